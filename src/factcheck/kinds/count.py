"""Count: there are so many of something in a period, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, stated


@kind("count")
@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The number of `of` in one period; written to the unit it is exact."""

    of: Indicator
    area: Area
    period: Period
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.COUNT, UnitForm.PLAIN)

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the level of what is counted."""
        del catalogue
        yield claimed(self.of.at(self.area, self.period), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        what = f"{self.of.name()} of {self.area.name()}"
        return f"the number of {what} in {self.period} is {stated(self.amount)}"
