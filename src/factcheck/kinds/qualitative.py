"""Qualitative: something that is said and cannot be measured; kept, so that totals add up."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.period import Period
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.language import closed, later, say


class Saying(StrEnum):
    """What sort of saying it is."""

    AIM = "aim"
    OPINION = "opinion"
    FORECAST = "forecast"
    EVENT = "event"
    GRADE = "grade"


_ALONE = {
    Saying.AIM: later("an aim"),
    Saying.OPINION: later("an opinion"),
    Saying.FORECAST: later("a forecast"),
    Saying.EVENT: later("an event"),
    Saying.GRADE: later("a grade"),
}
_ABOUT = {
    Saying.AIM: later("an aim about {of}"),
    Saying.OPINION: later("an opinion about {of}"),
    Saying.FORECAST: later("a forecast about {of}"),
    Saying.EVENT: later("an event about {of}"),
    Saying.GRADE: later("a grade about {of}"),
}


@kind("qualitative")
class Qualitative(Struct, frozen=True, kw_only=True):
    __doc__ = later(
        'An aim, an opinion, a forecast, an event, or a word of degree such as "rapidly".'
    )

    nature: Saying
    of: Indicator | None = None
    area: Area | None = None
    period: Period | None = None

    def relations(self, catalogue: Catalogue) -> tuple[Relation, ...]:
        """Return nothing."""
        del catalogue
        return ()

    def words(self) -> str:
        """Say it in one phrase."""
        if self.of is None:
            return say(_ALONE[self.nature])
        return closed(say(_ABOUT[self.nature], of=self.of.name()))
