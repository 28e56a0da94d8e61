"""Writing values back the way figures are written: in their unit and scale, rounded on purpose."""

from __future__ import annotations

from typing import TypeAlias

from factcheck.domain.amount_text import (
    Rounding,
    amount_text,
    decimal_text,
    near,
    telling_digits,
    with_prefix,
    with_unit,
)
from factcheck.domain.figure import Figure
from factcheck.domain.interval import End, Interval
from factcheck.domain.surd import Real
from factcheck.domain.unit import Measure, Unit
from factcheck.language import later, say
from factcheck.wording.hedge_words import at_least, at_most

Shape: TypeAlias = Figure | Measure | Unit

_BETWEEN = {
    (False, False): later("{low} to {high}"),
    (False, True): later("{low} to below {high}"),
    (True, False): later("above {low} to {high}"),
    (True, True): later("above {low} to below {high}"),
}


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
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> from fractions import Fraction
    >>> in_unit(Fraction(2311, 1269), parse_figure("2.3 times"))
    '1.82 times'
    >>> in_unit(Fraction(1, 3), parse_figure("34.7 %"), 1, Rounding.CEIL)
    '33.4 %'
    """
    return amount_text(value, _measure(shape), _decimals(shape), digits, rounding)


def interval_in_unit(interval: Interval, shape: Shape, digits: int | None = None) -> str:
    """Write an interval in the unit and scale of a figure, its ends rounded outward.

    Examples
    --------
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> figure = parse_figure("2311 亿元")
    >>> interval_in_unit(figure.implied(), figure)
    '2310.5 to 2311.5 亿元'
    >>> interval_in_unit(parse_figure("over 2000 t").implied(), parse_figure("2000 t"))
    'more than 2000 t'
    """
    measure = _measure(shape)
    ends = [end for end in (interval.low, interval.high) if not isinstance(end, float)]
    if interval.is_point:
        return in_unit(ends[0], shape, digits)
    if digits is None:
        numbers = (near(end) / measure.factor for end in ends)
        digits = max((telling_digits(number, _decimals(shape)) for number in numbers), default=0)
    low = _end_text(interval.low, measure, digits, Rounding.FLOOR)
    high = _end_text(interval.high, measure, digits, Rounding.CEIL)
    if not low and not high:
        return say("any number")
    if not high:
        return at_least(with_unit(low, measure), is_open=interval.low_open)
    if not low:
        return at_most(with_unit(high, measure), is_open=interval.high_open)
    both = _BETWEEN[interval.low_open, interval.high_open]
    return say(both, low=low, high=with_unit(high, measure))


def _measure(shape: Shape) -> Measure:
    if isinstance(shape, Figure):
        return shape.measure
    if isinstance(shape, Unit):
        return Measure(text=shape.symbol, unit=shape)
    return shape


def _decimals(shape: Shape) -> int:
    return shape.decimals if isinstance(shape, Figure) else 1


def _end_text(end: End, measure: Measure, digits: int, rounding: Rounding) -> str:
    """Write one end of an interval, without its unit; empty where it is unbounded."""
    if isinstance(end, float):
        return ""
    return with_prefix(decimal_text(near(end) / measure.factor, digits, rounding), measure)
