"""Lines of other tables that something is a multiple of: 1.5 times operating profit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.check.evidence.series import CellRole, CellSeries


def lines_of_other_tables(
    series: CellSeries, called: Iterable[CellSeries], keys: frozenset[str]
) -> Iterator[CellSeries]:
    """Yield the lines of other tables that are called by some names, in the unit of a series."""
    for other in called:
        is_named = bool(other.row_keys) and other.row_keys <= keys and not other.column_keys
        is_other = other.name.table != series.name.table and other.row_keys != series.row_keys
        is_alike = other.first.measure.unit == series.first.measure.unit
        if is_named and is_other and is_alike and other.name.role is CellRole.LEVEL:
            yield other
