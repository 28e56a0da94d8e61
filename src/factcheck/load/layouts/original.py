"""What a layout reads from, and what it gives: a file as published, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from factcheck.domain.diagnostic import Diagnostic
from factcheck.load.input_file import Dialect


class PublishedCell(NamedTuple):
    """One figure of a file as its publisher gives it; texts are empty where the file is silent.

    The value is the text as printed: digits and trailing zeros count. Area and indicator are the
    codes of the file, or its names where it has no codes; the name stands beside a code.
    """

    area: str
    indicator: str
    period: str  # as docs/claim-file.md writes periods
    value: str
    cell: str  # its place: "31:4" (line and column), "Sheet!D14", "#/json/pointer", "row:column"
    unit: str = ""
    basis: str = ""
    adjustment: str = ""  # seasonal: "adjusted" or "unadjusted"
    vintage: str = ""
    released: str = ""  # a day, YYYY-MM-DD
    status: str = ""  # preliminary, revised, final, estimate
    note: str = ""  # flags, footnotes, base year: whatever else the file says of it
    area_name: str = ""
    indicator_name: str = ""
    stored: str = ""  # the value behind a cell that shows fewer digits


class MissingCell(NamedTuple):
    """A cell that says that there is no figure: told and counted, never zero."""

    cell: str
    mark: str


@dataclass(kw_only=True)
class Original:
    """A file as published, how its descriptor says it is written, and the faults found in it."""

    path: Path
    name: str  # as faults and evidence call it
    encoding: str = ""  # empty: told by a byte order mark, else UTF-8
    sheet: str = ""  # of a workbook; empty: all sheets with figures
    dialect: Dialect = field(default_factory=Dialect)
    mapping: Mapping[str, str] = MappingProxyType({})  # what the file does not say, by column
    faults: list[Diagnostic] = field(default_factory=list)


class Layout(Protocol):
    """The reader of one layout."""

    name: str

    def recognises(self, original: Original) -> bool:
        """Whether a file has this layout, from its name and its first bytes."""
        ...

    def read(self, original: Original) -> Iterator[PublishedCell | MissingCell]:
        """Give the figures of a file in its own order; faults are noted on it, none is raised."""
        ...
