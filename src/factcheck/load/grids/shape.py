"""Where the tables of a sheet stand: their titles, heads, labels, figures and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.load.grids.cell_sorts import CellSort, has_unit_behind, head_of, sort_of, year_of
from factcheck.load.grids.figures import is_numeral
from factcheck.load.grids.footnotes import (
    Footnotes,
    footnotes,
    is_note,
)
from factcheck.load.grids.grid import Grid
from factcheck.load.grids.labels import head_role
from factcheck.load.grids.unit_phrases import unit_phrase
from factcheck.load.grids.vocabulary import any_of, phrases_of, within

_UNIT_LINE = re.compile(rf"\W*{any_of('unit lines', 'head')}", re.IGNORECASE)
_SAYS_YEAR = within(phrases_of("parts of heads", "year"))
_NOTE_MARK = r"(?:\d{1,2}[a-zA-Z]{0,2}|[a-zA-Z]{1,2})(?:[.(]\w{1,3}\)?)*"
_NOTE_MARKS = re.compile(rf"(?:{_NOTE_MARK}(?:[,、; ]+{_NOTE_MARK})*[,、; ]*)?")
_SIGN = re.compile(r"[^\w#/]")


class Shape(NamedTuple):
    """The parts of one table, by rows and columns of its grid."""

    titles: tuple[str, ...]
    header: tuple[int, ...]
    body: tuple[int, ...]  # rows of figures, and rows that hold a label alone
    label_columns: tuple[int, ...]
    data_columns: tuple[int, ...]
    notes: Footnotes
    data: tuple[int, ...] = ()  # rows of the body that hold figures beside a label
    level_roles: tuple[str, ...] = ()  # of the rows of the header, where the file names them


class _Sheet:
    """The cells of a grid, sorted once."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.sorts = [
            [sort_of(grid, row, column) for column in range(len(grid.rows[row]))]
            for row in range(len(grid.rows))
        ]
        self.heads_of_years = self._heads_of_years()
        self.data = [self._is_data(row) for row in range(len(grid.rows))]

    def sort(self, row: int, column: int) -> CellSort:
        sorts = self.sorts[row]
        return sorts[column] if column < len(sorts) else CellSort.BLANK

    def columns_of(self, row: int, *sorts: CellSort) -> list[int]:
        return [column for column, sort in enumerate(self.sorts[row]) if sort in sorts]

    def filled(self, row: int) -> list[int]:
        return [column for column, sort in enumerate(self.sorts[row]) if sort is not CellSort.BLANK]

    def texts(self, row: int) -> list[str]:
        return [self.grid.cell(row, column).text.strip() for column in self.filled(row)]

    @property
    def count(self) -> int:
        return len(self.grid.rows)

    def is_data(self, row: int) -> bool:
        """Whether a row holds figures beside a label."""
        return self.data[row]

    def _is_data(self, row: int) -> bool:
        filled = self.filled(row)
        if len(filled) < 2 or self._is_numbering(row) or self._is_unit_row(row):
            return False
        if any(column > filled[0] for column in self.columns_of(row, CellSort.FIGURE)):
            return not self._is_footnote_row(row)
        times = self.columns_of(row, CellSort.YEAR, CellSort.PERIOD)
        if times == filled[:1] and any(
            has_unit_behind(self.grid.cell(row, column).text) for column in filled[1:]
        ):
            return True
        years = self.columns_of(row, CellSort.YEAR)
        if self._goes_on(row, filled):
            return True
        return not self._are_years(row, years) if len(years) > 1 else self._has_gaps(row)

    def _goes_on(self, row: int, filled: list[int]) -> bool:
        """Whether stored numbers that could be years stand beside a label, below a row of figures.

        A head of years has a line above it that is empty, or holds a title.
        """
        cells = [self.grid.cell(row, column) for column in filled]
        is_named = self.sort(row, filled[0]) is CellSort.TEXT and not head_role(cells[0].text)
        are_stored = all(cell.is_number for cell in cells[1:])
        if not is_named or row == 0:
            return False
        if self._is_below_a_head_of_times(row):
            return True
        return (are_stored and self._has_figures(row - 1)) or self._is_below_years(row)

    def _is_below_a_head_of_times(self, row: int) -> bool:
        """Whether a year stands in a column headed by times: Brazil, 2022, 1695, under Year."""
        head = next((other for other in range(row) if len(self.filled(other)) > 1), row)
        years = self.columns_of(row, CellSort.YEAR)
        heads = self.columns_of(head, CellSort.TEXT, CellSort.PERIOD)
        is_plain = head < row and heads == self.filled(head) == self.filled(row)
        return is_plain and any(
            head_role(self.grid.cell(head, column).text.strip()) == "period" for column in years
        )

    def _is_below_years(self, row: int) -> bool:
        """Whether the columns of a row are headed by times: 1840 teachers, under 2019 or Q3."""
        filled, head = self.filled(row), self.heads_of_years.get(row)
        if head is None or filled[1:] != self.columns_of(row, CellSort.YEAR):
            return False
        label = self.grid.cell(row, filled[0]).text.strip()
        is_other = label != self.grid.cell(head, self.filled(head)[0]).text.strip()
        is_below = filled[1:] == self.columns_of(head, CellSort.YEAR, CellSort.PERIOD)
        says_year = head_role(label) == "period" or _SAYS_YEAR.search(label) is not None
        return is_other and is_below and not says_year

    def _heads_of_years(self) -> dict[int, int]:
        """Return the row of times above each row, in blocks that hold figures beyond doubt."""
        heads: dict[int, int] = {}
        block: list[int] = []
        has_figures = False
        for row in range(self.count + 1):
            if row < self.count and len(self.filled(row)) > 1:
                times = self.columns_of(row, CellSort.YEAR, CellSort.PERIOD)
                is_head = len(times) > 1 and len(self.filled(row)) - len(times) < 2
                block += [row] if block or is_head else []
                has_figures = has_figures or bool(self.columns_of(row, CellSort.FIGURE))
                continue
            heads |= dict.fromkeys(block[1:], block[0]) if block and has_figures else {}
            block, has_figures = [], False
        return heads

    def _has_figures(self, row: int) -> bool:
        return len(self.filled(row)) > 1 and bool(self.columns_of(row, CellSort.FIGURE))

    def _has_gaps(self, row: int) -> bool:
        """Whether a row without figures says that they are missing."""
        filled = self.filled(row)
        gaps = [column for column in self.columns_of(row, CellSort.MISSING) if column > filled[0]]
        others = self.columns_of(row, CellSort.TEXT, CellSort.PERIOD)
        has_words = any(self.sort(row, column) is CellSort.TEXT for column in filled[1:])
        has_signs = any(_SIGN.search(self.grid.cell(row, column).text.strip()) for column in gaps)
        if has_words and not has_signs:
            return False  # "NA" may be a name
        return bool(gaps) and not any(column > gaps[0] for column in others)

    def _is_footnote_row(self, row: int) -> bool:
        filled = self.filled(row)
        return (
            len(filled) == 2
            and self.sort(row, filled[0]) is CellSort.FIGURE
            and self.sort(row, filled[1]) is CellSort.TEXT
        )

    def _is_unit_row(self, row: int) -> bool:
        """Whether a row holds units, of which some look like figures: 1,000, 2015=100."""
        texts = self.texts(row)
        phrases = [text for text in texts if unit_phrase(text)]
        return 2 * len(phrases) > len(texts) and any(not is_numeral(text) for text in phrases)

    def _are_years(self, row: int, columns: list[int]) -> bool:
        """Whether numbers of four digits in a row are years: they run, or stand there often."""
        numbers = [year_of(self.grid.cell(row, column).text.strip()) for column in columns]
        steps = [later - earlier for earlier, later in pairwise(numbers)]
        runs = all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
        return runs or 2 * len(set(numbers)) <= len(numbers)

    def _is_numbering(self, row: int) -> bool:
        """Whether a row numbers the columns: 1 2 3 4, (1) (2) (3)."""
        texts = [re.sub(r"\W", "", text) for text in self.texts(row)]
        if len(texts) < 3 or not all(
            text.isascii() and text.isdigit() and len(text) < 4 for text in texts
        ):
            return False
        numbers = [int(text) for text in texts]
        return numbers[0] < 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))

    def is_header(self, row: int) -> bool:
        """Whether a row may head columns: it has cells beside the first, and is no line of text."""
        if self.is_data(row) or self._is_numbering(row) or self._is_line(row):
            return False
        return any(
            self.grid.merged.get((row, column), (row, column))[1] > 0
            for column in range(1, self.grid.width)
            if self.grid.spanning(row, column).text.strip()
        )

    def _is_line(self, row: int) -> bool:
        """Whether a row says what the unit of all is, or holds one text over the whole table."""
        filled, texts = self.filled(row), self.texts(row)
        has_unit = any(_UNIT_LINE.match(text) and not head_role(text) for text in texts)
        if len(texts) != 1:
            return not texts or (has_unit and len(texts) == 2)
        if has_unit or filled[0] == 0:
            return True
        if self.grid.width > 2 and (unit_phrase(texts[0]) or is_note(texts[0])):
            return True
        is_text = self.sort(row, filled[0]) is CellSort.TEXT
        return is_text and self._reach(row, filled[0]) - filled[0] + 2 >= self.grid.width > 2

    def _reach(self, row: int, column: int) -> int:
        """Return the last column over which a cell is merged."""
        spans = (at for at, anchor in self.grid.merged.items() if anchor == (row, column))
        return max((last for at, last in spans if at == row), default=column)


def shapes(grid: Grid) -> Iterator[Shape]:
    """Find the tables of a grid, one below the other."""
    sheet = _Sheet(grid)
    start = 0
    inherited: tuple[str, ...] = ()
    while start < sheet.count:
        first = next((row for row in range(start, sheet.count) if sheet.is_data(row)), None)
        if first is None:
            return
        header = _header(sheet, start, first)
        following = _next_header(sheet, first, len(header))
        shape = _shape(sheet, start, header, first, following)
        if not shape.titles:
            shape = shape._replace(titles=inherited)
        yield shape
        start, inherited = following, shape.titles


def _header(sheet: _Sheet, start: int, first: int) -> tuple[int, ...]:
    """Return the rows that head the columns of a table whose figures begin in a row."""
    rows: list[int] = []
    for row in range(first - 1, start - 1, -1):
        if sheet.is_header(row):
            rows.insert(0, row)
        elif rows:
            break
    return tuple(rows)


def _next_header(sheet: _Sheet, first: int, depth: int) -> int:
    """Return the row in which the next table begins, its titles included."""
    for row in range(first + 1, sheet.count):
        if not sheet.is_header(row) or (len(sheet.filled(row)) < 2 and sheet.grid.width > 2):
            continue
        below = next(
            (later for later in range(row + 1, min(row + 4, sheet.count)) if sheet.is_data(later)),
            None,
        )
        periods = sheet.columns_of(row, CellSort.YEAR, CellSort.PERIOD)
        is_apart = not sheet.filled(row - 1) or len(sheet.filled(row - 1)) == 1
        if below is None or not (
            len(periods) > 1 or (is_apart and depth and _heads_figures(sheet, row, below))
        ):
            continue
        top = row
        while (
            top > first + 1
            and len(sheet.filled(top - 1)) == 1
            and not is_note(sheet.texts(top - 1)[0])
        ):
            top -= 1
        return top
    return sheet.count


def _heads_figures(sheet: _Sheet, row: int, below: int) -> bool:
    """Whether the texts of a row stand over the figures of one below."""
    figures = sheet.columns_of(below, CellSort.FIGURE, CellSort.MISSING)
    return len(figures) > 1 and all(
        sheet.grid.spanning(row, column).text.strip() for column in figures
    )


def _shape(sheet: _Sheet, start: int, header: tuple[int, ...], first: int, end: int) -> Shape:
    data = [row for row in range(first, end) if sheet.is_data(row)]
    top = header[0] if header else first
    labels, figures = _columns(sheet, header, data)
    is_noted = _notes_from(sheet, data[-1], end)
    after_header = header[-1] + 1 if header else first
    body = [
        row
        for row in range(after_header, data[-1] + 1)
        if sheet.filled(row) and (row in data or not sheet.is_header(row))
    ]
    titles = [text for row in range(start, top) for text in sheet.texts(row)]
    between = [
        text
        for row in body
        if row < first
        for text in sheet.texts(row)
        if len(sheet.filled(row)) == 1 and unit_phrase(text)
    ]
    above = labels if len(labels) == 1 else ()  # of several columns, each has a head of its own
    corner = [sheet.grid.cell(row, column).text.strip() for row in header for column in above]
    lines = [" ".join(sheet.texts(row)) for row in is_noted]
    return Shape(
        titles=(
            *sheet.grid.before,
            *titles,
            *between,
            *(text for text in corner if text and not head_role(text)),
        ),
        header=header,
        body=tuple(row for row in body if not (row < first and len(sheet.filled(row)) > 1)),
        label_columns=labels,
        data_columns=figures,
        data=tuple(data),
        notes=footnotes((*lines, *sheet.grid.after)),
    )


def _notes_from(sheet: _Sheet, last: int, end: int) -> list[int]:
    return [row for row in range(last + 1, end) if sheet.filled(row)]


def _columns(
    sheet: _Sheet, header: tuple[int, ...], data: list[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Part the columns into those of labels and those of figures."""
    labels: list[int] = []
    figures: list[int] = []
    for column in range(sheet.grid.width):
        sorts = [sheet.sort(row, column) for row in data]
        head = " ".join(sheet.grid.spanning(row, column).text.strip() for row in header).strip()
        if head_role(head) == "note" and _numbers_notes(sheet, data, column):
            labels.append(column)
            continue
        if not head and all(sort is CellSort.BLANK for sort in sorts):
            continue
        if _is_label(sorts, head, is_first=not labels and not figures, has_figures=bool(figures)):
            labels.append(column)
        else:
            figures.append(column)
    return tuple(labels), tuple(figures)


def _numbers_notes(sheet: _Sheet, data: list[int], column: int) -> bool:
    """Whether a column that is headed "Note" holds the marks of notes, and no figures."""
    texts = [sheet.grid.cell(row, column).text.strip() for row in data]
    return all(map(_NOTE_MARKS.fullmatch, texts))


def _is_label(sorts: list[CellSort], head: str, *, is_first: bool, has_figures: bool) -> bool:
    """Whether a column holds labels or periods, by its cells and its head."""
    counts = {sort: sorts.count(sort) for sort in CellSort}
    numbers = counts[CellSort.FIGURE] + counts[CellSort.MISSING]
    words = counts[CellSort.TEXT] + counts[CellSort.PERIOD]
    role = head_role(head)
    if is_first:
        return True
    if role == "code":
        return True
    if role in {"unit", "note", "source"}:
        return words >= numbers
    if role == "period" and not has_figures:
        return True
    if counts[CellSort.YEAR] > numbers + words:
        return role == "period" or (
            not has_figures and not head_of(head).says_period and _looks_like_time(head)
        )
    if counts[CellSort.YEAR] and not numbers and not words:
        return role == "period"
    return words > numbers + counts[CellSort.YEAR]


def _looks_like_time(head: str) -> bool:
    return not head or head_role(head) == "period"
