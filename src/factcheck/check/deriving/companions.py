"""Figures that are said beside the one before them: 9.5 TWh, up from 5.6 the year before.

What they are of is not said again: it is that of the figure before, of another time or place.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import quotient
from factcheck.check.deriving.bases import bases_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import weaker
from factcheck.check.deriving.told import ToldFigure
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese, label_keys
from factcheck.check.naming.hearing import without_substance
from factcheck.check.prose.claimed import AMOUNTS, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import BEFORE, YEAR
from factcheck.check.prose.told_spans import years_between
from factcheck.domain.unit import UnitForm
from factcheck.draft.en.in_turn import side_by_side
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "companions")

_EARLIER = re.compile(
    WORDS.pattern(
        r"\b(?:{en.earlier})(?: (?:{en.hedge}))*"
        r"(?: an? (?:net |operating |pre-tax )?(?:{en.results}) of)?\s*[$€£]?$"
    ),
    re.IGNORECASE,
)
_BESIDE = re.compile(WORDS.pattern(r"\b(?:{en.beside})\b"), re.IGNORECASE)
_FROM = re.compile(r"\b(?:from)(?: (?:only|just|about|some|a mere))*\s*[$€£]?$", re.IGNORECASE)
_TO = re.compile(r"\bto(?: (?:only|just|about|some|a mere))*\s*[$€£]?$", re.IGNORECASE)
_DATED = re.compile(WORDS.pattern(r"\b(?:{en.earlier}),? in ((?:19|20)\d\d),?\s*$"))
_NOW = re.compile(r"\b(?:now|today|is|are|has|have)\b", re.IGNORECASE)
_END = re.compile(r"[,;:.()](?!\d)|\b(?:and|but|while|when|which)\b")
_OF = re.compile(r"^\s*of [a-z]+(?: (?:dioxide|power|gases))?\b(?=.)")  # of the figure before
PIECE = re.compile(r"[,;:–—(]")
_BRACKET = re.compile(r"\s?[(（][$€£]?$")  # sales of 9,874 (9,512)
_AS_MANY_BEFORE = re.compile(
    r"\bas (?:many|much|high) as (?:in )?(?:the|a) year (?:before|earlier|ago) [(]$"
)
_BRACKET_END = re.compile(r"\s?[)）]")
_PART_AND_WHOLE = 2


def companions(
    statement: ReportStatement, index: CellIndex, told: ToldFigure | None, this_year: int
) -> list[CellReading]:
    """Return what a figure is that says no more than when, or where, beside the one before it."""
    if told is None or not _goes_on(statement, told) or not told.reading.cells:
        return []
    statement = without_substance(statement, index)
    areas = index.lexicon.keys(f"{statement.near} {words_behind(statement)}") & index.areas
    own = index.series_of(told.reading.cells[0])
    if own is None or not _is_bare_of_names(statement, index, own, areas):
        return []
    later = told.reading.cells[0].period
    if areas - own.area_keys and not statement.is_dated and _is_of_base(told):
        return []
    if areas - own.area_keys:
        return _of_another_area(index, told, areas)
    period, is_told = _time(statement, told, later, this_year)
    if period is None or period == later:
        return []
    cells = [_at(index, cell, period) for cell in told.reading.cells]
    found = [cell for cell in cells if cell is not None]
    if len(found) != len(cells):
        return []
    return [told_of_others(told, found, is_sure=is_told)]


def _is_of_base(told: ToldFigure) -> bool:
    """Whether a figure is what something has come from: 12.8%, up from 10.1%."""
    near = told.statement.near
    return _FROM.search(near) is not None or _EARLIER.search(near) is not None


def _goes_on(statement: ReportStatement, told: ToldFigure) -> bool:
    """Whether a figure is the next one of the sentence, and of the same sort."""
    before = told.statement
    text = statement.sentence.text
    if before.sentence.start != statement.sentence.start or is_chinese(text):
        return False
    if "respectively" in text or side_by_side(text):
        return False
    is_next = before.end + len(statement.near) >= statement.start > before.end
    is_amount = statement.claimed in AMOUNTS and before.claimed in AMOUNTS
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


def words_behind(statement: ReportStatement) -> str:
    """Return the words right behind a figure."""
    return _END.split(statement.behind, maxsplit=1)[0]


def _is_bare_of_names(
    statement: ReportStatement, index: CellIndex, own: CellSeries, areas: frozenset[str]
) -> bool:
    """Whether what stands between two figures names nothing that could be measured."""
    near = statement.near
    is_beside = _EARLIER.search(near) or _BESIDE.search(near) or _TO.search(near)
    is_timed = YEAR.search(words_behind(statement)) or BEFORE.search(words_behind(statement))
    is_timed = is_timed or _AS_MANY_BEFORE.search(near)
    if not (is_beside or is_timed or is_in_brackets(statement)):
        return False
    explained = own.keys | areas
    if known.SIGNED.search(own.first.series_label):
        explained |= label_keys(WORDS["en.results"].replace("|", " "))
    for text in (PIECE.split(_OF.sub(" ", near))[-1], words_behind(statement)):
        if index.lexicon.left_over(text, explained, own.labels):
            return False
    return True


def _time(
    statement: ReportStatement, told: ToldFigure, later: CheckPeriod | None, this_year: int
) -> tuple[CheckPeriod | None, bool]:
    """Return of what time a figure is by the words at it, and whether they tell it."""
    if later is None:
        return None, False
    clause = f"{statement.near} {words_behind(statement)}"
    years = [int(match[1]) for match in YEAR.finditer(words_behind(statement))]
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
    return [told_of_others(told, cells, is_sure=True)]


def told_of_others(told: ToldFigure, cells: list[DataCell], *, is_sure: bool) -> CellReading:
    """Return what the figure before would be of other cells."""
    strength = told.reading.strength if told.is_sure and is_sure else TieStrength.LIKELY
    strength = weaker(TieStrength.CERTAIN, strength)
    if len(cells) == _PART_AND_WHOLE:
        return quotient(cells[0], cells[1], strength, (say("it says so of the figure before it"),))
    return told.in_its_terms(cells[0], strength)
