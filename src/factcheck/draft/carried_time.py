"""The period that a sentence leaves for the one behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: A sentence that only says what the one before it is compared with.
COMPARES = re.compile(r"\W*(?:(?:That|This|It|Which) )?[Cc]ompare[sd]? (?:with|to)\b")
YEAR = re.compile(r"(?:FY)?\d{4}")
WITHIN = re.compile(r"Q\d|H\d|-\d\d")  # months, quarters and halves


def carried_time(text: str, start: int, before: str, told: Sequence[str]) -> str:
    """Return the period that a sentence sets for the one behind it, or leaves as it was."""
    compares = start >= 0 and COMPARES.match(text, start) is not None
    return before if compares else _leading(told)


def _leading(told: Sequence[str]) -> str:
    """First period that a sentence tells; of whole years, none if it tells of others after it."""
    first = next((period for period in told if period), "")
    if not YEAR.fullmatch(first):
        return first
    held = (period[: len(first)] <= first and not WITHIN.search(period) for period in told)
    return first if all(held) else ""
