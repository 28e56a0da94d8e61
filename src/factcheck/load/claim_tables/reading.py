"""A table of claims in blocks of rows, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.claim_tables.rows import ClaimRows
from factcheck.load.reasons import reason

BLOCK = 20_000  # rows that are held at once


def blocks_of(path: Path, size: int = BLOCK) -> Iterator[ClaimRows]:
    """Yield the rows of a table of claims, so many at a time.

    Parameters
    ----------
    path : Path
        By its suffix CSV, JSON Lines or Parquet.
    size : int
        Rows of a block; the last one may have fewer.

    Raises
    ------
    InputError
        If it cannot be opened, or its columns are not those of claims.
    """
    suffix = path.suffix.casefold()
    if suffix == ".parquet" and find_spec("pyarrow") is None:
        raise _unusable(
            path,
            say("to read it takes a library that is not installed"),
            say("Install it: pip install 'factcheck-audit[{extra}]'.", extra="parquet"),
        )
    try:
        yield from _reader(suffix)(path, size)
    except OSError as error:
        raise _unusable(
            path,
            say("the file cannot be opened: {reason}", reason=reason(error.strerror or str(error))),
            say("Check its name, and that it may be read."),
        ) from None


def _reader(suffix: str) -> Callable[[Path, int], Iterator[ClaimRows]]:
    """Return what reads tables of a format; that of no other is imported."""
    if suffix == ".parquet":
        from factcheck.load.claim_tables.parquet import parquet_blocks

        return parquet_blocks
    if suffix in (".jsonl", ".ndjson"):
        from factcheck.load.claim_tables.json_lines import json_line_blocks

        return json_line_blocks
    from factcheck.load.claim_tables.delimited import delimited_blocks

    return delimited_blocks


def _unusable(path: Path, problem: str, remedy: str) -> InputError:
    at = Location(file=path.as_posix())
    return InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])
