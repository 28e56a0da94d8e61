"""Tables of observations: taken in by columns where they are long, else row by row."""

from __future__ import annotations

from functools import partial

from factcheck.language import listed, say
from factcheck.load.file_sorts import other_sort
from factcheck.load.input_file import InputFile, Span
from factcheck.load.observations import COLUMNS, Observations
from factcheck.load.tabular import (
    LINE_BREAKS,
    TableRow,
    headed,
    is_header,
    may_be_either,
    ragged,
    row_of,
)

_START = 100  # characters that tell what a file is


def read_table(file: InputFile, observations: Observations) -> None:
    """Take in the rows of a table of observations, or note that it is none.

    One without rows is to be filled in; one whose values are all missing is hardly what was meant.
    """
    file.line_breaks = LINE_BREAKS
    first, header, rows = headed(file)
    header = [name.strip().casefold() for name in header]
    if not {"area", "value"} & set(header):
        if not file.faults:
            _no_header(file, first, header)
        return
    if not is_header(file, first, header, (observations.required, COLUMNS)):
        return
    if file.content is not None and not file.faults:
        from factcheck.load.long_tables.taking import is_taken

        take_row = partial(_take_row, file, header)
        if is_taken(file, first, header, observations, take_row):
            return
    missing, taken = 0, 0
    for line, cells in rows:
        is_taken_in = _take_row(file, header, line, cells, observations)
        missing += is_taken_in is False
        taken += is_taken_in is True
    if missing and not taken and not file.faults:
        file.fault(
            say("no row of the table holds a figure"),
            say("Fill it in, or remove its resource from the descriptor."),
        )


def _take_row(
    file: InputFile, header: list[str], line: int, cells: list[str], observations: Observations
) -> bool | None:
    """Take in a row, or note its faults; False where its value is missing, None if it is no row."""
    if len(cells) != len(header):
        if any(cells):
            ragged(file, line, header, cells)
        return None
    row = row_of(file, line, header, cells)
    if row is None:
        return False
    if may_be_either(row, observations):
        _note_comma(row)
    else:
        observations.add(row)
    return True


def _note_comma(row: TableRow) -> None:
    """Note a comma that may part thousands or decimals: who parts cells by ';' may mean either."""
    text = row.cells["value"]
    row.fault(
        "value",
        say("{text!r} can be read in more than one way where ';' parts the cells", text=text),
        say(
            "Write {whole} or {decimal}.",
            whole=text.replace(",", ""),
            decimal=text.replace(",", "."),
        ),
    )


def _no_header(file: InputFile, line: int, header: list[str]) -> None:
    """Note that a table does not say what its columns are."""
    columns = listed(COLUMNS)
    if not header:
        file.fault(
            say("the table is empty"), say("Begin it with the columns {columns}.", columns=columns)
        )
        return
    if sort := other_sort(next(file.pieces(), "")[:_START].encode()):
        file.fault(
            say("the file is {sort}, and no table of text", sort=sort),
            say("Fetch the table itself; a page to log in or to say sorry may have come instead."),
        )
        return
    file.fault(
        say("the row names no column of observations: {text!r}", text=file.line(line)[:60]),
        say(
            "A table of observations begins with the columns {columns}. Where they stand further "
            "down, say so in the descriptor: `dialect: {{headerRows: [3]}}`.",
            columns=columns,
        ),
        Span(line, 1, max(1, len(file.line(line)))),
    )
