"""The figures that plain claims state, as columns of whole numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columns import LARGEST, NO_HIGH, NO_LOW, Encoded, encoded
from factcheck.evaluate.rereading import is_loose, may_be_round, may_be_round_bare, widened

_DIGITS = re.compile(r"-?(?:0|[1-9][0-9]{0,12})(?:\.[0-9]{1,9})?")
TENTHS = 10  # of the last digit: half of one, and one and a half, are whole numbers of them
_FEWEST_STEPS = 10  # of the last digit; with fewer a figure has no digit to slip in

COLUMNS: Mapping[str, str] = {
    "low": "q", "high": "q", "low_open": "b", "high_open": "b", "exponent": "q", "value": "q",
    "near_low": "q", "near_high": "q", "may_slip": "b", "is_rounded": "b", "is_round": "b",
    "may_be_round": "b",
}  # fmt: skip
"""The columns of figures, and their types.

Ends and exponent say what a figure stands for, in base units times a power of ten; `near` is a unit
and a half of the last digit around it, beyond which no slip explains it.
"""


def is_plain(reading: Figure) -> bool:
    """Whether it is one number in digits; words and parts of a whole are left to be looked into."""
    is_number = not reading.is_word and reading.out_of is None and reading.sampling is None
    return is_number and not is_loose(reading)


def row_of(reading: Figure) -> dict[str, int] | None:
    """Return what a plain figure stands for; None where whole numbers of a machine do not hold it.

    One that is printed in digits and no more is read by these alone.
    """
    is_bare = reading.hedge is Hedge.AS_PRINTED and not reading.is_exact and reading.upper is None
    if is_bare and _DIGITS.fullmatch(reading.number):
        digits, step = int(reading.number.replace(".", "")), tenth_of(reading.last_place)
        if step is not None and reading.value == digits * reading.last_place:
            return row_of_digits(
                digits, step, is_whole="." not in reading.number, may_be_round=_may_be(reading)
            )
    return _row(reading)


@cache
def tenth_of(place: Fraction) -> Encoded | None:
    """Return a tenth of a place; None where machine integers do not hold it."""
    tenth = encoded(Interval.point(place / TENTHS))
    return tenth if tenth is not None and tenth.part == 1 else None


def row_of_digits(
    digits: int, step: Encoded, *, is_whole: bool, may_be_round: bool
) -> dict[str, int] | None:
    """Return what a rounded number stands for; None where machine integers do not hold it.

    Parameters
    ----------
    digits : int
        All digits of the number, without its point.
    step : Encoded
        A tenth of the last of them.
    is_whole : bool
        Whether no decimals were printed.
    may_be_round : bool
        Whether zeros at the end may not have been counted.
    """
    middle, tenth = TENTHS * digits * step.low, step.low
    if abs(middle) > LARGEST // 4:
        return None
    return {
        "low": middle - 5 * tenth,
        "high": middle + 5 * tenth,
        "exponent": step.exponent,
        "value": middle,
        "near_low": middle - 15 * tenth,
        "near_high": middle + 15 * tenth,
        "may_slip": abs(digits) >= _FEWEST_STEPS,
        "is_rounded": True,
        "is_round": may_be_round and is_whole and digits != 0 and digits % 10 == 0,
        "may_be_round": may_be_round,
    }


def _may_be(reading: Figure) -> bool:
    """Whether a figure may be round; what a bare number is of is looked into where it matters."""
    return may_be_round(reading) or may_be_round_bare(reading)


def _row(reading: Figure) -> dict[str, int] | None:
    claimed, place = reading.implied(), reading.rounded_to
    near = Interval(reading.value - place * 3 / 2, reading.value + place * 3 / 2)
    ends = [end for end in (claimed.low, claimed.high) if isinstance(end, Fraction)]
    numbers = [*ends, near.low, near.high, reading.value]
    rationals = [number for number in numbers if isinstance(number, Fraction)]
    scale = encoded(
        Interval.point(Fraction(1, math.lcm(*(part.denominator for part in rationals))))
    )
    if scale is None or scale.part != 1:
        return None
    unit = Fraction(10) ** scale.exponent
    whole = {number: number / unit for number in rationals}
    if any(abs(number) > LARGEST // 4 for number in whole.values()):
        return None

    def units(end: object, infinite: int) -> int:
        return int(whole[end]) if isinstance(end, Fraction) else infinite

    is_sided = reading.hedge in (Hedge.AS_PRINTED, Hedge.ABOUT)
    return {
        "low": units(claimed.low, NO_LOW),
        "high": units(claimed.high, NO_HIGH),
        "low_open": claimed.low_open,
        "high_open": claimed.high_open,
        "exponent": scale.exponent,
        "value": units(reading.value, 0),
        "near_low": units(near.low, 0),
        "near_high": units(near.high, 0),
        "may_slip": is_sided and abs(reading.value) >= _FEWEST_STEPS * place,
        "is_rounded": reading.is_rounded,
        "is_round": _may_be(reading) and bool(list(widened(reading))),
        "may_be_round": _may_be(reading),
    }
