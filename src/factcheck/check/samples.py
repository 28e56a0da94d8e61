"""Rows that share what a text names: counted, averaged, spread and compared between groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from factcheck.check import vocabulary
from factcheck.check.findings import CellMention
from factcheck.check.records import RecordColumn, Records
from factcheck.check.words import english, is_chinese, label_keys
from factcheck.domain.rational import Fraction

_ARM = re.compile(r"arm|group|treatment|allocat\w*|condition|cohort|组别?|分组", re.IGNORECASE)
_FIRST = re.compile(
    r"(?:^|_|\b)(?:base(?:line)?|pre|before|t0|start|wk0|week0)(?:$|_|\b)|基线|治疗前",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:^|_|\b)(?:post|after|follow_?up|end|final|t[1-9]|wk\d+|week_?\d+|m\d+|month_?\d+|\d+_?(?:m|mo|months?|w|wks?|weeks?|y|years?))(?:$|_|\b)|治疗后|随访",
    re.IGNORECASE,
)
_SAID = {
    "f": ("women", "女"),
    "female": ("women",),
    "m": ("men", "男"),
    "male": ("men",),
    "女": ("女",),
    "男": ("男",),
}


class RowFilter(Struct, frozen=True):
    """What some rows share: a column, and its value; "yes" of a column that says what is so."""

    column: int
    value: str


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


class Sample:
    """One table of subjects, and how texts name what is in it.

    Parameters
    ----------
    records : Records
        The table.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.by_index = {column.index: column for column in records.columns}

    @cached_property
    def arm(self) -> RecordColumn | None:
        """The column that parts the subjects into the groups that are compared."""
        groups = [column for column in self.records.columns if len(column.groups) > 1]
        named = [column for column in groups if _ARM.fullmatch(column.name.strip())]
        return named[0] if named else None

    @cached_property
    def names(self) -> list[tuple[frozenset[str], RowFilter]]:
        """What each value and each column of truths is called."""
        names = []
        for column in self.records.columns:
            if column.is_yes_or_no:
                keys = label_keys(column.name)
                yes = next((value for value in column.groups if _is_yes(value)), "yes")
                names.append((keys, RowFilter(column.index, yes)))
                continue
            for value in column.groups:
                said = _SAID.get(value.casefold())
                keys = frozenset(said[:1]) if said else label_keys(value)
                if said or (keys and len(value) > 1):
                    names.append((keys, RowFilter(column.index, value)))
        return [(keys, one) for keys, one in names if keys]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All things that its columns and its values are called."""
        columns = {key for column in self.records.columns for key in label_keys(column.name)}
        measures = {key for measure in self.measures for key in measure_words(measure)}
        return frozenset({key for keys, _ in self.names for key in keys} | columns | measures)

    def unexplained(self, text: str) -> str:
        """Return a word of a text that names nothing in the table, and is no word of papers."""
        for naming in english(text):
            word = text[naming.start : naming.end].casefold()
            is_usual = word in vocabulary.NEUTRAL or word in vocabulary.OF_SAMPLES
            if naming.key not in self.vocabulary and not is_usual:
                return word
        return ""

    def filters(self, text: str) -> list[RowFilter]:
        """Return what a text names, in its order.

        >>> from factcheck.check.records import RecordColumn
        >>> arm = RecordColumn(index=0, name="arm", texts=("drug",) * 2, groups=("drug", "placebo"))
        >>> records = Records(file="a.csv", sheet="", first=2, columns=(arm,), has_ids=False)
        >>> Sample(records).filters("3 of those on the drug")
        [RowFilter(column=0, value='drug')]
        """
        said = {naming.key: naming.start for naming in reversed(english(text))}
        found = []
        for keys, one in self.names:
            if all(key in said or (is_chinese(key) and key in text) for key in keys):
                found.append((min(said.get(key, text.find(key)) for key in keys), one))
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    def rows(self, filters: Iterable[RowFilter]) -> list[int]:
        """Return the rows that share all of some values."""
        wanted = list(filters)
        return [
            row
            for row in range(self.records.count)
            if all(self.by_index[one.column].texts[row] == one.value for one in wanted)
        ]

    def arms(self, text: str) -> list[RowFilter]:
        """Return the groups that are compared, in the order in which a text first names them."""
        if self.arm is None:
            return []
        ones = [RowFilter(self.arm.index, value) for value in self.arm.groups]
        named = [one for one in self.filters(text) if one in ones]
        return [*named, *(one for one in ones if one not in named)]

    @cached_property
    def measures(self) -> list[NumericMeasure]:
        """All numbers of a row: the columns, and the change between two of one thing."""
        numeric = [column for column in self.records.columns[1:] if column.numbers]
        measures = [NumericMeasure(name=column.name, column=column) for column in numeric]
        for first in numeric:
            for last in numeric:
                stem_first = _FIRST.sub("", first.name.replace(" ", "_")).strip("_")
                stem_last = _LAST.sub("", last.name.replace(" ", "_")).strip("_")
                is_pair = _FIRST.search(first.name) and _LAST.search(last.name)
                if is_pair and first is not last and stem_first == stem_last:
                    measures.append(NumericMeasure(name=stem_first, column=last, earlier=first))
        return measures

    def mentions(self, columns: Iterable[RecordColumn]) -> tuple[CellMention, ...]:
        """Return columns as findings name them."""
        return tuple(
            CellMention(file=self.records.file, cell=self.records.span(column), label=column.name)
            for column in dict.fromkeys(columns)
        )

    def columns_of(self, filters: Iterable[RowFilter]) -> tuple[RecordColumn, ...]:
        """Return the columns that some filters look at."""
        return tuple(self.by_index[one.column] for one in filters)


def _is_yes(value: str) -> bool:
    return value.casefold() in {"yes", "y", "true", "1", "是", "有"}


def measure_words(measure: NumericMeasure) -> frozenset[str]:
    """Return what a measure is called: without the words that say when."""
    name = measure.name.replace("_", " ")
    bare = _LAST.sub(" ", _FIRST.sub(" ", measure.name.replace(" ", "_")).strip("_")).replace(
        "_", " "
    )
    return label_keys(bare) or label_keys(name)


def is_first(measure: NumericMeasure) -> bool:
    """Whether a measure is of the beginning."""
    return measure.earlier is None and _FIRST.search(measure.name) is not None


def is_last(measure: NumericMeasure) -> bool:
    """Whether a measure is of the end."""
    return measure.earlier is None and _LAST.search(measure.name) is not None


def known(measure: NumericMeasure, rows: Iterable[int]) -> list[Fraction]:
    """Return the numbers that are known of some rows."""
    return [value for row in rows if (value := measure.of(row)) is not None]


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """Return the mean; None of nothing."""
    return sum(values, Fraction(0)) / len(values) if values else None


def variance(values: Sequence[Fraction]) -> Fraction | None:
    """Return the variance of a sample, by one less than its number."""
    middle = mean(values)
    if middle is None or len(values) < 2:
        return None
    return sum(((value - middle) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


def median(values: Sequence[Fraction]) -> Fraction | None:
    """Return the median."""
    order = sorted(values)
    half = len(order) // 2
    if not order:
        return None
    return order[half] if len(order) % 2 else (order[half - 1] + order[half]) / 2


def squared_t(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction | None:
    """Return the square of t between two groups of one spread."""
    spreads = variance(one), variance(other)
    means = mean(one), mean(other)
    if None in spreads or None in means or len(one) + len(other) < 3:
        return None
    first, second = (spread or Fraction(0) for spread in spreads)
    pooled = ((len(one) - 1) * first + (len(other) - 1) * second) / (len(one) + len(other) - 2)
    error = pooled * (Fraction(1, len(one)) + Fraction(1, len(other)))
    distance = (means[0] or Fraction(0)) - (means[1] or Fraction(0))
    return distance**2 / error if error else None


def chi_squared(table: Sequence[Sequence[int]], *, corrected: bool = False) -> Fraction | None:
    """Return chi-squared of a table of counts, on two by two corrected for continuity if asked.

    >>> round(float(chi_squared([[14, 13], [8, 19]])), 2)
    2.76
    """
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    whole = sum(rows)
    if not whole or 0 in rows or 0 in columns:
        return None
    total = Fraction(0)
    for row, counts in zip(rows, table, strict=True):
        for column, count in zip(columns, counts, strict=True):
            expected = Fraction(row * column, whole)
            distance = abs(count - expected)
            if corrected:
                distance = max(distance - Fraction(1, 2), Fraction(0))
            total += distance**2 / expected
    return total
