"""Claims that look back, over what is known of the past: records, first times and trends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from tests.oracle.judging import Cell, Part, Slot, Value, Values
from tests.oracle.reading import moved, place_in_time
from tests.oracle.span import Span

Claim: TypeAlias = Mapping[str, Any]
Slots: TypeAlias = tuple[Slot, ...]


@dataclass(frozen=True)
class _Past:
    """The earlier years or months that count, by their place in time, the earliest first."""

    counted: tuple[int, ...]
    gaps: tuple[int, ...]


def compared(
    claim: Claim,
    known: frozenset[Cell],
    claimed: Span,
    value: Callable[[Values, Slots], Span],
    *now: Slot,
) -> Part:
    """Give what compares a figure with all earlier ones at once.

    Where only the period under "since" stands beyond it, that one is passed over.
    """
    past = _of_past(claim, known, stepwise=False)
    before = _slots(claim, past.counted)
    lenient: Value | None = None
    if "since" in claim:
        first = place_in_time(claim["since"])
        rest = tuple(place for place in past.counted if place > first) or past.counted[-1:]
        after = _slots(claim, rest)
        if after != before:
            lenient = lambda at: value(at, after)  # noqa: E731
    return Part(
        (*now, *before),
        lambda at: value(at, before),
        claimed,
        flawed=bool(past.gaps),
        lenient=lenient,
    )


def steps(claim: Claim, known: frozenset[Cell], claimed: Span) -> Iterator[Part]:
    """Give the step into each period that is known, from the one known before it."""
    past = _of_past(claim, known, stepwise=True)
    places = (*past.counted, place_in_time(claim["period"]))
    start = min((*past.counted[:1], *past.gaps[:1]))
    for before, after in pairwise(places):
        now, then = _slots(claim, (after, before))
        yield Part(
            (now, then),
            _step(now, then),
            claimed,
            flawed=any(min(start, before) <= gap < after for gap in past.gaps),
        )
        start = after


def furthest(at: Values, slots: Slots, highest: bool) -> Span:  # noqa: FBT001
    spans = [at[slot] for slot in slots]
    choose = max if highest else min
    return Span(choose(span.low for span in spans), choose(span.high for span in spans))


def _step(now: Slot, then: Slot) -> Value:
    return lambda at: at[now] - at[then]


def _slots(claim: Claim, places: tuple[int, ...]) -> Slots:
    now = place_in_time(claim["period"])
    return tuple(((claim["of"], "a", moved(claim["period"], place - now)),) for place in places)


def _of_past(claim: Claim, known: frozenset[Cell], *, stepwise: bool) -> _Past:
    """Give what counts: all that is known, or all since a period that is named.

    That period counts though nothing is known of it, unless what is known reaches further back.
    """
    now = place_in_time(claim["period"])
    places = {place_in_time(cell[2]) for cell in known if cell[:2] == (claim["of"], "a")}
    earlier = tuple(sorted(place for place in places if place < now))
    if "since" not in claim and "years" not in claim:
        return _with_gaps(earlier or (now - 1,), earlier[0] if earlier else now, now)
    first = place_in_time(claim["since"]) if "since" in claim else now - claim["years"] + 1
    inside = tuple(place for place in earlier if place >= first)
    reaches = first in inside or (not stepwise and bool(earlier) and earlier[0] < first)
    if reaches:
        return _with_gaps(inside or (now - 1,), first, now)
    return _with_gaps((first, *inside), inside[0] if inside else now, now)


def _with_gaps(counted: tuple[int, ...], start: int, now: int) -> _Past:
    return _Past(counted, tuple(place for place in range(start, now) if place not in counted))
