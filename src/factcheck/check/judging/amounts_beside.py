"""Figures that go with another one: $124 million, 4 % more; up by 7 % to 318; 5.2, after 4.8."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import (
    difference,
    growth,
    in_terms_of,
    is_later,
    only_earlier,
    quotient,
    weaker,
)
from factcheck.check.deriving.moments import PART, bases_of, periods_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import says_of_plan
from factcheck.check.deriving.unsettled import MONTH
from factcheck.check.evidence.cells import CheckPeriod, DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import StatementFinding, StatementOutcome, TieStrength
from factcheck.check.judging.deciding import decided
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import YEAR, SentenceSpan
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "amounts beside")

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
_CHANGES = frozenset({ClaimedAs.GROWTH, ClaimedAs.CHANGE, ClaimedAs.POINTS})
_AMOUNTS = frozenset({ClaimedAs.LEVEL, ClaimedAs.BARE, ClaimedAs.SHARE})
_SURE = frozenset({TieStrength.SETTLED, TieStrength.CERTAIN})
_DIGITS = 3  # of a figure that agrees, from which its words are proved right


class Companion(NamedTuple):
    """A figure that another one goes with, and the cell that it was tied to."""

    statement: ReportStatement
    cell: DataCell
    strength: TieStrength
    under: DataCell | None = None  # what it is divided by, of a ratio


class AmountsBeside:
    """What remembers the amount that the next figures of its sentence may go with.

    Parameters
    ----------
    statements : sequence of ReportStatement
        All figures in order.
    year : int
        The year that the report is about.
    """

    def __init__(self, statements: Sequence[ReportStatement], year: int) -> None:
        self.following = {one.start: other for one, other in pairwise(statements)}
        self.year = year
        self.last: Companion | None = None
        self.goes_with: SentenceSpan | None = None  # the sentence in which a figure went with it

    def remember(
        self,
        statement: ReportStatement,
        readings: Sequence[CellReading],
        finding: StatementFinding,
    ) -> None:
        """Keep an amount that is tied to one cell."""
        if self.last is not None and follows(statement, self.last.statement):
            self.goes_with = statement.sentence
        self.last = companion_of(statement, readings, finding) or self.last

    def with_others(
        self,
        statement: ReportStatement,
        readings: Sequence[CellReading],
        index: CellIndex,
        read: Callable[[ReportStatement], Sequence[CellReading]],
    ) -> list[CellReading]:
        """Return readings with those of the series of the amount that a figure goes with.

        What its own words name is no more than likely then, and so it is of an amount that is only
        laid beside the one before: it is of another time.
        """
        companion = self._companion(statement, read)
        if companion is None:
            return list(readings)
        found = companion_readings(statement, companion, index, self.year)
        if not found and statement.claimed in _CHANGES:
            return list(readings)
        return [
            *found,
            *(replace(one, strength=weaker(one.strength, TieStrength.LIKELY)) for one in readings),
        ]

    def _companion(
        self,
        statement: ReportStatement,
        read: Callable[[ReportStatement], Sequence[CellReading]],
    ) -> Companion | None:
        """Return the amount that a figure goes with: the next one, or the one before."""
        following = self.following.get(statement.start)
        if following is not None and leads_to(statement, following):
            told = read(following)
            return companion_of(following, told, decided(following, told, 0))
        last = self.last
        if last is None or follows(statement, last.statement):
            return last
        is_next = self.goes_with is statement.sentence and goes_on(statement, last.statement)
        return last if is_next else None


def companion_of(
    statement: ReportStatement, readings: Sequence[CellReading], finding: StatementFinding
) -> Companion | None:
    """Return an amount as one that others may go with; None where it is not tied to one cell."""
    if statement.claimed not in _AMOUNTS:
        return None
    single = [reading for reading in readings if len(reading.cells) == 1 or _is_ratio(reading)]
    if finding.outcome is StatementOutcome.AGREES:
        single = [one for one in single if one.mentions == finding.cells[: len(one.cells)]]
        digits = re.sub(r"\D", "", statement.figure).lstrip("0")
        is_proved = len(digits) >= _DIGITS and not statement.is_hedged
    else:
        is_proved = False
        single = single[:1] if single and single[0] is readings[0] else []
    if not single:
        return None
    is_settled = finding.outcome is not StatementOutcome.TO_CHECK
    is_settled = is_settled and not statement.is_hedged
    is_sure = is_proved or (is_settled and single[0].strength in _SURE)
    strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
    cell, *under = single[0].cells
    return Companion(statement, cell, strength, under[0] if under else None)


def _is_ratio(reading: CellReading) -> bool:
    """Whether a reading divides one cell by another of the same time."""
    over, *others = reading.cells or (None,)
    return (
        over is not None
        and len(others) == 1
        and over.period == others[0].period
        and " / " in reading.arithmetic
    )


def leads_to(statement: ReportStatement, following: ReportStatement | None) -> bool:
    """Whether what a figure is about is told by the amount behind it: up by 7 % to 318."""
    if following is None or following.sentence.start != statement.sentence.start:
        return False
    if following.claimed not in _AMOUNTS or following.start - statement.end > len(following.near):
        return False
    if statement.claimed in _CHANGES:
        return _REACHES.fullmatch(following.near) is not None
    is_from = statement.claimed in _AMOUNTS and _COMES_FROM.search(statement.near) is not None
    return is_from and _TO.fullmatch(following.near) is not None


def follows(statement: ReportStatement, leading: ReportStatement | None) -> bool:
    """Whether a figure says something of the amount before it, and names nothing itself."""
    if leading is None or leading.sentence.start != statement.sentence.start:
        return False
    if statement.start - leading.end > len(statement.near):
        return False
    if statement.claimed in _CHANGES:
        return _APPOSED.fullmatch(statement.near) is not None
    return statement.claimed in _AMOUNTS and _EARLIER.fullmatch(statement.near) is not None


def goes_on(statement: ReportStatement, leading: ReportStatement | None) -> bool:
    """Whether a figure goes on from another one that went with the same amount.

    "4,429 staff, 120 more than a year ago and 508 more than in 2020", "when there were 4,102".
    """
    if leading is None or leading.sentence.start != statement.sentence.start:
        return False
    if statement.claimed in _CHANGES:
        return _AND_MORE.fullmatch(statement.near) is not None
    return statement.claimed in _AMOUNTS and _WHEN_IT_WAS.fullmatch(statement.near) is not None


def companion_readings(
    statement: ReportStatement, companion: Companion, index: CellIndex, year: int
) -> list[CellReading]:
    """Return what a figure comes to, of the series that its companion is of."""
    series = index.series_of(companion.cell)
    now = companion.cell.period
    if series is None or now is None or series.name.role is not CellRole.LEVEL:
        return []
    if says_of_plan(statement) or _names_another(statement, index, series):
        return []
    reason = say("it goes with the figure beside it, of {name}", name=series.first.series_label)
    tie = TiedSeries(series, 0, companion.strength, (reason,))
    if companion.under is not None:
        return list(_earlier_ratios(statement, tie, companion, index))
    is_change = statement.claimed in _CHANGES
    return list((_changes if is_change else _earlier)(statement, tie, companion.cell, index, year))


def _names_another(statement: ReportStatement, index: CellIndex, series: CellSeries) -> bool:
    """Whether what stands behind a figure names another thing, beside which it may be laid."""
    clause = _CLAUSE.split(statement.behind)[0]
    is_of_part = PART.search(clause) or MONTH.search(clause)
    if is_of_part and YEAR.search(clause) is None:
        return True  # more than in July, of which year nobody says
    beside = _LAID_BESIDE.match(clause)
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
    for base in bases:
        earlier = tie.series.at(base)
        if earlier is None or not is_later(later, earlier):
            continue
        if statement.claimed is ClaimedAs.GROWTH:
            if earlier.value * later.value > 0 and not later.is_part:
                yield growth(statement, later, earlier, sure, tie.reasons)
        else:
            tied = tie._replace(strength=sure)
            ends = [in_terms_of(statement, cell, tied) for cell in (later, earlier)]
            yield difference(statement, *ends)


def _earlier_ratios(
    statement: ReportStatement, tie: TiedSeries, companion: Companion, index: CellIndex
) -> Iterator[CellReading]:
    """Yield what a ratio was a year before: 28.2 % of sales, against 27.8 %."""
    now, under = companion.cell.period, companion.under
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
