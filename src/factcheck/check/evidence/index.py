"""All cells by the series they belong to: one thing of one area, period by period."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest

from msgspec.structs import replace

from factcheck.check.evidence.cell_times import CellTimes
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.fiscal_quarters import months_ahead
from factcheck.check.evidence.parted_lines import PartedLines
from factcheck.check.evidence.series import (
    CellRole,
    CellSeries,
    SeriesName,
    series_name,
    series_of_cells,
    sole_names,
    topic_of,
    whole_among,
)
from factcheck.check.evidence.total_rows import total_rows
from factcheck.check.evidence.unsaid_words import UnsaidWords
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import (
    Lexicon,
    is_chinese,
    keys_heard,
    label_keys,
    made_words,
    means_of,
)
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction

_MANY = 400  # series that share names with a figure
_PROPER = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-zÀ-ɏ'-]+(?: [A-Z][A-Za-zÀ-ɏ'-]+)*")
_OF_TOTALS = label_keys("gross net total all")
_ACCOUNTS = frozenset([*known.ENGLISH, *known.CHINESE])  # lines of accounts are no peers


class CellIndex:
    """The series of some cells, and the names by which a text can call them.

    Parameters
    ----------
    cells : iterable of DataCell
        All cells of the data, or of the report's own tables.
    title : str
        That of the report, with the name of whose report it is.
    text : str
        The prose of the report.
    """

    def __init__(self, cells: Iterable[DataCell], title: str = "", text: str = "") -> None:
        self.cells = list(cells)
        self.title, self.text = title, text
        named = [(cell, series_name(cell)) for cell in self.cells]
        labels = {label for cell, name in named for label in (*cell.rows, *name.columns, cell.area)}
        labels -= {""}
        sole = {key for cell, name in named for key in sole_names(name, cell)}
        self.lexicon = Lexicon(labels | _topics_of_totals(self.cells), sole)

    @cached_property
    def series(self) -> list[CellSeries]:
        """All series."""
        unclear: set[SeriesName] = set()
        grouped: dict[SeriesName, dict[CheckPeriod | None, DataCell]] = defaultdict(dict)
        for cell in self.cells:
            name = series_name(cell)
            first = grouped[name].setdefault(cell.period, cell)
            if first.value != cell.value:
                unclear.add(name)
        totals = total_rows(self.cells)
        return [
            replace(series_of_cells(name, cells, totals), is_clear=name not in unclear)
            for name, cells in grouped.items()
        ]

    @cached_property
    def _by_cell(self) -> dict[tuple[str, str], CellSeries]:
        return {
            (cell.file, cell.place): series
            for series in self.series
            for cell in series.cells.values()
        }

    def series_of(self, cell: DataCell) -> CellSeries | None:
        """Return the series that a cell is of."""
        return self._by_cell.get((cell.file, cell.place))

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        by_key: dict[str, list[int]] = defaultdict(list)
        for number, series in enumerate(self.series):
            keys = set(series.keys)
            keys |= series.called | series.topic_keys if series.is_total else frozenset()
            keys = keys.union(*map(means_of, series.keys))
            for key in keys:
                by_key[key].append(number)
        return by_key

    def called(self, keys: Iterable[str]) -> list[CellSeries]:
        """Return the series that some names have a part in, in the order of the tables.

        Of very many, those that are called by the rarest of these names.
        """
        lists = [self._by_key[key] for key in keys if key in self._by_key]
        numbers = {number for some in lists for number in some}
        if len(numbers) > _MANY:
            weight: dict[int, float] = defaultdict(float)
            for some in lists:
                for number in some:
                    weight[number] += 1 / len(some)
            numbers = set(nlargest(_MANY, numbers, key=lambda number: (weight[number], -number)))
        return [self.series[number] for number in sorted(numbers)]

    @cached_property
    def _by_value(self) -> tuple[list[Fraction], list[int]]:
        """All values in their order, and which cell has each."""
        order = sorted(range(len(self.cells)), key=lambda number: self.cells[number].value)
        return [self.cells[number].value for number in order], order

    def within(self, claim: Interval) -> Iterator[DataCell]:
        """Yield the cells whose value lies in a range, in the order of the tables."""
        values, order = self._by_value
        low, high = bisect_left(values, claim.low), bisect_right(values, claim.high)
        for number in sorted(order[low:high]):
            if self.cells[number].value in claim:
                yield self.cells[number]

    @cached_property
    def totals(self) -> list[CellSeries]:
        """The series of totals."""
        return [series for series in self.series if series.is_total]

    @cached_property
    def areas(self) -> frozenset[str]:
        """All that areas are called by."""
        return frozenset(key for series in self.series for key in series.area_keys)

    @cached_property
    def row_names(self) -> frozenset[str]:
        """All that rows are called by where columns tell what is measured of them."""
        return frozenset(
            key for series in self.series if series.column_keys for key in series.row_keys
        )

    @cached_property
    def own_words(self) -> frozenset[str]:
        """What the title of the report names, and no table: whose report it is."""
        held = {key for series in self.series for key in series.keys}
        return self.lexicon.keys(self.title) - held

    @property
    def accounts(self) -> frozenset[str]:
        """What lines of accounts are called by."""
        return _ACCOUNTS

    @cached_property
    def whole_areas(self) -> dict[int, frozenset[str]]:
        """The one area of each table that is all of the others: the whole country."""
        wholes: dict[int, set[frozenset[str]]] = defaultdict(set)
        for series in self.series:
            if series.is_total and series.area_keys:
                wholes[series.name.table].add(series.area_keys)
        return {table: next(iter(keys)) for table, keys in wholes.items() if len(keys) == 1}

    def is_of_whole_area(self, series: CellSeries) -> bool:
        """Whether a series is of the area that is meant where a text names none."""
        return bool(series.area_keys) and (
            self.whole_areas.get(series.name.table) == series.area_keys
        )

    @cached_property
    def parts(self) -> frozenset[tuple[int, frozenset[str]]]:
        """What rows, areas and columns are called by that are no lines of accounts, by table.

        Columns are of table 0: they part what stands in their own table too.
        """
        parts = [series for series in self.series if not (series.is_total or series.is_other)]
        names = {
            (series.name.table, keys)
            for series in parts
            for keys in (series.row_keys, series.area_keys)
        }
        names |= {(0, series.column_keys) for series in parts}
        return frozenset((table, keys) for table, keys in names if keys and not keys & _ACCOUNTS)

    def parts_in(self, said: frozenset[str]) -> Iterator[frozenset[str]]:
        """Yield what rows and areas are called by that some words name in full."""
        yield from (keys for table, keys in self.parts if table and keys <= said)

    @cached_property
    def rare(self) -> frozenset[str]:
        """The words of labels of several that stand in one label alone: research, of grants."""
        labels = {
            keys
            for series in self.series
            for keys in (series.row_keys, series.column_keys, series.area_keys)
        }
        times = Counter(key for keys in labels for key in keys)
        return frozenset(key for key, count in times.items() if count == 1) - _ACCOUNTS

    @cached_property
    def proper_names(self) -> frozenset[str]:
        """The names of the prose: what stands with a capital amid a sentence."""
        return frozenset(match[0] for match in _PROPER.finditer(self.text))

    @cached_property
    def times(self) -> CellTimes:
        """The times of which there are figures."""
        return CellTimes(self.cells, self.series, months_ahead(self.title, self.text))

    def names_series(self, keys: frozenset[str]) -> bool:
        """Whether some things name the row or the column of a series in full."""
        return any(names <= keys for names in self._names)

    @cached_property
    def _names(self) -> frozenset[frozenset[str]]:
        names = {one for series in self.series for one in (series.row_keys, series.column_keys)}
        return frozenset(names - {frozenset()})

    @cached_property
    def _of_table(self) -> dict[int, list[CellSeries]]:
        tables: dict[int, list[CellSeries]] = defaultdict(list)
        for series in self.series:
            tables[series.name.table].append(series)
        return tables

    def of_table(self, table: int) -> list[CellSeries]:
        """Return the series of one table."""
        return self._of_table.get(table, [])

    @cached_property
    def unsaid(self) -> UnsaidWords:
        """The words of columns that a text may leave out."""
        return UnsaidWords(self.of_table)

    @cached_property
    def measures(self) -> frozenset[frozenset[str]]:
        """What columns that stand beside areas are called, or rows where columns are bare."""
        return frozenset(
            series.column_keys or series.row_keys for series in self.series if series.name.area
        )

    def measure_named(self, text: str, last: frozenset[str]) -> frozenset[str]:
        """Return the one measure of areas that some words name; nothing where they name several.

        What was measured last may be left out: after emissions, "Oil is another story."
        """
        said = self.lexicon.keys(text)
        heard = {measure: keys_heard(measure, said) for measure in self.measures}
        named = {
            measure: len(keys)
            for measure, keys in heard.items()
            if keys and measure - keys <= last | made_words()
        }
        most = max(named.values(), default=0)
        longest = [measure for measure, shared in named.items() if shared == most]
        return longest[0] if len(longest) == 1 else frozenset()

    @cached_property
    def _parted(self) -> PartedLines:
        return PartedLines(self.of_table, self.within, self.series_of)

    def line_parted(self, series: CellSeries) -> CellSeries | None:
        """Return the line of another table that the rows of a column add up to."""
        return self._parted.line_of(series)

    def labels_of(self, series: CellSeries) -> tuple[str, ...]:
        """Return all words beside a series, and those of the line that its table parts."""
        line = self.line_parted(series)
        return series.labels if line is None else (*series.labels, *line.labels)

    def beside(self, series: CellSeries) -> Iterator[CellSeries]:
        """Yield what stands in the same columns of the same table as a series."""
        for other in self.of_table(series.name.table):
            if other is not series and other.name.columns == series.name.columns:
                yield other

    def siblings(self, series: CellSeries, role: CellRole) -> list[CellSeries]:
        """Return the series of the same row that say something else of it, such as its growth."""
        return [
            other
            for other in self.of_table(series.name.table)
            if other.name.rows == series.name.rows
            and other.name.area == series.name.area
            and other.name.role is role
            and other is not series
        ]

    def is_beside_actual(self, series: CellSeries) -> bool:
        """Whether it is of a plan, and a column of its row that is of none has all its periods."""
        aims = series.column_keys & known.PLAN_KEYS
        if not aims:
            return False
        periods = series.cells.keys() - {None}
        return any(
            other.name.rows == series.name.rows
            and other.name.area == series.name.area
            and other.name.role is series.name.role
            and not other.column_keys & known.PLAN_KEYS
            and other.column_keys <= series.column_keys - aims
            and periods <= other.cells.keys()
            for other in self.of_table(series.name.table)
        )

    def whole_of(self, series: CellSeries) -> CellSeries | None:
        """Return the series that one is a part of: the parts add up to it, in every period."""
        column = [
            other
            for other in self.of_table(series.name.table)
            if other.name.columns == series.name.columns
            and other.name.role is series.name.role
            and (other.name.rows == series.name.rows or not series.name.area)
            and other.first.measure == series.first.measure
        ]
        column.sort(key=lambda other: other.first.row)
        wholes = [whole_among(column, series, period) for period in series.cells]
        is_one = all(whole is wholes[0] for whole in wholes)
        found = wholes[0] if wholes and is_one else None
        return found or _line_parted(column, series)

    def words_of_whole(self, series: CellSeries) -> frozenset[str]:
        """Return what the line is called that a row is a part of: spending, of libraries.

        None where that is a result, of which its costs are no sort.
        """
        rows = self._whole_rows.get(series.name.table, {}).get(series.name.rows, ())
        label = rows[-1] if rows else ""
        return frozenset() if known.SIGNED.search(label) else label_keys(label) - _OF_TOTALS

    @cached_property
    def _whole_rows(self) -> dict[int, dict[tuple[str, ...], tuple[str, ...]]]:
        """The rows of each table that others add up to, by those others."""
        wholes: dict[int, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)
        for series in self.series:
            if series.name.role is not CellRole.LEVEL or series.is_part or series.name.area:
                continue
            whole = self.whole_of(series)
            if whole is not None and whole.name.rows != series.name.rows:
                wholes[series.name.table].setdefault(series.name.rows, whole.name.rows)
        return wholes

    def parts_beside(
        self, series: CellSeries, peers: Sequence[CellSeries]
    ) -> list[list[CellSeries]]:
        """Return the peers that are parts of the same line, and those that are no line of parts.

        Of a table of taxes and fees, the taxes; and all taxes and fees, without their sums.
        """
        wholes = self._whole_rows.get(series.name.table, {})
        own = wholes.get(series.name.rows)
        sums = set(wholes.values())
        if own is None or len(sums) < 2 or series.name.rows in sums:
            return []
        alike = [other for other in peers if wholes.get(other.name.rows) == own]
        bare = [other for other in peers if other.name.rows not in sums]
        return [some for some in (alike, bare) if len(some) > 2]

    def peers(self, series: CellSeries) -> list[CellSeries]:
        """Return what a series is ranked among, itself included: the same of all other rows.

        Totals, and groups of areas, are no peers.
        """
        return [
            other
            for other in self.of_table(series.name.table)
            if other.name.columns == series.name.columns
            and other.name.role is series.name.role
            and not other.is_total
            and (bool(series.name.area) or not other.row_keys & _ACCOUNTS)
            and other.first.measure.unit.dimension == series.first.measure.unit.dimension
            and (not series.name.area or other.name.rows == series.name.rows)
            and len(other.name.rows) == len(series.name.rows)
        ]


def _topics_of_totals(cells: Iterable[DataCell]) -> set[str]:
    """Return the Chinese names of tables and sheets whose last line is a bare total: 合计."""
    totals = (cell for cell in cells if cell.rows and known.TOTAL.fullmatch(cell.rows[-1]))
    titles = {
        (cell.title, cell.place.rpartition("!")[0])
        for cell in totals
        if not label_keys(cell.rows[-1])
    }
    names = {name for title, sheet in titles for name in (topic_of(title), sheet)}
    return {name for name in names if is_chinese(name)}


def _line_parted(column: Iterable[CellSeries], series: CellSeries) -> CellSeries | None:
    """Return the line of which one says that it is a part: a total, above "of whom from abroad"."""
    above = None
    for other in column:
        is_part = bool(other.name.rows) and known.OF_WHICH.match(other.name.rows[-1]) is not None
        if other is series:
            return above if is_part else None
        above = above if is_part else other
    return None
