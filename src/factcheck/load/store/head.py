"""What an index holds beside its series: catalogue, how tables are read, base rates, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, msgpack
from msgspec.structs import astuple

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.period import Period
from factcheck.load.input_file import Dialect, InputFile
from factcheck.load.observations import Observations
from factcheck.load.store.objects import as_bytes
from factcheck.load.values import Words
from factcheck.load.waiting_rows import RowReader


class DialectRecord(Struct, frozen=True, array_like=True):
    """How the rows of a table are written."""

    signs: tuple[str, str, str, str]
    switches: tuple[bool, bool]
    header_row: int
    missing: dict[str, list[str]]

    @classmethod
    def of(cls, dialect: Dialect) -> DialectRecord:
        """Write a dialect."""
        return cls(
            (dialect.delimiter, dialect.quote, dialect.escape, dialect.comment),
            (dialect.double_quote, dialect.skip_space),
            dialect.header_row,
            {column: sorted(marks) for column, marks in dialect.missing.items()},
        )

    def dialect(self) -> Dialect:
        """Read it back."""
        missing = {column: frozenset(marks) for column, marks in self.missing.items()}
        return Dialect(*self.signs, *self.switches, self.header_row, missing)


class TableRecord(Struct, frozen=True, array_like=True):
    """How the rows of a long table are read."""

    name: str
    header: list[str]
    dialect: DialectRecord
    first: int
    periods: list[tuple[int, int, int, bool, int]]

    @classmethod
    def of(cls, reader: RowReader) -> TableRecord:
        """Write how rows are read."""
        periods = [astuple(period) for period in reader.periods]
        dialect = DialectRecord.of(reader.dialect)
        return cls(reader.name, reader.header, dialect, reader.first, periods)

    def reader(self, words: Words) -> RowReader:
        """Read it back."""
        return RowReader(
            name=self.name,
            header=self.header,
            dialect=self.dialect.dialect(),
            first=self.first,
            observations=Observations(words),
            periods=[Period(*period) for period in self.periods],
        )


class RatesRecord(Struct, frozen=True, array_like=True):
    """A table of base rates, which is read when a claim asks for it."""

    name: str
    text: str
    dialect: DialectRecord

    @classmethod
    def of(cls, file: InputFile) -> RatesRecord:
        """Write a table."""
        return cls(file.name, file.text, DialectRecord.of(file.dialect))

    def file(self) -> InputFile:
        """Read it back."""
        file = InputFile(name=self.name, text=self.text)
        file.dialect = self.dialect.dialect()
        return file


class Head(Struct, frozen=True, array_like=True):
    """What an index holds beside its series."""

    tables: list[TableRecord]
    rates: list[RatesRecord]
    remarks: list[str]
    catalogue: bytes


def head_of(
    readers: Iterable[RowReader],
    rates: Iterable[InputFile],
    remarks: Sequence[str],
    catalogue: Catalogue,
) -> bytes:
    """Write what an index holds beside its series.

    Raises
    ------
    NoValueError
        If the catalogue holds what cannot be kept.
    """
    head = Head(
        tables=[TableRecord.of(reader) for reader in readers],
        rates=[RatesRecord.of(file) for file in rates],
        remarks=list(remarks),
        catalogue=as_bytes(catalogue, Catalogue()),
    )
    return msgpack.encode(head)


def read_head(content: bytes) -> Head:
    """Read it back."""
    return msgpack.decode(content, type=Head)
