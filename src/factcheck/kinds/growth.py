"""Growth: an indicator rose or fell at a stated rate from one period to another."""

from __future__ import annotations

from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._moved import MovedFigure
from factcheck.kinds._subject import Aspect
from factcheck.language import later


@kind("growth")
class Growth(MovedFigure, frozen=True, kw_only=True):
    __doc__ = later("Relative change of `of` between two periods, in percent.")

    forms = (UnitForm.PERCENT,)
    moves = (
        later("{what} grew by {amount} from {base} to {period}"),
        later("{what} fell by {amount} from {base} to {period}"),
    )
    aspect = Aspect.GROWTH

    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure
