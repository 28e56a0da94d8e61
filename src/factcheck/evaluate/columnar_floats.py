"""Fits of a block of rows in float64, certified: what the error bounds leave open is not decided.

An end is enclosed by two floats, one on each side. Every operation rounds to the nearest, so its
result is then moved outward by more than rounding can have moved it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

import numpy as np

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
from factcheck.evaluate.columnar_program import Program, Value
from factcheck.evaluate.columnar_steps import (
    INSIDE,
    MOST_POWER,
    OUTSIDE,
    OVERLAPPING,
    UNDECIDED,
    Columns,
    Integers,
    Plus,
    Printed,
    Raised,
)
from factcheck.evaluate.columns import NO_HIGH, NO_LOW, Leaf

_STEP = 2.0**-52  # twice the error of one rounding, relative
_SMALLEST = 2.0**-1074  # where relative errors have no meaning
_NEAR = 2.0**-46  # how far from a root its estimate may be
_SMALL = 2.0**-900  # units smaller than this, or larger than its inverse, are left to others


@dataclass(frozen=True, slots=True)
class _End:
    """One end in every row, between two floats."""

    low: Value
    high: Value
    least: float = -math.inf  # that the end is in any row, with room to spare

    @property
    def is_positive(self) -> bool:
        """Whether it is nowhere negative."""
        return self.least >= 0


_Range: TypeAlias = tuple[_End, _End]


class FloatPlan:
    """A shape over columns, in floats. What is not a number is not known."""

    def __init__(self, leaves: Sequence[Columns]) -> None:
        self.program = Program()
        self._rows = len(leaves[0])
        self.leaves = [self._ends(each, infinite=math.nan) for each in leaves]

    def codes(self, shape: Expression, claimed: Columns, steps: Sequence[Plus | Raised]) -> Value:
        """Give the code of the fit in each row, UNDECIDED where the bounds leave it open.

        `steps` are done to the claim before it is compared.
        """
        least, most = self._range(shape)
        low, high = (self._stepped(each, steps) for each in self._ends(claimed, infinite=math.inf))
        if steps:  # what is negative may have no root
            rows = least.low >= 0
            least, most = _known(least, rows), _known(most, rows)
        over_low, under_low = least.low > low.high, least.high < low.low
        under_high, over_high = most.high < high.low, most.low > high.high
        meets = (most.low > low.high) & (least.high < high.low)
        outside = (most.high < low.low) | (least.low > high.high)
        partly = meets & (under_low | over_high)
        codes = partly.choose(np.uint8(OVERLAPPING), np.uint8(UNDECIDED))
        codes = (over_low & under_high).choose(np.uint8(INSIDE), codes)
        return outside.choose(np.uint8(OUTSIDE), codes)

    def _range(self, shape: Expression) -> _Range:
        match shape:
            case Leaf(place):
                return self.leaves[place]
            case Number(value):
                return self._constant(value), self._constant(value)
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
            case Power(base=base, exponent=exponent) if -MOST_POWER <= exponent < 0:
                return _inverse(_powered(self._range(base), -exponent))
            case Power(base=base, exponent=exponent) if 0 < exponent <= MOST_POWER:
                return _powered(self._range(base), exponent)
            case Root(base=base, degree=degree) if degree <= MOST_POWER:
                low, high = self._range(base)
                return _root(low, degree), _root(high, degree)
            case Least(of=of):
                return _first([self._range(each) for each in of], Value.least)
            case Greatest(of=of):
                return _first([self._range(each) for each in of], Value.most)
            case _:
                unknown = self._scalar(math.nan)
                return _End(unknown, unknown), _End(unknown, unknown)

    def _ends(self, column: Columns, *, infinite: float) -> _Range:
        """Enclose the ends of a column; put `infinite` where there is none."""
        unit = float(column.unit) if _SMALL < column.unit < 1 / _SMALL else math.nan
        if isinstance(column, Printed):
            doubled = self.program.column(column.values, np.float64) * 2
            least = 2 * int(column.values.min())
            low, high = (
                _widened((doubled + half) * (unit / 2), (least + half) * (unit / 2))
                for half in (-1, 1)
            )
            return low, high
        return (
            self._side(column.low, unit, NO_LOW, infinite),
            self._side(column.high, unit, NO_HIGH, infinite),
        )

    def _side(self, whole: Integers, unit: float, no_end: int, infinite: float) -> _End:
        values, least = self.program.column(whole, np.float64), int(whole.min())
        end = _widened(values * unit, least * unit)
        if no_end not in (least, int(whole.max())):
            return end
        free = self.program.column(whole).equals(no_end)
        instead = math.copysign(infinite, no_end)
        return _End(free.choose(instead, end.low), free.choose(instead, end.high))

    def _scalar(self, value: float) -> Value:
        return self.program.column(np.broadcast_to(np.float64(value), self._rows), np.float64)

    def _constant(self, value: Fraction) -> _End:
        if value and not _SMALL < abs(value) < 1 / _SMALL:
            return _End(self._scalar(math.nan), self._scalar(math.nan))
        near = self._scalar(float(value))
        if Fraction(float(value)) == value:
            return _End(near, near, float(value))
        return _nudged(near, near, _spared(float(value)))

    def _stepped(self, end: _End, steps: Sequence[Plus | Raised]) -> _End:
        """Do to a claimed end what undoes the root; an end at infinity stays where it is."""
        for step in steps:
            if isinstance(step, Plus):
                moved = _sum(end, self._constant(step.number))
            else:
                moved = _power(end if end.is_positive else _known(end, end.low >= 0), step.exponent)
            if end.least == -math.inf:
                finite = abs(end.low) < math.inf
                moved = _End(finite.choose(moved.low, end.low), finite.choose(moved.high, end.high))
            end = moved
        return end


def _spared(least: float) -> float:
    """Give a bound with room for all the rounding it may have seen."""
    return least - abs(least) * 1e-9


def _nudged(low: Value, high: Value, least: float, roundings: int = 1) -> _End:
    """Move both floats outward by more than the last operations can have rounded."""
    far, near = roundings * _STEP, roundings * _SMALLEST
    if least >= 0:
        return _End(low * (1 - far) - near, high * (1 + far) + near, least)
    return _End(low - (abs(low) * far + near), high + (abs(high) * far + near), least)


def _widened(values: Value, least: float) -> _End:
    """Enclose what was rounded four times: an integer, one beside it, its unit, and the product."""
    return _nudged(values, values, _spared(least), 4)


def _known(end: _End, rows: Value) -> _End:
    """Keep an end in some rows; in the others it is not known."""
    return _End(rows.choose(end.low, math.nan), rows.choose(end.high, math.nan), end.least)


def _minus(end: _End) -> _End:
    return _End(-end.high, -end.low)


def _sum(one: _End, other: _End) -> _End:
    least = _spared(one.least + other.least)
    return _nudged(one.low + other.low, one.high + other.high, least)


def _times(one: _End, other: _End) -> _End:
    if one.is_positive and other.is_positive:
        least = _spared(one.least * other.least)
        return _nudged(one.low * other.low, one.high * other.high, least)
    corners = [mine * theirs for mine in (one.low, one.high) for theirs in (other.low, other.high)]
    return _nudged(reduce(Value.least, corners), reduce(Value.most, corners), -math.inf)


def _product(one: _Range, other: _Range) -> _Range:
    if one[0].is_positive and other[0].is_positive:
        return _times(one[0], other[0]), _times(one[1], other[1])
    corners = [(_times(mine, theirs), _times(mine, theirs)) for mine in one for theirs in other]
    return _first(corners, Value.least)[0], _first(corners, Value.most)[1]


def _inverse(divisor: _Range) -> _Range:
    """Give one over a range where it is wholly positive or wholly negative."""
    low, high = divisor
    if low.least > 0:
        return _inverted(high), _inverted(low)
    apart = (low.low > 0) | (high.high < 0)
    return _known(_inverted(high), apart), _known(_inverted(low), apart)


def _inverted(end: _End) -> _End:
    return _nudged(1 / end.high, 1 / end.low, 0.0 if end.least > 0 else -math.inf)


def _powered(base: _Range, exponent: int) -> _Range:
    """Raise to a positive power: an odd one, or of what is nowhere negative."""
    low, high = base
    if exponent % 2 == 0 and not low.is_positive:
        rows = low.low >= 0
        low, high = _known(low, rows), _known(high, rows)
    return _power(low, exponent), _power(high, exponent)


def _power(end: _End, exponent: int) -> _End:
    if not end.is_positive:
        return reduce(_times, [end] * exponent)
    low, high = (reduce(Value.__mul__, [each] * exponent) for each in (end.low, end.high))
    return _nudged(low, high, _spared(min(end.least, 1.0) ** exponent), exponent)


def _root(end: _End, degree: int) -> _End:
    """Enclose the root of what is positive: an estimate, widened, and tried by its power."""
    low = end.low ** (1 / degree) * (1 - _NEAR)
    high = end.high ** (1 / degree) * (1 + _NEAR)
    below = _power(_End(low, low, 0.0), degree).high
    above = _power(_End(high, high, 0.0), degree).low
    rows = (end.low > 0) & (below <= end.low) & (above >= end.high)
    return _known(_End(low, high, 0.0), rows)


def _first(ranges: list[_Range], of: Callable[[Value, Value], Value]) -> _Range:
    """Give the least, or the greatest, of several ranges."""
    low, high = (
        _End(
            reduce(of, (each.low for each in side)),
            reduce(of, (each.high for each in side)),
            min(each.least for each in side),
        )
        for side in zip(*ranges, strict=True)
    )
    return low, high
