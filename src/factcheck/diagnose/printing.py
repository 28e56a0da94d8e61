"""Which figures of the same form would be printed for a value, and how many there are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import End, Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.domain.surd import Surd

_MOST_SPREAD = 2  # last places; a wider range explains no figure to its printed precision
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A figure as a whole number of its last places, and what values print as such a number.

    Examples
    --------
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> printing = Printing.of(parse_figure("34.7 %"))
    >>> printing.number, printing.numbers(Interval.point(Fraction(8212, 10_000)))
    (347, frozenset({821}))
    """

    number: int
    place: Fraction  # negative for a negative figure, so that `number` never is
    start: Fraction  # where the values of a number begin, in places from it
    width: int = 1  # 0 for things counted

    @classmethod
    def of(cls, figure: Figure) -> Printing | None:
        """Give how a figure was printed; None for zero, a range, or a fraction in words."""
        is_bound = figure.hedge in _STARTS and not figure.is_word
        rough = is_bound or figure.hedge is Hedge.ABOUT
        place = figure.significant_place if rough and not figure.is_word else figure.last_place
        steps = figure.value / place
        if figure.hedge is Hedge.BETWEEN or not steps or steps.denominator != 1:
            return None
        return cls(
            number=abs(int(steps)),
            place=place if steps > 0 else -place,
            start=_STARTS[figure.hedge] if is_bound else -_HALF,
            width=0 if figure.is_exact else 1,
        )

    def range_of(self, number: int) -> Interval:
        """Give the values, in places, that are printed as a number."""
        if not self.width:
            return Interval.point(number)
        start = number + self.start
        return Interval(start, start + self.width)

    def numbers(self, found: Interval) -> frozenset[int]:
        """Give the numbers that a value in a range would be printed as; none where it is wide."""
        if not found.is_bounded:
            return frozenset()
        own = found / Interval.point(self.place)
        low, high = _near(own.low), _near(own.high)
        if high - low > _MOST_SPREAD:
            return frozenset()
        nearby = range(math.floor(low) - 2, math.ceil(high) + 3)
        return frozenset(each for each in nearby if each > 0 and self.range_of(each).meets(own))

    @property
    def comparable(self) -> range:
        """The numbers between half and twice the printed one."""
        return range((self.number + 1) // 2, 2 * self.number + 1)

    @property
    def comparable_count(self) -> int:
        """How many they are; len() has no room for some."""
        return self.comparable.stop - self.comparable.start


_STARTS = {
    Hedge.AT_LEAST: Fraction(0),
    Hedge.MORE_THAN: Fraction(0),
    Hedge.AT_MOST: Fraction(-1),
    Hedge.LESS_THAN: Fraction(-1),
    Hedge.NEARLY: Fraction(-1),
    Hedge.JUST_OVER: Fraction(0),
}


def printing_of(relation: Relation) -> Printing | None:
    """Give how the figure of a relation was printed; None where it has none."""
    return None if relation.figure is None else Printing.of(relation.figure)


def _near(end: End) -> Fraction:
    if isinstance(end, float):
        raise TypeError(f"no number: {end!r}")
    return end.near() if isinstance(end, Surd) else end
