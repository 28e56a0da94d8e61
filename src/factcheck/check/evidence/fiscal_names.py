"""Years that end early in the next one, in tables of a report that calls them by the one before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.load.grids.period_heads import period_head

_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-\d\d")
_ENDED = re.compile(r"\b(?:ended|ending|to)\b (?P<day>.*)", re.IGNORECASE | re.DOTALL)
_EARLY = 6  # the last month in which a year may end that is called by the one before
_FEWEST = 2  # years that a table sets side by side


def with_fiscal_names(cells: Sequence[DataCell], year: int) -> list[DataCell]:
    """Return cells, those of years that end early in the next by the name that the report has.

    Fiscal 2024 of a shop ends on 1 February 2025, and a report on 2024 tells how many worked there
    on 31 March 2025: the last column of such a table is of the report's own year.

    Parameters
    ----------
    cells : sequence of DataCell
        Cells of the data, or of the report's own tables.
    year : int
        The year that the report is about; 0 where that is not known.
    """
    ends: dict[int, set[tuple[int, int]]] = defaultdict(set)
    unlike: set[int] = set()
    for cell in cells:
        end = _end(cell)
        if end is not None:
            ends[cell.table].add(end)
        elif cell.period is not None:
            unlike.add(cell.table)
    shifted = {
        table for table, days in ends.items() if table not in unlike and _is_late(days, year)
    }
    return [
        replace(cell, period=CheckPeriod(cell.period.year - 1, cell.period.part))
        if cell.table in shifted and cell.period is not None
        else cell
        for cell in cells
    ]


def _is_late(days: set[tuple[int, int]], year: int) -> bool:
    """Whether days are the ends of so many years, the last of which ends early in the next."""
    years = {one for one, _ in days}
    is_yearly = len(years) == len(days) >= _FEWEST and max(years) - min(years) < len(years)
    return bool(year) and is_yearly and max(years) == year + 1 and _are_early(days)


def _are_early(days: set[tuple[int, int]]) -> bool:
    months = [month for _, month in days]
    return max(months) <= _EARLY and max(months) - min(months) <= 1


def _end(cell: DataCell) -> tuple[int, int] | None:
    """Return the year and the month in which the time of a cell ends, if its table says the day."""
    if cell.period is None:
        return None
    day = _DAY.fullmatch(cell.period.part)
    if day is not None:
        return int(day["year"]), int(day["month"])
    told = _ENDED.search(cell.head)
    if told is None or cell.period.part:
        return None
    end = period_head(told["day"].strip())
    is_month = end.year == cell.period.year and end.first == end.last
    return (end.year, end.first) if is_month and end.first else None
