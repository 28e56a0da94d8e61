"""Growth: an indicator rose or fell at a stated rate from one period to another."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect
from factcheck.language import later


@kind("growth")
@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(MeasuredFigure):
    __doc__ = later("Relative change of `of` between two periods, in percent.")

    forms = (UnitForm.PERCENT,)
    aspect = Aspect.GROWTH

    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure
