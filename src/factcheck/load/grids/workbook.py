"""The sheets of an Excel workbook, each cell as its number format shows it."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from factcheck.language import say
from factcheck.load.grids.extras import is_installed
from factcheck.load.grids.grid import BLANK, Grid, GridCell, Place
from factcheck.load.grids.number_format import shown
from factcheck.load.layouts.original import Original
from factcheck.load.reasons import first_sentence

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 120_000_000  # bytes of the parts of a workbook, unpacked
ROWS = 100_000  # of a sheet, blank ones at its end left aside
_BOMB = 200  # times that a part may be packed
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, SyntaxError, LookupError, ValueError, TypeError,
    AttributeError, NotImplementedError, RuntimeError, OSError, EOFError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"


def sheets(original: Original) -> Iterator[Grid]:
    """Give the sheets of a workbook that hold something; what cannot be read is a fault."""
    if not is_installed(original, "openpyxl", "excel") or not _is_safe(original):
        return
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with original.path.open("rb") as stream:  # by content: the name may say .csv
            book = openpyxl.load_workbook(stream, data_only=True, rich_text=True)
            formulas = openpyxl.load_workbook(stream) if _has_formulas(original) else None
    except (InvalidFileException, *_UNREADABLE) as error:
        original.fault(
            say("the workbook cannot be read: {reason}", reason=first_sentence(error)),
            say("Open it in a spreadsheet program and save it as .xlsx."),
        )
        return
    if original.sheet and original.sheet not in book.sheetnames:
        original.fault(
            say("there is no sheet {name!r}", name=original.sheet),
            say("The sheets are {names}.", names=", ".join(book.sheetnames)),
        )
        return
    for sheet in book.worksheets:
        if original.sheet and sheet.title != original.sheet:
            continue
        if sheet.sheet_state != "visible" and not original.sheet:
            original.remarks.append(
                say(
                    "{file}: left out: the sheet {name!r} is hidden; --sheet reads it",
                    file=original.name,
                    name=sheet.title,
                )
            )
            continue
        twin = formulas[sheet.title] if formulas is not None else None
        yield from _grid(original, sheet, twin)


def _is_safe(original: Original) -> bool:
    """Whether a file is a workbook that can be unpacked in bounded memory."""
    if original.head.startswith(_OLE):
        original.fault(
            say("the file is an old Excel workbook, or one with a password"),
            say("Open it in a spreadsheet program and save it as .xlsx, without a password."),
        )
        return False
    try:
        with zipfile.ZipFile(original.path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            total = sum(part.file_size for part in parts)
            bomb = any(
                part.file_size > _BOMB * max(part.compress_size, 1) and part.file_size > 10_000_000
                for part in parts
            )
            declares = any(
                _declares_entities(archive, part)
                for part in parts
                if part.filename.endswith(".xml")
            )
            is_whole = archive.testzip() is None if total <= LARGEST and not bomb else True
    except _UNREADABLE:
        is_whole = False
    if not is_whole:
        original.fault(
            say("the workbook is cut off or damaged"), say("Fetch it again from its publisher.")
        )
        return False
    if "xl/workbook.xml" not in names:
        original.fault(say("the archive holds no workbook"), say("Save it as .xlsx."))
        return False
    if declares:
        original.fault(
            say("the workbook declares entities, which no spreadsheet program writes"),
            say("Do not open it: it may be made to fill the memory. Fetch it again."),
        )
        return False
    if total > LARGEST or bomb:
        original.fault(
            say("the workbook unpacks to {size} MB; it is not opened", size=total // 1_000_000),
            say("Save the sheet that is meant in a workbook of its own, without its empty rows."),
        )
        return False
    return True


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(2000)


def _has_formulas(original: Original) -> bool:
    with zipfile.ZipFile(original.path) as archive:
        for part in archive.infolist():
            if (
                part.filename.startswith("xl/worksheets/")
                and part.filename.endswith(".xml")
                and b"<f" in archive.read(part)
            ):
                return True
    return False


def _grid(original: Original, sheet: Worksheet, twin: Worksheet | None) -> Iterator[Grid]:
    formulas = _filled(twin) if twin is not None else {}
    filled = {**dict.fromkeys(formulas), **_filled(sheet)}
    if not filled:
        return
    height = max(row for row, _ in filled) + 1
    width = max(column for _, column in filled) + 1
    if height > ROWS or width > 2000:
        original.fault(
            say(
                "the sheet {name!r} has {rows} rows and {columns} columns",
                name=sheet.title,
                rows=height,
                columns=width,
            ),
            say("Save the table that is meant in a sheet of its own."),
            f"{sheet.title}!A1",
        )
        return
    rows = [[BLANK] * width for _ in range(height)]
    for (row, column), cell in filled.items():
        rows[row][column] = GridCell(is_formula=True) if cell is None else _cell(cell)
    title = sheet.title
    yield Grid(
        rows=tuple(map(tuple, rows)),
        address=lambda row, column: f"{title}!{_letters(column)}{row + 1}",
        name=title,
        merged=_merged(sheet),
    )


def _filled(sheet: Worksheet) -> dict[Place, Cell | MergedCell]:
    """Return the cells that hold something; to go through rows would make a cell of every gap."""
    cells = sheet._cells.items()  # noqa: SLF001
    return {(row - 1, column - 1): cell for (row, column), cell in cells if cell.value is not None}


def _merged(sheet: Worksheet) -> dict[Place, Place]:
    return {
        (row - 1, column - 1): (area.min_row - 1, area.min_col - 1)
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] < 10_000
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


def _letters(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(cell: Cell | MergedCell) -> GridCell:
    value = cell.value
    if isinstance(value, bool):
        return GridCell(text=str(value).upper())
    if isinstance(value, (int, float)):
        number = shown(value, cell.number_format)
        return GridCell(
            text=number.text,
            stored=number.stored,
            unit=number.unit,
            scale=number.scale,
            is_number=True,
        )
    if isinstance(value, date):
        return GridCell(text=_day(value, cell.number_format))
    text = _text(value)
    return text._replace(indent=_indent(cell, text.text))


def _indent(cell: Cell | MergedCell, text: str) -> int:
    """Return how far a label is set in, by its alignment or by blanks."""
    depth = int(cell.alignment.indent or 0)
    return 3 * depth + len(text) - len(text.lstrip(" \u00a0\u3000"))


def _day(value: date, code: str) -> str:
    """Write a day as its format shows it: a year, a month, or the day."""
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code.casefold())
    if "d" in bare:
        return f"{value:%Y-%m-%d}"
    if "m" in bare:
        return f"{value:%Y-%m}"
    return f"{value:%Y}" if "y" in bare else f"{value:%Y-%m-%d}"


def _text(value: object) -> GridCell:
    """Return a text, what is set as a superscript apart."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(value, CellRichText):
        return GridCell(text=str(value))
    text, marks = "", []
    for part in value:
        is_raised = isinstance(part, TextBlock) and part.font.vertAlign == "superscript"
        if is_raised and text.strip():
            marks += [mark for mark in re.split(r"[\s,]+", str(part)) if mark]
        else:
            text += str(part)
    return GridCell(text=text, marks=tuple(marks))
