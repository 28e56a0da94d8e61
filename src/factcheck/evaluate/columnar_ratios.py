"""Ends of ranges as ratios of 64-bit integers, whose size is known before they are multiplied."""

from __future__ import annotations

import math
from functools import reduce
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.rational import Fraction
from factcheck.evaluate.columnar_program import Value

Whole: TypeAlias = Value | int

_LIMIT = 2**63 - 1


class TooLargeError(ValueError):
    """The numbers of a block may not fit, or an operation gives no ratios of integers."""


class RatioEnd(Struct, frozen=True, kw_only=True):
    """One end in every row: ``unit * above / below``, with `below` positive."""

    above: Whole
    below: Whole | None = None  # None: one
    unit: Fraction
    least: int  # that `above` can be
    most: int
    widest: int = 1  # that `below` can be

    def __post_init__(self) -> None:
        if max(-self.least, self.most, self.widest) > _LIMIT:
            raise TooLargeError

    def times(self, factor: int) -> RatioEnd:
        """Count in units so many times smaller."""
        if factor == 1:
            return self
        if factor > _LIMIT:
            raise TooLargeError
        checked = replace(
            self,
            unit=self.unit / factor,
            least=self.least * factor,
            most=self.most * factor,
        )
        return replace(checked, above=_by(self.above, factor))


Range: TypeAlias = tuple[RatioEnd, RatioEnd]


def constant(value: Fraction) -> RatioEnd:
    """Give a number, the same in every row."""
    sign = (value > 0) - (value < 0)
    return RatioEnd(above=sign, unit=abs(value) or Fraction(1), least=sign, most=sign)


def _by(one: Whole | None, other: Whole | None) -> Whole:
    """Multiply, sparing what is one."""
    one, other = (1 if factor is None else factor for factor in (one, other))
    if isinstance(one, int) and one == 1:
        return other
    return one if isinstance(other, int) and other == 1 else one * other


def aligned(*ends: RatioEnd) -> list[RatioEnd]:
    """Count all in one unit."""
    unit = reduce(_largest_common, (end.unit for end in ends))
    return [end.times(int(end.unit / unit)) for end in ends]


def _largest_common(one: Fraction, other: Fraction) -> Fraction:
    """Give the largest unit of which both are multiples."""
    across = math.gcd(one.numerator * other.denominator, other.numerator * one.denominator)
    return Fraction(across, one.denominator * other.denominator)


def _over(end: RatioEnd, below: Whole | None, widest: int) -> RatioEnd:
    """Give the numerator of an end over `below` times its own denominator."""
    least, most = end.least, end.most
    checked = replace(end, least=min(least, least * widest), most=max(most, most * widest))
    return replace(checked, above=_by(end.above, below))


def added(one: RatioEnd, other: RatioEnd, sign: int = 1) -> RatioEnd:
    """Add two ends, or take the second from the first where `sign` is -1."""
    one, other = aligned(one, other)
    below, widest = one.below, one.widest
    if one.below is not other.below:
        widest = one.widest * other.widest
        left, right = _over(one, other.below, other.widest), _over(other, one.below, one.widest)
        checked = replace(one, widest=widest)
        one, other = left, right
        below = _by(checked.below, other.below)
    bounds = (other.least, other.most) if sign > 0 else (-other.most, -other.least)
    total = replace(one, least=one.least + bounds[0], most=one.most + bounds[1], widest=widest)
    above = one.above + other.above if sign > 0 else one.above - other.above
    return replace(total, above=above, below=below)


def product(one: Range, other: Range) -> Range:
    """Multiply two ranges, of which one is nowhere negative."""
    if other[0].least < 0:
        one, other = other, one
    if other[0].least < 0:
        raise TooLargeError
    if one[0].least >= 0:
        return _times(one[0], other[0]), _times(one[1], other[1])
    signs = [end.above for end in one]
    if isinstance(signs[0], int) or isinstance(signs[1], int):
        raise TooLargeError
    return (
        _times(one[0], _where(signs[0] < 0, other[1], other[0])),
        _times(one[1], _where(signs[1] < 0, other[0], other[1])),
    )


def _times(one: RatioEnd, other: RatioEnd) -> RatioEnd:
    """Multiply two ends, of which the second is not negative."""
    most = other.most
    product = RatioEnd(
        above=one.above,
        unit=one.unit * other.unit,
        least=min(one.least * most, one.least * other.least),
        most=max(one.most * most, one.most * other.least),
        widest=one.widest * other.widest,
    )
    below = None if one.below is None and other.below is None else _by(one.below, other.below)
    return replace(product, above=_by(one.above, other.above), below=below)


def _where(rows: Value, one: RatioEnd, other: RatioEnd) -> RatioEnd:
    """Give one end in some rows, the other in the rest."""
    one, other = aligned(one, other)
    below = None
    if one.below is not None or other.below is not None:
        below = rows.choose(_by(one.below, 1), _by(other.below, 1))
    return RatioEnd(
        above=rows.choose(one.above, other.above),
        below=below,
        unit=one.unit,
        least=min(one.least, other.least),
        most=max(one.most, other.most),
        widest=max(one.widest, other.widest),
    )


def inverted(end: RatioEnd) -> RatioEnd:
    """Give one over an end, which is positive in every row."""
    return RatioEnd(
        above=1 if end.below is None else end.below,
        below=end.above,
        unit=1 / end.unit,
        least=1,
        most=end.widest,
        widest=end.most,
    )


def power(end: RatioEnd, exponent: int) -> RatioEnd:
    """Raise an end to a positive power; an odd one where the end may be negative."""
    checked = replace(
        end,
        unit=end.unit**exponent,
        least=min(end.least**exponent, end.least),
        most=max(end.most**exponent, end.most),
        widest=end.widest**exponent,
    )
    above, below = end.above, end.below
    for _ in range(exponent - 1):
        above = above * end.above
        below = None if below is None or end.below is None else below * end.below
    return replace(checked, above=above, below=below)


def first(ranges: list[Range], *, is_least: bool) -> Range:
    """Give the least, or the greatest, of several ranges of whole numbers."""
    bound = min if is_least else max
    ends = []
    for side in zip(*ranges, strict=True):
        found = aligned(*side)
        values = [end.above for end in found if isinstance(end.above, Value)]
        if len(values) < len(found) or any(end.below is not None for end in found):
            raise TooLargeError
        ends.append(
            replace(
                found[0],
                above=reduce(Value.least if is_least else Value.most, values),
                least=bound(end.least for end in found),
                most=bound(end.most for end in found),
            )
        )
    return ends[0], ends[1]


def rank(mine: Range, theirs: list[Range], *, smallest_first: bool) -> Range:
    """Give the best and the worst place of one range among others, all ends belonging."""
    surely: Whole = 1
    perhaps: Whole = 1
    for rival in theirs:
        if smallest_first:
            ahead, may_be = across(rival[1], mine[0]), across(rival[0], mine[1])
        else:
            ahead, may_be = across(mine[1], rival[0]), across(mine[0], rival[1])
        surely = smaller(*ahead).as_(np.int64) + surely
        perhaps = smaller(*may_be).as_(np.int64) + perhaps
    low, high = (
        RatioEnd(above=count, unit=Fraction(1), least=1, most=1 + len(theirs))
        for count in (surely, perhaps)
    )
    return low, high


def smaller(one: Whole, other: Whole) -> Value:
    """Give the rows in which the first is smaller."""
    if isinstance(one, Value):
        return one < other
    if isinstance(other, Value):
        return other > one
    raise TooLargeError


def same(one: Whole, other: Whole) -> Value:
    """Give the rows in which both are the same."""
    if isinstance(one, Value):
        return one.equals(other)
    if isinstance(other, Value):
        return other.equals(one)
    raise TooLargeError


def no_less(end: RatioEnd, least: int) -> RatioEnd:
    """Put `least` in the rows in which the numerator is smaller."""
    if end.least >= least or not isinstance(end.above, Value):
        return end
    return replace(end, above=end.above.most(least), least=least, most=max(end.most, least))


def across(one: RatioEnd, other: RatioEnd) -> tuple[Whole, Whole]:
    """Give two integers that are in the same order as two ends."""
    one, other = aligned(one, other)
    left = _over(one, other.below, other.widest)
    right = _over(other, one.below, one.widest)
    return left.above, right.above
