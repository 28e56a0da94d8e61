"""Sentences that tell of several years: their amounts may be those of all these together.

"Vehicles take 2.8 million over the three years, and car parks 750,000."
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.check.deriving.readings import CellReading
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "several years")

_SEVERAL = re.compile(WORDS.pattern(r"\b(?:{en.several})\b|{zh.several}"), re.IGNORECASE)


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
