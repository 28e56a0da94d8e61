"""Base rates: how growth is spread over classes of areas, from a table of the reference folder.

The table is read when a claim asks for it, which few audits do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from factcheck.domain.base_rate import ClassKey, GrowthClass
from factcheck.domain.diagnostic import InputError
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Reference
from factcheck.language import say
from factcheck.load import values
from factcheck.load.input_file import InputFile
from factcheck.load.near_words import nearest
from factcheck.load.tabular import LINE_BREAKS, TableRow, headed, is_header, ragged
from factcheck.load.values import Unreadable, Words

REQUIRED = (
    "indicator", "basis", "class", "level", "within",
    "source", "period", "years", "n", "min", "max",
)  # fmt: skip
_KEY = ("indicator", "period", "years")
_QUANTILE = re.compile(r"p([0-9]{1,2}(?:\.[0-9]+)?)")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FEWEST = 2

Row: TypeAlias = tuple[InputFile, int, list[str], list[str]]  # file, line, header, cells


class WaitingClasses(Mapping[ClassKey, tuple[GrowthClass, ...]]):
    """The classes of some tables by indicator, end and years; each is read when it is asked for.

    Raises
    ------
    InputError
        When a row is read that has faults, with all faults noted so far.
    """

    def __init__(self, tables: Sequence[InputFile], words: Words) -> None:
        self.tables = tables
        self._words = words
        self._read: dict[ClassKey, tuple[GrowthClass, ...]] = {}

    @cached_property
    def _rows(self) -> dict[ClassKey, list[Row]]:
        found: dict[ClassKey, list[Row]] = {}
        last: list[str] | None = None
        places: list[int] = []
        for table in self.tables:
            for row in read_rows(table):
                _, _, header, cells = row
                if header is not last:
                    last, places = header, [header.index(each) for each in _KEY]
                indicator, period, years = (cells[place].strip() for place in places)
                found.setdefault((indicator, period, years), []).append(row)
        self._raise()
        return found

    def __getitem__(self, key: ClassKey) -> tuple[GrowthClass, ...]:
        if key not in self._read:
            rows = self._rows[key]
            self._read[key] = tuple(
                found
                for row in rows
                if (found := class_of(TableRow(*row), self._words)) is not None
            )
            self._raise()
        return self._read[key]

    def __iter__(self) -> Iterator[ClassKey]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def check(self) -> None:
        """Read all of them, so that every fault is raised at once."""
        for rows in self._rows.values():
            for row in rows:
                class_of(TableRow(*row), self._words)
        self._raise()

    def _raise(self) -> None:
        faults = [fault for table in self.tables for fault in table.faults]
        if faults:
            raise InputError(faults)


def check_rates(reference: Reference) -> None:
    """Read all base rates of a reference, which wait otherwise until a claim asks for them.

    Raises
    ------
    InputError
        With every fault of every row.
    """
    if isinstance(reference.growth_classes, WaitingClasses):
        reference.growth_classes.check()


def is_base_rates(file: InputFile) -> bool:
    """Whether a table is one of base rates, by the names of its columns."""
    file.line_breaks = LINE_BREAKS
    noted = len(file.faults)
    _, header, _ = headed(file)
    del file.faults[noted:]  # told where the table is read
    return {"class", "years", "n"} <= set(_names(header))


def read_rows(file: InputFile) -> Iterator[Row]:
    """Give the rows of a table, unread, and note the faults of its form."""
    first, cells, rows = headed(file)
    header = _names(cells)
    if not is_header(file, first, header, (REQUIRED, (*REQUIRED, *_shares(header)))):
        return
    for line, cells in rows:
        if len(cells) == len(header):
            yield file, line, header, cells
        elif any(cells):
            ragged(file, line, header, cells)


def _names(cells: list[str]) -> list[str]:
    return [name.strip().casefold() for name in cells]


def class_of(row: TableRow, words: Words) -> GrowthClass | None:
    """Give the class of one row, or note what is wrong with it."""
    noted = len(row.file.faults)
    for column in REQUIRED:
        if not row.cells[column] and column not in ("basis", "within"):
            row.fault(
                column,
                say("{column!r} is empty", column=column),
                say("Fill it in, or remove the row."),
            )
    indicator = _known(row, "indicator", words)
    within = _known(row, "within", words)
    period = _year(row, words)
    source = words.catalogue.sources.get(row.cells["source"])
    if source is None:
        remedy = nearest(row.cells["source"], tuple(words.catalogue.sources))
        problem = say("unknown source {name!r}", name=row.cells["source"])
        row.fault("source", problem, remedy or say("Declare it."))
    basis = row.cells["basis"] or Basis.NONE
    if basis not in tuple(Basis):
        row.fault(
            "basis",
            say("unknown basis {text!r}", text=basis),
            say("Write current or constant, or leave it."),
        )
    years, areas = _whole(row, "years", 1), _whole(row, "n", _FEWEST)
    quantiles = _quantiles(row, _shares(row.header))
    if len(row.file.faults) > noted or source is None or period is None:
        return None
    return GrowthClass(
        indicator=indicator,
        basis=Basis(basis),
        name=row.cells["class"],
        level=row.cells["level"],
        within=within,
        period=period,
        years=years,
        areas=areas,
        quantiles=quantiles,
        source=source,
        at=row.at,
    )


def _known(row: TableRow, column: str, words: Words) -> str:
    """Give the id of an indicator or area that the row names; none where the cell is empty."""
    text = row.cells[column]
    if not text:
        return ""
    try:
        found = (values.area if column == "within" else values.indicator)(text, words)
    except Unreadable as error:
        row.fault(column, error.problem, error.remedy, error.part)
        return ""
    return found.id


def _year(row: TableRow, words: Words) -> Period | None:
    try:
        return values.period(row.cells["period"], words) if row.cells["period"] else None
    except Unreadable as error:
        row.fault("period", error.problem, error.remedy, error.part)
        return None


def _whole(row: TableRow, column: str, least: int) -> int:
    text = row.cells[column]
    number = int(text) if text.isascii() and text.isdigit() else 0
    if text and number < least:
        problem = say("{text!r} is no whole number from {least}", text=text, least=least)
        row.fault(column, problem, say("Write one."))
    return number


def _shares(header: list[str]) -> tuple[str, ...]:
    return tuple(each for each in header if _QUANTILE.fullmatch(each))


def _quantiles(row: TableRow, shares: tuple[str, ...]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Give the shares of areas and the ratios below which they lie, from the least to the most."""
    named = [("min", Fraction(0)), ("max", Fraction(1))]
    named += [(each, Fraction(each[1:]) / 100) for each in shares]
    found, last = [], Fraction(0)
    for column, share in sorted(named, key=lambda pair: pair[1]):
        text = row.cells[column]
        if not _NUMBER.fullmatch(text):
            row.fault(
                column,
                say("{text!r} is no ratio", text=text),
                say("Write a plain number, such as 1.0968."),
            )
            return ()
        if Fraction(text) < last:
            row.fault(
                column,
                say("{number} is less than the quantile below it", number=text),
                say("Check the row."),
            )
            return ()
        last = Fraction(text)
        found.append((share, last))
    return tuple(found)
