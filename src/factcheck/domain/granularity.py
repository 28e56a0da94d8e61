"""What whole numbers can come to: means are multiples of 1 / n, and deviations are few.

Notes
-----
Means and percentages: Brown and Heathers (2017), *The GRIM test*. Standard deviations: Anaya
(2016), *The GRIMMER test*, and Allard (2018), *Analytic-GRIMMER*: the sum of squares of whole
numbers is whole, and even where their sum is. Here the numbers must exist besides: few of them are
looked for one by one; of many, the sum of squares lies between the least and the greatest for their
sum.
"""

from __future__ import annotations

from functools import cache
from math import ceil, floor, isqrt

from msgspec import Struct

from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Real, root

_FEW = 10  # numbers that are looked for one by one
_NARROW = 400  # where their squared deviations add up to no more than this
_MOST_TOTALS = 10_000  # a mean that leaves more sums open excludes none of them


class Totals(Struct, frozen=True, kw_only=True):
    """What `count` whole numbers can add up to, each from `low` to `high` where these are given."""

    count: int
    low: int | None = None
    high: int | None = None

    def within(self, mean: Interval) -> range:
        """Return the sums whose mean lies in an interval that is bounded.

        Examples
        --------
        >>> Totals(count=40).within(Interval(Fraction(235, 1000), Fraction(245, 1000)))
        range(10, 10)
        """
        first, last = _whole_in(mean * self.count)
        if self.low is not None:
            first = max(first, self.low * self.count)
        if self.high is not None:
            last = min(last, self.high * self.count)
        return range(first, last + 1)

    def least_squares(self, total: int) -> int:
        """Return the least sum of squares: of numbers as even as they can be."""
        each, more = divmod(total, self.count)
        return (self.count - more) * each**2 + more * (each + 1) ** 2

    def greatest_squares(self, total: int) -> int | None:
        """Return the greatest sum of squares: all numbers but one at an end; None without ends."""
        if self.low is None or self.high is None:
            return None
        if self.low == self.high:
            return self.count * self.low**2
        at_high, rest = divmod(total - self.count * self.low, self.high - self.low)
        if at_high == self.count:
            return self.count * self.high**2
        at_low = self.count - at_high - 1
        return at_high * self.high**2 + (self.low + rest) ** 2 + at_low * self.low**2

    def squared_deviations(self, total: int) -> tuple[Fraction, Fraction | None]:
        """Return the least and the greatest sum of squared distances from the mean."""
        greatest, of_mean = self.greatest_squares(total), Fraction(total**2, self.count)
        least = self.least_squares(total) - of_mean
        return least, None if greatest is None else greatest - of_mean

    def have(self, total: int, deviations: Interval) -> bool:
        """Whether numbers of this sum may have squared distances that add up to one in a range."""
        squares = deviations + Fraction(total**2, self.count)
        first, last = _whole_in(squares)
        greatest = self.greatest_squares(total)
        first = max(first, self.least_squares(total))
        last = last if greatest is None else min(last, greatest)
        first += (first - total) % 2  # a number and its square are even together
        if first > last:
            return False
        if self.count > _FEW or last - Fraction(total**2, self.count) > _NARROW:
            return True
        return any(self._exist(total, squares) for squares in range(first, last + 1, 2))

    def _exist(self, total: int, squares: int) -> bool:
        shift = total // self.count  # numbers that are all moved are found just as well
        moved = total - self.count * shift
        return _exist(
            self.count,
            moved,
            squares - 2 * shift * total + self.count * shift**2,
            None if self.low is None else self.low - shift,
            None if self.high is None else self.high - shift,
        )


@cache
def _exist(count: int, total: int, squares: int, low: int | None, high: int | None) -> bool:
    """Whether so many whole numbers have this sum and this sum of squares."""
    if count * squares < total**2 or (total - squares) % 2:
        return False
    if count == 1:
        return squares == total**2 and _is_between(total, low, high)
    spread = isqrt((count * squares - total**2) * (count - 1))  # no number lies farther out
    first, last = -((spread - total) // count), (total + spread) // count
    first = first if low is None else max(first, low)
    last = last if high is None else min(last, high)
    near = sorted(range(first, last + 1), key=lambda value: abs(value * count - total))
    return any(_exist(count - 1, total - each, squares - each**2, low, high) for each in near)


def _is_between(value: int, low: int | None, high: int | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def may_deviate(totals: Totals, mean: Interval, deviation: Interval) -> bool:
    """Whether whole numbers may have a mean and a standard deviation in two ranges.

    Examples
    --------
    >>> mean, wide = Interval(Fraction(345, 100), Fraction(355, 100)), Totals(count=20)
    >>> may_deviate(wide, mean, Interval(Fraction(1, 10), Fraction(2, 10)))
    False
    """
    sums = totals.within(mean)
    if len(sums) > _MOST_TOTALS:
        return True
    squared = deviation**2
    return any(
        totals.have(total, squared * divisor)
        for total in sums
        for divisor in (totals.count - 1, totals.count)
    )


def deviations_of(totals: Totals, mean: Interval) -> tuple[Real, Real | None]:
    """Return the least and the greatest standard deviation at a mean that some sum has."""
    ends = [totals.squared_deviations(total) for total in totals.within(mean)]
    least = root(min(low for low, _ in ends) / totals.count, 2)
    highs = [high for _, high in ends if high is not None]
    return least, root(max(highs) / (totals.count - 1), 2) if highs else None


def _whole_in(interval: Interval) -> tuple[int, int]:
    """Return the first and the last whole number in an interval of rational ends."""
    low, high = interval.low, interval.high
    if not (isinstance(low, Fraction) and isinstance(high, Fraction)):
        raise TypeError(f"rational ends are wanted: {interval!r}")
    first, last = ceil(low), floor(high)
    return (
        first + (interval.low_open and first == low),
        last - (interval.high_open and last == high),
    )
