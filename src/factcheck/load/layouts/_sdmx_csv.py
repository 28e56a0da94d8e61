"""SDMX as CSV: a figure a row, its codes beside it; as the ECB, the OECD and Eurostat write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.layouts import _sdmx
from factcheck.load.layouts._text import TextRow, gap, is_ragged, rows, start
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_CODE = re.compile(r"[A-Z][A-Z0-9_]*|[a-z][a-z0-9_]*|LAST UPDATE")
_DELIMITERS = (",", ";", "\t")
_OLDER = {  # headings of OECD.Stat, and the concepts that they are
    "value": "OBS_VALUE", "flag codes": "OBS_STATUS", "unit code": "UNIT_MEASURE",
    "powercode code": "UNIT_MULT", "reference period code": "BASE_PER", "time": "TIME_PERIOD",
}  # fmt: skip
_DELETES = ("D", "DELETE")  # of a row that takes a figure back
_OLD_KEYS = ("LOCATION", "COU", "COUNTRY", "REG_ID")


class _ConceptColumn(NamedTuple):
    """A concept, and the columns of its codes and of what they are called."""

    concept: str
    number: int
    label: int = -1
    is_joined: bool = False  # "A: Annual" in one cell


def recognises(original: Original) -> Match:
    """Return how surely a file is a CSV of SDMX, by its header."""
    concepts = {column.concept.upper() for column in _columns(_first(start(original)))}
    is_own = "OBS_VALUE" in concepts and concepts & {"TIME_PERIOD", "STRUCTURE_ID", "DATAFLOW"}
    return Match.MARKS if is_own else Match.NO


def _first(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), [])


def _delimiter(text: str) -> str:
    line = text.partition("\n")[0]
    return max(_DELIMITERS, key=line.count)


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of the file."""
    table = rows(original, original.dialect.delimiter or _delimiter(start(original)))
    header = next(table, None)
    if header is None:
        return
    columns = _columns(header.cells)
    if not {column.concept.upper() for column in columns} & set(_sdmx.VALUES):
        original.fault(
            say("the header names no column of figures, such as OBS_VALUE"),
            say("The file may be cut short: download it again."),
            "1:1",
        )
        return
    reader = _RowReader(original, columns)
    for row in table:
        if any(row.cells) and not is_ragged(original, row, len(header.cells)):
            yield reader.cell(row)


def _columns(header: list[str]) -> list[_ConceptColumn]:
    """Return the concepts of a header; a heading in words after a code labels that code.

    >>> [column.concept for column in _columns(["FREQ", "Frequency", "geo: Area", "OBS_VALUE"])]
    ['FREQ', 'geo', 'OBS_VALUE']
    """
    columns: list[_ConceptColumn] = []
    names = [text.strip() for text in header]
    is_older = names[0] in _OLD_KEYS and "value" in map(str.casefold, names) if names else False
    taken: set[str] = set()
    for number, text in enumerate(names):
        name = re.sub(r"\[.*\]$", "", text)  # how the parts of a cell are parted
        if is_older and (older := _OLDER.get(name.casefold(), "")) and older not in taken:
            taken.add(older)
            columns.append(_ConceptColumn(older, number))
            continue
        code, colon, _ = name.partition(":")
        if colon and _CODE.fullmatch(code.strip()):
            columns.append(_ConceptColumn(code.strip(), number, is_joined=True))
        elif _CODE.fullmatch(name):
            columns.append(_ConceptColumn(name, number))
        elif columns and columns[-1].label < 0:
            columns[-1] = columns[-1]._replace(label=number)
    return columns


class _RowReader:
    """Reads rows; what is true of a whole series is worked out once."""

    def __init__(self, original: Original, columns: list[_ConceptColumn]) -> None:
        self.original = original
        by_concept = {column.concept.upper(): column for column in columns}
        self.value = next(by_concept[name] for name in _sdmx.VALUES if name in by_concept)
        self.time, self.action = by_concept.get("TIME_PERIOD"), by_concept.get("ACTION")
        after = [column.number for column in columns if column.concept.upper() in _sdmx.VALUES]
        self.dimensions = [
            column
            for column in columns
            if column.number < after[0]
            and column.concept.upper() not in (*_sdmx.STRUCTURE, *_sdmx.TIMES)
            and not _sdmx.is_attribute(column.concept)
        ]
        of_figure = {*_sdmx.TIMES, *_sdmx.VALUES, *_sdmx.OF_FIGURE}
        self.own = [column for column in columns if column.concept.upper() in of_figure]
        self.shared = [column for column in columns if column.concept.upper() not in of_figure]
        self.numbers = [column.number for column in self.shared]
        self.key: list[str] = []
        self.series: PublishedCell | None = None
        self.frequency: dict[str, str] = {}

    def cell(self, row: TextRow) -> PublishedCell | MissingCell:
        text, at = row.cells[self.value.number].strip(), row.at(self.value.number)
        if self.action and row.cells[self.action.number].strip().upper() in _DELETES:
            return MissingCell(at, say("deleted"))
        if missing := gap(self.original, text, at, _sdmx.MISSING):
            return missing
        of_series = self._series(row)
        codes, names = _codes(row, self.own)
        concepts = _sdmx.Concepts({**self.frequency, **codes}, names)
        time = codes[self.time.concept] if self.time else ""
        return _sdmx.observation(of_series, concepts, time)._replace(value=text, cell=at)

    def _series(self, row: TextRow) -> PublishedCell:
        """Return what is true of the series of a row; the one before it is remembered."""
        signature = [row.cells[number] for number in self.numbers]
        if self.series is None or signature != self.key:
            codes, names = _codes(row, self.shared)
            concepts = _sdmx.Concepts(codes, names)
            key = {column.concept: codes[column.concept] for column in self.dimensions}
            dataflow = concepts.first(("STRUCTURE_ID", "DATAFLOW"))
            dataflow = dataflow or concepts.codes.get("KEY", "").partition(".")[0]
            whole = _sdmx.series(_sdmx.dataflow_of(dataflow), key, concepts)
            alone = concepts.codes.get("KEY") or self.original.path.stem
            self.series = whole if key else whole._replace(indicator=alone)
            self.key = signature
            self.frequency = {"FREQ": concepts.first(_sdmx.FREQUENCIES)}
        return self.series


def _codes(row: TextRow, columns: list[_ConceptColumn]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of some columns of a row, and what they are called."""
    codes, names = {}, {}
    for column in columns:
        text = row.cells[column.number].strip()
        if column.is_joined and ": " in text:
            text, _, names[column.concept] = text.partition(": ")
        elif column.label >= 0:
            names[column.concept] = row.cells[column.label].strip()
        codes[column.concept] = text
    return codes, names
