"""Figures of a report's tables that stand elsewhere as well: in last year's report, in the data.

Two tables are about the same where their names, periods and units meet in many cells and most of
those agree; then a cell that does not is told, to be looked at. Restated columns are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.findings import CarriedFigure, TableFinding
from factcheck.check.tables import vocabulary as words

_CELL = re.compile(r"\b[A-Z]{1,3}[1-9]\d*\b")
_FEWEST = 3  # cells that agree before two tables are taken to be about the same
_MANY_MORE = 3  # times as many agree as differ


class _Key(Struct, frozen=True):
    """What a cell is about, in the words of its table."""

    names: tuple[str, ...]
    period: str
    area: str
    is_part: bool


def with_carried(
    findings: Iterable[TableFinding], cells: Sequence[DataCell]
) -> tuple[TableFinding, ...]:
    """Return the findings of a report's tables with the figures that differ elsewhere."""
    found: dict[str, list[CarriedFigure]] = {}
    for own, given in _pairs(cells):
        table = own.place.partition("!")[0]
        found.setdefault(table, []).append(_carried(own, given))
    return tuple(_told(finding, found.get(finding.name, [])) for finding in findings)


def _told(finding: TableFinding, carried: Sequence[CarriedFigure]) -> TableFinding:
    if not carried:
        return finding
    told = replace(finding, carried=tuple(carried))
    at_fault = [one for one in carried if one.cell in _CELL.findall(finding.equation)]
    if finding.foots is False and not finding.cell and len(at_fault) == 1:
        return replace(told, cell=at_fault[0].cell, true=at_fault[0].mention.shown)
    return told


def _carried(own: DataCell, given: DataCell) -> CarriedFigure:
    return CarriedFigure(cell=own.place.partition("!")[2], figure=own.shown, mention=given.mention)


def _pairs(cells: Sequence[DataCell]) -> Iterator[tuple[DataCell, DataCell]]:
    """Give cells of the report, each with a cell elsewhere that should be equal and is not."""
    ours = _by_table(cell for cell in cells if cell.is_own)
    theirs = _by_table(cell for cell in cells if not cell.is_own)
    for own in ours:
        told: set[str] = set()
        for given in theirs:
            common = [(own[key], given[key]) for key in own if key in given]
            differing = [pair for pair in common if not _agree(*pair)]
            agreeing = len(common) - len(differing)
            if agreeing < _FEWEST or agreeing < _MANY_MORE * len(differing):
                continue
            for one, other in differing:
                if one.place not in told:
                    told.add(one.place)
                    yield one, other


def _by_table(cells: Iterable[DataCell]) -> list[dict[_Key, DataCell]]:
    """Return the cells of each table by what they are about, which no two may share."""
    tables: dict[int, dict[_Key, DataCell]] = {}
    doubled: set[tuple[int, _Key]] = set()
    for cell in cells:
        if cell.period is None or _is_restated(cell):
            continue
        key = _Key(_names(cell), str(cell.period), cell.area.casefold(), cell.is_part)
        if key in tables.setdefault(cell.table, {}):
            doubled.add((cell.table, key))
        tables[cell.table][key] = cell
    for table, key in doubled:
        tables[table].pop(key, None)
    return list(tables.values())


def _names(cell: DataCell) -> tuple[str, ...]:
    return tuple(name.casefold().strip() for name in (*cell.rows, *cell.columns) if name.strip())


def _is_restated(cell: DataCell) -> bool:
    """Whether a head or a label says that a figure is another than was first told."""
    return any(words.RESTATED.search(name) for name in (*cell.rows, *cell.columns))


def _agree(own: DataCell, given: DataCell) -> bool:
    """Whether two cells may be roundings of one number, whichever way their signs are written."""
    ours, theirs = own.range, given.range
    if own.has_unit != given.has_unit:  # the figures as printed, in whatever the other says
        ours, theirs = ours / own.measure.factor, theirs / given.measure.factor
    elif own.measure.unit.dimension != given.measure.unit.dimension:
        return True
    return ours.meets(theirs) or ours.meets(-theirs)
