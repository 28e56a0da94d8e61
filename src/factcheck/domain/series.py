"""What is known: observations as they were printed, and the reference they make up."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.figure import Figure
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Adjustment, Basis

if TYPE_CHECKING:
    from factcheck.domain.area_figures import AreaFigures
    from factcheck.domain.base_rate import ClassKey, GrowthClass
    from factcheck.domain.location import Location
    from factcheck.domain.period import Period

SeriesKey: TypeAlias = tuple[str, str]  # indicator, area
Series: TypeAlias = "Mapping[Period, tuple[Observation, ...]]"

_BREAK = re.compile(
    r"(?<!\bno )(?<!without )(?<!without a )"
    r"\b(?:(?:time )?series[ -]break|break in (?:the )?(?:time )?series)\b"
    r"(?! (?:of |in )?\d{4}[/-])"  # one that is told of two other years
    r"|zeitreihenbruch|rupture de série|(?<!可比)口径(?:变化|调整)",
    re.IGNORECASE,
)


class Status(StrEnum):
    """How settled a published figure is (SDMX calls it the observation status)."""

    UNKNOWN = ""
    PRELIMINARY = "preliminary"
    REVISED = "revised"
    FINAL = "final"
    ESTIMATE = "estimate"


class Observation(Struct, frozen=True, kw_only=True):
    """One published figure: what, where, when, how much, and who says so."""

    indicator: str
    area: str
    period: Period
    figure: Figure
    source: Source
    at: Location
    basis: Basis = Basis.NONE
    adjustment: Adjustment = Adjustment.NONE
    vintage: str = ""
    released: date | None = None
    status: Status = Status.UNKNOWN
    note: str = ""
    stored: Figure | None = None  # what stands behind the figure, where its cell shows less of it

    @property
    def interval(self) -> Interval:
        """Every value it may stand for, in the base unit."""
        return self.figure.implied()

    @property
    def begins_anew(self) -> bool:
        """Whether its note says that a break of the series lies between it and what was before."""
        return _BREAK.search(self.note) is not None

    def as_stored(self) -> Observation:
        """Return the observation by the value behind its figure, where there is one."""
        return self if self.stored is None else replace(self, figure=self.stored, stored=None)

    @property
    def public_since(self) -> date | None:
        """When it was first public, as far as is known."""
        return self.released or self.source.published

    @property
    def public_no_earlier_than(self) -> date:
        """When it may first have been public: without a date, at the end of its period."""
        return self.public_since or self.period.end

    @property
    def foresees(self) -> bool:
        """Whether it was published before its period ended, and can but estimate it."""
        return self.public_since is not None and self.public_since < self.period.end


class PrintedNumber(NamedTuple):
    """A cell that holds a number in plain digits, told without reading it.

    All else is as in a cell that was read before, of another number printed with as many decimals,
    but the indicator, the area, the period and the place; neither has a note.
    """

    digits: int  # all of them, without the point
    like: Observation


class UnreadPeriods(Mapping["Period", "tuple[Observation, ...]"]):
    """The observations of one series by period, which are read when they are asked for."""

    @abstractmethod
    def printed(self, period: Period) -> PrintedNumber | None:
        """Tell the one number in plain digits of a period; None where what stands there is not."""


class UnreadSeries(Mapping[SeriesKey, "Series"]):
    """Series whose figures are read when they are asked for; some of them can be told before."""

    @abstractmethod
    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        """Give the keys of the series in which a figure is settled in one of these ways."""

    @abstractmethod
    def observed(self) -> int:
        """Count the observations of all."""

    def across(self, indicator: str, areas: tuple[str, ...], period: Period) -> AreaFigures | None:
        """Return the figures of one period in several areas, if they are known without reading."""
        del indicator, areas, period
        return None


class Reference(Struct, frozen=True):
    """A catalogue, the observations of its series by indicator and area, and base rates."""

    catalogue: Catalogue = field(default_factory=Catalogue)
    series: Mapping[SeriesKey, Series] = field(default_factory=dict)
    growth_classes: Mapping[ClassKey, tuple[GrowthClass, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()  # what files hold that is not part of it, and what they say

    @classmethod
    def of(cls, catalogue: Catalogue, observations: Iterable[Observation]) -> Reference:
        """Gather observations into series."""
        series: dict[SeriesKey, dict[Period, list[Observation]]] = {}
        for observation in observations:
            periods = series.setdefault((observation.indicator, observation.area), {})
            periods.setdefault(observation.period, []).append(observation)
        return cls(
            catalogue,
            {
                key: {period: tuple(cells) for period, cells in periods.items()}
                for key, periods in series.items()
            },
        )

    def as_stored(self) -> Reference:
        """Return the reference by the values behind its figures, read when they are asked for."""
        return replace(self, series=_StoredSeries(self.series))

    def cells(self, indicator: str, area: str, period: Period) -> tuple[Observation, ...]:
        """Give what was observed of an indicator, in an area and a period."""
        return self.series.get((indicator, area), {}).get(period, ())

    def across(self, indicator: str, areas: tuple[str, ...], period: Period) -> AreaFigures | None:
        """Return the figures of one period in several areas, if they are known without reading."""
        if isinstance(self.series, UnreadSeries):
            return self.series.across(indicator, areas, period)
        return None

    def has(self, indicator: str, area: str) -> bool:
        """Whether anything was observed of an indicator in an area."""
        return (indicator, area) in self.series

    def periods(self, indicator: str, area: str) -> tuple[Period, ...]:
        """Give the periods in which anything was observed, in no particular order."""
        return tuple(self.series.get((indicator, area), {}))

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        """Give the keys of the series in which a figure is settled in one of these ways."""
        if isinstance(self.series, UnreadSeries):
            return self.series.having(statuses)
        return _having(self.series, statuses)

    def __iter__(self) -> Iterator[Observation]:
        for periods in self.series.values():
            for cells in periods.values():
                yield from cells

    def __len__(self) -> int:
        if isinstance(self.series, UnreadSeries):
            return self.series.observed()
        return sum(map(_length, self.series.values()))


class _StoredSeries(UnreadSeries):
    """Series by the values that are stored behind their figures."""

    __slots__ = ("_shown", "_stored")

    def __init__(self, shown: Mapping[SeriesKey, Series]) -> None:
        self._shown = shown
        self._stored: dict[SeriesKey, Series] = {}

    def __getitem__(self, key: SeriesKey) -> Series:
        if key not in self._stored:
            self._stored[key] = {
                period: tuple(cell.as_stored() for cell in cells)
                for period, cells in self._shown[key].items()
            }
        return self._stored[key]

    def __contains__(self, key: object) -> bool:
        return key in self._shown

    def __iter__(self) -> Iterator[SeriesKey]:
        return iter(self._shown)

    def __len__(self) -> int:
        return len(self._shown)

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        return Reference(series=self._shown).having(statuses)

    def observed(self) -> int:
        return len(Reference(series=self._shown))


class JoinedSeries(UnreadSeries):
    """Some series over others, which they hide where both have one of a key."""

    __slots__ = ("_over", "_under")

    def __init__(self, over: Mapping[SeriesKey, Series], under: Mapping[SeriesKey, Series]) -> None:
        self._over, self._under = over, under

    def __getitem__(self, key: SeriesKey) -> Series:
        return self._over[key] if key in self._over else self._under[key]

    def __contains__(self, key: object) -> bool:
        return key in self._over or key in self._under

    def __iter__(self) -> Iterator[SeriesKey]:
        yield from self._under
        yield from (key for key in self._over if key not in self._under)

    def __len__(self) -> int:
        return len(self._under) + sum(key not in self._under for key in self._over)

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        under, over = Reference(series=self._under), Reference(series=self._over)
        restated = set(over.having(statuses))
        for key in under.having(statuses):
            if key not in self._over or key in restated:
                yield key
                restated.discard(key)
        yield from (key for key in self._over if key in restated)

    def observed(self) -> int:
        hidden = sum(_length(self._under[key]) for key in self._over if key in self._under)
        return len(Reference(series=self._under)) + len(Reference(series=self._over)) - hidden


def _length(series: Series) -> int:
    return sum(len(cells) for cells in series.values())


def _having(
    series: Mapping[SeriesKey, Series], statuses: Collection[Status]
) -> Iterator[SeriesKey]:
    for key, periods in series.items():
        if any(cell.status in statuses for cells in periods.values() for cell in cells):
            yield key
