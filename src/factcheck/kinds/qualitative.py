"""Qualitative: something that is said and cannot be measured; kept, so that totals add up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.period import Period
from factcheck.domain.relation import Relation
from factcheck.kinds import kind


class Nature(StrEnum):
    """What sort of saying it is."""

    AIM = "aim"
    OPINION = "opinion"
    FORECAST = "forecast"
    EVENT = "event"
    GRADE = "grade"


@kind("qualitative")
@dataclass(frozen=True, slots=True, kw_only=True)
class Qualitative:
    """An aim, an opinion, a forecast, an event, or a word of degree such as "rapidly"."""

    nature: Nature
    of: Indicator | None = None
    area: Area | None = None
    period: Period | None = None

    def relations(self, catalogue: Catalogue) -> tuple[Relation, ...]:
        """Give nothing."""
        del catalogue
        return ()

    def words(self) -> str:
        """Say it in one phrase."""
        about = "" if self.of is None else f" about {self.of.name()}"
        article = "a" if self.nature in (Nature.FORECAST, Nature.GRADE) else "an"
        return f"{article} {self.nature}{about}"
