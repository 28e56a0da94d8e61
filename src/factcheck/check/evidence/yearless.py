"""Quarters and months of a table that does not say of which year they are: that of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.load.grids.period_heads import period_head
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "yearless")

_FEWEST = 3  # parts of a year that a table names
_YEAR = re.compile(WORDS.pattern(r"{en.year}|{zh.year}"), re.IGNORECASE)


def with_years(cells: Sequence[DataCell], year: int) -> list[DataCell]:
    """Return cells, those of columns headed by a part of a year alone with the year of the report.

    Parameters
    ----------
    cells : sequence of DataCell
        Cells of the data, or of the report's own tables.
    year : int
        The year that the report is about; 0 where that is not known.
    """
    heads: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in cells:
        if cell.period is None and cell.head:
            heads[cell.table][cell.column] = cell.head
    periods: dict[tuple[int, int], CheckPeriod] = {}
    for table, columns in heads.items() if year else ():
        parts = {column: part for column, head in columns.items() if (part := _part(head, year))}
        if len(set(parts.values())) < _FEWEST:
            continue
        periods |= {(table, column): part for column, part in parts.items()}
        for column, head in columns.items():
            if _YEAR.fullmatch(head.strip()):
                periods[table, column] = CheckPeriod(year)
    return [
        replace(cell, period=periods[cell.table, cell.column])
        if (cell.table, cell.column) in periods
        else cell
        for cell in cells
    ]


def _part(head: str, year: int) -> CheckPeriod | None:
    """Return the quarter or the month that a head names without a year."""
    named = period_head(head.strip())
    if named.year or not named.is_part or named.words:
        return None
    if named.last - named.first == 2 and named.first % 3 == 1:
        return CheckPeriod(year, f"{year}Q{named.last // 3}")
    return CheckPeriod(year, f"{year}-{named.first:02}") if named.first == named.last else None
