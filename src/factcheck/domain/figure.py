"""Figures: printed numbers, and the range of values that each stands for."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from factcheck.domain.amount_text import amount_text
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.sampling import SamplingError
from factcheck.domain.surd import Real
from factcheck.domain.unit import Measure, Unit


class Reading(StrEnum):
    """A rule by which the last printed digit may have come about."""

    NEAREST = "rounded to the nearest, ties either way"  # the rule that decides
    HALF_UP = "rounded to the nearest, ties away from zero"
    TRUNCATED = "cut off after the last digit"
    ROUNDED_UP = "rounded away from zero"
    OFF_BY_ONE = "off by one in the last digit"


class Figure(Struct, frozen=True, kw_only=True):
    """A printed number, in base units. Its text is kept: "5.20" says more than "5.2".

    Examples
    --------
    >>> from factcheck import parse_figure
    >>> parse_figure("2311 亿元").implied()
    [231050000000, 231150000000]
    >>> parse_figure("over 2000").implied()
    (2000, inf)
    """

    text: str
    number: str  # as printed, in plain digits
    measure: Measure  # scale word and unit
    value: Fraction  # the lower end of a range
    last_place: Fraction  # one unit of the last written digit
    hedge: Hedge = Hedge.AS_PRINTED
    upper: Fraction | None = None  # the upper end of a range
    is_count: bool = False  # things counted, written to the unit: no rounding
    is_word: bool = False  # a multiple said in a word: doubled, 翻一番, halved
    sampling: SamplingError | None = None  # printed beside it; no part of the range it stands for
    out_of: Figure | None = None  # the five of "1 in 5": there the last digit is rounded

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return self.measure.unit

    @property
    def is_exact(self) -> bool:
        """Whether it stands for one value alone."""
        return self.is_count and self.hedge is Hedge.AS_PRINTED

    @property
    def is_rounded(self) -> bool:
        """Whether its range is that of a rounded number: two ends that belong by a tie."""
        hedged = self.hedge in (Hedge.AS_PRINTED, Hedge.ABOUT)
        return hedged and not (self.is_word or self.is_exact)

    @property
    def rounded_to(self) -> Fraction:
        """One unit of the digit that was rounded: the last one, but for zeros after "about"."""
        return self.significant_place if self.hedge is Hedge.ABOUT else self.last_place

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a whole, which needs no unit: a third, ½, 1 in 5."""
        return "/" in self.number and not self.unit.symbol and abs(self.value) < self.measure.scale

    @property
    def significant_place(self) -> Fraction:
        """One unit of the last written digit that is not zero: 1000 for 2000."""
        place = self.last_place
        steps = abs(self.value / place)
        if not steps or steps.denominator != 1:
            return place
        count = int(steps)
        while count % 10 == 0:
            count //= 10
            place *= 10
        return place

    @property
    def decimals(self) -> int:
        """How many decimals its number, or the upper end of its range, is printed with."""
        last = self.number.rpartition("..")[2]
        return 0 if "e" in last else len(last.partition(".")[2])

    def implied(
        self, reading: Reading = Reading.NEAREST, *, trailing_zeros_count: bool = True
    ) -> Interval:
        """Give every value that could honestly be printed as this figure, in base units.

        Parameters
        ----------
        reading
            How the last digit came about.
        trailing_zeros_count
            Whether the zeros at the end were measured; if not, 2000 is rounded to thousands.

        Examples
        --------
        >>> from factcheck import parse_figure
        >>> figure = parse_figure("2000 t")
        >>> figure.implied(), figure.implied(trailing_zeros_count=False)
        ([1999500, 2000500], [1500000, 2500000])
        """
        if self.is_word:
            return self._worded()
        match self.hedge:
            case Hedge.AS_PRINTED:
                return self._printed(reading, zeros_count=trailing_zeros_count)
            case Hedge.ABOUT if self.out_of is not None:
                return self._printed(reading, zeros_count=False)
            case Hedge.ABOUT:
                return self._rounded(self.significant_place, reading)
            case Hedge.BETWEEN:
                high = self.value if self.upper is None else self.upper
                return Interval(self.value, high)
            case Hedge.AT_LEAST:
                return Interval.at_least(self.value)
            case Hedge.MORE_THAN:
                return Interval.more_than(self.value)
            case Hedge.AT_MOST:
                return Interval.at_most(self.value)
            case Hedge.LESS_THAN:
                return Interval.less_than(self.value)
            case Hedge.NEARLY:
                size = abs(self.value)
                return _mirrored(Interval(size * 9 / 10, size, high_open=True), self.value)
            case Hedge.JUST_OVER:
                size = abs(self.value)
                return _mirrored(Interval(size, size * 11 / 10, low_open=True), self.value)
            case _:
                assert_never(self.hedge)

    def readings(self) -> dict[Reading, Interval]:
        """Give what it stands for under each rule but the one that decides.

        Examples
        --------
        >>> from factcheck import parse_figure
        >>> parse_figure("34.7 %").readings()[Reading.TRUNCATED]
        [0.347, 0.348)
        """
        return {each: self.implied(each) for each in Reading if each is not Reading.NEAREST}

    def in_unit(self, value: Real) -> str:
        """Write another value the way this figure is written.

        Examples
        --------
        >>> from factcheck import parse_figure
        >>> parse_figure("2311 亿元").in_unit(Fraction(115_550_000_000))
        '1155.5 亿元'
        """
        return amount_text(value, self.measure, self.decimals)

    def __str__(self) -> str:
        return self.text

    def _printed(self, reading: Reading, *, zeros_count: bool) -> Interval:
        if self.out_of is not None:
            wholes = self.out_of.implied(reading, trailing_zeros_count=zeros_count)
            return self._part_of(self.out_of.value, wholes)
        fills = not zeros_count and not self.decimals  # zeros after a point are written on purpose
        place = self.significant_place if fills else self.last_place
        if self.is_count and place == self.last_place:
            if reading is not Reading.OFF_BY_ONE:
                return Interval.point(self.value)
            return Interval(self.value - place, self.value + place)
        return self._rounded(place, reading)

    def _rounded(self, place: Fraction, reading: Reading) -> Interval:
        half = place / 2
        if reading is Reading.NEAREST:
            return Interval(self.value - half, self.value + half)
        size = abs(self.value)
        match reading:
            case Reading.HALF_UP:
                shape = Interval(size - half, size + half, high_open=True)
            case Reading.TRUNCATED:
                shape = Interval(size, size + place, high_open=True)
            case Reading.ROUNDED_UP:
                shape = Interval(size - place, size, low_open=True)
            case Reading.OFF_BY_ONE:
                return Interval(self.value - 3 * half, self.value + 3 * half)
            case _:
                assert_never(reading)
        return shape.hull(-shape) if size == 0 else _mirrored(shape, self.value)

    def _part_of(self, whole: Fraction, wholes: Interval) -> Interval:
        """Give the range of "1 in 5", one of 4.5 to 5.5; in "2 in 5" both may be rounded."""
        size, half = abs(self.value), self.last_place / 2
        above = size * whole
        sound = wholes.intersection(Interval.at_least(max(above, whole / 2))) or wholes
        part = Interval.point(above) / sound
        if above != 1:
            part = part.hull(Interval(size - half, size + half))
        return _mirrored(part, self.value)

    def _worded(self) -> Interval:
        """Give the range of "doubled" and "halved": that multiple to one decimal, or further on."""
        falls = self.value < 1
        match self.hedge:
            case Hedge.AS_PRINTED | Hedge.ABOUT | Hedge.BETWEEN:
                slack = self.last_place / 2
                edge = self.value + slack if falls else self.value - slack
                return _further(edge, falls=falls, is_open=False)
            case Hedge.MORE_THAN | Hedge.AT_LEAST:
                return _further(self.value, falls=falls, is_open=self.hedge is Hedge.MORE_THAN)
            case Hedge.LESS_THAN:
                return Interval.more_than(self.value) if falls else Interval.less_than(self.value)
            case Hedge.AT_MOST:
                return Interval.at_least(self.value) if falls else Interval.at_most(self.value)
            case Hedge.NEARLY:
                if falls:
                    return Interval(self.value, self.value * 11 / 10, low_open=True)
                return Interval(self.value * 9 / 10, self.value, high_open=True)
            case Hedge.JUST_OVER:
                if falls:
                    return Interval(self.value * 9 / 10, self.value, high_open=True)
                return Interval(self.value, self.value * 11 / 10, low_open=True)
            case _:
                assert_never(self.hedge)


def _further(edge: Fraction, *, falls: bool, is_open: bool) -> Interval:
    if falls:
        return Interval(Fraction(0), edge, low_open=True, high_open=is_open)
    return Interval.more_than(edge) if is_open else Interval.at_least(edge)


def _mirrored(shape: Interval, value: Fraction) -> Interval:
    return -shape if value < 0 else shape
