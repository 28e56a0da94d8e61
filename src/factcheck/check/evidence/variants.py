"""Sorts that a table crosses with what it measures: by sex, by age, seasonally adjusted or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.lexicon import vocabulary as known


def with_variants(cells: list[DataCell]) -> list[DataCell]:
    """Take the sorts that rows are crossed with out of their names, and say them of the columns.

    "Food stores, seasonally adjusted" is called food stores, and "Food stores, unadjusted" is the
    unadjusted figure of food stores: the sort that is meant where nothing is said names nothing.
    """
    tables: dict[int, list[DataCell]] = defaultdict(list)
    for cell in cells:
        tables[cell.table].append(cell)
    return [cell for table in tables.values() for cell in _table(table)]


def _table(cells: list[DataCell]) -> list[DataCell]:
    lengths = {len(cell.rows) for cell in cells}
    if len(lengths) != 1:
        return cells
    length = lengths.pop()
    places = [place for place in range(length) if _is_sort(cell.rows[place] for cell in cells)]
    if len(places) == length and any(not cell.area for cell in cells):
        return cells  # women, men and both are all that the table tells apart
    return [_without(cell, places) for cell in cells] if places else cells


def _is_sort(labels: Iterable[str]) -> bool:
    """Whether some labels sort what is measured, the usual sort among them."""
    names = {label.strip() for label in labels}
    usual = {name for name in names if known.USUAL_SORT.fullmatch(name)}
    return bool(usual) and all(known.OTHER_SORT.fullmatch(name) for name in names - usual)


def _without(cell: DataCell, places: list[int]) -> DataCell:
    rows = tuple(label for place, label in enumerate(cell.rows) if place not in places)
    sorts = (cell.rows[place] for place in places)
    others = tuple(label for label in sorts if not known.USUAL_SORT.fullmatch(label.strip()))
    return replace(cell, rows=rows, columns=(*cell.columns, *others))
