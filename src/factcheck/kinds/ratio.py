"""Ratio: one amount is so many times another, or so much of it for each of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, refuse_points, told
from factcheck.kinds._subject import Subject, other
from factcheck.language import later, say


@kind("ratio")
@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    __doc__ = later("The level of `of` over that of `to`, of another area or of another period.")

    of: Indicator
    area: Area
    period: Period
    to: Indicator | None = None  # the same indicator, unless said
    to_area: Area | None = None  # the same area, unless said
    to_period: Period | None = None  # the same period, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def __post_init__(self) -> None:
        refuse_points(self.amount)
        _ = self._other

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the one over the other."""
        del catalogue
        yield claimed(self._subject.expression() / self._other.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        what = say("{what} over {other}", what=self._subject.words(), other=self._other.words())
        return told(what, self.amount)

    @property
    def _subject(self) -> Subject:
        return Subject(of=self.of, area=self.area, period=self.period, basis=self.basis)

    @property
    def _other(self) -> Subject:
        return other(self._subject, "to", of=self.to, area=self.to_area, period=self.to_period)
