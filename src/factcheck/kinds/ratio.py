"""Ratio: one amount is so many times another, or so much of it for each of the other."""

from __future__ import annotations

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import refuse_points, stated
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Subject, other
from factcheck.language import closed, later, say

_COMPARED = {
    UnitForm.TIMES: later("{what} came to {amount} {other}"),
    UnitForm.PERCENT: later("{what} came to {amount} of {other}"),
}


@kind("ratio")
class Ratio(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The level of `of` over that of `to`, of another area or of another period.")

    to: Indicator | None = None  # the same indicator, unless said
    to_area: Area | None = None  # the same area, unless said
    to_period: Period | None = None  # the same period, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that two things are set against each other, and the figure is no difference."""
        refuse_points(self.amount)
        _ = self._other

    def expression(self) -> Expression:
        """Return the one over the other."""
        return self.subject.expression() / self._other.expression()

    def phrase(self) -> str:
        """Return the name of the ratio."""
        return say("{what} over {other}", what=self.subject.words(), other=self._other.words())

    def words(self) -> str:
        """Say it in one phrase: so many times the other, or so many percent of it."""
        text = _COMPARED.get(self.amount.unit.form)
        if text is None or self.amount.is_word:
            return super().words()
        what, other_ = self.subject.words(), self._other.words()
        return closed(say(text, what=what, amount=stated(self.amount), other=other_))

    @property
    def _other(self) -> Subject:
        return other(self.subject, "to", of=self.to, area=self.to_area, period=self.to_period)
