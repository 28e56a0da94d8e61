"""Point change: a percentage rose or fell by so many percentage points."""

from __future__ import annotations

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import (
    AmountChange,
    by_how_much,
    change_found,
    is_percentage,
    require_form,
)
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect, base_of
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words

_ROSE = {  # by whether it is a fall
    False: later("{what} exceeded that of {base} by {amount}"),
    True: later("{what} fell short of that of {base} by {amount}"),
}


@kind("point_change")
class PointChange(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The difference between a share now and before, in percentage points.")

    forms = (UnitForm.POINTS,)
    subject_keys = ("basis", "whole", "whole_area")

    of: Indicator  # itself in percent, where no whole is given
    whole: Indicator | None = None
    whole_area: Area | None = None
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    @property
    def aspect(self) -> Aspect:
        """A share where it is said of what, else the percentage itself."""
        is_share = self.whole is not None or self.whole_area is not None
        return Aspect.SHARE if is_share else Aspect.LEVEL

    def check(self) -> None:
        """See to it that the figure is in points, and what changed a percentage."""
        require_form(self.amount, *self.forms)
        base_of(self.period, self.since)
        if self.aspect is Aspect.LEVEL and self.of.unit and not is_percentage(self.of):
            raise StatementError(
                say("{of} is no percentage", of=self.of.name()),
                say("Add 'whole' to speak of its share, or use the kind change."),
                "of",
            )

    def expression(self) -> Expression:
        """Return the share now less the share before."""
        before = self.subject.moved(base_of(self.period, self.since))
        return self.subject.expression() - before.expression()

    def phrase(self) -> str:
        """Return the name of the change."""
        base = in_words(base_of(self.period, self.since))
        return say("change of the {what} since {base}", what=self.subject.words(), base=base)

    def words(self) -> str:
        """Say it in one phrase."""
        return self._moved(by_how_much(self.amount))

    def came_to(self, found: str) -> str:
        """Say in a clause what was found of it."""
        change = change_found(found)
        return super().came_to(found) if change is None else self._moved(change)

    def _moved(self, change: AmountChange) -> str:
        base = in_words(base_of(self.period, self.since))
        return closed(
            say(_ROSE[change.is_fall], what=self.subject.words(), amount=change.size, base=base)
        )
