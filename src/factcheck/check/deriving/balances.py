"""Balances that stand at days: from which of several a change may be measured."""

from __future__ import annotations

import re

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.series import CellSeries
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import SEGMENT
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "balances")

_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMES_TIME = re.compile(
    WORDS.pattern(r"(?:19|20)\d\d|\b(?:{en.times})\b|{zh.times}"), re.IGNORECASE
)
_OF_THE_PERIOD = re.compile(
    WORDS.pattern(r"\b(?:{en.of_the_period})\b|{zh.of_the_period}"), re.IGNORECASE
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
    days = sorted(
        (when, cell)
        for when, cell in series.cells.items()
        if when is not None and _IS_DAY.fullmatch(when.part) and later.period is not None
        and when < later.period
    )  # fmt: skip
    is_day = later.period is not None and _IS_DAY.fullmatch(later.period.part) is not None
    if not is_day or len(days) < 2:
        return []
    clause = f"{SEGMENT.split(statement.near)[-1]} {SEGMENT.split(statement.behind)[0]}"
    if _OF_THE_PERIOD.search(clause):
        return [days[-1][1]]
    return [] if _NAMES_TIME.search(clause) else [cell for _, cell in days]


def is_of_other_length(later: DataCell, earlier: DataCell | None) -> bool:
    """Whether two cells are of times of other lengths: half a year, and all of the one before.

    What is spent in these is not compared; a balance at the end of each may be.
    """
    if earlier is None or later.period is None or earlier.period is None:
        return False
    return later.period.months != earlier.period.months
