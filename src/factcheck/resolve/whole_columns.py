"""The figures of several areas in one period, as whole numbers of one unit: exact, and quick."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation

_LARGEST_UNIT = 10**30  # in which all are told; what would need a finer one is left out


class WholeColumn(Struct, frozen=True, kw_only=True):
    """One figure an area; none where no cell, or more than one, answers for it plainly."""

    lows: Sequence[int]
    highs: Sequence[int]
    values: Sequence[int]  # as an author would take them: as printed, or the middle
    unit: int  # all are so many times as large
    editions: Sequence[str | None]  # None: no figure

    @classmethod
    def of(cls, cells: Sequence[Observation | None]) -> WholeColumn:
        """Write cells as whole numbers.

        Parameters
        ----------
        cells : sequence of Observation or None
            Each with a range of two rational ends.
        """
        rows = [None if cell is None else _rationals(cell) for cell in cells]
        unit = 1
        for place, row in enumerate(rows):
            if row is None:
                continue
            finer = math.lcm(unit, *(number.denominator for number in row))
            if finer > _LARGEST_UNIT:
                rows[place] = None
            else:
                unit = finer
        columns = ([_in_units(row, end, unit) for row in rows] for end in range(3))
        lows, highs, values = columns
        editions = [
            None if cell is None or row is None else cell.vintage
            for cell, row in zip(cells, rows, strict=True)
        ]
        return cls(lows=lows, highs=highs, values=values, unit=unit, editions=editions)


def _rationals(cell: Observation) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return the ends of a cell, which belong to it, and its value; None where they do not."""
    interval = cell.interval
    low, high = interval.low, interval.high
    if interval.low_open or interval.high_open:
        return None
    if not isinstance(low, Fraction) or not isinstance(high, Fraction):
        return None
    is_printed = cell.figure.hedge is Hedge.AS_PRINTED
    return low, high, cell.figure.value if is_printed else (low + high) / 2


def _in_units(row: tuple[Fraction, Fraction, Fraction] | None, end: int, unit: int) -> int:
    return 0 if row is None else row[end].numerator * (unit // row[end].denominator)
