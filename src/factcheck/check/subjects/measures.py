"""What columns of numbers measure, and the values of a column that a text may name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from factcheck.check.lexicon.words import label_keys
from factcheck.check.subjects.records import RecordColumn, Records
from factcheck.check.subjects.time_points import without_time
from factcheck.domain.rational import Fraction

FIRST = re.compile(
    r"(?:^|_|\b)(?:base(?:line)?|pre|before|t0|start|wk0|week0|admission|entry|intake|initial)(?:$|_|\b)|基线|治疗前",
    re.IGNORECASE,
)
LAST = re.compile(
    r"(?:^|_|\b)(?:post|after|follow_?up|end|final|discharge|exit|t[1-9]|wk\d+|week_?\d+|m\d+|month_?\d+|\d+_?(?:m|mo|months?|w|wks?|weeks?|y|years?))(?:$|_|\b)|治疗后|随访",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[\s_]*(?:\((?:%|[^()]{1,12})\)|%|(?<=[\s_])(?:mm|cm|m|km|kg|g|mg|ml|l|min|mins|h|hrs?|s|sec|ms|pct|yrs?|lbs?|oz|mmhg|kcal))$",
    re.IGNORECASE,
)


_TIMES = frozenset(("min", "mins", "h", "hr", "s", "sec"))
_TIME = re.compile(r"\b(?:minutes|hours|days|weeks|months)\b", re.IGNORECASE)


class NumericMeasure(Struct, frozen=True, kw_only=True):
    """A number of each row: one column, or how much a later one is below an earlier."""

    name: str
    column: RecordColumn
    earlier: RecordColumn | None = None

    def of(self, row: int) -> Fraction | None:
        """Return the number of a row; None where it is not known."""
        value = self.column.numbers[row]
        if self.earlier is None or value is None:
            return value
        before = self.earlier.numbers[row]
        return None if before is None else before - value

    @property
    def columns(self) -> tuple[RecordColumn, ...]:
        """The columns it rests on."""
        return (self.column,) if self.earlier is None else (self.earlier, self.column)


def measure_words(measure: NumericMeasure) -> frozenset[str]:
    """Return what a measure is called: without the words that say when."""
    whole = _UNIT.sub("", measure.name) or measure.name
    whole = without_time(whole)
    bare = LAST.sub(" ", FIRST.sub(" ", whole.replace(" ", "_")).strip("_")).replace("_", " ")
    return label_keys(bare) or label_keys(whole.replace("_", " "))


def unit_of(measure: NumericMeasure) -> str:
    """Return the unit that a measure is named with; nothing where its name tells none.

    >>> column = RecordColumn(index=1, name="birth_weight_g", texts=())
    >>> unit_of(NumericMeasure(name=column.name, column=column))
    'g'
    """
    match = _UNIT.search(measure.name)
    return match[0].strip(" _()").casefold().removesuffix("s") if match is not None else ""


def is_timed(records: Records) -> bool:
    """Whether a table tells how long something lasts: onset_min."""
    measures = (NumericMeasure(name=one.name, column=one) for one in records.columns if one.numbers)
    return any(unit_of(one) in _TIMES or _TIME.search(one.name) for one in measures)


def is_named(column: RecordColumn) -> bool:
    """Whether a column is called by a word that a text can tell: no "year group"."""
    return bool(measure_words(NumericMeasure(name=column.name, column=column)))


def is_first(measure: NumericMeasure) -> bool:
    """Whether a measure is of the beginning."""
    return measure.earlier is None and FIRST.search(measure.name) is not None


def is_last(measure: NumericMeasure) -> bool:
    """Whether a measure is of the end."""
    return measure.earlier is None and LAST.search(measure.name) is not None


def known(measure: NumericMeasure, rows: Iterable[int]) -> list[Fraction]:
    """Return the numbers that are known of some rows."""
    return [value for row in rows if (value := measure.of(row)) is not None]
