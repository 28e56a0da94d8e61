"""Figures that are told in other terms than the cells they were set against.

An amount for each beside a table of millions, a day's number beside a year's average, a length of
time beside an amount, and what one thing alone did beside how much all of it changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.findings import TieStrength
from factcheck.check.prose.claimed import AMOUNTS, MOVES
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "other terms")

_SURE = frozenset({TieStrength.CERTAIN, TieStrength.SETTLED})
_CURRENCY = re.compile("[A-Z]{3}")  # among base units
_FOR_EACH = re.compile(r"[$€£¥]\s?\d[\d,]*\.\d\d")  # cents and pence
_SPAN_OF_TIME = re.compile(
    WORDS.pattern(r"\s*(?:to|and|or|–|-|至|到)\s*\d+(?:\.\d+)?[ -]?(?:{en.length}|{zh.length})")
)
_CAUSED_BY = re.compile(
    WORDS.pattern(r"\b(?:{en.caused_by}) (?:a|an|the)(?: \w+)? (?:about |some )?[$€£]?$"),
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    WORDS.pattern(
        r"[^.;]{0,90}?\b(?:{en.includes})\b[^.;\d]{0,24}\d|[^。;；]{0,6}(?:{zh.includes})"
    )
)
_AVERAGE = re.compile(WORDS.pattern(r"{en.average}|{zh.average}"), re.IGNORECASE)


def in_other_terms(statement: ReportStatement, readings: Sequence[CellReading]) -> str:
    """Return why a figure is told in other terms than what it was set against; nothing if not.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : sequence of CellReading
        What it was set against.
    """
    if _SPAN_OF_TIME.match(_behind(statement)) and statement.claimed in AMOUNTS:
        return say("it is a length of time")
    if statement.claimed in MOVES and _CAUSED_BY.search(statement.before):
        return say("it is told as the effect of something")
    cells = [cell for reading in readings for cell in reading.cells]
    if _holds_another(statement, readings):
        return say("it includes what is told behind it")
    if _is_for_each(statement, cells):
        return say("it may be an amount for each")
    mixed = next(filter(None, map(_of_two_scales, readings)), None)
    if mixed is not None:
        return say("{cell} has no unit", cell=mixed.printed_label)
    sure = [reading.cells for reading in readings if reading.strength in _SURE]
    averaged = [cell for cells in sure for cell in cells[:1] if _AVERAGE.search(cell.label)]
    if sure and len(averaged) == len(sure) and not _AVERAGE.search(statement.sentence.text):
        return say("{cell} is an average", cell=averaged[0].printed_label)
    return ""


def _behind(statement: ReportStatement) -> str:
    return statement.sentence.text[statement.end - statement.sentence.start :]


def _holds_another(statement: ReportStatement, readings: Iterable[CellReading]) -> bool:
    """Whether an amount is more than its cell, and includes one told right behind it."""
    claim = statement.range
    if claim is None or statement.claimed not in AMOUNTS or not _INCLUDES.match(_behind(statement)):
        return False
    return all(abs(reading.value) < claim.high for reading in readings if reading.strength in _SURE)


def _is_for_each(statement: ReportStatement, cells: Iterable[DataCell]) -> bool:
    """Whether money is told to the cent beside a table of millions, whose digits it has."""
    claim = statement.range
    if claim is None or _FOR_EACH.fullmatch(statement.figure.strip()) is None:
        return False
    return any(
        cell.measure.scale != 1 and abs(cell.value / cell.measure.scale) in claim for cell in cells
    )


def _of_two_scales(reading: CellReading) -> DataCell | None:
    """Return the cell of a table of money without a scale, beside one of a table that has one."""
    plain = [cell for cell in reading.cells if _is_money(cell) and cell.measure.scale == 1]
    tables = {cell.table for cell in plain}
    others = (cell for cell in reading.cells if cell.table not in tables)
    return plain[0] if plain and any(cell.measure.scale != 1 for cell in others) else None


def _is_money(cell: DataCell) -> bool:
    return any(_CURRENCY.fullmatch(base) for base, _ in cell.measure.unit.dimension.powers)
