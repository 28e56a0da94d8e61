"""What evidence gives, in the unit of the claim, for many claims.

The words are those of `factcheck.render.phrases.number.spread`: one number where both ends agree in
the digits wanted, or else both, and never rounded across an edge of what was claimed. Most are
worked out for all rows together, in floats; where these do not tell for sure, by the one that
defines them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.bulk.figures import ClaimedFigures
from factcheck.domain.amount_text import beside
from factcheck.domain.interval import INFINITY, End, Interval
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columns import NO_HIGH, NO_LOW
from factcheck.plain.codebook import Codes, Mask
from factcheck.plain.comparison import Floats, Found
from factcheck.render.phrases.number import MOST_PLACES, to

_SURE = 1e-13  # relative, of a number that was rounded a few times
_LARGEST = 2.0**50  # whole numbers that floats tell apart, and halves of them
_MOST_PLACES = 9  # that are worked out together; more are rare
_TENS = np.array([10**power for power in range(19)], np.int64)
_NARROW = 1000  # times narrower than its middle, a range is told by that


class _Edge(NamedTuple):
    """One end of what was claimed, in whole units of ten to the power of its exponent."""

    number: Codes
    exponent: Codes
    is_there: Mask


class _FoundText(NamedTuple):
    """A number as it is told: its digits without the point, and how many stand behind that."""

    digits: Codes
    places: Codes
    is_sure: Mask


def found_texts(found: Found, figure: Codes, figures: ClaimedFigures) -> list[str]:
    """Return what was found as a report tells it.

    Parameters
    ----------
    found : Found, n rows
    figure : array of int, n rows
        The codes of the figures claimed.
    figures : ClaimedFigures
    """
    if not len(figure):
        return []
    with np.errstate(all="ignore"):
        numbers = _Numbers(found, figure, figures)
        one, is_one = numbers.single()
        others = np.flatnonzero(~is_one)
        low, high = _Numbers(found.part(others), figure[others], figures).ends()
    first, last = _spread(low, others, len(figure)), _spread(high, others, len(figure))
    sure = np.where(is_one, one.is_sure, first.is_sure & last.is_sure) & numbers.is_plain
    rows = zip(
        sure.tolist(), is_one.tolist(), one.digits.tolist(), one.places.tolist(),
        first.digits.tolist(), last.digits.tolist(), first.places.tolist(),
        numbers.yardstick.tolist(), strict=True,
    )  # fmt: skip
    units = [_WrittenUnit(stick.sign() if stick else "") for stick in figures.yardsticks]
    texts = []
    for row, (is_sure, is_single, digits, places, least, most, both, stick) in enumerate(rows):
        if is_sure:
            text = _decimal(digits, places) if is_single else _from_to(least, most, both)
            texts.append(units[stick].beside(text))
        else:
            texts.append(_exactly(found, figure, figures, row))
    return texts


def _spread(numbers: _FoundText, rows: Codes, count: int) -> _FoundText:
    """Return what is told of some rows as columns of all."""
    whole = _FoundText(
        np.zeros(count, np.int64), np.zeros(count, np.int64), np.zeros(count, np.bool_)
    )
    for column, part in zip(whole, numbers, strict=True):
        column[rows] = part
    return whole


class _WrittenUnit:
    """A unit that is put behind many numbers."""

    def __init__(self, sign: str) -> None:
        self._sign = sign
        one, two = (beside(number, sign).removeprefix(number) for number in ("1", "2"))
        self._behind = two if one == two else None  # alike, whatever the number is

    def beside(self, text: str) -> str:
        """Put it behind a number, or a range of them."""
        return beside(text, self._sign) if self._behind is None else text + self._behind


class _Numbers:
    """What was found of some rows, in the units of their claims."""

    def __init__(self, found: Found, figure: Codes, figures: ClaimedFigures) -> None:
        columns = figures.columns
        self.yardstick = columns["yardstick"][figure]
        powers, places, plain = _sticks(figures)
        power = powers[self.yardstick]
        self._found, self._exponent = found, found.exponent - power
        self._places = places[self.yardstick]
        self._is_whole = (found.low_below == 1) & (found.high_below == 1)
        self._low = _scaled(found.low / found.low_below, self._exponent)
        self._high = _scaled(found.high / found.high_below, self._exponent)
        self._size = np.maximum(np.abs(self._low), np.abs(self._high))
        self._width = np.where(
            self._is_whole, _scaled(found.high - found.low, self._exponent), self._high - self._low
        )
        self._blur = np.where(self._is_whole, 0.0, 4 * _SURE * self._size)  # of the width
        exponent = columns["exponent"][figure] - power
        self._edges = (
            _Edge(columns["low"][figure], exponent, columns["low"][figure] != NO_LOW),
            _Edge(columns["high"][figure], exponent, columns["high"][figure] != NO_HIGH),
        )
        self._sides = [self._side(edge) for edge in self._edges]
        self.is_plain = plain[self.yardstick] & (self._width > self._blur * 1e3)
        for _, _, is_sure in self._sides:
            self.is_plain &= is_sure

    def single(self) -> tuple[_FoundText, Mask]:
        """Return one number for both ends, and where there is one."""
        crosses = np.zeros(len(self._low), np.bool_)
        for edge, (low, high, _) in zip(self._edges, self._sides, strict=True):
            crosses |= edge.is_there & (low < 0) & (high > 0)
        spans = (self._low < 0) & (self._high > 0)
        middle = np.where(spans, 0.0, self._middle())
        places, is_one, is_sure = self._single_places(middle)
        sides = [self._order(middle, edge) for edge in self._edges]
        number = self._telling(middle, places, sides)
        return number._replace(is_sure=number.is_sure & is_sure), is_one & ~crosses

    def ends(self) -> tuple[_FoundText, _FoundText]:
        """Return both ends, with as many digits as tell them apart twice over."""
        exponent, is_sure = _exponent(self._width, self._blur)
        places = np.maximum(0, 1 - exponent)
        low_sides = [(-low, np.ones(len(low), np.bool_)) for low, _, _ in self._sides]
        high_sides = [(-high, np.ones(len(high), np.bool_)) for _, high, _ in self._sides]
        low = self._telling(self._low, places, low_sides)
        high = self._telling(self._high, places, high_sides)
        both = np.maximum(low.places, high.places)
        is_sure &= low.is_sure & high.is_sure
        return self._rounded(self._low, both, is_sure), self._rounded(self._high, both, is_sure)

    def _middle(self) -> Floats:
        both = self._found.low + self._found.high
        halves = _scaled(both / 2, self._exponent)
        return np.where(self._is_whole, halves, (self._low + self._high) / 2)

    def _single_places(self, middle: Floats) -> tuple[Codes, Mask, Mask]:
        """Return with how many places one number is told, where it is, and where that is sure."""
        wanted, width = self._places, self._width
        size, is_sure = _exponent(middle, _SURE * self._size)
        power, is_power_sure = _exponent(width, self._blur)
        printed = self._printed_places(power)
        finer = np.maximum(wanted, 2 - size)
        is_finer, is_finer_sure = _is_at_most(width, np.power(10.0, -finer), self._blur)
        is_fine, is_fine_sure = _is_at_most(width, np.power(10.0, -wanted), self._blur)
        is_narrow, is_narrow_sure = _is_at_most(
            width * _NARROW, np.abs(middle), _NARROW * self._blur + _SURE * self._size
        )
        tenfold = np.power(10.0, wanted)
        is_short, is_short_sure = _is_at_most(width * 2 * tenfold, 10.0, self._blur * 2 * tenfold)
        is_printed = (printed >= 0) & (printed <= wanted + 2)
        places = np.select(
            [is_printed, is_finer, is_fine], [printed, finer, wanted], np.maximum(0, -power)
        )
        is_one = is_printed | is_finer | is_fine | is_narrow | is_short
        are_sure = is_finer_sure & is_fine_sure & is_narrow_sure & is_short_sure & is_power_sure
        return places, is_one, is_printed | (is_sure & are_sure)

    def _printed_places(self, power: Codes) -> Codes:
        """Return the places of the number that a range is rounded to; -1 where it is no such."""
        zeros = power - self._exponent
        held = self._is_whole & (zeros >= 0) & (zeros < len(_TENS)) & (power <= 0)
        ten = _TENS[np.clip(zeros, 0, len(_TENS) - 1)]
        found = self._found
        is_such = (
            held & (found.high - found.low == ten) & ((found.low + found.high) % (2 * ten) == 0)
        )
        return np.where(is_such, -power, -1)

    def _side(self, edge: _Edge) -> tuple[Codes, Codes, Mask]:
        """Return the signs of both ends less an edge, and where they are sure."""
        low, is_low_sure = self._sign(self._found.low, self._low, edge)
        high, is_high_sure = self._sign(self._found.high, self._high, edge)
        return low, high, (is_low_sure & is_high_sure) | ~edge.is_there

    def _sign(self, number: Codes, value: Floats, edge: _Edge) -> tuple[Codes, Mask]:
        """Return the sign of an end less an edge: of whole numbers exactly."""
        at = _scaled(np.where(edge.is_there, edge.number, 0).astype(np.float64), edge.exponent)
        far = np.abs(value - at) > _SURE * np.maximum(np.abs(value), np.abs(at))
        sign = np.sign(value - at).astype(np.int64)
        exact, is_held = _compared(number, self._exponent, edge)
        is_exact = self._is_whole & is_held
        return np.where(is_exact, exact, sign), is_exact | far

    def _order(self, value: Floats, edge: _Edge) -> tuple[Codes, Mask]:
        """Return on which side of a value an edge lies, as the sign of the edge less the value."""
        at = _scaled(np.where(edge.is_there, edge.number, 0).astype(np.float64), edge.exponent)
        is_sure = np.abs(value - at) > _SURE * np.maximum(np.abs(at), self._size)
        return np.sign(at - value).astype(np.int64), is_sure

    def _telling(
        self, value: Floats, places: Codes, sides: Sequence[tuple[Codes, Mask]]
    ) -> _FoundText:
        """Round to the fewest places, from some on, that keep a value on its side of all edges.

        `sides` are the signs of the edges less the value, and whether these are sure.
        """
        is_done = np.zeros(len(value), np.bool_)
        chosen = np.where(places > _MOST_PLACES, _MOST_PLACES, places)
        is_sure = places <= _MOST_PLACES
        for edge, (_, is_side_sure) in zip(self._edges, sides, strict=True):
            is_sure = is_sure & (is_side_sure | ~edge.is_there)
        count = chosen.copy()
        for _ in range(4):
            number = self._rounded(value, count, is_sure)
            keeps = (np.sign(number.digits) == np.sign(value)) | (value == 0)
            for edge, (side, _) in zip(self._edges, sides, strict=True):
                order, is_held = _compared(number.digits, -count, edge)
                is_sure = is_sure & (is_held | ~edge.is_there)
                keeps &= ~edge.is_there | (-order == side)
            is_sure = is_sure & (number.is_sure | is_done)
            is_done |= keeps
            if is_done.all():
                break
            count = np.where(is_done, count, np.minimum(count + 1, MOST_PLACES))
        return self._rounded(value, count, is_sure & is_done & (count <= _MOST_PLACES))

    def _rounded(self, value: Floats, places: Codes, is_sure: Mask) -> _FoundText:
        """Round to so many places, halves away from nought; not sure where it may be a half."""
        scaled = np.abs(value) * np.power(10.0, places)
        whole = np.floor(scaled + 0.5)
        blur = _SURE * np.maximum(scaled, self._size * np.power(10.0, places))
        is_clear = np.abs(scaled - np.floor(scaled) - 0.5) > blur
        is_held = scaled < _LARGEST
        digits = np.where(is_held, np.sign(value) * whole, 0.0).astype(np.int64)
        return _FoundText(digits, places, is_sure & is_clear & is_held)


def _sticks(figures: ClaimedFigures) -> tuple[Codes, Codes, Mask]:
    """Return of each yardstick its power of ten, its places, and whether it is a plain one."""
    powers, places, plain = [], [], []
    for stick in figures.yardsticks:
        power = 0 if stick is None else _power(stick.factor)
        powers.append(power or 0)
        places.append(0 if stick is None else stick.places)
        plain.append(
            stick is not None and power is not None and not stick.prefix and not stick.is_count
        )
    return np.array(powers, np.int64), np.array(places, np.int64), np.array(plain, np.bool_)


def _power(factor: Fraction) -> int | None:
    """Return the power of ten that a number is; None where it is none."""
    digits = str(max(factor.numerator, factor.denominator))
    is_such = min(factor.numerator, factor.denominator) == 1 and digits.strip("0") == "1"
    if not is_such:
        return None
    return len(digits) - 1 if factor >= 1 else 1 - len(digits)


def _compared(number: Codes, exponent: Codes, edge: _Edge) -> tuple[Codes, Mask]:
    """Return the sign of a whole number less an edge, and where machine integers hold it."""
    zeros = exponent - edge.exponent
    shift = np.minimum(np.abs(zeros), len(_TENS) - 1)
    ten = _TENS[shift]
    own = np.where(zeros > 0, ten, 1)
    other = np.where(zeros > 0, 1, ten)
    at = np.where(edge.is_there, edge.number, 0)
    held = (np.abs(zeros) < len(_TENS)) & (np.abs(number.astype(np.float64)) * own < 2.0**62)
    held &= np.abs(at.astype(np.float64)) * other < 2.0**62
    sign = np.sign(np.where(held, number, 0) * own - np.where(held, at, 0) * other)
    return sign, held


def _exponent(value: Floats, blur: Floats) -> tuple[Codes, Mask]:
    """Return the power of ten of the first digit of numbers; 0 for nought."""
    size = np.abs(value)
    is_nought = size == 0
    power = np.floor(np.log10(np.where(is_nought, 1.0, size)))
    low, high = np.power(10.0, power), np.power(10.0, power + 1)
    power = np.where(size < low, power - 1, np.where(size >= high, power + 1, power))
    margin = blur + _SURE * size
    is_clear = (np.abs(size - low) > margin) & (np.abs(size - high) > margin)
    return np.where(is_nought, 0.0, power).astype(np.int64), is_clear | is_nought


def _is_at_most(value: Floats, limit: Floats | float, blur: Floats) -> tuple[Mask, Mask]:
    """Say whether numbers are no larger than others, and where floats tell that for sure."""
    return value <= limit, np.abs(value - limit) > blur + _SURE * np.abs(limit)


def _scaled(numbers: npt.NDArray[np.float64] | Codes, exponent: Codes) -> Floats:
    tens = np.power(10.0, np.abs(exponent))
    scaled: Floats = np.where(exponent < 0, numbers / tens, numbers * tens)
    return scaled


def _decimal(digits: int, places: int) -> str:
    """Write digits with the point in its place, as `decimal_text` does."""
    whole, decimals = divmod(abs(digits), 10**places)
    shown = f"{whole:,}" if whole >= 10_000 else str(whole)
    sign = "-" if digits < 0 else ""
    return f"{sign}{shown}.{decimals:0{places}}" if places else f"{sign}{shown}"


def _from_to(low: int, high: int, places: int) -> str:
    """Write both ends, without zeros that stand at the end of both."""
    while places and low % 10 == 0 and high % 10 == 0:
        low, high, places = low // 10, high // 10, places - 1
    return to(_decimal(low, places), _decimal(high, places))


def _exactly(found: Found, figure: Codes, figures: ClaimedFigures, row: int) -> str:
    """Return what was found of one row by what defines it."""
    columns, code = figures.columns, int(figure[row])
    low, low_below, high, high_below, exponent = (int(column[row]) for column in found)
    one = Fraction(10) ** exponent
    claimed_one = Fraction(10) ** int(columns["exponent"][code])
    least, most = int(columns["low"][code]), int(columns["high"][code])
    edges: tuple[End, End] = (
        -INFINITY if least == NO_LOW else least * claimed_one,
        INFINITY if most == NO_HIGH else most * claimed_one,
    )
    interval = Interval(Fraction(low, low_below) * one, Fraction(high, high_below) * one)
    yardstick = figures.yardsticks[int(columns["yardstick"][code])]
    return "" if yardstick is None else yardstick.found(interval, edges)
