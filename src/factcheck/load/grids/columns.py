"""The heads of the columns of figures, level by level."""

from __future__ import annotations

from dataclasses import replace

from factcheck.load.grids.entries import (
    NO_PERIOD,
    Entry,
    bare_head,
    begins_of_which,
    label_of,
    names_year,
)
from factcheck.load.grids.footnotes import split_marks, standing_words
from factcheck.load.grids.grid import Grid
from factcheck.load.grids.labels import are_places, head_role, is_value
from factcheck.load.grids.period_heads import period_head
from factcheck.load.grids.shape import Shape, is_period
from factcheck.load.grids.unit_phrases import unit_phrase


class Columns:
    """The heads of the columns of figures."""

    def __init__(self, grid: Grid, shape: Shape) -> None:
        self.grid, self.shape = grid, shape
        self.levels = [
            {column: self._text(index, column) for column in shape.data_columns}
            for index in range(len(shape.header))
        ]
        self.has_periods = self._have_periods()

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

    def _have_periods(self) -> bool:
        """Whether the heads name periods: at least half of those that stand over figures."""
        columns = self.shape.data_columns
        pure = sum(
            any(is_period(bare_head(level[column])) for level in self.levels) for column in columns
        )
        dated = sum(any(names_year(level[column]) for level in self.levels) for column in columns)
        return bool(columns) and (2 * pure >= len(columns) or dated == len(columns))

    def entries(self) -> dict[int, Entry]:
        """Return what each column says."""
        areas = {index for index in range(len(self.levels)) if self._are_areas(index)}
        shared = {index for index in range(len(self.levels) - 1) if self._is_shared(index)}
        entries: dict[int, Entry] = {}
        whole = Entry()
        for column in self.shape.data_columns:
            entry = self._entry(column, areas, shared)
            if begins_of_which(self._leaf(column)):
                entry = replace(
                    entry, path=(*whole.path, *entry.path[-1:]), unit=entry.unit or whole.unit
                )
            else:
                whole = entry
            entries[column] = entry
        return self._without_value(entries)

    def _without_value(self, entries: dict[int, Entry]) -> dict[int, Entry]:
        """Take the name off a single column of figures that is called "value"."""
        if len(entries) > 1 or self.has_periods:
            return entries
        return {
            column: replace(entry, path=()) if is_value(entry.path[-1:]) else entry
            for column, entry in entries.items()
        }

    def _leaf(self, column: int) -> str:
        texts = [level[column] for level in self.levels if level[column]]
        return next((text for text in reversed(texts) if not is_period(bare_head(text))), "")

    def _are_areas(self, index: int) -> bool:
        role = self._role(index)
        return role == "area" or (not role and are_places(set(self.levels[index].values()) - {""}))

    def _is_shared(self, index: int) -> bool:
        """Whether one text stands over all columns."""
        texts = self.levels[index].values()
        return len(texts) > 1 and len(set(texts)) == 1

    def _role(self, index: int) -> str:
        return self.shape.level_roles[index] if index < len(self.shape.level_roles) else ""

    def _entry(self, column: int, areas: set[int], shared: set[int]) -> Entry:
        entry = Entry()
        previous = ""
        for index, level in enumerate(self.levels):
            text = level[column]
            if not text or text == previous:
                continue
            previous = text
            cell = self.grid.spanning(self.shape.header[index], column)
            if index in areas:
                label = label_of(text, cell.marks, self.shape.notes)
                entry = replace(
                    entry,
                    area=label.text,
                    area_name=label.translation,
                    marks=(*entry.marks, *label.marks),
                )
            else:
                entry = self._with_level(entry, text, cell.marks, is_shared=index in shared)
        return entry

    def _with_level(
        self, entry: Entry, text: str, marks: tuple[str, ...], *, is_shared: bool
    ) -> Entry:
        bare, more = split_marks(text, self.shape.notes)
        marks = (*entry.marks, *marks, *more)
        head = period_head(bare) if self.has_periods else NO_PERIOD
        if self.has_periods and (is_period(head) or head.year or head.written):
            words, status = standing_words(head.words)
            flag = (f"({head.words.strip('() ')})",) if status else ()
            entry = replace(
                entry,
                period=entry.period.above(replace(head, words="")),
                status=status or entry.status,
                marks=(*marks, *flag),
            )
            return self._with_label(entry, words, ()) if words.strip(" ()*#") else entry
        words, status = standing_words(bare)
        if status and self.has_periods:
            return replace(entry, status=status, marks=marks)
        return self._with_label(replace(entry, marks=marks), bare, (), is_shared=is_shared)

    def _with_label(
        self, entry: Entry, text: str, marks: tuple[str, ...], *, is_shared: bool = False
    ) -> Entry:
        whole = unit_phrase(text)
        if whole is not None and (entry.path or len(self.levels) > 1 or self.has_periods):
            return replace(entry, unit=whole)
        if whole is not None and not (whole.scale or whole.unit in {"%", "index"}):
            whole = None  # a word such as "jobs" names what is counted
        label = label_of(text, marks, self.shape.notes)
        path = (
            entry.path
            if is_shared and self.has_periods and head_role(label.text)
            else (*entry.path, label.text)
        )
        return replace(
            entry,
            path=tuple(filter(None, path)),
            translation=label.translation,
            unit=label.unit or whole or entry.unit,
            marks=(*entry.marks, *label.marks),
        )
