"""Lines that another table parts: regions that add up to the revenue of the accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole, CellSeries, SeriesName
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction

_FEWEST = 2  # rows that part a line, and times at which they do
_MOST = 40


class PartedLines:
    """What finds the line of another table that the rows of a column add up to.

    Parameters
    ----------
    of_table : callable
        The series of a table.
    within : callable
        The cells whose value lies in a range.
    series_of : callable
        The series of a cell.
    """

    def __init__(
        self,
        of_table: Callable[[int], Iterable[CellSeries]],
        within: Callable[[Interval], Iterable[DataCell]],
        series_of: Callable[[DataCell], CellSeries | None],
    ) -> None:
        self._of_table, self._within, self._series_of = of_table, within, series_of
        self._found: dict[tuple[object, ...], CellSeries | None] = {}

    def line_of(self, series: CellSeries) -> CellSeries | None:
        """Return the line that a series is a part of, by what all parts come to."""
        name = series.name
        if name.role is not CellRole.LEVEL or series.is_part or series.is_total:
            return None
        key = _column(name)
        if key not in self._found:
            self._found[key] = self._line(name)
        return self._found[key]

    def _line(self, name: SeriesName) -> CellSeries | None:
        parts = [
            other
            for other in self._of_table(name.table)
            if _column(other.name) == _column(name) and not other.is_total
        ]
        times = set.intersection(*(set(part.cells) for part in parts))
        is_one_unit = len({str(part.first.measure.unit) for part in parts}) == 1
        if not _FEWEST <= len(parts) <= _MOST or len(times) < _FEWEST or not is_one_unit:
            return None
        sums = {when: _sum(parts, when) for when in times}
        first = next(iter(sums))
        lines = [
            line
            for cell in self._within(sums[first])
            if (line := self._series_of(cell)) is not None
            and line.name.table != name.table
            and line.first.measure.unit == parts[0].first.measure.unit
            and all(
                when in line.cells and line.cells[when].range.meets(sums[when]) for when in sums
            )
        ]
        return lines[0] if len({line.keys for line in lines}) == 1 else None


def _column(name: SeriesName) -> tuple[object, ...]:
    return name.table, name.columns, name.rows if name.area else name.rows[:-1], name.role


def _sum(parts: Iterable[CellSeries], when: CheckPeriod | None) -> Interval:
    total = Interval.point(Fraction(0))
    for part in parts:
        total = total + part.cells[when].range
    return total
