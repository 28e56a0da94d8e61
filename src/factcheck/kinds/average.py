"""Average: so much of one thing for each of another, as per head or per hectare."""

from __future__ import annotations

from factcheck.domain.catalogue import Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.quantity import Basis
from factcheck.kinds import kind
from factcheck.kinds._amount import refuse_points
from factcheck.kinds._measured import MeasuredFigure
from factcheck.language import later, say


@kind("average")
class Average(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The level of `of` for each of `per`.")

    per: Indicator
    basis: Basis | None = None  # that of the levels of `of`, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that two things are set against each other, and the figure is no difference."""
        refuse_points(self.amount)
        if self.per == self.of:
            raise StatementError(
                say("{of} is divided by itself", of=self.of.name()),
                say("Name what is divided by."),
                "per",
            )

    def expression(self) -> Expression:
        """Return the amount over the number it is shared by."""
        return self.subject.expression() / self.per.at(self.area, self.period)

    def phrase(self) -> str:
        """Return the name of the average."""
        return say("{what} per {per}", what=self.subject.words(), per=self.per.name())
