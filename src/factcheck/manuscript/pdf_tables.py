"""The tables of a PDF: ruled ones as grids, and where others stand."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from factcheck.manuscript.assembly import CAPTION, between, is_prose
from factcheck.manuscript.model import MergedCells
from factcheck.manuscript.pdf_signs import PdfLine
from factcheck.manuscript.source import ReportFile

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_RULED = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_SMALL = 0.82  # of the size of a cell's type: less is a superscript
_UNREADABLE = (
    LookupError, ValueError, TypeError, AttributeError, AssertionError, ArithmeticError,
    RecursionError, NotImplementedError, struct.error, zlib.error, OSError,
)  # fmt: skip
_FIGURE = re.compile(
    r"[-–—−+(]?\s?[$€£¥]?\s?\d[\d,. ]*\s?\)?\s?%?(?:\s?\(\d[\d.,]*\s?%?\))?|[-–—…]|n\.?/?a\.?",
    re.IGNORECASE,
)
_BARE = r"(?:[-–—−+(]?[$€£¥]?\d[\d,.]*(?:%\)?%?|\)%?)?|[-–—])"
_TAIL = re.compile(rf"\D{{0,80}}(?<!\S){_BARE}(?:\s{_BARE})+")  # a label, and two figures or more
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_HAS_DIGIT = re.compile(r"\d")
_LARGER = 1.15  # times the size of a table's type: a heading
_MOST_HEADS = 4
_NEXT_LINE = 2.5  # sizes: how far above a head may stand
_INDENT = 4  # sizes: how far right of the labels it begins
_LONGEST_HEAD = 60
_FEWEST_ALONE = 4  # lines of one figure each, that were cells


_Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom, from above
_PlacedSign: TypeAlias = dict[str, Any]  # as pdfplumber tells it


class RuledTable(Struct, frozen=True, kw_only=True):
    """A table whose cells are parted by lines, and its box in points from below."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[MergedCells, ...]
    left: float
    right: float
    bottom: float
    top: float

    def holds(self, line: PdfLine) -> bool:
        """Whether a line stands in it."""
        middle = (line.left + line.right) / 2
        return self.left <= middle <= self.right and self.bottom <= line.middle <= self.top


def ruled_tables(file: ReportFile, pages: Iterable[int]) -> Mapping[int, Sequence[RuledTable]]:
    """Return the ruled tables of some pages, which count from 1, from above to below."""
    import io

    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    numbers = sorted(pages)
    if not numbers:
        return {}
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    tables: dict[int, Sequence[RuledTable]] = {}
    try:
        with pdfplumber.open(io.BytesIO(file.content), pages=numbers) as document:
            for page in document.pages:
                tables[page.page_number] = _on_page(page)
                page.close()
    except (MalformedPDFException, PdfminerException, PSException, *_UNREADABLE):
        return tables  # what is not read as a table is still seen to be in columns
    return tables


def _on_page(page: Page) -> list[RuledTable]:
    ruled = [
        _ruled(page, table)
        for table in page.find_tables(_RULED)
        if len(table.rows) > 1 and any(len(row.cells) > 1 for row in table.rows)
    ]
    whole = [table for table in ruled if _is_whole([cell for row in table.rows for cell in row])]
    return sorted(whole, key=lambda table: -table.top)


def _is_whole(cells: Sequence[str]) -> bool:
    """Whether cells make a table, and no frame around text."""
    return sum(map(bool, cells)) > 3 and not is_prose(cells)


def _ruled(page: Page, table: Table) -> RuledTable:
    edges = sorted({round(box[0], 0) for box in table.cells})
    rows = []
    merged = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        line = [""] * len(row.cells)
        top, bottom = row.bbox[1], max(box[3] for box in row.cells if box is not None)
        near = [sign for sign in page.chars if sign["top"] < bottom and sign["bottom"] > top]
        for column, box in enumerate(row.cells):
            if box is None or (number, column) in taken:
                continue
            line[column] = _words(near, box)
            across = sum(round(box[0], 0) <= edge < round(box[2], 0) - 1 for edge in edges)
            tops = [other.bbox[1] for other in table.rows[number:]]
            down = sum(round(top, 0) < round(box[3], 0) - 1 for top in tops)
            across, down = max(across, 1), max(down, 1)
            if across > 1 or down > 1:
                merged.append(MergedCells(row=number, column=column, rows=down, columns=across))
                taken |= {
                    (number + below, column + beside)
                    for below in range(down)
                    for beside in range(across)
                }
        rows.append(tuple(line))
    left, top, right, bottom = table.bbox
    height = float(page.height)
    return RuledTable(
        rows=tuple(rows),
        merged=tuple(merged),
        left=left,
        right=right,
        bottom=height - bottom,
        top=height - top,
    )


def _words(signs: Iterable[_PlacedSign], box: _Box) -> str:
    """Return the words of a cell without its superscripts, its lines joined.

    A sign on the border belongs to the cell that its middle lies in, and to no other.
    """
    from pdfplumber.utils.text import extract_text

    own = [sign for sign in signs if box[0] <= (sign["x0"] + sign["x1"]) / 2 < box[2]]
    own = [sign for sign in own if box[1] <= (sign["top"] + sign["bottom"]) / 2 < box[3]]
    size = max((sign["size"] for sign in own if sign["text"].strip()), default=0)
    words = ""
    for line in extract_text([sign for sign in own if sign["size"] >= _SMALL * size]).split("\n"):
        words = f"{words}{between(words, line)}{line}" if words else line
    return " ".join(words.split())


def is_row(line: PdfLine) -> bool:
    """Whether a line looks like the row of a table without lines."""
    figures = [cell for cell in line.cells if _FIGURE.fullmatch(cell)]
    if not _HAS_DIGIT.search(line.text):
        return False
    if _TAIL.fullmatch(line.text):
        return True
    if len(line.cells) >= 3 and len(figures) >= 2:
        return True
    return len(line.cells) == 2 and len(figures) >= 1


def is_alone(line: PdfLine) -> bool:
    """Whether a line is one figure, such as a cell that was written by itself."""
    return _FIGURE.fullmatch(line.text) is not None and bool(_HAS_DIGIT.search(line.text))


def unruled(lines: Sequence[PdfLine]) -> list[tuple[int, int]]:
    """Return the runs of lines of a page, end exclusive, that are a table without lines."""
    runs = []
    start = 0
    while start < len(lines):
        end = _end_of_rows(lines, start)
        rows = sum(is_row(line) for line in lines[start:end])
        alone = sum(is_alone(line) for line in lines[start:end])
        if rows >= 2 or alone >= _FEWEST_ALONE:
            runs.append((_first_head(lines, start), end))
        start = max(end, start + 1)
    return runs


def _first_head(lines: Sequence[PdfLine], start: int) -> int:
    """Return where the heads of a run of rows begin: what spans columns stands right of labels."""
    while start and abs(lines[start - 1].middle - lines[start].middle) < lines[start].size / 2:
        start -= 1  # the label of the first row, that stands by itself
    first = start - 1 if start and is_head(lines[start - 1]) else start
    left, size = lines[start].left, lines[start].size
    while first and start - first < _MOST_HEADS:
        above = lines[first - 1]
        is_near = 0 < above.middle - lines[first].middle < _NEXT_LINE * size
        is_right = above.left > left + _INDENT * size and above.size <= _LARGER * size
        if not (is_near and is_right and len(above.text) < _LONGEST_HEAD):
            break
        if CAPTION.match(above.text):
            break  # one that is set in the middle
        if first > 1 and is_rest_of_caption(lines[first - 2], above):
            break
        first -= 1
    return first


def is_rest_of_caption(first: PdfLine, second: PdfLine) -> bool:
    """Whether a line is the second of a caption: it begins small, or both are set in the middle."""
    if CAPTION.match(first.text) is None or len(second.cells) > 1:
        return False
    middles = (first.left + first.right) / 2, (second.left + second.right) / 2
    is_centred = abs(middles[0] - middles[1]) < second.size and second.left > first.left
    return second.text[:1].islower() or is_centred


def is_head(line: PdfLine) -> bool:
    """Whether a line above rows names their columns: by gaps, or by two years."""
    return len(line.cells) > 1 or (len(_YEAR.findall(line.text)) > 1 and len(line.text) < 80)


def _end_of_rows(lines: Sequence[PdfLine], start: int) -> int:
    """Return where a run of rows ends; a line of several cells, or one short one, may be inside."""
    end = start
    at = start
    while at < len(lines):
        line = lines[at]
        if CAPTION.match(line.text) or line.size > _LARGER * lines[start].size:
            break
        if is_row(line) or is_alone(line):
            end = at + 1
        elif at - end >= 2 or not (len(line.cells) > 1 or len(line.text) < 40):
            break
        if at == start and end == start:
            break
        at += 1
    return end
