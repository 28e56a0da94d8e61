"""Tables of observations: the cells of a CSV file, and where each of them stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from factcheck.domain.location import Location
from factcheck.load.input_file import InputFile, Span
from factcheck.load.observations import COLUMNS, Observations
from factcheck.load.page import nearest

LINE_BREAKS = ("\r\n", "\r")


class TableRow:
    """One row of a CSV file."""

    __slots__ = ("at", "cells", "file", "header")

    def __init__(self, file: InputFile, line: int, header: list[str], cells: list[str]) -> None:
        self.file, self.header = file, header
        self.at = Location(file=file.name, line=line)
        self.cells: Mapping[str, str] = dict(zip(header, map(str.strip, cells), strict=False))

    def fault(self, column: str, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault of a cell."""
        del part
        number = self.header.index(column) if column in self.header else 0
        span = cell_span(self.file, self.at.line, number)
        self.file.fault(problem, remedy, span, key=column)


def read_table(file: InputFile, observations: Observations) -> None:
    """Take in the rows of a table of observations; a table of something else is passed over."""
    file.line_breaks = LINE_BREAKS
    rows = rows_of(file)
    first, header = next(rows, (1, []))
    header = [each.strip() for each in header]
    if not {"area", "value"} & set(header):
        if not header:
            file.fault("the table is empty", f"Begin it with the columns {', '.join(COLUMNS)}.")
        return
    if not is_header(file, first, header, (observations.required, COLUMNS)):
        return
    for line, cells in rows:
        if len(cells) == len(header):
            observations.add(TableRow(file, line, header, cells))
        elif any(cells):
            ragged(file, line, header, cells)


def rows_of(file: InputFile) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line it begins in."""
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            file.fault(
                f"the row cannot be read: {error}",
                'Close its quotes; inside quotes write "" for a quote.',
                Span(line),
            )
            return
        if row is None:
            return
        if row:
            yield line, row


def is_header(
    file: InputFile,
    line: int,
    header: list[str],
    columns: tuple[tuple[str, ...], tuple[str, ...]],
) -> bool:
    """Whether the first row names every column that is needed, and none twice or unknown.

    `columns` are those that are needed, and all there may be.
    """
    needed, known = columns
    noted = len(file.faults)
    for number, name in enumerate(header):
        if name not in known:
            remedy = nearest(name, known) or f"The columns are {', '.join(known)}."
            file.fault(f"unknown column {name!r}", remedy, cell_span(file, line, number), key=name)
        elif name in header[:number]:
            span = cell_span(file, line, number)
            file.fault(f"the column {name!r} is there twice", "Remove one.", span, key=name)
    for name in needed:
        if name not in header:
            problem = f"the column {name!r} is missing"
            file.fault(problem, "Add it to every row.", Span(line), key=name)
    return len(file.faults) == noted


def ragged(file: InputFile, line: int, header: list[str], cells: list[str]) -> None:
    """Note that a row has too few cells, or too many."""
    remedy = f"It needs {len(header)}, one a column: {', '.join(header)}."
    if len(cells) > len(header):
        remedy += ' A value that holds a comma stands in quotes: "1,270.48".'
    last = min(len(cells), len(header)) - 1
    file.fault(f"the row has {len(cells)} cells", remedy, cell_span(file, line, last))


def cell_span(file: InputFile, line: int, number: int) -> Span:
    """Find a cell of the row that begins in a line; cells are counted from 0.

    >>> cell_span(InputFile(name="a.csv", text='a,"b, c",d'), 1, 2)
    Span(line=1, column=10, length=1)
    """
    column, start, is_quoted = 0, 0, False
    text = file.line(line)
    while True:
        if column == len(text):
            if not is_quoted or line >= len(file.lines):
                break
            line, column, start = line + 1, 0, 0
            text = file.line(line)
            continue
        character = text[column]
        if character == '"':
            is_quoted = not is_quoted
        elif character == "," and not is_quoted:
            if number == 0:
                break
            number, start = number - 1, column + 1
        column += 1
    return Span(line, start + 1, max(1, column - start))
