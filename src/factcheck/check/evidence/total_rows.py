"""Rows that hold what all others of a column come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.check.evidence.cells import DataCell
from factcheck.check.lexicon import vocabulary as known

_FEWEST, _MOST = 3, 60  # rows of a column that its first or last one may add up


def total_rows(cells: Iterable[DataCell]) -> frozenset[tuple[int, tuple[str, ...], str]]:
    """Return the rows that are called totals, or are the sum of all other rows of a column."""
    columns: dict[tuple[int, int], list[DataCell]] = defaultdict(list)
    totals = set()
    for cell in cells:
        columns[cell.table, cell.column].append(cell)
        label = cell.area or (cell.rows[-1] if cell.rows else "")
        if known.TOTAL.fullmatch(label):
            totals.add((cell.table, cell.rows, cell.area))
    for column in columns.values():
        ends = (column[0], column[-1]) if _FEWEST <= len(column) <= _MOST else ()
        for end in ends:
            rest = sum(cell.value for cell in column if cell is not end)
            slack = sum(cell.last_place for cell in column) / 2
            if abs(rest - end.value) <= slack and end.value and not end.is_part:
                totals.add((end.table, end.rows, end.area))
    return frozenset(totals)
