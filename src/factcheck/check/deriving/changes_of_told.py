"""How one of two figures told right before changed to the other: 142, then 17.6, down 88 %."""

from __future__ import annotations

import re

from factcheck.check.deriving.arithmetic import as_it_stands, difference, growth
from factcheck.check.deriving.beside_amount import names_another
from factcheck.check.deriving.companions import PIECE, words_behind
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.told import LONG, ToldFigure
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import TieStrength
from factcheck.check.prose.claimed import MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say

_NAMES_TIME = re.compile(
    r"(?:19|20)\d\d|\b(?:years?|months?|quarters?|decades?|since)\b", re.IGNORECASE
)
_RECKONED = re.compile(r"^\s*(?:[a-z]+ )?per \d[\d,]*")  # from 118.9 to 91.5 deaths per 1,000
_TWO = 2  # cells of a change: what it came to, and what it was
_REACHES = re.compile(
    r",?\s*to (?:(?:about|nearly|almost|just|over|only|some|a record|stand at|reach) )*[$€£]?\s?",
    re.IGNORECASE,
)
_OR = re.compile(r"\s?(?:,? or|\(|, i\.e\.,?|, that is,?|, equal to|, equivalent to)\s?")
_GAP = re.compile(r"^[,;\s]*(?:and )?an? (?:gap|difference|deficit|surplus|shortfall) of\s*[$€£]?$")


def changes_between(
    statement: ReportStatement, index: CellIndex, pair: tuple[ToldFigure, ToldFigure] | None
) -> list[CellReading]:
    """Return how one of two figures told right before changed to the other: a fall of 45 percent.

    "It dropped from 142 million tonnes in 2013 to 17.6 million, a decline of 88 percent."
    """
    if pair is None or statement.claimed not in MOVES:
        return []
    if as_rate := _as_rate(statement, pair[1]):
        return as_rate
    first, second = (one.reading.cells for one in pair)
    own = index.series_of(first[0]) if len(first) == len(second) == 1 else None
    if own is not None and _GAP.search(statement.near):
        return _gap(statement, pair)
    is_same = own is not None and index.series_of(second[0]) is own
    is_here = pair[1].statement.sentence.start == statement.sentence.start
    if own is None or not is_same or not is_here or first[0].period is None:
        return []
    sentence = statement.sentence
    between = sentence.text[pair[1].statement.end - sentence.start : len(statement.before)]
    between = _RECKONED.sub("", between)
    said = PIECE.split(between)[-1]  # what stands before is of the figure before
    if re.search(r"\d", between) or index.lexicon.left_over(said, own.keys, own.labels):
        return []
    at_hand = f"{said} {words_behind(statement)}"
    if second[0].period is None or _NAMES_TIME.search(at_hand):
        return []
    earlier, later = sorted((first[0], second[0]), key=lambda cell: str(cell.period))
    if not earlier.value or earlier.value * later.value <= 0:
        return []
    is_met = all(one.digits for one in pair) and sum(one.digits for one in pair) > LONG
    is_sure = is_met or all(one.is_sure for one in pair)
    strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
    if statement.claimed is ClaimedAs.GROWTH:
        reasons = (say("it says so of the figure before it"),)
        return [growth(statement, later, earlier, strength, reasons)]
    ends = [pair[1].in_its_terms(cell, strength) for cell in (later, earlier)]
    return [difference(statement, *ends)]


def level_reached(
    statement: ReportStatement, index: CellIndex, told: ToldFigure | None
) -> list[CellReading]:
    """Return what an amount is to which something moved by the change told right before.

    "Bank interest dropped by £86,000 to £702,000": that of bank interest.
    """
    if told is None or statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE):
        return []
    before = told.statement
    is_change = before.claimed in (ClaimedAs.CHANGE, ClaimedAs.GROWTH)
    is_here = before.sentence.start == statement.sentence.start and before.end < statement.start
    is_next = before.end + len(statement.near) >= statement.start
    is_bare = _REACHES.fullmatch(statement.near) is not None
    cells = told.reading.cells
    if (
        not (is_change and is_here and is_next and is_bare)
        or len(cells) != _TWO
        or not told.is_sure
    ):
        return []
    series = index.series_of(cells[0])
    if series is None or index.series_of(cells[1]) is not series:
        return []
    own = statement.measure
    is_alike = own is None or own.unit.dimension == cells[0].measure.unit.dimension
    if not is_alike or names_another(statement, index, series):
        return []
    reasons = (say("it says so of the figure before it"),)
    return [as_it_stands(cells[0], TieStrength.CERTAIN, reasons)]


def _as_rate(statement: ReportStatement, told: ToldFigure) -> list[CellReading]:
    """Return the rate of a change that is told as an amount right before: of 318,604, or 7.3 %."""
    cells = told.reading.cells
    is_change = told.statement.claimed is ClaimedAs.CHANGE and statement.claimed is ClaimedAs.GROWTH
    is_here = told.statement.sentence.start == statement.sentence.start
    is_next = told.statement.end + len(statement.near) >= statement.start
    is_told_again = _OR.fullmatch(statement.near) is not None
    if not (is_change and is_here and is_next and is_told_again) or len(cells) != _TWO:
        return []
    later, earlier = cells
    if later.measure.unit != earlier.measure.unit or earlier.value * later.value <= 0:
        return []
    return [growth(statement, later, earlier, told.reading.strength, told.reading.reasons)]


def _gap(statement: ReportStatement, pair: tuple[ToldFigure, ToldFigure]) -> list[CellReading]:
    """Return how far two figures told right before are apart: a gap of 7.8 billion."""
    (first,), (second,) = (one.reading.cells for one in pair)
    is_next = pair[1].statement.end + len(statement.near) >= statement.start
    is_one = (first.area, first.period) == (second.area, second.period)
    is_alike = first.measure.unit.dimension == second.measure.unit.dimension
    is_here = pair[0].statement.sentence.start == statement.sentence.start
    if not (is_next and is_one and is_alike and is_here) or statement.claimed is ClaimedAs.GROWTH:
        return []
    is_sure = all(one.is_sure for one in pair)
    high, low = sorted((first, second), key=lambda cell: -cell.value)
    return [
        CellReading(
            value=high.value - low.value,
            range=high.range - low.range,
            cells=(high, low),
            strength=TieStrength.CERTAIN if is_sure else TieStrength.LIKELY,
            reasons=(say("it says so of the figure before it"),),
            arithmetic=f"{high.shown} − {low.shown}",
        )
    ]
