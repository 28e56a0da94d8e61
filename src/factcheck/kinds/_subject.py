"""What a figure of a claim is about: an indicator of an area in a period, looked at in one way."""

from __future__ import annotations

from enum import StrEnum
from math import gcd

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Indicator, OverTime
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression, rooted
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Basis
from factcheck.domain.week import DAYS
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words


class Aspect(StrEnum):
    """How an indicator is looked at."""

    LEVEL = "level"
    CHANGE = "change"
    GROWTH = "growth"
    CAGR = "cagr"
    SHARE = "share"


_MEASURES_OF_CHANGE = {
    Aspect.CHANGE: later("change of {of} of {area} from {base} to {period}"),
    Aspect.GROWTH: later("growth of {of} of {area} from {base} to {period}"),
    Aspect.CAGR: later("average annual growth of {of} of {area} from {base} to {period}"),
}
_WITHOUT_BASE = {
    Aspect.LEVEL: later("a level has no base period"),
    Aspect.SHARE: later("a share has no base period"),
}


class Subject(Struct, frozen=True, kw_only=True):
    """One thing that a claim measures, compares, ranks or follows through time.

    Levels, changes and shares are on the basis of the indicator's levels; growth and average
    annual growth on the one its growth is quoted in; `basis` overrides both.

    Raises
    ------
    StatementError
        If its periods do not go together, or a share is of nothing.
    """

    of: Indicator
    area: Area
    period: Period
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None
    measure: Aspect = Aspect.LEVEL
    whole: Indicator | None = None
    whole_area: Area | None = None

    def __post_init__(self) -> None:
        if self.since is not None:
            self._check_base(self.since)
        if self.of.rate is not None and self.measure in (Aspect.GROWTH, Aspect.CAGR):
            raise StatementError(
                say("{rate} is itself a growth of {of}", rate=self.of.name(), of=self.of.rate.of),
                say("Write `of: {of}`, or look at its level.", of=self.of.rate.of),
                "of",
            )
        if self.measure is Aspect.CAGR:
            months_between(self.base, self.last)
        if self.measure is Aspect.GROWTH and self.of.over_time is OverTime.SUM:
            self._check_like_with_like()
        has_whole = self.whole is not None or self.whole_area is not None
        if self.measure is Aspect.SHARE:
            self._check_whole()
        elif has_whole:
            raise StatementError(
                say("'whole' goes with a share alone"),
                say("Remove it, or write `measure: share`."),
                "whole",
            )

    @property
    def base(self) -> Period:
        """The period that a change is counted from."""
        return base_of(self.first, self.since)

    @property
    def first(self) -> Period:
        """The first of the years that average annual growth runs over; else the period."""
        return self.period.years()[0] if self._averages_years else self.period

    @property
    def last(self) -> Period:
        """The last of the years that average annual growth runs over; else the period."""
        return self.period.years()[-1] if self._averages_years else self.period

    def expression(self) -> Expression:
        """Give the arithmetic, each quantity in it once."""
        match self.measure:
            case Aspect.LEVEL:
                return self._level(self.period)
            case Aspect.CHANGE:
                return self._level(self.period) - self._level(self.base)
            case Aspect.GROWTH:
                return self.of.ratio(self.area, self.period, self.base, self.basis) - 1
            case Aspect.CAGR:
                ratio = self.of.ratio(self.area, self.last, self.base, self.basis)
                return a_year(ratio, months_between(self.base, self.last)) - 1
            case Aspect.SHARE:
                whole, area = self.whole or self.of, self.whole_area or self.area
                return self._level(self.period) / whole.at(area, self.period, self.basis)

    def moved(self, period: Period) -> Subject:
        """Give the same in another period, counted from as long before."""
        since = self.since
        if since is not None:
            since = since.shifted(years_between(self.period, period))
        return replace(self, period=period, since=since)

    @property
    def name(self) -> str:
        """What is measured where, whatever the period."""
        return closed(say("{of} of {area}", of=self.of.name(), area=self.area.name()))

    def words(self) -> str:
        """Say it in one phrase."""
        if self.measure is Aspect.SHARE:
            return self._share_in_words()
        if self.measure is Aspect.LEVEL:
            return level_in_words(self.of, self.area, self.period)
        text = say(
            _MEASURES_OF_CHANGE[self.measure],
            of=self.of.name(),
            area=self.area.name(),
            base=in_words(self.base),
            period=in_words(self.last),
        )
        return closed(text)

    def _share_in_words(self) -> str:
        of, area, period = self.of.name(), self.area.name(), in_words(self.period)
        whole_area = (self.whole_area or self.area).name()
        if self.whole is not None and self.whole_area in (None, self.area):
            text = say(
                "share of {of} in {whole} of {area} in {period}",
                of=of,
                whole=self.whole.name(),
                area=area,
                period=period,
            )
        elif self.whole is None:
            text = say(
                "share of {area} in {of} of {whole_area} in {period}",
                of=of,
                area=area,
                whole_area=whole_area,
                period=period,
            )
        else:
            text = say(
                "share of {of} of {area} in {whole} of {whole_area} in {period}",
                of=of,
                area=area,
                whole=self.whole.name(),
                whole_area=whole_area,
                period=period,
            )
        return closed(text)

    @property
    def _averages_years(self) -> bool:
        return self.measure is Aspect.CAGR and self.period.is_whole_years

    def _level(self, period: Period) -> Expression:
        return self.of.at(self.area, period, self.basis)

    def _check_base(self, since: Period) -> None:
        if self.measure not in _MEASURES_OF_CHANGE:
            raise StatementError(
                say(_WITHOUT_BASE[self.measure]),
                say("Remove 'since', or write `measure: growth`."),
                "since",
            )
        base_of(self.period, since)
        if self.first != self.last:
            raise StatementError(
                say(
                    "{period} is a span of years, whose base is {base}",
                    period=self.period,
                    base=self.first.year_before(),
                ),
                say("Remove 'since', or write `period: {last}` with it.", last=self.last),
                "since",
            )

    def _check_like_with_like(self) -> None:
        """See to it that no sum is set against a longer or shorter one, or in part against itself.

        A longer period sells more; that is no growth.
        """
        period, base = self.period, self.base
        if base.length != period.length:
            problem = say(
                "{of} adds up over time, and {base} is not as long as {period}",
                of=self.of.name(),
                base=base,
                period=period,
            )
        elif self.since is None and period.months > 12:
            problem = say("{period} and {base} overlap", period=period, base=base)
        else:
            return
        key = "period" if self.since is None else "since"
        raise StatementError(problem, self._like_with_like(), key)

    def _like_with_like(self) -> str:
        if self.period.weeks:
            return say(
                "Compare like with like: {period} with {base}, say.",
                period=self.period,
                base=self.period.preceding(),
            )
        if self.period.months <= 12:
            return say(
                "Compare like with like: {period} with {base}, say.",
                period=self.period,
                base=self.period.year_before(),
            )
        if self.period.is_whole_years:
            years = self.period.years()
            return say(
                "For growth over these years write `since: {base}, period: {last}`; for that "
                "of their sum, the span before them under 'since'.",
                last=years[-1],
                base=years[0].year_before(),
            )
        return say("Write the span before it under 'since'.")

    def _check_whole(self) -> None:
        if self.whole in (None, self.of) and self.whole_area in (None, self.area):
            raise StatementError(
                say("it is not said of what {of} is a share", of=self.of.name()),
                say(
                    "Add 'whole' (an indicator) or 'whole area'; for an indicator that is itself a "
                    "share, use the kind level."
                ),
                "whole",
            )


def level_in_words(of: Indicator, area: Area, period: Period) -> str:
    """Name an indicator of an area in a period."""
    return closed(
        say(
            "{of} of {area} in {period}",
            of=of.name(),
            area=area.name(),
            period=in_words(period),
        )
    )


def base_of(period: Period, since: Period | None) -> Period:
    """Give the period that a change is counted from: the same span one year before, unless said.

    Raises
    ------
    StatementError
        If it is not an earlier one.
    """
    if since is None:
        return _year_before(period)
    if (since.last, since.first, since.day) >= (period.last, period.first, period.day):
        raise StatementError(
            say("{since} is not before {period}", since=since, period=period),
            say("'since' is the earlier period, 'period' the later one."),
            "since",
        )
    return since


def are_unlike_spans(of: Indicator, period: Period, since: Period | None) -> bool:
    """Whether what adds up over time is set against a longer or shorter period of it."""
    return of.over_time is OverTime.SUM and since is not None and since.length != period.length


def _year_before(period: Period) -> Period:
    """Return the same span one year before; a week has one where 52 weeks lie between."""
    before = period.year_before()
    weeks = (period.start - before.start).days // DAYS
    if period.weeks and weeks > 52:
        raise StatementError(
            say(
                "{period} is {weeks} weeks after {before}",
                period=period,
                weeks=weeks,
                before=before,
            ),
            say(
                "Write 'since': {before}, or {nearer} for 52 weeks before.",
                before=before,
                nearer=before.moved_days(DAYS),
            ),
            "period",
        )
    return before


def years_between(base: Period, period: Period) -> int:
    """Count the years from one period to the same span of another year.

    Raises
    ------
    StatementError
        If they are not the same span of two years.
    """
    try:
        return period.years_since(base)
    except PeriodError as error:
        raise StatementError(error.problem, error.remedy, "since") from None


def months_between(base: Period, period: Period) -> int:
    """Count the months from one period to a later one of the same length.

    Raises
    ------
    StatementError
        If they are not of the same length, or days.
    """
    if base.day or period.day or (base.months, base.fiscal) != (period.months, period.fiscal):
        years_between(base, period)
    return period.first - base.first or 12 * years_between(base, period)


def a_year(ratio: Expression, months: int) -> Expression:
    """Return how many times as much a year makes, if so many months make `ratio` times as much.

    Of 47 months it is the root of degree 47 of the ratio to the power of 12.
    """
    whole = gcd(months, 12)
    power, degree = 12 // whole, months // whole
    return rooted(ratio**power if power > 1 else ratio, degree)


def other(
    subject: Subject,
    key: str,
    *,
    of: Indicator | None,
    area: Area | None,
    period: Period | None,
) -> Subject:
    """Give what a subject is set against: another indicator, area or period.

    Raises
    ------
    StatementError
        If it would be set against itself.
    """
    found = replace(subject, of=of or subject.of, area=area or subject.area)
    if period is not None:
        found = found.moved(period)
    if found == subject:
        raise StatementError(
            say("the {what} is set against itself", what=subject.words()),
            say("Add '{key}', '{key} area' or '{key} period'.", key=key),
            key,
        )
    return found
