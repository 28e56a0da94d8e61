"""Which edition is asked first, and what is called what by it: written down once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from tests.oracle.judging import (
    COMPATIBLE,
    CONTRADICTED,
    NEAR,
    OPEN,
    SUPPORTED,
    Cell,
    Part,
    Slot,
    cannot_be,
    label_of,
    value_of,
)
from tests.oracle.reading import Printed
from tests.oracle.span import EVERYTHING, Span, Undefined

PASSES, FAILS = {SUPPORTED, COMPATIBLE}, {NEAR, CONTRADICTED}
WORST = (SUPPORTED, COMPATIBLE, OPEN, "conflicting", NEAR, "implausible", CONTRADICTED)


@dataclass(frozen=True)
class Edition:
    name: str
    day: str  # days in this form sort as they follow each other
    cells: Mapping[Cell, Span]
    printed: Mapping[Cell, Printed]


@dataclass(frozen=True)
class Verdict:
    labels: frozenset[str]  # one, but where two readings are equally good
    flags: frozenset[str] = field(default_factory=frozenset)


Editions: TypeAlias = tuple[Edition, ...]
Bound: TypeAlias = Callable[[Cell], Span]  # what a cell may be where nobody says


@dataclass(frozen=True)
class _Answer:
    """What one choice of editions says, an edition for each cell of each slot."""

    label: str
    used: Mapping[Slot, Editions]
    cannot_be: bool = False

    @property
    def editions(self) -> list[Edition]:
        return [edition for editions in self.used.values() for edition in editions]

    @property
    def is_mixed(self) -> bool:
        return len({edition.name for edition in self.editions}) > 1

    @property
    def days(self) -> list[str]:
        return sorted((edition.day for edition in self.editions), reverse=True)

    def figures(self) -> set[tuple[Cell, str, str]]:
        return {
            (cell, edition.day, edition.name)
            for slot, editions in self.used.items()
            for cell, edition in zip(slot, editions, strict=True)
        }

    def stands_beside(self, other: _Answer) -> bool:
        """Whether neither was published before the other, in the figures where they differ."""
        own, others = self.figures() - other.figures(), other.figures() - self.figures()
        if self.is_mixed != other.is_mixed:
            return False
        if not own or not others:
            return True
        return max(day for _, day, _ in own) == max(day for _, day, _ in others)


def judged(parts: Iterable[Part], editions: Editions, day: str, bound: Bound) -> Verdict:
    """Label a claim by the worst of what it says, and gather the flags of all of it."""
    verdicts = [_decided(part, editions, day, bound) for part in parts]
    flags = frozenset().union(*(verdict.flags for verdict in verdicts))
    labels = {SUPPORTED}
    for verdict in verdicts:
        labels = {max(one, two, key=WORST.index) for one, two in product(labels, verdict.labels)}
    return Verdict(frozenset(labels), flags)


def _decided(part: Part, editions: Editions, day: str, bound: Bound) -> Verdict:
    public = _answers(part, tuple(each for each in editions if each.day <= day), bound)
    later = [each for each in _answers(part, editions, bound) if each.days[0] > day]
    if not public and not later:
        anything = value_of(part, {slot: _unknown(slot, bound) for slot in part.slots})
        beyond = not anything.meets(part.claimed(part.claim))
        return Verdict(frozenset({"implausible" if beyond else OPEN}))
    settling = [answer for answer in later if answer.label != OPEN]
    if settling and all(answer.label == OPEN for answer in public):
        rivals, flags = later, {"later-evidence"}
        first = min((answer.is_mixed, answer.days[0]) for answer in settling)
        heads = [each for each in settling if (each.is_mixed, each.days[0]) == first]
    else:
        rivals, flags = public or later, set[str]() if public else {"later-evidence"}
        best = max(map(_standing, rivals))
        heads = [answer for answer in rivals if _standing(answer) == best]
    labels = set()
    for head in heads:
        label = head.label
        beside = [each for each in rivals if each is not head and head.stands_beside(each)]
        if any(_clash(label, each.label) for each in beside):
            label = "conflicting"
        elif any(_clash(label, each.label) for each in later):
            flags.add("revised-since")
        if head.is_mixed:
            flags.add("mixed-vintage")
        labels.add("implausible" if label == OPEN and head.cannot_be else label)
    return Verdict(frozenset(labels), frozenset(flags))


def _standing(answer: _Answer) -> tuple[bool, bool, list[str]]:
    """Give what counts most: what is complete, then of one edition, then the latest."""
    return answer.label != OPEN, not answer.is_mixed, answer.days


def _clash(one: str, two: str) -> bool:
    return (one in PASSES and two in FAILS) or (one in FAILS and two in PASSES)


def _answers(part: Part, editions: Editions, bound: Bound) -> list[_Answer]:
    """Give what each edition says, the others asked only for what it lacks.

    An edition that has less than another, of what is wanted, does not lead.
    """
    ways = {slot: way for slot in part.slots if (way := dict(_ways(slot, editions)))}
    names = {name for way in ways.values() for name in way}
    covers = {name: {slot for slot, way in ways.items() if name in way} for name in names}
    answers: list[_Answer] = []
    for lead in sorted(names):
        if any(covers[lead] < other for other in covers.values()):
            continue
        used = {slot: way.get(lead) or min(way.items())[1] for slot, way in ways.items()}
        if used not in [answer.used for answer in answers]:
            values = _values(part, used, bound)
            lacks = len(used) < len(part.slots)
            complete = not lacks and EVERYTHING not in values.values()
            label = label_of(part, values, complete=complete, cell=_only_cell(part, used))
            answers.append(_Answer(label, used, lacks and cannot_be(part, values)))
    return answers


def _only_cell(part: Part, used: Mapping[Slot, Editions]) -> Printed | None:
    """Give the cell that is what is claimed itself, where one is."""
    match part.slots:
        case (((cell,) as slot),) if slot in used:
            return used[slot][0].printed[cell]
        case _:
            return None


def _ways(slot: Slot, editions: Editions) -> Iterator[tuple[str, Editions]]:
    """Give the editions that answer a slot, or a mixture where no edition has all of it."""
    own = [
        (edition.name, (edition,) * len(slot))
        for edition in editions
        if all(cell in edition.cells for cell in slot)
    ]
    yield from own
    if not own:
        for mixture in product(*([e for e in editions if cell in e.cells] for cell in slot)):
            yield "/".join(edition.name for edition in mixture), mixture


def _values(part: Part, used: Mapping[Slot, Editions], bound: Bound) -> dict[Slot, Span]:
    values = {slot: _unknown(slot, bound) for slot in part.slots}
    for slot, editions in used.items():
        cells = {cell: edition.cells[cell] for cell, edition in zip(slot, editions, strict=True)}
        values[slot] = combined(slot, cells)
    return values


def combined(slot: Slot, cells: Mapping[Cell, Span]) -> Span:
    """Give a cell, or the quotient of two; anything where that is not defined."""
    now, *before = (cells[cell] for cell in slot)
    try:
        return now / before[0] if before else now
    except Undefined:
        return EVERYTHING


def _unknown(slot: Slot, bound: Bound) -> Span:
    return combined(slot, {cell: bound(cell) for cell in slot})
