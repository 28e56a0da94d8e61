"""What a figure takes over from the one before it in its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Confidence, FigureReading, Kind, Passage
from factcheck.draft.scanning import STRONG

LISTED = re.compile(
    r"\s*(?:、|和|及|与|以及|或|,|，|/|and|or|, and|,? respectively)\s*(?:约|近|超)?\s*\(?",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"(?:\bfrom(?: about| around| over| nearly)?"
    r"|\((?:\d{4}|(?:previous|prior|preceding|last) year):?"
    r"|compared (?:to|with)|versus|against|than|after(?: an?)?"
    r"|from the|than the|against just|from just|提高到|上升到|下降到|增加到"
    r"|扩大到|降到|升至|降至|提高至|下降至|上升至|提升到|提升至)\s*$",
    re.IGNORECASE,
)
CUT = re.compile("[，,；;：:]")
ONWARD = re.compile(
    r"[^.;,\d]{0,45}\bto(?: over| about| around| nearly| more than| almost| roughly| some"
    r"| approximately| just over| just under| at least)?\s*",
    re.IGNORECASE,
)
PARTS = re.compile(r"[^.;:]{0,44}?(?:, | and |, and )", re.IGNORECASE)
FOR_PARTS = re.compile(
    r"[^.;:]{0,60}?(?:,|,? and) (?:[\w'-]+ ){1,5}for (?:about |nearly |over |another )?"
)
AND_ALSO = re.compile(r"[^.;\d]{0,50}?,? and (?:by |up |about |over )*")
#: From 93 deaths per 1,000 in 1990 to 37.
LEFT_FOR = re.compile(r"\bfrom(?: about| around| over| nearly| some)?\s*$")
#: What was done with others of the same things: opened four depots and closed two.
DONE_TOO = re.compile(
    r"(?:,|\band) (?:\w+ly )?(?:\w{2,}ed|sold|shut|lost|won|cut|built) (?:another )?$"
)
ENDED = re.compile(r"[.,;]|$")
FAR_ONWARD = re.compile(r"[^.;]{0,70}?\bto(?: about| around| over| nearly| just| some)?\s*")
INSIDE = re.compile("[，,；;]?其中[，,]?[^，。；、\\d]{1,16}")
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
    r"(?: year on year| on the year)? (?:in|for|during) [^.;]{2,30}?(?:,| and|, and) (?:by )?"
    r"(?:about |around |over |to )?",
    re.IGNORECASE,
)
OR_BY = re.compile(r",? \(?or (?:by )?(?:about |nearly |almost |over |some )?")
OR = re.compile(r",? ?\(?(?:or )?(?:about )?", re.IGNORECASE)
STANDING = frozenset({Kind.RATIO, Kind.SHARE})
HELD = STANDING | {Kind.THRESHOLD, Kind.MULTIPLE}
HELD = STANDING | {Kind.THRESHOLD, Kind.MULTIPLE}
GROWING = frozenset({Kind.GROWTH, Kind.CAGR})


def linked(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Give a figure's reading after what ties it to the figure before."""
    figure = passage.figure
    same = other.dimension is figure.dimension
    between = (passage.text, other.end, figure.start)
    if same:
        reading = _compared(passage, reading, other, earlier)
        if not passage.chinese:
            reading = _carried(passage, reading, other, earlier)
    if (
        earlier.kind is Kind.CHANGE
        and figure.dimension is MeasuredBy.PERCENT
        and OR.fullmatch(*between)
    ):
        return replace(reading, kind=Kind.GROWTH, direction=earlier.direction)
    if passage.chinese and reading.confidence is Confidence.LOW and INSIDE.fullmatch(*between):
        reading = _inside(reading, earlier)
    alike = same and earlier.kind is Kind.CHANGE and figure.unit == other.unit
    amount = figure.dimension in (MeasuredBy.MONEY, MeasuredBy.QUANTITY, MeasuredBy.COUNT)
    if earlier.kind is Kind.GROWTH and amount and OR_BY.fullmatch(*between):
        return replace(reading, kind=Kind.CHANGE, direction=earlier.direction)
    weak = (not reading.kind and reading.role != "scope") or alike or figure.dimension in STRONG
    if reading.kind is Kind.CHANGE and not passage.chinese:
        weak = alike
    part = figure.dimension is MeasuredBy.TIMES and not figure.unit and not passage.chinese
    bare = figure.dimension is MeasuredBy.NUMBER
    onward = bare and (earlier.kind is Kind.COUNT or other.dimension is MeasuredBy.NUMBER)
    leaving = (
        onward
        and not passage.chinese
        and LEFT_FOR.search(passage.text, max(0, other.start - 24), other.start)
    )
    if leaving and not figure.in_words and FAR_ONWARD.fullmatch(*between):
        return replace(reading, kind=earlier.kind, trigger=figure.start)
    done = earlier.kind is Kind.COUNT and bare and not reading.kind and not passage.chinese
    if done and DONE_TOO.search(passage.left(24)) and ENDED.match(passage.right(2)):
        return replace(earlier, comparator=reading.comparator, trigger=figure.start)
    if same and earlier.kind and weak and not part and LISTED.fullmatch(*between):
        return replace(earlier, comparator=reading.comparator, trigger=figure.start)
    return reading


def _inside(reading: FigureReading, earlier: FigureReading) -> FigureReading:
    """Take a bare percentage behind 其中 for a share of what was counted, or for growth too."""
    if earlier.kind in (Kind.COUNT, Kind.LEVEL) and reading.kind is Kind.RATIO:
        return replace(reading, kind=Kind.SHARE, confidence=Confidence.MEDIUM)
    if earlier.kind in GROWING and reading.kind is Kind.RATIO:
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    return reading


def _compared(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Take the kind over for what a share or ratio is compared with: from 5 percent."""
    if reading.kind is Kind.SHARE and reading.confidence is Confidence.HIGH and not passage.chinese:
        return reading
    loose = reading.confidence is Confidence.LOW and earlier.kind in GROWING
    apart = passage.chinese and CUT.search(passage.text, other.end, passage.figure.start)
    held = loose or (earlier.kind in STANDING and reading.kind in HELD)
    if held and not apart and AGAIN.search(passage.left(40)):
        return replace(reading, kind=earlier.kind, confidence=earlier.confidence)
    return reading


def _carried(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Take over what English leaves out: rose 5 percent and that of coal 3 percent."""
    between = (passage.text, other.end, passage.figure.start)
    stands = earlier.kind in STANDING | {Kind.CONTRIBUTION} and reading.kind is not Kind.CHANGE
    if stands and ONWARD.fullmatch(*between):
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    by = passage.left(4).endswith("by ")
    if by and earlier.kind is Kind.CHANGE and reading.kind in (Kind.LEVEL, Kind.COUNT):
        return replace(reading, kind=Kind.CHANGE, direction=earlier.direction)
    if reading.confidence is not Confidence.LOW:
        return reading
    shared = PARTS.fullmatch(*between) or FOR_PARTS.fullmatch(*between)
    if earlier.kind is Kind.SHARE and (shared or THOSE_OF.fullmatch(*between)):
        return replace(reading, kind=earlier.kind)
    if earlier.kind in GROWING and GAPPED.fullmatch(*between):
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    if IN_TURN.fullmatch(*between):
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    if earlier.kind in GROWING and reading.averaged and AND_ALSO.fullmatch(*between):
        return replace(reading, kind=Kind.CAGR, direction=earlier.direction)
    if earlier.kind in GROWING and (by or THAT_OF.fullmatch(*between)):
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    return reading
