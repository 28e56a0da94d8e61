"""The labels of the rows: what each column of labels holds, and the sections that rows stand in."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from factcheck.load.grids.cell_sorts import CellSort, is_period, sort_of
from factcheck.load.grids.dates import date_order, dated
from factcheck.load.grids.entries import NO_PERIOD, AxisEntry, bare_head, begins_of_which, label_of
from factcheck.load.grids.footnotes import split_marks, standing_words
from factcheck.load.grids.grid import Grid, GridCell, Place
from factcheck.load.grids.labels import are_places, head_role
from factcheck.load.grids.period_heads import PeriodHead, period_head
from factcheck.load.grids.row_periods import is_part_number, named_period, week_of
from factcheck.load.grids.shape import Shape
from factcheck.load.grids.unit_phrases import UnitPhrase, unit_phrase

_FIGURES = frozenset({CellSort.FIGURE, CellSort.MISSING, CellSort.YEAR})
_REPEATING = frozenset({"area", "period", "indicator"})
_BESIDE = ("source", "note", "unit", "code")  # what a column holds that names no row
_CHINESE = re.compile("[\u3400-\u9fff]")


class _Level(Struct, frozen=True):
    """A row that others stand below: a section, or a line whose parts are set in."""

    depth: int
    entry: AxisEntry
    is_section: bool


class Rows:
    """The labels of the rows of one table."""

    def __init__(self, grid: Grid, shape: Shape, *, keeps_days: bool = False) -> None:
        self.grid, self.shape = grid, shape
        self.data = frozenset(
            row
            for row in shape.body
            if row in shape.data
            or any(sort_of(grid, row, column) in _FIGURES for column in shape.data_columns)
        )
        self.roles = {column: self._role(column) for column in shape.label_columns}
        self._settle_unnamed()
        self._settle_translations()
        self._settle_names()
        times = (self._text(place) for place in self._places("period"))
        self.order = date_order(times, keeps_days=keeps_days)
        self.has_indents = any(self._indent(row) for row in self.data)

    def _text(self, place: Place) -> str:
        return self.grid.spanning(*place).text.strip()

    def _texts(self, column: int) -> list[str]:
        texts = (self._text((row, column)) for row in self.shape.body if row in self.data)
        return [text for text in texts if text]

    def _columns(self, role: str) -> list[int]:
        return [column for column, known in self.roles.items() if known == role]

    def _places(self, role: str) -> list[Place]:
        return [(row, column) for column in self._columns(role) for row in sorted(self.data)]

    def _head(self, column: int) -> str:
        texts = (self._text((row, column)) for row in reversed(self.shape.header))
        return next((text for text in texts if text), "")

    def left_out(self) -> list[str]:
        """Return the heads of columns of whole numbers that are taken for the numbers of rows."""
        heads = (self._head(column) for column in self._columns("number"))
        return [head for head in heads if head and head_role(head) != "code"]

    def uncertain_days(self) -> list[Place]:
        """Return the cells whose day could be a month."""
        return [
            place
            for place in self._places("period")
            if (day := dated(self._text(place), self.order)) is not None and not day.says_period
        ]

    def _role(self, column: int) -> str:
        """Return what a column of labels holds, by its head and its cells."""
        role = head_role(self._head(column))
        texts = self._texts(column)
        periods = sum(is_period(bare_head(text)) or dated(text) is not None for text in texts)
        are_periods = bool(texts) and 3 * periods >= 2 * len(texts)
        if role == "period" or (role in {"", "area", "indicator", "code"} and are_periods):
            return "period" if periods or all(is_part_number(text) for text in texts) else ""
        if not role and _are_units(texts, has_head=bool(self._head(column))):
            return "unit"
        return role

    def _settle_unnamed(self) -> None:
        """Settle columns with silent heads: areas, indicators, numbers or translations."""
        for column in self._columns(""):
            texts = self._texts(column)
            if are_places(set(texts)) and not self._columns("area"):
                self.roles[column] = "area"
            elif self._is_translation(column, texts):
                self.roles[column] = "translation"
            elif texts and all(re.fullmatch(r"\d{1,3}\.?", text) for text in texts):
                self.roles[column] = "number"
            else:
                self.roles[column] = "indicator"

    def _settle_translations(self) -> None:
        """Settle columns that are headed "Item" and say in English what another one says."""
        for column in self._columns("indicator")[1:]:
            if self._is_translation(column, self._texts(column)):
                self.roles[column] = "translation"

    def _settle_names(self) -> None:
        """Take a column that alone tells rows apart for their names, whatever its head says.

        "Source" is wind and solar where nothing else names the rows, and no office.
        """
        beside = [column for role in _BESIDE for column in self._columns(role)]
        if not beside or len(self.data) < len(self.shape.body):
            return
        named = [column for column, role in self.roles.items() if role in _REPEATING]
        if self._are_told_apart(named):
            return
        for column in beside:
            texts = self._texts(column)
            is_full = len(texts) == len(self.data) and not all(map(unit_phrase, texts))
            if is_full and self._are_told_apart([*named, column]):
                self.roles[column] = "indicator"
                return

    def _are_told_apart(self, columns: list[int]) -> bool:
        rows = [tuple(self._text((row, column)) for column in columns) for row in self.data]
        return len(set(rows)) == len(rows)

    def _is_translation(self, column: int, texts: list[str]) -> bool:
        """Whether a column gives the Chinese labels of another one in English."""
        before = [other for other in self.shape.label_columns if other < column]
        are_chinese = any(_CHINESE.search(text) for other in before for text in self._texts(other))
        return bool(texts) and are_chinese and not any(_CHINESE.search(text) for text in texts)

    def entries(self) -> dict[int, AxisEntry]:
        """Return what each row of figures says, with the sections that it stands in."""
        entries: dict[int, AxisEntry] = {}
        levels: list[_Level] = []
        fill: dict[int, str] = {}
        year, whole = NO_PERIOD, AxisEntry()
        for row in self.shape.body:
            entry = self._entry(row, fill)
            is_section = row not in self.data
            depth = self._indent(row) if self.has_indents else int(not is_section)
            while levels and levels[-1].depth >= depth:
                levels.pop()
            if is_section:
                entry = _section(entry)
                year = entry.period if entry.period.year else year
            else:
                if self._is_of_which(row):
                    entry = _part_of(entry, whole)
                else:
                    whole = entry
                year, entry = _dated_by(year, entry)
                entries[row] = _within(levels, entry)
            if entry.path or is_section:
                levels.append(_Level(depth, entry, is_section))
        return self._grouped(entries)

    def _grouped(self, entries: dict[int, AxisEntry]) -> dict[int, AxisEntry]:
        """Tell sections that group areas from those that say what is measured.

        Where each area stands once, a section above areas is a group of them, and goes to the note.
        """
        if not self._columns("area") or self._columns("indicator"):
            return entries
        counts = Counter((entry.area, entry.period) for entry in entries.values())
        if max(counts.values(), default=0) > 1:
            return entries
        return {
            row: replace(entry, path=(), note="; ".join(filter(None, (entry.note, *entry.path))))
            for row, entry in entries.items()
        }

    def _indent(self, row: int) -> int:
        roles = {"indicator", "area"}
        columns = (column for column, role in self.roles.items() if role in roles)
        column = next(columns, None)
        return 0 if column is None else self.grid.cell(row, column).indent

    def _is_of_which(self, row: int) -> bool:
        return any(
            begins_of_which(self._text((row, column))) for column in self._columns("indicator")
        )

    def _entry(self, row: int, fill: dict[int, str]) -> AxisEntry:
        """Return what the labels of one row say; those that blank cells repeat are filled in."""
        entry = AxisEntry()
        for column, role in self.roles.items():
            cell = self.grid.spanning(row, column)
            text = cell.text.strip()
            if text:
                fill[column] = text
                for other in [later for later in fill if later > column]:
                    del fill[other]
            elif row in self.data and self._repeats(column, role):
                text = fill.get(column, "")
            if text:
                entry = self._with_cell(entry, column, cell._replace(text=text), row in self.data)
        return entry

    def _repeats(self, column: int, role: str) -> bool:
        """Whether a blank cell repeats the one above it: another label tells its row apart."""
        others = (other for other in self.roles if other > column)
        return role in _REPEATING and any(self.roles[other] in _REPEATING for other in others)

    def _with_cell(self, entry: AxisEntry, column: int, cell: GridCell, is_data: bool) -> AxisEntry:  # noqa: FBT001 - of one caller
        text = cell.text
        match self.roles[column]:
            case "period":
                return self._with_period(entry, column, cell)
            case "unit":
                return replace(entry, unit=_with_scale(entry.unit, text))
            case "note" | "source":
                return replace(entry, note="; ".join(filter(None, (entry.note, text))))
            case "code":
                return replace(entry, code=text)
            case "translation":
                return replace(entry, translation=text)
            case "number":
                return entry
            case role:
                return self._with_label(entry, role, cell, is_data)

    def _with_label(self, entry: AxisEntry, role: str, cell: GridCell, is_data: bool) -> AxisEntry:  # noqa: FBT001
        if not is_data and is_period(period_head(cell.text)):
            return replace(entry, period=period_head(cell.text))
        label = label_of(cell.text, cell.marks, self.shape.notes)
        entry = replace(entry, marks=(*entry.marks, *label.marks), unit=label.unit or entry.unit)
        if role != "area":
            path = (*entry.path, label.text) if label.text else entry.path
            return replace(entry, path=path, translation=label.translation or entry.translation)
        if entry.area:
            return replace(entry, area_name=label.text)
        return replace(entry, area=label.text, area_name=label.translation)

    def _with_period(self, entry: AxisEntry, column: int, cell: GridCell) -> AxisEntry:
        text, marks = split_marks(cell.text, self.shape.notes)
        head = self._period(column, text)
        words, status = standing_words(head.words)
        if words.strip(" ()*#"):
            entry = replace(entry, path=(*entry.path, words if head.says_period else text))
        flag = (f"({head.words.strip('() ')})",) if status else ()
        return replace(
            entry,
            period=entry.period.above(replace(head, words="")),
            status=status or entry.status,
            marks=(*entry.marks, *cell.marks, *marks, *flag),
        )

    def _period(self, column: int, text: str) -> PeriodHead:
        head = self._head(column)
        day = dated(text, self.order)
        return named_period(head, text) if day is None else week_of(head, day)


def _are_units(texts: list[str], *, has_head: bool) -> bool:
    """Whether a column holds units: below a head that does not say so, one of them is no mere word.

    "country" is a unit of counts, and the sort of a region below "RegionType".
    """
    phrases = [unit_phrase(text) for text in texts]
    if not texts or not all(phrases):
        return False
    return not has_head or any(phrase and (phrase.scale or phrase.unit) for phrase in phrases)


def _with_scale(unit: UnitPhrase | None, text: str) -> UnitPhrase:
    """Return the unit of a column, with the one of a column before it: dollars, in millions."""
    phrase = unit_phrase(text) or UnitPhrase(whole=text)
    if unit is None or not unit.text:
        return phrase
    if phrase.scale and not phrase.unit:
        return unit_phrase(f"{text} {unit.text}") or phrase
    return unit if text.casefold() in {"unit", "units"} else phrase


def _section(entry: AxisEntry) -> AxisEntry:
    """Return what a row that holds a label alone says of the rows below it."""
    if entry.period.says_period and entry.period.is_pure:
        return replace(entry, path=(), area="")
    text = entry.path[-1] if entry.path else entry.area
    unit = unit_phrase(text) if text else None
    if unit is not None:
        return replace(entry, path=(), area="", unit=unit)
    return replace(entry, path=(text,) if text else (), area="")


def _part_of(entry: AxisEntry, whole: AxisEntry) -> AxisEntry:
    """Return a row that is a part of another, in the unit of that where it says none."""
    return replace(entry, path=(*whole.path[-1:], *entry.path), unit=entry.unit or whole.unit)


def _dated_by(year: PeriodHead, entry: AxisEntry) -> tuple[PeriodHead, AxisEntry]:
    """Return the year that goes on below a row, and the row with the year above it."""
    period = entry.period
    if period.year:
        return PeriodHead(year=period.year, is_fiscal=period.is_fiscal), entry
    if period.first and year.year:
        return year, replace(entry, period=year.above(period))
    return year, entry


def _within(levels: list[_Level], entry: AxisEntry) -> AxisEntry:
    """Return a row with the names of those it stands below, and the unit of its section."""
    above = [level.entry for level in levels]
    sections = [level.entry for level in levels if level.is_section]
    units = (section.unit for section in reversed(sections) if section.unit is not None)
    names = tuple(name for parent in above for name in parent.path[-1:])
    own = entry.path[1:] if entry.path[:1] == names[-1:] and len(entry.path) > 1 else entry.path
    return replace(
        entry,
        path=(*names, *own) if own else names,
        unit=entry.unit or next(units, None),
        marks=(*(mark for section in sections for mark in section.marks), *entry.marks),
    )
