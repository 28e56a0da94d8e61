"""Ends of ranges between two floats, moved outward at each step by more than rounding can have."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import TypeAlias

from msgspec import Struct

from factcheck.evaluate.columnar_program import Value

_STEP = 2.0**-52  # twice the error of one rounding, relative
_SMALLEST = 2.0**-1074  # where relative errors have no meaning
_NEAR = 2.0**-46  # how far from a root its estimate may be


class EnclosedEnd(Struct, frozen=True):
    """One end in every row, between two floats."""

    low: Value
    high: Value
    least: float = -math.inf  # that the end is in any row, with room to spare

    @property
    def is_positive(self) -> bool:
        """Whether it is nowhere negative."""
        return self.least >= 0


Range: TypeAlias = tuple[EnclosedEnd, EnclosedEnd]


def spared(least: float) -> float:
    """Give a bound with room for all the rounding it may have seen."""
    return least - abs(least) * 1e-9


def nudged(low: Value, high: Value, least: float, roundings: int = 1) -> EnclosedEnd:
    """Move both floats outward by more than the last operations can have rounded."""
    far, near = roundings * _STEP, roundings * _SMALLEST
    if least >= 0:
        return EnclosedEnd(low * (1 - far) - near, high * (1 + far) + near, least)
    return EnclosedEnd(low - (abs(low) * far + near), high + (abs(high) * far + near), least)


def widened(values: Value, least: float) -> EnclosedEnd:
    """Enclose what was rounded four times: an integer, one beside it, its unit, and the product."""
    return nudged(values, values, spared(least), 4)


def known(end: EnclosedEnd, rows: Value) -> EnclosedEnd:
    """Keep an end in some rows; in the others it is not known."""
    return EnclosedEnd(rows.choose(end.low, math.nan), rows.choose(end.high, math.nan), end.least)


def minus(end: EnclosedEnd) -> EnclosedEnd:
    """Give an end with its sign changed."""
    return EnclosedEnd(-end.high, -end.low)


def added(one: EnclosedEnd, other: EnclosedEnd) -> EnclosedEnd:
    """Add two ends."""
    least = spared(one.least + other.least)
    return nudged(one.low + other.low, one.high + other.high, least)


def _times(one: EnclosedEnd, other: EnclosedEnd) -> EnclosedEnd:
    if one.is_positive and other.is_positive:
        least = spared(one.least * other.least)
        return nudged(one.low * other.low, one.high * other.high, least)
    corners = [mine * theirs for mine in (one.low, one.high) for theirs in (other.low, other.high)]
    return nudged(reduce(Value.least, corners), reduce(Value.most, corners), -math.inf)


def product(one: Range, other: Range) -> Range:
    """Multiply two ranges."""
    if one[0].is_positive and other[0].is_positive:
        return _times(one[0], other[0]), _times(one[1], other[1])
    corners = [(_times(mine, theirs), _times(mine, theirs)) for mine in one for theirs in other]
    return first(corners, Value.least)[0], first(corners, Value.most)[1]


def inverse(divisor: Range) -> Range:
    """Give one over a range where it is wholly positive or wholly negative."""
    low, high = divisor
    if low.least > 0:
        return _inverted(high), _inverted(low)
    apart = (low.low > 0) | (high.high < 0)
    return known(_inverted(high), apart), known(_inverted(low), apart)


def _inverted(end: EnclosedEnd) -> EnclosedEnd:
    return nudged(1 / end.high, 1 / end.low, 0.0 if end.least > 0 else -math.inf)


def powered(base: Range, exponent: int) -> Range:
    """Raise to a positive power: an odd one, or of what is nowhere negative."""
    low, high = base
    if exponent % 2 == 0 and not low.is_positive:
        rows = low.low >= 0
        low, high = known(low, rows), known(high, rows)
    return power(low, exponent), power(high, exponent)


def power(end: EnclosedEnd, exponent: int) -> EnclosedEnd:
    """Raise an end to a positive power; where it may be negative, its signs are looked at."""
    if not end.is_positive:
        return reduce(_times, [end] * exponent)
    low, high = (reduce(Value.__mul__, [value] * exponent) for value in (end.low, end.high))
    return nudged(low, high, spared(min(end.least, 1.0) ** exponent), exponent)


def rooted(end: EnclosedEnd, degree: int) -> EnclosedEnd:
    """Enclose the root of what is positive: an estimate, widened, and tried by its power."""
    low = end.low ** (1 / degree) * (1 - _NEAR)
    high = end.high ** (1 / degree) * (1 + _NEAR)
    below = power(EnclosedEnd(low, low, 0.0), degree).high
    above = power(EnclosedEnd(high, high, 0.0), degree).low
    rows = (end.low > 0) & (below <= end.low) & (above >= end.high)
    return known(EnclosedEnd(low, high, 0.0), rows)


def first(ranges: list[Range], of: Callable[[Value, Value], Value]) -> Range:
    """Give the least, or the greatest, of several ranges."""
    low, high = (
        EnclosedEnd(
            reduce(of, (enclosure.low for enclosure in side)),
            reduce(of, (enclosure.high for enclosure in side)),
            min(enclosure.least for enclosure in side),
        )
        for side in zip(*ranges, strict=True)
    )
    return low, high
