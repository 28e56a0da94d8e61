"""On which side of a number the truth lies."""

from __future__ import annotations

from enum import StrEnum


class Hedge(StrEnum):
    """How a figure bounds the truth; the values are the comparators of a claim file."""

    AS_PRINTED = "is"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    BETWEEN = "between"
