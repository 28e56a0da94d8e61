"""Tables without lines that the end of a page parts: what of them stands on the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.manuscript.pdf_signs import PdfLine
from factcheck.manuscript.pdf_tables import is_head, is_row

_HAS_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?")
_LINE_HEIGHT = 1.5  # sizes: how far apart two lines of the joined table are taken to stand


class PartedTable(Struct, frozen=True, kw_only=True):
    """The lines of the last table, and of which page they are."""

    page: int = 0
    lines: tuple[PdfLine, ...] = ()

    def above(self, page: int, flow: Sequence[PdfLine]) -> tuple[PdfLine, ...]:
        """Return what may go on at the top of a page.

        Parameters
        ----------
        page : int
            The page.
        flow : sequence of PdfLine
            The lines since the last table.
        """
        if not flow:
            return self.lines if self.page == page - 1 else ()
        return _tail(flow) if flow[-1].page == page - 1 else ()


def _tail(flow: Sequence[PdfLine]) -> tuple[PdfLine, ...]:
    """Return the last lines of a page, where they are heads or rows of a table."""
    first = len(flow)
    while first and _is_of_table(flow[first - 1], flow[first:]):
        first -= 1
    return tuple(flow[first:])


def _is_of_table(line: PdfLine, below: Sequence[PdfLine]) -> bool:
    is_level = bool(below) and abs(line.middle - below[0].middle) < line.size / 2
    return is_head(line) or is_row(line) or is_level


def gone_on(above: Sequence[PdfLine], lines: Sequence[PdfLine]) -> tuple[PdfLine, ...]:
    """Return the lines of both pages as if they stood on one; none where the second is another.

    Heads that are repeated at the top of a page are told once.
    """
    told = {line.text for line in above if _names_columns(line)}
    first = 0
    while first < len(lines) and lines[first].text in told:
        first += 1
    more = lines[first:]
    if not more or _names_columns(more[0]):
        return ()
    lowest = min(line.bottom for line in above)
    shift = max(line.top for line in more) - lowest + (_LINE_HEIGHT - 1) * more[0].size
    moved = (replace(line, bottom=line.bottom - shift, top=line.top - shift) for line in more)
    return (*above, *moved)


def _names_columns(line: PdfLine) -> bool:
    """Whether a line is a head of columns: of its figures, all are years."""
    figures = [cell for cell in line.cells if _HAS_DIGIT.search(cell)]
    return is_head(line) and all(_YEAR.fullmatch(cell) for cell in figures)


def rows_at_top(lines: Sequence[PdfLine]) -> int:
    """Return how many lines at the top of a page are rows of a table."""
    count = 0
    while count < len(lines) and is_row(lines[count]):
        count += 1
    return count
