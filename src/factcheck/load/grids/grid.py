"""A table as it looks on the page: rows of cells, each as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field


class GridCell(NamedTuple):
    """One cell as it is shown, and what lies behind it."""

    text: str = ""
    stored: str = ""  # a stored number, to the 15 digits that a binary double is known to
    unit: str = ""  # what its number format says: "%", "US$"
    scale: str = ""  # and what it takes off: "thousand"
    marks: tuple[str, ...] = ()  # set as superscripts
    indent: int = 0  # how far a label is set in
    is_number: bool = False  # stored as a number, and shown in plain digits
    is_formula: bool = False  # one whose result the file does not hold


BLANK = GridCell()
Place = tuple[int, int]
"""Row and column, counted from 0."""


class Grid(Struct, frozen=True, kw_only=True):
    """The cells of one table or sheet, with the text that stands around them."""

    rows: tuple[tuple[GridCell, ...], ...]
    address: Callable[[int, int], str]  # how evidence calls a cell, by row and column from 0
    name: str = ""  # of the sheet
    merged: Mapping[Place, Place] = field(default_factory=lambda: MappingProxyType({}))
    before: tuple[str, ...] = ()  # lines above, where they are no cells
    after: tuple[str, ...] = ()  # lines below
    may_continue: bool = False  # it may go on with the table of the page before

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> GridCell:
        """Return a cell, blank beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else BLANK

    def spanning(self, row: int, column: int) -> GridCell:
        """Return a cell, or the one that is merged over it."""
        return self.cell(*self.merged.get((row, column), (row, column)))
