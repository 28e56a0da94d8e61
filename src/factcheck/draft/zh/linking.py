"""What a figure of a Chinese sentence takes over from the one before it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft import linking
from factcheck.draft.linking import GROWING, between
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import ChangeDirection, PrintedFigure
from factcheck.draft.reading import Confidence, FigureReading, Kind, Passage

OR_ELSE = re.compile(r"\s*[,，]?(?:或|即|，即|相当于)(?:约)?\s*")
#: Between a pace and that of another time: 增速一季度为10.7%，上半年为11%.
AT_ANOTHER = re.compile(
    r"[，,、；;][而但]?(?:第?[一二三四]季度|[上下]半年|前[二两三]个?季度|\d{1,2}(?:[-至]\d{1,2})?月份?"
    r"|全年|(?:19|20)\d\d年)则?[为是达]"
)
AND = re.compile("[、和及与]|以及")
CUT = re.compile("[，,；;：:]")
INSIDE = re.compile("[，,；;]?其中[，,]?[^，。；、\\d]{1,16}")


def linked(
    passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
) -> FigureReading:
    """Return a figure's reading after what ties it to the figure before."""
    figure, words = passage.figure, between(passage, other)
    if other.dimension is figure.dimension and not CUT.search(*words):
        reading = linking.compared(passage, reading, earlier)
    is_part = earlier.kind is Kind.CHANGE and figure.dimension is MeasuredBy.PERCENT
    if is_part and OR_ELSE.fullmatch(*words):  # 减少5亿元或44%
        return replace(
            reading, kind=Kind.GROWTH, direction=earlier.direction, confidence=Confidence.HIGH
        )
    if earlier.kind in GROWING and reading.kind is Kind.RATIO and AT_ANOTHER.fullmatch(*words):
        return replace(
            reading, kind=earlier.kind, direction=earlier.direction, confidence=Confidence.HIGH
        )
    is_multiple = earlier.kind is Kind.MULTIPLE and figure.dimension is MeasuredBy.PERCENT
    if is_multiple and reading.kind is Kind.RATIO and AND.fullmatch(*words):
        return replace(
            reading, kind=Kind.GROWTH, direction=ChangeDirection.UP, confidence=Confidence.HIGH
        )
    both_ways = linking.told_both_ways(passage, reading, other, earlier)
    if both_ways:
        return both_ways
    if reading.confidence is Confidence.LOW and INSIDE.fullmatch(*words):
        reading = _inside(reading, earlier)
    weak = linking.is_weak(figure, reading, alike=linking.is_alike(figure, other, earlier))
    if weak and linking.is_listed(passage, other, earlier):
        return replace(earlier, comparator=reading.comparator, trigger=figure.start)
    return reading


def _inside(reading: FigureReading, earlier: FigureReading) -> FigureReading:
    """Take a bare percentage behind 其中 for a share of what was counted, or for growth too."""
    if earlier.kind in (Kind.COUNT, Kind.LEVEL) and reading.kind is Kind.RATIO:
        return replace(reading, kind=Kind.SHARE, confidence=Confidence.MEDIUM)
    if earlier.kind in GROWING and reading.kind is Kind.RATIO:
        return replace(reading, kind=earlier.kind, direction=earlier.direction)
    return reading
