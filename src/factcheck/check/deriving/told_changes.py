"""Changes that a table tells itself: columns of growth, and indexes of the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.check.deriving.arithmetic import over_base, reading_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.naming.tying import TiedSeries
from factcheck.domain.unit import UnitForm


def told_changes(
    ties: Iterable[TiedSeries], period: CheckPeriod | None, bases: Sequence[CheckPeriod]
) -> Iterator[CellReading]:
    """Yield what tables say that things grew by, from where a figure is measured.

    A column that says it measures from the month before tells nothing of a year.
    """
    if period is None:
        return
    is_of_year = period.shifted(-1) in bases
    for tie in ties:
        cell = tie.series.at(period)
        if cell is None:
            continue
        if is_of_year and known.BASE_OF_YEAR.search(f"{cell.shown} {cell.head}"):
            yield over_base(cell, tie)
        is_change = tie.series.name.role is CellRole.CHANGE
        if not is_change or cell.measure.unit.form is UnitForm.POINTS:
            continue
        is_meant = period.preceding in bases if _is_on_the_step(cell) else is_of_year
        if is_meant and cell.is_part:
            yield reading_of(cell, tie)


def _is_on_the_step(cell: DataCell) -> bool:
    """Whether a change is one from the month or quarter before."""
    names = " ".join((cell.head, *cell.columns, *cell.rows[-1:]))
    return known.ON_THE_STEP.search(names) is not None
