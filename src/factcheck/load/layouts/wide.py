"""Tables with periods along the top or down the side, as offices and companies print them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from factcheck.load.grids.delimited import delimiter_of, encoding_of, text_grid
from factcheck.load.grids.figures import cell_figure
from factcheck.load.grids.reading import read_grids
from factcheck.load.grids.workbook import sheets
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_OLE = b"\xd0\xcf\x11\xe0"
_BOOKS = frozenset({".xlsx", ".xlsm"})
_EMPTY = ' "\t\u00a0'
_FIRST = 400  # lines by which a table is known


def recognises(original: Original) -> Match:
    """Return how surely a file is a table with heads: a workbook may be, and rows with figures."""
    suffix = original.path.suffix.casefold()
    is_old_book = suffix == ".xls" and original.head.startswith(_OLE)  # to be saved anew
    if suffix in _BOOKS or is_old_book or _is_book(original):
        return Match.SHAPE
    return Match.SHAPE if suffix in _TEXTS and _has_rows(original) else Match.NO


def _has_rows(original: Original) -> bool:
    """Whether a text begins with rows of several cells, and a figure stands beside a label."""
    encoding = original.encoding or encoding_of(original.head) or "latin-1"
    try:
        text = original.head.decode(encoding, "replace")
    except LookupError:
        return False
    if "\0" in text:
        return False
    delimiter = original.dialect.delimiter or delimiter_of(text)
    cells = [line.split(delimiter) for line in text.splitlines()[:_FIRST]]
    filled = [row for row in cells if any(cell.strip(_EMPTY) for cell in row)]
    rows = [row for row in filled if sum(cell.strip(_EMPTY) != "" for cell in row) > 1]
    has_figure = any(_is_figure(cell.strip(_EMPTY)) for row in rows for cell in row[1:])
    return has_figure and len(rows) > 1 and 4 * len(rows) > len(filled)


def _is_figure(text: str) -> bool:
    return any(cell_figure(text, mark) is not None for mark in ".,")


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Read the figures of all tables of a file."""
    if original.path.suffix.casefold() in _BOOKS or original.head.startswith((b"PK", _OLE)):
        yield from read_grids(original, sheets(original))
        return
    table = text_grid(original)
    if table is not None:
        yield from read_grids(original, [table])


def _is_book(original: Original) -> bool:
    if not original.head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(original.path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False
