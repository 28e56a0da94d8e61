"""How far back a claim looks."""

from __future__ import annotations

from factcheck.domain.claim import StatementError
from factcheck.domain.period import Period, PeriodError
from factcheck.kinds._subject import years_between
from factcheck.language import say


def years_back(period: Period, since: Period | None) -> int | None:
    """Count the earlier periods from `since` on, itself counted; None for all that are known.

    Raises
    ------
    StatementError
        If `since` is not the same span of an earlier year.
    """
    if since is None:
        return None
    back = years_between(since, period)
    if back < 1:
        raise StatementError(
            say("{since} is not before {period}", since=since, period=period),
            say("'since' is the earliest period looked at."),
            "since",
        )
    return back


def run(since: Period, period: Period) -> tuple[Period, ...]:
    """Give the periods from one to another, both counted.

    Year by year where they are the same span of two years, else one after the other.

    >>> from factcheck.domain.period import parse_period
    >>> [str(each) for each in run(parse_period("2020Q3"), parse_period("2021Q1"))]
    ['2020Q3', '2020Q4', '2021Q1']

    Raises
    ------
    StatementError
        If the one does not lead to the other.
    """
    try:
        if since < period:
            return tuple(since.shifted(year) for year in range(period.years_since(since) + 1))
    except PeriodError:
        found = [period]
        while found[0] > since and not period.day:
            found.insert(0, found[0].preceding())
        if found[0] == since:
            return tuple(found)
    raise StatementError(
        say("{since} does not lead to {period}", since=since, period=period),
        say("Give 'since' in the form of 'period', and earlier: 2016 and 2021, 2020Q3 and 2021Q1."),
        "since",
    )
