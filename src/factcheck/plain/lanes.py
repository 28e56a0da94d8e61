"""The figures of a reference in lanes: one a year of a series, read when a claim asks for it.

A lane is *plain* where one printed number stands in it, and nothing else in the reference bears on
it. What a claim needs of any other is left to the exact road.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference, Series
from factcheck.evaluate.columns import Encoded, encoded
from factcheck.evaluate.rereading import may_be_round, widened
from factcheck.plain.base_years import Floats, logarithms, outward_ends
from factcheck.plain.growing import Growing

NOT_PLAIN = 0  # the code of a series of which nothing is read in columns
BASES = tuple(Basis)
_MOST_YEARS = 400  # between the first and the last of a series
_LARGEST = 2**52  # whole numbers that a float holds, and half a unit more
_JUMP = 10  # times as much from one year to the next: no step that a series takes
_TENTHS, _HALF = 10, 5  # of the last digit
_SURE = 1e-9  # a margin, relative, that no rounding of floats uses up


class _Year(NamedTuple):
    """What stands in one year of a series."""

    observations: tuple[Observation, ...]
    ends: Encoded | None  # of the one plain number that stands there
    lows: tuple[float, ...]
    highs: tuple[float, ...]


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
            low="q", high="q", exponent="q", day="q", source="q", vintage="q", basis="q",
            doubts="q", plain="b", undated="b", weak="b", round="b", least="d", most="d",
        )  # fmt: skip
        self.series = Growing(
            start="q", first="q", length="q", day="q", vintage="q", basis="q", top="d", whole="b",
        )  # fmt: skip
        self.cells: list[Observation | None] = []  # by lane, of those that are plain
        self.sources: list[Source] = []
        self._places: dict[int, str] = {}
        self._sources: dict[str, int] = {}
        self._vintages: dict[str, int] = {}
        self._codes: dict[tuple[str, str], int] = {}
        self._bounds = {is_of_ratios: Growing(low="d", high="d") for is_of_ratios in (True, False)}
        self.lanes.append()  # that of no year
        self.cells.append(None)
        self.series.append(first=10**6)

    def __len__(self) -> int:
        return len(self.lanes)

    def code(self, indicator: str, area: str) -> int:
        """Return the code of a series; `NOT_PLAIN` where it is none, or not of calendar years."""
        key = (indicator, area)
        if key not in self._codes:
            series = self._reference.series.get(key, {})
            self._codes[key] = self._take(series) if _is_of_years(series) else NOT_PLAIN
        return self._codes[key]

    def place(self, lane: int) -> str:
        """Return where the figure of a lane stands; nothing where it is not plain."""
        if lane not in self._places:
            cell = self.cells[lane]
            self._places[lane] = "" if cell is None else str(cell.at)
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

    def _take(self, series: Series) -> int:
        years = {period.year: _year(cells) for period, cells in series.items()}
        first, last = min(years), max(years)
        start, doubts, plain = len(self.lanes), 0, True
        for year in range(first, last + 1):
            doubts += _may_be_broken(years.get(year), years.get(year - 1))
            content = years.get(year)
            if content is None:
                self.lanes.append(doubts=doubts)
                self.cells.append(None)
            else:
                plain &= self._take_year(content, doubts)
        cells = [cell for content in years.values() for cell in content.observations]
        vintages, bases = ({cell.vintage for cell in cells}, {cell.basis for cell in cells})
        self.series.append(
            start=start,
            first=first,
            length=last - first + 1,
            day=max(cell.public_no_earlier_than for cell in cells).toordinal(),
            vintage=self._vintage(cells[0].vintage),
            basis=BASES.index(cells[0].basis),
            top=max(low for content in years.values() for low in content.lows),
            whole=plain and len(vintages) == len(bases) == 1,
        )
        return len(self.series) - 1

    def _take_year(self, content: _Year, doubts: int) -> bool:
        """Add the lane of a year; return whether it is plain."""
        first, ends = content.observations[0], content.ends
        if ends is None:
            self.lanes.append(doubts=doubts)
            self.cells.append(None)
            return False
        self.lanes.append(
            low=ends.low,
            high=ends.high,
            exponent=ends.exponent,
            day=first.public_no_earlier_than.toordinal(),
            source=self._source(first.source),
            vintage=self._vintage(first.vintage),
            basis=BASES.index(first.basis),
            doubts=doubts,
            plain=True,
            undated=first.public_since is None,
            weak=first.source.grade >= Grade.COMPILATION,
            round=_may_be_round(first.figure),
            least=content.lows[0],
            most=content.highs[0],
        )
        self.cells.append(first)
        return True

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


def _year(observations: tuple[Observation, ...]) -> _Year:
    ends = _plain_ends(observations[0]) if len(observations) == 1 else None
    if ends is not None:
        low, high = (_float(end, ends.exponent) for end in (ends.low, ends.high))
        return _Year(observations, ends, (low,), (high,))
    intervals = [cell.interval for cell in observations]
    return _Year(
        observations,
        None,
        tuple(float(interval.low) for interval in intervals),
        tuple(float(interval.high) for interval in intervals),
    )


def _float(number: int, exponent: int) -> float:
    """Return the float nearest to a whole number times a power of ten."""
    return number / 10**-exponent if exponent < 0 else float(number * 10**exponent)


def _plain_ends(cell: Observation) -> Encoded | None:
    """Return the ends of a printed number; None where it is not so plain."""
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
    step = None if is_odd else _step(figure.last_place)
    if step is None:
        return None
    value, place = figure.value, figure.last_place
    digits, remainder = divmod(
        value.numerator * place.denominator, value.denominator * place.numerator
    )
    middle, half = _TENTHS * digits * step.low, 0 if figure.is_exact else _HALF * step.low
    if remainder or abs(middle) + half >= _LARGEST:
        return None
    return Encoded(middle - half, middle + half, False, False, step.exponent, 1)  # noqa: FBT003


@cache
def _step(place: Fraction) -> Encoded | None:
    """Return a tenth of a place; None where machine integers do not hold it."""
    tenth = encoded(Interval.point(place / _TENTHS))
    return tenth if tenth is not None and tenth.part == 1 else None


def _may_be_round(figure: Figure) -> bool:
    """Whether zeros stand at the end of a figure that may not have been counted."""
    return figure.number.endswith("0") and may_be_round(figure) and bool(list(widened(figure)))


def _may_be_broken(after: _Year | None, before: _Year | None) -> bool:
    """Whether the step into a year may be one that breaks a series, or is said to."""
    if after is None:
        return False
    if any(cell.begins_anew for cell in after.observations):
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
