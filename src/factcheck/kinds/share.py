"""Share: one amount is so many percent of another."""

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
from factcheck.kinds._subject import Measure, Subject
from factcheck.language import later


@kind("share")
@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    __doc__ = later("What part of `whole`, or of a larger area, `of` makes up.")

    of: Indicator
    area: Area
    period: Period
    whole: Indicator | None = None  # the same indicator, unless said
    whole_area: Area | None = None  # the same area, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.PERCENT)
        _ = self._subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the part over the whole."""
        del catalogue
        yield claimed(self._subject.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        return told(self._subject.words(), self.amount)

    @property
    def _subject(self) -> Subject:
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            basis=self.basis,
            measure=Measure.SHARE,
            whole=self.whole,
            whole_area=self.whole_area,
        )
