"""Days and years of two numbers that only a whole column tells: 01/08/1986, 2011-12.

Which number of a day is the month, and whether 2011-12 is December or the year that runs into 2012,
is read off all cells of a column or row of heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from math import gcd

from factcheck.load.grids.period_heads import PeriodHead, is_written_as_day, period_head

_STROKES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)(?: 0?0:00(?::00)?)?")
_FIRST_DAY = re.compile(r"((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-01(?:[T ]00:00(?::00)?)?")
_TWO_YEARS = re.compile(r"(?<![\d.,/–-])((?:1[89]|20)\d\d) ?[-/–] ?(\d\d)(?![-/–.]?\d)")


def is_spoilt_day(text: str) -> bool:
    """Whether a text is written as a day or a month, and there is none such.

    >>> is_spoilt_day("2020-13-01"), is_spoilt_day("2020-13"), is_spoilt_day("soon")
    (True, True, False)
    """
    return is_written_as_day(text) and not period_head(text).says_period


class DateOrder(Enum):
    """Which number of a day comes first, and whether only its month or year is meant."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    MONTHS_DAY_FIRST = "the first day of each month, day first"
    MONTHS_MONTH_FIRST = "the first day of each month, month first"
    MONTHS_YEAR_FIRST = "the first day of each month, year first"
    TWO_YEARS = "no days, but years that run into the next"


def date_order(texts: Iterable[str], *, keeps_days: bool = False) -> DateOrder:
    """Return how the days of a column are written, if that is certain.

    Days that are all the first of a month stand for months, unless it is said that they are days.

    >>> date_order(["01/08/1986", "01/09/1986", "01/10/1986"])
    <DateOrder.MONTHS_DAY_FIRST: 'the first day of each month, day first'>
    >>> date_order(["2021-01-01", "2021-02-01", "2021-04-01"]).name
    'MONTHS_YEAR_FIRST'
    >>> date_order(["2021-01-01", "2021-04-01", "2021-07-01"]).name
    'UNKNOWN'
    >>> date_order(["03/04/2021", "05/06/2021"])
    <DateOrder.UNKNOWN: 'unknown'>
    >>> date_order(["2010-11", "2011-12"]).name, date_order(["2011-11", "2011-12"]).name
    ('TWO_YEARS', 'UNKNOWN')
    """
    texts = tuple(texts)
    if _are_two_years(texts):
        return DateOrder.TWO_YEARS
    if not keeps_days and _begin_months(texts):
        return DateOrder.MONTHS_YEAR_FIRST
    days = [match.groups() for text in texts if (match := _STROKES.fullmatch(text.strip()))]
    firsts, seconds = [int(first) for first, _, _ in days], [int(second) for _, second, _ in days]
    if not days:
        return DateOrder.UNKNOWN
    is_day_first = any(first > 12 for first in firsts)
    is_month_first = any(second > 12 for second in seconds)
    if is_day_first != is_month_first:
        return DateOrder.DAY_FIRST if is_day_first else DateOrder.MONTH_FIRST
    if is_day_first:
        return DateOrder.UNKNOWN
    if set(firsts) == {1} and len(set(seconds)) > 2:
        return DateOrder.MONTHS_DAY_FIRST
    if set(seconds) == {1} and len(set(firsts)) > 2:
        return DateOrder.MONTHS_MONTH_FIRST
    return DateOrder.UNKNOWN


def _begin_months(texts: Iterable[str]) -> bool:
    """Whether all days are the first of a month, and some follow each other month by month."""
    matches = [_FIRST_DAY.fullmatch(text.strip()) for text in texts]
    months = sorted({12 * int(day[1]) + int(day[2]) for day in matches if day is not None})
    steps = {later - earlier for earlier, later in pairwise(months)}
    return len(months) > 2 and all(matches) and gcd(*steps) == 1


def _are_two_years(texts: Iterable[str]) -> bool:
    """Whether each of several texts names a year and the next one: none of them is a month."""
    pairs = {match.groups() for text in texts if (match := _TWO_YEARS.search(text))}
    return len(pairs) > 1 and all((int(year) + 1) % 100 == int(after) for year, after in pairs)


def _of_two_years(text: str) -> PeriodHead | None:
    head = period_head(text)
    if not head.is_fiscal and _TWO_YEARS.search(text):
        head = period_head(_TWO_YEARS.sub(r"FY\1-\2", text))
    return head if head.is_fiscal else None


def dated(text: str, order: DateOrder = DateOrder.UNKNOWN) -> PeriodHead | None:
    """Read what its column tells; None for other texts, no period where it is uncertain.

    >>> dated("01/08/1986", DateOrder.MONTHS_DAY_FIRST).period()
    '1986-08'
    >>> dated("2011-12", DateOrder.TWO_YEARS).period()
    'FY2012'
    """
    if order is DateOrder.TWO_YEARS:
        return _of_two_years(text)
    if order is DateOrder.MONTHS_YEAR_FIRST and (begin := _FIRST_DAY.fullmatch(text.strip())):
        return PeriodHead(year=int(begin[1]), first=int(begin[2]), last=int(begin[2]))
    match = _STROKES.fullmatch(text.strip())
    if match is None:
        return None
    first, second, year = (int(number) for number in match.groups())
    if first == second or "." in text:
        order = DateOrder.DAY_FIRST if order is DateOrder.UNKNOWN else order
    day, month = (
        (first, second)
        if order in {DateOrder.DAY_FIRST, DateOrder.MONTHS_DAY_FIRST}
        else (second, first)
    )
    if order is DateOrder.UNKNOWN or month > 12:
        return PeriodHead(words=text)
    if order in {DateOrder.MONTHS_DAY_FIRST, DateOrder.MONTHS_MONTH_FIRST}:
        return PeriodHead(year=year, first=month, last=month)
    return PeriodHead(year=year, first=month, last=month, day=day)
