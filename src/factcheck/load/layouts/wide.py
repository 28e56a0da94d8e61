"""Tables with periods along the top or down the side, as offices and companies print them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from factcheck.load.grids.delimited import encoding_of, text_grid
from factcheck.load.grids.reading import read_grids
from factcheck.load.grids.workbook import sheets
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_BOOKS = frozenset({".xlsx", ".xlsm"})


def recognises(original: Original) -> Match:
    """Return how surely a file is a table with heads: any workbook or table of text may be."""
    suffix = original.path.suffix.casefold()
    if suffix in _BOOKS or _is_book(original):
        return Match.SHAPE
    if suffix in _TEXTS and b"\0" not in original.head.removeprefix(b"\xff\xfe"):
        return Match.SHAPE
    return Match.SHAPE if suffix in _TEXTS and encoding_of(original.head) == "utf-16" else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Read the figures of all tables of a file."""
    if original.path.suffix.casefold() in _BOOKS or original.head.startswith((b"PK", b"\xd0\xcf")):
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
