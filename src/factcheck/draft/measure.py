"""What a printed unit measures: its symbol, its factor, and the sort of claim it can make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Dimension(StrEnum):
    """What sort of thing a figure measures; the kind of claim depends on it."""

    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    TIMES = "times"
    COUNT = "count"
    QUANTITY = "quantity"
    TIME = "time"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit: its symbol, the factor to that symbol, and its dimension."""

    symbol: str
    factor: Fraction
    dimension: Dimension


PLAIN = Measure(symbol="", factor=Fraction(1), dimension=Dimension.NUMBER)
COUNTED = Measure(symbol="count", factor=Fraction(1), dimension=Dimension.COUNT)
TIMES = Measure(symbol="ratio", factor=Fraction(1), dimension=Dimension.TIMES)


def table(dimension: Dimension, rows: str) -> dict[str, Measure]:
    """Units of one dimension by the words they are printed with.

    A row is `symbol factor word, word, ...`; one that is set in more deeply goes on with it.

    >>> table(Dimension.QUANTITY, "kg 1/2 斤, 市斤")["市斤"].factor
    Fraction(1, 2)
    """
    found = {}
    for row in rows.strip().splitlines():
        symbol, factor, words = row.split(maxsplit=2)
        measure = Measure(symbol=symbol, factor=Fraction(factor), dimension=dimension)
        for word in words.split(", "):
            found[word.strip()] = measure
    return found
