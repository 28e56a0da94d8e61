"""Figures that go with another one: $124 million, 4 % more; up by 7 % to 318; 5.2, after 4.8."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.check.deriving.arithmetic import (
    difference,
    growth,
    in_terms_of,
    is_later,
    only_earlier,
    quotient,
)
from factcheck.check.deriving.balances import balances_before, is_of_other_length
from factcheck.check.deriving.bases import bases_of
from factcheck.check.deriving.moments import PART, periods_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import says_of_plan
from factcheck.check.deriving.strengths import weaker
from factcheck.check.deriving.told import ToldFigure
from factcheck.check.deriving.unsettled import MONTH
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.claimed import AMOUNTS, MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import YEAR
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "beside amount")

_HEDGES = r"(?:(?:{en.hedge}) )*"
#: What belongs to the figure before: 16.5p per share, against; 121.8 million from operations, up
_OF_THE_OTHER = r"(?:\s(?!(?:and|or|but|while|with|was|were|is|are)\b)[\w%’'-]+){0,7}"
_APPOSED = re.compile(
    WORDS.pattern(
        rf"(?:{_OF_THE_OTHER}\s*[,;(–—]|\s*\(?or\b)\s*(?:(?:{{en.that_is}}),? )?"
        r"(?:an? |the )?(?:{en.sorts_of_change} )?"
        rf"(?:(?:{{en.change}}) (?:of|by) |(?:{{en.way}})(?: by)? )?{_HEDGES}[$€£+−–-]?\s*"
    ),
    re.IGNORECASE,
)
_REACHES = re.compile(
    WORDS.pattern(r"\s*[,–—]?\s*(?:{en.reaches}) " + _HEDGES + r"[$€£]?\s*"), re.IGNORECASE
)
_EARLIER = re.compile(
    WORDS.pattern(
        rf"(?:{_OF_THE_OTHER}\s*[,(;–—])?\s*(?:(?:{{en.after}})(?: the| an?)? "
        rf"|(?:{{en.last_time}}|(?:FY ?|fiscal )?(?:19|20)\d\d): ?){_HEDGES}[$€£]?\s*"
    ),
    re.IGNORECASE,
)
_COMES_FROM = re.compile(WORDS.pattern(r"\bfrom " + _HEDGES + r"[$€£]?\s*$"), re.IGNORECASE)
_TO = re.compile(
    WORDS.pattern(r"\s*(?:(?:in|at|for) [^,;]{0,30}?)?,?\s?to " + _HEDGES + r"[$€£]?\s*"),
    re.IGNORECASE,
)
_LAID_BESIDE = re.compile(WORDS.pattern(r"\s*(?:{en.way} )?(?:{en.laid_beside})\b"), re.IGNORECASE)
_OWN_VERB = re.compile(  # 58 million more than we took in
    r"\s*(?:more|less|fewer|higher|lower) than (?:we|they|it) "
    r"(?!did\b|was\b|were\b|had\b|has\b|have\b|is\b|are\b)",
    re.IGNORECASE,
)
_BY_MEASURE = re.compile(r"\s*(?:in|at|on|by) ")
_OF_SEVERAL = re.compile(r"\b(?:average|mean|median|norm)\b", re.IGNORECASE)
_AND_MORE = re.compile(
    WORDS.pattern(
        r"[^,;\d]{0,30}\b(?:{en.laid_beside}) [^,;:]{0,40}?,?\s(?:and|but) (?:even |still )?"
        rf"(?:(?:{{en.way}})(?: by)? )?{_HEDGES}[$€£]?\s*"
    ),
    re.IGNORECASE,
)
_WHEN_IT_WAS = re.compile(
    WORDS.pattern(r"[^,;:]{0,50},?\swhen (?:{en.it_was}) " + _HEDGES + r"[$€£]?\s*"),
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.()](?!\d)|\b(?:and|but|while)\b")


def leads_to(statement: ReportStatement, following: ReportStatement | None) -> bool:
    """Whether what a figure is about is told by the amount behind it: up by 7 % to 318."""
    if following is None or following.sentence.start != statement.sentence.start:
        return False
    if following.claimed not in AMOUNTS or following.start - statement.end > len(following.near):
        return False
    if statement.claimed in MOVES:
        return _REACHES.fullmatch(following.near) is not None
    is_from = statement.claimed in AMOUNTS and _COMES_FROM.search(statement.near) is not None
    return is_from and _TO.fullmatch(following.near) is not None


def follows(statement: ReportStatement, leading: ReportStatement | None) -> bool:
    """Whether a figure says something of the amount before it, and names nothing itself."""
    if leading is None or leading.sentence.start != statement.sentence.start:
        return False
    if statement.start - leading.end > len(statement.near):
        return False
    if statement.claimed in MOVES:
        return _APPOSED.fullmatch(statement.near) is not None
    return statement.claimed in AMOUNTS and _EARLIER.fullmatch(statement.near) is not None


def goes_on(statement: ReportStatement, leading: ReportStatement | None) -> bool:
    """Whether a figure goes on from another one that went with the same amount.

    "4,429 staff, 120 more than a year ago and 508 more than in 2020", "when there were 4,102".
    """
    if leading is None or leading.sentence.start != statement.sentence.start:
        return False
    if statement.claimed in MOVES:
        return _AND_MORE.fullmatch(statement.near) is not None
    return statement.claimed in AMOUNTS and _WHEN_IT_WAS.fullmatch(statement.near) is not None


def beside_amount(
    statement: ReportStatement, amount: ToldFigure, index: CellIndex, year: int
) -> list[CellReading]:
    """Return what a figure comes to, of the series that its amount is of."""
    series = index.series_of(amount.cell)
    now = amount.cell.period
    if series is None or now is None or series.name.role is not CellRole.LEVEL:
        return []
    if says_of_plan(statement) or names_another(statement, index, series):
        return []
    reason = say("it goes with the figure beside it, of {name}", name=series.first.series_label)
    tie = TiedSeries(series, 0, amount.reading.strength, (reason,))
    if amount.whole is not None:
        return list(_earlier_ratios(statement, tie, amount, index))
    is_change = statement.claimed in MOVES
    return list((_changes if is_change else _earlier)(statement, tie, amount.cell, index, year))


def names_another(statement: ReportStatement, index: CellIndex, series: CellSeries) -> bool:
    """Whether what stands behind a figure names another thing, beside which it may be laid."""
    clause = _CLAUSE.split(statement.behind)[0]
    is_of_part = PART.search(clause) or MONTH.search(clause)
    if is_of_part and YEAR.search(clause) is None:
        return True  # more than in July, of which year nobody says
    beside = _LAID_BESIDE.match(clause)
    if _OWN_VERB.match(clause):
        return True
    if beside is not None and (
        _OF_SEVERAL.search(clause) or index.lexicon.left_over(clause[beside.end() :], ())
    ):
        return True
    if _BY_MEASURE.match(clause) and index.lexicon.left_over(clause, series.keys):
        return True  # an increase of 3 % in volume
    named = index.lexicon.keys(clause)
    return index.names_series(named - series.keys) or bool((named & index.areas) - series.keys)


def _changes(
    statement: ReportStatement, tie: TiedSeries, later: DataCell, index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Yield how far an amount lies from what it was."""
    del index
    bases = bases_of(statement, later.period, year)
    clause = _CLAUSE.split(statement.behind)[0]
    if later.period is not None and later.period.part and PART.search(clause):
        bases = [later.period.shifted(base.year - later.period.year) for base in bases]
    sure = tie.strength if len(bases) == 1 else weaker(tie.strength, TieStrength.LIKELY)
    days = balances_before(statement, tie.series, later)
    ends = days if len(days) == 1 else [*(tie.series.at(base) for base in bases), *days]
    sure = sure if len(days) < 2 else weaker(sure, TieStrength.LIKELY)
    for earlier in dict.fromkeys(ends):
        if earlier is None or not is_later(later, earlier):
            continue
        is_alike = not is_of_other_length(later, earlier)
        strength = sure if is_alike else weaker(sure, TieStrength.LIKELY)
        if statement.claimed is ClaimedAs.GROWTH:
            if earlier.value * later.value > 0 and not later.is_part:
                yield growth(statement, later, earlier, strength, tie.reasons)
        else:
            tied = tie._replace(strength=strength)
            pair = [in_terms_of(statement, cell, tied) for cell in (later, earlier)]
            yield difference(statement, *pair)


def _earlier_ratios(
    statement: ReportStatement, tie: TiedSeries, amount: ToldFigure, index: CellIndex
) -> Iterator[CellReading]:
    """Yield what a ratio was a year before: 28.2 % of sales, against 27.8 %."""
    now, under = amount.cell.period, amount.whole
    whole = index.series_of(under) if under is not None else None
    if statement.claimed is not ClaimedAs.SHARE or whole is None or now is None:
        return
    told = [CheckPeriod(one) for one in statement.years.attached if one < now.year]
    period = now.shifted(told[0].year - now.year) if told else now.shifted(-1)
    over, below = tie.series.at(period), whole.at(period)
    if over is not None and below is not None and below.value:
        yield quotient(over, below, tie.strength, tie.reasons)


def _earlier(
    statement: ReportStatement, tie: TiedSeries, later: DataCell, index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Yield what an amount was before."""
    now = later.period
    if now is None:
        return
    named = statement.years.attached or tuple(map(int, YEAR.findall(statement.near)))
    told = [CheckPeriod(one) for one in named if one < now.year]
    periods = told or [
        one for one in periods_of(statement, index, year) if one is not None and one < now
    ]
    periods = periods or [now.shifted(-1)]
    only = only_earlier(tie.series, now)
    is_told = bool(told) or only is not None or statement.is_of_before
    is_sure = is_told and len(periods) == 1
    sure = tie.strength if is_sure else weaker(tie.strength, TieStrength.LIKELY)
    for period in periods:
        earlier = tie.series.at(period)
        if earlier is not None and earlier is not later:
            yield in_terms_of(statement, earlier, tie._replace(strength=sure))
