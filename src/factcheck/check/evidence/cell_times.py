"""The times of which there are figures: years, their parts, and tables of several times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import (
    CellSeries,
)


class CellTimes:
    """What knows of which years, and of which parts of them, cells are.

    Parameters
    ----------
    cells : sequence of DataCell
        The cells.
    series : sequence of CellSeries
        The same cells by what they are of.
    ahead : int, optional
        By how many months the fiscal year runs ahead of the calendar.
    """

    def __init__(
        self, cells: Sequence[DataCell], series: Sequence[CellSeries], ahead: int = 0
    ) -> None:
        self.cells, self.series, self.ahead = cells, series, ahead

    @cached_property
    def _periods(self) -> frozenset[CheckPeriod]:
        return frozenset(cell.period for cell in self.cells if cell.period is not None)

    def parts_of(self, year: int) -> list[CheckPeriod]:
        """Return the parts of a year of which there are figures, where there are none of all of it.

        A report on half a year means that half by what it tells of the year.
        """
        periods = {period for period in self._periods if period.year == year}
        return [] if CheckPeriod(year) in periods else sorted(periods)

    def as_long_as(self, period: CheckPeriod) -> list[CheckPeriod]:
        """Return the one part of its year that is as long as one of which there are no figures.

        The six months to September are what tables call the first half of a fiscal year.
        """
        if not period.part or period.months == 1 or period in self._periods:
            return []
        alike = [
            other
            for other in self._periods
            if other.part and other.year == period.year and other.months == period.months
        ]
        return alike if len(alike) == 1 else []

    def ending_with(self, period: CheckPeriod) -> list[CheckPeriod]:
        """Return the other parts of a year that end with one, the longest first: half a year."""
        alike = [
            other
            for other in self._periods
            if other != period and other.part and other.ends == period.ends and other.months > 1
        ]
        return sorted(alike, key=lambda other: -other.months)

    def closing(self, period: CheckPeriod) -> list[CheckPeriod]:
        """Return the day on which a part of a fiscal year ends, where there are figures of it."""
        if not self.ahead or not period.part or period.months == 1:
            return []
        ends = period.ends - self.ahead
        return sorted(day for day in self._periods if not day.months and day.ends == ends)

    def has_parts(self, year: int) -> bool:
        """Whether there are figures of a part of a year."""
        return any(period.year == year and period.part for period in self._periods)

    @cached_property
    def years(self) -> list[int]:
        """All years of which there are figures."""
        return sorted({cell.period.year for cell in self.cells if cell.period is not None})

    @cached_property
    def lone_years(self) -> frozenset[int]:
        """The years of tables in which each column is of one time alone, and not all of the same.

        A profile of towns: people in 2017, pay in 2016, prices in 2015.
        """
        columns: dict[int, dict[tuple[str, ...], set[CheckPeriod | None]]] = {}
        for series in self.series:
            times = columns.setdefault(series.name.table, {})
            times.setdefault(series.name.columns, set()).update(series.cells)
        lone = [
            {period for times in table.values() for period in times if period is not None}
            for table in columns.values()
            if all(len(times) == 1 for times in table.values())
        ]
        return frozenset(period.year for periods in lone if len(periods) > 1 for period in periods)
