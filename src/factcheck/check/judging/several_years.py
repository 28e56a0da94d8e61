"""Sentences that tell of a span: their amounts may be those of all its years, their changes since.

"Vehicles take 2.8 million over the three years, and car parks 750,000"; "in Sweden they fell by
34 percent over the same period", which the sentence before tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.check.deriving.readings import CellReading
from factcheck.check.prose.claimed import MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import YEAR
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "several years")

_SEVERAL = re.compile(WORDS.pattern(r"\b(?:{en.several})\b|{zh.several}"), re.IGNORECASE)
_SAME = re.compile(WORDS.pattern(r"\b(?:{en.same})\b|{zh.same}"), re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:](?!\d)|[，；：。]")


def of_several_years(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Say that an amount may be of all years that its sentence tells; nothing where none are.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : iterable of CellReading
        What it was set against: one cell of one year.
    """
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE):
        return ""
    is_of_one = any(len(one.cells) == 1 and one.cells[0].period for one in readings)
    if not is_of_one or _SEVERAL.search(f"{statement.before}{statement.behind}") is None:
        return ""
    return say("its sentence tells of several years together")


def since_what_was_told(statement: ReportStatement, readings: Iterable[CellReading]) -> str:
    """Say that a change is over the time told before it, where that does not name both its years.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : iterable of CellReading
        The changes that it was set against.
    """
    clause = _CLAUSE.split(statement.near)[-1] + _CLAUSE.split(statement.behind)[0]
    if statement.claimed not in MOVES or _SAME.search(clause) is None:
        return ""
    before = statement.previous.text if statement.previous is not None else ""
    named = {int(match[1]) for match in YEAR.finditer(f"{before} {statement.sentence.text}")}
    for reading in readings:
        years = {cell.period.year for cell in reading.cells if cell.period is not None}
        if len(years) > 1 and years <= named:
            return ""
    return say("it is over the time that was told before")
