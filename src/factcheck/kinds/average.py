"""Average: so much of one thing for each of another, as per head or per hectare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, refuse_points, told
from factcheck.kinds._subject import Subject
from factcheck.language import later, say


@kind("average")
@dataclass(frozen=True, slots=True, kw_only=True)
class Average:
    __doc__ = later("The level of `of` for each of `per`.")

    of: Indicator
    area: Area
    period: Period
    per: Indicator
    basis: Basis | None = None  # that of the levels of `of`, unless said
    amount: Figure

    def __post_init__(self) -> None:
        refuse_points(self.amount)
        if self.per == self.of:
            raise StatementError(
                say("{of} is divided by itself", of=self.of.name()),
                say("Name what is divided by."),
                "per",
            )

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the amount over the number it is shared by."""
        del catalogue
        shared_by = self.per.at(self.area, self.period)
        yield claimed(self._subject.expression() / shared_by, self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        what = say("{what} per {per}", what=self._subject.words(), per=self.per.name())
        return told(what, self.amount)

    @property
    def _subject(self) -> Subject:
        return Subject(of=self.of, area=self.area, period=self.period, basis=self.basis)
