"""Periods as they are said to people; files keep the short form."""

from __future__ import annotations

from factcheck.domain.period import Period
from factcheck.language import later, say

_HALVES = (later("{year}H1"), later("{year}H2"))


def in_words(period: Period) -> str:
    """Say a period in the language of the reader; in English it is much like the short form.

    Examples
    --------
    >>> from factcheck.wording.period_reader import parse_period
    >>> in_words(parse_period("2021年上半年"))
    '2021H1'
    """
    if period.is_calendar_years:
        return _years(period)
    if period.weeks:
        return _weeks(period)
    if period.fiscal:
        return str(period)
    year, month = _parts(period.first)
    if period.day:
        return say("{year}-{month:02}-{day:02}", year=year, month=month, day=period.day)
    if period.months == 6 and month % 6 == 1:
        return say(_HALVES[month // 6], year=year)
    if period.months == 3 and month % 3 == 1:
        return say("{year}Q{quarter}", year=year, quarter=month // 3 + 1)
    if period.months == 1:
        return say("{year}-{month:02}", year=year, month=month)
    last_year, last_month = _parts(period.last)
    if last_year == year:
        return say("{year}-{first:02} to {year}-{last:02}", year=year, first=month, last=last_month)
    return say(
        "{first_year}-{first:02} to {last_year}-{last:02}",
        first_year=year,
        first=month,
        last_year=last_year,
        last=last_month,
    )


def _weeks(period: Period) -> str:
    """Say weeks by their numbers, or by the days that they begin and end on."""
    first, last = period.weekly()[0].start, period.weekly()[-1].start
    if first.weekday():
        if period.weeks == 1:
            return say("the week ending {day}", day=period.end)
        return say("the {count} weeks ending {day}", count=period.weeks, day=period.end)
    (year, week, _), (last_year, last_week, _) = first.isocalendar(), last.isocalendar()
    if first == last:
        return say("{year}-W{week:02}", year=year, week=week)
    return say(
        "{year}-W{week:02}..{last_year}-W{last_week:02}",
        year=year,
        week=week,
        last_year=last_year,
        last_week=last_week,
    )


def _years(period: Period) -> str:
    (first, _), (last, _) = _parts(period.first), _parts(period.last)
    if period.fiscal:
        if first == last:
            return say("FY{year}", year=first)
        return say("FY{first}–FY{last}", first=first, last=last)
    if first == last:
        return say("{year}", year=first)
    return say("{first}–{last}", first=first, last=last)


def _parts(month: int) -> tuple[str, int]:
    """Give the year and the month of the year, from the months counted through."""
    return f"{month // 12:04}", month % 12 + 1
