"""What a figure of a claim is about: an indicator of an area in a period, looked at in one way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression, rooted
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Basis


class Measure(StrEnum):
    """How an indicator is looked at."""

    LEVEL = "level"
    CHANGE = "change"
    GROWTH = "growth"
    CAGR = "cagr"
    SHARE = "share"


_MEASURES_OF_CHANGE = (Measure.CHANGE, Measure.GROWTH, Measure.CAGR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
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
    measure: Measure = Measure.LEVEL
    whole: Indicator | None = None
    whole_area: Area | None = None

    def __post_init__(self) -> None:
        if self.since is not None:
            self._check_base(self.since)
        if self.of.rate is not None and self.measure in (Measure.GROWTH, Measure.CAGR):
            raise StatementError(
                f"{self.of.name()} is itself a growth of {self.of.rate.of}",
                f"Write `of: {self.of.rate.of}`, or look at its level.",
                "of",
            )
        if self.measure is Measure.CAGR:
            years_between(self.base, self.last)
        has_whole = self.whole is not None or self.whole_area is not None
        if self.measure is Measure.SHARE:
            self._check_whole()
        elif has_whole:
            raise StatementError(
                "'whole' goes with a share alone", "Remove it, or write `measure: share`.", "whole"
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
            case Measure.LEVEL:
                return self._level(self.period)
            case Measure.CHANGE:
                return self._level(self.period) - self._level(self.base)
            case Measure.GROWTH:
                return self.of.ratio(self.area, self.period, self.base, self.basis) - 1
            case Measure.CAGR:
                ratio = self.of.ratio(self.area, self.last, self.base, self.basis)
                return rooted(ratio, self.last.years_since(self.base)) - 1
            case Measure.SHARE:
                whole, area = self.whole or self.of, self.whole_area or self.area
                return self._level(self.period) / whole.at(area, self.period, self.basis)

    def moved(self, period: Period) -> Subject:
        """Give the same in another period, counted from as long before."""
        since = self.since
        if since is not None:
            since = since.shifted(years_between(self.period, period))
        return replace(self, period=period, since=since)

    def words(self) -> str:
        """Say it in one phrase."""
        what = f"{self.of.name()} of {self.area.name()}"
        match self.measure:
            case Measure.LEVEL:
                return f"{what} in {self.period}"
            case Measure.SHARE:
                whole = "" if self.whole is None else f"{self.whole.name()} of "
                area = (self.whole_area or self.area).name()
                return f"share of {what} in {whole}{area} in {self.period}"
            case Measure.CAGR:
                return f"average annual growth of {what} from {self.base} to {self.last}"
            case _:
                return f"{self.measure} of {what} from {self.base} to {self.period}"

    @property
    def _averages_years(self) -> bool:
        return self.measure is Measure.CAGR and self.period.is_whole_years

    def _level(self, period: Period) -> Expression:
        return self.of.at(self.area, period, self.basis)

    def _check_base(self, since: Period) -> None:
        if self.measure not in _MEASURES_OF_CHANGE:
            raise StatementError(
                f"a {self.measure} has no base period",
                "Remove 'since', or write `measure: growth`.",
                "since",
            )
        base_of(self.period, since)
        if self.first != self.last:
            raise StatementError(
                f"{self.period} is a span of years, whose base is {self.first.year_before()}",
                f"Remove 'since', or write `period: {self.last}` with it.",
                "since",
            )

    def _check_whole(self) -> None:
        if self.whole in (None, self.of) and self.whole_area in (None, self.area):
            raise StatementError(
                f"it is not said of what {self.of.name()} is a share",
                "Add 'whole' (an indicator) or 'whole area'; for an indicator that is itself a "
                "share, use the kind level.",
                "whole",
            )


def base_of(period: Period, since: Period | None) -> Period:
    """Give the period that a change is counted from: the same span one year before, unless said.

    Raises
    ------
    StatementError
        If it is not an earlier one.
    """
    if since is None:
        return period.year_before()
    if (since.last, since.first, since.day) >= (period.last, period.first, period.day):
        raise StatementError(
            f"{since} is not before {period}",
            "'since' is the earlier period, 'period' the later one.",
            "since",
        )
    return since


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
            f"the {subject.words()} is set against itself",
            f"Add '{key}', '{key} area' or '{key} period'.",
            key,
        )
    return found
