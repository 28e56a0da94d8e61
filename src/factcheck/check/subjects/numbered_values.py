"""What numbers of a column that sorts are called by: year 8, stage 2, in 2000."""

from __future__ import annotations

import re

from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.row_filters import SEXES, RowFilter, literal
from factcheck.domain.interval import Interval

_SHORT = 2  # signs of a value that is named with its column alone: ward A
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FEW_NUMBERS = 12
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth")  # in the first year


def numbered_values(column: RecordColumn) -> dict[str, RowFilter]:
    """Return what numbers of a column that sorts are called by its name: year 8, stage 2."""
    short = {value for value in column.groups if len(value) <= _SHORT and value.isalnum()}
    if short and not column.is_yes_or_no and not short & {*SEXES, *map(str.upper, SEXES)}:
        words = re.findall(r"[a-z]{3,}", column.name.casefold())
        return {
            f"{word} {literal(value)}": RowFilter(column.index, value)
            for word in words
            for value in short
        }
    values = set(column.numbers) - {None}
    is_sort = 1 < len(values) <= _FEW_NUMBERS and all(
        value and value.denominator == 1 for value in values
    )
    if not is_sort:
        return {}
    words = list(re.findall(r"[a-z]{3,}", column.name.casefold()))
    if all(value and _FIRST_YEAR <= value <= _LAST_YEAR for value in values):
        words += ["in", "of", "during"]  # 1,270 in 2000
    numbered = [
        (f"{word} {value}", value) for word in words for value in values if value is not None
    ]
    numbered += [
        (f"{_ORDINALS[int(value)]} {word}", value)
        for word in words
        for value in values
        if value is not None and value in range(1, len(_ORDINALS))
    ]
    return {
        way: RowFilter(column.index, str(value), Interval.point(value)) for way, value in numbered
    }
