"""The lines of a PDF: its signs, put together by where they stand."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.manuscript.marks import is_mark, with_raised
from factcheck.manuscript.model import Aside

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_AT_END = 2  # what a hyphen at the end of a line is told as, without a break behind it
_SMALL = 0.85  # of the size of a line's type: less may be raised
_RAISED = 0.12  # of that size, above the foot of the line
_BLANK = 0.1  # sizes: a gap between two pieces that is a blank
_WIDE = 1.1  # sizes: a gap that parts cells
_LOOSE = 0.6  # sizes: a gap that may part cells, where all columns of a table say so
_BOLD = 600
_LEAST_RULE = 8  # points: shorter ones are part of a drawing
_LONGEST_NAME = 128
CELL = "\x1f"  # stands in a line where a wide gap does
_STRAY = re.compile(r"(?<=[^\s.,]) (?=[,.](?=\s|$)(?!\s*[.,]))")  # in 2014 , 2015 . Leaders stay
_LEFT_OUT = frozenset(("\ufffe", "\uffff", "\x00", "\ufeff", "\u200b"))


class Sign(Struct, frozen=True, kw_only=True):
    """One sign of a page, and the box of its type."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    is_bold: bool = False  # known of the first and the last of a piece

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.top - self.bottom


class PdfLine(Struct, frozen=True, kw_only=True):
    """A line of a page: its words, where it stands in points from below, and its wide gaps."""

    page: int
    text: str
    cells: tuple[str, ...]  # its words, parted at wide gaps
    spans: tuple[tuple[float, float], ...] = ()  # where each of these begins and ends
    pieces: tuple[tuple[str, float, float], ...] = ()  # the same, parted at lesser gaps too
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool = False

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


class PdfPageLines(Struct, frozen=True, kw_only=True):
    """A page: its lines in the order in which it was written, and what else is on it."""

    number: int
    lines: tuple[PdfLine, ...]
    height: float
    marks: int  # of footnotes, left out of the lines
    pictures: int
    has_rules: bool  # whether lines are drawn across and down, or boxes
    unmapped: int  # signs that stand for no letter
    signs: int


def pages(document: PdfDocument) -> Iterator[PdfPageLines]:
    """Give the pages of a document one by one."""
    for index in range(len(document)):
        page = document[index]
        yield _page(page, index + 1)
        page.close()


def _page(page: PdfPage, number: int) -> PdfPageLines:
    from pypdfium2 import raw

    pieces, unmapped = _pieces(page)
    aside: Counter[Aside] = Counter()
    lines = [_line(number, signs, aside) for signs in _joined(pieces)]
    return PdfPageLines(
        number=number,
        lines=tuple(line for line in lines if line.text),
        height=page.get_height(),
        marks=aside[Aside.MARK],
        pictures=sum(1 for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)),
        has_rules=_has_rules(page),
        unmapped=unmapped,
        signs=sum(map(len, pieces)),
    )


def _has_rules(page: PdfPage) -> bool:
    """Whether lines, or the boxes of cells, are drawn on a page as around a table's cells."""
    from pypdfium2 import raw

    across = down = 0
    for drawn in page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = drawn.get_bounds()
        across += right - left > _LEAST_RULE
        down += top - bottom > _LEAST_RULE
        if across >= 2 and down >= 2:
            return True
    return False


def _pieces(page: PdfPage) -> tuple[list[list[Sign]], int]:
    """Return the signs between one break of lines and the next, and how many mean nothing."""
    from pypdfium2 import raw

    text = page.get_textpage()
    box = raw.FS_RECTF()
    pieces: list[list[Sign]] = [[]]
    unmapped = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0x0D, 0x0A):
            if pieces[-1]:
                pieces[-1][-1] = _weighed(text, index - 1, pieces[-1][-1])
                pieces.append([])
            continue
        sign = sign_of(code)
        unmapped += sign in _LEFT_OUT or raw.FPDFText_HasUnicodeMapError(text, index) == 1
        if not is_written(sign):
            continue
        raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        placed = Sign(text=sign, left=box.left, right=box.right, bottom=box.bottom, top=box.top)
        pieces[-1].append(placed if pieces[-1] else _weighed(text, index, placed))
        if code == _AT_END:
            pieces.append([])
    if pieces[-1]:
        pieces[-1][-1] = _weighed(text, text.count_chars() - 1, pieces[-1][-1])
    return [piece for piece in pieces if any(sign.text.strip() for sign in piece)], unmapped


def sign_of(code: int) -> str:
    """Return the sign that a code of the library stands for."""
    return "-" if code == _AT_END else chr(code) if code < 0x110000 else "\x00"


def is_written(sign: str) -> bool:
    """Whether a sign is one of the text."""
    return sign not in _LEFT_OUT and not "\ud800" <= sign <= "\udfff"


def _weighed(text: PdfTextPage, index: int, sign: Sign) -> Sign:
    """Return a sign that knows whether it is set in bold type."""
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, _LONGEST_NAME, ctypes.byref(flags))
    is_bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD or b"bold" in name.value.lower()
    return replace(sign, is_bold=is_bold)


def _joined(pieces: Sequence[list[Sign]]) -> Iterator[list[Sign]]:
    """Put pieces that go on at the same height together: raised signs, and what follows them."""
    line: list[Sign] = []
    for piece in pieces:
        if line and _goes_on(_inked(line), _inked(piece)):
            gap = piece[0].left - line[-1].right
            blank = [replace(piece[0], text=" ")] if gap > _BLANK * line[-1].size else []
            line = [*line, *blank, *piece]
        else:
            if line:
                yield line
            line = piece
    if line:
        yield line


def _goes_on(line: Sequence[Sign], piece: Sequence[Sign]) -> bool:
    size = max(sign.size for sign in line)
    high = min(max(sign.top for sign in line), max(sign.top for sign in piece))
    low = max(min(sign.bottom for sign in line), min(sign.bottom for sign in piece))
    smaller = min(size, max(sign.size for sign in piece))
    gap = piece[0].left - line[-1].right
    return smaller > 0 and high - low >= smaller / 2 and -0.3 * size <= gap < size


def _inked(signs: Sequence[Sign]) -> list[Sign]:
    return [sign for sign in signs if sign.text.strip()]


def _line(page: int, signs: Sequence[Sign], aside: Counter[Aside]) -> PdfLine:
    """Write the words of a line, without raised marks of footnotes."""
    signs = _from_left(signs)
    inked = _inked(signs)
    sizes = Counter(round(sign.size, 1) for sign in inked)
    size = max(sizes, key=lambda height: (sizes[height], height))
    large = [sign for sign in inked if sign.size >= _SMALL * size] or inked
    foot = min(sign.bottom for sign in large)
    words = ""
    right = inked[0].left
    starts, ends = [right], []
    pieces: list[tuple[str, float, float]] = [("", right, right)]
    for is_raised, run in groupby(signs, lambda sign: _is_raised(sign, size, foot)):
        if is_raised:
            words = _with_run(words, "".join(sign.text for sign in run), aside)
            continue
        for sign in run:
            if sign.text.strip():
                if sign.left - right > _WIDE * size:
                    words += CELL
                    starts.append(sign.left)
                    ends.append(right)
                if sign.left - right > _LOOSE * size:
                    pieces.append(("", sign.left, right))
                right = sign.right
            words += sign.text
            pieces[-1] = (pieces[-1][0] + sign.text, pieces[-1][1], right)
    cells = tuple(_STRAY.sub("", " ".join(cell.split())) for cell in words.split(CELL))
    return PdfLine(
        page=page,
        text=" ".join(cells).strip(),
        cells=cells,
        spans=tuple(zip(starts, (*ends, right), strict=True)),
        pieces=tuple((" ".join(text.split()), begin, end) for text, begin, end in pieces),
        left=min(sign.left for sign in inked),
        right=max(sign.right for sign in inked),
        bottom=foot,
        top=max(sign.top for sign in large),
        size=size,
        is_bold=inked[0].is_bold and inked[-1].is_bold,
    )


def _from_left(signs: Sequence[Sign]) -> Sequence[Sign]:
    """Return the signs of a line as they stand, whatever was drawn first: a sum, and then its $.

    What was drawn twice, for bold type, stays as it was drawn.
    """
    runs: list[list[Sign]] = [[]]
    last: Sign | None = None
    for sign in signs:
        is_inked = bool(sign.text.strip())
        if last is not None and is_inked and sign.left < last.left - sign.size:
            runs.append([])
        runs[-1].append(sign)
        last = sign if is_inked else last
    if len(runs) == 1:
        return signs
    placed = sorted(runs, key=lambda run: _inked(run)[0].left)
    are_apart = all(
        _inked(one)[-1].right <= _inked(other)[0].left + _BLANK * one[0].size
        for one, other in pairwise(placed)
    )
    return [sign for run in placed for sign in run] if are_apart else signs


def _is_raised(sign: Sign, size: float, foot: float) -> bool:
    return 0 < sign.size < _SMALL * size and sign.bottom > foot + _RAISED * size


def _with_run(words: str, raised: str, aside: Counter[Aside]) -> str:
    """Return words with a raised run behind them, unless it is the mark of a footnote."""
    blank = " " * raised[-1:].isspace()
    if words and is_mark(words.rstrip(), raised.strip()):
        aside[Aside.MARK] += 1
        return words + blank
    return with_raised(words, raised.strip()) + blank
