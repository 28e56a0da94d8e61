"""Trend: an indicator rose, or fell, from each period to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.expression import Steps
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._past import require_earlier
from factcheck.kinds._subject import Measure, Subject
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words


class Course(StrEnum):
    """Which way it went."""

    RISING = "rising"
    FALLING = "falling"


_STEP = {
    Course.RISING: Interval.more_than(Fraction(0)),
    Course.FALLING: Interval.less_than(Fraction(0)),
}
_STATED = {
    Course.RISING: later("{what} is rising, as in every period since {since}"),
    Course.FALLING: later("{what} is falling, as in every period since {since}"),
}


@kind("trend")
@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    __doc__ = later(
        "That `of` went one way in every period after `since`; five years to 2021 are since 2016."
    )

    of: Indicator
    area: Area
    period: Period
    is_: Course
    since: Period
    same_season: bool = False  # from year to year, in the same month or quarter
    measure: Measure = Measure.LEVEL
    whole: Indicator | None = None  # of what it is a share, where shares are measured
    basis: Basis | None = None  # that of the measure, unless said

    def __post_init__(self) -> None:
        require_earlier(self.period, self.since, same_season=self.same_season)
        _ = self._subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the steps into each period."""
        del catalogue
        steps = Steps(
            of=self._subject.expression(),
            period=self.period,
            since=self.since,
            same_season=self.same_season,
        )
        yield Relation(expression=steps, interval=_STEP[self.is_])

    def words(self) -> str:
        """Say it in one phrase."""
        what, since = self._subject.words(), in_words(self.since)
        return closed(say(_STATED[self.is_], what=what, since=since))

    @property
    def _subject(self) -> Subject:
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            basis=self.basis,
            measure=self.measure,
            whole=self.whole,
        )
