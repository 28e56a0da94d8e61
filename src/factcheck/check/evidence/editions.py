"""The tables of an earlier report of the same sort, laid under those of this one as earlier years.

A communiqué prints what was so in its year; last year's prints the year before. Where a table of
both names the same rows and columns, they are one table of two years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod

#: What a cell is called in its table, whatever the time.
CellName: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], str, str]


def with_earlier_editions(
    own: Sequence[DataCell], given: Sequence[DataCell], years: Mapping[str, int], year: int
) -> tuple[list[DataCell], list[DataCell]]:
    """Return the cells of a report with those of earlier ones in the same places, and all others.

    Of the others, those that are so found to be of an earlier year are told to be of that.

    Parameters
    ----------
    own : sequence of DataCell
        Cells of the tables of the report.
    given : sequence of DataCell
        Cells of all that it is checked against.
    years : mapping of str to int
        The year that each other report is of, by its file.
    year : int
        The year that the report is of; 0 where that is not known.
    """
    earlier: dict[int, list[DataCell]] = defaultdict(list)
    for cell in given:
        if 0 < years.get(cell.file, 0) < year:
            earlier[cell.table].append(replace(cell, period=_year_of(cell, years)))
    tables: dict[int, list[DataCell]] = defaultdict(list)
    for cell in own:
        tables[cell.table].append(cell)
    laid, dated = [], dict[int, list[DataCell]]()
    for number, table in tables.items():
        alike = {
            other: cells for other, cells in earlier.items() if _is_alike(table, cells, years, year)
        }
        dated |= alike
        laid += [replace(cell, period=CheckPeriod(year)) for cell in table] if alike else table
        names = set(map(_name, table))
        laid += [
            replace(cell, table=number, is_own=True)
            for cells in alike.values()
            for cell in cells
            if _name(cell) in names
        ]
    others = [cell for cell in given if cell.table not in dated]
    return laid, [*others, *(cell for cells in dated.values() for cell in cells)]


def _is_alike(
    table: Sequence[DataCell], other: Sequence[DataCell], years: Mapping[str, int], year: int
) -> bool:
    """Whether a table of another report names the rows and columns of one of this."""
    names = set(map(_name, table))
    if not _is_of_one_time(table, year) or len(names) != len(table):
        return False
    is_of_then = _is_of_one_time(other, years[other[0].file])
    return is_of_then and 2 * len(names & set(map(_name, other))) >= len(names)


def _year_of(cell: DataCell, years: Mapping[str, int]) -> CheckPeriod:
    """Return the time that a cell is of: where its table tells none, the year of its report."""
    return cell.period or CheckPeriod(years[cell.file])


def _is_of_one_time(table: Iterable[DataCell], year: int) -> bool:
    """Whether a table tells no other time than the year of its report."""
    return {cell.period for cell in table} <= {None, CheckPeriod(year)}


def _name(cell: DataCell) -> CellName:
    return cell.rows, cell.columns, cell.area, str(cell.measure)
