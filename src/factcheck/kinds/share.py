"""Share: one amount is so many percent of another."""

from __future__ import annotations

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect
from factcheck.language import later


@kind("share")
class Share(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("What part of `whole`, or of a larger area, `of` makes up.")

    forms = (UnitForm.PERCENT,)
    aspect = Aspect.SHARE

    whole: Indicator | None = None  # the same indicator, unless said
    whole_area: Area | None = None  # the same area, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure
