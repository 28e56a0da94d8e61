"""What stands on page after page of a PDF, and the footnotes below its text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from factcheck.manuscript.pdf_signs import PdfLine, PdfPageLines

EDGE = 3  # lines at the head and at the foot of a page that may be furniture
LEAST_PART = 0.3  # of the pages, that a line of furniture stands on
FOOT = 0.45  # of a page's height, below which footnotes stand
_SAME_HEIGHT = 4  # points
_ENDS = re.compile(r"^\W*\d{1,4}(?:\s*/\s*\d{1,4})?\b|\b\d{1,4}(?:\s*/\s*\d{1,4})?\W*$")
_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|p\.|第)?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|页\s*共|页，共)\s*\d{1,4})?\s*页?\W{0,3}",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")
NOTE = re.compile(
    r"(?:\d{1,3}|[*†‡§]{1,3}|[①-⑳]|\[\d{1,3}\]|[(（]\d{1,3}[)）]|注)[\s.:：、]?(?=\S)"
)


def furniture(pages: Sequence[PdfPageLines]) -> frozenset[PdfLine]:
    """Return the lines of heads and feet, numbers of pages, and lines of contents."""
    places: dict[str, list[PdfLine]] = defaultdict(list)
    edges = {page.number: _edges(page) for page in pages}
    for lines in edges.values():
        for line in lines:
            places[_ENDS.sub("", line.text).strip()].append(line)
    least = max(2, LEAST_PART * len(pages))
    repeated = {
        line
        for lines in places.values()
        for line in lines
        if len({other.page for other in lines if abs(other.bottom - line.bottom) < _SAME_HEIGHT})
        >= least
    }
    numbers = {
        line
        for page in pages
        for line in edges[page.number]
        if _NUMBER.fullmatch(line.text) and line in _outermost(page)
    }
    contents = {line for page in pages for line in page.lines if _CONTENTS.search(line.text)}
    return frozenset(repeated | numbers | contents)


def _edges(page: PdfPageLines) -> list[PdfLine]:
    """Return the lines nearest to the head and the foot of a page."""
    by_height = sorted(page.lines, key=lambda line: -line.middle)
    return [*by_height[:EDGE], *by_height[max(EDGE, len(by_height) - EDGE) :]]


def _outermost(page: PdfPageLines) -> list[PdfLine]:
    by_height = sorted(page.lines, key=lambda line: -line.middle)
    return [*by_height[:1], *by_height[-1:]]


def body_size(pages: Sequence[PdfPageLines]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def footnotes(page: PdfPageLines, lines: Sequence[PdfLine], body: float) -> int:
    """Return how many lines at the end of a page are footnotes: small, low, and marked."""
    first = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.size > 0.93 * body or line.top > FOOT * page.height:
            break
        if NOTE.match(line.text):
            first = index
    return len(lines) - first
