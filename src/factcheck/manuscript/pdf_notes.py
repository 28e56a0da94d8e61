"""Writes remarks into a PDF, as highlights with a note on its words."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from factcheck.manuscript.model import Manuscript, ReportTable
from factcheck.manuscript.pdf import pdf
from factcheck.manuscript.pdf_signs import is_written, sign_of
from factcheck.manuscript.remarks import Remark
from factcheck.manuscript.source import ReportFile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_AROUND = (60, 25, 10, 0)  # signs beside the words by which they are known again
_RED, _YELLOW = (255, 120, 110), (255, 221, 87)
_OPAQUE = 255
_SIDE = 18.0  # points: of a note that stands by no words, in the corner of its page
Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_SIDES = (min, min, max, max)  # of what holds some boxes


class _Window(Struct, frozen=True, kw_only=True):
    """Words of a remark within those around them, all without blanks."""

    text: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many signs the remark is about."""
        return self.end - self.start


def annotated(file: ReportFile, remarks: Sequence[Remark], author: str) -> bytes:
    """Return a PDF with a highlight and a note at each remark, its own bytes before them.

    Words are known again by those around them. Where that leaves more than one place on the page,
    or none, the note stands in the corner of the page, and marks nothing.

    Parameters
    ----------
    file : ReportFile
    remarks : sequence of Remark
        Their places count in the text of the PDF as it is read.
    author : str
        Who is to be named with the notes.

    Raises
    ------
    InputError
        If it is locked, damaged, or holds no text.
    """
    manuscript = pdf(file)
    from pypdfium2 import PdfDocument, raw

    document = PdfDocument(file.content)
    for number, group in _by_page(manuscript, remarks):
        _annotate(document, number, [(each, _window(manuscript, each)) for each in group], author)
    buffer = io.BytesIO()
    document.save(buffer, flags=raw.FPDF_INCREMENTAL)
    document.close()
    return buffer.getvalue()


def _by_page(
    manuscript: Manuscript, remarks: Sequence[Remark]
) -> Iterator[tuple[int, list[Remark]]]:
    """Give the remarks of each page, the pages counted from 0."""
    pages: dict[int, list[Remark]] = {}
    for remark in remarks:
        page = max(manuscript.place_at(remark.start).page - 1, 0)
        pages.setdefault(page, []).append(remark)
    yield from pages.items()


def _window(manuscript: Manuscript, remark: Remark) -> _Window:
    """Return the words of a remark in their passage, or in their row of a table."""
    located = manuscript.block_at(remark.start)
    text = "" if located is None else located[1].text
    start, end = (at - (located[0] if located else 0) for at in (remark.start, remark.end))
    if located is not None and isinstance(located[1], ReportTable):
        first = text.rfind("\n", 0, start) + 1
        text = text[first:].split("\n")[0]
        start, end = start - first, end - first
    return _Window(text=_inked(text), start=len(_inked(text[:start])), end=len(_inked(text[:end])))


def _inked(text: str) -> str:
    return "".join(text.split())


def _annotate(
    document: PdfDocument,
    number: int,
    remarks: Sequence[tuple[Remark, _Window]],
    author: str,
) -> None:
    """Write the remarks of one page."""
    page = document[number]
    text = page.get_textpage()
    signs = list(_signs(text))
    words = "".join(sign for sign, _ in signs)
    in_the_corner = 0
    for remark, window in remarks:
        at = _found(words, window)
        if at is None:
            _write(page, remark, author, _corner(page, in_the_corner), is_marked=False)
            in_the_corner += 1
        else:
            first, last = (signs[index][1] for index in (at, at + window.length - 1))
            _write(page, remark, author, _boxes(text, first, last), is_marked=True)
    text.close()
    page.close()


def _signs(text: PdfTextPage) -> Iterator[tuple[str, int]]:
    """Give the signs of a page that are no blanks, each with its number."""
    from pypdfium2 import raw

    for index in range(text.count_chars()):
        sign = sign_of(raw.FPDFText_GetUnicode(text, index))
        if sign.strip() and is_written(sign):
            yield sign, index


def _found(words: str, window: _Window) -> int | None:
    """Return where the words of a window stand among those of a page, if in one place alone."""
    if not window.length:
        return None
    for before, behind in sorted(product(_AROUND, repeat=2), key=sum, reverse=True):
        first = max(window.start - before, 0)
        wanted = window.text[first : window.end + behind]
        at = words.find(wanted)
        if at >= 0:
            is_alone = words.find(wanted, at + 1) < 0
            return at + window.start - first if is_alone else None
    return None


def _boxes(text: PdfTextPage, first: int, last: int) -> list[Box]:
    """Return the boxes around a run of signs, one a line."""
    text.count_rects()
    number = text.count_rects(first, last - first + 1)
    return [text.get_rect(index) for index in range(number)]


def _corner(page: PdfPage, number: int) -> list[Box]:
    """Return where a note stands that marks nothing: the first in the corner, others below it."""
    left, _, _, top = page.get_mediabox()
    top -= number * _SIDE
    return [(left, top - _SIDE, left + _SIDE, top)]


def _write(
    page: PdfPage, remark: Remark, author: str, boxes: Sequence[Box], *, is_marked: bool
) -> None:
    """Write one note; a highlight where it marks words."""
    from pypdfium2 import raw

    kind = raw.FPDF_ANNOT_HIGHLIGHT if is_marked else raw.FPDF_ANNOT_TEXT
    note = raw.FPDFPage_CreateAnnot(page, kind)
    left, bottom, right, top = (
        side(edges) for side, edges in zip(_SIDES, zip(*boxes, strict=True), strict=True)
    )
    raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(left, top, right, bottom))
    colour = _RED if remark.is_error else _YELLOW
    raw.FPDFAnnot_SetColor(note, raw.FPDFANNOT_COLORTYPE_Color, *colour, _OPAQUE)
    for box in boxes if is_marked else ():
        raw.FPDFAnnot_AppendAttachmentPoints(note, _corners(box))
    for key, words in ((b"Contents", remark.text), (b"T", author)):
        content = f"{words}\0".encode("utf-16-le")
        wide = ctypes.cast(ctypes.create_string_buffer(content), raw.FPDF_WIDESTRING)
        raw.FPDFAnnot_SetStringValue(note, key, wide)
    raw.FPDFPage_CloseAnnot(note)


def _corners(box: Box) -> object:
    """Return the corners of a box in the order in which readers expect them."""
    from pypdfium2 import raw

    left, bottom, right, top = box
    return raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
