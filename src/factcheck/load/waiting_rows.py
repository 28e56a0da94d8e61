"""Rows of a long table that were checked and wait as text until their series is asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factcheck.load.alike_rows import AlikeRows
from factcheck.load.file_content import Content
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
    alike: AlikeRows = field(init=False)
    _numbers: dict[Period, list[int]] = field(default_factory=dict)  # of periods, once all are met

    def __post_init__(self) -> None:
        alike = AlikeRows(self.name, self.header, self.dialect)
        object.__setattr__(self, "alike", alike)

    def places_of(self, period: Period, numbers: Sequence[int]) -> Sequence[int]:
        """Say where among the numbers of periods of some rows one period is."""
        if not self._numbers:
            for number, each in enumerate(self.periods):
                self._numbers.setdefault(each, []).append(number)
        own = self._numbers.get(period, ())
        if len(own) == 1 and numbers.count(own[0]) == 1:
            return (numbers.index(own[0]),)
        return [place for place, number in enumerate(numbers) if number in own] if own else ()

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

    def number(self, text: bytes) -> tuple[str, Cell] | None:
        """Tell the number in plain digits of a row, and a cell like it."""
        cells = self.alike.parted(text)
        return None if cells is None else self.alike.number(cells)

    def cell_of(self, number: int, line: int, text: bytes) -> Cell:
        """Read a row that was checked before, of the period of a number."""
        cells = self.alike.parted(text)
        if cells is None:
            return self.cell(line, text)[1]
        alike = self.alike.cell(cells, self.periods[number], self.first + line)
        if alike is None:
            _, alike = self.cell(line, text)
            self.alike.remember(cells, alike)
        return alike


@dataclass(frozen=True, kw_only=True, eq=False)
class LongTable:
    """A table whose rows can be read one by one, in any order."""

    reader: RowReader
    content: Content
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

    def cell_of(self, number: int, line: int) -> Cell:
        """Read a row that was checked before, of the period of a number."""
        return self.reader.cell_of(number, line, self.text(line))


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

    def places(self, period: Period) -> Sequence[int]:
        """Say where those of a period are."""
        return self.table.reader.places_of(period, list(self.numbers))

    def cell(self, place: int) -> Cell:
        """Read the one of a place, counted from 0."""
        at = self.start + place
        return self.table.cell_of(self.order.periods[at], self.order.lines[at])

    def number(self, place: int) -> tuple[str, Cell] | None:
        """Tell the number in plain digits of a place, and a cell like it."""
        line = self.order.lines[self.start + place]
        return self.table.reader.number(self.table.text(line))

    def text(self) -> bytes:
        """Return their lines, one after the other."""
        lines, starts = self.lines, self.table.starts
        if lines[-1] - lines[0] + 1 == len(lines):  # as most tables are ordered
            stop = starts[lines[-1] + 1] if lines[-1] + 1 < len(starts) else None
            return self.table.content[starts[lines[0]] : stop]
        return b"\n".join(self.table.text(line).rstrip(b"\n") for line in lines)
