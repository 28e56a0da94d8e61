"""How long periods are that are named by a day each, told from how far the days are apart."""

from __future__ import annotations

from datetime import date
from math import gcd
from typing import NamedTuple

from factcheck.load.layouts._times import WEEK, begun_by, ended_by, frequency

_ORDER, _WEEK, _MONTH = "AHQMD", 7, 28


class PeriodLength(NamedTuple):
    """How long the periods of a series are, and which day of one stands for it.

    Of a week it is the last one, unless who knows that it is another takes it as the day it is.
    """

    letter: str
    at_end: bool = False
    note: str = ""

    def period(self, text: str) -> str:
        """Return the period that a day stands for; empty where that is not known."""
        if not self.letter:
            return ""
        is_end = self.at_end or self.letter == WEEK
        return ended_by(text, self.letter) if is_end else begun_by(text, self.letter)


class Spacing:
    """How far apart days are, told from each and the one before it."""

    def __init__(self) -> None:
        self.last, self.letter, self.at_end = "", "", False
        self.gap = self.step = 0  # days: the fewest that lie between, and what divides them all

    def take(self, text: str) -> None:
        if self.last and text != self.last:
            days = abs((date.fromisoformat(text) - date.fromisoformat(self.last)).days)
            self.gap = min(self.gap or days, days)
            self.step = gcd(self.step, days)
            step = frequency((f"{self.last[:7]}-01", f"{text[:7]}-01"))
            self.letter = max(self.letter, step, key=lambda letter: _ORDER.find(letter or "-"))
        self.at_end = self.at_end or text[8:] != "01"
        self.last = text

    @property
    def length(self) -> PeriodLength:
        """What the days say, all taken together."""
        if not self.at_end:
            return PeriodLength(self.letter)
        if self.gap >= _MONTH:
            return PeriodLength(self.letter, at_end=True)
        if self.gap == self.step == _WEEK:
            return PeriodLength(WEEK)
        return PeriodLength("D", note="weekly" if self.gap == _WEEK else "")
