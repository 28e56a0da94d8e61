"""Every figure of a text read in order, each knowing the one before it."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from msgspec.structs import replace

from factcheck.domain.hedge import Hedge
from factcheck.draft.calendar import Moment, Use
from factcheck.draft.layout import is_chinese
from factcheck.draft.printed import Phrase, PrintedFigure
from factcheck.draft.reading import Confidence, FigureReading, Kind, Passage
from factcheck.draft.scanning import Scanned
from factcheck.draft.targets import as_target
from factcheck.draft.tongue import Tongue

RANGED = frozenset({Kind.LEVEL, Kind.COUNT, Kind.RATIO, Kind.SHARE, Kind.THRESHOLD})
TOWARDS = re.compile("(?:面向|迈向|展望|[到至])$")
TOLD = {
    Phrase.RANK: (Kind.RANK, Confidence.MEDIUM),
    Phrase.ORDINAL: (Kind.ORDINAL, Confidence.MEDIUM),
    Phrase.RECORD: (Kind.RECORD, Confidence.HIGH),
    Phrase.TARGET: (Kind.TARGET, Confidence.HIGH),
    Phrase.MULTIPLE: (Kind.MULTIPLE, Confidence.HIGH),
}

_BRACKETED = re.compile(r"[(（][^()（）]*\Z")
_FARTHEST = 80  # signs between a bracket and a figure in it


class Read(NamedTuple):
    """A figure, the words around it, and what they make of it."""

    figure: PrintedFigure
    passage: Passage
    reading: FigureReading

    @property
    def is_in_brackets(self) -> bool:
        """Whether the figure stands in brackets that tell more of the one before them."""
        start = max(self.passage.sentence[0], self.figure.start - _FARTHEST)
        return _BRACKETED.search(self.passage.text, start, self.figure.start) is not None

    @property
    def governed(self) -> int:
        """Where the words that govern the figure begin, or the figure itself."""
        start = self.figure.start
        return start if self.reading.trigger is None else min(self.reading.trigger, start)


def readings(scanned: Scanned) -> list[Read]:
    """Read every figure; one that is linked to the figure before it shares its reading."""
    done: list[Read] = []
    before: Read | None = None
    ahead = any(_is_later(moment, scanned) for moment in scanned.moments)
    for figure in scanned.figures:
        passage = _passage(scanned, figure, done, ahead=ahead)
        if figure.phrase in TOLD:
            kind, confidence = TOLD[figure.phrase]
            reading = FigureReading(
                kind=kind,
                comparator=figure.hedge,
                direction=figure.direction,
                trigger=figure.start,
                confidence=confidence,
            )
            done.append(Read(figure, passage, as_target(passage, reading)))
            continue
        reading = _read(scanned, passage, before)
        if reading.kind:
            before = Read(figure, passage, reading)
            reading = as_target(passage, reading)
        done.append(Read(figure, passage, reading))
    return done


def _passage(scanned: Scanned, figure: PrintedFigure, done: list[Read], *, ahead: bool) -> Passage:
    parts = scanned.parts
    sentence = parts.sentence(figure.start)
    last = done[-1].passage if done else None
    same = last is not None and last.sentence == sentence
    before = (
        other.figure.end
        for other in reversed(done[-3:])
        if other.figure.phrase is Phrase.FIGURE
        and (other.reading.kind or other.reading.role == "scope")
        and sentence[0] <= other.figure.start
        and other.figure.end <= figure.start
    )
    setting = scanned.line_of_time.settings[parts.line_index(figure.start)]
    tongue = last.tongue if last and same else _tongue(scanned, sentence)
    planned = tongue.FACES_YEARS and ahead and _is_ahead(scanned, sentence[0], figure.start)
    return Passage(
        text=parts.text,
        figure=figure,
        clause=parts.clause(figure.start),
        segment=parts.segment(figure.start),
        sentence=sentence,
        previous_end=next(before, sentence[0]),
        plan=planned or (setting.plan and not _opens_back(scanned, sentence[0], figure.start)),
        spanned=setting.span is not None,
        tongue=tongue,
    )


def _tongue(scanned: Scanned, sentence: tuple[int, int]) -> Tongue:
    """Return the language of a sentence; asked once, as a long one is looked through whole.

    Of two languages a report has one mostly: the patterns of the other are not made.
    """
    if is_chinese(scanned.parts.text, *sentence):
        from factcheck.draft.zh import tongue as zh

        return cast("Tongue", zh)
    from factcheck.draft.en import tongue as en

    return cast("Tongue", en)


def _is_ahead(scanned: Scanned, start: int, end: int) -> bool:
    """Whether the last year named before a figure is still to come: 面向2027年."""
    moments = (
        moment for moment in reversed(scanned.line_of_time.between(start, end)) if moment.period
    )
    last = next((moment for moment in moments if moment.use is Use.PERIOD), None)
    if last is None:
        return False
    text = scanned.parts.text
    towards = TOWARDS.search(text, max(start, last.start - 4), last.start)
    if not towards and not text.startswith(("前", "之前"), last.end):
        return False
    return _is_later(last, scanned)


def _opens_back(scanned: Scanned, start: int, end: int) -> bool:
    """Whether a sentence of a plan opens with a year that is over: 2022年产值达到."""
    moments = [moment for moment in scanned.line_of_time.between(start, end) if moment.period]
    if not moments or scanned.parts.text[start : moments[0].start].strip():
        return False
    named, year = (moments[0].period or "")[:4], scanned.line_of_time.year
    over = (
        moments[0].use is Use.PERIOD and named.isdigit() and year is not None and int(named) <= year
    )
    return over and not any(_is_later(moment, scanned) for moment in moments)


def _is_later(moment: Moment, scanned: Scanned) -> bool:
    """Whether a word of time names a year after the one in which the report was written."""
    year, named = scanned.line_of_time.year, (moment.period or "")[:4]
    now = max(year, scanned.line_of_time.this_year or year) if year else 0
    return bool(now) and named.isdigit() and int(named) > now


def _read(scanned: Scanned, passage: Passage, before: Read | None) -> FigureReading:
    if scanned.parts.line(passage.figure.start).table:
        return FigureReading(kind=None, role="table")
    reading = passage.tongue.read(passage)
    if before and before.passage.sentence == passage.sentence:
        reading = passage.tongue.linked(passage, reading, before.figure, before.reading)
    if passage.figure.upper is not None and reading.kind in RANGED:
        reading = replace(reading, kind=Kind.RANGE, comparator=Hedge.BETWEEN)
    return reading
