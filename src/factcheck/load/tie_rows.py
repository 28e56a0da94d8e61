"""Ties of a report's figures to cells, as a table that a person corrects."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from msgspec import Struct

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import listed, say

COLUMNS = ("sentence", "figure", "nth", "tied", "cells")
SETTLED, NONE = "settled", "none"
WORDS = (SETTLED, NONE, "certain", "likely", "guessed", "")


class TieRow(Struct, frozen=True, kw_only=True):
    """What one figure is tied to, and by whom: settled by a person, none, or proposed."""

    sentence: str
    figure: str
    nth: int  # of the same figures in the sentence, from 1
    tied: str
    cells: tuple[str, ...]  # addresses, as findings write them
    file: str  # where it was read, or nothing
    line: int

    @property
    def is_said(self) -> bool:
        """Whether a person has said it."""
        return self.tied in (SETTLED, NONE)


def tie_rows(path: Path) -> tuple[TieRow, ...]:
    """Read a table of ties.

    Raises
    ------
    InputError
        With every row that cannot be read.
    """
    name = path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeError):
        at = Location(file=name, line=1, column=1)
        problem, remedy = say("the ties cannot be read"), say("Check the path, and save as UTF-8.")
        raise InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)]) from None
    rows, faults = [], []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if text.strip() and not set(COLUMNS) <= set(reader.fieldnames or ()):
        at = Location(file=name, line=1, column=1)
        problem = say("this is no table of ties")
        remedy = say("The columns are {columns}.", columns=listed(COLUMNS))
        raise InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])
    for row in reader:
        fault = _fault(row)
        if fault:
            at = Location(file=name, line=reader.line_num, column=1)
            faults.append(Diagnostic(at=at, key="", problem=fault[0], remedy=fault[1]))
            continue
        cells = tuple(cell.strip() for cell in (row["cells"] or "").split(";") if cell.strip())
        rows.append(
            TieRow(
                sentence=row["sentence"],
                figure=row["figure"],
                nth=int(row["nth"] or 1),
                tied=row["tied"].strip().casefold(),
                cells=cells,
                file=name,
                line=reader.line_num,
            )
        )
    if faults:
        raise InputError(faults)
    return tuple(rows)


def _fault(row: dict[str, str | None]) -> tuple[str, str] | None:
    """Return what is wrong with a row, and what to do; None where nothing is."""
    lacking = [column for column in COLUMNS if row.get(column) is None]
    if lacking:
        return (
            say("the row has no {columns}", columns=listed(lacking)),
            say("The columns are {columns}.", columns=listed(COLUMNS)),
        )
    word, number = (row["tied"] or "").strip().casefold(), row["nth"] or "1"
    if word not in WORDS:
        return (
            say("{word!r} is no word for a tie", word=row["tied"]),
            say("Write settled, none, or leave what was proposed."),
        )
    if not number.isdecimal():
        return say("{text!r} is no number", text=number), say("Count the figures from 1.")
    if word == SETTLED and not (row["cells"] or "").strip():
        return say("the settled row names no cells"), say("Name them, or write none.")
    return None


def tie_table(rows: tuple[TieRow, ...]) -> str:
    """Write ties as a table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.sentence, row.figure, row.nth, row.tied, "; ".join(row.cells)])
    return text.getvalue()
