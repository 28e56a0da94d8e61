"""What a text may say of a column of numbers: its mean, median, spread, quartiles or ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.sample_moments import mean, median, variance
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "statistics")

_P = r"[\d.,]*\d"
_SD = re.compile(r"(?:\bSDs?|\bstandard deviations?|±)\s*(?:of|was|were|=|:|,)?\s*$", re.IGNORECASE)
_IS_SD = re.compile(r"\bmean\s*\(\s*SD\s*\)|±", re.IGNORECASE)
_MEDIAN = re.compile(r"\bmedians?\b", re.IGNORECASE)
_MIDDLE = re.compile(r"\b(?:medians?|means?|averag\w+)\b", re.IGNORECASE)
_IQR = re.compile(
    rf"\b(?:IQR|inter-?quartile range|quartiles)\b\s*(?:of|was|from|=|:|,)?\s*"
    rf"(?:(?P<low>{_P})\s*(?:to|and|[-–—,])\s*)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<!inter)(?<!quartile )\b(?:rang(?:e|ed|ing))\b\s*(?:of|was|from|between|=|:|,)?\s*"
    rf"(?:(?P<low>{_P})\s*(?:years?\s*)?(?:to|and|[-–—,])\s*)?$",
    re.IGNORECASE,
)
_TO_NEXT = re.compile(rf"^\s*(?:years?\s*)?(?:to|and|[-–—,])\s*{_P}", re.IGNORECASE)
_LOWEST = re.compile(WORDS.pattern(r"\b(?:{en.lowest})\b[^,;.\d]*$"), re.IGNORECASE)
_HIGHEST = re.compile(
    WORDS.pattern(r"\b(?:{en.highest})\b[^,;.\d]*$"),
    re.IGNORECASE,
)


_NAMED = {
    "mean": re.compile(r"\bmeans?\b|\baverag", re.IGNORECASE),
    "median": _MEDIAN,
    "spread": re.compile(r"\bSDs?\b|\bstandard deviations?\b|±"),
    "lowest": re.compile(WORDS.pattern(r"\b(?:{en.lowest})\b|\brang"), re.IGNORECASE),
    "highest": re.compile(WORDS.pattern(r"\b(?:{en.highest})\b|\brang"), re.IGNORECASE),
}


class Statistic(Struct, frozen=True):
    """One way to tell many numbers by one."""

    name: str

    @property
    def is_square(self) -> bool:
        """Whether its square is what is computed."""
        return self.name == "spread"

    def values(self, numbers: Sequence[Fraction]) -> Iterator[Fraction]:
        """Give what it comes to; more than one where usage differs."""
        order = sorted(numbers)
        if not order:
            return
        one = {"mean": mean, "median": median, "spread": variance}.get(self.name)
        if one is not None:
            value = one(order)
            yield from () if value is None else (value,)
        elif self.name in ("lowest", "highest"):
            yield order[0] if self.name == "lowest" else order[-1]
        elif self.name == "width":
            for low, high in zip(_quartiles(order, 1), _quartiles(order, 3), strict=True):
                yield high - low
        else:
            yield from dict.fromkeys(_quartiles(order, 1 if self.name == "first quartile" else 3))

    def is_named(self, text: str) -> bool:
        """Whether a text names it."""
        return _NAMED[self.name].search(text) is not None

    def told(self, number: int) -> str:
        """Say what it is, and of how many numbers."""
        match self.name:
            case "spread":
                return say("standard deviation of {number} rows", number=number)
            case "median":
                return say("median of {number} rows", number=number)
            case "lowest":
                return say("lowest of {number} rows", number=number)
            case "highest":
                return say("highest of {number} rows", number=number)
            case "mean":
                return say("mean of {number} rows", number=number)
            case _:
                return say("quartile of {number} rows", number=number)

    def reason(self, measure: str, rows: str) -> str:
        """Say of what it is."""
        match self.name:
            case "spread":
                return say("spread of {name}, {rows}", name=measure, rows=rows)
            case "mean":
                return say("mean of {name}, {rows}", name=measure, rows=rows)
            case _:
                return say("{name} counted out, {rows}", name=measure, rows=rows)


MEAN = Statistic("mean")


def statistic_of(statement: ReportStatement, at: int) -> Statistic:
    """Return what the words at a figure say that it is; the mean where they say nothing."""
    text = statement.sentence.text
    before = text[:at].rstrip("(").rstrip()
    clause = re.split(r"[;:]", text[:at])[-1]
    behind = text[at + len(statement.figure) :]
    if (quartile := _IQR.search(before)) is not None:
        if quartile["low"]:
            return Statistic("third quartile")
        return Statistic("first quartile" if _TO_NEXT.match(behind) else "width")
    if _SD.search(before) or _SD.search(text[:at]):
        return Statistic("spread")
    if (ends := _RANGE.search(before)) is not None:
        return Statistic("highest" if ends["low"] else "lowest")
    if _IS_SD.search(text[:at]) and re.search(r"\d\s*\($", text[:at]):
        return Statistic("spread")
    own = re.split(r"[()]|(?<!\d),|,(?!\d)|\band\b", clause)[-1]
    if _LOWEST.search(own):
        return Statistic("lowest")
    if _HIGHEST.search(own):
        return Statistic("highest")
    named = [match[0] for match in _MIDDLE.finditer(re.split(r"[()]", clause)[-1])]
    is_median = bool(named) and _MEDIAN.match(named[-1]) is not None
    return Statistic("median") if is_median else MEAN


def _quartiles(order: Sequence[Fraction], which: int) -> list[Fraction]:
    """Return a quartile in the ways that programs count it, of numbers in order.

    >>> [float(value) for value in _quartiles([Fraction(n) for n in range(1, 7)], 1)]
    [2.25, 1.75, 2.0, 2.0]
    """
    part, size = Fraction(which, 4), len(order)
    half = size // 2
    lower = order[:half] if which == 1 else order[size - half :]
    within = order[: size - half] if which == 1 else order[half:]
    return [
        _at(order, (size - 1) * part),
        _at(order, (size + 1) * part - 1),
        median(lower) or order[0],
        median(within) or order[0],
    ]


def _at(order: Sequence[Fraction], place: Fraction) -> Fraction:
    """Return what stands at a place, between two numbers in proportion."""
    place = min(max(place, Fraction(0)), Fraction(len(order) - 1))
    index = int(place)
    over = order[min(index + 1, len(order) - 1)]
    return order[index] + (over - order[index]) * (place - index)
