"""Observations from the texts of their cells: every cell is checked, and figures wait.

A plain number with a known unit cannot fail to be a figure, so it may wait until it is asked for:
an audit asks for few of a reference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from factcheck.domain.catalogue import Indicator, Source
from factcheck.domain.location import Location
from factcheck.domain.quantity import Adjustment, Basis
from factcheck.domain.series import SeriesKey, Status
from factcheck.language import say
from factcheck.load import values
from factcheck.load.cell import PLAIN_NUMBER, Cell, Cells, WaitingCells, cells_of, identity
from factcheck.load.near_words import nearest
from factcheck.load.sampling_columns import SAMPLING, with_sampling_error
from factcheck.load.values import Unreadable, Words
from factcheck.load.waiting_series import WaitingSeries, spoken
from factcheck.wording.vocabulary import USUAL, languages_of

T = TypeVar("T")

REQUIRED = ("area", "indicator", "period", "value")
COLUMNS = (
    *REQUIRED, "unit", "basis", "adjustment", "vintage", "released", "status", "source", "note",
    "stored", *SAMPLING,
)  # fmt: skip
WANTED = "wanted"  # how the note of a row begins that "factcheck wanted" wrote


class Row(Protocol):
    """One observation as it was written, and how to note a fault of one of its cells."""

    cells: Mapping[str, str]
    at: Location

    def fault(self, column: str, problem: str, remedy: str, part: slice | None = None) -> None: ...


class Observations:
    """Gathers the rows of any number of tables into series."""

    def __init__(self, words: Words, unnamed: Source | None = None) -> None:
        self.words = words
        self.unnamed = unnamed  # who says a figure that names no source
        self.cells: dict[SeriesKey, list[Cell | WaitingCells]] = {}
        self.alone: set[SeriesKey] = set()  # with waiting rows that no other row was held against
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
        if self.is_open(row):
            return
        read = self.read(row)
        if read is not None and self._is_new(row, *read):
            self.cells.setdefault(read[0], []).append(read[1])

    @staticmethod
    def is_open(row: Row) -> bool:
        """Whether a row only says what is wanted."""
        return not row.cells.get("value") and row.cells.get("note", "").startswith(WANTED)

    def read(self, row: Row) -> tuple[SeriesKey, Cell] | None:
        """Return the series of a row and what it says, or None: then it is noted what is wrong."""
        whole = with_sampling_error(row)
        return None if whole is None else self._read_whole(whole)

    def _read_whole(self, row: Row) -> tuple[SeriesKey, Cell] | None:
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
            return None
        if not (self._is_figure(row, indicator, words) and self._is_of_season(row, indicator)):
            return None
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
        return (indicator.id, area.id), cell

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

    def take(self, waiting: Mapping[SeriesKey, Cells]) -> bool:
        """Take in the rows of a table, no two of them the same; False where there is such a one."""
        for series in waiting.keys() & self.cells.keys():
            self._hold_against(series)
            if any(identity(series, cell) in self.first for cell in cells_of(waiting[series])):
                return False
        for series, rows in waiting.items():
            self.cells.setdefault(series, []).extend(rows)
            self.alone.add(series)
        return True

    def _hold_against(self, series: SeriesKey) -> None:
        """See to it that the next row of a series is held against those that wait."""
        if series in self.alone:
            self.alone.remove(series)
            for cell in cells_of(self.cells[series]):
                self.first.setdefault(identity(series, cell), (cell.value, cell.at))

    def _is_new(self, row: Row, series: SeriesKey, cell: Cell) -> bool:
        """Whether no other row is the same in all but its value and note."""
        self._hold_against(series)
        value, at = self.first.setdefault(identity(series, cell), (cell.value, cell.at))
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
