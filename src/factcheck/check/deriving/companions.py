"""Figures that are said beside the one before them: 9.5 TWh, up from 5.6 the year before.

What they are of is not said again: it is that of the figure before, of another time or place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import difference, growth, quotient, weaker
from factcheck.check.deriving.moments import bases_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import CheckPeriod, DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import StatementFinding, StatementOutcome, TieStrength
from factcheck.check.lexicon.words import is_chinese
from factcheck.check.naming.hearing import without_substance
from factcheck.check.prose.claimed import ClaimedAs, parsed_figure
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import BEFORE, YEAR
from factcheck.check.prose.told_spans import years_between
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "companions")

_EARLIER = re.compile(
    WORDS.pattern(r"\b(?:{en.earlier})(?: (?:{en.hedge}))*\s*[$€£]?$"), re.IGNORECASE
)
_BESIDE = re.compile(WORDS.pattern(r"\b(?:{en.beside})\b"), re.IGNORECASE)
_FROM = re.compile(r"\b(?:from)(?: (?:only|just|about|some|a mere))*\s*[$€£]?$", re.IGNORECASE)
_TO = re.compile(r"\bto(?: (?:only|just|about|some|a mere))*\s*[$€£]?$", re.IGNORECASE)
_DATED = re.compile(WORDS.pattern(r"\b(?:{en.earlier}),? in ((?:19|20)\d\d),?\s*$"))
_NOW = re.compile(r"\b(?:now|today|is|are|has|have)\b", re.IGNORECASE)
_END = re.compile(r"[,;:.()](?!\d)|\b(?:and|but|while|when|which)\b")
_AMOUNTS = frozenset({ClaimedAs.LEVEL, ClaimedAs.BARE, ClaimedAs.SHARE})
_CHANGES = frozenset({ClaimedAs.GROWTH, ClaimedAs.CHANGE, ClaimedAs.POINTS})
_OF = re.compile(r"^\s*of [a-z]+(?: (?:dioxide|power|gases))?\b(?=.)")  # of the figure before
_PIECE = re.compile(r"[,;:–—(]")
_NAMES_TIME = re.compile(
    r"(?:19|20)\d\d|\b(?:years?|months?|quarters?|decades?|since)\b", re.IGNORECASE
)
_BRACKET = re.compile(r"\s?[(（][$€£]?$")  # sales of 9,874 (9,512)
_BRACKET_END = re.compile(r"\s?[)）]")
_GAP = re.compile(r"^[,;\s]*(?:and )?an? (?:gap|difference|deficit|surplus|shortfall) of\s*[$€£]?$")
_PART_AND_WHOLE = 2
_LONG = 3  # digits that hardly agree by chance


class ToldFigure(Struct, frozen=True, kw_only=True):
    """A figure that the text has told, and the cells that it was found to be of."""

    statement: ReportStatement
    reading: CellReading
    is_sure: bool  # whether nothing speaks for another reading
    digits: int = 0  # of one that its one reading agrees with


def told_figure(
    statement: ReportStatement, readings: Sequence[CellReading], finding: StatementFinding
) -> ToldFigure:
    """Return a figure with what it was found to be of.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : sequence of CellReading
        Those that its finding rests on, the likeliest first.
    finding : StatementFinding
        What was found.
    """
    first = readings[0]
    sure = first.strength in (TieStrength.CERTAIN, TieStrength.SETTLED)
    is_one = len({reading.cells for reading in readings}) == 1
    is_found = finding.outcome is StatementOutcome.AGREES and is_one
    digits = len(re.sub(r"\D", "", statement.figure).strip("0")) if is_found else 0
    is_met = digits >= _LONG
    is_sure = is_met or (sure and finding.outcome is not StatementOutcome.TO_CHECK)
    if is_met:
        first = replace(first, strength=TieStrength.CERTAIN)
    return ToldFigure(statement=statement, reading=first, is_sure=is_sure, digits=digits)


def companions(
    statement: ReportStatement, index: CellIndex, told: ToldFigure | None, this_year: int
) -> list[CellReading]:
    """Return what a figure is that says no more than when, or where, beside the one before it."""
    if told is None or not _goes_on(statement, told) or not told.reading.cells:
        return []
    statement = without_substance(statement, index)
    areas = index.lexicon.keys(f"{statement.near} {_behind(statement)}") & index.areas
    own = index.series_of(told.reading.cells[0])
    if own is None or not _is_bare_of_names(statement, index, own, areas):
        return []
    later = told.reading.cells[0].period
    if areas - own.area_keys:
        return _of_another_area(index, told, areas)
    period, is_told = _time(statement, told, later, this_year)
    if period is None or period == later:
        return []
    cells = [_at(index, cell, period) for cell in told.reading.cells]
    found = [cell for cell in cells if cell is not None]
    if len(found) != len(cells):
        return []
    return [_reading(told, found, is_sure=is_told)]


def _goes_on(statement: ReportStatement, told: ToldFigure) -> bool:
    """Whether a figure is the next one of the sentence, and of the same sort."""
    before = told.statement
    text = statement.sentence.text
    if before.sentence.start != statement.sentence.start or is_chinese(text):
        return False
    if "respectively" in text:
        return False
    is_next = before.end + len(statement.near) >= statement.start > before.end
    is_amount = statement.claimed in _AMOUNTS and before.claimed in _AMOUNTS
    return is_next and is_amount and _is_alike(statement, before)


def _is_alike(statement: ReportStatement, before: ReportStatement) -> bool:
    """Whether a figure is printed in the unit of the one before it, or leaves that out."""
    one, other = statement.measure, before.measure
    if one is None or not one.unit.symbol:
        return statement.claimed is not ClaimedAs.SHARE or before.claimed is ClaimedAs.SHARE
    return (
        other is not None
        and one.unit.dimension == other.unit.dimension
        and ((one.unit.form is UnitForm.PERCENT) == (other.unit.form is UnitForm.PERCENT))
    )


def is_in_brackets(statement: ReportStatement) -> bool:
    """Whether a figure is all that stands in brackets behind another: that of the time before."""
    is_open = _BRACKET.fullmatch(statement.near) is not None
    return is_open and _BRACKET_END.match(statement.behind) is not None


def _behind(statement: ReportStatement) -> str:
    """Return the words right behind a figure."""
    return _END.split(statement.behind, maxsplit=1)[0]


def _is_bare_of_names(
    statement: ReportStatement, index: CellIndex, own: CellSeries, areas: frozenset[str]
) -> bool:
    """Whether what stands between two figures names nothing that could be measured."""
    near = statement.near
    is_beside = _EARLIER.search(near) or _BESIDE.search(near) or _TO.search(near)
    is_timed = YEAR.search(_behind(statement)) or BEFORE.search(_behind(statement))
    if not (is_beside or is_timed or is_in_brackets(statement)):
        return False
    explained = own.keys | areas
    for text in (_PIECE.split(_OF.sub(" ", near))[-1], _behind(statement)):
        if index.lexicon.left_over(text, explained, own.labels):
            return False
    return True


def _time(
    statement: ReportStatement, told: ToldFigure, later: CheckPeriod | None, this_year: int
) -> tuple[CheckPeriod | None, bool]:
    """Return of what time a figure is by the words at it, and whether they tell it."""
    if later is None:
        return None, False
    clause = f"{statement.near} {_behind(statement)}"
    years = [int(match[1]) for match in YEAR.finditer(_behind(statement))]
    years = years or [int(year) for year in _DATED.findall(statement.near)]
    if (_FROM.search(told.statement.near) or _NOW.search(statement.near)) and (
        _TO.search(statement.near)
    ):
        return _now(years, later, this_year)
    if years:
        return later.shifted(years[0] - later.year), True
    if span := years_between(clause):
        return later.shifted(-span), True
    if BEFORE.search(clause):
        return later.shifted(-1), True
    if not _EARLIER.search(statement.near) and not is_in_brackets(statement):
        return None, False
    as_growth = replace(told.statement, claimed=ClaimedAs.GROWTH)
    bases = bases_of(as_growth, later, this_year)
    base = bases[0] if len(bases) == 1 else None
    text = told.statement.sentence.text
    is_told = base is not None and (str(base.year) in text or BEFORE.search(text) is not None)
    return base, is_told


def _now(years: list[int], later: CheckPeriod, this_year: int) -> tuple[CheckPeriod | None, bool]:
    """Return the end of what a sentence says to have moved from one figure to another."""
    if years:
        return later.shifted(years[0] - later.year), True
    return (
        (later.shifted(this_year - later.year), True) if later.year < this_year else (None, False)
    )


def _at(index: CellIndex, cell: DataCell, period: CheckPeriod) -> DataCell | None:
    series = index.series_of(cell)
    return None if series is None else series.at(period)


def _of_another_area(
    index: CellIndex, told: ToldFigure, areas: frozenset[str]
) -> list[CellReading]:
    """Return what the figure before is of another area: less than the 5.6 of the EU."""
    cells = []
    for cell in told.reading.cells:
        series = index.series_of(cell)
        if series is None or not series.name.area:
            return []
        for other in index.beside(series):
            is_row = other.name.rows == series.name.rows and other.name.role is series.name.role
            at = other.at(cell.period)
            if is_row and other.area_keys and other.area_keys <= areas and at is not None:
                cells.append(at)
                break
    if len(cells) != len(told.reading.cells):
        return []
    return [_reading(told, cells, is_sure=True)]


def _reading(told: ToldFigure, cells: list[DataCell], *, is_sure: bool) -> CellReading:
    """Return what the figure before would be of other cells."""
    strength = told.reading.strength if told.is_sure and is_sure else TieStrength.LIKELY
    strength = weaker(TieStrength.CERTAIN, strength)
    reasons = (say("it says so of the figure before it"),)
    if len(cells) == _PART_AND_WHOLE:
        return quotient(cells[0], cells[1], strength, reasons)
    factor = _factor(told)
    return CellReading(
        value=cells[0].value * factor,
        range=cells[0].range * factor,
        cells=(cells[0],),
        strength=strength,
        reasons=reasons,
        arithmetic=cells[0].shown,
    )


def _factor(told: ToldFigure) -> Fraction:
    """Return what a cell is multiplied by to be told as the figure before."""
    first = told.reading.cells[0].value
    return told.reading.value / first if first else Fraction(1)


def changes_between(
    statement: ReportStatement, index: CellIndex, pair: tuple[ToldFigure, ToldFigure] | None
) -> list[CellReading]:
    """Return how one of two figures told right before changed to the other: a fall of 45 percent.

    "It dropped from 142 million tonnes in 2013 to 17.6 million, a decline of 88 percent."
    """
    if pair is None or statement.claimed not in _CHANGES:
        return []
    first, second = (one.reading.cells for one in pair)
    own = index.series_of(first[0]) if len(first) == len(second) == 1 else None
    if own is not None and _GAP.search(statement.near):
        return _gap(statement, pair)
    is_same = own is not None and index.series_of(second[0]) is own
    is_here = pair[1].statement.sentence.start == statement.sentence.start
    if own is None or not is_same or not is_here or first[0].period is None:
        return []
    is_next = pair[1].statement.end + len(statement.near) >= statement.start
    said = _PIECE.split(statement.near)[-1]  # what stands before is of the figure before
    if not is_next or index.lexicon.left_over(said, own.keys, own.labels):
        return []
    at_hand = f"{said} {_behind(statement)}"
    if second[0].period is None or _NAMES_TIME.search(at_hand):
        return []
    earlier, later = sorted((first[0], second[0]), key=lambda cell: str(cell.period))
    if not earlier.value or earlier.value * later.value <= 0:
        return []
    is_met = all(one.digits for one in pair) and sum(one.digits for one in pair) > _LONG
    is_sure = is_met or all(one.is_sure for one in pair)
    strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
    reasons = (say("it says so of the figure before it"),)
    if statement.claimed is ClaimedAs.GROWTH:
        return [growth(statement, later, earlier, strength, reasons)]
    ends = [
        CellReading(
            value=cell.value * _factor(pair[1]),
            range=cell.range * _factor(pair[1]),
            cells=(cell,),
            strength=strength,
            reasons=reasons,
            arithmetic=cell.shown,
        )
        for cell in (later, earlier)
    ]
    return [difference(statement, *ends)]


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


def in_unit_of(statement: ReportStatement, told: ToldFigure | None) -> ReportStatement:
    """Return a figure in the unit of the one before it, where it leaves that out: up from 5.6."""
    own = statement.measure
    other = told.statement.measure if told is not None else None
    if other is None or not other.unit.symbol or (own is not None and own.unit.symbol):
        return statement
    unit = other.text if statement.scale == 1 else other.unit.symbol
    figure = parsed_figure(f"{statement.figure} {unit}")
    return statement if figure is None else replace(statement, **figure)  # type: ignore[arg-type]
