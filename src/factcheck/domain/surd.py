"""Exact arithmetic with roots: rational combinations of real radicals.

An average annual growth is a root of a ratio, and the gap between two of them a difference of
roots. Such numbers are compared here exactly, as the rest of the package compares fractions.
"""

from __future__ import annotations

import math
from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.rational import Fraction

Real: TypeAlias = "Fraction | Surd"

_FIRST_BITS = 64
_GUESSED_BITS = 48
_MARGIN = 1 + 2.0**-30  # more than a logarithm in floats can be off


class Radical(Struct, frozen=True):
    """A positive real root that is not rational: ``radicand ** (1 / degree)``."""

    radicand: int
    degree: int

    def ratio(self, other: Radical) -> Fraction | None:
        """Give ``self / other`` where that is rational, else None."""
        power = math.lcm(self.degree, other.degree)
        raised = Fraction(
            self.radicand ** (power // self.degree), other.radicand ** (power // other.degree)
        )
        return rational_root(raised, power)

    def below(self, bits: int) -> Fraction:
        """Give the largest multiple of ``2 ** -bits`` that does not exceed the root."""
        return Fraction(integer_root(self.radicand << (self.degree * bits), self.degree), 1 << bits)


class Surd(Struct, frozen=True, eq=False):
    """An irrational number: a rational plus rational multiples of radicals.

    No two of its radicals have a rational ratio. Real radicals of that sort are linearly
    independent over the rationals together with 1, so a surd is never zero, and refining its
    enclosure always settles its sign.

    Notes
    -----
    The independence of radicals is due to Besicovitch (1940), "On the linear independence of
    fractional powers of integers", and in this form to Mordell (1953).

    Examples
    --------
    >>> root(Fraction(2), 2) + root(Fraction(8), 2) == 3 * root(Fraction(2), 2)
    True
    >>> root(Fraction(2), 2) * root(Fraction(8), 2)
    Fraction(4, 1)
    """

    rational: Fraction
    terms: tuple[tuple[Fraction, Radical], ...]

    def enclosure(self, bits: int) -> tuple[Fraction, Fraction]:
        """Give two rationals around the number, closer as `bits` grows."""
        low = high = self.rational
        step = Fraction(1, 1 << bits)
        for factor, radical in self.terms:
            below = radical.below(bits)
            ends = (factor * below, factor * (below + step))
            low += min(ends)
            high += max(ends)
        return low, high

    def near(self, digits: int = 30) -> Fraction:
        """Give a rational within ``10 ** -digits`` of the number, for display only."""
        bits = math.ceil(digits * math.log2(10)) + 8 * len(self.terms)
        bits += max((abs(factor).numerator.bit_length() for factor, _ in self.terms), default=0)
        low, high = self.enclosure(bits)
        return (low + high) / 2

    def sign(self) -> int:
        """Give 1 for a positive number and -1 for a negative one; it is never zero."""
        bits = _FIRST_BITS
        while True:
            low, high = self.enclosure(bits)
            if low > 0:
                return 1
            if high < 0:
                return -1
            bits *= 2

    def __add__(self, other: Real | int) -> Real:
        match other:
            case Surd():
                return combined(self.rational + other.rational, self.terms + other.terms)
            case Fraction() | int():
                return Surd(self.rational + other, self.terms)
            case _:
                return NotImplemented

    __radd__ = __add__

    def __neg__(self) -> Surd:
        return Surd(-self.rational, tuple((-factor, each) for factor, each in self.terms))

    def __sub__(self, other: Real | int) -> Real:
        return self + -other

    def __rsub__(self, other: Real | int) -> Real:
        return -self + other

    def __mul__(self, other: Real | int) -> Real:
        match other:
            case Surd():
                rational, terms = self.rational * other.rational, []
                terms += [(factor * other.rational, each) for factor, each in self.terms]
                terms += [(factor * self.rational, each) for factor, each in other.terms]
                for factor, mine in self.terms:
                    for scale, theirs in other.terms:
                        part, radical = _product(mine, theirs)
                        if radical is None:
                            rational += factor * scale * part
                        else:
                            terms.append((factor * scale * part, radical))
                return combined(rational, tuple(terms))
            case Fraction() | int():
                if other == 0:
                    return Fraction(0)
                scaled = tuple((factor * other, each) for factor, each in self.terms)
                return Surd(self.rational * other, scaled)
            case _:
                return NotImplemented

    __rmul__ = __mul__

    def __pow__(self, exponent: int) -> Real:
        """Return a positive power; of a single root by its radicand, whatever the degree."""
        if self.rational or len(self.terms) > 1:
            half = self ** (exponent // 2) if exponent > 1 else Fraction(1)
            return half * half * self if exponent % 2 else half * half
        ((factor, radical),) = self.terms
        wholes, rest = divmod(exponent, radical.degree)
        radicand = Fraction(radical.radicand)
        return root(radicand**rest, radical.degree) * (factor**exponent * radicand**wholes)

    def reciprocal(self) -> Real:
        """Give one over the number.

        Raises
        ------
        ValueError
            If the number is a sum of several terms, whose inverse this module does not express.
        """
        if self.rational or len(self.terms) > 1:
            raise ValueError(f"cannot divide by the sum of roots {self!r}")
        factor, radical = self.terms[0]
        inverse = root(Fraction(1, radical.radicand), radical.degree)
        return inverse * (1 / factor)

    def __truediv__(self, other: Real | int) -> Real:
        return self * (other.reciprocal() if isinstance(other, Surd) else 1 / Fraction(other))

    def __rtruediv__(self, other: Real | int) -> Real:
        return self.reciprocal() * other

    def _order(self, other: object) -> int | None:
        if isinstance(other, float) and math.isinf(other):
            return -1 if other > 0 else 1
        if isinstance(other, Surd | Fraction | int):
            difference = self - other
            if isinstance(difference, Surd):
                return difference.sign()
            return (difference > 0) - (difference < 0)
        return None

    def __eq__(self, other: object) -> bool:
        order = self._order(other)
        return NotImplemented if order is None else order == 0

    def __lt__(self, other: object) -> bool:
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other: object) -> bool:
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other: object) -> bool:
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other: object) -> bool:
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self) -> int:
        return hash(round(self.near(12), 9))

    def __abs__(self) -> Surd:
        return self if self.sign() > 0 else -self

    def __float__(self) -> float:
        return float(self.near(25))


def combined(rational: Fraction, terms: tuple[tuple[Fraction, Radical], ...]) -> Real:
    """Add up multiples of radicals, merging those with a rational ratio."""
    merged: list[tuple[Fraction, Radical]] = []
    for factor, radical in terms:
        for place, (total, known) in enumerate(merged):
            ratio = radical.ratio(known)
            if ratio is not None:
                merged[place] = (total + factor * ratio, known)
                break
        else:
            merged.append((factor, radical))
    kept = tuple(term for term in merged if term[0])
    return Surd(rational, kept) if kept else rational


def root(value: Fraction, degree: int) -> Real:
    """Give the real root of a rational, exactly.

    Raises
    ------
    ValueError
        If `degree` is below 1, or an even root of a negative number is asked for.

    Examples
    --------
    >>> root(Fraction(-8, 27), 3)
    Fraction(-2, 3)
    >>> root(Fraction(5), 2) > Fraction(2236, 1000)
    True
    """
    if degree < 1:
        raise ValueError(f"no root of degree {degree}")
    if value < 0:
        if degree % 2 == 0:
            raise ValueError(f"no real root of degree {degree} of {value}")
        return -root(-value, degree)
    exact = rational_root(value, degree)
    if exact is not None:
        return exact
    radical = Radical(value.numerator * value.denominator ** (degree - 1), degree)
    return Surd(Fraction(0), ((Fraction(1, value.denominator), radical),))


def rational_root(value: Fraction, degree: int) -> Fraction | None:
    """Give the root of a nonnegative rational where it is rational, else None."""
    above = integer_root(value.numerator, degree)
    if above**degree != value.numerator:
        return None
    below = integer_root(value.denominator, degree)
    return Fraction(above, below) if below**degree == value.denominator else None


def integer_root(value: int, degree: int) -> int:
    """Give the largest integer whose power does not exceed a nonnegative `value`.

    Examples
    --------
    >>> integer_root(10**30 - 1, 3)
    9999999999
    """
    if degree == 1 or value < 2:
        return value
    if degree == 2:
        return math.isqrt(value)
    guess = _above_root(value, degree)
    while True:  # Newton's steps come down to it from above
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _above_root(value: int, degree: int) -> int:
    """Return a whole number little above a root, near enough for a few of Newton's steps."""
    size = math.log2(value) / degree
    whole = max(int(size) - _GUESSED_BITS, 0)
    return (int(2.0 ** (size - whole) * _MARGIN) + 1) << whole


def _product(one: Radical, other: Radical) -> tuple[Fraction, Radical | None]:
    """Multiply two radicals: a rational factor, and the radical that is left, if any."""
    degree = math.lcm(one.degree, other.degree)
    radicand = one.radicand ** (degree // one.degree) * other.radicand ** (degree // other.degree)
    exact = rational_root(Fraction(radicand), degree)
    return (exact, None) if exact is not None else (Fraction(1), Radical(radicand, degree))
