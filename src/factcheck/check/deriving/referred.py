"""Figures that say of another one what part it is, and amounts that only a total can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from factcheck.check.deriving.arithmetic import in_terms_of, quotient
from factcheck.check.deriving.moments import periods_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import weaker
from factcheck.check.deriving.wholes import wholes_named, wholes_of
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import label_keys
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "referred")

_SAYS_OF_IT = re.compile(
    WORDS.pattern(r"(?:^|[,;(–—])\s*(?:{en.says_of_it})(?: (?:{en.hedge}))*\s*$"), re.IGNORECASE
)
_OF = re.compile(r"\s*of\b")
_AND_OF = re.compile(r"\s+of [^,;:.]{2,40},?\s(?:and|or)(?: (?:about|some|nearly|almost|just))*\s+")
_STANDS_FOR = re.compile(
    WORDS.pattern(r"[^;:]{0,80}(?:,|\band) (?:{en.stands_for}) (?:(?:{en.hedge}) )*")
)
_CLAUSE = re.compile(r"[,;:.](?!\d)")
_BESIDE_PLAN = re.compile(
    WORDS.pattern(r"\b(?:{en.beside})\s+(?:the |its |our |than )*(?:{en.plan})\b"), re.IGNORECASE
)
_BESIDE_ITS_PLAN = re.compile(  # exceeded its budget by 8.5 million
    WORDS.pattern(
        r"\b(?:{en.went_beyond}) (?:its|the|their|our) (?:\w+ )?(?:{en.plan}) by"
        r"(?: (?:{en.hedge}))*\s*[$€£]?$"
    ),
    re.IGNORECASE,
)
_PER_HEAD = re.compile(WORDS.pattern(r"\b(?:{en.per_head})\b|人均"), re.IGNORECASE)
_PLAN = re.compile(WORDS.pattern(r"\b(?:{en.plan})\b|{zh.plan}"), re.IGNORECASE)
_BESIDE_PLAN_CHINESE = re.compile(WORDS.pattern(r"(?:{zh.beside_plan})[约近达]?$"))
_PART_OF_PLAN = re.compile(WORDS.pattern(r"(?:{zh.part_of_plan})[约近达]?$"))
_OF_PLAN = re.compile(
    WORDS.pattern(r"\s*of (?:the |its |our )?(?:\w+ )?(?:{en.plan})\b"), re.IGNORECASE
)


def says_of_the_one_before(statement: ReportStatement, before: ReportStatement | None) -> bool:
    """Whether a share is said of the amount before it: 1,731 GWh, which is 40 % of the total."""
    if before is None or before.sentence.start != statement.sentence.start:
        return False
    if statement.claimed is not ClaimedAs.SHARE or _OF.match(statement.behind) is None:
        return False
    is_next = before.end + len(statement.near) >= statement.start
    return is_next and _SAYS_OF_IT.search(statement.near) is not None


def stands_for(statement: ReportStatement, before: ReportStatement) -> bool:
    """Whether a share is said, further on, of what an amount was: 346 million, and makes up 9 %."""
    if before.sentence.start != statement.sentence.start:
        return False
    is_share = statement.claimed is ClaimedAs.SHARE and _OF.match(statement.behind) is not None
    return is_share and _STANDS_FOR.fullmatch(statement.near) is not None


def says_of_another_whole(statement: ReportStatement, before: ReportStatement) -> bool:
    """Whether a share is of the part that one before it was of: 5 % of costs and 4 % of income."""
    return (
        before.sentence.start == statement.sentence.start
        and before.end + len(statement.near) >= statement.start
        and statement.claimed is ClaimedAs.SHARE
        and _AND_OF.fullmatch(statement.near) is not None
        and _OF.match(statement.behind) is not None
    )


def shares_of_cell(
    statement: ReportStatement, index: CellIndex, cell: DataCell
) -> Iterator[CellReading]:
    """Give what part of its whole, or of what is named behind the figure, a cell is."""
    series = next((one for one in index.series if one.cells.get(cell.period) is cell), None)
    if series is None:
        return
    wholes = wholes_named(statement, index)
    for under, strength in wholes_of(index, series, wholes, cell.period):
        if under.value and under is not cell and abs(under.value) >= abs(cell.value):
            reasons = (say("it says so of the figure before it"),)
            yield quotient(cell, under, weaker(TieStrength.CERTAIN, strength), reasons)


def says_of_plan(statement: ReportStatement) -> bool:
    """Whether a figure is laid beside a plan: 0.6 million below budget."""
    if _BESIDE_PLAN.search(f"{statement.figure} {statement.behind}") is not None:
        return True
    if _BESIDE_PLAN_CHINESE.search(statement.near) is not None:
        return True  # 超出预算1.7亿元
    return _BESIDE_ITS_PLAN.search(statement.near) is not None


def says_part_of_plan(statement: ReportStatement) -> bool:
    """Whether a percentage is of what was planned: 97 % of budget, 完成预算的100.6%."""
    return (
        _PART_OF_PLAN.search(statement.near) is not None
        or _OF_PLAN.match(statement.behind) is not None
    )


def parts_of_plan(
    statement: ReportStatement, ties: Sequence[TiedSeries], index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Give what part of its plan was done, where a column of plans stands beside it."""
    for tie, period in product(ties, periods_of(statement, index, year)):
        actual = tie.series.at(period)
        if actual is None or tie.series.name.role is not CellRole.LEVEL or _is_planned(actual):
            continue
        for other in index.of_table(tie.series.name.table):
            plan = other.at(period)
            if _is_plan_of(other, tie.series) and plan is not None and plan.value:
                yield quotient(actual, plan, tie.strength, tie.reasons)


def plan_gaps(
    statement: ReportStatement, ties: Sequence[TiedSeries], index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Give how far what was done is from its plan: 0.6 million below budget."""
    for tie, period in product(ties, periods_of(statement, index, year)):
        planned = _PLAN.search(" ".join((*tie.series.name.columns, tie.series.first.head)))
        actual = tie.series.at(period)
        if planned or actual is None or tie.series.name.role is not CellRole.LEVEL:
            continue
        for other in index.of_table(tie.series.name.table):
            plan = other.at(period)
            is_row = (other.name.rows, other.name.area) == (
                tie.series.name.rows,
                tie.series.name.area,
            )
            is_plan = _PLAN.search(" ".join((*other.name.columns, other.first.head)))
            if (
                not is_row
                or not is_plan
                or plan is None
                or plan.measure.unit != actual.measure.unit
            ):
                continue
            distance = abs(actual.value - plan.value)
            spread = actual.range - plan.range
            for sign in (1, -1):
                yield CellReading(
                    value=distance * sign,
                    range=spread if sign * (actual.value - plan.value) >= 0 else -spread,
                    cells=(actual, plan),
                    strength=tie.strength,
                    reasons=tie.reasons,
                    arithmetic=f"{actual.shown} − {plan.shown}",
                )


def _is_plan_of(other: CellSeries, actual: CellSeries) -> bool:
    """Whether a series is what was planned of another: of the same row and unit."""
    is_row = (other.name.rows, other.name.area) == (actual.name.rows, actual.name.area)
    is_plan = _PLAN.search(" ".join((*other.name.columns, other.first.head))) is not None
    return is_row and is_plan and other.first.measure.unit == actual.first.measure.unit


def says_per_head(statement: ReportStatement) -> bool:
    """Whether a figure is told for each inhabitant."""
    clause = f"{statement.near} {_CLAUSE.split(statement.behind)[0]}"
    return _PER_HEAD.search(clause) is not None


def per_head(
    statement: ReportStatement, amounts: Iterable[CellSeries], index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Give amounts for each inhabitant, where the data have both: likely at best."""
    heads = [one for one in index.called({"population"}) if "population" in one.keys]
    for amount, series, period in product(amounts, heads, periods_of(statement, index, year)):
        cell, people = amount.at(period), series.at(period)
        if cell is None or _PLAN.search(" ".join((*amount.name.columns, cell.head))):
            continue
        is_one = people is not None and label_keys(cell.area) == label_keys(people.area)
        is_one = is_one or (series.is_total and not cell.area)
        if people is None or not people.value or not is_one or people is cell:
            continue
        reasons = (say("divided by those who live there"),)
        reading = quotient(cell, people, TieStrength.LIKELY, reasons)
        if statement.range is not None and reading.value in statement.range:
            yield reading


def totals_in_unit(
    statement: ReportStatement, index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Give the totals of a unit that a figure may be, where all totals in that unit are one.

    "The board supplied 38.4 million cubic metres" names no row of a table of sources.
    """
    measure = statement.measure
    if statement.claimed is not ClaimedAs.LEVEL or measure is None:
        return
    if not measure.unit.dimension.powers or measure.unit.symbol in {"", "%"}:
        return
    for period in periods_of(statement, index, year):
        totals = [
            (series, cell)
            for series in index.totals
            if series.name.role is CellRole.LEVEL
            and series.first.measure.unit == measure.unit
            and not _PLAN.search(" ".join(series.labels))
            and (cell := series.at(period)) is not None
        ]
        if len({cell.value for _, cell in totals}) == 1:
            series, cell = totals[0]
            reasons = (say("it is the only total in its unit"),)
            tie = TiedSeries(series, 0, TieStrength.LIKELY, reasons)
            reading = in_terms_of(statement, cell, tie)
            if statement.range is not None and reading.value in statement.range:
                yield reading
            return
        if totals:
            return
        alone = [
            (series, cell)
            for series in index.series
            if series.name.role is CellRole.LEVEL
            and series.first.measure.unit == measure.unit
            and (cell := series.at(period)) is not None
        ]
        if len(alone) == 1:
            yield from _of_the_only_one(statement, *alone[0])


def _of_the_only_one(
    statement: ReportStatement, series: CellSeries, cell: DataCell
) -> Iterator[CellReading]:
    """Give the one series of a unit, where it is the figure: they shipped 4.87 million tonnes."""
    tie = TiedSeries(series, 0, TieStrength.LIKELY, (say("nothing else is told in its unit"),))
    reading = in_terms_of(statement, cell, tie)
    if statement.range is not None and reading.value in statement.range:
        yield reading


def is_of_plan(reading: CellReading) -> bool:
    """Whether all cells of a reading are planned ones: a column of the budget, of targets."""
    return bool(reading.cells) and all(map(_is_planned, reading.cells))


def _is_planned(cell: DataCell) -> bool:
    """Whether a cell is of a plan, by its row, its column or its table."""
    labels = " ".join((*cell.rows, *cell.columns, cell.head))
    if known.ACTUAL.search(labels):
        return False
    return _PLAN.search(labels) is not None or known.OF_BUDGETS.search(cell.title) is not None
