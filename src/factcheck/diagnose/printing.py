"""Which figures of the same form would be printed for a value, and how many there are."""

from __future__ import annotations

import math

from msgspec import Struct

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.domain.surd import Real, Surd

MOST_SPREAD = 2  # last places; a wider range explains no figure to its printed precision
_HALF = Fraction(1, 2)
_NOUGHT = Fraction(0)
_SURE = Fraction(1, 10**29)  # a root is known to 30 digits


class Printing(Struct, frozen=True, kw_only=True):
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

    def numbers(self, value: Interval) -> frozenset[int]:
        """Give the numbers that a value in a range would be printed as; none where it is wide."""
        ends = (value.low, value.low_open), (value.high, value.high_open)
        (low, low_open), (high, high_open) = ends if self.place > 0 else reversed(ends)
        if isinstance(low, float) or isinstance(high, float):
            return frozenset()
        start = self.start if self.width else Fraction(0)
        if isinstance(low, Fraction) and isinstance(high, Fraction):
            if _steps_up(high - low, self.place) > MOST_SPREAD:
                return frozenset()
            first = _steps_up(low, self.place, start + self.width, is_open=low_open)
            last = -_steps_up(-high, self.place, -start, is_open=high_open)
            return frozenset(range(max(first, 1), last + 1))
        low, high = low / self.place, high / self.place
        if _near(high) - _near(low) > MOST_SPREAD:
            return frozenset()
        first = _from(low, start + self.width, is_open=low_open)
        last = -_from(-high, -start, is_open=high_open)
        return frozenset(range(max(first, 1), last + 1))

    @property
    def comparable(self) -> range:
        """The numbers between half and twice the printed one."""
        return range((self.number + 1) // 2, 2 * self.number + 1)

    @property
    def reach(self) -> Interval:
        """All values that would be printed as a comparable number, and some beside them."""
        numbers = self.comparable
        around = Interval(Fraction(numbers.start - 2), Fraction(numbers.stop + 2))
        return around * self.place

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


def _steps_up(
    end: Fraction, place: Fraction, reach: Fraction = _NOUGHT, *, is_open: bool = False
) -> int:
    """Return the first whole number that comes up to an end in places, with its reach.

    What `_from` does, in whole numbers alone: this is asked of thousands of figures.
    """
    above = end.numerator * place.denominator * reach.denominator
    below = end.denominator * place.numerator * reach.denominator
    above -= reach.numerator * end.denominator * place.numerator
    number = -(-above // below)
    return number + (is_open and number * below == above)


def _from(end: Real, reach: Fraction, *, is_open: bool) -> int:
    """Return the first whole number that comes up to an end, or beyond an open one, with its reach.

    A root is told apart from whole numbers by its first digits, and exactly only where these are
    not enough.
    """
    if isinstance(end, Fraction):
        number = math.ceil(end - reach)
        return number + (is_open and number == end - reach)
    near = end.near() - reach
    number = math.ceil(near - _SURE)
    if number == math.ceil(near + _SURE) or number + reach > end:
        return number
    return number + 1


def _near(end: Real) -> Fraction:
    return end.near() if isinstance(end, Surd) else end
