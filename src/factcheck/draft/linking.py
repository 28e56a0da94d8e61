"""What a figure takes over from the one before it in its sentence, in any language."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Confidence, FigureReading, Kind, Passage
from factcheck.draft.scanning import STRONG
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "linking")

LISTED = re.compile(
    r"\s*(?:、|和|及|与|以及|或|,|，|/|and|or|, and|,? respectively)\s*(?:约|近|超)?\s*\(?",
    re.IGNORECASE,
)
AGAIN = re.compile(
    WORDS.pattern(r"(?:{en.again}|{zh.again})\s*$"),
    re.IGNORECASE,
)
OR_BY = re.compile(WORDS.pattern(r",? \(?or (?:by )?(?:(?:{en.hedge}) )?"))
OR = re.compile(WORDS.pattern(r",? ?\(?(?:or )?(?:(?:{en.hedge}) )?"), re.IGNORECASE)
OPENED = re.compile(WORDS.pattern(r" ?\((?:(?:{en.hedge}) )?"))
#: What tells a change once more as a rate.
SAID_AGAIN = re.compile(r"\bor\b|\($")
STANDING = frozenset({Kind.RATIO, Kind.SHARE})
COMPARABLE = STANDING | {Kind.THRESHOLD, Kind.MULTIPLE}
GROWING = frozenset({Kind.GROWTH, Kind.CAGR})
AMOUNTS = (MeasuredBy.MONEY, MeasuredBy.QUANTITY, MeasuredBy.COUNT)


def between(passage: Passage, other: PrintedFigure) -> tuple[str, int, int]:
    """Return the text between two figures, as a pattern is asked of it."""
    return passage.text, other.end, passage.figure.start


def told_both_ways(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading | None:
    """Return the reading of a change told as an amount and as a rate: by 5 tonnes, or 3 percent.

    A rate that names its whole is none of the change: cut 1,200 jobs, or 4% of its workforce.
    """
    figure, words = passage.figure, between(passage, other)
    if reading.kind is Kind.SHARE and reading.confidence is Confidence.HIGH:
        return None
    if (
        earlier.kind is Kind.CHANGE
        and figure.dimension is MeasuredBy.PERCENT
        and OR.fullmatch(*words)
    ):
        told = passage.text[words[1] : words[2]]
        sure = earlier.confidence if SAID_AGAIN.search(told) else reading.confidence
        return replace(reading, kind=Kind.GROWTH, direction=earlier.direction, confidence=sure)
    if earlier.kind is Kind.GROWTH and figure.dimension in AMOUNTS and OR_BY.fullmatch(*words):
        return replace(reading, kind=Kind.CHANGE, direction=earlier.direction)
    counts = figure.dimension is MeasuredBy.COUNT and passage.right(1) == ")"
    if earlier.kind is Kind.GROWTH and counts and OPENED.fullmatch(*words):
        return replace(
            reading, kind=Kind.CHANGE, direction=earlier.direction, confidence=Confidence.MEDIUM
        )  # increased 1.2 percent (29,000 people): so many more, or in all?
    return None


def compared(passage: Passage, reading: FigureReading, earlier: FigureReading) -> FigureReading:
    """Take the kind over for what a share or ratio is compared with: from 5 percent."""
    loose = reading.confidence is Confidence.LOW and earlier.kind in GROWING
    is_comparable = loose or (earlier.kind in STANDING and reading.kind in COMPARABLE)
    if is_comparable and AGAIN.search(passage.left(40)):
        return replace(reading, kind=earlier.kind, confidence=earlier.confidence)
    return reading


def is_alike(figure: PrintedFigure, other: PrintedFigure, earlier: FigureReading) -> bool:
    """Whether a figure may be one more change by an amount of the same unit."""
    same = other.dimension is figure.dimension and figure.unit == other.unit
    return same and earlier.kind is Kind.CHANGE


def is_weak(figure: PrintedFigure, reading: FigureReading, *, alike: bool) -> bool:
    """Whether the words beside a figure say too little to outweigh the figure before it."""
    return (not reading.kind and reading.role != "scope") or alike or figure.dimension in STRONG


def is_listed(passage: Passage, other: PrintedFigure, earlier: FigureReading) -> bool:
    """Whether a figure is one more of a list, measured as the one before it."""
    same = other.dimension is passage.figure.dimension
    return same and bool(earlier.kind) and bool(LISTED.fullmatch(*between(passage, other)))
