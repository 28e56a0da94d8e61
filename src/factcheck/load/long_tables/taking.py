"""The rows of a long table taken in by columns, where nothing of it is in doubt."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from factcheck.load.cell import PLAIN_NUMBER
from factcheck.load.file_content import FileContent
from factcheck.load.input_file import Dialect, InputFile
from factcheck.load.long_tables.blocks import BrokenLineError
from factcheck.load.long_tables.codes import TooManyTextsError
from factcheck.load.long_tables.combinations import TooManyCombinationsError
from factcheck.load.long_tables.proof import DoubtError, Proof
from factcheck.load.long_tables.scan import TooLongLineError, scan
from factcheck.load.observations import Observations
from factcheck.load.tabular import parted
from factcheck.load.waiting_rows import LongTable, RowReader

RowTaker: TypeAlias = "Callable[[int, list[str], Observations], object]"


def is_taken(
    file: InputFile,
    line: int,
    header: Sequence[str],
    observations: Observations,
    take_row: RowTaker,
) -> bool:
    """Take in the rows below the line that names the columns; False where that is in doubt.

    Then nothing was taken or noted, and they are to be read row by row. Of a file that is too long
    for that the rows in doubt are read alone: true where they are at fault, which is noted.
    """
    start = _start(file, line)
    if start is None or not _is_usual(file.dialect):
        return False
    content = file.content or b""
    reader = _afresh(observations)
    try:
        whole = scan(content, start, file.dialect.delimiter or ",", header)
        table = LongTable(
            reader=RowReader(
                name=file.name,
                header=list(header),
                dialect=file.dialect,
                first=line + 1,
                observations=reader,
            ),
            content=content,
            starts=whole.starts.data,
        )
        waiting = Proof(table, whole).series()
    except DoubtError as doubt:
        return isinstance(content, FileContent) and _are_at_fault(
            file, table, doubt.lines, _afresh(observations), take_row
        )
    except (
        BrokenLineError,
        TooLongLineError,
        TooManyTextsError,
        TooManyCombinationsError,
        csv.Error,
    ):
        return False
    if not waiting or not observations.take(waiting):
        return False
    observations.seasons.update(reader.seasons)
    return True


def _afresh(observations: Observations) -> Observations:
    """Return what reads rows as they are read here, and has taken none."""
    reader = Observations(observations.words, observations.unnamed)
    reader.known = observations.known
    reader.seasons = dict(observations.seasons)
    return reader


def _are_at_fault(
    file: InputFile,
    table: LongTable,
    lines: Iterable[int],
    observations: Observations,
    take_row: RowTaker,
) -> bool:
    """Read some rows by themselves; whether they are at fault."""
    for line in lines:
        cells = next(parted([table.text(line).decode()], file.dialect), [])
        take_row(table.reader.first + line, cells, observations)
    return bool(file.faults)


def _start(file: InputFile, line: int) -> int | None:
    """Return where the rows begin, below a line; None where lines are not what they seem."""
    content = file.content or b""
    if content.find(b"\0") >= 0:
        return None
    start = 0
    for _ in range(line):
        start = content.find(b"\n", start) + 1
        if not start:
            return None
    head = content[:start]
    has_other_breaks = head.count(b"\r") != head.count(b"\r\n")
    return None if has_other_breaks or b'"' in head else start


def _is_usual(dialect: Dialect) -> bool:
    """Whether rows are written as usual, but for what parts their cells and means that none is."""
    usual = Dialect(
        delimiter=dialect.delimiter, header_row=dialect.header_row, missing=dialect.missing
    )
    marks = (mark for marks in dialect.missing.values() for mark in marks)
    return dialect == usual and not any(PLAIN_NUMBER.fullmatch(mark) for mark in marks)
