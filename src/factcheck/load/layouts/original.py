"""What a layout reads from, and what it gives: a file as published, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.language import counted, say
from factcheck.load.input_file import Dialect
from factcheck.load.snippet import shortened
from factcheck.manuscript.source import require_file

ANSWERS = ("area", "indicator", "unit", "basis", "adjustment", "vintage", "released", "status")
OTHERS = (  # that no column is filled in with as they are
    "period", "frequency", "currency", "decimal", "fiscal year", "digits",
)  # fmt: skip
INDEX = "index"  # the unit of a figure on a base of 100
HEAD = 65_536  # bytes by which a file is recognised


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
    file: str = ""  # where it stands, if in another file that the one read names
    significant: str = (
        ""  # "15": that many digits of it are known, and no format says which to show
    )


class MissingCell(NamedTuple):
    """A cell that says that there is no figure: told and counted, never zero."""

    cell: str
    mark: str


class Match(IntEnum):
    """How surely a file has a layout; the surest counts, and two of one rank are told."""

    NO = 0
    SHAPE = 1  # it could be read so, as could many a table
    TRACES = 2  # a program left traces in it, as it does in files of any shape
    MARKS = 3  # it bears the marks of its publisher, or of its format


@dataclass(kw_only=True)
class Original:
    """A file as published, how its descriptor says it is written, and the faults found in it."""

    path: Path
    name: str  # as faults and evidence call it
    encoding: str = ""  # empty: told by a byte order mark, else UTF-8
    sheet: str = ""  # of a workbook; empty: all sheets with figures
    dialect: Dialect = field(default_factory=Dialect)
    mapping: Mapping[str, str] = field(
        default_factory=dict
    )  # what the file does not say, by column
    faults: list[Diagnostic] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)  # what a reader should know, and is no fault
    repeats: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def head(self) -> bytes:
        """The first bytes of the file."""
        require_file(self.path)
        with self.path.open("rb") as stream:
            return stream.read(HEAD)

    def fault(self, problem: str, remedy: str, cell: str = "", *, cause: str = "") -> None:
        """Note a fault at a cell; those that share a cause are one fault with a count."""
        key = (cause, remedy)
        if cause and key in self.repeats:
            index, number = self.repeats[key]
            self.repeats[key] = (index, number + 1)
            return
        if cause:
            self.repeats[key] = (len(self.faults), 1)
        at = Location.of_cell(self.name, cell)
        self.faults.append(Diagnostic(at=at, key="", problem=shortened(problem), remedy=remedy))

    def all_faults(self) -> tuple[Diagnostic, ...]:
        """Return the faults found, each cause once, with how often it was met."""
        faults = list(self.faults)
        for index, number in self.repeats.values():
            if number > 1:
                more = counted(
                    "and {number} cell more like it",
                    "and {number} cells more like it",
                    number - 1,
                )
                problem = say("{problem}, {more}", problem=faults[index].problem, more=more)
                faults[index] = replace(faults[index], problem=problem)
        return tuple(faults)


class Layout(Protocol):
    """The reader of one layout: a module of this folder, which bears its name."""

    def recognises(self, original: Original) -> Match:
        """Return how surely a file has this layout, from its name and its first bytes."""
        ...

    def read(self, original: Original) -> Iterator[PublishedCell | MissingCell]:
        """Give the figures of a file in its own order; faults are noted on it, none is raised."""
        ...
