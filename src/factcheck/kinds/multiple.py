"""Multiple: an indicator is so many times what it was."""

from __future__ import annotations

from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import require_form, stated
from factcheck.kinds._measured import MeasuredFigure
from factcheck.kinds._subject import are_unlike_spans, base_of
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words

_VERBS = ("ed", "番", "减半")  # the ends of words that say what something did: doubled, 翻一番


@kind("multiple")
class GrowthMultiple(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The level of `of` over its level before: 2.3 times, doubled, halved.")

    forms = (UnitForm.TIMES, UnitForm.PLAIN)
    subject_keys = ("basis",)

    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def check(self) -> None:
        """See to it that the figure is a multiple, of what was before."""
        require_form(self.amount, *self.forms)
        base_of(self.period, self.since)

    @property
    def has_unlike_spans(self) -> bool:
        """Whether it sets a sum over time against that of a longer or shorter period."""
        return are_unlike_spans(self.of, self.period, self.since)

    def expression(self) -> Expression:
        """Return the ratio of the two levels."""
        before = self.subject.moved(base_of(self.period, self.since))
        return self.subject.expression() / before.expression()

    def phrase(self) -> str:
        """Return the name of the ratio."""
        base = in_words(base_of(self.period, self.since))
        return say("{what} over that in {base}", what=self.subject.words(), base=base)

    def words(self) -> str:
        """Say it in one phrase: so many times as much, or in a word that it doubled."""
        what, amount = self.subject.words(), stated(self.amount)
        base = in_words(base_of(self.period, self.since))
        if self.amount.is_word and amount.endswith(_VERBS):
            return closed(
                say("{what} had {amount} since {base}", what=what, amount=amount, base=base)
            )
        if self.amount.is_word:
            return super().words()
        return self._times(what, amount, base)

    def _times(self, what: str, amount: str, base: str) -> str:
        times = say("{number} times", number=amount) if amount[-1:].isdigit() else amount
        text = say("{what} came to {amount} that of {base}", what=what, amount=times, base=base)
        return closed(text)

    def came_to(self, found: str) -> str:
        """Say in a clause how many times as much it was."""
        base = in_words(base_of(self.period, self.since))
        text = say(
            "{what} stood at {found} that of {base}",
            what=self.subject.words(),
            found=say("{number} times", number=found) if found[-1:].isdigit() else found,
            base=base,
        )
        return closed(text)
