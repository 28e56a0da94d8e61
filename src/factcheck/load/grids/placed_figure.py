"""What a table gives: figures where they stand, and what they measure."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from factcheck.load.grids.entries import AxisEntry
from factcheck.load.grids.figures import CellFigure
from factcheck.load.grids.grid import GridCell
from factcheck.load.layouts.original import MissingCell, PublishedCell

Reading: TypeAlias = "PublishedCell | MissingCell"


class MeasureName(NamedTuple):
    """What a figure measures: the names of its indicator, the widest first, and its own."""

    path: tuple[str, ...]
    indicator: str
    translation: str
    adjustment: str

    @property
    def named(self) -> str:
        """All names in one text."""
        return ": ".join(self.path) or self.indicator


class PlacedFigure(NamedTuple):
    """A figure where it stands, with its label and its head, of whatever period or of none."""

    row: int
    column: int
    cell: GridCell
    figure: CellFigure
    label: AxisEntry
    head: AxisEntry
    unit: str
    period: str
