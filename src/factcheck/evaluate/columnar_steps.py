"""What both ways of columnar evaluation share: codes of fits, columns, and undoing roots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from factcheck.domain.expression import Add, Expression, Number, Root, Subtract, walk
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.outcome import Fit
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columns import LARGEST, NO_HIGH, NO_LOW

Integers: TypeAlias = "npt.NDArray[np.signedinteger]"
Flags: TypeAlias = "npt.NDArray[np.bool_]"
Codes: TypeAlias = "npt.NDArray[np.uint8]"
Rows: TypeAlias = "slice | npt.NDArray[np.intp]"

FITS = (Fit.INSIDE, Fit.OVERLAPPING, Fit.OUTSIDE, Fit.OPEN)  # a code is a place in here
INSIDE, OVERLAPPING, OUTSIDE, OPEN = range(4)
UNDECIDED = 255
MOST_POWER = 64  # higher powers and roots are left to the exact evaluator


class Column(Struct, frozen=True, kw_only=True):
    """One interval a row, in whole multiples of one unit.

    Parameters
    ----------
    low, high : ndarray of integers, shape (n,)
        The ends, in `unit`; ``low <= high``. `NO_LOW` and `NO_HIGH` stand for no end.
    unit : Fraction
        The size of one, in the base unit; positive.
    low_open, high_open : ndarray of bool, shape (n,), or None
        Where the end itself does not belong; None: it belongs in every row.
    """

    low: Integers
    high: Integers
    unit: Fraction = Fraction(1)
    low_open: Flags | None = None
    high_open: Flags | None = None

    def check(self) -> None:
        """See to it that every row has a member."""
        empty = self.low > self.high
        for flags in (self.low_open, self.high_open):
            if flags is not None:
                empty |= flags & (self.low == self.high)
        if empty.any():
            row = int(np.flatnonzero(empty)[0])
            raise ValueError(f"row {row} has no member: {self.low[row]} to {self.high[row]}")

    def __len__(self) -> int:
        return len(self.low)

    def part(self, rows: Rows) -> Column:
        """Give some of the rows."""
        return Column(
            low=self.low[rows],
            high=self.high[rows],
            unit=self.unit,
            low_open=None if self.low_open is None else self.low_open[rows],
            high_open=None if self.high_open is None else self.high_open[rows],
        )

    def interval(self, row: int) -> Interval:
        """Give one row exactly."""
        low, high = int(self.low[row]), int(self.high[row])
        return Interval(
            -INFINITY if low == NO_LOW else low * self.unit,
            INFINITY if high == NO_HIGH else high * self.unit,
            self.low_open is not None and bool(self.low_open[row]),
            self.high_open is not None and bool(self.high_open[row]),
        )


class PrintedColumn(Struct, frozen=True, kw_only=True):
    """One printed number a row: what it stands for reaches half a unit of the last digit around.

    Parameters
    ----------
    values : ndarray of integers, shape (n,)
        The digits as printed, without the point: 347 for 34.7 %. At most 2 ** 61.
    unit : Fraction
        One unit of the last digit, in the base unit: ``Fraction("0.001")`` for 34.7 %.
    """

    values: Integers
    unit: Fraction = Fraction(1)

    def check(self) -> None:
        """See to it that the numbers can be doubled."""
        if len(self) and max(-int(self.values.min()), int(self.values.max())) > LARGEST // 2:
            raise ValueError(f"printed numbers have at most 61 bits: {self.values}")

    def __len__(self) -> int:
        return len(self.values)

    def part(self, rows: Rows) -> PrintedColumn:
        """Give some of the rows."""
        return PrintedColumn(values=self.values[rows], unit=self.unit)

    def interval(self, row: int) -> Interval:
        """Give one row exactly."""
        value = int(self.values[row]) * self.unit
        return Interval(value - self.unit / 2, value + self.unit / 2)


Columns: TypeAlias = Column | PrintedColumn


class Plus(Struct, frozen=True):
    """A step of undoing: add a number to what is claimed."""

    number: Fraction


class Raised(Struct, frozen=True):
    """A step of undoing: raise what is claimed, if it is not negative, to a power."""

    exponent: int


def unrooted(shape: Expression) -> tuple[Expression, tuple[Plus | Raised, ...]]:
    """Give a shape without its outermost root, and the steps that do the same to the claim.

    Average growth, ``root(x / y) - 1``, becomes ``x / y``, against (what is claimed + 1) ** n.
    """
    steps: list[Plus | Raised] = []
    inner = shape
    for outer in _outer(shape):
        match outer:
            case Add(right=Number(value)):
                steps.append(Plus(-value))
            case Subtract(right=Number(value)):
                steps.append(Plus(value))
            case Root(base=base, degree=degree):
                steps.append(Raised(degree))
                inner = base
            case _:
                pass
    return (shape, ()) if inner is shape else (inner, tuple(steps))


def _outer(shape: Expression) -> Iterator[Expression]:
    """Give the operations outside the first root, and that root, as long as they can be undone."""
    path = []
    here = shape
    while True:
        path.append(here)
        match here:
            case Add(left=left, right=Number()) | Subtract(left=left, right=Number()):
                here = left
            case Root(base=base, degree=degree) if degree <= MOST_POWER and not any(
                isinstance(part, Root) for part in walk(base)
            ):
                yield from path
                return
            case _:
                return
