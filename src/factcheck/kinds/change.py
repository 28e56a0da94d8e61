"""Change: an indicator rose or fell by a stated amount from one period to another."""

from __future__ import annotations

from factcheck.domain.claim import StatementError
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.kinds import kind
from factcheck.kinds._amount import (
    is_percentage,
    require_like,
)
from factcheck.kinds._moved import MovedFigure
from factcheck.kinds._subject import Aspect, are_unlike_spans
from factcheck.language import later, say


@kind("change")
class Change(MovedFigure, frozen=True, kw_only=True):
    __doc__ = later(
        "How much more there is of `of` than before, in its own unit; less is negative."
    )

    moves = (
        later("{what} rose by {amount} from {base} to {period}"),
        later("{what} declined by {amount} from {base} to {period}"),
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

    @property
    def has_unlike_spans(self) -> bool:
        """Whether it sets a sum over time against that of a longer or shorter period."""
        return are_unlike_spans(self.of, self.period, self.since)
