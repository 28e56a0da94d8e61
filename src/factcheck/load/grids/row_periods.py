"""Periods that stand in rows, read by the head of their column: 2 below Quarter, 5 below KW."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from factcheck.domain.week import DAYS
from factcheck.load.grids.dates import DateOrder, dated
from factcheck.load.grids.period_heads import NO_WEEK, PeriodHead, period_head
from factcheck.load.grids.vocabulary import phrases_of, within

_QUARTER, _MONTH, _YEAR = (
    within(phrases_of("parts of heads", part)) for part in ("quarter", "month", "year")
)
_WEEK, _NUMBERED_WEEK, _WEEK_ENDS, _WEEK_BEGINS = (
    within(phrases_of("parts of heads", part))
    for part in ("week", "numbered week", "week ends", "week begins")
)
_YEAR_AND_WEEK = re.compile(r"((?:19|20)\d\d)[-_/ ]?(\d\d)")


def named_period(head: str, text: str) -> PeriodHead:
    """Read a period below a head: a number of a month, or the first day of the month that is meant.

    >>> named_period("month", "2023-02-01").period(), named_period("date", "2023-02-01").period()
    ('2023-02', '2023-02-01')
    >>> named_period("month", "2011-12").period(), named_period("year", "2011-12").period()
    ('2011-12', 'FY2012')
    """
    if is_part_number(text):
        return numbered_part(head, int(text))
    if _WEEK.search(head) and (both := _YEAR_AND_WEEK.fullmatch(text.strip())):
        return PeriodHead(year=int(both[1]), week=_week_number(head, int(both[2])))
    if _YEAR.search(head) and not _MONTH.search(head):
        years = dated(text, DateOrder.TWO_YEARS)
        if years is not None:
            return years
    period = week_of(head, period_head(text))
    if period.day != 1 or period.words or period.weeks:
        return period
    if _MONTH.search(head):
        return replace(period, day=0)
    if _QUARTER.search(head) and period.first % 3 == 1:
        return replace(period, day=0, last=period.first + 2, is_part=True)
    return period


def week_of(head: str, day: PeriodHead) -> PeriodHead:
    """Return the week that ends, or begins, on a day where the head of its column says so.

    >>> week_of("Week ending", period_head("2024-02-04")).period()
    '2024-W05'
    >>> week_of("week_start", period_head("2024-01-28")).period()
    '2024-01-28..2024-02-03'
    """
    if not (day.day and day.year):
        return day
    if _WEEK_ENDS.search(head):
        return replace(day, weeks=1)
    if _WEEK_BEGINS.search(head):
        end = date(day.year, day.first, day.day) + timedelta(days=DAYS - 1)
        return PeriodHead(
            year=end.year, first=end.month, last=end.month, day=end.day, weeks=1, words=day.words
        )
    return day


def is_part_number(text: str) -> bool:
    """Whether a text may be the number of a month, a quarter or a week."""
    return text.isascii() and text.isdigit() and len(text) < 3


def numbered_part(head: str, number: int) -> PeriodHead:
    """Return the month or quarter of a number, by the head of its column.

    >>> numbered_part("Quarter", 2).last, numbered_part("Monat", 13).says_period
    (6, False)
    >>> numbered_part("KW", 5).week, PeriodHead(year=2024).above(numbered_part("Week", 5)).period()
    (5, '')
    """
    if _QUARTER.search(head) and 1 <= number <= 4:
        return PeriodHead(first=3 * number - 2, last=3 * number, is_part=True)
    if _MONTH.search(head) and 1 <= number <= 12:
        return PeriodHead(first=number, last=number)
    return PeriodHead(week=_week_number(head, number)) if _WEEK.search(head) else PeriodHead()


def _week_number(head: str, number: int) -> int:
    """Return the number of a week where its head says that it is one of ISO 8601.

    Offices of health count weeks from Sunday on, others from Monday on.
    """
    return number if _NUMBERED_WEEK.search(head) else NO_WEEK
