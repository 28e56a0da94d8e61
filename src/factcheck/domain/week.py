"""Weeks on the calendar: seven days from whatever day, and the number that one has in its year."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.domain.month import days_of, month_of

DAYS = 7
_MIDDLE = timedelta(days=DAYS // 2)


def number_of(start: date) -> tuple[int, int]:
    """Return the year that most days of a week lie in, and the number of the week in it.

    It is the number of ISO 8601 for a week from Monday on, and counted alike for any other.

    Examples
    --------
    >>> number_of(date(2024, 12, 30)), number_of(date(2024, 1, 28))
    ((2025, 1), (2024, 5))
    """
    middle = start + _MIDDLE
    return middle.year, (middle.timetuple().tm_yday - 1) // DAYS + 1


def of_number(start: date, year: int, number: int) -> date:
    """Return the start of the week of a number that begins on the same day of the week as another.

    A week 53 is the last one of a year that has 52.

    Examples
    --------
    >>> of_number(date(2020, 12, 28), 2021, 53), of_number(date(2024, 1, 28), 2023, 5)
    (datetime.date(2021, 12, 27), datetime.date(2023, 1, 29))
    """
    first = date(year, 1, 1)
    ahead = ((start + _MIDDLE).weekday() - first.weekday()) % DAYS
    found = first - _MIDDLE + timedelta(days=ahead + DAYS * (number - 1))
    return found if number_of(found)[0] == year else found - timedelta(days=DAYS)


def next_start(start: date, day: date) -> date:
    """Return the first day, from one on, on which such weeks begin as one that starts elsewhere.

    Examples
    --------
    >>> next_start(date(2024, 1, 29), date(2024, 2, 1))
    datetime.date(2024, 2, 5)
    """
    return day + timedelta(days=(start - day).days % DAYS)


def weeks_in_text(start: date, weeks: int) -> str:
    """Return the numbers of weeks from Monday on, and the days of all others.

    Days that are those of whole months would be read as months: such weeks are told by their end.

    Examples
    --------
    >>> weeks_in_text(date(2024, 1, 29), 1), weeks_in_text(date(2024, 1, 29), 2)
    ('2024-W05', '2024-W05..2024-W06')
    >>> weeks_in_text(date(2024, 1, 28), 1)
    '2024-01-28..2024-02-03'
    >>> weeks_in_text(date(2026, 2, 1), 4)
    '4 weeks ending 2026-02-28'
    """
    end = start + timedelta(days=DAYS * weeks - 1)
    if start.weekday() and start.day == 1 and end.day == days_of(month_of(end)):
        return f"{weeks} weeks ending {end}"
    if start.weekday():
        return f"{start}..{end}"
    first, last = ("{:04}-W{:02}".format(*day.isocalendar()) for day in (start, end))
    return first if weeks == 1 else f"{first}..{last}"
