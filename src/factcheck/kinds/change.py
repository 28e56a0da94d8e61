"""Change: an indicator rose or fell by a stated amount from one period to another."""

from __future__ import annotations

from factcheck.domain.claim import StatementError
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.kinds import kind
from factcheck.kinds._amount import (
    AmountChange,
    by_how_much,
    change_found,
    is_percentage,
    require_like,
)
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words

_ROSE = {  # by whether it is a fall
    False: later("{what} rose by {amount} from {base} to {period}"),
    True: later("{what} declined by {amount} from {base} to {period}"),
}


@kind("change")
class Change(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later(
        "How much more there is of `of` than before, in its own unit; less is negative."
    )

    aspect = Aspect.CHANGE

    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that the change is one of an amount, and the figure like it."""
        if is_percentage(self.of):
            raise StatementError(
                say(
                    "{of} is in percent, so its change is in percentage points",
                    of=self.of.name(),
                ),
                say("Use the kind point_change."),
                "kind",
            )
        require_like(self.amount, self.of)

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
            _ROSE[change.is_fall],
            what=subject.name,
            amount=change.size,
            base=in_words(subject.base),
            period=in_words(subject.last),
        )
        return closed(text)
