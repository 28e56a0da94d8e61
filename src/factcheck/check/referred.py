"""Figures that say of another one what part it is, and amounts that only a total can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.check.arithmetic import in_terms_of, quotient, weaker
from factcheck.check.cells import DataCell
from factcheck.check.claimed import ClaimedAs
from factcheck.check.findings import TieStrength
from factcheck.check.index import CellIndex, CellRole
from factcheck.check.moments import periods_of
from factcheck.check.readings import CellReading
from factcheck.check.statements import ReportStatement
from factcheck.check.tying import TiedSeries
from factcheck.check.wholes import wholes_named, wholes_of
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "referred")

_SAYS_OF_IT = re.compile(
    WORDS.pattern(r"[,;(–—]?\s*(?:{en.says_of_it})(?: (?:{en.hedge}))*\s*"), re.IGNORECASE
)
_OF = re.compile(r"\s*of\b")
_PLAN = re.compile(WORDS.pattern(r"\b(?:{en.plan})\b|{zh.plan}"), re.IGNORECASE)


def says_of_the_one_before(statement: ReportStatement, before: ReportStatement | None) -> bool:
    """Whether a share is said of the amount before it: 1,731 GWh, which is 40 % of the total."""
    return (
        before is not None
        and before.sentence.start == statement.sentence.start
        and before.end + len(statement.near) >= statement.start
        and statement.claimed is ClaimedAs.SHARE
        and _SAYS_OF_IT.fullmatch(statement.near) is not None
        and _OF.match(statement.behind) is not None
    )


def shares_of_cell(
    statement: ReportStatement, index: CellIndex, cell: DataCell
) -> Iterator[CellReading]:
    """Give what part of its whole, or of what is named behind the figure, a cell is."""
    series = next((one for one in index.series if one.cells.get(cell.period) is cell), None)
    if series is None:
        return
    wholes = wholes_named(statement, index)
    for under, strength in wholes_of(index, series, wholes, cell.period):
        if under.value and under is not cell and abs(under.value) >= abs(cell.value):
            reasons = (say("it says so of the figure before it"),)
            yield quotient(cell, under, weaker(TieStrength.CERTAIN, strength), reasons)


def totals_in_unit(
    statement: ReportStatement, index: CellIndex, year: int
) -> Iterator[CellReading]:
    """Give the totals of a unit that a figure may be, where all totals in that unit are one.

    "The board supplied 38.4 million cubic metres" names no row of a table of sources.
    """
    measure = statement.measure
    if statement.claimed is not ClaimedAs.LEVEL or measure is None:
        return
    if not measure.unit.dimension.powers or measure.unit.symbol in {"", "%"}:
        return
    for period in periods_of(statement, index, year):
        totals = [
            (series, cell)
            for series in index.series
            if series.is_total
            and series.name.role is CellRole.LEVEL
            and series.first.measure.unit == measure.unit
            and not _PLAN.search(" ".join(series.labels))
            and (cell := series.at(period)) is not None
        ]
        if len({cell.value for _, cell in totals}) == 1:
            series, cell = totals[0]
            reasons = (say("it is the only total in its unit"),)
            tie = TiedSeries(series, 0, TieStrength.LIKELY, reasons)
            reading = in_terms_of(statement, cell, tie)
            if statement.range is not None and reading.value in statement.range:
                yield reading
            return


def is_of_plan(reading: CellReading) -> bool:
    """Whether all cells of a reading are planned ones: a column of the budget, of targets."""
    labels = (" ".join((*cell.rows, *cell.columns, cell.head)) for cell in reading.cells)
    return bool(reading.cells) and all(_PLAN.search(label) for label in labels)
