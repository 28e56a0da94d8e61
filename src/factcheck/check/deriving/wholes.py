"""What a share is of: what is named behind it, what stands above it, what its line adds up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese, keys_heard, label_keys, made_words
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "wholes")

_OF = re.compile(
    r"^\s*(?:%|percent)?\s*(?:of|in)\s+(?:all |the |our |its |total )*([^,.;:()]+?)"
    r"(?:\s+(?:in|at|by|for|last|this|from|and)\b|[,.;:()]|$)",
    re.IGNORECASE,
)
_OF_BEFORE_BRACKET = re.compile(  # 61 % of turnover (2022/23: 64 %)
    r"(?:%|per ?cent)\s+of\s+(?:the |our |its |total )*([^,.;:()]+?)"
    r"\s*\([^()]{0,12}\d{4}[^()]{0,8}$"
)
_IT = re.compile(
    r"(?:it|this|that|these|those|them|which)\b", re.IGNORECASE
)  # what was told before
_OF_CHINESE = re.compile(
    WORDS.pattern(
        r"占(?:{zh.of_chinese})?([^,。;占]*?)(?:的)?(?:比重|比例)?(?:为|达到?|近|约|超过|升至|提高到|上升到|降至"
        r"|的)?$"
    )
)

_SAYS_SHARE = re.compile(
    WORDS.pattern(r"\b(?:{en.says_share})\b|[占比构]|份额"),
    re.IGNORECASE,
)

_BASE_OF_HEAD = re.compile(
    r"(?:%|per ?cent|percentage|share|proportion) of (?:the |our |its |total )*"
    r"(?P<base>[A-Za-z][^(),%]*)"
    r"|[为占](?P<of>[^的为占]{1,12})的?[(（]?[%％]?[)）]?$",
    re.IGNORECASE,
)


def is_of_another_base(series: CellSeries, wholes: frozenset[str]) -> bool:
    """Whether the head of a column of parts says of what, and a share is said to be of another.

    What was done of the budget, in per cent, is no share of all revenue.
    """
    base = _BASE_OF_HEAD.search(series.first.head.strip())
    if base is None or not wholes:
        return False
    keys = label_keys(base["base"] or base["of"])
    return not keys & wholes


def says_share(statement: ReportStatement) -> bool:
    """Whether the words at a percentage say that it is a part of something.

    An interest rate of 5.28 % is no part of the commercial paper that bears it.
    """
    clauses = re.split(r"[;.。;](?!\d)", statement.before)[-1:]
    around = " ".join((*clauses, statement.behind[:60]))
    return _OF.match(statement.behind) is not None or _SAYS_SHARE.search(around) is not None


def wholes_named(statement: ReportStatement, index: CellIndex) -> frozenset[str]:
    """Return what a share is said to be of."""
    match = _OF.match(statement.behind)
    text = match[1] if match and not _IT.match(match[1]) else ""
    beside = _OF_BEFORE_BRACKET.search(statement.before)
    text = text or (beside[1] if beside else "")
    chinese = _OF_CHINESE.search(statement.before)
    if not text and chinese:
        text = chinese[1]
    if not text and "占" in statement.subject:
        text = statement.subject.partition("占")[2]
    return index.lexicon.keys(text)


def column_wholes(
    index: CellIndex, series: CellSeries, wholes: frozenset[str], period: CheckPeriod | None
) -> Iterator[DataCell]:
    """Give the cells of its row in the columns that a share is said to be of.

    In a table of power from wind, from water and in all: wind's share of electricity.
    """
    shared = index.unsaid.told_by_unit(series)
    for other in index.of_table(series.name.table):
        is_row = (other.name.rows, other.name.area) == (series.name.rows, series.name.area)
        is_level = other.name.role is CellRole.LEVEL and other is not series
        if not is_row or not is_level or not other.column_keys:
            continue
        if other.first.measure.unit != series.first.measure.unit:
            continue
        needed = other.column_keys - (shared & made_words()) or other.column_keys
        cell = other.at(period)
        if keys_heard(needed, wholes) == needed and cell is not None:
            yield cell


def wholes_of(
    index: CellIndex, series: CellSeries, wholes: frozenset[str], period: CheckPeriod | None
) -> Iterator[tuple[DataCell, TieStrength]]:
    """Give the cells that a part may be divided by, those that are named first."""
    same = [
        other
        for other in index.of_table(series.name.table)
        if other.name.role is CellRole.LEVEL
        and other is not series
        and other.first.measure.unit.dimension == series.first.measure.unit.dimension
    ]
    named = [other for other in same if wholes and other.row_keys and other.row_keys <= wholes]
    if wholes and not named:
        named = [
            other
            for other in same
            if other.is_total
            and other.name.columns == series.name.columns
            and (other.column_keys <= wholes or not other.column_keys)
            and (not other.row_keys or other.row_keys & wholes)
        ]
        elsewhere = [
            other
            for other in index.called(wholes)
            if (other.row_keys == wholes or (other.is_total and other.column_keys == wholes))
            and other.name.role is CellRole.LEVEL
            and other.first.measure.unit.dimension == series.first.measure.unit.dimension
            and not index.is_beside_actual(other)
        ]
        if elsewhere and not _tell_the_same(named, elsewhere, period):
            named = elsewhere  # of net expenditure, beside a total of something else
    if not named and wholes:
        named = [
            other
            for other in index.called(wholes)
            if other.row_keys and other.row_keys <= wholes and other.name.role is CellRole.LEVEL
            and other.first.measure.unit.dimension == series.first.measure.unit.dimension
        ]  # fmt: skip
    for other in named:
        cell = other.at(period)
        if cell is not None:
            yield cell, TieStrength.CERTAIN
    if wholes and not named:
        yield from _of_line_parted(index, series, wholes, period)
        yield from _of_all_columns(same, series, period)
    if named or wholes:
        return
    yield from _unnamed(index, series, same, period)


def _unnamed(
    index: CellIndex, series: CellSeries, same: Iterable[CellSeries], period: CheckPeriod | None
) -> Iterator[tuple[DataCell, TieStrength]]:
    """Give the whole of a part of which no words tell: the line above it, or that it adds up to."""
    parents = [
        other
        for other in same
        if series.name.rows[:-1] and other.name.rows == series.name.rows[:-1]
    ]
    for other in parents:
        cell = other.at(period)
        if cell is not None:
            yield cell, TieStrength.CERTAIN
    if parents:
        return
    whole, line = index.whole_of(series), index.line_parted(series)
    for last, strength in ((whole, TieStrength.CERTAIN), (line, TieStrength.LIKELY)):
        cell = last.at(period) if last is not None else None
        if cell is not None:
            yield cell, strength
            return


def _tell_the_same(
    totals: Iterable[CellSeries], lines: Iterable[CellSeries], period: CheckPeriod | None
) -> bool:
    """Whether a total is what a line of another table tells, as far as both are printed."""
    cells = [[cell for one in some if (cell := one.at(period))] for some in (totals, lines)]
    return any(one.range.meets(other.range) for one in cells[0] for other in cells[1])


def _of_line_parted(
    index: CellIndex, series: CellSeries, wholes: frozenset[str], period: CheckPeriod | None
) -> Iterator[tuple[DataCell, TieStrength]]:
    """Give the line that all rows come to, where a text names it shortly: 占总收入, of 营业收入."""
    line = index.line_parted(series)
    cell = line.at(period) if line is not None else None
    if line is None or cell is None:
        return
    ends = tuple(key for key in wholes if is_chinese(key))
    if any(key.endswith(ends) for key in line.row_keys):
        yield cell, TieStrength.CERTAIN


def _of_all_columns(
    same: Iterable[CellSeries], series: CellSeries, period: CheckPeriod | None
) -> Iterator[tuple[DataCell, TieStrength]]:
    """Give the cell of its row in the column of all: 60 % of the staff are women."""
    for other in same if series.column_keys else ():
        is_row = (other.name.rows, other.name.area) == (series.name.rows, series.name.area)
        is_of_all = any(known.TOTAL.fullmatch(label) for label in other.first.columns)
        cell = other.at(period)
        if is_row and is_of_all and not other.column_keys and cell is not None:
            yield cell, TieStrength.LIKELY
