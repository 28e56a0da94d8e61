"""Gap: one rate, or one amount, lies so far above another."""

from __future__ import annotations

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import is_percentage, require_form, require_like
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect, Subject, other
from factcheck.language import later, say


@kind("gap")
class Gap(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later(
        "How far `of` lies above `over`, another area or another period; below is negative."
    )

    over: Indicator | None = None  # the same indicator, unless said
    over_area: Area | None = None  # the same area, unless said
    over_period: Period | None = None  # the same period, unless said
    measure: Aspect = Aspect.LEVEL
    since: Period | None = None  # the base of growth: the same span one year before, unless said
    whole: Indicator | None = None  # of what both are shares, where shares are measured
    basis: Basis | None = None  # that of the measure, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that the figure is like the difference of what is measured."""
        if self.measure not in (Aspect.LEVEL, Aspect.CHANGE) or is_percentage(self.of):
            require_form(self.amount, UnitForm.POINTS)
        else:
            require_like(self.amount, self.of)
        _ = self._other

    def expression(self) -> Expression:
        """Return the one less the other."""
        return self.subject.expression() - self._other.expression()

    def phrase(self) -> str:
        """Return the name of the gap."""
        return say(
            "the gap between the {what} and the {other}",
            what=self.subject.words(),
            other=self._other.words(),
        )

    @property
    def _other(self) -> Subject:
        return other(
            self.subject, "over", of=self.over, area=self.over_area, period=self.over_period
        )
