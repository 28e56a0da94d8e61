"""Fits of a block of rows in 64-bit integers: exact, wherever the numbers are small enough.

An end is a ratio of integers. How large they can get is known for the whole block before any is
multiplied, so nothing overflows unseen; two ends are compared by multiplying across.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Greatest,
    Least,
    Multiply,
    Number,
    Power,
    Rank,
    Subtract,
)
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columnar_program import Program, Value
from factcheck.evaluate.columnar_ratios import (
    Range,
    RatioEnd,
    TooLargeError,
    across,
    added,
    aligned,
    constant,
    first,
    inverted,
    no_less,
    power,
    product,
    rank,
    same,
    smaller,
)
from factcheck.evaluate.columnar_steps import (
    MOST_POWER,
    UNDECIDED,
    Columns,
    Flags,
    Integers,
    Plus,
    PrintedColumn,
    Raised,
)
from factcheck.evaluate.columns import NO_HIGH, NO_LOW, Leaf

__all__ = ["IntegerPlan", "TooLargeError"]


class IntegerPlan:
    """A shape over columns, in integers.

    `odd` gathers the rows that are left to others: those with a divisor that is zero or negative
    in part, and those with a leaf that has no end.
    """

    def __init__(self, leaves: Sequence[Columns]) -> None:
        self.program = Program()
        self.odd: Value | None = None
        self.open: Value | None = None  # rows in which some end of a leaf does not belong
        self.leaves = [self._leaf(leaf) for leaf in leaves]

    def codes(self, shape: Expression, claimed: Columns, steps: Sequence[Plus | Raised]) -> Value:
        """Give the code of the fit in each row, UNDECIDED where it is left to others.

        Parameters
        ----------
        shape : Expression
        claimed : Column or PrintedColumn
        steps : sequence of Plus or Raised
            What is done to the claim before it is compared.

        Raises
        ------
        TooLargeError
            If the numbers may not fit.
        """
        low, high = self._ends(claimed)
        least, most = self._range(shape)
        if steps:  # what is negative may have no root
            self._leave_negative(least)
        least, most, floor, ceiling = aligned(
            least, most, self._stepped(low.end, steps), self._stepped(high.end, steps)
        )
        partly = self._beyond(least, floor, low) | self._beyond(most, ceiling, high, upward=True)
        wholly = self._beyond(most, floor, low) | self._beyond(least, ceiling, high, upward=True)
        codes = partly.as_(np.uint8) + wholly  # 0 inside, 1 overlapping, 2 outside
        return codes if self.odd is None else self.odd.choose(np.uint8(UNDECIDED), codes)

    def _beyond(
        self, end: RatioEnd, limit: RatioEnd, side: _Side, *, upward: bool = False
    ) -> Value:
        """Give the rows in which an end lies below, or above, a limit of the claim."""
        left, right = across(end, limit)
        rows = smaller(right, left) if upward else smaller(left, right)
        if side.is_open is not None:
            rows = rows | (side.is_open & same(left, right))
        if side.free is not None:
            rows = rows & ~side.free
        if self.open is not None:  # where the two meet, it matters whether both belong
            self._leave(self.open & same(left, right))
        return rows

    def _range(self, shape: Expression) -> Range:
        match shape:
            case Leaf(place):
                return self.leaves[place]
            case Number(value):
                return constant(value), constant(value)
            case Add(left=left, right=right):
                one, other = self._range(left), self._range(right)
                return added(one[0], other[0]), added(one[1], other[1])
            case Subtract(left=left, right=right):
                one, other = self._range(left), self._range(right)
                return added(one[0], other[1], -1), added(one[1], other[0], -1)
            case Multiply(left=left, right=right):
                return product(self._range(left), self._range(right))
            case Divide(left=left, right=right):
                return product(self._range(left), self._inverse(self._range(right)))
            case Power(base=base, exponent=exponent) if 0 < exponent <= MOST_POWER:
                low, high = self._range(base)
                if low.least < 0 and exponent % 2 == 0:
                    raise TooLargeError
                return power(low, exponent), power(high, exponent)
            case Least(of=of):
                return first([self._range(part) for part in of], is_least=True)
            case Greatest(of=of):
                return first([self._range(part) for part in of], is_least=False)
            case Rank(subject=subject, peers=peers, smallest_first=smallest_first):
                ranges = [self._range(part) for part in (subject, *peers)]
                self._leave(self.open)
                return rank(ranges[0], ranges[1:], smallest_first=smallest_first)
            case _:
                raise TooLargeError

    def _leave_negative(self, end: RatioEnd) -> None:
        if end.least < 0:
            self._leave(smaller(end.above, 0))

    def _leave(self, rows: Value | None) -> None:
        """Leave some rows to others."""
        if rows is not None:
            self.odd = rows if self.odd is None else self.odd | rows

    def _leaf(self, column: Columns) -> Range:
        ends = self._ends(column)
        for end in ends:
            self._leave(end.free)
            if end.is_open is not None:
                self.open = end.is_open if self.open is None else self.open | end.is_open
        return ends[0].end, ends[1].end

    def _ends(self, column: Columns) -> tuple[_Side, _Side]:
        """Take in a column."""
        if isinstance(column, PrintedColumn):
            doubled = self.program.column(column.values) * 2
            least, most = (2 * int(value) for value in (column.values.min(), column.values.max()))
            low, high = (
                RatioEnd(
                    above=doubled + half, unit=column.unit / 2, least=least + half, most=most + half
                )
                for half in (-1, 1)
            )
            return _Side(end=low), _Side(end=high)
        return (
            self._side(column.low, column.unit, NO_LOW, column.low_open),
            self._side(column.high, column.unit, NO_HIGH, column.high_open),
        )

    def _side(
        self, values: Integers, unit: Fraction, infinite: int, is_open: Flags | None
    ) -> _Side:
        value, free = self.program.column(values), None
        least, most = int(values.min()), int(values.max())
        if infinite in (least, most):
            finite = values[values != infinite]
            least, most = int(finite.min(initial=0)), int(finite.max(initial=0))
            free = value.equals(infinite)
            value = free.choose(0, value)
        flags = None
        if is_open is not None and is_open.any():
            flags = self.program.column(is_open, np.bool_)
        end = RatioEnd(above=value, unit=unit, least=least, most=most)
        return _Side(end=end, free=free, is_open=flags)

    def _inverse(self, divisor: Range) -> Range:
        low, high = divisor
        if low.least <= 0:
            self._leave(smaller(low.above, 1))
            low, high = (no_less(end, 1) for end in divisor)
        return inverted(high), inverted(low)

    def _stepped(self, end: RatioEnd, steps: Sequence[Plus | Raised]) -> RatioEnd:
        for step in steps:
            if isinstance(step, Plus):
                end = added(end, constant(step.number))
                continue
            self._leave_negative(end)
            end = power(no_less(end, 0), step.exponent)
        return end


class _Side(Struct, frozen=True, kw_only=True):
    """One end of a column, and the rows in which there is none or it does not belong."""

    end: RatioEnd
    free: Value | None = None
    is_open: Value | None = None
