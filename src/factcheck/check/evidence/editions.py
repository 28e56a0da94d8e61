"""The tables of an earlier report of the same sort, laid under those of this one as earlier years.

A communiqué prints what was so in its year; last year's prints the year before. Where a table of
both names the same rows and columns, they are one table of two years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.check.evidence.cells import CheckPeriod, DataCell

#: What a cell is called in its table, whatever the time.
CellName: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], str, str]


def with_earlier_editions(
    own: Sequence[DataCell], given: Iterable[DataCell], years: Mapping[str, int], year: int
) -> list[DataCell]:
    """Return the cells of a report's tables with those of earlier reports in the same places.

    Parameters
    ----------
    own : sequence of DataCell
        Cells of the tables of the report.
    given : iterable of DataCell
        Cells of all that it is checked against.
    years : mapping of str to int
        The year that each other report is of, by its file.
    year : int
        The year that the report is of; 0 where that is not known.
    """
    earlier: dict[tuple[str, int], list[DataCell]] = defaultdict(list)
    for cell in given:
        if 0 < years.get(cell.file, 0) < year:
            earlier[cell.file, cell.table].append(cell)
    tables: dict[int, list[DataCell]] = defaultdict(list)
    for cell in own:
        tables[cell.table].append(cell)
    return [
        cell
        for table in tables.values()
        for cell in _laid_together(table, list(earlier.values()), years, year)
    ]


def _laid_together(
    table: list[DataCell], others: Sequence[list[DataCell]], years: Mapping[str, int], year: int
) -> list[DataCell]:
    """Return a table with the cells of others that are the same of another year."""
    names = set(map(_name, table))
    if not _is_of_one_time(table, year) or len(names) != len(table):
        return table
    alike = [
        other
        for other in others
        if _is_of_one_time(other, years[other[0].file])
        and 2 * len(names & set(map(_name, other))) >= len(names)
    ]
    if not alike:
        return table
    dated = [replace(cell, period=CheckPeriod(year)) for cell in table]
    return dated + [
        replace(cell, table=table[0].table, period=CheckPeriod(years[cell.file]), is_own=True)
        for other in alike
        for cell in other
        if _name(cell) in names
    ]


def _is_of_one_time(table: Iterable[DataCell], year: int) -> bool:
    """Whether a table tells no other time than the year of its report."""
    return {cell.period for cell in table} <= {None, CheckPeriod(year)}


def _name(cell: DataCell) -> CellName:
    return cell.rows, cell.columns, cell.area, str(cell.measure)
