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
_BOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of today, and an old one
_PARQUET = b"PAR1"


def grids(original: Original) -> Iterator[Grid]:
    """Give the sheets of a workbook, or the one table of a text or Parquet file.

    It is what its first bytes say, whatever it is called. What cannot be read is a fault of it.
    """
    suffix = original.path.suffix.casefold()
    if suffix in BOOKS or original.head.startswith(_BOOK):
        yield from sheets(original)
        return
    is_parquet = suffix in PARQUETS or original.head.startswith(_PARQUET)
    grid = parquet_grid(original) if is_parquet else text_grid(original)
    if grid is not None:
        yield grid
