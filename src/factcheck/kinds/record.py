"""Record: an indicator stands higher, or lower, than ever before, or in so many years."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from factcheck.domain.catalogue import Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Earlier, Expression, Greatest, Least
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._measured import Measured
from factcheck.kinds._past import require_earlier, whole_years_to
from factcheck.kinds._subject import Aspect
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words


class Superlative(StrEnum):
    """Which end of what was seen before."""

    HIGHEST = "highest"
    LOWEST = "lowest"


_EXTREMES = {Superlative.HIGHEST: later("the highest"), Superlative.LOWEST: later("the lowest")}


@kind("record")
class Record(Measured, frozen=True, kw_only=True):
    __doc__ = later(
        "That `of` stands beyond all its earlier figures, or beyond those of some years."
    )

    subject_keys = ("basis", "measure", "whole")

    is_: Superlative
    since: Period | None = None  # the first of the earlier periods; all that are known, unless said
    years: int | None = None  # or how many years it is the extreme of, this one counted
    same_season: bool = False  # of the same month or quarter of other years alone
    measure: Aspect = Aspect.LEVEL
    whole: Indicator | None = None  # of what it is a share, where shares are measured
    basis: Basis | None = None  # that of the measure, unless said

    def __post_init__(self) -> None:
        if self.since is not None and self.years is not None:
            raise StatementError(
                say("'since' and 'years' both say how far back it is a record"),
                say("Keep one of the two."),
                "years",
            )
        if self.years is not None and self.years < 2:
            raise StatementError(
                say("a record of {years} year is none", years=self.years),
                say("'years' counts this year as well: the highest in ten years is `years: 10`."),
                "years",
            )
        if self.years is not None and self.years >= self.period.year:
            raise StatementError(
                say("{years} years to {period} are too many", years=self.years, period=self.period),
                say("Check the years."),
                "years",
            )
        require_earlier(self.period, self.since, same_season=self.same_season)
        _ = self.subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return how far it stands beyond the furthest before."""
        del catalogue
        now = self.subject.expression()
        before = (self._before(now),)
        if self.is_ is Superlative.HIGHEST:
            beyond = now - Greatest(of=before)
            yield Relation(expression=beyond, interval=Interval.more_than(Fraction(0)))
        else:
            beyond = now - Least(of=before)
            yield Relation(expression=beyond, interval=Interval.less_than(Fraction(0)))

    def words(self) -> str:
        """Say it in one phrase."""
        what, extreme = self.subject.words(), say(_EXTREMES[self.is_])
        if self.since is not None:
            since = in_words(self.since)
            text = say(
                "{what} marked {extreme} since {since}", what=what, extreme=extreme, since=since
            )
        elif self.years is not None:
            years = self.years
            text = say(
                "{what} marked {extreme} in {years} years", what=what, extreme=extreme, years=years
            )
        else:
            text = say("{what} marked {extreme} on record", what=what, extreme=extreme)
        return closed(text)

    def _before(self, now: Expression) -> Earlier:
        within = None if self.years is None else whole_years_to(self.period, self.years)
        return Earlier(
            of=now,
            period=self.period,
            since=within or self.since,
            is_firm=within is not None,
            same_season=self.same_season,
        )
