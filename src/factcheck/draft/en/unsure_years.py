"""Doubts that all figures share which rest on the year, or the calendar, of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.compared import year_before
from factcheck.draft.time_context import Spot
from factcheck.language import say

REACH = 400  # characters to either side; a longer sentence is a list
QUARTER = re.compile(r"(?:FY)?\d{4}Q[1-4]")


def unsure_years(spot: Spot, period: str) -> Iterator[str]:
    """Give the doubts about a period that rests on what the whole text is taken to be of."""
    if _rests_on_the_year(spot, period):
        yield say(
            "period: {period}, or of another year? The text also tells of {words!r}",
            period=period,
            words=spot.line_of_time.disputed,
        )
    if _rests_on_the_calendar(spot, period):
        yield say(
            "period: {period}, or the firm's own quarter? Nothing says when {words!r} ended",
            period=period,
            words=spot.line_of_time.uncounted,
        )


def _named(spot: Spot) -> frozenset[str]:
    """Return the periods that a text names with their years as its own, and those before them."""
    named = spot.line_of_time.signs.named
    return named | {year_before(period) for period in named}


def _rests_on_the_year(spot: Spot, period: str) -> bool:
    """Whether a period is of the year that a text is taken to be of, which others speak against."""
    if not spot.line_of_time.disputed:
        return False
    words = (*spot.before(), *spot.after(REACH))
    told = {moment.period or "" for moment in words if moment in spot.line_of_time.signs.against}
    return period not in told | {year_before(name) for name in told} | _named(spot)


def _rests_on_the_calendar(spot: Spot, period: str) -> bool:
    """Whether a firm's quarter is taken for one of the calendar, and nothing says when it ended."""
    is_quarter = QUARTER.fullmatch(period) is not None
    return bool(spot.line_of_time.uncounted) and is_quarter and period not in _named(spot)
