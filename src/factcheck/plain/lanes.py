"""The figures of a reference in lanes: one a year of a series, read when a claim asks for it.

A lane is *plain* where one printed number stands in it, and nothing else in the reference bears on
it. What a claim needs of any other is left to the exact road.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Observation, Reference, Series, UnreadPeriods
from factcheck.evaluate.columns import Encoded
from factcheck.evaluate.rereading import may_be_round, widened
from factcheck.evaluate.sizes import sizes
from factcheck.plain.base_years import Floats, logarithms, outward_ends
from factcheck.plain.figures import TENTHS, tenth_of
from factcheck.plain.growing import Growing

NOT_PLAIN = 0  # the code of a series of which nothing is read in columns
BASES = tuple(Basis)
_MOST_YEARS = 400  # between the first and the last of a series
_LARGEST = 2**52  # whole numbers that a float holds, and half a unit more
_JUMP = 10  # times as much from one year to the next: no step that a series takes
_HALF = 5  # of the last digit, in tenths
_SURE = 1e-9  # a margin, relative, that no rounding of floats uses up


class _LaneRow(NamedTuple):
    """The lane of a year, column by column."""

    low: int = 0
    high: int = 0
    exponent: int = 0
    day: int = 0
    source: int = 0
    vintage: int = 0
    basis: int = 0
    doubts: int = 0
    plain: bool = False
    undated: bool = False
    weak: bool = False
    round: bool = False
    least: float = 0.0
    most: float = 0.0


_NO_LANE = _LaneRow()


class _Year(NamedTuple):
    """What stands in one year of a series."""

    lane: _LaneRow  # one that is not plain, where more than one printed number stands there
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    marks_break: bool
    day: int  # since when all of it was public, at the latest
    editions: tuple[tuple[str, int], ...]  # with the codes of their bases


class _LaneSort(NamedTuple):
    """What cells have in common that differ in their digits alone."""

    like: Observation
    lane: _LaneRow  # its columns but those of the figure
    since: date | None  # when they were public
    edition: tuple[str, int]
    step: Encoded  # a tenth of their last digit
    half: int  # of that digit, in tenths
    is_whole: bool  # printed without decimals
    may_be_round: bool


class Lanes:
    """Series in lanes of years.

    Columns of `lanes`: the ends of a figure in base units times ten to the power of `exponent`; the
    `day` since when it was public at the latest, as an ordinal; whether it is `plain`, `undated`,
    `weak` or `round`; its `source`, `vintage` and `basis` as codes; `doubts`, the steps up to it,
    from the first of its series, in which that may have been broken; and its ends as floats,
    `least` and `most`.

    Columns of `series`: its `start` among the lanes, its `first` year and `length`; the last `day`
    of any figure of it; the `top`, which is the largest low end; and whether it is `whole`: all
    plain, and of one edition and basis.
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self.lanes = Growing(
            low="q",
            high="q",
            exponent="q",
            day="q",
            source="q",
            vintage="q",
            basis="q",
            doubts="q",
            plain="b",
            undated="b",
            weak="b",
            round="b",
            least="d",
            most="d",
        )  # fmt: skip - in the order of _LaneRow
        self.series = Growing(
            start="q", first="q", length="q", day="q", vintage="q", basis="q", top="d", whole="b",
        )  # fmt: skip
        self._years: list[tuple[Series, Period] | None] = [None]  # by lane
        self._sorts: dict[int, _LaneSort | None] = {}  # by the identity of a cell like others
        self.sources: list[Source] = []
        self._places: dict[int, str] = {}
        self._sources: dict[str, int] = {}
        self._vintages: dict[str, int] = {}
        self._codes: dict[tuple[str, str], int] = {}
        self._bounds = {is_of_ratios: Growing(low="d", high="d") for is_of_ratios in (True, False)}
        self.lanes.append()  # that of no year
        self.series.append(first=10**6)

    def __len__(self) -> int:
        return len(self.lanes)

    def code(self, indicator: str, area: str) -> int:
        """Return the code of a series; `NOT_PLAIN` where it is none, or not of calendar years."""
        key = (indicator, area)
        if key not in self._codes:
            series = self._reference.series.get(key, {})
            is_size = indicator in self._reference.catalogue.indicators.once(sizes)
            self._codes[key] = (
                self._take(series, is_size=is_size) if _is_of_years(series) else NOT_PLAIN
            )
        return self._codes[key]

    def cell(self, lane: int) -> Observation:
        """Return the cell of a lane that is plain."""
        year = self._years[lane]
        if year is None:
            raise ValueError(f"no figure stands in the lane {lane}")
        series, period = year
        (cell,) = series[period]
        return cell

    def place(self, lane: int) -> str:
        """Return where the figure of a plain lane stands."""
        if lane not in self._places:
            self._places[lane] = str(self.cell(lane).at)
        return self._places[lane]

    def bounds(self, *, logarithmic: bool) -> tuple[Floats, Floats]:
        """Return the bounds of each lane as a course holds them; NaN where nothing is known.

        Parameters
        ----------
        logarithmic : bool
            Whether ratios matter: then of what may be nought, or below it, nothing is known.
        """
        bounds, read = self._bounds[logarithmic], logarithms if logarithmic else outward_ends
        least, most, plain = (self.lanes[name] for name in ("least", "most", "plain"))
        for lane in range(len(bounds), len(self.lanes)):
            low, high = math.nan, math.nan
            if plain[lane]:
                low, high = read(float(least[lane]), float(most[lane]))
            bounds.append(low=low, high=high)
        return bounds["low"], bounds["high"]

    def _take(self, series: Series, *, is_size: bool) -> int:
        years = {period.year: self._year(series, period) for period in series}
        if is_size and any(low < 0 for year in years.values() for low in year.lows):
            return NOT_PLAIN  # whether its sign is told is looked into
        first, last = min(years), max(years)
        start, doubts = len(self.lanes), 0
        lanes: list[_LaneRow] = []
        for number in range(first, last + 1):
            year = years.get(number)
            doubts += _may_be_broken(year, years.get(number - 1))
            lane = _NO_LANE if year is None else year.lane
            lanes.append(lane._replace(doubts=doubts) if doubts else lane)
            is_plain = year is not None and year.lane.plain
            self._years.append((series, Period.of_year(number)) if is_plain else None)
        self.lanes.extend(lanes)
        editions = {edition for year in years.values() for edition in year.editions}
        vintage, basis = next(iter(years.values())).editions[0]
        self.series.append(
            start=start,
            first=first,
            length=last - first + 1,
            day=max(year.day for year in years.values()),
            vintage=self._vintage(vintage),
            basis=basis,
            top=max(low for year in years.values() for low in year.lows),
            whole=len(editions) == 1 and all(year.lane.plain for year in years.values()),
        )
        return len(self.series) - 1

    def _year(self, series: Series, period: Period) -> _Year:
        number = series.printed(period) if isinstance(series, UnreadPeriods) else None
        sort = None if number is None else self._sort(number.like)
        if number is not None and sort is not None:
            year = _printed_year(sort, number.digits, period)
            if year is not None:
                return year
        return self._observed(series[period])

    def _observed(self, observations: tuple[Observation, ...]) -> _Year:
        """Return what stands in a year whose figures are read."""
        first, lane = observations[0], _NO_LANE
        intervals = [cell.interval for cell in observations]
        lows = tuple(float(interval.low) for interval in intervals)
        highs = tuple(float(interval.high) for interval in intervals)
        ends = _plain_ends(first) if len(observations) == 1 else None
        if ends is not None:
            low, high = (_float(end, ends.exponent) for end in (ends.low, ends.high))
            lows, highs = (low,), (high,)
            lane = self._lane_of(first)._replace(
                low=ends.low, high=ends.high, exponent=ends.exponent, least=low, most=high,
                round=_may_be_round(first.figure),
            )  # fmt: skip
        return _Year(
            lane=lane,
            lows=lows,
            highs=highs,
            marks_break=any(cell.begins_anew for cell in observations),
            day=max(cell.public_no_earlier_than for cell in observations).toordinal(),
            editions=tuple((cell.vintage, BASES.index(cell.basis)) for cell in observations),
        )

    def _lane_of(self, cell: Observation) -> _LaneRow:
        """Return the lane of a cell, but for its figure."""
        return _LaneRow(
            day=cell.public_no_earlier_than.toordinal(),
            source=self._source(cell.source),
            vintage=self._vintage(cell.vintage),
            basis=BASES.index(cell.basis),
            plain=True,
            undated=cell.public_since is None,
            weak=cell.source.grade >= Grade.COMPILATION,
        )

    def _sort(self, like: Observation) -> _LaneSort | None:
        """Return what cells have in common that are like one; None where they are not plain."""
        if id(like) not in self._sorts:
            self._sorts[id(like)] = self._sort_of(like)
        return self._sorts[id(like)]

    def _sort_of(self, like: Observation) -> _LaneSort | None:
        step = _tenth(replace(like, released=date.max))  # whatever its period is
        if step is None:
            return None
        return _LaneSort(
            like=like,
            lane=self._lane_of(like)._replace(exponent=step.exponent),
            since=like.public_since,
            edition=(like.vintage, BASES.index(like.basis)),
            step=step,
            half=0 if like.figure.is_exact else _HALF,
            is_whole="." not in like.figure.number,
            may_be_round=may_be_round(like.figure),
        )

    def _source(self, source: Source) -> int:
        if source.id not in self._sources:
            self._sources[source.id] = len(self.sources)
            self.sources.append(source)
        return self._sources[source.id]

    def _vintage(self, vintage: str) -> int:
        return self._vintages.setdefault(vintage, len(self._vintages))


def _is_of_years(series: Mapping[Period, Sequence[Observation]]) -> bool:
    """Whether every figure of a series is one of a calendar year, and there are any."""
    if not series:
        return False
    years = [period.year for period in series]
    return max(years) - min(years) < _MOST_YEARS and all(
        period == Period.of_year(period.year) for period in series
    )


def _printed_year(sort: _LaneSort, digits: int, period: Period) -> _Year | None:
    """Return what stands in a year by the digits of its cell; None where it is not plain."""
    step, exponent, end = sort.step.low, sort.step.exponent, date(period.year, 12, 31)
    middle, half = TENTHS * digits * step, sort.half * step
    if abs(middle) + half >= _LARGEST or (sort.since is not None and sort.since < end):
        return None
    low, high, day = middle - half, middle + half, (sort.since or end).toordinal()
    least, most = _float(low, exponent), _float(high, exponent)
    is_round = sort.may_be_round and sort.is_whole and digits != 0 and digits % 10 == 0
    like = sort.lane
    lane = _LaneRow(
        low, high, exponent, day, like.source, like.vintage, like.basis, 0, like.plain,
        like.undated, like.weak, is_round, least, most,
    )  # fmt: skip
    return _Year(lane, (least,), (most,), False, day, (sort.edition,))  # noqa: FBT003


def _float(number: int, exponent: int) -> float:
    """Return the float nearest to a whole number times a power of ten."""
    return number / 10**-exponent if exponent < 0 else float(number * 10**exponent)


def _plain_ends(cell: Observation) -> Encoded | None:
    """Return the ends of a printed number; None where it is not so plain."""
    figure, step = cell.figure, _tenth(cell)
    if step is None:
        return None
    value, place = figure.value, figure.last_place
    digits, remainder = divmod(
        value.numerator * place.denominator, value.denominator * place.numerator
    )
    middle, half = TENTHS * digits * step.low, 0 if figure.is_exact else _HALF * step.low
    if remainder or abs(middle) + half >= _LARGEST:
        return None
    return Encoded(middle - half, middle + half, False, False, step.exponent, 1)  # noqa: FBT003


def _tenth(cell: Observation) -> Encoded | None:
    """Return a tenth of the last digit of a printed number; None where it is not so plain."""
    figure = cell.figure
    is_odd = (
        figure.hedge is not Hedge.AS_PRINTED
        or figure.is_word
        or figure.out_of is not None
        or figure.sampling is not None
        or cell.stored is not None
        or cell.source.copy_of
        or cell.foresees
    )
    return None if is_odd else tenth_of(figure.last_place)


def _may_be_round(figure: Figure) -> bool:
    """Whether zeros stand at the end of a figure that may not have been counted."""
    return figure.number.endswith("0") and may_be_round(figure) and bool(list(widened(figure)))


def _may_be_broken(after: _Year | None, before: _Year | None) -> bool:
    """Whether the step into a year may be one that breaks a series, or is said to."""
    if after is None:
        return False
    if after.marks_break:
        return True
    if before is None:
        return False
    least, most = max(before.lows), min(before.highs)
    falls = least > 0 and min(after.highs) * _JUMP <= least * (1 + _SURE)
    rises = least > 0 and max(after.lows) * (1 + _SURE) >= most * _JUMP
    return falls or rises


def values_of(basis: Basis) -> Iterator[int]:
    """Yield the codes of the bases whose figures answer one that is asked for."""
    for code, other in enumerate(BASES):
        if other == basis or Basis.NONE in (other, basis):
            yield code
