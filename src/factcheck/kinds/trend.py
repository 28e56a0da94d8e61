"""Trend: an indicator rose, or fell, from each period to the next."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from factcheck.domain.catalogue import Catalogue, Indicator
from factcheck.domain.expression import Steps
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._measured import Measured
from factcheck.kinds._past import require_earlier
from factcheck.kinds._subject import Aspect
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words


class TrendDirection(StrEnum):
    """Which way it went."""

    RISING = "rising"
    FALLING = "falling"


_STEP = {
    TrendDirection.RISING: Interval.more_than(Fraction(0)),
    TrendDirection.FALLING: Interval.less_than(Fraction(0)),
}
_STATED = {
    TrendDirection.RISING: later("{what} rose in every period from {since} to {period}"),
    TrendDirection.FALLING: later("{what} fell in every period from {since} to {period}"),
}


@kind("trend")
class Trend(Measured, frozen=True, kw_only=True):
    __doc__ = later(
        "That `of` went one way in every period after `since`; five years to 2021 are since 2016."
    )

    subject_keys = ("basis", "measure", "whole")

    is_: TrendDirection
    since: Period
    same_season: bool = False  # from year to year, in the same month or quarter
    measure: Aspect = Aspect.LEVEL
    whole: Indicator | None = None  # of what it is a share, where shares are measured
    basis: Basis | None = None  # that of the measure, unless said

    def __post_init__(self) -> None:
        require_earlier(self.period, self.since, same_season=self.same_season)
        _ = self.subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the steps into each period."""
        del catalogue
        steps = Steps(
            of=self.subject.expression(),
            period=self.period,
            since=self.since,
            same_season=self.same_season,
        )
        yield Relation(expression=steps, interval=_STEP[self.is_])

    def words(self) -> str:
        """Say it in one phrase."""
        subject, since = self.subject, in_words(self.since)
        what = subject.name if self.measure is Aspect.LEVEL else subject.words()
        return closed(say(_STATED[self.is_], what=what, since=since, period=in_words(self.period)))
