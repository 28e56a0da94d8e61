"""Months counted through the years: month `m` of year `y` is ``12 * y + m - 1``."""

from __future__ import annotations

from datetime import date

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_of(day: date) -> int:
    """Return the month that a day lies in."""
    return 12 * day.year + day.month - 1


def days_of(index: int) -> int:
    """Return how many days a month has."""
    year, month = divmod(index, 12)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 1 and is_leap else _DAYS[month]


def month_in_text(index: int) -> str:
    """Return a month as files write it: 2021-05."""
    return f"{index // 12:04}-{index % 12 + 1:02}"


def fiscal_month(index: int) -> str:
    """Return a month of a fiscal year by its number: FY2021-22 would be taken for two years."""
    return f"{index // 12:04}M{index % 12 + 1:02}"
