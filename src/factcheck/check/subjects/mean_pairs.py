"""Means of two groups that a sentence lays beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample

_TWO = 2
NUMBER = r"\d+(?:\.\d+)?"
_PAIR = re.compile(
    rf"(?P<one>{NUMBER}(?:\s*\([^()]*\))?)\s*(?:and|vs\.?|versus|against)\s*(?:M\s*=\s*)?{NUMBER}"
    r"(?:\s*\([^()]*\))?"
)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_THEY = re.compile(r"\bthe(?:y|m|ir)\b", re.IGNORECASE)


def of_pair(
    sample: Sample, arms: Sequence[RowFilter], text: str, at: int, previous: str = ""
) -> RowFilter | None:
    """Return the group of one figure of a pair, by its place: 55.0 against 50.1.

    `previous` is the sentence before, whose two groups "they" are.
    """
    pair = next((one for one in _PAIR.finditer(text) if one.start() <= at < one.end()), None)
    compared: Sequence[RowFilter] = ()
    if pair is not None:
        own = text[: pair.start()]
        is_of_them = not sample.filters(own) and (
            _THEY.search(own) is not None or RESPECTIVELY.search(text) is not None
        )
        compared = _compared(sample, arms, previous if is_of_them else own)
    if pair is None or not compared:
        return None
    return compared[0] if at < pair.end("one") else compared[1]


def _compared(sample: Sample, arms: Sequence[RowFilter], before: str) -> Sequence[RowFilter]:
    """Return the two groups of a pair, in their order: girls wrote better than boys, 55 against 50.

    Of a column of two values, the one that is named, and the other.
    """
    clause = re.split(r"[;:]|\.(?!\d)", before)[-1]
    columns: dict[int, list[RowFilter]] = {}
    for one in sample.filters(clause):
        if one.band is None and one.value and not sample.by_index[one.column].is_yes_or_no:
            columns.setdefault(one.column, []).append(one)
    for index, named in columns.items():
        values = sample.by_index[index].groups
        if len(named) == _TWO:
            return named
        if len(named) == 1 and len(values) == _TWO:
            other = next(value for value in values if value != named[0].value)
            return [named[0], RowFilter(index, other)]
    return arms if len(arms) == _TWO else ()
