"""Exact numbers as short decimals that never tell another story than the numbers themselves."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from factcheck.domain.amount_text import Rounding, decimal_text
from factcheck.domain.interval import End, Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Real, Surd
from factcheck.language import say
from factcheck.wording.hedge_words import at_least, at_most

_FINE = 40  # steps of the last digit within a range, which no reader needs finer
_MOST_SHOWN = 6  # digits after the point that a short number may have
MOST_PLACES = 15  # beyond it a difference is told in words, not digits


def decimal(value: Real, places: int, rounding: Rounding = Rounding.NEAREST) -> str:
    """Return a number with so many digits after the point.

    Examples
    --------
    >>> decimal(Fraction(2, 3), 2), decimal(Fraction(12500), 0)
    ('0.67', '12,500')
    >>> decimal(Fraction(2, 3), 2, Rounding.FLOOR)
    '0.66'
    """
    return decimal_text(_near(value, places), places, rounding)


def telling(value: Real, places: int, edges: Iterable[End] = ()) -> str:
    """Return a number with at least `places` digits, and more where fewer would mislead.

    Rounded, it lies on the same side of each edge, and of zero, as the number itself.

    Examples
    --------
    >>> telling(Fraction("1.9499"), 2, [Fraction("1.95")])
    '1.9499'
    >>> telling(Fraction("0.00012"), 1)
    '0.0001'
    """
    return decimal(value, telling_places(value, places, edges))


def telling_places(value: Real, places: int, edges: Iterable[End] = ()) -> int:
    """Return the number of digits `telling` needs."""
    reachable = (edge for edge in edges if edge != value or _is_short(value, MOST_PLACES))
    limits = (Fraction(0), *reachable)
    for count in range(places, MOST_PLACES):
        rounded = _rounded(value, count)
        if all(_order(rounded, limit) == _order(value, limit) for limit in limits):
            return count
    return MOST_PLACES


def bounds(interval: Interval, places: int) -> str:
    """Return an interval as a condition: no number that meets the words lies outside it.

    Examples
    --------
    >>> bounds(Interval.at_most(Fraction("1155.58")), 1)
    'at most 1155.5'
    >>> bounds(Interval(Fraction("2311.5"), Fraction("2312.5")), 1)
    'from 2311.5 to 2312.5'
    """
    low, high = interval.low, interval.high
    if isinstance(low, float):
        return say("anything") if isinstance(high, float) else _ceiling_of(interval, high, places)
    if isinstance(high, float):
        return _floor_of(interval, low, places)
    if low == high:
        amount = _least(low, Rounding.NEAREST)
        if _is_short(low, _MOST_SHOWN):
            return say("exactly {amount}", amount=amount)
        return say("about {amount}", amount=amount)
    places = min(places, max(0, 4 - exponent(high)))
    while places < MOST_PLACES and Fraction(2, 10**places) > interval.width():
        places += 1
    if interval.low_open or interval.high_open:
        least, most = _floor_of(interval, low, places), _ceiling_of(interval, high, places)
        return say("{low} and {high}", low=least, high=most)
    first, last = _shortest(low, places, Rounding.CEIL), _shortest(high, places, Rounding.FLOOR)
    return say("from {low} to {high}", low=first, high=last)


def spread(interval: Interval, places: int, edges: Iterable[End] = ()) -> str:
    """Return an interval in words: one number where its ends agree in the digits wanted.

    Parameters
    ----------
    interval : Interval
        In the unit it is to be shown in.
    places : int
        Digits after the point that the reader cares about.
    edges : ends, in the same unit
        What the interval was compared with: no digit shown may cross them.

    Examples
    --------
    >>> spread(Interval(Fraction("2310.5"), Fraction("2311.5")), 1)
    '2311'
    >>> spread(Interval(Fraction("9.82"), Fraction("10.58")), 1)
    '9.82 to 10.58'
    >>> spread(Interval.more_than(Fraction(2000)), 0)
    'more than 2000'
    """
    limits = tuple(edges)
    low, high = interval.low, interval.high
    if isinstance(low, float):
        if isinstance(high, float):
            return say("any number")
        return at_most(_least(high, Rounding.CEIL), is_open=interval.high_open)
    if isinstance(high, float):
        return at_least(_least(low, Rounding.FLOOR), is_open=interval.low_open)
    if interval.is_point:
        return telling(low, _own_places(low, places), limits)
    single = _single(low, high, places, limits)
    return single if single is not None else _from_to(low, high, limits)


def reach(interval: Interval, places: int) -> str:
    """Say what something lies in: every number of the interval meets the words.

    Examples
    --------
    >>> reach(Interval(Fraction("6.7438"), Fraction("6.9912")), 1)
    '6.74 to 7.00'
    >>> reach(Interval.at_least(Fraction("1.8322")), 1)
    'at least 1.8'
    >>> reach(Interval.more_than(Fraction("71.5027")), 3)
    'more than 71.50'
    """
    low, high = interval.low, interval.high
    if isinstance(high, float):
        if isinstance(low, float):
            return say("any number")
        amount = _shortest(low, _few_places(low, places), Rounding.FLOOR)
        return at_least(amount, is_open=interval.low_open)
    if isinstance(low, float) or low == 0:
        amount = _shortest(high, _few_places(high, places), Rounding.CEIL)
        return at_most(amount, is_open=interval.high_open)
    if interval.is_point:
        return telling(low, _own_places(low, places))
    while places < MOST_PLACES and Fraction(10, 10**places) > interval.width() * 4:
        places += 1
    while places > 0 and Fraction(10, 10**places) * _FINE <= interval.width():
        places -= 1
    return to(decimal(low, places, Rounding.FLOOR), decimal(high, places, Rounding.CEIL))


def has_end(interval: Interval) -> bool:
    """Whether an interval says anything: it is bounded on one side at least."""
    return not (isinstance(interval.low, float) and isinstance(interval.high, float))


def to(low: object, high: object) -> str:
    """Return both ends of a range.

    >>> to(3, 4)
    '3 to 4'
    """
    return say("{low} to {high}", low=low, high=high)


def ends(interval: Interval, places: int) -> str:
    """Return both ends of an interval, rounded outward; a bracket where the end belongs to it.

    Examples
    --------
    >>> ends(Interval(Fraction(1, 3), Fraction(1, 2), high_open=True), 3)
    '[0.333, 0.5)'
    """
    low, high = interval.low, interval.high
    if interval.is_point and not isinstance(low, float) and _is_short(low, places):
        return decimal(low, _own_places(low, places))
    first = "-∞" if isinstance(low, float) else _shortest(low, places, Rounding.FLOOR)
    last = "∞" if isinstance(high, float) else _shortest(high, places, Rounding.CEIL)
    return f"{'(' if interval.low_open else '['}{first}, {last}{')' if interval.high_open else ']'}"


def magnitude(value: Real, digits: int = 3) -> str:
    """Return the size of a number with so many significant digits, without its sign.

    Examples
    --------
    >>> magnitude(Fraction("-0.128812")), magnitude(Fraction(12345))
    ('0.129', '12,345')
    """
    size = -value if value < 0 else value
    places = max(0, digits - 1 - exponent(size))
    return decimal(size, _own_places(size, places))


def _single(low: Real, high: Real, places: int, limits: tuple[End, ...]) -> str | None:
    """Return one number for a range, if it is a printed figure's or too narrow to matter."""
    if any(low < limit < high for limit in limits):
        return None
    middle, width = (low + high) / 2, high - low
    if low < 0 < high:
        middle = Fraction(0)  # no change, not a tiny one
    printed = _printed_places(middle, width)
    if printed is not None and printed <= places + 2:
        return telling(middle, printed, limits)
    for count in (max(places, 2 - exponent(middle)), places):
        if width <= Fraction(1, 10**count):
            return telling(middle, count, limits)
    if width * 1000 <= max(middle, -middle) or width * 2 * 10**places <= 10:
        return telling(middle, max(0, -exponent(width)), limits)
    return None


def _printed_places(middle: Real, width: Real) -> int | None:
    """Return the digits after the point of the number an interval is rounded to, if it is such."""
    if isinstance(middle, Surd) or isinstance(width, Surd):
        return None
    places = -exponent(width)
    is_such = places >= 0 and width == Fraction(1, 10**places) and _is_short(middle, places)
    return places if is_such else None


def _from_to(low: Real, high: Real, limits: tuple[End, ...]) -> str:
    """Return both ends, with as many digits as tell them apart twice over."""
    places = max(0, 1 - exponent(high - low))
    count = max(telling_places(low, places, limits), telling_places(high, places, limits))
    first, last = decimal(low, count), decimal(high, count)
    while "." in first and first.endswith("0") and last.endswith("0"):
        first, last = first[:-1].rstrip("."), last[:-1].rstrip(".")
    return to(first, last)


def _floor_of(interval: Interval, low: Real, places: int) -> str:
    is_open = interval.low_open and _is_short(low, places)
    return at_least(_shortest(low, places, Rounding.CEIL), is_open=is_open)


def _ceiling_of(interval: Interval, high: Real, places: int) -> str:
    is_open = interval.high_open and _is_short(high, places)
    return at_most(_shortest(high, places, Rounding.FLOOR), is_open=is_open)


def _shortest(end: Real, places: int, rounding: Rounding) -> str:
    return decimal(end, _own_places(end, places), rounding)


def _few_places(end: Real, places: int) -> int:
    """Return the digits after the point that four significant digits leave a lone end."""
    return min(places, max(0, 3 - exponent(end)))


def _least(value: Real, rounding: Rounding) -> str:
    """Return an end in full where it is short, and else with four significant digits."""
    for count in range(_MOST_SHOWN + 1):
        if _is_short(value, count):
            return decimal(value, count)
    return decimal(value, max(0, 3 - exponent(value)), rounding)


def _own_places(value: Real, most: int) -> int:
    """Return how many digits after the point a number has, if not more than `most`."""
    return next((count for count in range(most) if _is_short(value, count)), most)


def _is_short(value: Real, places: int) -> bool:
    return isinstance(value, Fraction) and (value * 10**places).denominator == 1


def exponent(value: Real) -> int:
    """Return the power of ten of the first digit of a number; 0 for zero."""
    size = abs(value.near() if isinstance(value, Surd) else value)
    if not size:
        return 0
    guess = math.floor(math.log10(size.numerator) - math.log10(size.denominator))
    if size >= _power_of_ten(guess + 1):
        return guess + 1
    return guess if size >= _power_of_ten(guess) else guess - 1


@cache
def _power_of_ten(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _rounded(value: Real, places: int) -> Fraction:
    """Return the number that `decimal` writes."""
    scaled = _near(value, places) * 10**places
    size = math.floor(abs(scaled) + Fraction(1, 2))
    return Fraction(size if scaled >= 0 else -size, 10**places)


def _near(value: Real, places: int) -> Fraction:
    return value.near(places + 20) if isinstance(value, Surd) else value


def _order(value: Real, limit: End) -> int:
    return (value > limit) - (value < limit)
