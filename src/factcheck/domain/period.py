"""Periods of time: what span a figure is about.

A period is told apart by its extent alone: January to June 2021 *is* the first half of 2021,
however it was written. A fiscal year is another period than the calendar year of its name, since
it begins where its country says. Weeks run across months and years: they are spans of their own,
which no month or year is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.month import days_of, fiscal_month, month_in_text, month_of
from factcheck.domain.week import DAYS, next_start, number_of, of_number, weeks_in_text
from factcheck.language import say

if TYPE_CHECKING:
    from typing import Self

_PARTS = {6: "H", 3: "Q"}


class PeriodError(ValueError):
    """A period nobody can read, or two that cannot be set against each other."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(say("{problem}. {remedy}", problem=problem, remedy=remedy))


class Period(Struct, frozen=True, order=True, cache_hash=True):
    """A run of whole months or of weeks, or one day, ordered by its beginning.

    Months are counted through: month `m` of year `y` is ``12 * y + m - 1``. A week is the
    seven days from whatever day on; one from Monday on has a number in its year, as ISO 8601 says.

    Examples
    --------
    >>> from factcheck import parse_period
    >>> Period.of_year(2021)
    Period('2021')
    >>> parse_period("2021年1-8月").year_before()
    Period('2020-01..2020-08')
    >>> Period.of_week(2024, 5).preceding(), parse_period("week ending 3 February 2024")
    (Period('2024-W04'), Period('2024-01-28..2024-02-03'))
    """

    first: int  # month it begins in
    last: int  # month it ends in
    day: int = 0  # day of the month it begins on; 0 where it is made of whole months
    fiscal: bool = False
    weeks: int = 0  # how many it lasts; 0 where it is made of months, or one day

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(
                say(
                    "the period ends ({last}) before it begins ({first})",
                    last=month_in_text(self.last),
                    first=month_in_text(self.first),
                ),
                say("Write the earlier end first."),
            )

    @classmethod
    def of_year(cls, year: int, *, fiscal: bool = False) -> Self:
        """Give a whole year."""
        return cls(12 * year, 12 * year + 11, 0, fiscal)

    @classmethod
    def of_months(cls, year: int, first: int, last: int | None = None) -> Self:
        """Give the months `first` to `last`, both counted from 1, or the one month."""
        last = first if last is None else last
        for month in (first, last):
            if not 1 <= month <= 12:
                raise PeriodError(
                    say("there is no month {number}", number=month),
                    say("Months run from 1 to 12."),
                )
        return cls(12 * year + first - 1, 12 * year + last - 1)

    @classmethod
    def of_day(cls, year: int, month: int, day: int) -> Self:
        """Give one day."""
        whole = cls.of_months(year, month)
        if not 1 <= day <= days_of(whole.last):
            raise PeriodError(
                say("there is no day {number} in {month}", number=day, month=whole),
                say("Check the date."),
            )
        return replace(whole, day=day)

    @classmethod
    def of_week(cls, year: int, number: int) -> Self:
        """Return a week by its number in a year, from Monday to Sunday."""
        try:
            start = date.fromisocalendar(year, number, 1)
        except ValueError:
            most = date(year, 12, 28).isocalendar().week
            raise PeriodError(
                say("{year} has no week {number}", year=year, number=number),
                say("Its weeks run from 1 to {most}.", most=most),
            ) from None
        return cls.of_weeks(start, 1)

    @classmethod
    def of_weeks(cls, start: date, count: int) -> Self:
        """Return so many weeks from a day on."""
        try:
            end = start + timedelta(days=DAYS * count - 1)
        except OverflowError:
            raise PeriodError(
                say("the weeks from {day} on run beyond the year 9999", day=start),
                say("Check the years."),
            ) from None
        return cls(month_of(start), month_of(end), start.day, weeks=count)

    @property
    def year(self) -> int:
        """The calendar year in which it ends."""
        return self.last // 12

    @property
    def months(self) -> int:
        """How many months it has; 0 for a day or a week."""
        return 0 if self.day else self.last - self.first + 1

    @property
    def start(self) -> date:
        """Its first day; of a fiscal year, that of the calendar year of its name."""
        return date(self.first // 12, self.first % 12 + 1, self.day or 1)

    @property
    def end(self) -> date:
        """Its last day; of a fiscal year, that of the calendar year of its name."""
        if self.weeks:
            return self.start + timedelta(days=DAYS * self.weeks - 1)
        return date(self.year, self.last % 12 + 1, self.day or days_of(self.last))

    @property
    def length(self) -> tuple[int, int]:
        """How many months and how many days it has: two of one length can be set side by side."""
        return self.months, DAYS * self.weeks or (1 if self.day else 0)

    @property
    def is_whole_years(self) -> bool:
        """Whether it is one or more years, from whatever month."""
        return not self.day and self.months % 12 == 0

    @property
    def is_calendar_years(self) -> bool:
        """Whether it is one or more calendar years, or fiscal ones that go by their name."""
        return self.is_whole_years and self.first % 12 == 0

    @property
    def stride(self) -> int:
        """How many months lie between its beginning and that of the next period of its sort.

        A month, a quarter and a half are followed by the next one; every other span, such as a
        year or eight months since January, by the same one of the next year. It is 0 for weeks,
        which follow each other and not the months.
        """
        if self.weeks:
            return 0
        is_part = self.months in (1, 3, 6) and self.first % self.months == 0
        return self.months if is_part else 12

    def first_in(self, span: Period, stride: int) -> Period | None:
        """Give the first period of its sort within a span; None where the span holds none.

        Examples
        --------
        >>> from factcheck import parse_period
        >>> month = parse_period("2023-05")
        >>> month.first_in(parse_period("2021Q3"), month.stride)
        Period('2021-07')
        """
        if self.weeks:
            first = Period.of_weeks(next_start(self.start, span.start), self.weeks)
        elif self.day:
            start = span.start
            first = Period.of_day(start.year, start.month, start.day)
        else:
            first = self.moved(-((self.first - span.first) // stride) * stride)
        return first if span.covers(first) else None

    def years(self) -> tuple[Period, ...]:
        """Give the years it is made of, each a period.

        Raises
        ------
        PeriodError
            If it is not made of whole years.
        """
        if not self.is_whole_years:
            raise PeriodError(
                say("{period} is not made of whole years", period=self),
                say("Write years: 2016..2021."),
            )
        return self.divided(12)

    def divided(self, months: int) -> tuple[Period, ...]:
        """Return the periods of so many months that it is made of; none where it is not.

        Examples
        --------
        >>> from factcheck import parse_period
        >>> parse_period("2021H2").divided(3)
        (Period('2021Q3'), Period('2021Q4'))
        >>> parse_period("2021-02..2021-05").divided(3)
        ()
        """
        if self.day or self.months % months:
            return ()
        return tuple(
            replace(self, first=first, last=first + months - 1)
            for first in range(self.first, self.last + 1, months)
        )

    def weekly(self) -> tuple[Period, ...]:
        """Return the weeks that it is made of; none where it is made of months, or one day."""
        return tuple(
            Period.of_weeks(self.start + timedelta(days=DAYS * number), 1)
            for number in range(self.weeks)
        )

    def shifted(self, years: int) -> Period:
        """Give the same span some years later, or earlier when `years` is negative.

        A week is that of the same number; week 53 is the last one of a year that has 52.
        """
        return self.moved(12 * years)

    def moved(self, months: int) -> Period:
        """Give the span of the same length some months later, or earlier if negative."""
        first, last = self.first + months, self.last + months
        if first < 12:
            raise PeriodError(
                say("{period} cannot be moved before the year 1", period=self),
                say("Check the years."),
            )
        if self.weeks:
            return self._week_of(months)
        day = min(self.day, days_of(last))
        return Period(first, last, day, self.fiscal)

    def _week_of(self, months: int) -> Period:
        """Return the week of the same number some years away, or as many weeks away as fit."""
        if months % 12:
            raise PeriodError(
                say("{period} is no month, and moves by weeks", period=self),
                say("Name the other week itself."),
            )
        year, number = number_of(self.start)
        return Period.of_weeks(of_number(self.start, year + months // 12, number), self.weeks)

    def moved_days(self, days: int) -> Period:
        """Return a day, or a span of weeks, some days later, or earlier if negative."""
        try:
            start = self.start + timedelta(days=days)
        except OverflowError:
            raise PeriodError(
                say("{period} cannot be moved before the year 1", period=self),
                say("Check the years."),
            ) from None
        if self.weeks:
            return Period.of_weeks(start, self.weeks)
        return Period.of_day(start.year, start.month, start.day)

    def year_before(self) -> Period:
        """Give the same span one year earlier."""
        return self.shifted(-1)

    def preceding(self) -> Period:
        """Give the span of the same length that ends where this one begins."""
        return self._neighbour(-1)

    def following(self) -> Period:
        """Return the span of the same length that begins where this one ends."""
        return self._neighbour(1)

    def _neighbour(self, spans: int) -> Period:
        if self.weeks:
            return self.moved_days(DAYS * self.weeks * spans)
        if self.day:
            raise PeriodError(
                say("{period} is one day", period=self), say("Name the other day itself.")
            )
        return self.moved(spans * self.months)

    def to(self, last: Period) -> Period:
        """Return the span from the beginning of this period to the end of `last`.

        Days make one where they begin and end whole months, or are whole weeks.

        Examples
        --------
        >>> Period.of_day(2024, 7, 1).to(Period.of_day(2024, 9, 30))
        Period('2024Q3')
        >>> Period.of_week(2024, 5).to(Period.of_week(2024, 6))
        Period('2024-W05..2024-W06')
        """
        if self.day and last.day and bool(self.weeks) == bool(last.weeks):
            days = (last.end - self.start).days + 1
            if self.day == 1 and last.end.day == days_of(last.last) and not self.weeks:
                return Period(self.first, last.last)
            if days > 0 and days % DAYS == 0:
                return Period.of_weeks(self.start, days // DAYS)
        if self.day or last.day or self.fiscal != last.fiscal:
            raise PeriodError(
                say("{first} and {last} make no span", first=self, last=last),
                say("Give both ends in the same form: 2016..2021."),
            )
        return Period(self.first, last.last, 0, self.fiscal)

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` belongs to it."""
        if self.fiscal != other.fiscal:
            return False
        if self.day:
            return self.start <= other.start and other.end <= self.end
        return self.first <= other.first and other.last <= self.last

    def years_since(self, base: Period) -> int:
        """Count the years from the same span in another year to this one.

        Raises
        ------
        PeriodError
            If the two are not the same span of two years.

        Examples
        --------
        >>> from factcheck import parse_period
        >>> parse_period("2021").years_since(parse_period("2016"))
        5
        """
        years, rest = divmod(self.first - base.first, 12)
        same_span = (self.last - self.first, self.day, self.fiscal, self.weeks) == (
            base.last - base.first,
            base.day,
            base.fiscal,
            base.weeks,
        )
        if self.weeks and base.weeks:
            (year, number), (of_base, base_number) = map(number_of, (self.start, base.start))
            years, rest = year - of_base, (self.start - base.start).days % DAYS
            same_span = (self.weeks, number) == (base.weeks, base_number)
        if rest or not same_span:
            raise PeriodError(
                say(
                    "{base} and {period} are not the same span of two years",
                    base=base,
                    period=self,
                ),
                say(
                    "Compare like with like: {period} with {base}, say.",
                    period=self,
                    base=self.shifted(-1),
                ),
            )
        return years

    def __contains__(self, other: Period) -> bool:
        return self.covers(other)

    def __iter__(self) -> Iterator[Period]:
        return iter(self.years())

    def __str__(self) -> str:
        if self.weeks:
            return weeks_in_text(self.start, self.weeks)
        if self.day:
            return f"{month_in_text(self.first)}-{self.day:02}"
        mark = "FY" if self.fiscal else ""
        year, month = divmod(self.first, 12)
        if self.is_calendar_years:
            names = (f"{year:04}", f"{self.year:04}")
        elif self.months in _PARTS and month % self.months == 0:
            return f"{mark}{year:04}{_PARTS[self.months]}{month // self.months + 1}"
        elif self.fiscal:
            names = (fiscal_month(self.first), fiscal_month(self.last))
        else:
            names = (month_in_text(self.first), month_in_text(self.last))
        start, stop = (mark + name for name in names)
        return start if start == stop else f"{start}..{stop}"

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"
