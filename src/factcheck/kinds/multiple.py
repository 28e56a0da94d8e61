"""Multiple: an indicator is so many times what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, told
from factcheck.kinds._subject import Subject, base_of
from factcheck.language import later, say
from factcheck.wording.period_text import in_words


@kind("multiple")
@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    __doc__ = later("The level of `of` over its level before: 2.3 times, doubled, halved.")

    of: Indicator
    area: Area
    period: Period
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.TIMES, UnitForm.PLAIN)
        base_of(self.period, self.since)

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the ratio of the two levels."""
        del catalogue
        before = self._now.moved(base_of(self.period, self.since))
        yield claimed(self._now.expression() / before.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        base = in_words(base_of(self.period, self.since))
        what = say("{what} over that in {base}", what=self._now.words(), base=base)
        return told(what, self.amount)

    @property
    def _now(self) -> Subject:
        return Subject(of=self.of, area=self.area, period=self.period, basis=self.basis)
