"""Columns of machine integers, gathered row by row. Knows no library.

A shape is an expression whose leaves are places of columns: the growth of any indicator, in any
area and year, has the shape ``#0 / #1 - 1``.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct, field

from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Surd

NO_LOW, NO_HIGH = -(2**63), 2**63 - 1  # ends at infinity
LARGEST = 2**62  # what is larger is left to the exact evaluator


class Leaf(Expression, frozen=True):
    """A leaf of a shape: the place of the column that fills it, from 0."""

    place: int

    def __str__(self) -> str:
        return f"#{self.place}"


class Ends(Struct, frozen=True, kw_only=True):
    """The ends of one interval a row, as whole multiples of one unit."""

    unit: Fraction
    low: array[int] = field(default_factory=lambda: array("q"))
    high: array[int] = field(default_factory=lambda: array("q"))
    low_open: bytearray = field(default_factory=bytearray)
    high_open: bytearray = field(default_factory=bytearray)

    def append(self, encoded: Encoded) -> None:
        """Add a row of the same unit."""
        self.low.append(encoded.low)
        self.high.append(encoded.high)
        self.low_open.append(encoded.low_open)
        self.high_open.append(encoded.high_open)


class RowGroup(Struct, frozen=True, kw_only=True):
    """The rows of one shape whose columns have the same units."""

    shape: Expression
    complete: bool  # whether evidence answers all of it
    claimed: Ends
    leaves: tuple[Ends, ...]
    rows: array[int] = field(default_factory=lambda: array("q"))

    def append(self, row: int, claimed: Encoded, leaves: Iterable[Encoded]) -> None:
        """Add a row; `row` says which relation it is."""
        self.rows.append(row)
        self.claimed.append(claimed)
        for column, each in zip(self.leaves, leaves, strict=True):
            column.append(each)


class Encoded(Struct, frozen=True):
    """An interval in machine integers: multiples of ``10 ** exponent / part``."""

    low: int
    high: int
    low_open: bool
    high_open: bool
    exponent: int
    part: int

    @property
    def unit(self) -> Fraction:
        """The size of one of its units."""
        return _unit(self.exponent, self.part)


@cache
def _unit(exponent: int, part: int) -> Fraction:
    return Fraction(10) ** exponent / part


class Sort(Struct, frozen=True, kw_only=True):
    """What rows of one group have in common; `shape` is asked for when they are the first."""

    spelling: str
    shape: Callable[[], Expression]
    complete: bool = True  # whether evidence answers all of it


class RowGroups:
    """Rows sorted by shape and units, as they come."""

    def __init__(self) -> None:
        self._groups: dict[object, RowGroup] = {}

    def __iter__(self) -> Iterator[RowGroup]:
        return iter(self._groups.values())

    def add(self, row: int, sort: Sort, claimed: Encoded, leaves: Sequence[Encoded]) -> None:
        """Add a row."""
        units = tuple((column.exponent, column.part) for column in (claimed, *leaves))
        key = (sort.spelling, sort.complete, units)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = RowGroup(
                shape=sort.shape(),
                complete=sort.complete,
                claimed=Ends(unit=claimed.unit),
                leaves=tuple(Ends(unit=leaf.unit) for leaf in leaves),
            )
        group.append(row, claimed, leaves)


def encoded(interval: Interval) -> Encoded | None:
    """Give an interval in machine integers; None where they do not hold it.

    Examples
    --------
    >>> encoded(Interval(Fraction("0.3465"), Fraction("0.3475")))
    Encoded(low=3465, high=3475, low_open=False, high_open=False, exponent=-4, part=1)
    """
    if isinstance(interval.low, Surd) or isinstance(interval.high, Surd):
        return None
    finite = [end for end in (interval.low, interval.high) if isinstance(end, Fraction)]
    if not finite:
        return None
    exponent, part = _decimal(math.lcm(*(end.denominator for end in finite)))
    scale = 10**-exponent * part
    whole = [end.numerator * (scale // end.denominator) for end in finite]
    zeros, common = 0, math.gcd(*whole)
    while common and common % 10 == 0:
        common //= 10
        zeros += 1
    if zeros:
        whole = [number // 10**zeros for number in whole]
        exponent += zeros
    if any(abs(number) > LARGEST for number in whole):
        return None
    low = whole[0] if isinstance(interval.low, Fraction) else NO_LOW
    high = whole[-1] if isinstance(interval.high, Fraction) else NO_HIGH
    return Encoded(low, high, interval.low_open, interval.high_open, exponent, part)


@cache
def _decimal(below: int) -> tuple[int, int]:
    """Split a denominator: the power of ten that takes its twos and fives, and what is left.

    >>> _decimal(40), _decimal(15)
    ((-3, 1), (-1, 3))
    """
    exponent = 0
    for factors in (10, 2, 5):
        while below % factors == 0:
            below //= factors
            exponent -= 1
    return exponent, below
