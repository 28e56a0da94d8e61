"""An observation that was checked, its figure still text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeAlias

from factcheck.domain.catalogue import Source
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Adjustment, Basis
from factcheck.domain.series import SeriesKey, Status

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,80}(?:\.[0-9]{1,30})?")  # shorter than any figure may be


class Cell(NamedTuple):
    """One observation."""

    value: str
    unit: str
    period: Period
    basis: Basis
    vintage: str
    released: date | None
    status: Status
    source: Source
    note: str
    at: Location
    stored: str = ""  # digits behind those of the value
    adjustment: Adjustment = Adjustment.NONE


class WaitingCells(Protocol):
    """Some cells of one series that were checked, and are made when they are asked for."""

    def cells(self) -> Iterator[Cell]:
        """Make all."""

    def periods(self) -> Iterator[Period]:
        """Say of which period each is."""

    def places(self, period: Period) -> Sequence[int]:
        """Say where those of a period are, counted from 0."""

    def cell(self, place: int) -> Cell:
        """Make the one of a place, counted from 0."""

    def number(self, place: int) -> tuple[str, Cell] | None:
        """Tell the number in plain digits of a place, and a cell that is like it otherwise.

        But for the period and where it stands. None where that cannot be told at a glance.
        """

    @property
    def statuses(self) -> frozenset[Status]:
        """In which ways they are settled."""


Cells: TypeAlias = Iterable[Cell | WaitingCells]


def cells_of(parts: Cells) -> Iterator[Cell]:
    """Yield the cells of a series; those that wait are made."""
    for part in parts:
        if isinstance(part, Cell):
            yield part
        else:
            yield from part.cells()


def identity(series: SeriesKey, cell: Cell) -> tuple[object, ...]:
    """Return what tells an observation apart from all others of a reference."""
    return (*series, *cell[2:7], cell.source.id)
