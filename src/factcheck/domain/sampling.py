"""Sampling error: how far a figure that was estimated from a sample may lie from the truth."""

from __future__ import annotations

from msgspec import Struct

from factcheck.domain.rational import Fraction

STANDARD_ERRORS = Fraction(196, 100)  # in the margin of 95 %


class SamplingError(Struct, frozen=True, kw_only=True):
    """The margin of a printed figure, in base units, to either side of it.

    Examples
    --------
    >>> from factcheck import parse_figure
    >>> parse_figure("42 % (95 % CI 38 to 47)").sampling
    SamplingError(below=Fraction(1, 25), above=Fraction(1, 20), level=Fraction(19, 20))
    """

    below: Fraction
    above: Fraction
    level: Fraction | None = None  # of confidence, where it is printed


class Estimate(Struct, frozen=True, kw_only=True):
    """A number, and its margin to either side; nought where it has none."""

    value: Fraction
    below: Fraction = Fraction(0)
    above: Fraction = Fraction(0)

    def is_within_error_of(self, other: Estimate) -> bool:
        """Whether two numbers differ, but by no more than the margins of both allow.

        The margins of two samples that know nothing of each other add up by their squares.

        Examples
        --------
        >>> first = Estimate(value=Fraction(42), below=Fraction(3), above=Fraction(3))
        >>> second = Estimate(value=Fraction(46), below=Fraction(3), above=Fraction(3))
        >>> first.is_within_error_of(second)  # 4 apart, 3 and 3 make 4.24
        True
        >>> first.is_within_error_of(Estimate(value=Fraction(46)))
        False
        """
        apart = self.value - other.value
        own, others = (self.below, other.above) if apart > 0 else (self.above, other.below)
        return 0 < apart**2 <= own**2 + others**2
