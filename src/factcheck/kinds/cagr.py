"""Average annual growth: the constant yearly rate that leads from one level to another."""

from __future__ import annotations

from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._moved import MovedFigure
from factcheck.kinds._subject import Aspect
from factcheck.language import later


@kind("cagr")
class AverageAnnualGrowth(MovedFigure, frozen=True, kw_only=True):
    __doc__ = later(
        "The growth a year of `of`, compounded; over 2016..2020 that of five years, from base 2015."
    )

    forms = (UnitForm.PERCENT,)
    moves = (
        later("{what} grew by {amount} a year on average from {base} to {period}"),
        later("{what} fell by {amount} a year on average from {base} to {period}"),
    )
    aspect = Aspect.CAGR

    since: Period | None = None  # the year before the first of `period`, unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure
