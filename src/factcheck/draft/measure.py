"""What a printed unit measures: its symbol, its factor, and the sort of claim it can make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.rational import Fraction


class MeasuredBy(StrEnum):
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
class MeasuredUnit:
    """A unit: its symbol, the factor to that symbol, and its dimension."""

    symbol: str
    factor: Fraction
    dimension: MeasuredBy


PLAIN = MeasuredUnit(symbol="", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
COUNTED = MeasuredUnit(symbol="count", factor=Fraction(1), dimension=MeasuredBy.COUNT)
TIMES = MeasuredUnit(symbol="ratio", factor=Fraction(1), dimension=MeasuredBy.TIMES)


def table(dimension: MeasuredBy, rows: str) -> dict[str, MeasuredUnit]:
    """Units of one dimension by the words they are printed with.

    A row is `symbol factor word, word, ...`; one that is set in more deeply goes on with it.

    >>> table(MeasuredBy.QUANTITY, "kg 1/2 斤, 市斤")["市斤"].factor
    Fraction(1, 2)
    """
    found = {}
    for row in rows.strip().splitlines():
        symbol, factor, words = row.split(maxsplit=2)
        measure = MeasuredUnit(symbol=symbol, factor=Fraction(factor), dimension=dimension)
        for word in words.split(", "):
            found[word.strip()] = measure
    return found
