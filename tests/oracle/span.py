"""Spans of plain fractions: all values from one end to the other, open or closed, perhaps endless.

Nothing here is of the package: what it computes is computed once more, from first principles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

End: TypeAlias = Fraction | float  # a float only where there is no end
INF = math.inf


class Undefined(Exception):  # noqa: N818 - no fault: there is no such value
    """A division by what may be zero."""


@dataclass(frozen=True)
class Span:
    low: End
    high: End
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        return self.low != -INF and self.high != INF

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Span:
        return Span(-self.high, -self.low)

    def __sub__(self, other: Span) -> Span:
        return self + -other

    def __mul__(self, other: Span) -> Span:
        ends = [_times(one, two) for one in self.ends() for two in other.ends()]
        return Span(min(ends), max(ends))

    def __truediv__(self, other: Span) -> Span:
        if other.low < 0 < other.high or other.low == other.high == 0:
            raise Undefined
        return self * Span(_over(other.high, -INF), _over(other.low, INF))

    def ends(self) -> tuple[End, End]:
        return self.low, self.high

    def lies_in(self, other: Span) -> bool:
        """Whether all of it, closed as evidence is, belongs to a claim."""
        above = self.low > other.low or (self.low == other.low and not other.low_open)
        below = self.high < other.high or (self.high == other.high and not other.high_open)
        return (above or other.low == -INF) and (below or other.high == INF)

    def meets(self, other: Span) -> bool:
        """Whether some of it, closed as evidence is, belongs to a claim."""
        above = self.high > other.low or (self.high == other.low and not other.low_open)
        below = self.low < other.high or (self.low == other.high and not other.high_open)
        return above and below

    def touches(self, other: Span) -> bool:
        """Whether two spans of some width have one end in common and nothing else."""
        return (
            self.meets(other)
            and not (self.is_point or other.is_point)
            and (self.high == other.low or self.low == other.high)
        )


def point(value: Fraction | int) -> Span:
    return Span(Fraction(value), Fraction(value))


ONE, ZERO = point(1), point(0)
EVERYTHING = Span(-INF, INF)


def _times(one: End, two: End) -> End:
    return Fraction(0) if 0 in (one, two) else one * two


def _over(end: End, at_zero: float) -> End:
    if isinstance(end, float):
        return Fraction(0)
    return at_zero if end == 0 else 1 / end
