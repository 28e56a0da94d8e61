"""The grids of a file as it is, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.load.grids.delimited import text_grid
from factcheck.load.grids.grid import Grid
from factcheck.load.grids.parquet import parquet_grid
from factcheck.load.grids.workbook import sheets
from factcheck.load.layouts.original import Original

BOOKS = frozenset({".xlsx", ".xlsm"})
TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt"})
PARQUETS = frozenset({".parquet", ".pq"})


def grids(original: Original) -> Iterator[Grid]:
    """Give the sheets of a workbook, or the one table of a text or Parquet file.

    What cannot be read is a fault of the file.
    """
    suffix = original.path.suffix.casefold()
    if suffix in BOOKS:
        yield from sheets(original)
        return
    grid = parquet_grid(original) if suffix in PARQUETS else text_grid(original)
    if grid is not None:
        yield grid
