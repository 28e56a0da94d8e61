"""How likely a statistic is by chance: t, chi-squared, F and z, to thirty digits."""

from __future__ import annotations

from decimal import Decimal, localcontext

from factcheck.domain.rational import Fraction

_PRECISION = 45
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494")
_TINY = Decimal(10) ** -60
_ENOUGH = Decimal(10) ** -38


def t_tail(statistic: Fraction, freedom: Fraction) -> Fraction:
    """Return how likely a t as far from 0 is, on either side.

    >>> round(float(t_tail(Fraction("2.19"), Fraction(47))), 4)
    0.0335
    """
    square = statistic * statistic
    return _beta(freedom / (freedom + square), freedom / 2, Fraction(1, 2))


def f_tail(statistic: Fraction, over: Fraction, under: Fraction) -> Fraction:
    """Return how likely an F as large is.

    >>> round(float(f_tail(Fraction("4.80"), Fraction(1), Fraction(47))), 4)
    0.0335
    """
    if statistic <= 0:
        return Fraction(1)
    return _beta(under / (under + over * statistic), under / 2, over / 2)


def chi_tail(statistic: Fraction, freedom: int) -> Fraction:
    """Return how likely a chi-squared as large is.

    >>> round(float(chi_tail(Fraction("2.76"), 1)), 4)
    0.0966
    """
    if statistic <= 0:
        return Fraction(1)
    with localcontext() as context:
        context.prec = _PRECISION
        x, a = _decimal(statistic) / 2, Decimal(freedom) / 2
        term = total = 1 / a
        number = Decimal(0)
        while term > _ENOUGH * total:
            number += 1
            term *= x / (a + number)
            total += term
        below = total * (a * x.ln() - x).exp() / _gamma(Fraction(freedom, 2))
        return max(Fraction(1 - below), Fraction(0))


def z_tail(statistic: Fraction) -> Fraction:
    """Return how likely a standard normal as far from 0 is, on either side.

    >>> round(float(z_tail(Fraction("1.96"))), 4)
    0.05
    """
    return chi_tail(statistic * statistic, 1)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _gamma(value: Fraction) -> Decimal:
    """Return the gamma function of a whole or half number."""
    product = Decimal(1)
    while value > 1:
        value -= 1
        product *= _decimal(value)
    return product if value == 1 else product * _PI.sqrt()


def _beta(x: Fraction, a: Fraction, b: Fraction) -> Fraction:
    """Return the regularised incomplete beta function, by its continued fraction."""
    if x <= 0 or x >= 1:
        return Fraction(int(x >= 1))
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    with localcontext() as context:
        context.prec = _PRECISION
        dx, da, db = _decimal(x), _decimal(a), _decimal(b)
        front = (da * dx.ln() + db * (1 - dx).ln()).exp()
        front *= _gamma_of(a + b) / (_gamma_of(a) * _gamma_of(b)) / da
        return Fraction(front * _fraction(dx, da, db))


def _gamma_of(value: Fraction) -> Decimal:
    """Return the gamma function; of numbers that are no halves, to the nearest half."""
    return _gamma(Fraction(round(value * 2), 2))


def _fraction(x: Decimal, a: Decimal, b: Decimal) -> Decimal:
    """Evaluate the continued fraction of the incomplete beta function, after Lentz."""
    c, d = Decimal(1), 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    total = d
    for number in range(1, 400):
        m = Decimal(number)
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        step = Decimal(1)
        for factor in (even, odd):
            d = 1 + factor * d
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = 1 + factor / c
            c = c if abs(c) > _TINY else _TINY
            step = c * d
            total *= step
        if abs(step - 1) < _ENOUGH:
            break
    return total


__all__ = ["chi_tail", "f_tail", "t_tail", "z_tail"]
