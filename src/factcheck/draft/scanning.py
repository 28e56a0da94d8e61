"""All that is seen in a text before any of it is read: figures, phrases, names, words of time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from msgspec import Struct

from factcheck.draft.calendar import Moment
from factcheck.draft.grammar import figures
from factcheck.draft.layout import ReportParts, layout
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.moments import moments
from factcheck.draft.names import name_spans
from factcheck.draft.normalise import Normal, normalise
from factcheck.draft.phrases import phrases
from factcheck.draft.printed import Phrase, PrintedFigure
from factcheck.draft.sentences import runs
from factcheck.draft.timeline import Timeline, timeline
from factcheck.draft.zh.home_money import at_home, home_money
from factcheck.draft.zh.years import in_digits
from factcheck.wording.running_numbers import with_points
from factcheck.wording.traditional import TABLE, is_traditional, simplified
from factcheck.wording.unit_table import DEFAULT, UnitTable

#: Words of a report within a doubt.
QUOTED = re.compile(r"(?<=['‘“])[^'‘’“”]+(?=['’”])")
LONGEST = 1000  # characters between a figure and the words of its claim
#: Figures of these are no years, whatever their digits look like.
STRONG = (
    MeasuredBy.MONEY,
    MeasuredBy.PERCENT,
    MeasuredBy.POINT,
    MeasuredBy.QUANTITY,
    MeasuredBy.TIMES,
)


class Scanned(Struct, frozen=True, kw_only=True):
    """A text, its parts, and what stands in it."""

    normal: Normal
    parts: ReportParts
    line_of_time: Timeline
    figures: tuple[PrintedFigure, ...]
    names: tuple[tuple[int, int], ...]
    moments: tuple[Moment, ...]
    area: str = ""  # name of the document's, where it was told
    is_as_printed: bool = False  # whether the text that was read is the plain one to the letter

    def as_printed(self, words: str, stop: int) -> str:
        """Words that were read somewhere before a place, in the characters of the report."""
        if self.is_as_printed:
            return words
        at = self.parts.text.rfind(words, max(0, stop - LONGEST), stop)
        return self.normal.text[at : at + len(words)] if at >= 0 else self._signs(words, stop)

    def quoting_as_printed(self, doubt: str, stop: int) -> str:
        """Return a doubt with the words it quotes in the characters of the report."""
        if self.is_as_printed:
            return doubt
        return QUOTED.sub(lambda match: self.as_printed(match[0], stop), doubt)

    def _signs(self, words: str, stop: int) -> str:
        """Words put together of several places, each sign as it was printed last before one."""
        start = max(0, stop - LONGEST)
        read, shown = self.parts.text[start:stop], self.normal.text[start:stop]
        return "".join(shown[at] if (at := read.rfind(sign)) >= 0 else sign for sign in words)


def scan(  # noqa: PLR0913 - what is known of a report, one word each
    text: str,
    *,
    units: UnitTable = DEFAULT,
    period: str = "",
    published: str = "",
    area: str = "",
    headings: Mapping[int, bool] | None = None,
) -> Scanned:
    """See figures, phrases, names and words of time, and settle which of them holds a place.

    `headings` says of lines, by where they begin in the text, whether they are headings.
    """
    normal = normalise(text)
    plain = with_points(in_digits(simplified(normal.text)))
    parts = layout(plain, (lambda at: headings.get(normal.origin(at))) if headings else None)
    where = runs(parts)
    names = name_spans(plain, where)
    times = moments(plain, where)
    told = _settled(figures(plain, units, where.hot), phrases(plain, where), names, times)
    home = home_money(plain, area, is_traditional=is_traditional(normal.text))
    return Scanned(
        normal=normal,
        parts=parts,
        line_of_time=timeline(parts, times, period, published),
        figures=tuple(at_home(told, home, plain)),
        names=tuple(names),
        moments=tuple(times),
        area=area.translate(TABLE),
        is_as_printed=normal.text == plain,
    )


def _settled(
    candidates: list[PrintedFigure],
    told_phrases: list[PrintedFigure],
    names: list[tuple[int, int]],
    times: list[Moment],
) -> list[PrintedFigure]:
    """Where two readings of a place overlap, the surer one stays."""
    named = (Phrase.ORDINAL, Phrase.RANK)
    settled = [
        figure
        for figure in told_phrases
        if figure.phrase not in named or not _overlaps(names, figure.start, figure.end)
    ]
    spoken = _Spans((figure.start, figure.end) for figure in settled)
    dated = _Spans((time.start, time.end) for time in times)
    for figure in candidates:
        digits_end = figure.start + max(1, len(figure.number))
        if _overlaps(names, figure.start, digits_end):
            continue
        if spoken.covers(figure.start, digits_end + len(figure.currency)):
            continue
        sure = figure.dimension in STRONG or figure.scale
        if sure and dated.hold(figure.start, figure.end):
            continue  # 9M 2024 is no 9 million
        if sure or not dated.covers(figure.start, figure.start + 1):
            settled.append(figure)
    return sorted(settled, key=lambda figure: (figure.start, figure.end))


class _Spans:
    """Spans sorted by start, to be asked whether a place lies in one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether a span and one of these share a character."""
        index = bisect_left(self._starts, end)
        return any(stop > start for _, stop in self._spans[max(0, index - 4) : index])

    def hold(self, start: int, end: int) -> bool:
        """Whether one of these has a whole span in it."""
        index = bisect_right(self._starts, start)
        return any(stop >= end for _, stop in self._spans[max(0, index - 4) : index])


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span shares a character with one of these, which do not overlap themselves."""
    index = bisect_right(spans, (end - 1, 1 << 60)) - 1
    return index >= 0 and spans[index][1] > start
