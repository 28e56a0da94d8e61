"""What both ways of columnar evaluation share: codes of fits, columns, and undoing roots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from factcheck.domain.expression import Add, Expression, Number, Root, Subtract, walk
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.outcome import Fit
from factcheck.evaluate.columns import NO_HIGH, NO_LOW

Integers: TypeAlias = "npt.NDArray[np.signedinteger]"
Flags: TypeAlias = "npt.NDArray[np.bool_]"
Codes: TypeAlias = "npt.NDArray[np.uint8]"

FITS = (Fit.INSIDE, Fit.OVERLAPPING, Fit.OUTSIDE, Fit.OPEN)  # a code is a place in here
INSIDE, OVERLAPPING, OUTSIDE, OPEN = range(4)
UNDECIDED = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
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

    def __len__(self) -> int:
        return len(self.low)

    def rows(self, start: int, stop: int) -> Column:
        """Give some of the rows, as 64-bit integers."""
        return Column(
            low=self.low[start:stop].astype(np.int64, copy=False),
            high=self.high[start:stop].astype(np.int64, copy=False),
            unit=self.unit,
            low_open=None if self.low_open is None else self.low_open[start:stop],
            high_open=None if self.high_open is None else self.high_open[start:stop],
        )

    def taken(self, rows: npt.NDArray[np.intp]) -> Column:
        """Give some of the rows, by their numbers."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
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

    def __len__(self) -> int:
        return len(self.values)

    def rows(self, start: int, stop: int) -> Column:
        """Give some of the rows as intervals."""
        doubled = self.values[start:stop].astype(np.int64, copy=False) * 2
        return Column(low=doubled - 1, high=doubled + 1, unit=self.unit / 2)


@dataclass(frozen=True, slots=True)
class Plus:
    """A step of undoing: add a number to what is claimed."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Raised:
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
            case Root(base=base) if not any(isinstance(each, Root) for each in walk(base)):
                yield from path
                return
            case _:
                return
