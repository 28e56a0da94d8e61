"""Series whose figures wait as text, each until it is asked for: an audit asks for few."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from factcheck.domain.catalogue import Source
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.series import Observation, Series, SeriesKey, Status, UnreadSeries
from factcheck.load import values
from factcheck.load.cell import Cell, WaitingCells
from factcheck.load.doubles import in_full
from factcheck.load.values import Unreadable, Words


@dataclass(frozen=True, kw_only=True)
class WaitingSeries(UnreadSeries):
    """Series by indicator and area."""

    cells: Mapping[SeriesKey, Collection[Cell | WaitingCells]]
    words: Words
    opened: dict[SeriesKey, Series] = field(default_factory=dict)

    def __getitem__(self, key: SeriesKey) -> Series:
        series = self.opened.get(key)
        if series is None:
            series = self.opened[key] = WaitingPeriods(key, self.cells[key], self.words)
        return series

    def get(self, key: SeriesKey, default: Any = None) -> Any:  # noqa: ANN401 - as mappings have it
        """Give a series, or the default where nothing was observed: the usual case, made quick."""
        return self[key] if key in self.cells else default

    def __contains__(self, key: object) -> bool:
        return key in self.cells

    def __iter__(self) -> Iterator[SeriesKey]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        for key, parts in self.cells.items():
            if any(_has(part, statuses) for part in parts):
                yield key


class WaitingPeriods(Mapping[Period, tuple[Observation, ...]]):
    """The observations of one series by period."""

    __slots__ = ("key", "read", "waiting", "words")

    def __init__(
        self, key: SeriesKey, parts: Collection[Cell | WaitingCells], words: Words
    ) -> None:
        self.key, self.words = key, words
        self.read: dict[Period, tuple[Observation, ...]] = {}
        self.waiting: dict[Period, list[Cell | tuple[WaitingCells, int]]] = {}
        for part in parts:
            if isinstance(part, Cell):
                self.waiting.setdefault(part.period, []).append(part)
                continue
            for place, period in enumerate(part.periods()):
                self.waiting.setdefault(period, []).append((part, place))

    def __getitem__(self, period: Period) -> tuple[Observation, ...]:
        cells = self.read.get(period)
        if cells is None:
            cells = self.read[period] = tuple(
                self._observation(each if isinstance(each, Cell) else each[0].cell(each[1]))
                for each in self.waiting[period]
            )
        return cells

    def get(self, period: Period, default: Any = None) -> Any:  # noqa: ANN401 - as mappings have it
        """Give what was observed in a period, or the default: the usual case, made quick."""
        return self[period] if period in self.waiting else default

    def __contains__(self, period: object) -> bool:
        return period in self.waiting

    def __iter__(self) -> Iterator[Period]:
        return iter(self.waiting)

    def __len__(self) -> int:
        return len(self.waiting)

    def _observation(self, cell: Cell) -> Observation:
        indicator, area = self.key
        return Observation(
            indicator=indicator,
            area=area,
            period=cell.period,
            figure=values.figure(cell.value, spoken(self.words, cell.source), unit=cell.unit),
            source=cell.source,
            at=cell.at,
            basis=cell.basis,
            vintage=cell.vintage,
            released=cell.released,
            status=cell.status,
            note=cell.note,
            stored=self._stored(cell),
            adjustment=cell.adjustment,
        )

    def _stored(self, cell: Cell) -> Figure | None:
        """Read what is stored behind a figure, to the digits that a binary double is known to."""
        if not cell.stored:
            return None
        try:
            return values.figure(in_full(cell.stored), self.words, unit=cell.unit)
        except Unreadable:
            return None


def spoken(words: Words, source: Source | None) -> Words:
    """Return the words of a file for the figures of a source, which may tell its language."""
    if source is None or not source.language:
        return words
    return replace(words, language=source.language)


def _has(part: Cell | WaitingCells, statuses: Collection[Status]) -> bool:
    if isinstance(part, Cell):
        return part.status in statuses
    return not part.statuses.isdisjoint(statuses)
