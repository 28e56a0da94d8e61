"""Figures that the text has told, with the cells that they were found to be of.

The next ones may be told by them: of the same row, in the same unit, as a change of the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import as_it_stands
from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.findings import StatementFinding, StatementOutcome, TieStrength
from factcheck.check.prose.claimed import AMOUNTS, parsed_figure
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.rational import Fraction
from factcheck.language import say

LONG = 3  # digits that hardly agree by chance
_SURE = frozenset({TieStrength.SETTLED, TieStrength.CERTAIN})


class ToldFigure(Struct, frozen=True, kw_only=True):
    """A figure that the text has told, and the cells that it was found to be of."""

    statement: ReportStatement
    reading: CellReading
    is_sure: bool  # whether nothing speaks for another reading
    digits: int = 0  # of one that its one reading agrees with

    @property
    def cell(self) -> DataCell:
        """The cell that the figure is of, or the part of what is divided."""
        return self.reading.cells[0]

    @property
    def whole(self) -> DataCell | None:
        """What the cell is divided by, of a ratio."""
        return self.reading.cells[1] if self.reading.is_quotient else None

    def in_its_terms(self, cell: DataCell, strength: TieStrength) -> CellReading:
        """Return another cell, told as this figure is told of its own."""
        factor = self.reading.value / self.cell.value if self.cell.value else Fraction(1)
        reading = as_it_stands(cell, strength, (say("it says so of the figure before it"),))
        return replace(reading, value=cell.value * factor, range=cell.range * factor)


def told_figure(
    statement: ReportStatement, readings: Sequence[CellReading], finding: StatementFinding
) -> ToldFigure:
    """Return a figure with what it was found to be of.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : sequence of CellReading
        Those that its finding rests on, the likeliest first.
    finding : StatementFinding
        What was found.
    """
    first = readings[0]
    sure = first.strength in _SURE
    is_one = len({reading.cells for reading in readings}) == 1
    is_found = finding.outcome is StatementOutcome.AGREES and is_one
    digits = len(re.sub(r"\D", "", statement.figure).strip("0")) if is_found else 0
    is_met = digits >= LONG
    is_sure = is_met or (sure and finding.outcome is not StatementOutcome.TO_CHECK)
    if is_met:
        first = replace(first, strength=TieStrength.CERTAIN)
    return ToldFigure(statement=statement, reading=first, is_sure=is_sure, digits=digits)


def told_amount(
    statement: ReportStatement, readings: Sequence[CellReading], finding: StatementFinding
) -> ToldFigure | None:
    """Return an amount that others may go with; None where it is not tied to one cell or ratio.

    It is tied by more than its likeliest reading: one that agrees is of what it agrees with.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : sequence of CellReading
        All its readings, the likeliest first.
    finding : StatementFinding
        What was found.
    """
    if statement.claimed not in AMOUNTS:
        return None
    single = [reading for reading in readings if len(reading.cells) == 1 or _is_ratio(reading)]
    if finding.outcome is StatementOutcome.AGREES:
        single = [one for one in single if one.mentions == finding.cells[: len(one.cells)]]
        digits = re.sub(r"\D", "", statement.figure).lstrip("0")
        is_proved = len(digits) >= LONG and not statement.is_hedged
    else:
        is_proved = False
        single = single[:1] if single and single[0] is readings[0] else []
    if not single:
        return None
    is_settled = finding.outcome is not StatementOutcome.TO_CHECK
    is_settled = is_settled and not statement.is_hedged
    is_sure = is_proved or (is_settled and single[0].strength in _SURE)
    strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
    reading = replace(single[0], strength=strength)
    return ToldFigure(statement=statement, reading=reading, is_sure=is_sure)


def _is_ratio(reading: CellReading) -> bool:
    """Whether a reading divides one cell by another of the same time."""
    return reading.is_quotient and reading.cells[0].period == reading.cells[1].period


def in_unit_of(statement: ReportStatement, told: ToldFigure | None) -> ReportStatement:
    """Return a figure in the unit of the one before it, where it leaves that out: up from 5.6."""
    own = statement.measure
    other = told.statement.measure if told is not None else None
    if other is None or not other.unit.symbol or (own is not None and own.unit.symbol):
        return statement
    unit = other.text if statement.scale == 1 else other.unit.symbol
    figure = parsed_figure(f"{statement.figure} {unit}")
    return statement if figure is None else replace(statement, **figure)  # type: ignore[arg-type]
