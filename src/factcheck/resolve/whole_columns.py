"""The figures of several areas in one period, as whole numbers of one unit: exact, and quick."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation

_LARGEST_UNIT = 10**30  # in which all are told; what would need a finer one is left out


class WholeRow(NamedTuple):
    """The figure of one area: its ends, which belong to it, and its value."""

    low: Fraction
    high: Fraction
    value: Fraction  # as an author would take it: as printed, or else the middle
    edition: str

    @classmethod
    def of(cls, cell: Observation) -> WholeRow | None:
        """Return that of a cell; None where its range is not one with two rational ends."""
        interval = cell.interval
        low, high = interval.low, interval.high
        if interval.low_open or interval.high_open:
            return None
        if not isinstance(low, Fraction) or not isinstance(high, Fraction):
            return None
        is_printed = cell.figure.hedge is Hedge.AS_PRINTED
        value = cell.figure.value if is_printed else (low + high) / 2
        return cls(low, high, value, cell.vintage)


class WholeColumn(Struct, frozen=True, kw_only=True):
    """One figure an area; none where no cell, or more than one, answers for it plainly."""

    lows: Sequence[int]
    highs: Sequence[int]
    values: Sequence[int]
    unit: int  # all are so many times as large
    editions: Sequence[str | None]  # None: no figure

    @classmethod
    def of(cls, rows: Sequence[WholeRow | None]) -> WholeColumn:
        """Write figures as whole numbers."""
        unit, units = 1, set[int]()
        for row in rows:
            own = () if row is None else (end.denominator for end in row[:3])
            for denominator in own:
                if denominator not in units:
                    units.add(denominator)
                    finer = math.lcm(unit, denominator)
                    unit = finer if finer <= _LARGEST_UNIT else unit
        held = [
            None if row is None or any(unit % end.denominator for end in row[:3]) else row
            for row in rows
        ]
        lows, highs, values = ([_in_units(row, end, unit) for row in held] for end in range(3))
        editions = [None if row is None else row.edition for row in held]
        return cls(lows=lows, highs=highs, values=values, unit=unit, editions=editions)


def _in_units(row: WholeRow | None, end: int, unit: int) -> int:
    if row is None:
        return 0
    number: Fraction = row[end]  # type: ignore[assignment] # one of the first three
    return number.numerator * (unit // number.denominator)
