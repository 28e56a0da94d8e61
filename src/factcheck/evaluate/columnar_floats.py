"""Fits of a block of rows in float64, certified: what the error bounds leave open is not decided.

An end is enclosed by two floats, one on each side. Every operation rounds to the nearest, so its
result is then moved outward by more than rounding can have moved it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Greatest,
    Least,
    Multiply,
    Number,
    Power,
    Root,
    Subtract,
)
from factcheck.evaluate.columnar_steps import (
    INSIDE,
    OUTSIDE,
    OVERLAPPING,
    UNDECIDED,
    Codes,
    Column,
    Plus,
    Raised,
)
from factcheck.evaluate.columns import NO_HIGH, NO_LOW, Leaf

Floats: TypeAlias = "npt.NDArray[np.float64]"
_End: TypeAlias = "tuple[Floats, Floats]"  # two floats around the end
_Range: TypeAlias = "tuple[_End, _End]"

_STEP = 2.0**-52  # twice the error of one rounding, relative
_SMALLEST = 2.0**-1074  # where relative errors have no meaning
_NEAR = 2.0**-46  # how far from a root its estimate may be
_SMALL = 2.0**-900  # units smaller than this, or larger than its inverse, are left to others


class FloatBlock:
    """Evaluates a shape over some rows of its columns. What is not a number is not known."""

    def __init__(self, leaves: Sequence[Column]) -> None:
        self.leaves = [_floats(each, infinite=np.nan) for each in leaves]

    def codes(self, shape: Expression, claimed: Column, steps: Sequence[Plus | Raised]) -> Codes:
        """Give the code of the fit in each row, UNDECIDED where the bounds leave it open.

        `steps` are done to the claim before it is compared.
        """
        with np.errstate(all="ignore"):
            found = self._range(shape)
            low, high = (_stepped(each, steps) for each in _floats(claimed, infinite=np.inf))
            if steps:  # what is negative may have no root
                rows = found[0][0] >= 0
                found = (_known(found[0], rows), _known(found[1], rows))
            above_low, under_low = found[0][0] > low[1], found[0][1] < low[0]
            under_high, above_high = found[1][1] < high[0], found[1][0] > high[1]
            meets = (found[1][0] > low[1]) & (found[0][1] < high[0])
            codes = np.full(len(claimed), UNDECIDED, np.uint8)
            codes[meets & (under_low | above_high)] = OVERLAPPING
            codes[above_low & under_high] = INSIDE
            codes[(found[1][1] < low[0]) | (found[0][0] > high[1])] = OUTSIDE
        return codes

    def _range(self, shape: Expression) -> _Range:
        match shape:
            case Leaf(place):
                return self.leaves[place]
            case Number(value):
                return _constant(value), _constant(value)
            case Add(left=left, right=right):
                one, other = self._range(left), self._range(right)
                return _sum(one[0], other[0]), _sum(one[1], other[1])
            case Subtract(left=left, right=right):
                one, other = self._range(left), self._range(right)
                return _sum(one[0], _minus(other[1])), _sum(one[1], _minus(other[0]))
            case Multiply(left=left, right=right):
                return _product(self._range(left), self._range(right))
            case Divide(left=left, right=right):
                return _product(self._range(left), _inverse(self._range(right)))
            case Power(base=base, exponent=exponent) if exponent < 0:
                return _inverse(_powered(self._range(base), -exponent))
            case Power(base=base, exponent=exponent) if exponent > 0:
                return _powered(self._range(base), exponent)
            case Root(base=base, degree=degree):
                low, high = self._range(base)
                return _root(low, degree), _root(high, degree)
            case Least(of=of):
                return _first([self._range(each) for each in of], np.minimum)
            case Greatest(of=of):
                return _first([self._range(each) for each in of], np.maximum)
            case _:
                unknown = np.array(np.nan)
                return (unknown, unknown), (unknown, unknown)


def _down(values: Floats) -> Floats:
    """Move below what the last operation can have rounded from."""
    return values - (np.abs(values) * _STEP + _SMALLEST)


def _up(values: Floats) -> Floats:
    """Move above what the last operation can have rounded from."""
    return values + (np.abs(values) * _STEP + _SMALLEST)


def _floats(column: Column, *, infinite: float) -> _Range:
    """Enclose the ends of a column, which takes three roundings; put `infinite` for no end."""
    unit = float(column.unit) if _SMALL < column.unit < 1 / _SMALL else np.nan
    ends = []
    for whole, no_end in ((column.low, NO_LOW), (column.high, NO_HIGH)):
        values = whole.astype(np.float64) * unit
        spread = np.abs(values) * (4 * _STEP) + _SMALLEST
        low, high = values - spread, values + spread
        free = whole == no_end
        if free.any():
            low[free] = high[free] = np.copysign(infinite, no_end)
        ends.append((low, high))
    return ends[0], ends[1]


def _constant(value: Fraction) -> _End:
    if value and not _SMALL < abs(value) < 1 / _SMALL:
        return np.array(np.nan), np.array(np.nan)
    near = np.array(float(value))
    return (near, near) if Fraction(float(value)) == value else (_down(near), _up(near))


def _known(end: _End, rows: npt.NDArray[np.bool_]) -> _End:
    """Keep an end in some rows; in the others it is not known."""
    return np.where(rows, end[0], np.nan), np.where(rows, end[1], np.nan)


def _minus(end: _End) -> _End:
    return -end[1], -end[0]


def _sum(one: _End, other: _End) -> _End:
    return _down(one[0] + other[0]), _up(one[1] + other[1])


def _times(one: _End, other: _End) -> _End:
    corners = [mine * theirs for mine in one for theirs in other]
    return _down(reduce(np.minimum, corners)), _up(reduce(np.maximum, corners))


def _is_positive(found: _Range) -> bool:
    return bool(np.min(found[0][0], initial=0) >= 0)


def _product(one: _Range, other: _Range) -> _Range:
    if _is_positive(one) and _is_positive(other):
        (low, high), (lower, higher) = one, other
        return (
            (_down(low[0] * lower[0]), _up(low[1] * lower[1])),
            (_down(high[0] * higher[0]), _up(high[1] * higher[1])),
        )
    corners = [_times(mine, theirs) for mine in one for theirs in other]
    lows, highs = zip(*corners, strict=True)
    return (
        (reduce(np.minimum, lows), reduce(np.minimum, highs)),
        (reduce(np.maximum, lows), reduce(np.maximum, highs)),
    )


def _inverse(divisor: _Range) -> _Range:
    """Give one over a range where it is wholly positive or wholly negative."""
    low, high = divisor
    apart = (low[0] > 0) | (high[1] < 0)
    return _known(_inverted(high), apart), _known(_inverted(low), apart)


def _inverted(end: _End) -> _End:
    return _down(1 / end[1]), _up(1 / end[0])


def _powered(base: _Range, exponent: int) -> _Range:
    """Raise to a positive power: an odd one, or of what is nowhere negative."""
    low, high = base
    if exponent % 2 == 0:
        rows = low[0] >= 0
        low, high = _known(low, rows), _known(high, rows)
    return _power(low, exponent), _power(high, exponent)


def _power(end: _End, exponent: int) -> _End:
    """Raise an end; where it may be negative, its signs are looked at."""
    product = end
    is_positive = bool(np.min(end[0], initial=0) >= 0)
    for _ in range(exponent - 1):
        if is_positive:
            product = _down(product[0] * end[0]), _up(product[1] * end[1])
        else:
            product = _times(product, end)
    return product


def _root(end: _End, degree: int) -> _End:
    """Enclose the root of what is not negative: an estimate, widened, and tried by its power."""
    low = end[0] ** (1 / degree) * (1 - _NEAR)
    high = end[1] ** (1 / degree) * (1 + _NEAR)
    (_, too_low), (too_high, _) = _power((low, low), degree), _power((high, high), degree)
    return _known((low, high), (end[0] > 0) & (too_low <= end[0]) & (too_high >= end[1]))


def _first(ranges: list[_Range], of: np.ufunc) -> _Range:
    """Give the least, or the greatest, of several ranges."""
    low, high = (
        (reduce(of, (each[0] for each in side)), reduce(of, (each[1] for each in side)))
        for side in zip(*ranges, strict=True)
    )
    return low, high


def _stepped(end: _End, steps: Sequence[Plus | Raised]) -> _End:
    """Do to a claimed end what undoes the root; an end at infinity stays where it is."""
    for step in steps:
        free = np.isinf(end[0])
        if isinstance(step, Plus):
            moved = _sum(end, _constant(step.number))
        else:
            moved = _power(_known(end, end[0] >= 0), step.exponent)
        end = np.where(free, end[0], moved[0]), np.where(free, end[1], moved[1])
    return end
