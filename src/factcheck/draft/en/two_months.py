"""Two months of an English sentence: a change lies between them, or each has figures of its own."""

from __future__ import annotations

import re

from factcheck.draft.calendar import MONTH, month_number
from factcheck.draft.time_context import Spot

#: Two months that a change lies between: between October 2022 and October 2023.
BETWEEN = re.compile(
    rf"(?:[^.;()]|\.\d){{0,60}}?\bbetween (?P<month>{MONTH})(?:,? (?P<year>(?:19|20)\d\d))?"
    rf" and (?P<last>{MONTH})\b",
    re.IGNORECASE,
)
#: Two months that no span joins: in August and November 2018.
EACH = re.compile(rf"(?<!between )\b(?P<one>{MONTH}) and (?P<other>{MONTH})\b", re.IGNORECASE)
_MONTH_PERIOD = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")


def other_month(spot: Spot, period: str) -> str:
    """Return the month that is named beside that of a figure, where each may have its own."""
    told = _MONTH_PERIOD.fullmatch(period)
    named = EACH.search(spot.passage.text, *spot.passage.sentence)
    if told is None or named is None:
        return ""
    one, other = month_number(named["one"]), month_number(named["other"])
    own = int(told["month"])
    if own not in (one, other) or (other - one) % 12 <= 1:
        return ""
    return f"{told['year']}-{one if own == other else other:02d}"


def two_months(spot: Spot, period: str) -> str:
    """Return the first of two months that a change lies between, the last of which is its own."""
    match = BETWEEN.match(spot.passage.text, spot.end, spot.passage.sentence[1])
    is_own = match is not None and period[4:] == f"-{month_number(match['last']):02d}"
    return _first_of(match, period) if match and is_own else ""


def _first_of(named: re.Match[str], period: str) -> str:
    month = f"-{month_number(named['month']):02d}"
    year = named["year"] or str(int(period[:4]) - (month >= period[4:]))
    return f"{year}{month}"
