"""Reads a report in plain text, to the letter: paragraphs, and tables parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factcheck.manuscript.assembly import Assembly
from factcheck.manuscript.encoding import decoded
from factcheck.manuscript.model import Manuscript, PassageKind, ReportPlace, RunOn
from factcheck.manuscript.source import ReportFile

LEAST_WRAPPED = 40  # characters of a line that fills its page
_END = re.compile(r"\r?\n|\r")
_NEW = re.compile(
    r"\s*(?:[-•●■◆▪–*#·|]|\d{1,3}(?:[.)]\s|、)|[一二三四五六七八九十]{1,3}、|[(（])|\s{2,}"
)


class TextLine(Struct, frozen=True, kw_only=True):
    """One line of a text: its number from 1, where it begins, and its characters."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def text(file: ReportFile) -> Manuscript:
    """Read a report in plain text; its `text` is that of the file, character by character."""
    content, encoding = decoded(file)
    report = Assembly(file=file, encoding=encoding)
    starts = []
    for paragraph in paragraphs(content):
        first = paragraph[0]
        starts.append(first.start)
        if _tabs(first) and len(paragraph) > 1:
            report.table([line.text.split("\t") for line in paragraph], _place(first))
            continue
        report.passage(
            PassageKind.PARAGRAPH,
            content[first.start : paragraph[-1].end],
            _place(first),
            runs_on=[
                RunOn(offset=line.start - first.start, place=_place(line)) for line in paragraph[1:]
            ],
        )
    return replace(report.manuscript(), text=content, starts=tuple(starts))


def paragraphs(content: str) -> Iterator[Sequence[TextLine]]:
    """Give the lines of each paragraph and of each table; empty lines are in none."""
    for is_empty, lines in groupby(_lines(content), lambda line: not line.text.strip()):
        if is_empty:
            continue
        for tabs, alike in groupby(lines, _tabs):
            group = list(alike)
            if tabs and len(group) > 1:
                yield group
            else:
                yield from _unwrapped(group)


def _lines(content: str) -> Iterator[TextLine]:
    start = 0
    number = 1
    for end in _END.finditer(content):
        yield TextLine(number=number, start=start, text=content[start : end.start()])
        start, number = end.end(), number + 1
    yield TextLine(number=number, start=start, text=content[start:])


def _unwrapped(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Give the lines that a page's width has parted together."""
    longest = max(_width(line.text) for line in lines)
    group: list[TextLine] = []
    for line in lines:
        if group and not _is_full(group[-1].text, line.text, longest):
            yield group
            group = []
        group.append(line)
    yield group


def _is_full(before: str, after: str, longest: int) -> bool:
    """Whether the first word of a line would not have fitted on the line before."""
    if longest < LEAST_WRAPPED or _NEW.match(after):
        return False
    word = after.split(maxsplit=1)[0]
    is_wide = _width(word[0]) == 2
    return _width(before.rstrip()) + (2 if is_wide else 1 + _width(word)) > longest


def _width(line: str) -> int:
    return sum(2 if "\u2e80" <= sign <= "\uffef" else 1 for sign in line)


def _tabs(line: TextLine) -> int:
    """How many tabs part the cells of a line; a tab before a paragraph parts none."""
    return line.text.count("\t") if line.text.strip("\t").count("\t") else 0


def _place(line: TextLine) -> ReportPlace:
    return ReportPlace(line=line.number, column=1)
