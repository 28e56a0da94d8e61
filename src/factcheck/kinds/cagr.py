"""Average annual growth: the constant yearly rate that leads from one level to another."""

from __future__ import annotations

from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import AmountChange, by_how_much, change_found
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words

_GREW = {  # by whether it is a fall
    False: later("{what} grew by {amount} a year on average from {base} to {period}"),
    True: later("{what} fell by {amount} a year on average from {base} to {period}"),
}


@kind("cagr")
class AverageAnnualGrowth(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later(
        "The growth a year of `of`, compounded; over 2016..2020 that of five years, from base 2015."
    )

    forms = (UnitForm.PERCENT,)
    aspect = Aspect.CAGR

    since: Period | None = None  # the year before the first of `period`, unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure

    def words(self) -> str:
        """Say it in one phrase."""
        return self._moved(by_how_much(self.amount))

    def came_to(self, found: str) -> str:
        """Say in a clause what was found of it."""
        change = change_found(found)
        return super().came_to(found) if change is None else self._moved(change)

    def _moved(self, change: AmountChange) -> str:
        subject = self.subject
        text = say(
            _GREW[change.is_fall],
            what=subject.name,
            amount=change.size,
            base=in_words(subject.base),
            period=in_words(subject.last),
        )
        return closed(text)
