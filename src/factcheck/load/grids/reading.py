"""The figures of grids: every table of them, in their own order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.grids.figures import decimal_marks
from factcheck.load.grids.grid import Grid, Place
from factcheck.load.grids.shape import Shape, shapes
from factcheck.load.grids.table import Reading, TableReader
from factcheck.load.layouts.original import Original, PublishedCell


class _TableRead(NamedTuple):
    """What was read of one table."""

    name: str
    cells: list[Reading]


def read_grids(
    original: Original, grids: Iterable[Grid], decimal: str = "", levels: tuple[str, ...] = ()
) -> Iterator[Reading]:
    """Read all tables of some grids.

    Parameters
    ----------
    original : Original
        The file, to note faults and remarks on.
    grids : iterable of Grid
        Its sheets, or the tables of its pages.
    decimal : str
        The decimal mark, where it is known; else the figures of a grid settle it.
    levels : tuple of str
        What the rows of the header hold, where the file says so.
    """
    readers: list[TableReader] = []
    for grid in grids:
        mark = decimal or _decimal_mark(original, grid)
        for shape in shapes(grid) if mark else ():
            named = _continued(shape._replace(level_roles=levels), grid, readers[-1:])
            readers.append(TableReader(original, grid, named, mark))
    if not readers and not original.faults:
        note_no_table(original)
    if len(readers) == 1:
        yield from readers[0].cells()
        return
    tables = [_TableRead(reader.name, list(reader.cells())) for reader in readers]
    clashes = _clashes(tables)
    for name, cells in tables:
        for cell in cells:
            yield _told_apart(cell, name, clashes)


def note_no_table(original: Original) -> None:
    """Note that a file has no table."""
    original.fault(
        say("no table of figures was found"),
        say("A table has figures below heads and beside labels, and periods in either."),
    )


def _continued(shape: Shape, grid: Grid, before: list[TableReader]) -> Shape:
    """Give a table that goes on from the page before, under the same heads, the titles of that."""
    if shape.titles or not grid.may_continue:
        return shape
    same = [reader for reader in before if _heads(reader.shape, reader.grid) == _heads(shape, grid)]
    return shape._replace(titles=same[0].shape.titles) if same else shape


def _heads(shape: Shape, grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.rows[row]] for row in shape.header]


def _clashes(tables: list[_TableRead]) -> frozenset[str]:
    """Return the indicators that have one figure in one table and another in the next."""
    values: dict[tuple[str, ...], tuple[str, int]] = {}
    clashes = set()
    for number, (_, cells) in enumerate(tables):
        for cell in cells:
            if not isinstance(cell, PublishedCell):
                continue
            key = (*cell[:3], cell.unit, cell.basis, cell.adjustment)
            value, first = values.setdefault(key, (cell.value, number))
            if value != cell.value and first != number:
                clashes.add(cell.indicator)
    return frozenset(clashes)


def _told_apart(cell: Reading, table: str, clashes: frozenset[str]) -> Reading:
    """Return a figure whose indicator has another figure in another table with the table's name."""
    if not isinstance(cell, PublishedCell) or cell.indicator not in clashes or not table:
        return cell
    return cell._replace(indicator=f"{table}: {cell.indicator}" if cell.indicator else table)


def _decimal_mark(original: Original, grid: Grid) -> str:
    """Return the decimal mark that the figures of a grid show; a fault where nothing settles it."""
    declared = original.mapping.get("decimal", "")
    if declared in {".", ","}:
        return declared
    places = [
        (row, column)
        for row, cells in enumerate(grid.rows)
        for column, cell in enumerate(cells)
        if cell.text and not cell.is_number
    ]
    marks = decimal_marks(grid.cell(*place).text for place in places)
    firsts = {mark: places[index] for mark, index in marks.items()}
    if {".", ","} <= firsts.keys():
        _note_two_marks(original, grid, *sorted((firsts["."], firsts[","])))
        return ""
    if "," in firsts or "." in firsts:
        return "," if "," in firsts else "."
    if "" in firsts and original.dialect.delimiter == ";":
        _note_either(original, grid, firsts[""])
        return ""
    return "."


def _remedy() -> str:
    return say("Say what begins the decimals: `--map decimal=,` or `--map decimal=.`.")


def _note_two_marks(original: Original, grid: Grid, first: Place, second: Place) -> None:
    problem = say(
        "{text!r} and {other!r} have different decimal marks",
        text=grid.cell(*first).text.strip(),
        other=grid.cell(*second).text.strip(),
    )
    original.fault(problem, _remedy(), grid.address(*second))


def _note_either(original: Original, grid: Grid, place: Place) -> None:
    problem = say(
        "{text!r} can be read in more than one way where ';' parts the cells",
        text=grid.cell(*place).text.strip(),
    )
    original.fault(problem, _remedy(), grid.address(*place))
