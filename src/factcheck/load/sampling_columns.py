"""Columns that print the sampling error of a value: a margin, a standard error, or an interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.domain.location import Location
    from factcheck.load.observations import Row

SAMPLING = ("margin", "se", "low", "high", "level")


@dataclass(slots=True, kw_only=True)
class RowWithError:
    """A row whose value is written with the error that stands in columns beside it."""

    row: Row
    cells: Mapping[str, str]
    at: Location

    def fault(self, column: str, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault of a cell; parts of a value that was put together have no place."""
        self.row.fault(column, problem, remedy, None if column == "value" else part)


def with_sampling_error(row: Row) -> Row | None:
    """Return a row whose value holds its error; the row itself where it has none.

    None where its columns do not go together, which is noted.

    Examples
    --------
    A value of 42 beside a low of 38, a high of 46 and a level of 95 % is written as
    "42 (95 % CI 38 to 46)".
    """
    given = {column: row.cells[column] for column in SAMPLING if row.cells.get(column)}
    if not given or not row.cells.get("value"):
        return row
    level = f"{given.get('level', '').rstrip('% ')} % " if "level" in given else ""
    forms = {
        ("margin",): f"± {given.get('margin')}" + (f" ({level.strip()})" if level else ""),
        ("se",): f"(SE {given.get('se')})",
        ("low", "high"): f"({level}CI {given.get('low')} to {given.get('high')})",
    }
    columns = tuple(column for column in given if column != "level")
    if columns not in forms:
        row.fault(
            next(iter(given)),
            say("the columns of the sampling error do not go together"),
            say("Fill in 'margin', or 'se', or both 'low' and 'high'; 'level' goes with these."),
        )
        return None
    value = f"{row.cells['value']} {forms[columns]}"
    return RowWithError(row=row, cells={**row.cells, "value": value}, at=row.at)
