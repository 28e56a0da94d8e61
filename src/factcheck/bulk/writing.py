"""Verdicts of a table written block by block: CSV, JSON Lines or Parquet."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from factcheck.bulk.verdicts import COLUMNS, VerdictBlock
from factcheck.render.machine.csv import harmless

if TYPE_CHECKING:
    import pyarrow as pa

SEPARATOR = "; "  # between several flags or cells of a row of CSV


class VerdictWriter(ABC):
    """Writes verdicts to an open file, in one format; what is written is the blocks together."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    @abstractmethod
    def write(self, block: VerdictBlock) -> None:
        """Write the verdicts of a block."""

    def close(self) -> None:  # noqa: B027 - most formats have no end
        """Write what stands at the end."""


class CsvWriter(VerdictWriter):
    """A row a verdict, the names of the columns first; nothing that a spreadsheet would run."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self.file.write(f"{','.join(COLUMNS)}\n".encode())

    def write(self, block: VerdictBlock) -> None:
        """Write the verdicts of a block."""
        columns = (
            _WRITTEN.get(name, _quoted)(column)
            for name, column in zip(COLUMNS, block.columns, strict=True)
        )
        lines = map(",".join, zip(*columns, strict=True))
        self.file.write("".join(f"{line}\n" for line in lines).encode())


def _quoted(column: Sequence[Any]) -> Sequence[str]:
    """Return texts as cells of CSV (RFC 4180): in quotes where they need them."""
    together = "".join(column)
    if not any(sign in together for sign in _IN_QUOTES):
        return column
    search = _NEEDS_QUOTES.search
    return ['"{}"'.format(text.replace('"', '""')) if search(text) else text for text in column]


def _harmless(column: Sequence[Any]) -> Sequence[str]:
    """Return texts that no spreadsheet runs, as cells: most begin with a letter or a digit."""
    begins = {text[:1] for text in column}
    if "\0" in "".join(column) or not all(sign.isalnum() for sign in begins if sign):
        column = [
            text if text[:1].isalnum() and "\0" not in text else harmless(text) for text in column
        ]
    return _quoted(column)


def _joined(column: Sequence[Any]) -> Sequence[str]:
    return _harmless([SEPARATOR.join(several) for several in column])


def _numbers(column: Sequence[Any]) -> Sequence[str]:
    return ["" if number is None else repr(number) for number in column]


_IN_QUOTES = ',"\r\n'
_NEEDS_QUOTES = re.compile(f"[{_IN_QUOTES}]")
_WRITTEN: Mapping[str, Callable[[Sequence[Any]], Sequence[str]]] = {
    "row": _numbers,
    "document": _harmless,
    "id": _harmless,
    "flags": _joined,
    "claimed": _harmless,
    "found": _harmless,
    "low": _numbers,
    "high": _numbers,
    "cells": _joined,
}


class _Line(Struct, frozen=True, gc=False):
    """A verdict as an object of JSON: a row, made by the million."""

    row: int
    document: str
    id: str
    kind: str
    label: str
    reason: str
    flags: tuple[str, ...]
    claimed: str
    found: str
    low: float | None
    high: float | None
    cells: tuple[str, ...]


class JsonLinesWriter(VerdictWriter):
    """An object a verdict, a line each; several flags and cells as lists."""

    def write(self, block: VerdictBlock) -> None:
        """Write the verdicts of a block."""
        lines = list(map(_Line, *block.columns))
        self.file.write(msgspec.json.Encoder().encode_lines(lines))


class ParquetWriter(VerdictWriter):
    """A row group a block; several flags and cells as lists."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        import pyarrow.parquet as pq

        self._schema = _schema()
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")

    def write(self, block: VerdictBlock) -> None:
        """Write the verdicts of a block."""
        self._writer.write_table(arrow_table(block, self._schema))

    def close(self) -> None:
        """Write the footer, without which the file cannot be read."""
        self._writer.close()


def _schema() -> pa.Schema:
    import pyarrow as pa

    several = pa.list_(pa.string())
    kinds = {"row": pa.int64(), "low": pa.float64(), "high": pa.float64()}
    kinds |= {"flags": several, "cells": several}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])


def arrow_table(block: VerdictBlock, schema: pa.Schema) -> pa.Table:
    """Return the verdicts of a block as a table of Arrow."""
    import pyarrow as pa

    arrays = [
        pa.array(column, field.type) for column, field in zip(block.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


WRITERS: Mapping[str, type[VerdictWriter]] = {
    ".csv": CsvWriter,
    ".jsonl": JsonLinesWriter,
    ".ndjson": JsonLinesWriter,
    ".parquet": ParquetWriter,
}
