"""Rows that only say how the line above them changed: income, and below it growth in per cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese, label_core


def with_rows_of_change(cells: Iterable[DataCell]) -> list[DataCell]:
    """Return cells, those of rows that only say by how much, named by the line above.

    Parameters
    ----------
    cells : iterable of DataCell
        Cells of the data, or of the report's own tables.
    """
    cells = list(cells)
    rows: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for cell in cells:
        rows[cell.table].setdefault(cell.row, cell.rows)
    above: dict[tuple[int, int], tuple[str, ...]] = {}
    for table, names in rows.items():
        last: tuple[str, ...] = ()
        for row, labels in sorted(names.items()):
            if last and _is_bare(labels):
                above[table, row] = last
            else:
                last = labels
    return [_named(cell, above.get((cell.table, cell.row), ())) for cell in cells]


def _is_bare(labels: tuple[str, ...]) -> bool:
    core = label_core(labels[-1]) if labels else ""
    return known.RATE_HEADS.fullmatch(core.strip()) is not None


def _named(cell: DataCell, above: tuple[str, ...]) -> DataCell:
    if not above or not cell.is_part:
        return cell
    head = label_core(above[-1])
    own = label_core(cell.rows[-1])
    name = f"{head}{own}" if is_chinese(head) else f"{head}, {own}"
    return replace(cell, rows=(*above[:-1], name))
