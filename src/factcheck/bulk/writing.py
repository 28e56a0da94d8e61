"""Verdicts of a table written block by block: CSV, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import msgspec

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
        self._write([COLUMNS])

    def write(self, block: VerdictBlock) -> None:
        """Write the verdicts of a block."""
        columns = (
            _WRITTEN[name](column) if name in _WRITTEN else column
            for name, column in zip(COLUMNS, block.columns, strict=True)
        )
        self._write(zip(*columns, strict=True))

    def _write(self, rows: Iterable[Iterable[object]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        self.file.write(text.getvalue().encode())


def _joined(column: Sequence[Any]) -> Sequence[str]:
    return _without_formulas([SEPARATOR.join(several) for several in column])


def _without_formulas(column: Sequence[Any]) -> Sequence[str]:
    """Return texts that no spreadsheet runs: most begin with a letter or a digit."""
    begins = {text[:1] for text in column}
    if "\0" not in "".join(column) and all(sign.isalnum() for sign in begins if sign):
        return column
    return [text if text[:1].isalnum() and "\0" not in text else harmless(text) for text in column]


_WRITTEN: Mapping[str, Callable[[Sequence[Any]], Sequence[object]]] = {
    "document": _without_formulas,
    "id": _without_formulas,
    "flags": _joined,
    "claimed": _without_formulas,
    "found": _without_formulas,
    "cells": _joined,
}


class JsonLinesWriter(VerdictWriter):
    """An object a verdict, a line each; several flags and cells as lists."""

    def write(self, block: VerdictBlock) -> None:
        """Write the verdicts of a block."""
        encoder = msgspec.json.Encoder()
        self.file.write(encoder.encode_lines([row._asdict() for row in block]))


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
