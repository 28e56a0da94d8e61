"""Contribution: how much of the growth of a whole came from a part."""

from __future__ import annotations

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import require_form
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect, Subject
from factcheck.language import later, say


@kind("contribution")
class Contribution(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later(
        "The change of `of` as part of the change of `whole` (%), or of its level before (pp)."
    )

    forms = (UnitForm.PERCENT, UnitForm.POINTS)
    subject_keys = ("whole", "whole_area")
    aspect = Aspect.SHARE  # what is part of what; refused where nothing is

    whole: Indicator | None = None  # the same indicator, unless said
    whole_area: Area | None = None  # the same area, unless said
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # the one the growth of the whole is quoted in, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that the figure is a part or in points, and that something is a part."""
        require_form(self.amount, *self.forms)
        _ = self.subject, self._change

    def expression(self) -> Expression:
        """Return the change of the part over the change, or the former level, of the whole."""
        return self._change.expression() / self._counted_on()

    def phrase(self) -> str:
        """Return the name of the contribution."""
        return say(
            "contribution of the {change} to the growth of {whole} of {area}",
            change=self._change.words(),
            whole=(self.whole or self.of).name(),
            area=(self.whole_area or self.area).name(),
        )

    @property
    def _change(self) -> Subject:
        whole = self.whole or self.of
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            since=self.since,
            basis=self.basis or whole.growth_basis,
            measure=Aspect.CHANGE,
        )

    def _counted_on(self) -> Expression:
        whole, area, change = self.whole or self.of, self.whole_area or self.area, self._change
        before = whole.at(area, change.base, change.basis)
        if self.amount.unit.form is UnitForm.POINTS:
            return before
        return whole.at(area, self.period, change.basis) - before
