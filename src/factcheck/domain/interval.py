"""Intervals with exact ends, each of which may belong or not (IEEE 1788 calls them intervals too).

Figures, observations and values of expressions are intervals, and never compared approximately.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

from factcheck.domain.rational import Fraction, approximate
from factcheck.domain.surd import Real, Surd, root

End: TypeAlias = "Fraction | Surd | float"  # a float is one of the two infinities, nothing else

INFINITY = math.inf


class Interval(Struct, frozen=True):
    """All real numbers between two ends.

    Examples
    --------
    >>> Interval(Fraction(9, 4), Fraction(47, 20))
    [2.25, 2.35]
    >>> Interval.more_than(Fraction(2000))
    (2000, inf)
    """

    low: End
    high: End
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if isinstance(low, float):
            _require_infinite(low)
            force_setattr(self, "low_open", True)
        if isinstance(high, float):
            _require_infinite(high)
            force_setattr(self, "high_open", True)
        if low is high and not self.low_open and not self.high_open:
            return  # one number, the most frequent of all
        if low > high or ((self.low_open or self.high_open) and low == high):
            raise ValueError(f"an interval needs low <= high and a member: {self!r}")

    @classmethod
    def point(cls, value: Real | int) -> Interval:
        """Give the interval that holds one number."""
        exact = Fraction(value) if isinstance(value, int) else value
        return cls(exact, exact)

    @classmethod
    def at_least(cls, value: Real) -> Interval:
        """Give all numbers from `value` up."""
        return cls(value, INFINITY)

    @classmethod
    def more_than(cls, value: Real) -> Interval:
        """Give all numbers above `value`."""
        return cls(value, INFINITY, low_open=True)

    @classmethod
    def at_most(cls, value: Real) -> Interval:
        """Give all numbers up to `value`."""
        return cls(-INFINITY, value)

    @classmethod
    def less_than(cls, value: Real) -> Interval:
        """Give all numbers below `value`."""
        return cls(-INFINITY, value, high_open=True)

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return not isinstance(self.low, float) and not isinstance(self.high, float)

    def width(self) -> End:
        """Give the distance between the ends."""
        return _sum(self.high, -self.low)

    def middle(self) -> Real:
        """Give the number halfway between two finite ends."""
        if isinstance(self.low, float) or isinstance(self.high, float):
            raise ValueError(f"an unbounded interval has no middle: {self!r}")
        return (self.low + self.high) / 2

    def __contains__(self, value: Real | int) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (value < self.high or (value == self.high and not self.high_open))

    def within(self, other: Interval) -> bool:
        """Whether every number of it belongs to `other` as well."""
        low_in = self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )
        return low_in and (
            self.high < other.high
            or (self.high == other.high and (self.high_open or not other.high_open))
        )

    def below(self, other: Interval) -> bool:
        """Whether every number of it is smaller than every number of `other`."""
        return self.high < other.low or (
            self.high == other.low and (self.high_open or other.low_open)
        )

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return not self.below(other) and not other.below(self)

    def touches(self, other: Interval) -> bool:
        """Whether both have some width, and nothing in common but an end."""
        both = self.intersection(other)
        return both is not None and both.is_point and not (self.is_point or other.is_point)

    def intersection(self, other: Interval) -> Interval | None:
        """Give the numbers in both, or None where there are none."""
        if not self.meets(other):
            return None
        if self.low == other.low:
            low, low_open = self.low, self.low_open or other.low_open
        else:
            last = self if self.low > other.low else other
            low, low_open = last.low, last.low_open
        if self.high == other.high:
            high, high_open = self.high, self.high_open or other.high_open
        else:
            first = self if self.high < other.high else other
            high, high_open = first.high, first.high_open
        return Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """Give the smallest interval that holds both."""
        if self.low == other.low:
            low, low_open = self.low, self.low_open and other.low_open
        else:
            first = self if self.low < other.low else other
            low, low_open = first.low, first.low_open
        if self.high == other.high:
            high, high_open = self.high, self.high_open and other.high_open
        else:
            last = self if self.high > other.high else other
            high, high_open = last.high, last.high_open
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: Interval | Real | int) -> Interval:
        if not isinstance(other, Interval):
            other = Interval.point(other)
        return Interval(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Interval | Real | int) -> Interval:
        if not isinstance(other, Interval):
            other = Interval.point(other)
        return Interval(
            _sum(self.low, -other.high),
            _sum(self.high, -other.low),
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    @property
    def _is_plain(self) -> bool:
        """Whether it is closed, between two rationals above zero: the most frequent case."""
        return (
            isinstance(self.low, Fraction)
            and isinstance(self.high, Fraction)
            and self.low > 0
            and not (self.low_open or self.high_open)
        )

    def __mul__(self, other: Interval | Real | int) -> Interval:
        if not isinstance(other, Interval):
            other = Interval.point(other)
        if self._is_plain and other._is_plain:
            return Interval(self.low * other.low, self.high * other.high)  # type: ignore[operator]
        corners = [
            _corner(mine, theirs)
            for mine in ((self.low, self.low_open), (self.high, self.high_open))
            for theirs in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low = min(value for value, _ in corners)
        high = max(value for value, _ in corners)
        return Interval(
            low,
            high,
            all(is_open for value, is_open in corners if value == low),
            all(is_open for value, is_open in corners if value == high),
        )

    def reciprocal(self) -> Interval:
        """Give one over each of its numbers but zero; unbounded where it straddles zero.

        Raises
        ------
        ZeroDivisionError
            If it holds nothing but zero.
        """
        if self.low == self.high == 0:
            raise ZeroDivisionError("one over an interval that holds only zero")
        if self.low < 0 < self.high:
            return EVERYTHING
        low, low_open = _inverted(self.high, INFINITY, is_open=self.high_open)
        high, high_open = _inverted(self.low, INFINITY, is_open=self.low_open)
        if self.low >= 0:
            return Interval(low, high, low_open, high_open)
        low, low_open = _inverted(self.high, -INFINITY, is_open=self.high_open)
        return Interval(low, high, low_open, high_open)

    def __truediv__(self, other: Interval | Real | int) -> Interval:
        if not isinstance(other, Interval):
            other = Interval.point(other)
        if self._is_plain and other._is_plain:
            return Interval(self.low / other.high, self.high / other.low)  # type: ignore[operator]
        return self * other.reciprocal()

    def __pow__(self, exponent: int) -> Interval:
        if exponent < 0:
            return (self**-exponent).reciprocal()
        if exponent == 0:
            return Interval.point(1)
        low, high = self.low**exponent, self.high**exponent
        if exponent % 2 == 1 or self.low >= 0:
            return Interval(low, high, self.low_open, self.high_open)
        if self.high <= 0:
            return Interval(high, low, self.high_open, self.low_open)
        top = max(low, high)
        is_open = all(
            flag for value, flag in ((low, self.low_open), (high, self.high_open)) if value == top
        )
        return Interval(Fraction(0), top, low_open=False, high_open=is_open)

    def root(self, degree: int) -> Interval:
        """Give the real roots of its numbers; for an even degree those of its nonnegative part.

        Raises
        ------
        ValueError
            If the degree is even and every number is negative.
        """
        start, start_open = self.low, self.low_open
        if degree % 2 == 0 and start < 0:
            start, start_open = Fraction(0), False
        return Interval(
            _rooted(start, degree), _rooted(self.high, degree), start_open, self.high_open
        )

    def __repr__(self) -> str:
        start, stop = "(" if self.low_open else "[", ")" if self.high_open else "]"
        return f"{start}{_shown(self.low)}, {_shown(self.high)}{stop}"


def descending(ends: Iterable[End]) -> list[End]:
    """Return ends from the highest to the lowest.

    Rationals are told apart by the floats next to them, which are in the same order, and compared
    themselves only where these are one.

    >>> descending([Fraction(1, 3), INFINITY, Fraction(1, 2)])
    [inf, Fraction(1, 2), Fraction(1, 3)]
    """
    values = list(ends)
    if not any(isinstance(value, Surd) for value in values):
        try:
            pairs = [(float(value), value) for value in values]
        except OverflowError:
            pass
        else:
            return [value for _, value in sorted(pairs, reverse=True)]
    return sorted(values, reverse=True)


def _require_infinite(end: float) -> None:
    if not math.isinf(end):
        raise ValueError(f"an end is a Fraction, a Surd or infinite, not the float {end!r}")


def _sum(one: End, other: End) -> End:
    """Add two ends, of which at most one is infinite, or both the same."""
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def _corner(one: tuple[End, bool], other: tuple[End, bool]) -> tuple[End, bool]:
    """Multiply two ends. A zero that belongs gives a zero that belongs, whatever it meets."""
    if one[0] == 0 or other[0] == 0:
        belongs = (one[0] == 0 and not one[1]) or (other[0] == 0 and not other[1])
        return Fraction(0), not belongs
    if isinstance(one[0], float) or isinstance(other[0], float):
        return (INFINITY if (one[0] > 0) == (other[0] > 0) else -INFINITY), True
    return one[0] * other[0], one[1] or other[1]


def _inverted(end: End, at_zero: float, *, is_open: bool) -> tuple[End, bool]:
    if isinstance(end, float):
        return Fraction(0), True
    return (at_zero, True) if end == 0 else (1 / end, is_open)


def _rooted(end: End, degree: int) -> End:
    if isinstance(end, float):
        return end
    if isinstance(end, Surd):
        raise ValueError(f"cannot take the root of a number that is itself a root: {end!r}")
    return root(end, degree)


def _shown(end: End) -> str:
    """Give a short decimal, for eyes only."""
    if isinstance(end, float):
        return f"{end:g}"
    return approximate(end.near() if isinstance(end, Surd) else end)


EVERYTHING = Interval(-INFINITY, INFINITY)
NONNEGATIVE = Interval.at_least(Fraction(0))
POSITIVE = Interval.more_than(Fraction(0))
