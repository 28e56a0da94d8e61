"""The figures of several areas in one period, as whole numbers of one unit: exact, and quick."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from factcheck.domain.area_figures import AreaFigures
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.resolve.cells import PrintedLevel

_LARGEST_UNIT = 10**30  # in which all are told; what would need a finer one is left out


class CountedRow(NamedTuple):
    """The figure of one area: its ends, which belong to it, and its value."""

    low: Fraction
    high: Fraction
    value: Fraction  # as an author would take it: as printed, or else the middle
    vintage: str

    @classmethod
    def of(cls, cell: Observation) -> CountedRow | None:
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
    def of(cls, rows: Sequence[PrintedLevel | CountedRow | None]) -> WholeColumn:
        """Write figures as whole numbers."""
        unit = _unit(rows)
        steps: dict[Fraction, int | None] = {}
        lows, highs, values = [0] * len(rows), [0] * len(rows), [0] * len(rows)
        editions: list[str | None] = [None] * len(rows)
        for place, row in enumerate(rows):
            ends = None if row is None else _in_whole_units(row, unit, steps)
            if row is not None and ends is not None:
                lows[place], highs[place], values[place] = ends
                editions[place] = row.vintage
        return cls(lows=lows, highs=highs, values=values, unit=unit, editions=editions)

    @classmethod
    def alike(
        cls,
        figures: AreaFigures,
        is_usable: Sequence[bool],
        others: Mapping[int, CountedRow | None],
    ) -> WholeColumn | None:
        """Write figures that are known together; None where a unit of all would be too fine.

        Parameters
        ----------
        figures : AreaFigures
        is_usable : sequence of bool
            Whether a cell that stands for those like it answers the quantity.
        others : mapping of int to CountedRow or None
            Figures that had to be read, by their places.
        """
        halves = [cell.figure.last_place / 2 for cell in figures.cells]
        parts = [half.denominator for half in halves]
        parts += [end.denominator for row in others.values() if row for end in row[:3]]
        unit = math.lcm(*parts)
        if unit > _LARGEST_UNIT:
            return None
        steps = [half.numerator * (unit // half.denominator) for half in halves]
        reaches = [
            0 if cell.figure.is_exact else step
            for cell, step in zip(figures.cells, steps, strict=True)
        ]
        vintages = [
            cell.vintage if is_sound else None
            for cell, is_sound in zip(figures.cells, is_usable, strict=True)
        ]
        rows: list[tuple[int, int, int, str | None]] = []
        for place, (number, sort) in enumerate(zip(figures.numbers, figures.alike, strict=True)):
            if sort >= 0:
                value, reach = 2 * number * steps[sort], reaches[sort]
                rows.append((value - reach, value + reach, value, vintages[sort]))
                continue
            row = others.get(place)
            ends = None if row is None else _in_whole_units(row, unit, {})
            rows.append((0, 0, 0, None) if row is None or ends is None else (*ends, row.vintage))
        lows, highs, values, editions = zip(*rows, strict=True)
        return cls(lows=lows, highs=highs, values=values, unit=unit, editions=editions)


def _in_whole_units(
    row: PrintedLevel | CountedRow, unit: int, steps: dict[Fraction, int | None]
) -> tuple[int, int, int] | None:
    """Return the ends and the value of a row; None where one is no whole number of units.

    Steps that were met before are remembered: most rows share them.
    """
    if isinstance(row, CountedRow):
        low, high, value = (_in_units(end, unit) for end in (row.low, row.high, row.value))
        if low is None or high is None or value is None:
            return None
        return low, high, value
    for part in (row.place, row.reach):
        if part not in steps:
            steps[part] = _in_units(part, unit)
    step, reach = steps[row.place], steps[row.reach]
    if step is None or reach is None:
        return None
    value = row.digits * step
    return value - reach, value + reach, value


def _unit(rows: Sequence[PrintedLevel | CountedRow | None]) -> int:
    """Return a unit that most figures are whole numbers of, if not all."""
    denominators: set[int] = set()
    for row in rows:
        match row:
            case PrintedLevel():
                denominators |= {row.place.denominator, row.reach.denominator}
            case CountedRow():
                denominators |= {end.denominator for end in (row.low, row.high, row.value)}
            case _:
                pass
    unit = 1
    for denominator in sorted(denominators):
        finer = math.lcm(unit, denominator)
        unit = finer if finer <= _LARGEST_UNIT else unit
    return unit


def _in_units(number: Fraction, unit: int) -> int | None:
    """Return a number in whole units; None where it is no whole number of them."""
    times, remainder = divmod(unit, number.denominator)
    return None if remainder else number.numerator * times
