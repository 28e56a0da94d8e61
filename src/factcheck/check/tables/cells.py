"""What the cells of a report's table hold: figures, marks of none, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.load.grids.figures import SPACES, cell_figure, decimal_marks, is_missing
from factcheck.manuscript.model import cell_name

_AMOUNT = re.compile(r"[(\d]|[–—-]$")
_CURRENCIES = frozenset("$€£¥￥")
_NIL = re.compile(r"[-−–—]{1,2}|nil|none|无", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<=[\d)）])[{SPACES}]*(?P<unit>[A-Za-z.]{{1,12}}|[一-鿿]{{1,5}})$")
_PAIR = re.compile(
    rf"(?P<first>.*?\d)(?:[{SPACES}]*(?:/|of)[{SPACES}]*(?P<out_of>\d[\d,]*))?"
    rf"[{SPACES}]*[(（\[](?P<second>[^()（）]*\d[^()（）]*)[)）\]]"
)
_CLOSING = re.compile(r"[)）]? ?[%％]|[)）]")  # set apart, so that digits stand below each other
_NOTE_MARK = re.compile(r"[(（](\d{1,2})[)）]")
_SCALES = frozenset({"k", "m", "mn", "bn", "b", "tn"})  # behind a number, they are no marks
_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?年?|(?:FY|H[12]|Q[1-4]) ?\d{2,4}")


class EntrySort(StrEnum):
    """What stands in a cell."""

    FIGURE = "figure"
    NIL = "nil"  # a dash, which may be a zero
    MISSING = "missing"  # n/a, "..", "x"
    EMPTY = "empty"
    WORDS = "words"


class CellNumber(Struct, frozen=True, kw_only=True):
    """A number as it is printed in a cell."""

    value: Fraction
    place: Fraction  # one unit of the last digit
    unit: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether a sign says that it counts hundredths."""
        return self.unit == "%"

    @property
    def rounded(self) -> Interval:
        """All values that are rounded to it."""
        return Interval(self.value - self.place / 2, self.value + self.place / 2)

    def rounding(self, value: Fraction) -> CellNumber:
        """Return another number that is rounded as this one is."""
        return CellNumber(
            value=_nearest(value / self.place) * self.place, place=self.place, unit=self.unit
        )

    def written(self, value: Fraction) -> str:
        """Write another value with as many decimals."""
        decimals = 0
        while Fraction(1, 10**decimals) > self.place:
            decimals += 1
        scaled = value * 10**decimals
        whole = _nearest(scaled)
        digits = f"{abs(whole):0{decimals + 1}d}"
        head, tail = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
        sign = "−" if whole < 0 else ""
        behind = self.unit if self.is_percent else ""
        return f"{sign}{int(head):,}{'.' if tail else ''}{tail}{behind}"


class TableEntry(Struct, frozen=True, kw_only=True):
    """One cell of a table, read. Row and column count from 0."""

    row: int
    column: int
    text: str
    sort: EntrySort
    number: CellNumber | None = None
    beside: CellNumber | None = None  # in brackets behind it: the percentage of "14 (52%)"
    out_of: Fraction | None = None  # the 27 of "14/27 (52%)"

    @property
    def at(self) -> tuple[int, int]:
        """Its row and column."""
        return self.row, self.column

    @property
    def name(self) -> str:
        """Its name as in a workbook: B4."""
        return cell_name(self.row, self.column)


def read_entries(rows: Sequence[Sequence[str]]) -> tuple[tuple[TableEntry, ...], ...]:
    """Read all cells of a table; whether commas are decimal is asked of all of them.

    >>> [[entry.number and entry.number.value for entry in row] for row in read_entries([["(7)"]])]
    [[Fraction(-7, 1)]]
    """
    rows = [_closed(row) for row in _beside_signs(rows)]
    marks = decimal_marks(text for row in rows for text in row)
    mark = "," if "," in marks and "." not in marks else "."
    entries = tuple(
        tuple(_entry(text, (at, column), mark) for column, text in enumerate(row))
        for at, row in enumerate(rows)
    )
    of_notes = _columns_of_notes(entries)
    return tuple(
        tuple(_as_words(entry) if entry.column in of_notes else entry for entry in row)
        for row in entries
    )


def _beside_signs(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows with each amount in the cell of its sign, where those of other rows stand.

    Of "$ | 20" above "21" the amount stands one cell too far.
    """
    signs = [
        (at, column)
        for at, row in enumerate(rows)
        for column, text in enumerate(row[:-1])
        if text.strip() in _CURRENCIES and _AMOUNT.match(row[column + 1].strip())
    ]
    if not signs:
        return rows
    moved = [list(row) for row in rows]
    for column in {column for _, column in signs}:
        here, behind = (
            sum(_AMOUNT.match(row[one].strip()) is not None for row in rows)
            for one in (column, column + 1)
        )
        for at, of_column in signs if here > behind else ():
            if of_column == column:
                row, amount = moved[at], moved[at][column + 1].strip()
                is_nil = _NIL.fullmatch(amount) is not None
                row[column], row[column + 1] = amount if is_nil else row[column] + amount, ""
    return moved


def _closed(row: Sequence[str]) -> list[str]:
    """Return the cells of a row, each with the bracket or the sign that a next one holds of it."""
    texts = list(row)
    for column in range(len(texts) - 1):
        is_open = re.search(r"\d$", texts[column].strip()) is not None
        if is_open and _CLOSING.fullmatch(texts[column + 1].strip()):
            texts[column] = texts[column].strip() + texts[column + 1].strip()
            texts[column + 1] = ""
    return texts


def _columns_of_notes(entries: Sequence[Sequence[TableEntry]]) -> set[int]:
    """Return the columns that hold marks of notes: (1), (1), (2), counted in their order."""
    columns: dict[int, list[TableEntry]] = {}
    for entry in (entry for row in entries for entry in row):
        if entry.sort in {EntrySort.FIGURE, EntrySort.NIL}:
            columns.setdefault(entry.column, []).append(entry)
    return {column for column, told in columns.items() if _counts_notes(told)}


def _counts_notes(told: Sequence[TableEntry]) -> bool:
    highest = 0
    for entry in told:
        mark = _NOTE_MARK.fullmatch(entry.text.strip())
        if mark is None or not 1 <= int(mark[1]) <= highest + 1:
            return False
        highest = max(highest, int(mark[1]))
    return True


def _as_words(entry: TableEntry) -> TableEntry:
    if entry.sort is not EntrySort.FIGURE:
        return entry
    return TableEntry(row=entry.row, column=entry.column, text=entry.text, sort=EntrySort.WORDS)


def is_year(text: str) -> bool:
    """Whether a text is a year or another period, so that it is a head and no figure."""
    return _YEAR.fullmatch(text.strip()) is not None


def _entry(text: str, at: tuple[int, int], mark: str) -> TableEntry:
    stripped = text.strip(SPACES + "\n\t　")
    row, column = at

    def made(sort: EntrySort) -> TableEntry:
        return TableEntry(row=row, column=column, text=text, sort=sort)

    if not stripped:
        return made(EntrySort.EMPTY)
    if _NIL.fullmatch(stripped):
        return made(EntrySort.NIL)
    if is_missing(stripped):
        return made(EntrySort.MISSING)
    number = _number(stripped, mark)
    if number is not None:
        return TableEntry(row=row, column=column, text=text, sort=EntrySort.FIGURE, number=number)
    pair = _PAIR.fullmatch(stripped)
    if pair is None:
        return made(EntrySort.WORDS)
    first, second = _number(pair["first"], mark), _number(pair["second"], mark)
    if first is None:
        return made(EntrySort.WORDS)
    whole = pair["out_of"]
    return TableEntry(
        row=row,
        column=column,
        text=text,
        sort=EntrySort.FIGURE,
        number=first,
        beside=second,
        out_of=Fraction(whole.replace(",", "")) if whole else None,
    )


def _number(text: str, mark: str) -> CellNumber | None:
    figure, unit = cell_figure(text, mark), ""
    if figure is None:
        behind = _BEHIND.search(text)
        if behind is None:
            return None
        figure, unit = cell_figure(text[: behind.start()], mark), behind["unit"]
    if figure is None:
        return None
    if not unit and figure.marks and figure.marks[-1] in _SCALES:
        unit = figure.marks[-1]
    digits, _, exponent = figure.value.lower().partition("e")
    decimals = len(digits.partition(".")[2])
    shift = Fraction(10) ** int(exponent or 0)
    return CellNumber(
        value=Fraction(digits) * shift,
        place=Fraction(1, 10**decimals) * shift,
        unit=unit or figure.unit,
    )


def _nearest(value: Fraction) -> int:
    """Round to the nearest whole number, ties away from zero."""
    size = (abs(value) * 2 + 1) // 2
    return int(size if value >= 0 else -size)
