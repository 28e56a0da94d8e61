"""Balances that stand at days: from which of several a change may be measured."""

from __future__ import annotations

import re

from factcheck.check.deriving.moments import own_clause
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.series import CellSeries
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "balances")

_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMES_TIME = re.compile(
    WORDS.pattern(r"(?:19|20)\d\d|\b(?:{en.times})\b|{zh.times}"), re.IGNORECASE
)
_OF_THE_YEAR = re.compile(
    WORDS.pattern(r"\b(?:{en.of_the_year})\b|{zh.of_the_year}"), re.IGNORECASE
)
_SEVERAL = 2
_MONTHS = {
    **dict.fromkeys(("quarter", "three months"), 3),
    **dict.fromkeys(("half", "half-year", "half year", "six months"), 6),
    "nine months": 9,
}
_SO_LONG = re.compile(
    WORDS.pattern(
        rf"\b(?:{{en.during}}) (?:the )?(?P<span>{'|'.join(_MONTHS)})\b"
        rf"|\b(?P<ago>{'|'.join(_MONTHS)}) (?:{{en.ago}})\b"
    ),
    re.IGNORECASE,
)


def balances_before(
    statement: ReportStatement, series: CellSeries, later: DataCell
) -> list[DataCell]:
    """Return the balances before one, from each of which its change may be measured.

    "Net debt rose by £207m during the period" is since the end of March, and what says nothing of
    when may be since then or over a year. There are none where the words tell the time, or where
    there is one such day.

    Parameters
    ----------
    statement : ReportStatement
        The change.
    series : CellSeries
        What changed.
    later : DataCell
        What it came to.
    """
    now = later.period
    if now is None or _IS_DAY.fullmatch(now.part) is None:
        return []
    days = sorted(
        (when, cell)
        for when, cell in series.cells.items()
        if when is not None and _IS_DAY.fullmatch(when.part) and when < now
    )
    if len(days) < _SEVERAL:
        return []
    clause = own_clause(statement)
    if _OF_THE_YEAR.search(clause):
        return [cell for when, cell in days if when.year < now.year][-1:]
    told = _SO_LONG.search(clause)
    if told is not None:
        months = _MONTHS[(told["span"] or told["ago"]).casefold()]
        return [cell for when, cell in days if now.ends - when.ends == months]
    return [] if _NAMES_TIME.search(clause) else [cell for _, cell in days]


def is_of_other_length(later: DataCell, earlier: DataCell | None) -> bool:
    """Whether two cells are of times of other lengths: half a year, and all of the one before.

    What is spent in these is not compared; a balance at the end of each may be.
    """
    if earlier is None or later.period is None or earlier.period is None:
        return False
    return later.period.months != earlier.period.months
