"""The base that a change shares with the one before it, and what is not sure of it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.draft.compared import year_before
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.language import say

CHANGING = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE})
WITHIN_YEAR = re.compile(r"(?:FY)?\d{4}(?:[QH][1-4]|-\d\d)")


class Pace(Struct, frozen=True, kw_only=True):
    """Period and base of a change, and whether another of its sentence may share them."""

    period: str = ""
    base: str = ""
    line: int = -1
    sentence: tuple[int, int] = (-1, -1)


def paced(spot: Spot, period: str, base: str, before: Pace) -> tuple[str, tuple[str, ...]]:
    """Return the base of a change, and what is not sure of it.

    A change in a month or quarter that names no base shares that of the change before it.
    """
    if spot.reading.kind not in CHANGING or not spot.passage.tongue.ASKS_BASES:
        return base, ()
    if not WITHIN_YEAR.fullmatch(period) or base != year_before(period):
        return base, ()
    if spot.passage.tongue.base_beside(spot, period):
        return base, ()
    shared = before.base if before.period == period else ""
    if shared and before.sentence == spot.passage.sentence:
        return shared, ()
    guess = (shared if before.line == spot.line_start else "") or base
    doubt = say("the text does not say what it is measured from: {base} is a guess", base=guess)
    return guess, (doubt,)
