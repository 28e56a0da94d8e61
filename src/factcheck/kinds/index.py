"""Index: an indicator stands at so much where a base period is a hundred."""

from __future__ import annotations

from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import require_form
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import Aspect, level_in_words, years_between
from factcheck.language import later, say
from factcheck.wording.period_text import in_words


@kind("index")
class Index(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The level of `of` where that of the base period `since` is 100.")

    forms = (UnitForm.PLAIN,)
    aspect = Aspect.GROWTH

    since: Period | None = None  # the base, which is 100; the same span one year before unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that the figure is a bare number, and the base as long as the period."""
        require_form(self.amount, *self.forms)
        years_between(self.subject.base, self.period)

    def expression(self) -> Expression:
        """Return a hundred times the ratio of the two levels."""
        base = self.subject.base
        return self.of.ratio(self.area, self.period, base, self.basis) * 100

    def phrase(self) -> str:
        """Return the name of the index."""
        what = level_in_words(self.of, self.area, self.period)
        return say("{what}, where {base} is 100,", what=what, base=in_words(self.subject.base))
