"""Parts that a table holds as they are reckoned, and a text in per cent: 0.736 is 73.6 %."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.moments import periods_of
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.naming.hearing import heard
from factcheck.check.naming.tying import best, tied
from factcheck.check.prose.claimed import AMOUNTS
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.wording.unit_table import DEFAULT
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "told fractions")

_MOST = Fraction(3, 2)  # of a whole, and half as much again
_FINEST = Fraction(1, 100)  # a whole per cent
_ENOUGH = 2  # cells that hold what the text has in per cent
_NO_PART = re.compile(WORDS.pattern(r"\b(?:{en.no_part})\b"), re.IGNORECASE)
_PERCENT = DEFAULT.find("%")


def with_told_fractions(cells: Sequence[DataCell], reading: ReportReading) -> list[DataCell]:
    """Return cells, those of tables in per cent that hold several percentages of the text as parts.

    Parameters
    ----------
    cells : sequence of DataCell
        Cells of the data, or of the report's own tables.
    reading : ReportReading
        The prose.
    """
    if _PERCENT is None or not any(map(_may_be_part, cells)):
        return list(cells)
    held: dict[int, set[str]] = defaultdict(set)
    index = CellIndex(cells)
    for statement in reading.statements:
        if _is_percentage(statement):
            for cell in _holding(statement, index, reading.year):
                held[cell.table].add(cell.place)
    told = {table for table, places in held.items() if len(places) >= _ENOUGH}
    return [
        replace(cell, measure=_PERCENT, has_unit=True)
        if cell.table in told and _may_be_part(cell)
        else cell
        for cell in cells
    ]


def _may_be_part(cell: DataCell) -> bool:
    """Whether a cell has no unit, and may be a part: a decimal of two places or more, near one."""
    is_decimal = cell.last_place <= _FINEST and abs(cell.value) <= _MOST
    return is_decimal and not cell.has_unit and not _NO_PART.search(cell.series_label)


def _is_percentage(statement: ReportStatement) -> bool:
    measure = statement.measure
    is_percent = measure is not None and measure.unit.form is UnitForm.PERCENT
    return is_percent and statement.claimed in AMOUNTS and not statement.is_hedged


def _holding(statement: ReportStatement, index: CellIndex, year: int) -> Iterator[DataCell]:
    """Yield the cells that a percentage names, and that hold it as a part."""

    def wanted(series: CellSeries) -> bool:
        return _may_be_part(series.first)

    for tie in best(tied(statement, index, heard(statement, index, frozenset()), wanted)):
        for period in periods_of(statement, index, year):
            cell = tie.series.at(period)
            is_named = cell is not None and tie.strength is not TieStrength.GUESSED
            if is_named and cell is not None and statement.range and cell.value in statement.range:
                yield cell
