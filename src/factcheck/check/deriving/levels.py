"""Levels: a cell as it stands, what parts of a name come to, so much a head times the heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import (
    SoughtUnit,
    as_table_prints,
    in_terms_of,
    in_untold_scale,
    reading_of,
)
from factcheck.check.deriving.asked_figure import AskedFigure
from factcheck.check.deriving.moments import FROM
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.spans import span_readings, sums_of_years
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.series import CellRole
from factcheck.check.lexicon.words import label_keys
from factcheck.check.naming.tying import TiedSeries, best
from factcheck.check.prose.report_statement import ReportStatement

_ALTOGETHER = re.compile(
    r"\bin (?:all|total)\b|\baltogether\b|\btogether\b|总共|合计", re.IGNORECASE
)


def levels(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield what a level may be."""
    statement, period = asked.statement, asked.period
    yield from asked.named.differences(statement, asked.names, period)
    yield from asked.named.excesses(statement, period)
    yield from asked.named.ratios(statement, asked.names, period)
    is_from = FROM.search(statement.near) and not statement.is_dated
    is_in_all = _ALTOGETHER.search(f"{statement.near} {statement.behind}")
    ties = asked.ties(SoughtUnit.SAME)
    years = list(sums_of_years(statement, ties, period))
    if years:
        yield from years
        return
    yield from span_readings(statement, best(ties), period)
    for tie in ties:
        cell = tie.series.at(period)
        if tie.series.name.role is not CellRole.LEVEL:
            continue
        if is_from and period is not None:
            for earlier in tie.series.others(period):
                yield from _as_told(statement, earlier, tie)
        elif cell is not None and is_in_all and _is_per_head(cell):
            yield from _products(asked, cell, tie)
        elif cell is not None:
            yield from _as_told(statement, cell, tie)


def _as_told(statement: ReportStatement, cell: DataCell, tie: TiedSeries) -> Iterator[CellReading]:
    """Yield a cell in the terms of a figure, and in a scale that its table leaves out."""
    yield _level(statement, cell, tie)
    scaled = in_untold_scale(statement, cell, tie)
    if scaled is not None:
        yield scaled


def _level(statement: ReportStatement, cell: DataCell, tie: TiedSeries) -> CellReading:
    if statement.is_bare_decimal:
        return as_table_prints(cell, tie)
    claimed = statement.measure
    if not cell.has_unit and claimed is not None and claimed.unit.dimension.powers:
        reading = reading_of(cell, tie)  # "24 hours" of what is called training hours
        factor = claimed.unit.factor
        return replace(reading, value=cell.value * factor, range=cell.range * factor)
    return in_terms_of(statement, cell, tie)


def _products(asked: AskedFigure, cell: DataCell, tie: TiedSeries) -> Iterator[CellReading]:
    """Yield what is counted by head, times the heads."""
    for series in asked.index.called({"population"}):
        other = series.at(asked.period)
        if other is None or "population" not in series.keys | series.title_keys:
            continue
        if label_keys(other.area) != label_keys(cell.area):
            continue
        yield CellReading(
            value=cell.value * other.value,
            range=cell.range * other.range,
            cells=(cell, other),
            strength=tie.strength,
            reasons=tie.reasons,
            arithmetic=f"{cell.shown} × {other.shown}",
        )


def _is_per_head(cell: DataCell) -> bool:
    return "per head" in {key for label in (*cell.columns, *cell.rows) for key in label_keys(label)}
