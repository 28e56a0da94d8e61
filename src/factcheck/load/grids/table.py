"""One table: each figure with what its head, its label, the titles and the notes say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from factcheck.domain.fiscal_year import FiscalYear
from factcheck.language import say
from factcheck.load.grids import vocabulary as words
from factcheck.load.grids.columns import Columns
from factcheck.load.grids.dates import DateOrder
from factcheck.load.grids.entries import AxisEntry, repeated, shares_apart
from factcheck.load.grids.figures import CellFigure, missing_mark
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.grids.labels import is_change, is_generic, two_languages
from factcheck.load.grids.placed_figure import MeasureName, PlacedFigure
from factcheck.load.grids.rows import Rows
from factcheck.load.grids.said_of_table import (
    adjustment_of,
    basis_of,
    fiscal_end,
    in_year_of,
    period_in_words,
    period_of_titles,
    released_on,
)
from factcheck.load.grids.shape import Shape
from factcheck.load.grids.table_remarks import TableRemarks
from factcheck.load.grids.unit_phrases import UnitPhrase
from factcheck.load.grids.units_of_cells import (
    are_alike,
    figure_with_unit,
    is_same_unit,
    table_unit,
    unit_of,
    without_unit,
)
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell

Reading: TypeAlias = "PublishedCell | MissingCell"
_NUMBER = re.compile(
    rf"^\s*(?:{words.TITLE}\s*)?\d+(?:[-.–]\d+)*[.:：]?\s+|^{words.TITLE} \w+[.:] ",
    re.IGNORECASE,
)
_YEAR = rf"(?:19|20)\d\d{words.any_of('titles', 'year')}?"
_YEARS = re.compile(
    rf"[(（]?{_YEAR}(?: ?(?:[-–~]|{words.any_of('titles', 'span')}) ?{_YEAR})?[)）]?"
)


class TableReader:
    """A reader of one table of a grid.

    Parameters
    ----------
    original : Original
        The file, to note faults and remarks on.
    grid : Grid
        The cells.
    shape : Shape
        Where the table stands in them.
    decimal : str
        The decimal mark of its figures.
    """

    def __init__(self, original: Original, grid: Grid, shape: Shape, decimal: str) -> None:
        self.original, self.grid, self.shape, self.decimal = original, grid, shape, decimal
        self.remarks = TableRemarks(original)
        keeps_days = original.mapping.get("frequency", "").casefold().startswith("d")
        heads = Columns(grid, shape, keeps_days=keeps_days)
        labels = Rows(grid, shape, keeps_days=keeps_days)
        if heads.have_first_days or labels.order is DateOrder.MONTHS_YEAR_FIRST:
            self.remarks.first_days()
        self.uncertain_days = [*heads.uncertain_days(), *labels.uncertain_days()]
        self.has_heads = heads.has_periods
        for head in labels.left_out():
            self.remarks.tell(say("{file}: left out: the column {head!r} numbers the rows",
                                file=original.name, head=head))  # fmt: skip
        self.columns = shares_apart(heads.entries())
        self.rows = shares_apart(labels.entries())
        self.used: set[str] = set()
        self.own_units: dict[str, str] = {}  # behind the first figure of each indicator
        self.namings: dict[tuple[tuple[str, ...], tuple[str, ...], str, str], MeasureName] = {}
        self.bases: dict[tuple[MeasureName, str], str] = {}

    # What is said of the whole table.

    @cached_property
    def _around(self) -> tuple[str, ...]:
        notes = self.shape.notes
        return (*self.shape.titles, *notes.general, *notes.marked.values())

    @cached_property
    def _fiscal_end(self) -> int:
        declared = self.original.mapping.get("fiscal year", "")
        return fiscal_end([f"fiscal year {declared}"] if declared else self._around)

    @cached_property
    def _released(self) -> str:
        return released_on(self._around)

    @cached_property
    def _title_period(self) -> str:
        declared = self.original.mapping.get("period", "")
        return declared or period_of_titles((*self.shape.titles, self.grid.name))

    @cached_property
    def _table_unit(self) -> UnitPhrase | None:
        phrase = table_unit(self.shape.titles)
        if phrase is None or phrase.unit or phrase.whole or not phrase.except_shares:
            return phrase
        return phrase._replace(unit=self._currency())  # "in thousands, except per share data"

    @cached_property
    def _title(self) -> tuple[str, str]:
        """What the title names, in two languages, for figures that no label names."""
        for title in self.shape.titles:
            bare = _NUMBER.sub("", without_unit(title))
            bare = _YEARS.sub("", bare).strip(" ,:：-–")
            if len(bare) > 1 and table_unit([bare]) is None:
                return two_languages(bare)
        return "", ""

    @property
    def name(self) -> str:
        """What tells the table from others of its file: its sheet, or its title."""
        return self.grid.name or self.title

    @property
    def title_period(self) -> str:
        """The one time that the lines above the table tell; nothing where they tell none."""
        return self._title_period

    @property
    def title(self) -> str:
        """What the table is called."""
        return self._title[0]

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """The names that stand under different wider ones, among rows or among columns."""
        rows = repeated([entry.path for entry in self.rows.values()])
        return rows | repeated([entry.path for entry in self.columns.values()])

    # The figures.

    def cells(self) -> Iterator[Reading]:
        """Read the figures, row by row."""
        if self.uncertain_days:
            for row, column in self.uncertain_days:
                place = self.grid.address(row, column)
                self.remarks.uncertain_day(self.grid.cell(row, column).text, place)
            return
        for row, label in self.rows.items():
            for column, head in self.columns.items():
                cell = self.grid.cell(row, column)
                reading = self._reading(cell, self.grid.address(row, column), label, head)
                if reading is not None:
                    yield reading
        self._tell_notes()
        self._tell_fiscal_year()

    def placed(self) -> Iterator[PlacedFigure]:
        """Give every figure with what stands beside and above it; what is no figure is passed."""
        for row, label in self.rows.items():
            for column, head in self.columns.items():
                cell = self.grid.cell(row, column)
                mark = "." if cell.is_number else self.decimal
                figure, own = figure_with_unit(cell.text.strip(), mark)
                if figure is None or cell.is_formula:
                    continue
                unit = self._unit_of(cell, figure, (label, head), self._naming(label, head))
                unit = own.text if own is not None else unit
                period = self._period(label, head)
                yield PlacedFigure(row, column, cell, figure, label, head, unit, period)

    def _reading(
        self, cell: GridCell, place: str, label: AxisEntry, head: AxisEntry
    ) -> Reading | None:
        """Return the figure of a cell; None where it is empty, or at fault."""
        text = cell.text.strip()
        if cell.is_formula:
            self.remarks.formula(place)
        if not text:
            return None
        if missing_mark(text) and not cell.is_number:
            return MissingCell(place, text)
        figure, own = figure_with_unit(text, "." if cell.is_number else self.decimal)
        if figure is None:
            self.remarks.no_figure(text, place)
            return None
        period = self._period(label, head)
        if not period:
            self._tell_no_period(label, head, place)
            return None
        published = self._published(cell, figure, (label, head))
        published = published._replace(period=period, cell=place)
        return published if own is None else self._in_own_unit(published, own.text, text)

    def _in_own_unit(self, cell: PublishedCell, own: str, text: str) -> PublishedCell | None:
        """Return a figure in the unit behind it; a fault where its head or table says another."""
        if cell.unit and is_same_unit(cell.unit, own):
            return cell
        first = self.own_units.setdefault(cell.indicator, own)
        if not cell.unit and are_alike(first, own):
            return cell._replace(unit=own)
        self.original.fault(
            say(
                "{text!r} has another unit than its table, {unit}",
                text=text,
                unit=cell.unit or first,
            ),
            say("Write figures of one unit in a column or row, and what it is in the head."),
            cell.cell,
            cause=f"unit {own}",
        )
        return None

    def _period(self, label: AxisEntry, head: AxisEntry) -> str:
        said = label.period.above(head.period) if head.period.says_period else label.period
        if not said.says_period:
            spoken = period_in_words(self._title_period, head.path)
            return spoken or ("" if self.has_heads else self._title_period)
        period = said.period(self._fiscal_end)
        if not period and not said.year and self._title_period:
            return in_year_of(self._title_period, said, self._fiscal_end)
        return period

    def _published(
        self, cell: GridCell, figure: CellFigure, entries: tuple[AxisEntry, AxisEntry]
    ) -> PublishedCell:
        label, head = entries
        naming = self._naming(label, head)
        notes = self.shape.notes
        marks = notes.parted((*label.marks, *head.marks, *cell.marks, *figure.marks))
        self.used.update(marks)
        area = head if head.area and not label.area else label
        unit = self._unit_of(cell, figure, entries, naming)
        return PublishedCell(
            area=area.area,
            area_name=area.area_name,
            indicator=naming.indicator,
            indicator_name=naming.translation,
            period="",
            value=figure.value,
            cell="",
            unit=unit,
            basis=head.basis or self._basis(naming, unit),
            adjustment=naming.adjustment,
            released=self._released,
            status=notes.status(marks) or head.status or label.status,
            note=self._note(entries, naming, marks),
            stored=_finer(cell.stored, figure.value),
        )

    def _naming(self, label: AxisEntry, head: AxisEntry) -> MeasureName:
        """Return what a figure measures, worked out once for each label and head."""
        key = (label.path, head.path, label.translation, head.translation)
        naming = self.namings.get(key)
        if naming is None:
            path = self._path(label, head)
            indicator, translation = self._indicator(path, label, head)
            adjustment = adjustment_of(" ".join(path), self.shape.titles)
            naming = MeasureName(path, indicator, translation, adjustment)
            self.namings[key] = naming
        return naming

    def _basis(self, naming: MeasureName, unit: str) -> str:
        basis = self.bases.get((naming, unit))
        if basis is None:
            basis = basis_of(f"{naming.named} {naming.translation}", self._around, unit)
            self.bases[naming, unit] = basis
        return basis

    def _path(self, label: AxisEntry, head: AxisEntry) -> tuple[str, ...]:
        """Return the names of an indicator, the widest first."""
        if self.has_heads:
            return (*label.path, *head.path)
        return (*head.path[:-1], *label.path, *head.path[-1:])

    def _indicator(
        self, path: tuple[str, ...], label: AxisEntry, head: AxisEntry
    ) -> tuple[str, str]:
        """Return the name of an indicator with the wider names it needs, and its translation."""
        if not path:
            return self._title
        names = (*self._needed(label.path), *self._needed(head.path))
        if len(names) == 1 and self._are_generic and self.title:
            names = (self.title, *names)
        bare = dict.fromkeys(name.strip(" :：") for name in names)
        return ": ".join(bare), head.translation or label.translation

    @cached_property
    def _are_generic(self) -> bool:
        """Whether no label says what is measured: level, growth."""
        paths = {entry.path for entry in (*self.rows.values(), *self.columns.values())} - {()}
        return bool(paths) and all(is_generic(path[-1]) for path in paths)

    def _needed(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the narrowest name of a path, with the wider ones where it says too little."""
        says_enough = not path or (path[-1] not in self._repeated and not is_generic(path[-1]))
        return path[-1:] if says_enough else path

    def _unit_of(
        self,
        cell: GridCell,
        figure: CellFigure,
        entries: tuple[AxisEntry, AxisEntry],
        naming: MeasureName,
    ) -> str:
        label, head = entries
        if self.has_heads and head.unit is None and is_change(head.path):
            return cell.unit or figure.unit
        path, indicator = naming.path, f"{naming.indicator} {naming.translation}"
        narrow = f"{path[-1] if path else ''} {indicator}"
        is_of_section = words.OF_EARNINGS.search(narrow) is not None  # "Basic": earnings per share
        named = f"{': '.join(path)} {indicator}" if is_of_section else narrow
        shown = (cell.unit or figure.unit, cell.scale)
        return unit_of(shown, (label.unit, head.unit), self._table_unit, named)

    def _currency(self) -> str:
        """Return the one currency that cells of the table show; none where there are several."""
        cells = (self.grid.cell(row, column) for row in self.rows for column in self.columns)
        signs = {cell.unit for cell in cells if cell.unit and cell.unit not in {"%", "‰"}}
        return signs.pop() if len(signs) == 1 else ""

    def _note(
        self, entries: tuple[AxisEntry, AxisEntry], naming: MeasureName, marks: tuple[str, ...]
    ) -> str:
        notes = self.shape.notes
        own = [entry.unit for entry in entries if entry.unit is not None]
        table = self._table_unit
        units = [phrase.note for phrase in own] if own else [table.note] if table else []
        under = [f"under {name}" for name in naming.path[:-1] if name not in naming.indicator]
        has_break = any(words.SERIES_BREAK.search(notes.text(mark) or "") for mark in marks)
        parts = [notes.note(marks), *(entry.note for entry in entries), *units, *under]
        return "; ".join(filter(None, (*parts, "series-break" if has_break else "")))

    # What is told.

    def _tell_notes(self) -> None:
        """Tell the notes that no figure bears."""
        notes = self.shape.notes
        unused = notes.unused(self.used)
        for line in (*notes.general, *unused):
            self.remarks.tell(
                say("{file}: note of the table: {text}", file=self.original.name, text=line)
            )

    def _tell_fiscal_year(self) -> None:
        """Tell what claims about the same periods need: when the fiscal years of the table end."""
        entries = (*self.rows.values(), *self.columns.values())
        if self._fiscal_end and any(entry.period.is_fiscal for entry in entries):
            end = FiscalYear(last_month=self._fiscal_end)
            self.remarks.tell(
                say(
                    "{file}: laid on the calendar, since its fiscal year {end}; claims are too "
                    "where areas.yaml says `fiscal year: {end}` of its area",
                    file=self.original.name,
                    end=str(end),
                )
            )

    def _tell_no_period(self, label: AxisEntry, head: AxisEntry, place: str) -> None:
        own, above = ": ".join(label.path), ": ".join(head.path)
        name = (own if own and not self.has_heads else above or own) or label.area or head.area
        is_asked = not self._title_period and not self.has_heads
        said = label.period.above(head.period)
        self.remarks.no_period(said, name, place, is_asked=is_asked)


def _finer(stored: str, value: str) -> str:
    """Return the number behind a figure where it is another one."""
    return stored if stored and Decimal(stored) != Decimal(value) else ""
