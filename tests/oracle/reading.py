"""Printed figures and periods, read from their text by rules of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.span import INF, Span

HUNDREDTHS = ("%", "pp")
NO_AMOUNTS = ("%", "pp", "times", "")  # whose zeros are never filled in
COUNTED = ("firms", "persons")
HEDGES = ("about", "at least", "more than", "at most", "less than", "nearly")
_FIGURE = re.compile(r"(?P<sign>-?)(?P<digits>[\d,]+(?:\.\d+)?)\s*(?P<unit>\D.*)?")


@dataclass(frozen=True)
class Printed:
    """A number as it stands there, and the hedge of the key it stands under."""

    digits: str
    negative: bool
    unit: str
    hedge: str

    @property
    def scale(self) -> Fraction:
        return Fraction(1, 100) if self.unit in HUNDREDTHS else Fraction(1)

    @property
    def value(self) -> Fraction:
        return Fraction(self.digits) * (-1 if self.negative else 1) * self.scale

    @property
    def place(self) -> Fraction:
        """One unit of the last digit, but for zeros after "about"."""
        decimals = len(self.digits.partition(".")[2])
        place = Fraction(1, 10**decimals) * self.scale
        if self.hedge == "about":
            while self.value and (self.value / (10 * place)).denominator == 1:
                place *= 10
        return place

    @property
    def is_whole(self) -> bool:
        return "." not in self.digits

    @property
    def zeros(self) -> int:
        """How many zeros a whole number ends in."""
        stripped = self.digits.rstrip("0")
        return len(self.digits) - len(stripped) if self.is_whole and stripped else 0

    def span(self, *, exact: bool = False) -> Span:
        """Give all that it may stand for; `exact` where things are counted one by one."""
        value, half = self.value, self.place / 2
        match self.hedge:
            case "at least":
                return Span(value, INF)
            case "more than":
                return Span(value, INF, low_open=True)
            case "at most":
                return Span(-INF, value)
            case "less than":
                return Span(-INF, value, high_open=True)
            case "nearly":
                return Span(value * Fraction(9, 10), value, high_open=True)
            case "is" if exact and self.is_whole:
                return Span(value, value)
            case _:
                return Span(value - half, value + half)

    def filled(self) -> Span:
        """Give all that it may stand for if the zeros at its end were filled in."""
        half = Fraction(10) ** self.zeros / 2
        return Span(self.value - half, self.value + half)


def read(text: str, hedge: str = "is") -> Printed:
    match = _FIGURE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    digits = match["digits"].replace(",", "")
    return Printed(digits, bool(match["sign"]), match["unit"] or "", hedge)


def figure_of(claim: Mapping[str, str]) -> Printed | None:
    """Read the figure of a claim, by the key it stands under; None where it has none."""
    for key in ("is", *HEDGES, "target"):
        if key in claim and _FIGURE.fullmatch(claim[key]):
            return read(claim[key], "is" if key == "target" else key)
    return None


def back(period: str, years: int) -> str:
    """Give the same year or month some years before."""
    return f"{int(period[:4]) - years}{period[4:]}"


def place_in_time(period: str) -> int:
    """Count years from 0, or months."""
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def moved(period: str, steps: int) -> str:
    """Give a year, or a month, so many later."""
    place = place_in_time(period) + steps
    return f"{place // 12}-{place % 12 + 1:02}" if "-" in period else str(place)
