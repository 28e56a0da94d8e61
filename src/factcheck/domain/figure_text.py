"""Writing values back the way figures are written: in their unit and scale, rounded on purpose."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from factcheck.domain.figure import Figure
from factcheck.domain.interval import End, Interval
from factcheck.domain.surd import Real, Surd
from factcheck.domain.unit import Measure, Unit
from factcheck.language import later, say

Shape: TypeAlias = Figure | Measure | Unit


_MORE = {False: later("at least {amount}"), True: later("more than {amount}")}  # True: open
_LESS = {False: later("at most {amount}"), True: later("less than {amount}")}
_BETWEEN = {
    (False, False): later("{low} to {high}"),
    (False, True): later("{low} to below {high}"),
    (True, False): later("above {low} to {high}"),
    (True, True): later("above {low} to below {high}"),
}


class Rounding(StrEnum):
    """Which way digits that are left out go."""

    NEAREST = "nearest"  # ties away from zero
    FLOOR = "floor"  # towards minus infinity
    CEIL = "ceil"  # towards plus infinity


def in_unit(
    value: Real,
    shape: Shape,
    digits: int | None = None,
    rounding: Rounding = Rounding.NEAREST,
) -> str:
    """Write a value in the unit and scale of a figure.

    Parameters
    ----------
    value
        In base units.
    shape
        The figure, measure or unit to write it like.
    digits
        Decimals to show. None takes all there are when they are few, else one more than the
        figure has, and three significant digits at least.
    rounding
        Which way what is left out goes.

    Examples
    --------
    >>> from factcheck.domain.figure import parse_figure
    >>> in_unit(Fraction(2311, 1269), parse_figure("2.3 times"))
    '1.82 times'
    >>> in_unit(Fraction(1, 3), parse_figure("34.7 %"), 1, Rounding.CEIL)
    '33.4 %'
    """
    measure = _measure(shape)
    number = _near(value) / measure.factor
    if digits is None:
        digits = _digits_for(number, shape)
    return _joined(_prefixed(decimal_text(number, digits, rounding), measure), measure)


def interval_in_unit(interval: Interval, shape: Shape, digits: int | None = None) -> str:
    """Write an interval in the unit and scale of a figure, its ends rounded outward.

    Examples
    --------
    >>> from factcheck.domain.figure import parse_figure
    >>> figure = parse_figure("2311 亿元")
    >>> interval_in_unit(figure.implied(), figure)
    '2310.5 to 2311.5 亿元'
    >>> interval_in_unit(parse_figure("over 2000 t").implied(), parse_figure("2000 t"))
    'more than 2000 t'
    """
    measure = _measure(shape)
    if interval.is_point:
        return in_unit(_near(interval.low), shape, digits)
    if digits is None:
        ends = (end for end in (interval.low, interval.high) if not isinstance(end, float))
        digits = max((_digits_for(_near(end) / measure.factor, shape) for end in ends), default=0)
    low = _end_text(interval.low, measure, digits, Rounding.FLOOR)
    high = _end_text(interval.high, measure, digits, Rounding.CEIL)
    if not low and not high:
        return say("any number")
    if not high:
        return say(_MORE[interval.low_open], amount=_joined(low, measure))
    if not low:
        return say(_LESS[interval.high_open], amount=_joined(high, measure))
    both = _BETWEEN[interval.low_open, interval.high_open]
    return say(both, low=low, high=_joined(high, measure))


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


def _measure(shape: Shape) -> Measure:
    if isinstance(shape, Figure):
        return shape.measure
    if isinstance(shape, Unit):
        return Measure(text=shape.symbol, unit=shape)
    return shape


def _digits_for(number: Fraction, shape: Shape) -> int:
    """Give how many decimals tell enough: all of a short decimal, else one more than printed."""
    printed = shape.decimals if isinstance(shape, Figure) else 1
    for digits in range(printed, printed + 3):
        if (number * 10**digits).denominator == 1:
            return digits
    digits, size = printed + 1, abs(number)
    while size * 10**digits < 100 and digits < printed + 12:
        digits += 1
    return digits


def _near(end: End) -> Fraction:
    if isinstance(end, float):
        raise TypeError(f"no number: {end!r}")
    return end.near() if isinstance(end, Surd) else end


def _end_text(end: End, measure: Measure, digits: int, rounding: Rounding) -> str:
    """Write one end of an interval, without its unit; empty where it is unbounded."""
    if isinstance(end, float):
        return ""
    return _prefixed(decimal_text(_near(end) / measure.factor, digits, rounding), measure)


def _prefixed(number: str, measure: Measure) -> str:
    """Put before the number what stands before it in print: "-$5"."""
    prefix = measure.prefix
    if prefix[-1:].isalpha():
        prefix += " "
    return f"-{prefix}{number[1:]}" if number.startswith("-") else f"{prefix}{number}"


def _joined(numbers: str, measure: Measure) -> str:
    return f"{numbers} {measure.text}".rstrip()
