"""Whether words of time at a figure leave it open of which period it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.deriving.bases import is_over_the_same_span
from factcheck.check.deriving.moments import (
    CHANGES,
    OF_THE_YEAR,
    PART,
    WHOLE_YEAR,
    elliptic_quarter,
    is_led_by_another,
)
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.prose.claimed import AMOUNTS
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import SEGMENT
from factcheck.check.prose.told_spans import NUMBER, YEAR_NAMED
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "moments")

MONTH = re.compile(WORDS.pattern(r"\b(?:{en.month})\b"), re.IGNORECASE)
_LONG_AGO = re.compile(
    WORDS.pattern(r"{en.long_ago}|{zh.long_ago}"),
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    WORDS.pattern(r"{en.quarters}|{zh.quarters}"),
    re.IGNORECASE,
)
_SPAN_OF_OTHERS = re.compile(  # between 2010 and 2015 by 3 %, in the four years since by 5 %
    rf"\b(?:in|over) the (?:{NUMBER} )?(?:years?|decades?) (?:since|after|that followed)\b"
    r"|\b(?:in|over) the (?:next|following) (?:[\w]+ )?(?:years?|decades?)\b",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"\b(?:first|second|third|fourth|final|last)[ -](?:quarter|half)\b|\bhalf[ -]year\b|\bQ[1-4]\b"
    r"|\b(?:three|six|nine) months\b",
    re.IGNORECASE,
)
_ELLIPTIC_PART = re.compile(  # the fourth was the strongest; the third, with 43.8, the weakest
    r"\bthe (?:first|second|third|fourth|last)"
    r"(?=\s*,|\s+(?:with|at|by|to|had|was|saw|only)\b|\s*$)",
    re.IGNORECASE,
)
_FROM_PART = re.compile(r"[较比由从自](?!上年|去年).{0,20}(?:季|月|半年)")
_BESIDE = re.compile(WORDS.pattern(r"\s*(?:{en.beside})\b(?: than)? ?(?P<other>[^,.;:]*)"))
_TIME = re.compile(WORDS.pattern(r"\d{4}|{en.time}|{zh.time}"), re.IGNORECASE)
_ORDINAL_BASE = re.compile(r"\s*(?:on|than|over|from) the (?:first|second|third|fourth)\b(?! half)")
_END = re.compile(WORDS.pattern(r"{en.end}|{zh.end}"), re.IGNORECASE)
_SPAN = 2  # years that a time told as a span has at least
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LAID = re.compile(
    r"\b(?:than|from|against|since|with|over|above|below|on)"
    r"(?: in| that of| the year)?(?: fiscal)? $",
    re.IGNORECASE,
)


def is_unsettled(
    statement: ReportStatement,
    period: CheckPeriod | None,
    cells: Sequence[DataCell],
    this_year: int,
) -> bool:
    """Whether words of time at a figure are of another sort than the periods of its cells.

    "In the fourth quarter" is no year, but at the end of June a year's figure may be meant.
    """
    text = statement.sentence.text
    if statement.is_tangled or _is_of_an_untold_time(statement, cells, this_year):
        return True
    if _is_only_carried(statement, period, this_year):
        return True
    if statement.claimed in CHANGES and _is_of_another_base(statement, cells):
        return True
    if period is not None and period.part and _speaks_of_the_year(statement):
        return True
    if _is_under_a_part(statement) and any(map(_is_whole_year, cells)):
        return True
    if _QUARTERS.search(statement.before) and any(map(_is_quarter, cells)):
        return True
    if period is not None and _is_of_other_length(period, cells) and not _END.search(text):
        return True
    is_of_year = bool(statement.years.attached) and not MONTH.search(text)
    if period is not None and period.part and is_of_year and not PART.search(text):
        return True
    is_part = period is not None and bool(period.part) and PART.search(text) is not None
    if not is_part or _END.search(text):
        return False
    return any(cell.period is not None and not cell.period.part for cell in cells)


def _is_of_an_untold_time(
    statement: ReportStatement, cells: Sequence[DataCell], this_year: int
) -> bool:
    """Whether words at a figure point to a time that they do not tell: back then, the third."""
    is_elliptic = PART.search(statement.before) and _ELLIPTIC_PART.search(statement.near)
    if is_elliptic and elliptic_quarter(statement, this_year) not in {
        cell.period for cell in cells
    }:
        return True
    attached = statement.years.attached
    if attached and this_year not in attached and any(cell.period is None for cell in cells):
        return True  # of 2022, in a table that tells no year
    is_long_ago = _LONG_AGO.search(statement.before) is not None
    return is_long_ago or _is_not_before(statement, cells, this_year)


def _is_of_another_base(statement: ReportStatement, cells: Sequence[DataCell]) -> bool:
    """Whether a change may be measured from something else than the period before."""
    if is_led_by_another(statement) and not statement.years.attached:
        return True
    if _is_measured_otherwise(statement) or _is_of_no_told_span(statement, cells):
        return True
    beside = _BESIDE.match(statement.behind) if len(set(map(_row_of, cells))) == 1 else None
    if beside is None or not beside["other"].strip():
        return False
    return _TIME.search(beside["other"]) is None  # than its neighbour, below the average


def _is_of_other_length(period: CheckPeriod, cells: Sequence[DataCell]) -> bool:
    """Whether a figure is of several months, and its cells of another number of them."""
    if not period.part:
        return False
    return any(
        cell.period is not None
        and cell.period.part
        and cell.period.months != period.months
        and not _is_day_at_its_end(cell.period, period)
        for cell in cells
    )


def _is_day_at_its_end(day: CheckPeriod, period: CheckPeriod) -> bool:
    """Whether a balance is of the last day of a month of which a figure is told."""
    return day.months < 1 and day.ends == period.ends


def _row_of(cell: DataCell) -> tuple[object, ...]:
    return (cell.table, cell.rows, cell.columns, cell.area)


def _is_measured_otherwise(statement: ReportStatement) -> bool:
    """Whether a change is over a span, or from a quarter, told by one named before."""
    is_span = _SPAN_OF_OTHERS.search(statement.near) is not None
    is_span = is_span or _FROM_PART.search(SEGMENT.split(statement.before)[-1]) is not None
    return is_span or _ORDINAL_BASE.match(statement.behind) is not None


def _is_of_no_told_span(statement: ReportStatement, cells: Sequence[DataCell]) -> bool:
    """Whether a change is over the same time as another, and only a year is laid under it."""
    years = {cell.period.year for cell in cells if cell.period is not None}
    return is_over_the_same_span(statement) and bool(years) and max(years) - min(years) < _SPAN


def _is_under_a_part(statement: ReportStatement) -> bool:
    """Whether a figure names no time, and its section or the sentence before a part of a year."""
    if WHOLE_YEAR.search(statement.before) or OF_THE_YEAR.search(statement.before):
        return False
    before = statement.previous.text if statement.previous is not None else ""
    around = f"{statement.sentence.heading}. {before}"
    is_own = statement.names_time or _END.search(statement.sentence.text) is not None
    return not is_own and _OF_A_PART.search(around) is not None


def _is_whole_year(cell: DataCell) -> bool:
    return cell.period is not None and not cell.period.part


def _is_quarter(cell: DataCell) -> bool:
    return cell.period is not None and "Q" in cell.period.part


def _speaks_of_the_year(statement: ReportStatement) -> bool:
    """Whether a figure is of the whole year: so its words, or the sentence that it goes on from."""
    if OF_THE_YEAR.search(statement.near):
        return True
    previous = statement.previous
    is_own = PART.search(statement.sentence.text) is not None
    return not is_own and previous is not None and OF_THE_YEAR.search(previous.text) is not None


def _is_not_before(statement: ReportStatement, cells: Sequence[DataCell], this_year: int) -> bool:
    """Whether a figure is said to be of the year before, and its cells are of no other year.

    "A budget of 112.7 and 107.1 the year before": of a column that has one year alone.
    """
    is_amount = statement.claimed in AMOUNTS
    if not is_amount or not statement.is_of_before:
        return False
    years = {cell.period.year for cell in cells if cell.period is not None}
    return bool(years) and min(years) >= this_year


def _is_only_carried(
    statement: ReportStatement, period: CheckPeriod | None, this_year: int
) -> bool:
    """Whether a figure is of an earlier year only since one before it, in passing, is of that."""
    if period is None or period.year == this_year or statement.names_time:
        return False
    if statement.years.attached or statement.years.free or statement.previous is None:
        return False
    told = _IN_BRACKETS.sub(" ", statement.previous.text + statement.sentence.heading)
    own = [match for match in YEAR_NAMED.finditer(told) if not _LAID.search(told, 0, match.start())]
    return str(period.year) not in {match[0] for match in own}
