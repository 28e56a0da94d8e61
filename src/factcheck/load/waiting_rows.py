"""Rows of a long table that were checked and wait as text until their series is asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factcheck.load.input_file import Dialect, InputFile
from factcheck.load.tabular import TableRow, parted, row_of

if TYPE_CHECKING:
    from factcheck.domain.period import Period
    from factcheck.domain.series import SeriesKey, Status
    from factcheck.load.cell import Cell
    from factcheck.load.observations import Observations


@dataclass(frozen=True, kw_only=True, eq=False)
class RowReader:
    """How the lines of one table are read, which were checked before."""

    name: str
    header: list[str]
    dialect: Dialect
    first: int  # number of the line that is counted as 0
    observations: Observations  # by which rows are read; it takes none in
    periods: list[Period] = field(default_factory=list)  # that rows are of, by number

    def row(self, line: int, text: bytes) -> TableRow | None:
        """Return the row of a line; None where it holds no figure.

        Raises
        ------
        csv.Error
            If it is no row by itself.
        """
        cells = next(parted([text.decode()], self.dialect), [])
        if len(cells) != len(self.header):
            if any(cells):
                raise csv.Error("too few cells, or too many")
            return None
        file = InputFile(name=self.name, text="")
        file.dialect = self.dialect
        return row_of(file, self.first + line, self.header, cells)

    def cell(self, line: int, text: bytes) -> tuple[SeriesKey, Cell]:
        """Read a row that was checked before."""
        row = self.row(line, text)
        read = None if row is None else self.observations.read(row)
        if read is None:
            raise ValueError(f"line {self.first + line} of {self.name} is no row of figures")
        return read


@dataclass(frozen=True, kw_only=True, eq=False)
class LongTable:
    """A table whose rows can be read one by one, in any order."""

    reader: RowReader
    content: bytes
    starts: Sequence[int]  # where each line begins

    def text(self, line: int) -> bytes:
        """Return a line, counted from the first."""
        start = self.starts[line]
        return self.content[start : self.content.find(b"\n", start) + 1 or None]

    def row(self, line: int) -> TableRow | None:
        """Return the row of a line; None where it holds no figure; csv.Error where it is none."""
        return self.reader.row(line, self.text(line))

    def cell(self, line: int) -> tuple[SeriesKey, Cell]:
        """Read a row that was checked before."""
        return self.reader.cell(line, self.text(line))


class RowOrder(NamedTuple):
    """The rows of a table, ordered by series."""

    lines: Sequence[int]
    periods: Sequence[int]  # number of the period of each


class WaitingRows(NamedTuple):
    """Rows of one series, in their order."""

    table: LongTable
    order: RowOrder
    start: int  # where they are in that order
    stop: int
    statuses: frozenset[Status]

    @property
    def lines(self) -> Sequence[int]:
        """Their lines."""
        return self.order.lines[self.start : self.stop]

    @property
    def numbers(self) -> Sequence[int]:
        """Numbers of their periods."""
        return self.order.periods[self.start : self.stop]

    def cells(self) -> Iterator[Cell]:
        """Read them."""
        return map(self.cell, range(self.stop - self.start))

    def periods(self) -> Iterator[Period]:
        """Say of which period each is."""
        return map(self.table.reader.periods.__getitem__, self.numbers)

    def cell(self, place: int) -> Cell:
        """Read the one of a place, counted from 0."""
        return self.table.cell(self.order.lines[self.start + place])[1]

    def text(self) -> bytes:
        """Return their lines, one after the other."""
        lines, starts = self.lines, self.table.starts
        if lines[-1] - lines[0] + 1 == len(lines):  # as most tables are ordered
            stop = starts[lines[-1] + 1] if lines[-1] + 1 < len(starts) else None
            return self.table.content[starts[lines[0]] : stop]
        return b"\n".join(self.table.text(line).rstrip(b"\n") for line in lines)
