"""The heads of the columns of figures, level by level."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.load.grids.cell_sorts import is_period
from factcheck.load.grids.dates import DateOrder, date_order, dated
from factcheck.load.grids.entries import (
    NO_PERIOD,
    AxisEntry,
    bare_head,
    begins_of_which,
    label_of,
    names_year,
)
from factcheck.load.grids.footnotes import split_marks, standing_words
from factcheck.load.grids.grid import Grid, GridCell, Place
from factcheck.load.grids.labels import are_places, head_role, is_value
from factcheck.load.grids.period_heads import PeriodHead, period_head
from factcheck.load.grids.shape import Shape
from factcheck.load.grids.unit_phrases import UnitPhrase, unit_phrase

_CHINESE = re.compile("[\u3400-\u9fff]")
_LETTERS = re.compile("[A-Za-z]{3}")


class HeadLevel(Struct, frozen=True, kw_only=True):
    """One row of heads: its texts by column, and what they hold where that is plain."""

    row: int
    texts: dict[int, str]
    keeps_days: bool = False  # where the user says that days are no months
    role: str = ""  # area, translation; shared where one text stands over all columns

    @property
    def order(self) -> DateOrder:
        """How days written with strokes are meant."""
        return date_order(self.texts.values(), keeps_days=self.keeps_days)

    def period(self, text: str) -> PeriodHead:
        """Read a head as a period."""
        return dated(text, self.order) or period_head(text)


class Columns:
    """The heads of the columns of figures of one table."""

    def __init__(self, grid: Grid, shape: Shape, *, keeps_days: bool = False) -> None:
        self.grid, self.shape = grid, shape
        self.levels: list[HeadLevel] = []
        for index, row in enumerate(shape.header):
            texts = {column: self._text(index, column) for column in shape.data_columns}
            level = HeadLevel(row=row, texts=texts, keeps_days=keeps_days)
            self.levels.append(replace(level, role=self._role(index, level)))
        self.has_periods = self._have_periods()
        orders = {level.order for level in self.levels} if self.has_periods else set()
        self.have_first_days = DateOrder.MONTHS_YEAR_FIRST in orders

    def _text(self, index: int, column: int) -> str:
        """Return the text of a level over a column: its own, a merged one, or one that goes on."""
        row = self.shape.header[index]
        text = self.grid.spanning(row, column).text.strip()
        if text or index == len(self.shape.header) - 1:
            return text
        if any(at == row for at, _ in self.grid.merged):
            return text
        below = self.grid.spanning(self.shape.header[index + 1], column).text.strip()
        left = [other for other in self.shape.data_columns if other < column]
        texts = (self.grid.spanning(row, other).text.strip() for other in reversed(left))
        return next(filter(None, texts), "") if below else ""

    def _role(self, index: int, level: HeadLevel) -> str:
        """Return what a level holds: what the file calls it, or what its texts show."""
        named = self.shape.level_roles[index : index + 1]
        if named and named[0]:
            return named[0]
        texts = set(level.texts.values()) - {""}
        if are_places(texts):
            return "area"
        if self._is_translation(level):
            return "translation"
        is_last = index == len(self.shape.header) - 1
        return "shared" if not is_last and len(level.texts) > 1 and len(texts) == 1 else ""

    def _is_translation(self, level: HeadLevel) -> bool:
        """Whether a level says in English what the one above it says in Chinese."""
        if not self.levels or not all(
            _CHINESE.search(text) for text in self.levels[-1].texts.values()
        ):
            return False
        return all(
            _LETTERS.search(text) and not _CHINESE.search(text) and not unit_phrase(text)
            for text in level.texts.values()
        )

    def _have_periods(self) -> bool:
        """Whether the heads name periods: at least half of those that stand over figures."""
        columns = self.shape.data_columns
        heads = {column: [level.texts[column] for level in self.levels] for column in columns}
        pure = sum(any(map(_is_pure, texts)) for texts in heads.values())
        with_year = sum(any(map(names_year, texts)) for texts in heads.values())
        return bool(columns) and (2 * pure >= len(columns) or with_year == len(columns))

    def uncertain_days(self) -> list[Place]:
        """Return the heads whose day could be a month."""
        return [
            (level.row, column)
            for level in self.levels
            for column, text in level.texts.items()
            if (day := dated(text, level.order)) is not None and not day.says_period
        ]

    def entries(self) -> dict[int, AxisEntry]:
        """Return what each column says."""
        entries: dict[int, AxisEntry] = {}
        whole = AxisEntry()
        for column in self.shape.data_columns:
            entry = self._entry(column)
            if begins_of_which(self._leaf(column)):
                path = (*whole.path, *entry.path[-1:])
                entry = replace(entry, path=path, unit=entry.unit or whole.unit)
            else:
                whole = entry
            entries[column] = entry
        return self._in_one_period(self._without_value(entries))

    def _without_value(self, entries: dict[int, AxisEntry]) -> dict[int, AxisEntry]:
        """Take the name off a single column of figures that is called "value"."""
        if len(entries) > 1 or self.has_periods:
            return entries
        return {
            column: replace(entry, path=()) if is_value(entry.path[-1:]) else entry
            for column, entry in entries.items()
        }

    def _in_one_period(self, entries: dict[int, AxisEntry]) -> dict[int, AxisEntry]:
        """Put columns such as "change in %" into the period of all others, where that is one."""
        if not self.has_periods:
            return entries
        periods = {entry.period for entry in entries.values() if entry.period.says_period}
        if len(periods) != 1:
            return entries
        (period,) = periods
        return {column: replace(entry, period=period) for column, entry in entries.items()}

    def _leaf(self, column: int) -> str:
        texts = [level.texts[column] for level in self.levels if level.texts[column]]
        return next((text for text in reversed(texts) if not is_period(bare_head(text))), "")

    def _entry(self, column: int) -> AxisEntry:
        entry = AxisEntry()
        previous = ""
        for level in self.levels:
            text = level.texts[column]
            if text and text != previous:
                cell = self.grid.spanning(level.row, column)._replace(text=text)
                entry = self._with_level(entry, level, cell)
            previous = text or previous
        return entry

    def _with_level(self, entry: AxisEntry, level: HeadLevel, cell: GridCell) -> AxisEntry:
        if level.role == "translation":
            return replace(entry, translation=label_of(cell.text, (), self.shape.notes).text)
        if level.role == "unit":
            return replace(entry, unit=unit_phrase(cell.text) or UnitPhrase(whole=cell.text))
        if level.role == "basis":
            return replace(entry, basis=cell.text)
        if level.role == "area":
            label = label_of(cell.text, cell.marks, self.shape.notes)
            marks = (*entry.marks, *label.marks)
            return replace(entry, area=label.text, area_name=label.translation, marks=marks)
        bare, marks = split_marks(cell.text, self.shape.notes)
        entry = replace(entry, marks=(*entry.marks, *cell.marks, *marks))
        head = level.period(bare) if self.has_periods else NO_PERIOD
        if is_period(head) or head.year:
            return self._with_period(entry, head)
        _, status = standing_words(bare)
        if status and self.has_periods:
            return replace(entry, status=status)
        return self._with_label(entry, bare, is_shared=level.role == "shared")

    def _with_period(self, entry: AxisEntry, head: PeriodHead) -> AxisEntry:
        words, status = standing_words(head.words)
        flag = (f"({head.words.strip('() ')})",) if status else ()
        entry = replace(
            entry,
            period=entry.period.above(replace(head, words="")),
            status=status or entry.status,
            marks=(*entry.marks, *flag),
        )
        return self._with_label(entry, words) if words.strip(" ()*#") else entry

    def _with_label(self, entry: AxisEntry, text: str, *, is_shared: bool = False) -> AxisEntry:
        label = label_of(text, (), self.shape.notes)
        whole = unit_phrase(label.text if label.unit else text)
        says_unit_alone = entry.path or len(self.levels) > 1 or self.has_periods
        if whole is not None and says_unit_alone:
            return replace(entry, unit=label.unit or whole, marks=(*entry.marks, *label.marks))
        if whole is not None and not (whole.scale or whole.unit in {"%", "index"}):
            whole = None  # a word such as "jobs" names what is counted
        is_role = is_shared and self.has_periods and head_role(label.text) != ""
        path = entry.path if is_role or not label.text else (*entry.path, label.text)
        return replace(
            entry,
            path=path,
            translation=label.translation,
            unit=label.unit or whole or entry.unit,
            marks=(*entry.marks, *label.marks),
        )


def _is_pure(text: str) -> bool:
    return is_period(bare_head(text)) or dated(text) is not None
