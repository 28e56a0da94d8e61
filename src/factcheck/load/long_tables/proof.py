"""That no row of a table has a fault, shown by few of them, and the series that they make up.

What is wrong with a row is wrong with one of its texts, or with two or three of them together: a
unit that its indicator is not measured in, say. So it is enough to read one row of each text, and
one of each such combination, as any row is read. Whether two rows say the same is told by numbers.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace

from factcheck.domain.period import Period
from factcheck.domain.series import SeriesKey, Status
from factcheck.load import values
from factcheck.load.cell import Cell, WaitingCells, identity
from factcheck.load.long_tables.blocks import Places
from factcheck.load.long_tables.combinations import (
    MOST_SLOTS,
    Numbers,
    are_distinct,
    combined,
    first_places,
    repeated,
)
from factcheck.load.long_tables.scan import Scan
from factcheck.load.tabular import TableRow, may_be_either
from factcheck.load.waiting_rows import LongTable, RowOrder, WaitingRows
from factcheck.load.waiting_series import spoken
from factcheck.wording.vocabulary import USUAL, languages_of

_MOST_DOUBTS = 1000  # lines that are looked at one by one
TOGETHER = (
    ("area",),
    ("indicator", "unit", "source", "adjustment"),
    ("indicator", "basis"),
    ("period", "source"),
    ("vintage",),
    ("released",),
    ("status",),
)  # columns whose texts are right or wrong together


class DoubtError(Exception):
    """A table in which something may be wrong, or that has to be read row by row to tell.

    `lines` are those in which it is, where that is known: one of each that are alike.
    """

    def __init__(self, lines: Iterable[int] = ()) -> None:
        self.lines = tuple(lines)
        super().__init__(self.lines)


class ReadRow(NamedTuple):
    """One row as it is read."""

    row: TableRow
    series: SeriesKey
    cell: Cell


class Meanings(NamedTuple):
    """What the texts of some columns mean: equal meanings have one number, whatever the text."""

    numbers: Numbers  # by row
    names: list[Any]  # what each number stands for


class Proof:
    """The rows of a table that was scanned."""

    def __init__(self, table: LongTable, scan: Scan) -> None:
        self.table, self.scan = table, scan
        self.reader = table.reader
        self.others = scan.others()
        self.read: dict[int, ReadRow] = {}  # by line

    def series(self) -> dict[SeriesKey, list[Cell | WaitingCells]]:
        """Return the series in the order in which they are met, each in the order of its rows.

        Raises
        ------
        DoubtError, csv.Error
            If anything may be wrong.
        """
        if not len(self.scan.rows):
            raise DoubtError
        self._read_few()
        indicators = self._meanings(("indicator",), lambda each: each.series[0])
        areas = self._meanings(("area",), lambda each: each.series[1])
        self._require_calendar_years(areas.names)
        series, size, names = _series(indicators, areas)
        del indicators, areas
        statuses = self._meanings(("status",), lambda each: each.cell.status)
        periods = self._periods()
        self._require_distinct((series, size), periods, statuses)
        self.reader.periods.extend(periods.names)
        return self._gathered(series, names, (periods.numbers, statuses))

    def _read_few(self) -> None:
        """Read the rows that stand for all others, and the lines that are no plain rows."""
        few = {int(line) for columns in TOGETHER for line in self._firsts(columns)}
        doubtful: list[int] = []
        for line in sorted(few.union(self.others)):
            if len(doubtful) == _MOST_DOUBTS:
                break
            try:
                row = self.table.row(line)
            except csv.Error:
                doubtful.append(line)
                continue
            if row is None or self.reader.observations.is_open(row):
                if line in few:
                    raise DoubtError
                continue
            observations = self.reader.observations
            read = None if may_be_either(row, observations) else observations.read(row)
            if read is None or row.file.faults or not self._is_usual(read[1]):
                doubtful.append(line)
            else:
                self.read[line] = ReadRow(row, *read)
        if doubtful:
            raise DoubtError(doubtful)

    def _is_usual(self, cell: Cell) -> bool:
        """Whether the source of a figure writes 12.5 for what any reader takes it for."""
        return languages_of(spoken(self.reader.observations.words, cell.source).language) == USUAL

    def _met(self, columns: Sequence[str]) -> tuple[Numbers, int, Places]:
        """Number the combinations of texts of some columns; say in which row each is met first."""
        various = [
            column
            for name in columns
            if (column := self.scan.columns.get(name)) and len(column.firsts) > 1
        ]
        if len(various) == 1:
            return various[0].codes, len(various[0].firsts), various[0].firsts
        if not various:
            nothing = np.broadcast_to(np.uint8(0), len(self.scan.rows))
            return nothing, 1, np.zeros(1, np.int64)
        numbers, size = combined([(column.codes, len(column.firsts)) for column in various])
        if size > MOST_SLOTS:
            raise DoubtError
        return numbers, size, first_places(numbers, size)

    def _firsts(self, columns: Sequence[str]) -> list[int]:
        """Return the first line of each combination of texts of these columns."""
        _, _, places = self._met(columns)
        lines: list[int] = self.scan.rows[places].tolist()
        return lines

    def _meanings(self, columns: Sequence[str], meaning: Callable[[ReadRow], Any]) -> Meanings:
        """Number what the texts of some columns mean together."""
        met, size, places = self._met(columns)
        numbers: dict[Any, int] = {}
        lookup = np.zeros(size, np.int32)
        for place, line in zip(places, self.scan.rows[places].tolist(), strict=True):
            value = meaning(self.read[line])
            lookup[met[place]] = numbers.setdefault(value, len(numbers))
        if len(numbers) == 1:
            return Meanings(np.broadcast_to(np.uint8(0), len(met)), list(numbers))
        return Meanings(lookup.astype(np.min_scalar_type(len(numbers)))[met], list(numbers))

    def _periods(self) -> Meanings:
        """Number the periods; a text that two sources do not mean alike is in doubt."""
        texts: dict[str, Period] = {}
        for line in self._firsts(("period", "source")):
            row, _, cell = self.read[line]
            if texts.setdefault(row.cells["period"], cell.period) != cell.period:
                raise DoubtError
        return self._meanings(("period",), lambda each: each.cell.period)

    def _require_calendar_years(self, areas: Sequence[str]) -> None:
        """See to it that no period is one of a fiscal year that areas begin when they like."""
        words = self.reader.observations.words
        known = words.catalogue.areas
        if words.fiscal_year is None and not any(known[area].fiscal_year for area in areas):
            return
        plain = replace(words, fiscal_year=None)
        texts = (self.read[line].row.cells["period"] for line in self._firsts(("period",)))
        if any(values.period(text, plain).fiscal for text in texts):
            raise DoubtError

    def _require_distinct(
        self, series: tuple[Numbers, int], periods: Meanings, statuses: Meanings
    ) -> None:
        """See to it that no two rows say the same thing, be it the same or another figure."""
        telling = (
            periods,
            self._meanings(("indicator", "basis"), lambda each: each.cell.basis),
            self._meanings(("vintage",), lambda each: each.cell.vintage),
            self._meanings(("released",), lambda each: each.cell.released),
            statuses,
            self._meanings(("source",), lambda each: each.cell.source.id),
        )
        combinations, size = combined([series, *map(_sized, telling)])
        if not are_distinct(combinations, size):
            rows = self.scan.rows[repeated(combinations, _MOST_DOUBTS)]
            raise DoubtError(rows.tolist())

    def _gathered(
        self, series: Numbers, names: Sequence[SeriesKey], of_rows: tuple[Numbers, Meanings]
    ) -> dict[SeriesKey, list[Cell | WaitingCells]]:
        """Gather the rows of each series; those with a row that was read are all read."""
        periods, statuses = of_rows
        numbers, order = _in_order(series)
        cuts = np.flatnonzero(numbers[1:] != numbers[:-1]) + 1
        cuts = np.concatenate(([0], cuts, [len(numbers)]))
        rows_in_order = self.scan.rows if order is None else self.scan.rows[order]
        of_rows_in_order = periods if order is None else periods[order]
        lines = rows_in_order.data
        in_order = RowOrder(lines, of_rows_in_order.astype(np.uint16, copy=False).data)
        settled = _statuses(statuses, order, cuts)
        strange: dict[SeriesKey, list[int]] = {}
        for line in self.others:
            if line in self.read:
                strange.setdefault(self.read[line].series, []).append(line)
        gathered: list[tuple[int, SeriesKey, list[Cell | WaitingCells]]] = []
        firsts = numbers[cuts[:-1]].tolist()
        spans = itertools.pairwise(cuts.tolist())
        for number, (start, stop), known in zip(firsts, spans, settled, strict=True):
            name = names[number]
            if name in strange:
                both = sorted([*lines[start:stop], *strange.pop(name)])
                gathered.append((both[0], name, [*self._cells(both)]))
            else:
                rows = WaitingRows(self.table, in_order, start, stop, known)
                gathered.append((lines[start], name, [rows]))
        gathered += [(own[0], name, [*self._cells(own)]) for name, own in strange.items()]
        gathered.sort(key=lambda each: each[0])
        return {name: parts for _, name, parts in gathered}

    def _cells(self, lines: Iterable[int]) -> Iterator[Cell]:
        """Read some rows of one series, and see to it that they are distinct."""
        met = set()
        for line in lines:
            read = self.read.get(line)
            series, cell = (read.series, read.cell) if read else self.table.cell(line)
            key = identity(series, cell)
            if key in met:
                raise DoubtError
            met.add(key)
            yield cell


def _series(indicators: Meanings, areas: Meanings) -> tuple[Numbers, int, list[SeriesKey]]:
    """Number the series of rows, as the rows stand where these are ordered by area."""
    is_by_area = bool((areas.numbers[1:] >= areas.numbers[:-1]).all())
    first, then = (areas, indicators) if is_by_area else (indicators, areas)
    combinations, size = combined([_sized(first), _sized(then)])
    pairs = itertools.product(first.names, then.names)
    names = [(then, first) if is_by_area else (first, then) for first, then in pairs]
    series: Numbers = combinations if size >= 1 << 31 else combinations.astype(np.int32)
    return series, size, names


def _in_order(series: Numbers) -> tuple[Numbers, Numbers | None]:
    """Return the numbers of series in order, and the rows of them; None where all stand so."""
    if (series[1:] >= series[:-1]).all():
        return series, None
    both = series.astype(np.int64)
    both <<= 32
    both |= np.arange(len(both), dtype=np.int32)
    both.sort()
    order = (both & 0xFFFFFFFF).astype(np.int32)
    both >>= 32
    return both.astype(np.int32), order


def _sized(meanings: Meanings) -> tuple[Numbers, int]:
    return meanings.numbers, len(meanings.names)


def _statuses(
    statuses: Meanings, order: Numbers | None, cuts: Places
) -> Sequence[frozenset[Status]]:
    """Return how the figures of each series are settled."""
    count, size = len(cuts) - 1, len(statuses.names)
    if size == 1:
        return [frozenset(statuses.names)] * count
    of_series = np.zeros((count, size), np.bool_)
    settled = statuses.numbers if order is None else statuses.numbers[order]
    of_series[np.repeat(np.arange(count), np.diff(cuts)), settled] = True
    patterns = (of_series @ (1 << np.arange(size))).tolist()
    sets = {
        pattern: frozenset(name for bit, name in enumerate(statuses.names) if pattern >> bit & 1)
        for pattern in set(patterns)
    }
    return [sets[pattern] for pattern in patterns]
