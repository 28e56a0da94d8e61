"""The first of two months that an English change lies between: between May 2022 and May 2023."""

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


def two_months(spot: Spot, period: str) -> str:
    """Return the first of two months that a change lies between, the last of which is its own."""
    match = BETWEEN.match(spot.passage.text, spot.end, spot.passage.sentence[1])
    is_own = match is not None and period[4:] == f"-{month_number(match['last']):02d}"
    return _first_of(match, period) if match and is_own else ""


def _first_of(named: re.Match[str], period: str) -> str:
    month = f"-{month_number(named['month']):02d}"
    year = named["year"] or str(int(period[:4]) - (month >= period[4:]))
    return f"{year}{month}"
