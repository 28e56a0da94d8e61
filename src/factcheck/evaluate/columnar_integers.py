"""Fits of a block of rows in 64-bit integers: exact, wherever the numbers are small enough.

An end is a ratio of integers. How large they can get is known for the whole block before any is
multiplied, so nothing overflows unseen; two ends are compared by multiplying across.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

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
    Rank,
    Subtract,
)
from factcheck.evaluate.columnar_ratios import (
    End,
    Range,
    TooLargeError,
    Whole,
    across,
    added,
    constant,
    first,
    inverted,
    power,
    product,
    rank,
)
from factcheck.evaluate.columnar_steps import (
    OVERLAPPING,
    UNDECIDED,
    Codes,
    Column,
    Flags,
    Plus,
    Raised,
)
from factcheck.evaluate.columns import NO_HIGH, NO_LOW, Leaf

__all__ = ["IntegerBlock", "TooLargeError"]


class IntegerBlock:
    """Evaluates a shape over some rows of its columns.

    `odd` gathers the rows that are left to others: those with a divisor that is zero or negative
    in part, and those with a leaf that has no end.
    """

    def __init__(self, leaves: Sequence[Column]) -> None:
        self.odd: Flags | None = None
        self.open: Flags | None = None  # rows in which some end of a leaf does not belong
        self.leaves = [self._leaf(each) for each in leaves]

    def codes(self, shape: Expression, claimed: Column, steps: Sequence[Plus | Raised]) -> Codes:
        """Give the code of the fit in each row, UNDECIDED where it is left to others.

        Parameters
        ----------
        shape : Expression
        claimed : Column
        steps : sequence of Plus or Raised
            What is done to the claim before it is compared.

        Raises
        ------
        TooLargeError
            If the numbers may not fit.
        """
        low_found, high_found = self._range(shape)
        low_free, high_free = _free(claimed.low, NO_LOW), _free(claimed.high, NO_HIGH)
        low = self._stepped(_end(claimed.low, claimed.unit, low_free), steps)
        high = self._stepped(_end(claimed.high, claimed.unit, high_free), steps)
        if steps and low_found.least < 0:  # an even root forgets what is negative
            self._leave(low_found.above < 0)
        pairs = (
            across(low_found, low),
            across(high_found, high),
            across(high_found, low),
            across(low_found, high),
        )
        low_in, high_in = pairs[0][0] >= pairs[0][1], pairs[1][0] <= pairs[1][1]
        below, above = pairs[2][0] < pairs[2][1], pairs[3][0] > pairs[3][1]
        if claimed.low_open is not None and claimed.low_open.any():
            low_in &= ~(claimed.low_open & (pairs[0][0] == pairs[0][1]))
            below |= claimed.low_open & (pairs[2][0] == pairs[2][1])
        if claimed.high_open is not None and claimed.high_open.any():
            high_in &= ~(claimed.high_open & (pairs[1][0] == pairs[1][1]))
            above |= claimed.high_open & (pairs[3][0] == pairs[3][1])
        if low_free is not None:
            low_in, below = low_in | low_free, below & ~low_free
        if high_free is not None:
            high_in, above = high_in | high_free, above & ~high_free
        codes: Codes = (below | above).view(np.uint8) + np.uint8(OVERLAPPING)
        codes -= (low_in & high_in).view(np.uint8)
        if self.open is not None:  # where an end is touched, it matters whether it belongs
            for left, right in pairs:
                self._leave(self.open & (left == right))
        if self.odd is not None:
            codes[self.odd] = UNDECIDED
        return codes

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
            case Power(base=base, exponent=exponent) if exponent > 0:
                low, high = self._range(base)
                if low.least < 0 and exponent % 2 == 0:
                    raise TooLargeError
                return power(low, exponent), power(high, exponent)
            case Least(of=of):
                return first([self._range(each) for each in of], np.minimum, min)
            case Greatest(of=of):
                return first([self._range(each) for each in of], np.maximum, max)
            case Rank(subject=subject, peers=peers, smallest_first=smallest_first):
                ranges = [self._range(each) for each in (subject, *peers)]
                self._leave(self.open)
                return rank(ranges[0], ranges[1:], smallest_first=smallest_first)
            case _:
                raise TooLargeError

    def _leave(self, rows: Flags | None) -> None:
        """Leave some rows to others."""
        if rows is not None:
            self.odd = rows if self.odd is None else self.odd | rows

    def _leaf(self, column: Column) -> Range:
        for free in (_free(column.low, NO_LOW), _free(column.high, NO_HIGH)):
            self._leave(free)
        for flags in (column.low_open, column.high_open):
            if flags is not None and flags.any():
                self.open = flags if self.open is None else self.open | flags
        return (
            _end(column.low, column.unit, _free(column.low, NO_LOW)),
            _end(column.high, column.unit, _free(column.high, NO_HIGH)),
        )

    def _inverse(self, divisor: Range) -> Range:
        low, high = divisor
        if low.least <= 0:
            self._leave(low.above <= 0)
            low, high = (
                replace(each, above=np.maximum(each.above, 1), least=1, most=max(each.most, 1))
                for each in divisor
            )
        return inverted(high), inverted(low)

    def _stepped(self, end: End, steps: Sequence[Plus | Raised]) -> End:
        for step in steps:
            if isinstance(step, Plus):
                end = added(end, constant(step.number))
                continue
            if end.least < 0:
                self._leave(end.above < 0)
                end = replace(end, above=np.maximum(end.above, 0), least=0, most=max(end.most, 0))
            end = power(end, step.exponent)
        return end


def _free(ends: Whole, infinite: int) -> Flags | None:
    """Give the rows without an end; None where every row has one."""
    extreme = ends.min() if infinite < 0 else ends.max()
    return ends == infinite if extreme == infinite else None


def _end(values: Whole, unit: Fraction, free: Flags | None) -> End:
    if free is not None:
        values = np.where(free, 0, values)
    return End(above=values, unit=unit, least=int(values.min()), most=int(values.max()))
