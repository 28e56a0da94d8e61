"""Observations from the texts of their cells; figures are read when their series is asked for.

Every cell is checked at once. A plain number with a known unit cannot fail to be a figure, so it
may wait: an audit asks for few of the series of a reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Indicator, Source
from factcheck.domain.figure import Figure
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Adjustment, Basis
from factcheck.domain.series import Observation, Series, SeriesKey, Status, UnreadSeries
from factcheck.language import say
from factcheck.load import values
from factcheck.load.doubles import in_full
from factcheck.load.sampling_columns import SAMPLING, with_sampling_error
from factcheck.load.values import Unreadable, Words
from factcheck.load.yaml_page import nearest
from factcheck.wording.vocabulary import USUAL, languages_of

T = TypeVar("T")

REQUIRED = ("area", "indicator", "period", "value")
COLUMNS = (
    *REQUIRED, "unit", "basis", "adjustment", "vintage", "released", "status", "source", "note",
    "stored", *SAMPLING,
)  # fmt: skip
WANTED = "wanted"  # how the note of a row begins that "factcheck wanted" wrote
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,80}(?:\.[0-9]{1,30})?")  # shorter than any figure may be


class Row(Protocol):
    """One observation as it was written, and how to note a fault of one of its cells."""

    cells: Mapping[str, str]
    at: Location

    def fault(self, column: str, problem: str, remedy: str, part: slice | None = None) -> None: ...


class Cell(NamedTuple):
    """An observation that was checked, its figure still text."""

    value: str
    unit: str
    period: Period
    basis: Basis
    vintage: str
    released: date | None
    status: Status
    source: Source
    note: str
    at: Location
    stored: str = ""  # digits behind those of the value
    adjustment: Adjustment = Adjustment.NONE


@dataclass(frozen=True, kw_only=True)
class WaitingSeries(UnreadSeries):
    """Series by indicator and area; the figures of each are read when it is first asked for."""

    cells: Mapping[SeriesKey, tuple[Cell, ...]]
    words: Words
    read: dict[SeriesKey, Series] = field(default_factory=dict)

    def __getitem__(self, key: SeriesKey) -> Series:
        found = self.read.get(key)
        if found is None:
            found = self.read[key] = self._series(key)
        return found

    def get(self, key: SeriesKey, default: Any = None) -> Any:  # noqa: ANN401 - as mappings have it
        """Give a series, or the default where nothing was observed: the usual case, made quick."""
        return self[key] if key in self.cells else default

    def __contains__(self, key: object) -> bool:
        return key in self.cells  # without reading its figures

    def __iter__(self) -> Iterator[SeriesKey]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        for key, cells in self.cells.items():
            if any(cell.status in statuses for cell in cells):
                yield key

    def _series(self, key: SeriesKey) -> Series:
        indicator, area = key
        found: dict[Period, tuple[Observation, ...]] = {}
        for cell in self.cells[key]:
            observation = Observation(
                indicator=indicator,
                area=area,
                period=cell.period,
                figure=values.figure(cell.value, spoken(self.words, cell.source), unit=cell.unit),
                source=cell.source,
                at=cell.at,
                basis=cell.basis,
                vintage=cell.vintage,
                released=cell.released,
                status=cell.status,
                note=cell.note,
                stored=self._stored(cell),
                adjustment=cell.adjustment,
            )
            found[cell.period] = (*found.get(cell.period, ()), observation)
        return found

    def _stored(self, cell: Cell) -> Figure | None:
        """Read what is stored behind a figure, to the digits that a binary double is known to."""
        if not cell.stored:
            return None
        try:
            return values.figure(in_full(cell.stored), self.words, unit=cell.unit)
        except Unreadable:
            return None


class Observations:
    """Gathers the rows of any number of tables into series."""

    def __init__(self, words: Words, unnamed: Source | None = None) -> None:
        self.words = words
        self.unnamed = unnamed  # who says a figure that names no source
        self.cells: dict[SeriesKey, list[Cell]] = {}
        self.first: dict[tuple[object, ...], tuple[str, Location]] = {}
        self.known: dict[tuple[str, str], Any] = {}  # values of columns that were read before
        self.seasons: dict[str, tuple[Adjustment, Location]] = {}  # first one met, by indicator

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that every row needs."""
        return (*REQUIRED, "source") if self.unnamed is None else REQUIRED

    def language(self, row: Row) -> str:
        """Return the language that the source of a row writes its figures in, where it is told."""
        source = self.words.catalogue.sources.get(row.cells.get("source", ""), self.unnamed)
        return source.language if source else ""

    def series(self) -> WaitingSeries:
        """Give what was gathered."""
        cells = {key: tuple(each) for key, each in self.cells.items()}
        return WaitingSeries(cells=cells, words=self.words)

    def add(self, row: Row) -> None:
        """Take in a row, or note what is wrong with it.

        A row that only says what is wanted, and was not filled in yet, is passed over.
        """
        if not row.cells.get("value") and row.cells.get("note", "").startswith(WANTED):
            return
        whole = with_sampling_error(row)
        if whole is not None:
            self._add(whole)

    def _add(self, row: Row) -> None:
        for column in REQUIRED:
            if not row.cells.get(column):
                row.fault(
                    column,
                    say("{column!r} is empty", column=column),
                    say("Fill it in, or remove the row."),
                )
        indicator = self._read(row, "indicator", values.indicator)
        area = self._read(row, "area", values.area)
        source = self._source(row)
        words = spoken(self.words, source)
        period = self._read(row, "period", values.period, replace(words, fiscal_year=None))
        calendar = (area.fiscal_year if area else None) or self.words.fiscal_year
        if period is not None and calendar is not None:
            period = calendar.on_calendar(period)
        basis = self._read(row, "basis", _basis)
        status = self._read(row, "status", _status)
        released = self._read(row, "released", values.day)
        if not (indicator and area and period and source):
            return
        if not (self._is_figure(row, indicator, words) and self._is_of_season(row, indicator)):
            return
        cells = row.cells
        cell = Cell(
            value=cells["value"],
            unit=self._unit(row, indicator, words),
            period=period,
            basis=basis or indicator.basis,
            vintage=cells.get("vintage", ""),
            released=released,
            status=status or Status.UNKNOWN,
            source=source,
            note=cells.get("note", ""),
            at=row.at,
            stored=self._read(row, "stored", _stored) or "",
            adjustment=self._read(row, "adjustment", _adjustment) or indicator.adjustment,
        )
        if self._is_new(row, indicator, area, cell):
            self.cells.setdefault((indicator.id, area.id), []).append(cell)

    def _read(
        self, row: Row, column: str, read: Callable[[str, Words], T], words: Words | None = None
    ) -> T | None:
        """Read a cell; the same text in the same column is read once."""
        text = row.cells.get(column, "")
        if not text:
            return None
        words = words or self.words
        key = (f"{column} {words.language}", text)
        if key not in self.known:
            try:
                self.known[key] = read(text, words)
            except Unreadable as error:
                self.known[key] = error
        found = self.known[key]
        if isinstance(found, Unreadable):
            row.fault(column, found.problem, found.remedy, found.part)
            return None
        return found  # type: ignore[no-any-return]

    def _source(self, row: Row) -> Source | None:
        if not row.cells.get("source") and self.unnamed is None:
            row.fault(
                "source",
                say("{column!r} is empty", column="source"),
                say("Name who says the figure; see sources.yaml."),
            )
            return None
        return self._read(row, "source", _source) if row.cells.get("source") else self.unnamed

    def _unit(self, row: Row, indicator: Indicator, words: Words) -> str:
        """Give the unit of a figure: as written, else that of its indicator."""
        unit = row.cells.get("unit", "")
        if unit or indicator.unit is None:
            return unit
        value = row.cells["value"]
        if not _is_plain(value, words) and self._says_its_unit(value, words):
            return ""
        return indicator.unit.symbol

    @staticmethod
    def _says_its_unit(value: str, words: Words) -> bool:
        """Whether a figure has a unit, or needs none: 5 %, a third, doubled."""
        try:
            figure = values.figure(value, words)
        except Unreadable:
            return True
        return bool(figure.unit.symbol) or figure.is_part

    def _is_figure(self, row: Row, indicator: Indicator, words: Words) -> bool:
        """Whether the value and its unit can be read, and measure what the indicator does."""
        text = row.cells.get("value", "")
        if not text:
            return False
        unit = self._unit(row, indicator, words)
        key = (f"unit of {indicator.id}", unit)
        if _is_plain(text, words) and key in self.known:
            return True
        try:
            figure = values.figure(text, words, unit=unit)
        except Unreadable as error:
            is_unit = bool(unit) and error.word == unit and unit not in text
            row.fault(
                "unit" if is_unit else "value",
                error.problem,
                error.remedy,
                None if is_unit else error.part,
            )
            return False
        wrong = indicator.unit and indicator.unit.mismatch(figure.unit)
        if wrong:
            remedy = say(
                "Give the figure in a unit of {unit}, or mend the indicator.", unit=indicator.unit
            )
            problem = say("{indicator}: {mismatch}", indicator=indicator.id, mismatch=wrong)
            row.fault("unit" if unit else "value", problem, remedy)
            return False
        if _is_plain(text, words):
            self.known[key] = True
        return True

    def _is_of_season(self, row: Row, indicator: Indicator) -> bool:
        """Whether a figure is adjusted for the season as its indicator is; if not, it is noted.

        Adjusted and unadjusted figures are other quantities: an indicator has one sort of them.
        """
        adjustment = self._read(row, "adjustment", _adjustment) or Adjustment.NONE
        if Adjustment.NONE in (adjustment, indicator.adjustment):
            first, at = self.seasons.setdefault(indicator.id, (adjustment, row.at))
            if Adjustment.NONE is first:
                self.seasons[indicator.id] = (adjustment, row.at)
            if Adjustment.NONE in (first, adjustment) or first is adjustment:
                return True
            problem = say(
                "{indicator}: {one} figures stand beside {other} ones, as at {place}",
                indicator=indicator.id,
                one=say(adjustment.words),
                other=say(first.words),
                place=at,
            )
        elif adjustment is indicator.adjustment:
            return True
        else:
            problem = say(
                "{indicator} has {one} figures, and this one is {other}",
                indicator=indicator.id,
                one=say(indicator.adjustment.words),
                other=say(adjustment.words),
            )
        row.fault(
            "adjustment",
            problem,
            say(
                "They are other quantities: declare an indicator for each, with "
                "`adjustment: adjusted` and `adjustment: unadjusted`."
            ),
        )
        return False

    def _is_new(self, row: Row, indicator: Indicator, area: Area, cell: Cell) -> bool:
        """Whether no other row is the same in all but its value and note."""
        key = (indicator.id, area.id, *cell[2:7], cell.source.id)
        value, at = self.first.setdefault(key, (cell.value, cell.at))
        if at is cell.at:
            return True
        if value == cell.value:
            remedy = say("Remove one of the two.")
        else:
            remedy = say(
                "Keep the right one, or tell them apart by vintage, basis, status or release."
            )
        row.fault(
            "value",
            say("the observation stands at {place} already, as {value!r}", place=at, value=value),
            remedy,
        )
        return False


def spoken(words: Words, source: Source | None) -> Words:
    """Return the words of a file for the figures of a source, which may tell its language."""
    if source is None or not source.language:
        return words
    return replace(words, language=source.language)


def _is_plain(text: str, words: Words) -> bool:
    """Whether a text is a number that any reader takes for the same."""
    return languages_of(words.language) == USUAL and bool(PLAIN_NUMBER.fullmatch(text))


def _basis(text: str, _: Words) -> Basis:
    return values.member(text, Basis)


def _adjustment(text: str, _: Words) -> Adjustment:
    return values.member(text, Adjustment)


def _stored(text: str, _: Words) -> str:
    if PLAIN_NUMBER.fullmatch(text):
        return text
    raise Unreadable(
        say("{text!r} is no number in plain digits", text=text),
        say("Write what the cell holds as 5.26, in the unit of the value."),
    )


def _status(text: str, _: Words) -> Status:
    return values.member(text, Status)


def _source(text: str, words: Words) -> Source:
    found = words.catalogue.sources.get(text)
    if found is None:
        known = tuple(words.catalogue.sources)
        remedy = nearest(text, known) or say("Declare it in sources.yaml, or under `sources:`.")
        raise Unreadable(say("unknown source {name!r}", name=text), remedy)
    return found
