"""What evidence gives, in the unit of the claim, for many claims."""

from __future__ import annotations

from factcheck.bulk.codebook import Codes
from factcheck.bulk.comparison import Found
from factcheck.bulk.figures import ClaimedFigures
from factcheck.domain.interval import INFINITY, End, Interval
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columns import NO_HIGH, NO_LOW


def found_texts(found: Found, figure: Codes, figures: ClaimedFigures) -> list[str]:
    """Return what was found as a report tells it: never rounded across what was claimed.

    Parameters
    ----------
    found : Found, n rows
    figure : array of int, n rows
        The codes of the figures claimed.
    figures : ClaimedFigures
    """
    columns = figures.columns
    units, lows, highs, yardsticks = (
        columns[name][figure].tolist() for name in ("exponent", "low", "high", "yardstick")
    )
    ends = zip(*(column.tolist() for column in found), strict=True)
    texts = []
    for (low, low_below, high, high_below, exponent), unit, least, most, yardstick in zip(
        ends, units, lows, highs, yardsticks, strict=True
    ):
        one, claimed_one = Fraction(10) ** exponent, Fraction(10) ** unit
        interval = Interval(Fraction(low, low_below) * one, Fraction(high, high_below) * one)
        edges: tuple[End, End] = (
            -INFINITY if least == NO_LOW else least * claimed_one,
            INFINITY if most == NO_HIGH else most * claimed_one,
        )
        texts.append(figures.yardsticks[yardstick].found(interval, edges))
    return texts
