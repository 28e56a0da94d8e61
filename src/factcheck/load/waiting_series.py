"""Series whose figures wait as text, each until it is asked for: an audit asks for few."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from msgspec.structs import replace

from factcheck.domain.catalogue import Source
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.series import (
    Observation,
    PrintedNumber,
    Series,
    SeriesKey,
    Status,
    UnreadPeriods,
    UnreadSeries,
)
from factcheck.load import values
from factcheck.load.cell import PLAIN_NUMBER, Cell, WaitingCells
from factcheck.load.doubles import in_full
from factcheck.load.values import Unreadable, Words
from factcheck.wording.vocabulary import USUAL, languages_of

AcrossKey: TypeAlias = tuple[str, tuple[str, ...], Period]  # indicator, areas, period
Likes: TypeAlias = "dict[tuple[object, ...], Observation | None]"  # by what cells of a sort share


@dataclass(frozen=True, kw_only=True)
class WaitingSeries(UnreadSeries):
    """Series by indicator and area."""

    cells: Mapping[SeriesKey, Sequence[Cell | WaitingCells]]
    words: Words
    opened: dict[SeriesKey, Series] = field(default_factory=dict)
    likes: Likes = field(default_factory=dict)
    asked: set[AcrossKey] = field(default_factory=set)  # figures that were asked for together

    def __getitem__(self, key: SeriesKey) -> Series:
        series = self.opened.get(key)
        if series is None:
            periods = WaitingPeriods(key, self.cells[key], self.words, self.likes)
            series = self.opened[key] = periods
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

    def observed(self) -> int:
        return sum(_size(part) for parts in self.cells.values() for part in parts)

    def across(self, indicator: str, areas: tuple[str, ...], period: Period) -> None:
        self.asked.add((indicator, areas, period))


class WaitingPeriods(UnreadPeriods):
    """The observations of one series by period."""

    __slots__ = ("_waiting", "begins", "key", "likes", "parts", "read", "words")

    def __init__(
        self,
        key: SeriesKey,
        parts: Sequence[Cell | WaitingCells],
        words: Words,
        likes: Likes | None = None,
    ) -> None:
        self.key, self.parts, self.words = key, parts, words
        self.likes: Likes = {} if likes is None else likes
        self.read: dict[Period, tuple[Observation, ...]] = {}
        self.begins: list[int] = []  # number of the first cell of each part
        self._waiting: dict[Period, int | tuple[int, ...]] | None = None

    @property
    def waiting(self) -> dict[Period, int | tuple[int, ...]]:
        """The numbers of the cells of each period, mostly one."""
        if self._waiting is None:
            self._waiting = {}
            self.begins = []
            for number, period in enumerate(self._periods()):
                first = self._waiting.setdefault(period, number)
                if first != number:
                    before = first if isinstance(first, tuple) else (first,)
                    self._waiting[period] = (*before, number)
        return self._waiting

    def _periods(self) -> Iterator[Period]:
        """Yield the period of every cell, and note where parts begin."""
        number = 0
        for part in self.parts:
            self.begins.append(number)
            for period in (part.period,) if isinstance(part, Cell) else part.periods():
                yield period
                number += 1

    def _cell(self, number: int) -> Cell:
        place = bisect_right(self.begins, number) - 1
        part = self.parts[place]
        return part if isinstance(part, Cell) else part.cell(number - self.begins[place])

    def printed(self, period: Period) -> PrintedNumber | None:
        numbers = self._numbers(period)
        if len(numbers) != 1:
            return None
        place = bisect_right(self.begins, numbers[0]) - 1
        part = self.parts[place]
        if isinstance(part, Cell):
            told = None if part.note or part.stored else (part.value, part)
        else:
            told = part.number(numbers[0] - self.begins[place])
        return None if told is None else self._number(*told)

    def _number(self, text: str, cell: Cell) -> PrintedNumber | None:
        """Tell the number of a text, in the place of that of a cell."""
        if not PLAIN_NUMBER.fullmatch(text):
            return None
        whole, _, decimals = text.partition(".")
        key = (*cell[1:2], *cell[3:7], cell.source.id, cell.adjustment, len(decimals))
        if key not in self.likes:
            self.likes[key] = self._like(cell, len(decimals))
        like = self.likes[key]
        return None if like is None else PrintedNumber(int(whole + decimals), like)

    def _like(self, cell: Cell, decimals: int) -> Observation | None:
        """Read a number of so many decimals in the place of a cell; None where others may differ.

        Where the point may part thousands, one number says nothing of others.
        """
        if languages_of(spoken(self.words, cell.source).language) != USUAL:
            return None
        text = f"7.{'7' * decimals}" if decimals else "7"
        like = self._observation(cell._replace(value=text, note="", stored=""))
        figure = like.figure
        is_plain = figure.hedge is Hedge.AS_PRINTED and not figure.is_word and figure.number == text
        digits = int(text.replace(".", ""))
        return like if is_plain and figure.value == digits * figure.last_place else None

    def __getitem__(self, period: Period) -> tuple[Observation, ...]:
        cells = self.read.get(period)
        if cells is None:
            numbers = self._numbers(period)
            if not numbers:
                raise KeyError(period)
            cells = self.read[period] = tuple(
                self._observation(self._cell(number)) for number in numbers
            )
        return cells

    def _numbers(self, period: Period) -> Sequence[int]:
        """Return the numbers of the cells of a period; few periods are asked of most series."""
        if self._waiting is None and len(self.parts) == 1 and not isinstance(self.parts[0], Cell):
            self.begins = [0]
            return self.parts[0].places(period)
        numbers = self.waiting.get(period, ())
        return numbers if isinstance(numbers, tuple) else (numbers,)

    def get(self, period: Period, default: Any = None) -> Any:  # noqa: ANN401 - as mappings have it
        """Give what was observed in a period, or the default: the usual case, made quick."""
        cells = self.read.get(period)
        if cells is None:
            return self[period] if self._numbers(period) else default
        return cells

    def __contains__(self, period: object) -> bool:
        return period in self.waiting

    def observed(self) -> int:
        """Count the observations, none of which is read."""
        return sum(map(_size, self.parts))

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


def _size(part: Cell | WaitingCells) -> int:
    return 1 if isinstance(part, Cell) else sum(1 for _ in part.periods())


def _has(part: Cell | WaitingCells, statuses: Collection[Status]) -> bool:
    if isinstance(part, Cell):
        return part.status in statuses
    return not part.statuses.isdisjoint(statuses)
