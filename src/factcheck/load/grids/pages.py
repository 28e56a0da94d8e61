"""The ruled tables of a PDF: their cells, and the lines around them."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.language import say
from factcheck.load.grids import vocabulary as words
from factcheck.load.grids.extras import is_installed
from factcheck.load.grids.grid import Grid, GridCell, Place
from factcheck.load.layouts.original import Original
from factcheck.load.reasons import first_sentence

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

PAGES = 400  # of a document; one of more is to be parted
_SMALL = 0.82  # of the size of a cell's type: less is a superscript
_LONGEST_MARK = 3
_TITLE = re.compile(rf"\s*{words.TITLE}\s*[\dA-Z]", re.IGNORECASE)
_UNREADABLE = (
    LookupError, ValueError, TypeError, AttributeError, AssertionError, ArithmeticError,
    RecursionError, NotImplementedError, struct.error, zlib.error, OSError,
)  # fmt: skip
_RULED = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}


def pages(original: Original) -> Iterator[Grid]:
    """Give the ruled tables of a PDF; a page whose figures stand in no ruled table is told."""
    if not is_installed(original, "pdfplumber", "pdf"):
        return
    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # a damaged file is told once
    try:
        with pdfplumber.open(original.path) as document:
            yield from _of_pages(original, document.pages)
    except (MalformedPDFException, PdfminerException, PSException, *_UNREADABLE) as error:
        original.fault(
            say("the PDF cannot be read: {reason}", reason=first_sentence(error) or "?"),
            say("Fetch it again from its publisher, without a password."),
        )


def _of_pages(original: Original, pages_of_document: Sequence[Page]) -> Iterator[Grid]:
    if len(pages_of_document) > PAGES:
        original.fault(
            say("the PDF has {number} pages", number=len(pages_of_document)),
            say("Save the pages with tables as a PDF of their own."),
        )
        return
    number = 0
    for page in pages_of_document:
        for grid in _tables(original, page):
            number += 1
            yield grid
        page.close()
    if not number:
        original.fault(
            say("the PDF holds no ruled table"),
            say(
                "Write its figures as CSV: a table without lines is not read, "
                "since its columns would be guessed."
            ),
        )


def _tables(original: Original, page: Page) -> Iterator[Grid]:
    tables = [
        table
        for table in page.find_tables(_RULED)
        if len(table.rows) > 1 and any(len(row.cells) > 1 for row in table.rows)
    ]
    words = [
        word
        for word in page.extract_words()
        if not any(_inside(word, table.bbox) for table in tables)
    ]
    lines = _lines(words)
    if any(_looks_tabular(text) for _, text in lines):
        original.remarks.append(
            say(
                "{file}: not read: page {page} has figures in columns without lines",
                file=original.name,
                page=page.page_number,
            )
        )
    for number, table in enumerate(tables, start=1):
        top = max((other.bbox[3] for other in tables if other.bbox[3] <= table.bbox[1]), default=0)
        ends = (other.bbox[1] for other in tables if other.bbox[1] >= table.bbox[3])
        end = min(ends, default=page.height)
        above = [text for place, text in lines if top <= place < table.bbox[1]]
        below = [text for place, text in lines if table.bbox[3] <= place < end]
        has_next = end < page.height
        after = tuple(below[: _title_of_next(below)] if has_next else below)
        before = tuple(above[_title_of_next(above) :] if top else above)
        yield _grid(page, table, number, (before or tuple(above[-1:]), after))


def _title_of_next(lines: list[str]) -> int:
    """Return which of the lines between two tables begins with the title of the second."""
    return next((index for index, text in enumerate(lines) if _TITLE.match(text)), len(lines))


def _inside(word: dict[str, object], box: tuple[float, float, float, float]) -> bool:
    left, top = float(str(word["x0"])), float(str(word["top"]))
    return box[0] - 1 <= left <= box[2] + 1 and box[1] - 1 <= top <= box[3] + 1


def _lines(words: list[dict[str, object]]) -> list[tuple[float, str]]:
    """Put words that stand side by side into lines; a wide gap is written as a tab."""
    lines: list[tuple[float, float, str]] = []
    for word in sorted(
        words, key=lambda word: (round(float(str(word["top"])) / 3), float(str(word["x0"])))
    ):
        top, left, right = (float(str(word[key])) for key in ("top", "x0", "x1"))
        if lines and abs(lines[-1][0] - top) < 3:
            last_top, last_right, text = lines[-1]
            lines[-1] = (
                last_top,
                right,
                f"{text}{chr(9) if left - last_right > 12 else ' '}{word['text']}",
            )
        else:
            lines.append((top, right, str(word["text"])))
    return [(top, text) for top, _, text in lines]


def _looks_tabular(line: str) -> bool:
    parts = line.split("\t")
    return len(parts) > 3 and sum(part.strip()[:1].isdigit() for part in parts[1:]) > 2


def _grid(
    page: Page, table: Table, number: int, around: tuple[tuple[str, ...], tuple[str, ...]]
) -> Grid:
    rows: list[tuple[GridCell, ...]] = []
    merged: dict[Place, Place] = {}
    texts = table.extract()
    for index, row in enumerate(table.rows):
        cells = []
        for column, box in enumerate(row.cells):
            text = texts[index][column]
            if box is None:
                anchor = _anchor(table, index, column)
                if anchor is not None:
                    merged[index, column] = anchor
                cells.append(GridCell())
            else:
                cells.append(_cell(page, box, text or ""))
        rows.append(tuple(cells))
    name = f"page {page.page_number}, table {number}"
    return Grid(
        rows=tuple(rows),
        address=lambda row, column: f"{name}, {row + 1}:{column + 1}",
        name=name,
        may_continue=True,
        merged=merged,
        before=tuple(text.replace("\t", " ") for text in around[0]),
        after=tuple(text.replace("\t", " ") for text in around[1]),
    )


def _anchor(table: Table, row: int, column: int) -> Place | None:
    """Return the cell that is merged over a place."""
    boxes = [
        (index, place, box)
        for index, cells in enumerate(table.rows)
        for place, box in enumerate(cells.cells)
        if box is not None
    ]
    lefts = [box[0] for _, place, box in boxes if place == column]
    tops = [box[1] for index, _, box in boxes if index == row]
    if not lefts or not tops:
        return None
    x, y = min(lefts) + 1, min(tops) + 1
    return next(
        (
            (index, place)
            for index, place, box in boxes
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]
        ),
        None,
    )


def _cell(page: Page, box: tuple[float, float, float, float], text: str) -> GridCell:
    """Return a cell, what is set small and high apart."""
    part = page.crop(box, strict=False)
    signs = [sign for sign in part.chars if sign["text"].strip()]
    size = max((sign["size"] for sign in signs), default=0)
    small = [sign for sign in signs if sign["size"] < _SMALL * size]
    if not small or len(small) > _LONGEST_MARK:
        return GridCell(text=" ".join(text.split()))
    mark = "".join(sign["text"] for sign in small)
    rest = part.filter(lambda sign: sign.get("size", size) >= _SMALL * size).extract_text()
    return GridCell(text=" ".join(rest.split()), marks=(mark,))
