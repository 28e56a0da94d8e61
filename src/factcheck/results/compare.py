"""Two results of an audit, compared: which verdicts changed, which way, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from factcheck.domain.verdict import Label
from factcheck.language import later, listed, say
from factcheck.results.ruling import Ruling

_OPEN = frozenset({Label.UNVERIFIABLE, Label.NOT_CHECKABLE})


class Movement(StrEnum):
    """Which way a claim went from one result to the other, the most urgent first."""

    WORSE = "worse"
    NEW = "new"
    GONE = "gone"
    BETTER = "better"
    SAME = "same"  # the same label, with something else changed


class Cause(StrEnum):
    """What changed beneath a verdict."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    OTHER_CLAIMS = "other claims"
    RULES = "rules"


# What may differ: under these words in a result that programs read
_ASPECTS = {
    "id": later("id"),
    "quote": later("quote"),
    "kind": later("kind"),
    "review": later("doubts"),
    "figure": later("figure"),
    "meaning": later("meaning"),
    "measures": later("measures"),
    "issuer": later("issuer"),
    "date of the document": later("date of the document"),
    "conflict": later("conflict"),
    "implied": later("implied"),
}


class CausedChange(Struct, frozen=True, kw_only=True):
    """One thing that changed beneath a verdict; a text that is empty was not there."""

    cause: Cause
    what: str  # in English
    sentence: str = ""  # the same in the language of the reader, where it is a sentence
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        what = self.sentence or say(_ASPECTS.get(self.what, "{what}"), what=self.what)
        if self.old and self.new:
            return say("{what}: {old} → {new}", what=what, old=self.old, new=self.new)
        if self.old:
            return say("{what}: {old}, now gone", what=what, old=self.old)
        return say("{what}: {new}, new", what=what, new=self.new) if self.new else what


class ClaimChange(Struct, frozen=True, kw_only=True):
    """One claim that is not as it was."""

    movement: Movement
    old: Ruling | None
    new: Ruling | None
    reasons: tuple[CausedChange, ...] = ()

    @property
    def ruling(self) -> Ruling:
        """The claim as it is now, or as it last was."""
        ruling = self.new or self.old
        if ruling is None:
            raise ValueError("a change concerns a claim")
        return ruling

    @property
    def is_worse(self) -> bool:
        """Whether someone should look: a verdict got worse, or a new claim fails."""
        fails = self.new is not None and self.new.fails()
        return self.movement is Movement.WORSE or (self.movement is Movement.NEW and fails)


class ResultComparison(Struct, frozen=True, kw_only=True):
    """All claims that changed, and how many did not."""

    changes: tuple[ClaimChange, ...]
    unchanged: int

    def name_of(self, ruling: Ruling) -> str:
        """Return the id of a claim, after its document where another changed claim has it too."""
        sharing = {
            change.ruling.document for change in self.changes if change.ruling.id == ruling.id
        }
        return f"{ruling.document}/{ruling.id}" if len(sharing) > 1 else ruling.id

    @property
    def is_worse(self) -> bool:
        """Whether anything got worse."""
        return any(change.is_worse for change in self.changes)

    def of(self, movement: Movement) -> tuple[ClaimChange, ...]:
        """Return the changes that went one way."""
        return tuple(change for change in self.changes if change.movement is movement)


def compare(old: Iterable[Ruling], new: Iterable[Ruling]) -> ResultComparison:
    """Compare two results, claim by claim.

    A claim is known again by its document and id; by its id alone where each result is of one
    document; and where its id changed, by all that it says.
    """
    before, after = tuple(old), tuple(new)
    changes: list[ClaimChange] = []
    unchanged = 0
    for was, now in _pairs(before, after):
        change = _change(was, now)
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    order = tuple(Movement)
    changes.sort(key=lambda each: (not each.is_worse, order.index(each.movement)))
    return ResultComparison(changes=tuple(changes), unchanged=unchanged)


def movement(old: Label, new: Label) -> Movement:
    """Return which way a verdict went.

    A claim that was judged and no longer is got worse, whichever way it was judged: a figure that
    is lost must not hide an error.

    >>> movement(Label.CONTRADICTED, Label.SUPPORTED)
    <Movement.BETTER: 'better'>
    >>> movement(Label.CONTRADICTED, Label.UNVERIFIABLE)
    <Movement.WORSE: 'worse'>
    """
    if old is new:
        return Movement.SAME
    if (old in _OPEN) is not (new in _OPEN):
        lost = new in _OPEN
        fails = new.severity > Label.UNVERIFIABLE.severity
        return Movement.WORSE if lost or fails else Movement.BETTER
    return Movement.WORSE if new.severity > old.severity else Movement.BETTER


def _pairs(
    old: tuple[Ruling, ...], new: tuple[Ruling, ...]
) -> Iterator[tuple[Ruling | None, Ruling | None]]:
    """Pair the claims of two results: those of the new one in its order, then those gone."""
    alone = all(len({each.document for each in rulings}) <= 1 for rulings in (old, new))
    before = {_key(ruling, alone=alone): ruling for ruling in old}
    after = {_key(ruling, alone=alone) for ruling in new}
    gone = {key: ruling for key, ruling in before.items() if key not in after}
    renamed = _by_words(gone.values())
    for now in new:
        was = before.get(_key(now, alone=alone))
        if was is None and (words := _words(now)) in renamed:
            was = renamed.pop(words)
            del gone[_key(was, alone=alone)]
        yield was, now
    for was in gone.values():
        yield was, None


def _key(ruling: Ruling, *, alone: bool) -> tuple[str, str]:
    return ("" if alone else ruling.document, ruling.id)


def _words(ruling: Ruling) -> tuple[tuple[str, str], ...]:
    return tuple(ruling.aspects.items())


def _by_words(rulings: Iterable[Ruling]) -> dict[tuple[tuple[str, str], ...], Ruling]:
    """Return the claims of which no other says the same, by what they say."""
    groups: dict[tuple[tuple[str, str], ...], list[Ruling]] = {}
    for ruling in rulings:
        groups.setdefault(_words(ruling), []).append(ruling)
    return {words: ruling for words, (ruling, *others) in groups.items() if not others}


def _change(old: Ruling | None, new: Ruling | None) -> ClaimChange | None:
    if old is None:
        return ClaimChange(movement=Movement.NEW, old=old, new=new)
    if new is None:
        return ClaimChange(movement=Movement.GONE, old=old, new=new)
    reasons = tuple(_reasons(old, new))
    is_same = _standing(old) == _standing(new)
    if is_same and not reasons:
        return None
    if not reasons:
        text = later(
            "claim and evidence are as they were: the rules, the catalogue or the date differ"
        )
        reasons = (CausedChange(cause=Cause.RULES, what=text, sentence=say(text)),)
    return ClaimChange(movement=_movement(old, new), old=old, new=new, reasons=reasons)


def _standing(ruling: Ruling) -> tuple[object, ...]:
    return ruling.label, ruling.reason, ruling.flags, ruling.would_be


def _movement(old: Ruling, new: Ruling) -> Movement:
    """Return which way a claim went; of one label, by whether it is in conflict with others.

    Where both are in doubt it went the way of what they would be if read rightly.
    """
    by_label = movement(old.label, new.label)
    if old.would_be is not None and new.would_be is not None:
        by_label = movement(old.would_be, new.would_be)
    if by_label is not Movement.SAME or old.is_inconsistent is new.is_inconsistent:
        return by_label
    return Movement.WORSE if new.is_inconsistent else Movement.BETTER


def _reasons(old: Ruling, new: Ruling) -> Iterator[CausedChange]:
    if old.id != new.id:
        yield CausedChange(cause=Cause.CLAIM, what="id", old=old.id, new=new.id)
    yield from _differences(Cause.CLAIM, old.aspects, new.aspects)
    yield from _differences(Cause.EVIDENCE, old.cells, new.cells)
    if old.conflicts != new.conflicts:
        for names in sorted(old.conflicts - new.conflicts):
            yield CausedChange(cause=Cause.OTHER_CLAIMS, what="conflict", old=listed(names))
        for names in sorted(new.conflicts - old.conflicts):
            yield CausedChange(cause=Cause.OTHER_CLAIMS, what="conflict", new=listed(names))
    if old.implied != new.implied:
        was, now = say("; ").join(old.implied), say("; ").join(new.implied)
        yield CausedChange(cause=Cause.OTHER_CLAIMS, what="implied", old=was, new=now)
    if old.aspects == new.aspects and old.cells == new.cells and old.parts != new.parts:
        for was_part, now_part in zip(old.parts, new.parts, strict=False):
            if was_part.claimed != now_part.claimed:
                text = later("the figure is read otherwise, in {expression}")
                yield _by_rules(text, now_part.expression, was_part.claimed, now_part.claimed)
            elif was_part.found != now_part.found:
                text = later("the same cells give another {expression}")
                yield _by_rules(text, now_part.expression, was_part.found, now_part.found)


def _by_rules(text: str, expression: str, old: str, new: str) -> CausedChange:
    what, sentence = text.format(expression=expression), say(text, expression=expression)
    return CausedChange(cause=Cause.RULES, what=what, sentence=sentence, old=old, new=new)


def _differences(
    cause: Cause, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[CausedChange]:
    for what in dict.fromkeys((*old, *new)):
        was, now = old.get(what, ""), new.get(what, "")
        if was != now:
            yield CausedChange(cause=cause, what=what, old=was, new=now)
