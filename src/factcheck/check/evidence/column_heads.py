"""What the heads of columns say of a whole table: per cent of what, and whose groups."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell, in_unit
from factcheck.check.evidence.series import CellRole, role_of
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import label_keys
from factcheck.wording.unit_table import DEFAULT
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "column heads")

_HUNDRED = 100
_OF_GAS = re.compile(
    r"[(\[](?P<unit>(?:[kMG]?t|(?:million |thousand |kilo|mega|giga)?tonn?es?|tons?) ?)"
    r"(?:of )?(?:CO[2₂]|GHG|carbon dioxide)[ -]?(?:e(?:q\.?|quivalents?)?)?[)\]]",
    re.IGNORECASE,
)
_NAMED_TWICE = 2  # a row, by its own name and by the group it is in
_PERCENT_OF = re.compile(
    r"\s*(?:(?:%|pct|percent(?:age)?|per cent|proportion|share)[ _]of[ _]|%[ _](?=\w))",
    re.IGNORECASE,
)
_RATE = re.compile(WORDS.pattern(r"\b(?:{en.rates})[ _-]rates?\b"), re.IGNORECASE)
_PER = re.compile(r"\bper\b|[‰$€£]", re.IGNORECASE)


def with_percent_heads(cells: list[DataCell]) -> list[DataCell]:
    """Give columns that say what they are per cent of their unit: % of adults who cycle."""
    columns: dict[int, list[DataCell]] = {}
    for cell in cells:
        if not cell.has_unit and _says_percent(cell):
            columns.setdefault(cell.column, []).append(cell)
    told = {
        column
        for column, some in columns.items()
        if 1 < max(abs(cell.value) for cell in some) <= _HUNDRED
    }
    percent = DEFAULT.find("%")
    return (
        cells
        if percent is None
        else [
            in_unit(cell, percent) if cell.column in told and not cell.has_unit else cell
            for cell in cells
        ]
    )


def _says_percent(cell: DataCell) -> bool:
    """Whether a column says that it holds parts of a hundred, or is a rate that is told so."""
    if _PERCENT_OF.match(cell.head):
        return True
    return _RATE.search(cell.head.replace("_", " ")) is not None and not _PER.search(cell.head)


def with_units_of_gases(cells: list[DataCell]) -> list[DataCell]:
    """Give columns the unit that stands in their head before the gas it is of: (kt CO2eq)."""
    units = {
        head: DEFAULT.find(match["unit"].strip())
        for head in {cell.head for cell in cells if not cell.has_unit}
        if (match := _OF_GAS.search(head)) is not None
    }
    told = {head: unit for head, unit in units.items() if unit is not None}
    return [
        replace(in_unit(cell, told[cell.head]), columns=tuple(map(_without_gas, cell.columns)))
        if cell.head in told and not cell.has_unit
        else cell
        for cell in cells
    ]


def _without_gas(label: str) -> str:
    return _OF_GAS.sub("", label).strip()


def with_groups_first(cells: list[DataCell]) -> list[DataCell]:
    """Return cells with the name that many rows share before the one that tells them apart.

    A table that lists towns, and in the next column the county of each, is of towns. Where the
    towns are areas, the county is no part of what their columns measure.
    """
    paths = {cell.rows for cell in cells}
    areas = {(cell.area, cell.rows) for cell in cells}
    is_measured = all(cell.columns and cell.area and cell.rows for cell in cells)
    if is_measured and len({area for area, _ in areas}) == len(areas) >= 2 * len(paths) > 2:
        return [replace(cell, rows=()) for cell in cells]
    ends = {path[-1] for path in paths if path}
    is_told_first = len({path[:1] for path in paths}) == len(paths)
    is_grouped = is_told_first and 1 < len(ends) * 2 <= len(paths)
    if not is_grouped or any(len(path) != _NAMED_TWICE for path in paths):
        return cells
    return [replace(cell, rows=cell.rows[::-1]) for cell in cells]


def with_measures_of_changes(cells: list[DataCell]) -> list[DataCell]:
    """Return cells whose head says only that they are changes with the name of what changed.

    Income, growth, spending: the growth is that of the income on its left.
    """
    names: dict[int, tuple[str, ...]] = {}
    changes: set[int] = set()
    for cell in cells:
        is_change = role_of(cell) is CellRole.CHANGE
        bare = [label for label in cell.columns if label_keys(known.CHANGE_HEADS.sub(" ", label))]
        if is_change and not bare:
            changes.add(cell.column)
        elif not is_change:
            names[cell.column] = cell.columns
    levels = {columns for columns in names.values() if columns}
    if not levels or len(levels) != len(names) or not changes:
        return cells
    owners = {column: names.get(column - 1, ()) for column in changes}
    return [
        replace(cell, columns=(*owners[cell.column], *cell.columns))
        if cell.column in owners and role_of(cell) is CellRole.CHANGE
        else cell
        for cell in cells
    ]
