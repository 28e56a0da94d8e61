"""References from their indexes, and indexes of references."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.domain.area_figures import AreaFigures
from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.period import Period
from factcheck.domain.series import Reference, Series, SeriesKey, Status, UnreadSeries
from factcheck.load.base_rates import WaitingClasses
from factcheck.load.cell import Cell, WaitingCells
from factcheck.load.store.across import KeptFigures
from factcheck.load.store.database import Database, Row, write
from factcheck.load.store.head import head_of, read_head
from factcheck.load.store.objects import NoValueError, from_bytes
from factcheck.load.store.parts import NotKeptError, packed, unpacked
from factcheck.load.values import Words
from factcheck.load.waiting_rows import RowReader
from factcheck.load.waiting_series import Likes, WaitingPeriods, WaitingSeries


class CannotKeepError(Exception):
    """A reference that is not made up as those of folders are, or a place that takes no index."""


def indexed(
    database: Database, folder: Path | None = None, across: Path | None = None
) -> Reference:
    """Return the reference that an index was made of.

    Parameters
    ----------
    database : Database
    folder : Path or None
        Of the reference.
    across : Path or None
        Where its figures of several areas are kept that were asked for together.

    Raises
    ------
    NoValueError
        If its catalogue cannot be read.
    """
    head = read_head(database.head)
    catalogue = from_bytes(head.catalogue, Catalogue())
    if not isinstance(catalogue, Catalogue):
        raise NoValueError
    words = Words(catalogue=catalogue)
    readers = [table.reader(words) for table in head.tables]
    rates = [table.file() for table in head.rates]
    kept = None
    if folder is not None and across is not None:
        kept = KeptFigures(path=across, folder=folder, catalogue=catalogue)
    series = StoredSeries(database=database, words=words, readers=readers, kept=kept)
    return Reference(catalogue, series, WaitingClasses(rates, words), tuple(head.remarks))


@dataclass(frozen=True, kw_only=True)
class StoredSeries(UnreadSeries):
    """Series of an index, each read when it is first asked for."""

    database: Database
    words: Words
    readers: list[RowReader]
    kept: KeptFigures | None = None
    opened: dict[SeriesKey, Series | None] = field(default_factory=dict)
    likes: Likes = field(default_factory=dict)

    def __getitem__(self, key: SeriesKey) -> Series:
        series = self._opened(key)
        if series is None:
            raise KeyError(key)
        return series

    def __contains__(self, key: object) -> bool:
        return self._opened(key) is not None  # type: ignore[arg-type] # others are not asked for

    def __iter__(self) -> Iterator[SeriesKey]:
        return self.database.keys()

    def __len__(self) -> int:
        return len(self.database)

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        yield from self.database.settled_in(statuses)

    def observed(self) -> int:
        return sum(series.observed() for series in map(self._read, self) if series is not None)

    def across(self, indicator: str, areas: tuple[str, ...], period: Period) -> AreaFigures | None:
        return None if self.kept is None else self.kept.get((indicator, areas, period))

    def keep_missed(self) -> None:
        """Keep the figures of several areas that were asked for, and not yet kept."""
        if self.kept is not None:
            self.kept.keep(self.kept.missed, self)

    def _opened(self, key: SeriesKey) -> Series | None:
        if key not in self.opened:
            self.opened[key] = self._read(key)
        return self.opened[key]

    def _read(self, key: SeriesKey) -> WaitingPeriods | None:
        content = self.database.parts(key)
        if content is None:
            return None
        parts = unpacked(content, self.readers, self.words.catalogue.sources)
        return WaitingPeriods(key, parts, self.words, self.likes)


def write_index(path: Path, reference: Reference) -> None:
    """Write the index of a reference that was just read without faults.

    Raises
    ------
    CannotKeepError
        If it cannot be kept, or not there.
    """
    series, classes = reference.series, reference.growth_classes
    if not isinstance(series, WaitingSeries) or not isinstance(classes, WaitingClasses):
        raise CannotKeepError
    readers: dict[int, tuple[int, RowReader]] = {}
    sources = reference.catalogue.sources

    def head() -> bytes:
        in_order = (reader for _, reader in readers.values())
        return head_of(in_order, classes.tables, reference.remarks, reference.catalogue)

    try:
        write(path, _rows(series, readers, sources), head)
    except (sqlite3.Error, NotKeptError, NoValueError) as error:
        raise CannotKeepError from error


def keep_asked(reference: Reference, folder: Path, across: Path) -> None:
    """Keep the figures of several areas that were asked of a reference that was just read."""
    series = reference.series
    if isinstance(series, WaitingSeries):
        kept = KeptFigures(path=across, folder=folder, catalogue=reference.catalogue)
        kept.keep(series.asked, series)


def _rows(
    series: WaitingSeries,
    readers: dict[int, tuple[int, RowReader]],
    sources: Mapping[str, Source],
) -> Iterator[Row]:
    for key, parts in series.cells.items():
        yield key, frozenset().union(*map(_statuses, parts)), packed(parts, readers, sources)


def _statuses(part: Cell | WaitingCells) -> frozenset[Status]:
    return frozenset((part.status,)) if isinstance(part, Cell) else part.statuses
