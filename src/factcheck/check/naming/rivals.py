"""Series that words name as well as another one, or no better than many others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.naming.doubts import HeardNames, NamedParts


def is_unsaid_aim(series: CellSeries, index: CellIndex, names: HeardNames) -> bool:
    """Whether a series is what was aimed at, of a row that tells what came, and nobody says so."""
    aims = series.column_keys & known.PLAN_KEYS
    return bool(aims) and not aims & names.behind and index.is_beside_actual(series)


def told_by_an_earlier_word(
    scored: Iterable[tuple[int, NamedParts, CellSeries]], names: HeardNames
) -> set[int]:
    """Return the series told from one of fewer words by what was named in a sentence before alone.

    Of "deaths" and "deaths per 100,000 people", where the rate was spoken of before.
    """
    several = [series for _, _, series in scored]
    by_place: dict[tuple[object, ...], list[CellSeries]] = defaultdict(list)
    for series in several:
        by_place[series.name.table, series.name.area, series.name.rows].append(series)
    wider = set()
    for group in by_place.values():
        for series in group:
            for other in group:
                more = series.column_keys - other.column_keys
                if other.column_keys < series.column_keys and not more & names.behind:
                    wider.add(id(series))
    return wider


def told_by_row_alone(scored: Iterable[tuple[int, NamedParts, CellSeries]]) -> set[int]:
    """Return the series of a row that several columns tell something of, none of which is named.

    Of "Bonds make up 32.8 %", beside columns of their weight and their return.
    """
    by_row: dict[tuple[object, ...], list[CellSeries]] = defaultdict(list)
    for _, named, series in scored:
        if series.column_keys and not named.column and series.name.role is CellRole.LEVEL:
            form = series.first.measure.unit.form
            by_row[series.name.table, series.name.area, series.name.rows, form].append(series)
    return {id(series) for group in by_row.values() if len(group) > 1 for series in group}


def told_apart_by_no_word(several: Iterable[CellSeries]) -> set[tuple[frozenset[str], ...]]:
    """Return the words by which series of different labels are called alike: plant 3, plant 12."""
    labels: dict[tuple[frozenset[str], ...], set[tuple[object, ...]]] = defaultdict(set)
    for series in several:
        name = series.name
        labels[words_of(series)].add((name.rows, name.columns, name.area))
    return {words for words, names in labels.items() if len(names) > 1}


def words_of_one_row(several: Iterable[CellSeries]) -> frozenset[str]:
    """Return the words that tell a row from all others that can be meant by their unit.

    Of counts, officers are police officers, beside what these are paid and how many are women.
    """
    labels = {series.row_keys for series in several}
    times = Counter(key for keys in labels for key in keys)
    return frozenset(key for key, count in times.items() if count == 1)


def words_of(series: CellSeries) -> tuple[frozenset[str], ...]:
    """Return the words by which a series is called: of its row, its column and its area."""
    return (series.row_keys, series.column_keys, series.area_keys)


def is_one_of_many(named: NamedParts, series: CellSeries, areas: Counter[str]) -> bool:
    """Whether nothing but the area is named, and there are several series of it."""
    if named.row or named.column or not (series.column_keys or series.row_keys):
        return False
    return areas[series.name.area] > 1
