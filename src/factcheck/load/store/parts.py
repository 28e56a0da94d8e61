"""The cells of a series as bytes: rows as the text of their table, other cells field by field."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from msgspec import msgpack
from msgspec.structs import astuple

from factcheck.domain.catalogue import Source
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Adjustment, Basis
from factcheck.domain.series import Status
from factcheck.load.cell import Cell, WaitingCells
from factcheck.load.waiting_rows import RowReader, WaitingRows

Packed: TypeAlias = "tuple[int, bytes, bytes, bytes] | tuple[tuple[object, ...], ...]"

_FEW = 100  # rows
_LINES, _NUMBERS = "i", "H"  # of arrays


class NotKeptError(Exception):
    """A cell that is not as those of references are, and so is not kept."""


class StoredRows:
    """Rows of one series, in their order, with their text."""

    __slots__ = ("_rows", "_text", "lines", "numbers", "reader")

    def __init__(
        self, reader: RowReader, lines: Sequence[int], numbers: Sequence[int], text: bytes
    ) -> None:
        self.reader, self.lines, self.numbers, self._text = reader, lines, numbers, text
        self._rows: list[bytes] = []

    def cells(self) -> Iterator[Cell]:
        """Read them."""
        return map(self.cell, range(len(self.lines)))

    def periods(self) -> Iterator[Period]:
        """Say of which period each is."""
        return map(self.reader.periods.__getitem__, self.numbers)

    def places(self, period: Period) -> Sequence[int]:
        """Say where those of a period are."""
        return self.reader.places_of(period, self.numbers)

    def cell(self, place: int) -> Cell:
        """Read the one of a place, counted from 0."""
        return self.reader.cell_of(self.numbers[place], self.lines[place], self._row(place))

    def number(self, place: int) -> tuple[str, Cell] | None:
        """Tell the number in plain digits of a place, and a cell like it."""
        return self.reader.number(self._row(place))

    def _row(self, place: int) -> bytes:
        """Return the text of a row; of few, all are parted again, which takes less than to keep."""
        if self._rows:
            return self._rows[place]
        rows = self._text.split(b"\n")
        if len(rows) > _FEW:
            self._rows = rows
        return rows[place]

    @property
    def statuses(self) -> frozenset[Status]:
        """In which ways they are settled."""
        return frozenset(cell.status for cell in self.cells())


def packed(
    parts: Iterable[Cell | WaitingCells],
    readers: dict[int, tuple[int, RowReader]],
    sources: Mapping[str, Source],
) -> bytes:
    """Write the cells of a series.

    Parameters
    ----------
    parts : iterable of Cell or WaitingCells
    readers : dict
        Those of tables by their identity, each with its number; those that are new are added.
    sources : mapping of str to Source
        By which the source of a cell is known again.

    Raises
    ------
    NotKeptError
        If that is not possible.
    """
    whole: list[Packed] = []
    cells: list[tuple[object, ...]] = []
    for part in parts:
        if isinstance(part, Cell):
            cells.append(_fields(part, sources))
            continue
        if not isinstance(part, WaitingRows):
            raise NotKeptError
        if cells:
            whole.append(tuple(cells))
            cells = []
        reader = part.table.reader
        number, _ = readers.setdefault(id(reader), (len(readers), reader))
        whole.append((number, bytes(part.lines), bytes(part.numbers), part.text()))
    if cells:
        whole.append(tuple(cells))
    return msgpack.encode(whole)


def unpacked(
    content: bytes, readers: Sequence[RowReader], sources: Mapping[str, Source]
) -> list[Cell | WaitingCells]:
    """Read what was written."""
    parts: list[Cell | WaitingCells] = []
    for part in msgpack.decode(content):
        if not isinstance(part[0], int):
            parts += [_cell(fields, sources) for fields in part]
            continue
        number, lines, numbers, text = part
        parts.append(
            StoredRows(readers[number], array(_LINES, lines), array(_NUMBERS, numbers), text)
        )
    return parts


def _fields(cell: Cell, sources: Mapping[str, Source]) -> tuple[object, ...]:
    if sources.get(cell.source.id) is not cell.source:
        raise NotKeptError
    at = cell.at
    return (
        cell.value,
        cell.unit,
        astuple(cell.period),
        cell.basis,
        cell.vintage,
        None if cell.released is None else cell.released.toordinal(),
        cell.status,
        cell.source.id,
        cell.note,
        (at.file, at.line, at.column, at.cell, at.digest),
        cell.stored,
        cell.adjustment,
    )


def _cell(fields: Sequence[Any], sources: Mapping[str, Source]) -> Cell:
    value, unit, period, basis, vintage, released, status, source, note, at, stored, season = fields
    file, line, column, name, digest = at
    return Cell(
        value=value,
        unit=unit,
        period=Period(*period),
        basis=Basis(basis),
        vintage=vintage,
        released=None if released is None else date.fromordinal(released),
        status=Status(status),
        source=sources[source],
        note=note,
        at=Location(file=file, line=line, column=column, cell=name, digest=digest),
        stored=stored,
        adjustment=Adjustment(season),
    )
