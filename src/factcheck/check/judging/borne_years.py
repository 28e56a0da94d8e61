"""The year that figures without one are of, as the data bear them out.

A release of December 2024 tells of 2023 all the way, and names that year once. Its figures stand in
the column of 2023 to the digit, and hardly one in that of 2024: then that is the year it is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import StatementFinding
from factcheck.check.prose.claimed import AMOUNTS
from factcheck.check.prose.report_statement import ReportReading, ReportStatement

_FEWEST = 4  # figures that bear a year out
_TIMES = 2  # as many as bear out the year that was taken
_DIGITS = 3  # of a figure that is not in a column by chance


def year_borne_out(
    findings: Iterable[StatementFinding], reading: ReportReading, indexes: Iterable[CellIndex]
) -> int:
    """Return the year of the cells that hold the figures without one; that of the reading if none.

    Parameters
    ----------
    findings : iterable of StatementFinding
        What figures came to by the year that the report was taken to be of.
    reading : ReportReading
        The prose, and that year.
    indexes : iterable of CellIndex
        The cells.
    """
    indexes = tuple(indexes)
    statements = {(one.start, one.end): one for one in reading.statements}
    cells = {cell.mention.address: (cell, index) for index in indexes for cell in index.cells}
    votes = Counter[int]()
    for finding in findings:
        statement = statements.get((finding.start, finding.end))
        if statement is not None and _is_undated(statement):
            votes.update(_years(statement, finding, cells))
    best, number = max(votes.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    is_better = number >= _FEWEST and number > _TIMES * votes[reading.year]
    return best if is_better else reading.year


def _is_undated(statement: ReportStatement) -> bool:
    digits = re.sub(r"\D", "", statement.figure).strip("0")
    is_level = statement.claimed in AMOUNTS and len(digits) >= _DIGITS
    return is_level and not statement.is_dated and not statement.names_time


def _years(
    statement: ReportStatement,
    finding: StatementFinding,
    cells: Mapping[str, tuple[DataCell, CellIndex]],
) -> set[int]:
    """Return the years in which the cell of a figure, or one of its series, holds it."""
    if len(finding.cells) != 1 or finding.cells[0].address not in cells or not statement.range:
        return set()
    cell, index = cells[finding.cells[0].address]
    series = index.series_of(cell)
    if series is None:
        return set()
    years = {
        when.year
        for when, other in series.cells.items()
        if when is not None and not when.part and other.value in statement.range
    }
    return years if len(years) == 1 else set()
