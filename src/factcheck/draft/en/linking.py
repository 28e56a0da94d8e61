"""What a figure of an English sentence takes over from the one before it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft import linking
from factcheck.draft.linking import GROWING, STANDING, between
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import ChangeDirection, PrintedFigure
from factcheck.draft.reading import Confidence, FigureReading, Kind, Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "linking", "en")

SURER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
ONWARD = re.compile(
    WORDS.pattern(r"[^.;,\d]{0,45}\bto(?: (?:{hedge}))?\s*"),
    re.IGNORECASE,
)
PARTS = re.compile(r"[^.;:]{0,44}?(?:, | and |, and )", re.IGNORECASE)
FOR_PARTS = re.compile(
    WORDS.pattern(r"[^.;:]{0,60}?(?:,|,? and) (?:[\w'-]+ ){1,5}for (?:(?:{hedge}|another) )?")
)
PACED = re.compile(
    WORDS.pattern(
        r" (?:on the (?:month|quarter|year)|(?:month|quarter|year)[- ](?:on"
        r"|over)[- ](?:month|quarter"
        r"|year)"
        r"|from (?:a|the) [a-z ]{4,20})(?:,? and|,|,? but) (?:by )?(?:(?:{hedge}) )?"
    )
)
#: The same growth by another measure: grew 6% year over year (and 13% in constant currency).
BRACKETED = re.compile(r"(?: [a-z -]{0,24})? \((?:and |or )?(?:about )?")
OTHERWISE = re.compile(
    r" (?:(?:in|at|on) (?:constant|real|local|nominal|comparable|current|an? )|excluding|adjusted"
    r"|organic)"
)
#: By so much in the quarter and by so much over the year.
AND_BY = re.compile(WORDS.pattern(r"[^.;,\d]{0,60}?,? and by (?:(?:{hedge}) )?"))
#: Down 0.1 points from a month earlier and 1.6 points from a year earlier.
POINTS_TOO = re.compile(
    WORDS.pattern(r" (?:from|on|over|in) [^.;,\d]{3,40}?,? and (?:by )?(?:(?:{hedge}) )?")
)
AND_ALSO = re.compile(WORDS.pattern(r"[^.;\d]{0,50}?,? and (?:(?:{hedge}|by|up) )*"))
#: From 93 deaths per 1,000 in 1990 to 37.
LEFT_FOR = re.compile(WORDS.pattern(r"\bfrom(?: (?:{hedge}))?\s*$"))
#: What was done with others of the same things: opened four depots and closed two.
DONE_TOO = re.compile(WORDS.pattern(r"(?:,|\band) (?:\w+ly )?(?:{done_too}) (?:another )?$"))
ENDED = re.compile(r"[.,;]|$")
#: Before what a share or ratio was: up from 7.7% sequentially and down from 33.1%.
UP_FROM = re.compile(WORDS.pattern(r"\b(?:up|down|off) from(?: (?:{hedge}))? $"))
FAR_ONWARD = re.compile(WORDS.pattern(r"[^.;]{0,70}?\bto(?: (?:{hedge}|just))?\s*"))
THAT_OF = re.compile(
    r",? (?:and|while|with) (?:that of |those of )?(?:the )?(?:[\w'-]+ ){1,8}", re.IGNORECASE
)
#: Between shares of parts of one whole: of the total, that of industry 38 percent.
THOSE_OF = re.compile(
    r"[^.;\d]{0,40},? (?:and )?(?:that|those) (?:of|from|in) (?:[\w'-]+ ){1,8}", re.IGNORECASE
)
#: Between growth rates of a list that has its verb once: imports 4 percent, and sales 3 percent.
GAPPED = re.compile(
    r"(?: in real terms)?[,;] (?:and )?(?:that of )?(?:the )?(?:(?!(?:rate|ratio|share|margin|yield"
    r"|was|were|to|at|from|is|are|with|against|target|average)s?\b)[\w'&-]+,? ){1,6}"
)
IN_TURN = re.compile(
    WORDS.pattern(
        r"(?: year on year| on the year)? (?P<by>in|for|during) [^.;]{2,30}?(?:,| and"
        r"|, and) (?:by )?"
        r"(?:(?:{hedge}|to) )?"
    ),
    re.IGNORECASE,
)


def linked(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Return a figure's reading after what ties it to the figure before."""
    figure = passage.figure
    if other.dimension is figure.dimension:
        if reading.kind is not Kind.SHARE or reading.confidence is not Confidence.HIGH:
            reading = linking.compared(passage, reading, earlier)
        reading = _directed(passage, _carried(passage, reading, other, earlier), other, earlier)
    if earlier.kind is Kind.COUNT is reading.kind and linking.AGAIN.search(passage.left(40)):
        reading = replace(reading, confidence=earlier.confidence)  # against 171,200 a year earlier
    if _is_without_unit(passage, other):
        reading = replace(reading, confidence=Confidence.LOW)
    if _shares_noun(passage, reading, other, earlier):
        return replace(earlier, comparator=reading.comparator, trigger=figure.start)
    both_ways = linking.told_both_ways(passage, reading, other, earlier)
    if both_ways:
        return both_ways
    if _is_left_for(passage, other, earlier):
        return replace(reading, kind=earlier.kind, trigger=figure.start)
    alike = linking.is_alike(figure, other, earlier)
    weak = alike if reading.kind is Kind.CHANGE else linking.is_weak(figure, reading, alike=alike)
    part = figure.dimension is MeasuredBy.TIMES and not figure.unit
    listed = weak and not part and linking.is_listed(passage, other, earlier)
    if listed or _is_done_too(passage, reading, earlier):
        return replace(earlier, comparator=reading.comparator, trigger=figure.start)
    return reading


def _is_without_unit(passage: Passage, other: PrintedFigure) -> bool:
    """Whether a figure leaves out the unit that the one before it has: 6 tonnes, from 9 million."""
    figure = passage.figure
    bare = figure.dimension is MeasuredBy.COUNT and not figure.noun and not figure.unit
    measured = other.dimension in (MeasuredBy.MONEY, MeasuredBy.QUANTITY)
    return bare and measured and bool(linking.AGAIN.search(passage.left(40)))


def _shares_noun(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> bool:
    """Whether a change is told of things that the figure behind it names: lost 3 and 5 shops."""
    counts = passage.figure.dimension is MeasuredBy.COUNT and reading.kind is Kind.COUNT
    bare = other.dimension in (MeasuredBy.NUMBER, MeasuredBy.COUNT) and not other.noun
    if not counts or not bare or earlier.kind is not Kind.CHANGE:
        return False
    return bool(linking.LISTED.fullmatch(*between(passage, other)))


def _is_left_for(passage: Passage, other: PrintedFigure, earlier: FigureReading) -> bool:
    """Whether a bare number is what was reached from the one before: from 93 in 1990 to 37."""
    figure = passage.figure
    onward = earlier.kind is Kind.COUNT or other.dimension is MeasuredBy.NUMBER
    if figure.dimension is not MeasuredBy.NUMBER or figure.in_words or not onward:
        return False
    leaving = LEFT_FOR.search(passage.text, max(0, other.start - 24), other.start)
    return bool(leaving and FAR_ONWARD.fullmatch(*between(passage, other)))


def _is_done_too(passage: Passage, reading: FigureReading, earlier: FigureReading) -> bool:
    """Whether a bare number counts what else was done with things counted before."""
    bare = passage.figure.dimension is MeasuredBy.NUMBER and not reading.kind
    if earlier.kind is not Kind.COUNT or not bare:
        return False
    return bool(DONE_TOO.search(passage.left(24)) and ENDED.match(passage.right(2)))


def _directed(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Take over which way points went: down 0.1 points on the month and 1.6 points on the year."""
    both = earlier.kind is Kind.POINT_CHANGE is reading.kind
    if not both or reading.direction is not ChangeDirection.NONE:
        return reading
    if not POINTS_TOO.fullmatch(*between(passage, other)):
        return reading
    return replace(reading, direction=earlier.direction, confidence=earlier.confidence)


def _carried(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Take over what English leaves out: rose 5 percent and that of coal 3 percent."""
    words = between(passage, other)
    stands = earlier.kind in STANDING | {Kind.CONTRIBUTION} and reading.kind is not Kind.CHANGE
    if stands and ONWARD.fullmatch(*words):
        return replace(
            reading,
            kind=earlier.kind,
            direction=earlier.direction,
            confidence=max(reading.confidence, earlier.confidence, key=SURER.index),
        )
    by = passage.left(4).endswith("by ")
    if by and earlier.kind is Kind.CHANGE and reading.kind in (Kind.LEVEL, Kind.COUNT):
        return replace(reading, kind=Kind.CHANGE, direction=earlier.direction)
    if earlier.kind in STANDING and UP_FROM.search(passage.left(24)):
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    if reading.confidence is not Confidence.LOW:
        return reading
    shared = PARTS.fullmatch(*words) or FOR_PARTS.fullmatch(*words)
    if earlier.kind is Kind.SHARE and (shared or THOSE_OF.fullmatch(*words)):
        return replace(reading, kind=earlier.kind)
    if earlier.kind in GROWING and (gapped := GAPPED.fullmatch(*words)):
        ends = gapped.string[: gapped.end()].endswith(" ") and ENDED.match(passage.right(1))
        sure = earlier.confidence if ends else reading.confidence
        return replace(reading, kind=earlier.kind, direction=earlier.direction, confidence=sure)
    again = BRACKETED.fullmatch(*words) and OTHERWISE.match(passage.right(24))
    if earlier.kind in GROWING and (again or PACED.fullmatch(*words)):
        sure = earlier.confidence
        return replace(reading, kind=earlier.kind, direction=earlier.direction, confidence=sure)
    if earlier.kind in GROWING and AND_BY.fullmatch(*words):
        return replace(
            reading,
            kind=earlier.kind,
            direction=earlier.direction,
            confidence=earlier.confidence,
        )
    if turn := IN_TURN.fullmatch(*words):
        behind = passage.right(16)
        alike = behind.startswith((f" {turn['by']} ", " over the year", " on the year"))
        alike = alike and earlier.kind in (*GROWING, Kind.RATIO)
        sure = earlier.confidence if alike else reading.confidence
        return replace(reading, kind=earlier.kind, direction=earlier.direction, confidence=sure)
    if earlier.kind in GROWING and reading.averaged and AND_ALSO.fullmatch(*words):
        return replace(reading, kind=Kind.CAGR, direction=earlier.direction)
    if earlier.kind in GROWING and (by or THAT_OF.fullmatch(*words)):
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    return reading
