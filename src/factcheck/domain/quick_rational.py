"""The rational of the standard library with short ways for what is worked out most often.

It is that of the standard library in all that it does, and adds, multiplies and compares its own
kind and whole numbers in a third of the time: there is no other work that an audit does as often.
"""

from __future__ import annotations

import fractions
from abc import ABCMeta
from math import gcd
from typing import TYPE_CHECKING, Any

__all__ = ["Fraction"]

_new = object.__new__


class _AlsoStandard(ABCMeta):
    """Counts the fractions of the standard library in, which callers may bring."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, fractions.Fraction)


class Fraction(fractions.Fraction, metaclass=_AlsoStandard):
    """A rational. What an operation has no short way for, the standard library does.

    One of its own and one of the standard library make one of its own.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        _numerator: int
        _denominator: int

    def __add__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return _sum(self._numerator, self._denominator, other._numerator, other._denominator)
        if type(other) is int:
            return _made(self._numerator + other * self._denominator, self._denominator)
        return _own(super().__add__(other))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return _sum(self._numerator, self._denominator, -other._numerator, other._denominator)
        if type(other) is int:
            return _made(self._numerator - other * self._denominator, self._denominator)
        return _own(super().__sub__(other))

    def __rsub__(self, other: Any) -> Any:
        if type(other) is int:
            return _made(other * self._denominator - self._numerator, self._denominator)
        return _own(super().__rsub__(other))

    def __mul__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return _product(
                self._numerator, self._denominator, other._numerator, other._denominator
            )
        if type(other) is int:
            return _product(self._numerator, self._denominator, other, 1)
        return _own(super().__mul__(other))

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        if type(other) is Fraction and other._numerator:
            return _quotient(
                self._numerator, self._denominator, other._numerator, other._denominator
            )
        if type(other) is int and other:
            return _quotient(self._numerator, self._denominator, other, 1)
        return _own(super().__truediv__(other))

    def __rtruediv__(self, other: Any) -> Any:
        if type(other) is int and self._numerator:
            return _quotient(other, 1, self._numerator, self._denominator)
        return _own(super().__rtruediv__(other))

    def __pow__(self, exponent: Any) -> Any:
        if type(exponent) is int and exponent >= 0:
            return _made(self._numerator**exponent, self._denominator**exponent)
        return _own(super().__pow__(exponent))

    def __neg__(self) -> Fraction:
        return _made(-self._numerator, self._denominator)

    def __pos__(self) -> Fraction:
        return self

    def __abs__(self) -> Fraction:
        return self if self._numerator >= 0 else _made(-self._numerator, self._denominator)

    def __eq__(self, other: object) -> bool:
        if type(other) is Fraction:
            return self._numerator == other._numerator and self._denominator == other._denominator
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        return super().__eq__(other)

    def __hash__(self) -> int:  # type: ignore[override]  # typeshed has none
        if self._denominator == 1:
            return hash(self._numerator)
        return super().__hash__()

    def __lt__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return self._numerator * other._denominator < other._numerator * self._denominator
        if type(other) is int:
            return self._numerator < other * self._denominator
        return super().__lt__(other)

    def __gt__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return self._numerator * other._denominator > other._numerator * self._denominator
        if type(other) is int:
            return self._numerator > other * self._denominator
        return super().__gt__(other)

    def __le__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return self._numerator * other._denominator <= other._numerator * self._denominator
        if type(other) is int:
            return self._numerator <= other * self._denominator
        return super().__le__(other)

    def __ge__(self, other: Any) -> Any:
        if type(other) is Fraction:
            return self._numerator * other._denominator >= other._numerator * self._denominator
        if type(other) is int:
            return self._numerator >= other * self._denominator
        return super().__ge__(other)


def _made(numerator: int, denominator: int) -> Fraction:
    """Return a rational of two numbers in lowest terms, the second above zero."""
    made = _new(Fraction)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _own(value: Any) -> Any:
    """Return what the standard library worked out, of our own kind where it is a rational."""
    if type(value) is fractions.Fraction:
        return _made(value.numerator, value.denominator)
    return value


def _sum(top: int, below: int, other_top: int, other_below: int) -> Fraction:
    """Add two rationals in lowest terms (Knuth, TAOCP, volume 2, 4.5.1)."""
    common = gcd(below, other_below)
    if common == 1:
        return _made(top * other_below + below * other_top, below * other_below)
    share = below // common
    total = top * (other_below // common) + other_top * share
    left = gcd(total, common)
    if left == 1:
        return _made(total, share * other_below)
    return _made(total // left, share * (other_below // left))


def _product(top: int, below: int, other_top: int, other_below: int) -> Fraction:
    """Multiply two rationals in lowest terms."""
    across = gcd(top, other_below)
    if across > 1:
        top //= across
        other_below //= across
    across = gcd(other_top, below)
    if across > 1:
        other_top //= across
        below //= across
    return _made(top * other_top, below * other_below)


def _quotient(top: int, below: int, other_top: int, other_below: int) -> Fraction:
    """Divide a rational by another that is not zero, both in lowest terms."""
    if other_top < 0:
        return _product(top, below, -other_below, -other_top)
    return _product(top, below, other_below, other_top)
