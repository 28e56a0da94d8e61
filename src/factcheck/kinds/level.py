"""Level: an indicator stands at a stated amount in a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_like, told
from factcheck.kinds._subject import Subject
from factcheck.language import later


@kind("level")
@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    __doc__ = later("The amount of `of` in one period.")

    of: Indicator
    area: Area
    period: Period
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_like(self.amount, self.of)

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the level itself."""
        del catalogue
        yield claimed(self._subject.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        return told(self._subject.words(), self.amount)

    @property
    def _subject(self) -> Subject:
        return Subject(of=self.of, area=self.area, period=self.period, basis=self.basis)
