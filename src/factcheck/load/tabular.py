"""The cells of a CSV file of observations, row by row, and where each of them stands."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from factcheck.domain.location import Location
from factcheck.language import counted, listed, say
from factcheck.load.input_file import Dialect, InputFile, Span
from factcheck.load.near_words import nearest
from factcheck.load.observations import COLUMNS, Observations
from factcheck.load.reasons import reason

LINE_BREAKS = ("\r\n", "\r")
_EITHER = re.compile(r"[^0-9.,]*[0-9]{1,3},[0-9]{3}[^0-9.,]*")


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


def row_of(file: InputFile, line: int, header: list[str], cells: list[str]) -> TableRow | None:
    """Return a row, cells that are said to be missing left empty; none where its figure is."""
    dialect = file.dialect
    if dialect.missing:
        pairs = [(name, text.strip()) for name, text in zip(header, cells, strict=True)]
        if any(name == "value" and dialect.is_missing(name, text) for name, text in pairs):
            return None
        cells = ["" if dialect.is_missing(name, text) else text for name, text in pairs]
    return TableRow(file, line, header, cells)


def may_be_either(row: TableRow, observations: Observations) -> bool:
    """Whether a figure has a comma that may part thousands or decimals."""
    is_open = row.file.dialect.delimiter == ";" and not observations.language(row)
    return is_open and bool(_EITHER.fullmatch(row.cells["value"]))


def headed(file: InputFile) -> tuple[int, list[str], Iterator[tuple[int, list[str]]]]:
    """Return the line and the cells of the row that names the columns, and the rows below it.

    Where the descriptor does not say how columns are parted, the row that names them does: by
    commas, or by semicolons or tabs where commas part nothing.
    """
    noted, told = len(file.faults), file.dialect.delimiter
    for delimiter in (told,) if told else (",", ";", "\t"):
        line, header, rows = _parted(file, delimiter)
        if {name.strip().casefold() for name in header} & set(COLUMNS):
            return line, header, rows
        del file.faults[noted:]
    return _parted(file, told or ",")


def _parted(
    file: InputFile, delimiter: str
) -> tuple[int, list[str], Iterator[tuple[int, list[str]]]]:
    file.dialect = file.dialect._replace(delimiter=delimiter)
    rows = rows_of(file)
    line, header = next(rows, (1, list[str]()))
    return line, header, rows


class _Lines:
    """The lines of a table from its row of columns on, without the comments between its rows."""

    def __init__(self, file: InputFile) -> None:
        parts = (io.StringIO(piece, newline="") for piece in file.pieces())
        lines = enumerate(itertools.chain.from_iterable(parts), start=1)
        self.lines = itertools.islice(lines, file.dialect.header_row - 1, None)
        self.comment = file.dialect.comment
        self.row = file.dialect.header_row  # the line that the row at hand begins in
        self.is_between_rows = True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for number, line in self.lines:
            if self.is_between_rows:
                if self.comment and line.startswith(self.comment):
                    continue
                self.row, self.is_between_rows = number, False
            return line
        raise StopIteration


def parted(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """Part rows into cells; raises csv.Error where a row cannot be read."""
    return csv.reader(
        lines,
        strict=True,
        delimiter=dialect.delimiter or ",",
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        escapechar=dialect.escape or None,
        doublequote=dialect.double_quote,
        skipinitialspace=dialect.skip_space,
    )


def rows_of(file: InputFile) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line it begins in."""
    lines = _Lines(file)
    reader = parted(lines, file.dialect)
    while True:
        lines.is_between_rows = True
        try:
            row = next(reader, None)
        except csv.Error as error:
            file.fault(
                say("the row cannot be read: {reason}", reason=reason(str(error))),
                say('Close its quotes; inside quotes write "" for a quote.'),
                Span(lines.row),
            )
            return
        if row is None:
            return
        if row:
            yield lines.row, row


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
            remedy = nearest(name, known) or say(
                "The columns are {columns}.", columns=listed(known)
            )
            problem = say("unknown column {name!r}", name=name)
            file.fault(problem, remedy, cell_span(file, line, number), key=name)
        elif name in header[:number]:
            span = cell_span(file, line, number)
            problem = say("the column {name!r} is there twice", name=name)
            file.fault(problem, say("Remove one."), span, key=name)
    for name in needed:
        if name not in header:
            problem = say("the column {name!r} is missing", name=name)
            file.fault(problem, say("Add it to every row."), Span(line), key=name)
    return len(file.faults) == noted


def ragged(file: InputFile, line: int, header: list[str], cells: list[str]) -> None:
    """Note that a row has too few cells, or too many."""
    needed, columns = len(header), listed(header)
    if len(cells) > needed:
        remedy = say(
            "It needs {number}, one a column: {columns}. "
            'A value that holds a comma stands in quotes: "1,270.48".',
            number=needed,
            columns=columns,
        )
    else:
        remedy = say("It needs {number}, one a column: {columns}.", number=needed, columns=columns)
    last = min(len(cells), len(header)) - 1
    problem = counted("the row has {number} cell", "the row has {number} cells", len(cells))
    file.fault(problem, remedy, cell_span(file, line, last))


def cell_span(file: InputFile, line: int, number: int) -> Span:
    """Find a cell of the row that begins in a line; cells are counted from 0.

    >>> cell_span(InputFile(name="a.csv", text='a,"b, c",d'), 1, 2)
    Span(line=1, column=10, length=1)
    """
    column, start, is_quoted = 0, 0, False
    delimiter, quote = file.dialect.delimiter or ",", file.dialect.quote
    text = file.line(line)
    while True:
        if column == len(text):
            if not is_quoted or line >= len(file.lines):
                break
            line, column, start = line + 1, 0, 0
            text = file.line(line)
            continue
        character = text[column]
        if character == quote:
            is_quoted = not is_quoted
        elif character == delimiter and not is_quoted:
            if number == 0:
                break
            number, start = number - 1, column + 1
        column += 1
    return Span(line, start + 1, max(1, column - start))
