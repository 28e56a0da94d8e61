"""Count: there are so many of something in a period, one by one."""

from __future__ import annotations

from factcheck.domain.figure import Figure
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._measured import MeasuredFigure
from factcheck.language import later


@kind("count")
class Count(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The number of `of` in one period; written to the unit it is exact.")

    forms = (UnitForm.COUNT, UnitForm.PLAIN)

    amount: Figure
