"""Numbers and intervals for machines: exact, and as text, so that no reader rounds them."""

from __future__ import annotations

from fractions import Fraction

from factcheck.archive.plain import Plain, Record
from factcheck.domain.interval import End, Interval
from factcheck.domain.surd import Surd

__all__ = ["Plain", "Record", "exact", "interval_record"]

_DIGITS = 30  # of an irrational end


def interval_record(interval: Interval) -> Record:
    """Give an interval: exact ends as text, None for an end that is not there."""
    record: Record = {
        "low": _end(interval.low),
        "high": _end(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }
    if isinstance(interval.low, Surd) or isinstance(interval.high, Surd):
        record["irrational"] = True
    return record


def _end(end: End) -> str | None:
    if isinstance(end, float):
        return None
    return exact(round(end.near(_DIGITS), _DIGITS) if isinstance(end, Surd) else end)


def exact(value: Fraction) -> str:
    """Give a rational exactly: a decimal where it has one, else a fraction.

    >>> exact(Fraction("0.115")), exact(Fraction(1, 3)), exact(Fraction(-250))
    ('0.115', '1/3', '-250')
    """
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if rest != 1:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    point = len(digits) - places
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:point]}.{digits[point:]}" if places else f"{sign}{digits}"
