"""Which rows share a value of a column, and the values that a text may name."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.check.subjects.records import RecordColumn
from factcheck.domain.interval import Interval

_DASH = re.compile(r"\s?[–—-]\s?")

#: What the signs of a column of sexes stand for in a text.
SEXES = {
    "f": ("women", "女"),
    "female": ("women",),
    "m": ("men", "男"),
    "male": ("men",),
    "女": ("女",),
    "男": ("男",),
}


class RowFilter(Struct, frozen=True):
    """What some rows share: a column, and its value; "yes" of a column that says what is so.

    With a band, the numbers of the column that lie in it; with no value, what is not known, or all
    that is; with other values, what is any of them.
    """

    column: int
    value: str
    band: Interval | None = None
    is_answered: bool = False
    also: tuple[str, ...] = ()  # agree, or agree strongly

    def holds(self, column: RecordColumn, row: int) -> bool:
        """Whether a row shares it."""
        if self.is_answered:
            return bool(column.texts[row])
        if self.band is None:
            return column.texts[row] == self.value or column.texts[row] in self.also
        number = column.numbers[row]
        return number is not None and number in self.band


def literal(value: str) -> str:
    """Return a value as it is compared: in small letters, its dashes and blanks of one sort."""
    bare = re.sub(r"[_\s]+|(?<=[^\W\d])-(?=[^\W\d])", " ", value.casefold())
    return _DASH.sub("-", re.sub(r"(?<=\d) to (?=\d)", "-", bare))


def spelling(value: str) -> str:
    """Return a pattern of a value, whose dashes a text may write as "to"."""
    pieces = (re.escape(piece).replace(r"\ ", r"[\s-]") for piece in _DASH.split(value))
    return r"(?:\s?[–—-]\s?| to )".join(pieces)


def is_no(value: str) -> bool:
    """Whether a value of a column says that something is not so."""
    return value.casefold() in {"no", "n", "false", "0", "否", "无"}


def is_yes(value: str) -> bool:
    """Whether a value of a column says that something is so."""
    return value.casefold() in {"yes", "y", "true", "1", "是", "有"}
