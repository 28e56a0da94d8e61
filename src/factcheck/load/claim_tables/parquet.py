"""Tables of claims as Parquet, read some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.claim_tables.rows import (
    Cell,
    ClaimRows,
    is_passed_over,
    key_of,
    require_keys,
)
from factcheck.load.grids.parquet import texts
from factcheck.load.reasons import first_sentence

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_blocks(path: Path, size: int) -> Iterator[ClaimRows]:
    """Yield the rows of a Parquet file, so many at a time.

    Raises
    ------
    InputError
        If it cannot be read, or its columns are not those of claims.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as table:
            names = [name for name in table.schema_arrow.names if not is_passed_over(key_of(name))]
            keys = tuple(map(key_of, names))
            require_keys(path.as_posix(), keys)
            whole, first = table.metadata.num_rows or 1, 1
            for batch in table.iter_batches(size, columns=names):
                stop = first + batch.num_rows
                columns = tuple(_cells(batch.column(name)) for name in names)
                numbers: Sequence[int] = range(first, stop)
                if all(batch.column(name).null_count for name in names):
                    columns, numbers = _without_blank(columns, numbers)
                yield ClaimRows(
                    file=path.as_posix(),
                    keys=keys,
                    columns=columns,
                    numbers=numbers,
                    share=(stop - 1) / whole,
                )
                first = stop
    except pa.ArrowException as error:
        raise InputError(
            [
                Diagnostic(
                    at=Location(file=path.as_posix()),
                    key="",
                    problem=say(
                        "the Parquet file cannot be read: {reason}", reason=first_sentence(error)
                    ),
                    remedy=say("Write it again."),
                )
            ]
        ) from None


def _without_blank(
    columns: tuple[Sequence[Cell], ...], numbers: Sequence[int]
) -> tuple[tuple[Sequence[Cell], ...], Sequence[int]]:
    """Return the rows in which anything is written."""
    chosen = [place for place, row in enumerate(zip(*columns, strict=True)) if any(row)]
    return (
        tuple([column[place] for place in chosen] for column in columns),
        [numbers[place] for place in chosen],
    )


def _cells(column: pa.Array) -> Sequence[Cell]:
    """Return the values of a column as texts, lists as lists of them."""
    import pyarrow as pa

    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        return [
            "" if value is None else tuple(text or "" for text in texts(pa.array(value)))
            for value in column.to_pylist()
        ]
    if pa.types.is_boolean(column.type):
        return [_WORDS[value] for value in column.to_pylist()]
    if pa.types.is_floating(column.type):  # a frame holds years so, where one is missing
        return [(text or "").removesuffix(".0") for text in texts(column)]
    return [text or "" for text in texts(column)]


_WORDS = {True: "yes", False: "no", None: ""}
