"""How far back a claim looks."""

from __future__ import annotations

from factcheck.domain.claim import StatementError
from factcheck.domain.period import Period
from factcheck.language import say


def require_earlier(period: Period, since: Period | None, *, same_season: bool) -> None:
    """See to it that `since`, if given, is or holds an earlier period of the same sort.

    Raises
    ------
    StatementError
        If it is not earlier, or nothing in it could be set against the period.
    """
    if since is None:
        return
    first = period.first_in(since, 12 if same_season else period.stride)
    if (first or since) >= period:
        raise StatementError(
            say("{since} is not before {period}", since=since, period=period),
            say("'since' is the earliest period looked at."),
            "since",
        )
    if first is None:
        raise StatementError(
            say("{since} does not lead to {period}", since=since, period=period),
            say(
                "Give 'since' in the form of 'period', or as a longer one that holds such: "
                "2016 and 2021, 2020Q3 and 2021Q1, 2022 and 2023-05."
            ),
            "since",
        )


def whole_years_to(period: Period, years: int) -> Period:
    """Give the span of so many years that ends with a period.

    >>> from factcheck.wording.period_reader import parse_period
    >>> whole_years_to(parse_period("2022-06"), 2)
    Period('2020-07..2022-06')
    """
    if period.weeks:
        return period.shifted(-years).following().to(period)
    return Period(period.last + 1 - 12 * years, period.last, period.day, period.fiscal)
