"""Growth: an indicator rose or fell at a stated rate from one period to another."""

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
    False: later("{what} grew by {amount} from {base} to {period}"),
    True: later("{what} fell by {amount} from {base} to {period}"),
}


@kind("growth")
class Growth(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("Relative change of `of` between two periods, in percent.")

    forms = (UnitForm.PERCENT,)
    aspect = Aspect.GROWTH

    since: Period | None = None  # the same span one year before, unless said
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
