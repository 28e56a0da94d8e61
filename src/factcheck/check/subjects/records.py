"""Tables of one row a subject: what each column holds, and which rows share a value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from factcheck.check.evidence.cells import letters
from factcheck.domain.rational import Fraction
from factcheck.load.grids.figures import cell_figure
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.grids.period_heads import period_head

FEWEST = 8  # rows of which a table of subjects has more
_ID = re.compile(r"[A-Za-z]{0,4}[-_ ]?\d{1,8}[A-Za-z]?")
_YES = frozenset("yes y true 1 是 有".split())
_NO = frozenset("no n false 0 否 无".split())
_UNKNOWN = frozenset(". .. - – na n/a n.a. nan null none nil missing unknown 缺失 无 不详".split())
_NONE = "none"
_MOST_GROUPS = 12


class RecordColumn(Struct, frozen=True, kw_only=True):
    """One column of a table of subjects."""

    index: int
    name: str
    texts: tuple[str, ...]  # by row; empty where nothing is known
    numbers: tuple[Fraction | None, ...] = ()  # where all that is known are numbers
    groups: tuple[str, ...] = ()  # its values, where they sort the rows

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it says of each row that something is so or is not."""
        values = {value.casefold() for value in self.groups}
        return bool(values) and values <= _YES | _NO and len(values) <= 2

    def holds(self, row: int) -> bool:
        """Whether what it says is so in a row."""
        return self.texts[row].casefold() in _YES


class Records(Struct, frozen=True, kw_only=True):
    """A table of one row a subject."""

    file: str
    sheet: str
    first: int  # the row of its first subject, counted from 1, as addresses count
    columns: tuple[RecordColumn, ...]
    has_ids: bool  # whether its first column numbers the subjects

    @property
    def count(self) -> int:
        """How many subjects it has."""
        return len(self.columns[0].texts)

    def span(self, column: RecordColumn) -> str:
        """Return the address of all cells of a column: B2:B55."""
        name = letters(column.index)
        run = f"{name}{self.first}:{name}{self.first + self.count - 1}"
        return f"{self.sheet}!{run}" if self.sheet else run


def records_of(grid: Grid, file: str) -> Records | None:
    """Return a grid as a table of subjects; None where it is none.

    It is one where a row of names stands over rows without gaps in their first column, where
    some column sorts the rows, and no column or name is a period.
    """
    rows = [row for row in grid.rows if any(cell.text.strip() for cell in row)]
    if len(rows) <= FEWEST or len(rows) != len(grid.rows):
        return None
    names = [cell.text.strip() for cell in rows[0]]
    if len(names) < 3 or not all(names) or any(period_head(name).year for name in names):
        return None
    if any(cell_figure(name) is not None for name in names):
        return None
    columns = tuple(_column(index, name, rows[1:]) for index, name in enumerate(names))
    first = columns[0]
    if len(set(first.texts)) != len(first.texts) or not all(first.texts):
        return None
    has_ids = all(_ID.fullmatch(text) for text in first.texts)
    sorting = [column for column in columns[1:] if column.groups]
    if not sorting or (not has_ids and len(sorting) == 1 and not columns[0].groups):
        return None
    return Records(file=file, sheet=grid.name, first=2, columns=columns, has_ids=has_ids)


def _column(index: int, name: str, rows: Sequence[Sequence[GridCell]]) -> RecordColumn:
    texts = []
    for row in rows:
        text = row[index].text.strip() if index < len(row) else ""
        texts.append("" if text.casefold() in _UNKNOWN - {_NONE} else text)
    is_number = all(cell_figure(text) for text in texts if text and text.casefold() != _NONE)
    if is_number:  # of pets, none is one sort, and no number of them
        texts = ["" if text.casefold() == _NONE else text for text in texts]
    filled = [text for text in texts if text]
    figures = [cell_figure(text) for text in filled]
    numbers: tuple[Fraction | None, ...] = ()
    if filled and all(figure is not None for figure in figures):
        numbers = tuple(_number(text) for text in texts)
    counts = Counter(filled)
    few = 1 < len(counts) <= _MOST_GROUPS and len(filled) >= 2 * len(counts)
    are_groups = few and (not numbers or set(counts) <= {"0", "1"})
    return RecordColumn(
        index=index,
        name=name,
        texts=tuple(texts),
        numbers=numbers,
        groups=tuple(counts) if are_groups else (),
    )


def _number(text: str) -> Fraction | None:
    figure = cell_figure(text) if text else None
    return Fraction(figure.value) if figure else None
