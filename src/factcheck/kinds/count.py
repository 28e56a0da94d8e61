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
from factcheck.kinds._amount import claimed, require_form, told
from factcheck.kinds._subject import level_in_words
from factcheck.language import later, say


@kind("count")
@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    __doc__ = later("The number of `of` in one period; written to the unit it is exact.")

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
        what = level_in_words(self.of, self.area, self.period)
        return told(say("the number of {what}", what=what), self.amount)
