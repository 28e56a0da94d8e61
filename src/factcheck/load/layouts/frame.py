"""Data frames as pandas writes them: CSV with an index, and Parquet, long or wide.

What a float lost in writing is not made up: noise beyond the 15 digits that a binary double is
known to is taken off, and the figure that was stored stands beside it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.load.doubles import known_digits
from factcheck.load.grids.delimited import delimiter_of, text_grid
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.grids.labels import head_role
from factcheck.load.grids.long_rows import is_long, long_cells
from factcheck.load.grids.number_format import FLOAT
from factcheck.load.grids.parquet import parquet_cells
from factcheck.load.grids.reading import note_no_table, read_grids
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_PARQUET = b"PAR1"
_TUPLE = re.compile(r"\((?:'[^']*'|\"[^\"]*\"|-?\d+)(?:, ?(?:'[^']*'|\"[^\"]*\"|-?\d+))+\)")
_NOISE = re.compile(r"-?\d+\.\d{14,}(?:e[+-]?\d+)?|-?\d\.\d+e[+-]?\d+")
_FLOAT = re.compile(r"-?\d+\.(?:0|\d*[1-9])(?:e[+-]?\d+)?|-?\d+e[+-]?\d+")  # as Python writes them
_WHOLE_FLOAT = re.compile(r"-?\d+\.0")
_NAME = re.compile(r"[A-Za-z_]\w*")
_COUNT = 1000  # whole numbers from here on, written as floats, are counts whose .0 was not printed


def recognises(original: Original) -> Match:
    """Return how surely a file is a data frame, by what pandas leaves in a file."""
    if original.head.startswith(_PARQUET):
        return Match.MARKS
    if original.path.suffix.casefold() not in {".csv", ".tsv"}:
        return Match.NO
    lines = original.head.decode("utf-8", "replace").splitlines()[:60]
    if len(lines) < 2:
        return Match.NO
    delimiter = delimiter_of("\n".join(lines))
    rows = [line.split(delimiter) for line in lines]
    if _has_index(rows) or _has_index_names(rows) or _has_tuples(lines):
        return Match.MARKS
    return Match.TRACES if _has_noise(rows) else Match.NO


def _has_index(rows: list[list[str]]) -> bool:
    """Whether the first column has no name and counts from 0."""
    numbers = [row[0] for row in rows[1:] if row != [""]]
    counted = [str(index) for index in range(len(numbers[:20]))]
    return bool(numbers) and rows[0][0].strip('"') in {"", "Unnamed: 0"} and numbers[:20] == counted


def _has_index_names(rows: list[list[str]]) -> bool:
    """Whether a row below the heads, and no other, holds the name of the index and nothing else."""
    alone = [number for number, row in enumerate(rows) if len(row) > 2 and not any(row[1:])]
    if len(alone) != 1 or not 0 < alone[0] < 6:
        return False
    number, name = alone[0], rows[alone[0]][0]
    are_heads = all(2 * sum(map(bool, row)) > len(row) == len(rows[0]) for row in rows[:number])
    says_role = head_role(name) != "" or (number > 1 and _NAME.fullmatch(name) is not None)
    return are_heads and says_role


def _has_tuples(lines: list[str]) -> bool:
    return len(_TUPLE.findall(lines[0])) > 1


def _has_noise(rows: list[list[str]]) -> bool:
    """Whether figures are written as Python writes floats, in rows of one length under heads."""
    heads = [head.strip('"') for head in rows[0]]
    are_heads = all(heads[1:]) and (heads[0] == "" or head_role(heads[0]) != "")
    are_full = all(len(row) == len(heads) and any(row[1:]) for row in rows[1:] if any(row))
    cells = (cell.strip() for row in rows[1:] for cell in row[1:])
    return are_heads and are_full and any(map(_is_noise, cells))


def _is_noise(text: str) -> bool:
    """Whether a figure has more digits than people print: those of a binary double."""
    return _NOISE.fullmatch(text) is not None or (
        _FLOAT.fullmatch(text) is not None and without_noise(text) != text
    )


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Read the figures of a frame, in the order of its rows."""
    if original.head.startswith(_PARQUET):
        yield from parquet_cells(original)
        return
    table = text_grid(original)
    if table is None:
        return
    grid = _without_blank_rows(table)
    if not any(cell.text for row in grid.rows for cell in row):
        note_no_table(original)
        return
    if is_long([cell.text for cell in grid.rows[0]]):
        heads = [cell.text for cell in grid.rows[0]]
        rows = ([cell.text for cell in row] for row in grid.rows[1:])
        cells = long_cells(original, heads, rows, lambda row, column: grid.address(row + 1, column))
    else:
        cells = _wide_cells(original, grid)
    yield from _known(list(cells))


def _without_blank_rows(grid: Grid) -> Grid:
    places = [number for number, row in enumerate(grid.rows) if row]
    address = grid.address
    return Grid(
        rows=tuple(grid.rows[number] for number in places),
        address=lambda row, column: address(places[row], column),
    )


def _wide_cells(original: Original, grid: Grid) -> Iterator[PublishedCell | MissingCell]:
    grid, roles = _without_index_names(_with_levels(grid))
    grid = _plain_index(grid)
    yield from read_grids(original, [grid], levels=roles)


def _with_levels(grid: Grid) -> Grid:
    """Write heads that are tuples, as of flattened columns, one below the other."""
    heads = [cell.text for cell in grid.rows[0]]
    tuples = [ast.literal_eval(head) if _TUPLE.fullmatch(head) else None for head in heads]
    depth = max((len(levels) for levels in tuples if levels), default=0)
    if not depth:
        return grid
    rows = [
        tuple(
            GridCell(text=_level(levels or ("",) * (depth - 1) + (head,), level))
            for head, levels in zip(heads, tuples, strict=True)
        )
        for level in range(depth)
    ]
    address = grid.address
    return Grid(
        rows=(*rows, *grid.rows[1:]),
        address=lambda row, column: address(max(row - depth + 1, 0), column),
    )


def _level(levels: tuple[object, ...], level: int) -> str:
    return str(levels[level]) if level < len(levels) else ""


def _without_index_names(grid: Grid) -> tuple[Grid, tuple[str, ...]]:
    """Take the row that names the index out, and the names of the levels of the columns."""
    number = next((row for row in range(1, min(6, len(grid.rows))) if _names_index(grid, row)), 0)
    if not number:
        return grid, ()
    roles = tuple(_level_role(row[0].text) for row in grid.rows[:number])
    names = grid.rows[number]
    last = tuple(
        GridCell(text=name.text) if name.text else head
        for name, head in zip(names, grid.rows[number - 1], strict=False)
    )
    firsts = [(GridCell(), *row[1:]) for row in grid.rows[: number - 1]]
    address = grid.address
    rows = (*firsts, (*last, *grid.rows[number - 1][len(last) :]), *grid.rows[number + 1 :])
    return Grid(
        rows=rows, address=lambda row, column: address(row if row < number else row + 1, column)
    ), roles


def _level_role(name: str) -> str:
    """Return what a level of the columns holds, by its name."""
    if name.casefold() in {"basis", "price_basis", "prices"}:
        return "basis"
    return head_role(name) or ("indicator" if name else "")


def _names_index(grid: Grid, row: int) -> bool:
    """Whether a row names the levels of an index, and holds nothing else."""
    cells = grid.rows[row]
    names = [cell.text for cell in cells if cell.text]
    stand_first = 0 < len(names) < len(cells) and not any(cell.text for cell in cells[len(names) :])
    are_names = len(names) == 1 or all(head_role(name) for name in names)
    return stand_first and are_names and not names[0][0].isdigit()


def _plain_index(grid: Grid) -> Grid:
    """Write years that became floats as years, and take an index without a name off."""
    rows = []
    has_index = not grid.rows[0][0].text and all(
        row[0].text == str(index) for index, row in enumerate(grid.rows[1:]) if row
    )
    for row in grid.rows:
        cells = [
            cell._replace(text=re.sub(r"^((?:1[5-9]|20)\d\d)\.0$", r"\1", cell.text))
            if place < 3
            else cell
            for place, cell in enumerate(row)
        ]
        if has_index and cells:
            cells[0] = GridCell()
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), address=grid.address)


def _known(cells: list[PublishedCell | MissingCell]) -> Iterator[PublishedCell | MissingCell]:
    """Give figures as far as floats know them, and counts without the .0 of floats."""
    columns: dict[str, list[str]] = {}
    for cell in cells:
        if isinstance(cell, PublishedCell):
            columns.setdefault(cell.cell.partition(":")[2], []).append(cell.value)
    counts = {column for column, values in columns.items() if _are_counts(values)}
    printed = [value for values in columns.values() for value in values if "." in value]
    are_floats = all(map(_FLOAT.fullmatch, printed))
    floats = {column for column, values in columns.items() if are_floats and "." in "".join(values)}
    for cell in cells:
        if isinstance(cell, MissingCell):
            yield cell
            continue
        column = cell.cell.partition(":")[2]
        value = cell.value.removesuffix(".0") if column in counts else without_noise(cell.value)
        note = FLOAT if column in floats else ""
        yield cell._replace(
            value=value,
            stored=cell.value if value != cell.value else cell.stored,
            note="; ".join(filter(None, (cell.note, note))),
        )


def _are_counts(values: list[str]) -> bool:
    return all(_WHOLE_FLOAT.fullmatch(value) for value in values) and any(
        abs(Decimal(value)) >= _COUNT for value in values
    )


def without_noise(text: str) -> str:
    """Return a figure without what a binary double does not know.

    >>> without_noise("0.30000000000000004"), without_noise("503367.736116116")
    ('0.3', '503367.736116116')
    """
    digits = re.sub(r"[^\d]", "", text.partition("e")[0]).lstrip("0")
    if len(digits) <= 15 or "." not in text:
        return text
    return str(known_digits(float(text)))
