"""The paragraphs of a PDF, put together from lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from factcheck.manuscript.assembly import between
from factcheck.manuscript.model import ReportPlace, RunOn
from factcheck.manuscript.pdf_signs import PdfLine

_SOFT = "\u00ad"
_HYPHENS = ("-", _SOFT, "\u2010")
_SIGN = re.compile(r"[•●■◆▪◦‣*–—]\s*(?=\S)")  # begins an item wherever it stands
_STOP = re.compile(r"[.!?。！？:：;；,，、]['\"”’」）)]*$")
_BULLET = re.compile(
    r"(?:[•●■◆▪◦‣·*–—-]|\d{1,2}(?:[.)](?=\s)|、)|[(（]\d{1,2}[)）]|[a-z]\)|[一二三四五六七八九十]{1,3}、)\s*(?=\S)"
)
ENDS = re.compile(r"[.!?。！？:：;；]['\"”’」）)]*$")
_UNFINISHED = re.compile(r"[a-z]$")
_GOING_ON = re.compile(r"[a-z]|(?:19|20)\d\d[,.;]? [a-z]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 80
_SAME_SIZE = 0.08
_LOOSE = 0.9  # sizes between two lines: more parts paragraphs
_LOOSER = 0.35  # sizes more than between the lines before
_INDENT = 0.8


class PdfParagraph(Struct, frozen=True, kw_only=True):
    """Some lines that are one paragraph."""

    lines: tuple[PdfLine, ...]

    @property
    def is_item(self) -> bool:
        """Whether it begins with the mark of a list."""
        return _BULLET.match(self.lines[0].text) is not None


def paragraphs(
    lines: Sequence[PdfLine], pages: Mapping[int, Sequence[PdfLine]]
) -> Iterator[PdfParagraph]:
    """Put lines, in the order of the text, together; `pages` has all lines of each page."""
    group: list[PdfLine] = []
    edges = _edges(lines, pages)
    for line in lines:
        if group and not _goes_on(group, line, edges[group[-1]]):
            yield PdfParagraph(lines=tuple(group))
            group = []
        group.append(line)
    if group:
        yield PdfParagraph(lines=tuple(group))


def _edges(
    lines: Sequence[PdfLine], pages: Mapping[int, Sequence[PdfLine]]
) -> dict[PdfLine, tuple[float, float]]:
    """Return the left and right edge of the column that each line stands in."""
    blocks: list[list[PdfLine]] = []
    for line in lines:
        if blocks and _is_close(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    edges = {}
    for block in blocks:
        column = block if len(block) > 1 else _column(block[0], pages[block[0].page])
        ends = min(line.left for line in column), max(line.right for line in column)
        edges.update(dict.fromkeys(block, ends))
    return edges


def _column(line: PdfLine, lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines of a page that begin where a lonely one does."""
    return [other for other in lines if abs(other.left - line.left) < 3 * line.size]


def _is_close(before: PdfLine, line: PdfLine) -> bool:
    """Whether a line stands right below another, in type of the same size."""
    gap = before.bottom - line.top
    overlap = min(before.right, line.right) - max(before.left, line.left)
    return (
        before.page == line.page
        and -before.size < gap < _LOOSE * before.size
        and line.middle < before.middle
        and overlap > 0
        and abs(line.size - before.size) <= _SAME_SIZE * before.size
    )


def _goes_on(group: Sequence[PdfLine], line: PdfLine, edges: tuple[float, float]) -> bool:
    """Whether a line goes on with a paragraph."""
    last = group[-1]
    if _SIGN.match(line.text) and not last.text.endswith(_HYPHENS):
        return False
    if abs(line.size - last.size) > _SAME_SIZE * last.size or line.is_bold != last.is_bold:
        return False
    if not _is_full(last, line, edges[1]):
        return False
    if _BULLET.match(line.text) and _STOP.search(last.text):
        return False
    if not _is_close(last, line):
        is_next = line.page == last.page + 1 or (
            line.page == last.page and line.bottom > last.bottom
        )
        return is_next and not ENDS.search(last.text)
    if len(group) > 1 and _is_close(group[-2], last):
        usual = group[-2].bottom - last.top
        if last.bottom - line.top > usual + _LOOSER * last.size:
            return False
    is_set_in = line.left - edges[0] > _INDENT * line.size
    was_set_in = last.left - edges[0] > _INDENT * last.size
    return not is_set_in or was_set_in or _BULLET.match(group[0].text) is not None


def _is_full(last: PdfLine, line: PdfLine, right: float) -> bool:
    """Whether the first word of a line would not have fitted at the end of the line before.

    How wide it is can only be guessed: the more so, the surer a sentence goes on.
    """
    wide = (line.right - line.left) / max(len(line.text), 1)
    word = line.text[:1] if line.text[:1] >= "\u2e80" else line.text.split(" ", 1)[0]
    is_broken_off = _UNFINISHED.search(last.text) and _GOING_ON.match(line.text)
    slack = last.size * (1 if is_broken_off else 0.25)
    return last.right + wide * len(word) + 0.5 * wide > right - slack


def vocabulary(lines: Iterable[PdfLine]) -> Counter[str]:
    """Return the words that no end of a line breaks, by which broken ones are known."""
    words: Counter[str] = Counter()
    is_broken = False
    for line in lines:
        inside = _WORD.findall(line.text)[is_broken:]
        is_broken = _LAST.search(line.text) is not None
        for word in inside[: len(inside) - is_broken]:
            parts = word.casefold().split("-")
            words.update(parts if len(parts) == 1 else map("-".join, pairwise(parts)))
    return words


def joined(
    paragraph: PdfParagraph, words: Counter[str], place: ReportPlace
) -> tuple[str, tuple[RunOn, ...]]:
    """Return the text of a paragraph, and where it runs on to other pages."""
    text = ""
    runs_on = []
    page = place.page
    for line in paragraph.lines:
        if text:
            text = _before(text, line.text, words)
        if line.page != page:
            page = line.page
            runs_on.append(RunOn(offset=len(text), place=ReportPlace(page=page)))
        text += line.text
    return text.replace(_SOFT, ""), tuple(runs_on)


def _before(text: str, line: str, words: Counter[str]) -> str:
    """Return a text made ready for its next line: a broken word's hyphen goes, others stay."""
    last, first = _LAST.search(text[-_LONGEST_WORD:]), _FIRST.match(line)
    if last and first:
        whole, parted = f"{last[1]}{first[0]}".casefold(), f"{last[1]}-{first[0]}".casefold()
        is_broken = text.endswith(_SOFT) or line[0].islower()
        if words[parted] and not words[whole]:
            is_broken = False
        elif not words[whole] and not text.endswith(_SOFT):
            is_known = words[last[1].casefold()] and words[first[0].casefold()]
            is_broken = is_broken and not is_known
        return text[:-1] if is_broken else f"{text[:-1]}-"
    if text.endswith(_HYPHENS):
        return f"{text[:-1]}-"  # between figures, or part of a name
    if text.endswith(("–", "/")):
        return text
    return text + between(text, line)
