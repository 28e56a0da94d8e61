"""A figure of one time, with what its sentence names, and the series that it may be of."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import SoughtUnit, fits
from factcheck.check.deriving.bases import bases_of
from factcheck.check.deriving.named_ratios import NamedRatios
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.naming.doubts import HeardNames
from factcheck.check.naming.hearing import without
from factcheck.check.naming.tying import TiedSeries, tied
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement


class AskedFigure(Struct, frozen=True, kw_only=True):
    """A figure whose readings are asked for, under one of the times that it may be of."""

    statement: ReportStatement
    names: HeardNames
    period: CheckPeriod | None
    index: CellIndex
    year: int  # that the report is about

    @property
    def named(self) -> NamedRatios:
        """The ratios and differences that have names of their own."""
        return NamedRatios(self.index)

    def bases(self) -> list[CheckPeriod]:
        """Return the times from which the figure may be measured."""
        return bases_of(self.statement, self.period, self.year)

    def without(self, keys: frozenset[str]) -> AskedFigure:
        """Return the figure as if its sentence did not name some things."""
        return replace(self, names=without(self.names, keys))

    def ties(self, unit: SoughtUnit) -> list[TiedSeries]:
        """Return the series that the figure may be of, the likeliest first."""
        is_growth = self.statement.claimed is ClaimedAs.GROWTH
        answers: dict[tuple[int, bool], bool] = {}  # of many series of one unit, asked once

        def wanted(series: CellSeries) -> bool:
            cell = series.first
            if is_growth and series.name.role is CellRole.SHARE:
                return False
            if not cell.has_unit:
                return fits(series, self.statement, unit)
            key = (id(cell.measure), cell.last_place < cell.measure.factor)
            if key not in answers:
                answers[key] = fits(series, self.statement, unit)
            return answers[key]

        return tied(self.statement, self.index, self.names, wanted)
