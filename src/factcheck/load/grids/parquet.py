"""The cells of a Parquet file: decimals with their digits, strings as they are, floats as known."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from factcheck.language import say
from factcheck.load.doubles import known_digits
from factcheck.load.grids.extras import is_installed
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.grids.labels import head_role
from factcheck.load.grids.long_rows import is_long, long_cells
from factcheck.load.grids.number_format import FLOAT
from factcheck.load.grids.reading import note_no_table, read_grids
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell
from factcheck.load.reasons import first_sentence

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

BATCH = 20_000  # rows that are held at once
_FLOATS = frozenset({"double", "float", "halffloat"})
_INDEX = re.compile(r"__index_level_\d+__")
_UNIT_KEYS = (r"units?[:._](?P<after>.+)", r"(?P<before>.+)[:._]units?")


def parquet_cells(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Read the figures of a Parquet file, some rows at a time."""
    if not is_installed(original, "pyarrow", "parquet"):
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        yield from _cells(original, pq.ParquetFile(original.path))
    except (pa.ArrowException, OSError) as error:
        original.fault(
            say("the Parquet file cannot be read: {reason}", reason=first_sentence(error)),
            say("Fetch it again from its publisher."),
        )


def parquet_grid(original: Original) -> Grid | None:
    """Return the rows of a Parquet file below its names, as a table; None with its fault."""
    if not is_installed(original, "pyarrow", "parquet"):
        return None
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(original.path)
    except (pa.ArrowException, OSError) as error:
        original.fault(
            say("the Parquet file cannot be read: {reason}", reason=first_sentence(error)),
            say("Fetch it again from its publisher."),
        )
        return None
    names = [name for name in table.schema.names if _holds_something(table.schema, name)]
    columns = [texts(table.column(name).combine_chunks()) for name in names]
    heads = tuple(GridCell(text="" if _INDEX.fullmatch(name) else name) for name in names)
    body = tuple(
        tuple(GridCell(text=text or "") for text in row) for row in zip(*columns, strict=True)
    )
    return Grid(rows=(heads, *body), address=lambda row, column: f"{row + 1}:{column + 1}")


def _cells(original: Original, file: pq.ParquetFile) -> Iterator[PublishedCell | MissingCell]:
    schema = file.schema_arrow
    names = sorted(
        (name for name in schema.names if _holds_something(schema, name)),
        key=lambda name: not _is_label(schema, name),
    )
    if not names:
        note_no_table(original)
        return
    heads = ["" if _INDEX.fullmatch(name) else name for name in names]
    units = _units(schema)
    kinds = {name: str(schema.field(name).type) for name in names}
    floats = {name for name, kind in kinds.items() if kind in _FLOATS}
    doubles = {name for name, kind in kinds.items() if kind == "double"}
    first = 1
    for batch in file.iter_batches(BATCH, columns=names):
        columns = [texts(batch.column(name)) for name in names]
        rows = [list(cells) for cells in zip(*columns, strict=True)]
        for cell in _batch(original, heads, rows, names, first):
            yield _completed(cell, units, floats, doubles)
        first += batch.num_rows


def _batch(
    original: Original, heads: list[str], rows: list[list[str | None]], names: list[str], first: int
) -> Iterator[PublishedCell | MissingCell]:
    if is_long(heads):
        yield from long_cells(
            original, heads, rows, lambda row, column: f"row {first + row}:{names[column]}"
        )
        return
    levels = [
        head.strip("()").replace("'", "").split(", ") if head.startswith("('") else [head]
        for head in heads
    ]
    depth = max(len(level) for level in levels)
    top = tuple(
        tuple(
            GridCell(text=level[index - depth] if len(level) >= depth - index else "")
            for level in levels
        )
        for index in range(depth)
    )
    body = tuple(tuple(GridCell(text=_shown(text)) for text in row) for row in rows)
    grid = Grid(
        rows=(*top, *body), address=lambda row, column: f"row {first + row - depth}:{names[column]}"
    )
    yield from read_grids(original, [grid])


def _shown(text: str | None) -> str:
    return "null" if text is None else text


def _holds_something(schema: pa.Schema, name: str) -> bool:
    """Whether a column may hold labels or figures: no truth values, lists or bytes."""
    kind = str(schema.field(name).type)
    is_other = kind.startswith(("bool", "binary", "list", "struct", "map", "large_binary"))
    return not is_other and not _is_counting_index(schema, name)


def _is_label(schema: pa.Schema, name: str) -> bool:
    """Whether a column holds labels: names, days, or an index of the frame."""
    kind = str(schema.field(name).type)
    is_text = kind in {"string", "large_string", "string_view"} or kind.startswith(
        ("dict", "date", "time")
    )
    return is_text or _INDEX.fullmatch(name) is not None or head_role(name) != ""


def _is_counting_index(schema: pa.Schema, name: str) -> bool:
    """Whether a column only counts the rows of a frame."""
    return name == "Unnamed: 0" or (
        _INDEX.fullmatch(name) is not None
        and str(schema.field(name).type) == "int64"
        and "year" not in name
        and _is_range(schema)
    )


def _is_range(schema: pa.Schema) -> bool:
    described = (schema.metadata or {}).get(b"pandas", b"")
    return b'"kind": "range"' in described


def _units(schema: pa.Schema) -> Mapping[str, str]:
    """Return the units that fields or the file carry, by column."""
    units: dict[str, str] = {}
    for name in schema.names:
        for key, text in (schema.field(name).metadata or {}).items():
            if key.decode("utf-8", "replace").casefold() in {"unit", "units", "unit_measure"}:
                units[name] = text.decode("utf-8", "replace")
    for key, text in (schema.metadata or {}).items():
        name, value = key.decode("utf-8", "replace"), text.decode("utf-8", "replace")
        if name.casefold() in {"unit", "units"} and value.startswith("{"):
            units.update({str(column): str(unit) for column, unit in json.loads(value).items()})
        for pattern in _UNIT_KEYS:
            match = re.fullmatch(pattern, name, re.IGNORECASE)
            if match and match[1] in schema.names:
                units.setdefault(match[1], value)
    return units


def texts(column: pa.Array) -> list[str | None]:
    """Return the values of a column as text, with the digits that they have."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        return texts(column.dictionary_decode())
    if pa.types.is_float64(kind):
        return [
            None if value is None or math.isnan(value) else _double(value)
            for value in column.to_pylist()
        ]
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        shortest = column.cast(pa.string()).to_pylist()
        return [None if text == "nan" else text for text in shortest]
    if pa.types.is_temporal(kind):
        return [None if value is None else _day(str(value)) for value in column.to_pylist()]
    if pa.types.is_decimal(kind):
        return [None if value is None else format(value, "f") for value in column.to_pylist()]
    return [None if value is None else str(value) for value in column.to_pylist()]


def _double(value: float) -> str:
    """Write a double to the digits it is known to, as short as that is."""
    text = repr(value)
    return (
        text
        if len(re.sub(r"\D", "", text.split("e")[0]).strip("0")) <= 15
        else str(known_digits(value))
    )


def _day(text: str) -> str:
    return re.sub(r"[ T]00:00(?::00(?:\.0+)?)?(?:\+00:00)?$", "", text)


def _completed(
    cell: PublishedCell | MissingCell,
    units: Mapping[str, str],
    floats: set[str],
    doubles: set[str],
) -> PublishedCell | MissingCell:
    """Add the unit of the column, and that a float does not say which digits were printed."""
    if isinstance(cell, MissingCell):
        return cell
    column = cell.cell.partition(":")[2]
    note = FLOAT if column in floats else ""
    return cell._replace(
        unit=units.get(column, "") or cell.unit,
        note="; ".join(filter(None, (cell.note, note))),
        significant="15" if column in doubles else "",
    )
