"""Amounts in digits: rationals as decimals, rounded on purpose, and what they are counted in."""

from __future__ import annotations

from enum import StrEnum

from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Real, Surd
from factcheck.domain.unit import UNSAID, Measure
from factcheck.language import closed, later, say


class Rounding(StrEnum):
    """Which way digits that are left out go."""

    NEAREST = "nearest"  # ties away from zero
    FLOOR = "floor"  # towards minus infinity
    CEIL = "ceil"  # towards plus infinity


_PEOPLE = (later("person"), later("persons"))


def amount_text(
    value: Real,
    measure: Measure,
    printed: int = 1,
    digits: int | None = None,
    rounding: Rounding = Rounding.NEAREST,
) -> str:
    """Write a value, in base units, in a measure.

    Parameters
    ----------
    printed
        Decimals of the figure it is written like.
    digits
        Decimals to show; None takes as many as tell enough.

    Examples
    --------
    >>> from factcheck.domain.unit import PLAIN_NUMBER
    >>> amount_text(Fraction(1, 3), PLAIN_NUMBER), amount_text(Fraction(12_345), PLAIN_NUMBER, 0)
    ('0.333', '12,345')
    """
    number = near(value) / measure.factor
    if digits is None:
        digits = telling_digits(number, printed)
    return with_unit(with_prefix(decimal_text(number, digits, rounding), measure), measure)


def decimal_text(number: Fraction, digits: int, rounding: Rounding = Rounding.NEAREST) -> str:
    """Write a number with so many decimals, thousands parted from five digits on.

    Examples
    --------
    >>> decimal_text(Fraction(-5, 2), 0), decimal_text(Fraction(-5, 2), 0, Rounding.CEIL)
    ('-3', '-2')
    """
    power = 10**digits
    scaled = number * power
    if rounding is Rounding.NEAREST:
        size = (abs(scaled.numerator) * 2 + scaled.denominator) // (scaled.denominator * 2)
        count = size if number >= 0 else -size
    elif rounding is Rounding.FLOOR:
        count = scaled.numerator // scaled.denominator
    else:
        count = -(-scaled.numerator // scaled.denominator)
    whole, rest = divmod(abs(count), power)
    shown = f"{whole:,}" if whole >= 10_000 else str(whole)
    sign = "-" if count < 0 else ""
    return f"{sign}{shown}.{rest:0{digits}}" if digits else f"{sign}{shown}"


def exact_text(number: Fraction, least: int = 0) -> str:
    """Write a number exactly: with all its decimals, so many at least, or as a fraction.

    Examples
    --------
    >>> exact_text(Fraction(5, 2)), exact_text(Fraction(-250), 1), exact_text(Fraction(1, 3))
    ('2.5', '-250.0', '1/3')
    """
    digits, rest = least, (number * 10**least).denominator
    while rest % 2 == 0 or rest % 5 == 0:
        digits += 1
        rest = (number * 10**digits).denominator
    return str(number) if rest != 1 else decimal_text(number, digits).replace(",", "")


def telling_digits(number: Fraction, printed: int) -> int:
    """Return how many decimals tell enough: all of a short decimal, else one more than printed."""
    for digits in range(printed, printed + 3):
        if (number * 10**digits).denominator == 1:
            return digits
    digits, size = printed + 1, abs(number)
    while size * 10**digits < 100 and digits < printed + 12:
        digits += 1
    return digits


def near(value: Real) -> Fraction:
    """Return a rational so close to a root that no text shows the difference."""
    return value.near() if isinstance(value, Surd) else value


def with_prefix(number: str, measure: Measure) -> str:
    """Put before the number what stands before it in print: "-$5"."""
    prefix = measure.prefix
    if prefix[-1:].isalpha():
        prefix += " "
    return f"-{prefix}{number[1:]}" if number.startswith("-") else f"{prefix}{number}"


def with_unit(numbers: str, measure: Measure) -> str:
    """Put behind numbers what stands behind them in print."""
    return beside(numbers, measure.text)


def beside(numbers: str, unit: str) -> str:
    """Put a unit behind a number, or a range of them, as people write it.

    Examples
    --------
    >>> beside("45", "count"), beside("45", "person"), beside("1", "persons"), beside("4", "t")
    ('45', '45 persons', '1 person', '4 t')
    """
    if unit in UNSAID:
        return numbers
    if unit in _PEOPLE:
        is_one = numbers.rpartition(" ")[2].lstrip("-") == "1"  # 1, more than 1
        unit = say(_PEOPLE[0] if is_one else _PEOPLE[1])
    return closed(f"{numbers} {unit}".rstrip())
