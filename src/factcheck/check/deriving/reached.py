"""What something has come to, right behind what it came from: 由上年的18.6%提升至22.5%."""

from __future__ import annotations

import re

from factcheck.check.deriving.companions import told_of_others
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.told import ToldFigure
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.prose.claimed import AMOUNTS
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "reached")

_TO = re.compile(WORDS.pattern(r"(?:{zh.how})?(?:{zh.moved})?[至到为]了?[约近]?"))
_FROM = re.compile(r"[由从自](?:[^,，。;；由从自]{0,12}的)?[约近]?$")


def reached(
    statement: ReportStatement, index: CellIndex, told: ToldFigure | None, this_year: int
) -> list[CellReading]:
    """Return what a figure is of that says no more than what the one before it has come to.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    index : CellIndex
        The series.
    told : ToldFigure or None
        The figure before it.
    this_year : int
        The year that the report is about.
    """
    if told is None or not _is_next(statement, told) or not told.reading.cells:
        return []
    then = told.reading.cells[0].period
    now = statement.period or CheckPeriod(this_year)
    if then is None or now.year <= then.year:
        return []
    now = then.shifted(now.year - then.year)
    lines = [index.series_of(cell) for cell in told.reading.cells]
    cells = [cell for line in lines if line is not None and (cell := line.at(now)) is not None]
    return [told_of_others(told, cells, is_sure=True)] if len(cells) == len(lines) else []


def _is_next(statement: ReportStatement, told: ToldFigure) -> bool:
    """Whether nothing but the way there stands between where something came from and a figure."""
    before = told.statement
    if statement.claimed not in AMOUNTS or before.claimed not in AMOUNTS:
        return False
    if before.sentence.start != statement.sentence.start or statement.is_part != before.is_part:
        return False
    between = statement.sentence.text[before.end - before.sentence.start : len(statement.before)]
    return _TO.fullmatch(between) is not None and _FROM.search(before.near) is not None
