"""Fits of a block of rows in float64, certified: what the error bounds leave open is not decided.

An end is enclosed by two floats, one on each side. Every operation rounds to the nearest, so its
result is then moved outward by more than rounding can have moved it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

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
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columnar_enclosures import (
    EnclosedEnd,
    Range,
    added,
    first,
    inverse,
    known,
    minus,
    nudged,
    power,
    powered,
    product,
    rooted,
    spared,
    widened,
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
    PrintedColumn,
    Raised,
)
from factcheck.evaluate.columns import NO_HIGH, NO_LOW, Leaf

_SMALL = 2.0**-900  # units smaller than this, or larger than its inverse, are left to others


class FloatPlan:
    """A shape over columns, in floats. What is not a number is not known."""

    def __init__(self, leaves: Sequence[Columns]) -> None:
        self.program = Program()
        self._rows = len(leaves[0])
        self.leaves = [self._ends(leaf, infinite=math.nan) for leaf in leaves]

    def codes(self, shape: Expression, claimed: Columns, steps: Sequence[Plus | Raised]) -> Value:
        """Give the code of the fit in each row, UNDECIDED where the bounds leave it open.

        `steps` are done to the claim before it is compared.
        """
        least, most = self._range(shape)
        low, high = (self._stepped(end, steps) for end in self._ends(claimed, infinite=math.inf))
        if steps:  # what is negative may have no root
            rows = least.low >= 0
            least, most = known(least, rows), known(most, rows)
        over_low, under_low = least.low > low.high, least.high < low.low
        under_high, over_high = most.high < high.low, most.low > high.high
        meets = (most.low > low.high) & (least.high < high.low)
        outside = (most.high < low.low) | (least.low > high.high)
        partly = meets & (under_low | over_high)
        codes = partly.choose(np.uint8(OVERLAPPING), np.uint8(UNDECIDED))
        codes = (over_low & under_high).choose(np.uint8(INSIDE), codes)
        return outside.choose(np.uint8(OUTSIDE), codes)

    def _range(self, shape: Expression) -> Range:
        match shape:
            case Leaf(place):
                return self.leaves[place]
            case Number(value):
                return self._constant(value), self._constant(value)
            case Add(left=left, right=right):
                one, other = self._range(left), self._range(right)
                return added(one[0], other[0]), added(one[1], other[1])
            case Subtract(left=left, right=right):
                one, other = self._range(left), self._range(right)
                return added(one[0], minus(other[1])), added(one[1], minus(other[0]))
            case Multiply(left=left, right=right):
                return product(self._range(left), self._range(right))
            case Divide(left=left, right=right):
                return product(self._range(left), inverse(self._range(right)))
            case Power(base=base, exponent=exponent) if -MOST_POWER <= exponent < 0:
                return inverse(powered(self._range(base), -exponent))
            case Power(base=base, exponent=exponent) if 0 < exponent <= MOST_POWER:
                return powered(self._range(base), exponent)
            case Root(base=base, degree=degree) if degree <= MOST_POWER:
                low, high = self._range(base)
                return rooted(low, degree), rooted(high, degree)
            case Least(of=of):
                return first([self._range(part) for part in of], Value.least)
            case Greatest(of=of):
                return first([self._range(part) for part in of], Value.most)
            case _:
                unknown = self._scalar(math.nan)
                return EnclosedEnd(unknown, unknown), EnclosedEnd(unknown, unknown)

    def _ends(self, column: Columns, *, infinite: float) -> Range:
        """Enclose the ends of a column; put `infinite` where there is none."""
        unit = float(column.unit) if _SMALL < column.unit < 1 / _SMALL else math.nan
        if isinstance(column, PrintedColumn):
            doubled = self.program.column(column.values, np.float64) * 2
            least = 2 * int(column.values.min())
            low, high = (
                widened((doubled + half) * (unit / 2), (least + half) * (unit / 2))
                for half in (-1, 1)
            )
            return low, high
        return (
            self._side(column.low, unit, NO_LOW, infinite),
            self._side(column.high, unit, NO_HIGH, infinite),
        )

    def _side(self, whole: Integers, unit: float, no_end: int, infinite: float) -> EnclosedEnd:
        values, least = self.program.column(whole, np.float64), int(whole.min())
        end = widened(values * unit, least * unit)
        if no_end not in (least, int(whole.max())):
            return end
        free = self.program.column(whole).equals(no_end)
        instead = math.copysign(infinite, no_end)
        return EnclosedEnd(free.choose(instead, end.low), free.choose(instead, end.high))

    def _scalar(self, value: float) -> Value:
        return self.program.column(np.broadcast_to(np.float64(value), self._rows), np.float64)

    def _constant(self, value: Fraction) -> EnclosedEnd:
        if value and not _SMALL < abs(value) < 1 / _SMALL:
            return EnclosedEnd(self._scalar(math.nan), self._scalar(math.nan))
        near = self._scalar(float(value))
        if Fraction(float(value)) == value:
            return EnclosedEnd(near, near, float(value))
        return nudged(near, near, spared(float(value)))

    def _stepped(self, end: EnclosedEnd, steps: Sequence[Plus | Raised]) -> EnclosedEnd:
        """Do to a claimed end what undoes the root; an end at infinity stays where it is."""
        for step in steps:
            if isinstance(step, Plus):
                moved = added(end, self._constant(step.number))
            else:
                moved = power(end if end.is_positive else known(end, end.low >= 0), step.exponent)
            if end.least == -math.inf:
                finite = abs(end.low) < math.inf
                moved = EnclosedEnd(
                    finite.choose(moved.low, end.low), finite.choose(moved.high, end.high)
                )
            end = moved
        return end
