"""Average annual growth: the constant yearly rate that leads from one level to another."""

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


@kind("cagr")
@dataclass(frozen=True, slots=True, kw_only=True)
class AverageAnnualGrowth:
    __doc__ = later(
        "The growth a year of `of`, compounded; over 2016..2020 that of five years, from base 2015."
    )

    of: Indicator
    area: Area
    period: Period
    since: Period | None = None  # the year before the first of `period`, unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.PERCENT)
        _ = self._subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the root of the ratio of the two levels, less one."""
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
            since=self.since,
            basis=self.basis,
            measure=Measure.CAGR,
        )
