"""A figure in the terms of the ones told right before it: their unit, their row, their change."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.deriving.beside_told import beside_told
from factcheck.check.deriving.changes_of_told import changes_between, level_reached
from factcheck.check.deriving.companions import companions
from factcheck.check.deriving.reached import reached
from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.deriving.strengths import weaker
from factcheck.check.deriving.told import ToldFigure, in_unit_of
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import TieStrength
from factcheck.check.prose.report_statement import ReportStatement


def in_terms_of_told(
    statement: ReportStatement,
    index: CellIndex,
    readings: Sequence[CellReading],
    told: tuple[ToldFigure | None, tuple[ToldFigure, ToldFigure] | None],
    this_year: int,
) -> tuple[ReportStatement, list[CellReading]]:
    """Return a figure that is only said beside the one before it, and what it may be of.

    What its own words make of it stands behind, and is likely at best.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    index : CellIndex
        The series.
    readings : sequence of CellReading
        What its own words make of it.
    told : tuple
        The figure before it, and the last two.
    this_year : int
        The year that the report is about.
    """
    before, pair = told
    beside = companions(statement, index, before, this_year)
    beside = beside or reached(statement, index, before, this_year)
    changes = [] if beside else changes_between(statement, index, pair)
    changes = changes or ([] if beside else level_reached(statement, index, before))
    changes = changes or ([] if beside else beside_told(statement, index, before))
    if not beside and not changes:
        return statement, list(readings)
    others = [replace(one, strength=weaker(one.strength, TieStrength.LIKELY)) for one in readings]
    asked = in_unit_of(statement, before) if beside else statement
    if asked is statement:
        return statement, [*beside, *changes, *others]
    claim, meant = statement.range, asked.range
    agrees = any(meant is not None and fit(meant, one) is FigureFit.AGREES for one in beside)
    explaining = [
        one for one in others if claim is not None and fit(claim, one) is FigureFit.AGREES
    ]
    return (statement, others) if explaining and not agrees else (asked, beside)
