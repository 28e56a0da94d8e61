"""Which rows a text speaks of: those that it counts, and those that it counts them among."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck.check.lexicon.vocabulary import PRESENT, STOP
from factcheck.check.lexicon.words import english, stem
from factcheck.check.subjects.ballots import is_ballot
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "groups")

_AMONG = re.compile(  # in the north, among women, of those on the drug
    r"\b(?:in|among|amongst|within|at|of|on|for|with)\s+(?:(?:the|all|those|their|these|our|on|in|who|were|are|an?|with|had|have)\s+){0,4}$",
    re.IGNORECASE,
)
_BELONGS = re.compile(  # lived in the city, were from the north: what is said of them
    WORDS.pattern(r"\b(?:{en.belongs})\s+(?:all\s+)?(?:from|in|at|on|to)\s+(?:the\s+)?$"),
    re.IGNORECASE,
)

_NEAR = 3  # words before a value


class CountedGroup(Struct, frozen=True, kw_only=True):
    """Some rows, those among which they are counted, and whether a clause before names them."""

    thing: frozenset[RowFilter]
    base: frozenset[RowFilter]
    is_carried: bool = False

    @property
    def whole(self) -> frozenset[RowFilter]:
        """What the rows that are counted share."""
        return self.thing | self.base


def counted_groups(
    sample: Sample, own: str, lead: str, earlier: str, later: str = ""
) -> Iterator[CountedGroup]:
    """Give the groups that a figure may count, the likeliest first; none where none is named.

    Parameters
    ----------
    sample : Sample
        The table.
    own : str
        The words that go with the figure.
    lead : str
        Those between the figure before it and them: among women, in the north.
    earlier : str
        Its sentence, up to the figure.
    later : str, optional
        What follows the figures that stand beside it: 11 of one and 9 of the other smoked.
    """
    things, bases = parted(sample, own)
    led, above = parted(sample, lead)
    if not things and not bases:
        things, bases, led, above = led, above, [], []
    is_carried = not things
    if not things and bases:
        columns = {one.column for one in bases}
        before, among = parted(sample, earlier)
        carried = [*reversed(before), *parted(sample, later)[0], *reversed(among)]
        things = [one for one in carried if one.column not in columns][:1]
        if not things:
            yield CountedGroup(thing=frozenset(bases[:1]), base=frozenset(), is_carried=True)
            return
    if not things:
        return
    thing = frozenset(_one_a_column(things))
    taken = {one.column for one in thing}
    base = frozenset(one for one in _one_a_column(bases) if one.column not in taken)
    taken |= {one.column for one in base}
    wider = base | {one for one in _one_a_column(above) if one.column not in taken}
    if wider != base:
        yield CountedGroup(thing=thing, base=wider, is_carried=is_carried)
    if base or wider == base:
        yield CountedGroup(thing=thing, base=base, is_carried=is_carried)


def parted(sample: Sample, text: str) -> tuple[list[RowFilter], list[RowFilter]]:
    """Return what a text says of rows, and the groups among which it says so."""
    things: list[RowFilter] = []
    bases: list[RowFilter] = []
    for start, one in sample.named(text):
        is_arm = sample.arm is not None and one.column == sample.arm.index
        is_said = _BELONGS.search(text, 0, start) is not None
        is_said = is_said or (not is_arm and _is_verb_of(sample, one, text[:start]))
        is_among = _AMONG.search(text, 0, start) is not None and not is_said
        column = sample.by_index[one.column]
        is_truth = column.is_yes_or_no or is_ballot(column)
        (bases if is_arm or (is_among and not is_truth) else things).append(one)
    return things, bases


def _is_verb_of(sample: Sample, one: RowFilter, text: str) -> bool:
    """Whether the last word that names something is what a column says: wrote with the left."""
    column = sample.by_index[one.column].name
    names = {naming.key for naming in english(column.replace("_", " "))}
    words = re.findall(r"[a-z]+", text.casefold())[-_NEAR:]
    return any(stem(PRESENT.get(word, word)) in names for word in words if word not in STOP)


def _one_a_column(several: Iterable[RowFilter]) -> list[RowFilter]:
    return list({one.column: one for one in reversed(list(several))}.values())
