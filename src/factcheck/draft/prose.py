"""What of a report as read is drafted, and where in the report its claims stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.draft.drafted import DraftedClaim, SparedNumeral
from factcheck.manuscript.model import (
    Manuscript,
    PassageKind,
    ReportPassage,
    ReportPlace,
    ReportTable,
    Unsaid,
)

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_KEPT = re.compile(r"[^\n]")
#: Passages that set the period of nothing below them.
_NO_HEADINGS = frozenset({PassageKind.ITEM, PassageKind.CAPTION, PassageKind.FOOTNOTE})


class Prose(Struct, frozen=True, kw_only=True):
    """The text that is drafted: that of the report to the letter, its tables left blank.

    `headings` says of some lines, by where they begin, whether they are headings.
    """

    text: str
    headings: Mapping[int, bool] = field(default_factory=dict)


def mapped(report: Manuscript | None) -> Manuscript | None:
    """Return a report whose places differ from the lines of what is drafted of it, or nothing."""
    return None if report is None or report.source else report


def prose(report: Manuscript) -> Prose:
    """Return what of a report is drafted; every character stands where it stands in its text.

    Of a text with signs, such as Markdown, the file itself is drafted: headings are marked in it.
    """
    if report.source:
        text = report.source
        for run in report.unsaid:
            text = text[: run.start] + _KEPT.sub(" ", text[run.start : run.end]) + text[run.end :]
        return Prose(text=text)
    pieces: list[str] = []
    headings: dict[int, bool] = {}
    done = 0
    for start, end, block in report.spans():
        if isinstance(block, ReportTable):
            pieces += (report.text[done:start], _KEPT.sub(" ", report.text[start:end]))
            done = end
        elif block.kind is PassageKind.HEADING:
            headings[start] = True
        elif block.kind in _NO_HEADINGS:
            headings[start] = False
    pieces.append(report.text[done:])
    return Prose(text="".join(pieces), headings=headings)


def in_tables(report: Manuscript) -> Iterator[SparedNumeral]:
    """Give every figure of the tables that were read, and of code, each with its place."""
    text = report.source or report.text
    runs = report.unsaid or [
        Unsaid(start=start, end=end, is_table=True)
        for start, end, block in report.spans()
        if isinstance(block, ReportTable) and not report.source
    ]
    for run in runs:
        line = text.count("\n", 0, run.start) + 1
        for figure in FIGURE.finditer(text, run.start, run.end):
            yield SparedNumeral(
                start=figure.start(),
                end=figure.end(),
                line=line + text.count("\n", run.start, figure.start()),
                text=figure[0],
                role="table" if run.is_table else "aside",
            )


def figures_of(table: ReportTable) -> int:
    """Return how many figures a table has, years that name its columns or rows aside."""
    words = table.words if table.unread else table.text
    return sum(not _YEAR.fullmatch(figure) for figure in FIGURE.findall(words))


def placed(claims: Sequence[DraftedClaim], report: Manuscript) -> tuple[DraftedClaim, ...]:
    """Return claims with their places in the report, by which they are named as well."""
    ids: Counter[str] = Counter()
    named = []
    for claim in claims:
        place = report.place_at(claim.figure_start)
        stem = f"{_stem(place)}-{claim.kind.value.replace('_', '-')}"
        ids[stem] += 1
        named.append(
            replace(
                claim,
                id=stem if ids[stem] == 1 else f"{stem}-{ids[stem]}",
                line=place.line or claim.line,
                place=None if place.line else place,
            )
        )
    return tuple(named)


def _stem(place: ReportPlace) -> str:
    """Return how the id of a claim begins: line, page, paragraph or footnote."""
    if place.line:
        return f"l{place.line:03d}"
    if place.footnote:
        return f"n{place.footnote:02d}"
    page = f"s{place.page:02d}" if place.page else ""
    paragraph = f"p{place.paragraph:03d}" if place.paragraph else ""
    return f"{page}{paragraph}" or "t"


class Lines(Struct, frozen=True, kw_only=True):
    """Which line of a report's text each place of the report stands in."""

    of_places: Mapping[tuple[int, int, int], int]
    of_lines: Sequence[tuple[int, int]]  # line of the file, line of the text

    @classmethod
    def of(cls, report: Manuscript) -> Lines:
        """Return the lines of a report."""
        places: dict[tuple[int, int, int], int] = {}
        lines = []
        starts = (
            (start + offset, place)
            for start, _, block in report.spans()
            for offset, place in _begins(block)
        )
        number, done = 1, 0
        for at, place in starts:
            number += report.text.count("\n", done, at)
            done = at
            places.setdefault((place.page, place.paragraph, place.footnote), number)
            if place.line:
                lines.append((place.line, number))
        return cls(of_places=places, of_lines=lines)

    def line(self, place: ReportPlace) -> int | None:
        """Return the line of the text that a place told by a claim stands in."""
        if place.line:
            before = [number for line, number in self.of_lines if line <= place.line]
            return before[-1] if before else None
        return self.of_places.get((place.page, place.paragraph, place.footnote))


def _begins(block: ReportPassage | ReportTable) -> Iterator[tuple[int, ReportPlace]]:
    yield 0, block.place
    if isinstance(block, ReportPassage):
        for run_on in block.runs_on:
            yield run_on.offset, run_on.place
