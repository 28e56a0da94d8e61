"""A report's table seen down its rows and across its columns, with what each of them measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.cells import CellNumber, EntrySort, TableEntry, is_year, read_entries
from factcheck.check.tables.growing import grows_by

_MARKED = re.compile(r"\d,\d{3}(?!\d)|\d\.\d|[()%$€£]")
_CURRENCY = re.compile(r"[$€£¥￥]")
_UNIT = re.compile(r"[(（][^()（）]*[)）]")
_CHANGE_ALONE = re.compile(
    rf"(?:{words.PERCENT.pattern}|{words.CHANGE.pattern}|{words.POINTS.pattern}"
    r"|annual|year[- ]on[- ]year|in|on|the|year|[\W\d])++",  # no way back: a sign is a sign
    re.IGNORECASE,
)
_WHOLE = 100  # per cent
_FEW = 2  # cells with words in a column of figures, from which on it is one of words


class LineNature(StrEnum):
    """What a row or a column measures, as far as its words tell."""

    LEVEL = "level"  # what can be added
    SHARE = "share"
    CHANGE = "change"
    AVERAGE = "average"
    OTHER = "other"  # a rate, an index, a price: never added


class TableLine(Struct, frozen=True, kw_only=True):
    """A row or a column: its label, its nature, and whether percentages are meant."""

    label: str
    nature: LineNature
    is_percent: bool = False
    has_figures: bool = True


class LinesView(Struct, frozen=True, kw_only=True):
    """A table in one direction: `entries[line][series]`.

    Down the table lines are its rows and series its columns; across it is the other way round.
    """

    lines: tuple[TableLine, ...]
    series: tuple[TableLine, ...]
    entries: tuple[tuple[TableEntry, ...], ...]
    is_down: bool
    about: str = ""  # caption and notes
    counted: frozenset[int] = frozenset()  # columns that count whole things

    def across(self) -> LinesView:
        """Return the table in the other direction."""
        return LinesView(
            lines=self.series,
            series=self.lines,
            entries=tuple(zip(*self.entries, strict=True)),
            is_down=not self.is_down,
            about=self.about,
            counted=self.counted,
        )

    def with_number(self, entry: TableEntry, number: CellNumber) -> LinesView:
        """Return the table with another number in one cell."""
        other = replace(entry, number=number)
        rows = (
            tuple(other if cell.name == entry.name else cell for cell in row)
            for row in self.entries
        )
        return replace(self, entries=tuple(rows))

    def are_counts(self, entries: Iterable[TableEntry]) -> bool:
        """Whether some cells count whole things, so that nothing of them is rounded."""
        return all(entry.column in self.counted for entry in entries)


def laid_out(
    rows: Sequence[Sequence[str]], *, about: str = "", heads: int | None = None, subjects: int = 0
) -> LinesView | None:
    """Return a table as lines of figures, seen down; None where it holds none.

    Parameters
    ----------
    rows : sequence of rows of texts
        All of one length, the heads of columns first.
    about : str
        Caption and notes.
    heads : int, optional
        How many rows are heads, where that is known.
    subjects : int, optional
        How many there are of what the data have a row each: whole numbers up to that count them.
    """
    if not rows or len(rows[0]) < _FEW:
        return None
    entries = read_entries(rows)
    first = _head_rows(entries) if heads is None else heads
    body = entries[first:]
    columns = _figure_columns(body)
    if not body or not columns:
        return None
    words_columns = [at for at in range(len(rows[0])) if at not in columns]
    labels = [" ".join(row[at].text.strip() for at in words_columns).strip() for row in body]
    series = [
        _column(" ".join(dict.fromkeys(row[at].text.strip() for row in entries[:first])), body, at)
        for at in columns
    ]
    corner = " ".join(row[0].text.strip() for row in entries[:first])
    said = " ".join((about, *(labels if _are_counted(labels) else ())))
    scaled = " ".join((about, corner, *labels))
    whole = frozenset(
        at
        for at, line in zip(columns, series, strict=True)
        if not line.is_percent
        and not words.SCALED.search(f"{scaled} {line.label}")
        and _are_whole([row[at] for row in body])
    )
    return LinesView(
        lines=_in_sections(
            [_row(label, row, columns) for label, row in zip(labels, body, strict=True)]
        ),
        series=tuple(series),
        entries=tuple(tuple(row[at] for at in columns) for row in body),
        is_down=True,
        about=about,
        counted=frozenset(
            at
            for at, line in zip(columns, series, strict=True)
            if at in whole
            and (
                words.COUNTED.search(f"{said} {line.label}")
                or _are_within([row[at] for row in body], subjects)
            )
        ),
    )


def _are_within(entries: Sequence[TableEntry], subjects: int) -> bool:
    """Whether no number is greater than that of all subjects."""
    numbers = [entry.number.value for entry in entries if entry.number]
    return subjects > 0 and all(0 <= number <= subjects for number in numbers)


def _are_counted(labels: Sequence[str]) -> bool:
    """Whether most labels name what is counted; what a budget spends on schools is no count."""
    return 2 * sum(words.COUNTED.search(label) is not None for label in labels) > len(labels)


def _are_whole(entries: Sequence[TableEntry]) -> bool:
    """Whether a column holds whole numbers, and no percentages."""
    numbers = [entry.number for entry in entries if entry.number]
    return all(number.place == 1 and not number.is_percent for number in numbers)


def _head_rows(entries: Sequence[Sequence[TableEntry]]) -> int:
    """Return how many rows are heads: the first, and those below it that hold no figure.

    What a page has parted from its heads has none.
    """
    if _is_amounts(entries[0]):
        return 0
    count = 1
    while count < len(entries) - 1 and count < 4:
        row = entries[count][1:]
        filled = [entry for entry in row if entry.sort is not EntrySort.EMPTY]
        if not filled or not all(
            entry.sort is EntrySort.WORDS or is_year(entry.text) for entry in filled
        ):
            break
        if _is_section(row):
            break
        count += 1
    return count


def may_begin_with_amounts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row holds a figure that is no year, so that it may be no head at all."""
    (first,) = read_entries(rows[:1])
    return any(entry.sort is EntrySort.FIGURE and not is_year(entry.text) for entry in first[1:])


def _is_amounts(row: Sequence[TableEntry]) -> bool:
    """Whether a row is a label and its amounts: beside a dash, or with marks that no heads have.

    Of a note that falls due in a year, its rate and its amount stand beside the year.
    """
    label, *others = row
    filled = [entry for entry in others if entry.sort is not EntrySort.EMPTY]
    figures = [entry for entry in filled if entry.sort is EntrySort.FIGURE]
    signs = [entry for entry in filled if entry.sort is EntrySort.WORDS]
    years = sum(is_year(entry.text) for entry in figures)
    marked = sum(_MARKED.search(entry.text) is not None for entry in figures)
    is_signed = bool(signs) and all(_CURRENCY.fullmatch(entry.text.strip()) for entry in signs)
    if not figures or any(re.search(r"\w", entry.text) for entry in signs):
        return False
    if is_year(label.text):
        return not years and (marked > 0 or is_signed)
    is_label = label.sort is EntrySort.WORDS or re.search(r"[^\W\d_]{3}", label.text) is not None
    return is_label and (marked > years or (is_signed and not years))


def _is_section(row: Sequence[TableEntry]) -> bool:
    """Whether a row repeats one text: a label that is merged over all columns."""
    texts = {entry.text for entry in row}
    return len(row) > 1 and len(texts) == 1


def _figure_columns(body: Sequence[Sequence[TableEntry]]) -> list[int]:
    """Return the columns that hold figures; the first is that of the labels."""
    columns = []
    for at in range(1, len(body[0]) if body else 0):
        sorts = [row[at].sort for row in body]
        figures = sorts.count(EntrySort.FIGURE)
        if figures and sorts.count(EntrySort.WORDS) <= max(figures // _FEW, 1):
            columns.append(at)
    return columns


def _column(head: str, body: Sequence[Sequence[TableEntry]], at: int) -> TableLine:
    numbers = [row[at].number for row in body if row[at].number]
    signs = sum(number.is_percent for number in numbers if number)
    is_signed = 2 * signs > len(numbers) or _is_signed_at_its_ends(numbers)
    if len(numbers) > _FEW and all(is_year(row[at].text) for row in body if row[at].number):
        return TableLine(label=head, nature=LineNature.OTHER)
    is_percent = bool(words.PERCENT.search(head)) or is_signed
    if all(row[at].beside for row in body if row[at].number):
        is_percent = 2 * signs > len(numbers)  # "n (%)" counts things
    nature = _nature(head, is_percent=is_percent)
    if (
        nature is LineNature.SHARE
        and not is_percent
        and any(n.value > _WHOLE for n in numbers if n)
    ):
        nature = LineNature.LEVEL  # shares that members hold
    if nature is LineNature.LEVEL and grows_by(body, at):
        return TableLine(label=head, nature=LineNature.CHANGE, is_percent=True)
    return TableLine(label=head, nature=nature, is_percent=is_percent)


def _is_signed_at_its_ends(numbers: Sequence[CellNumber | None]) -> bool:
    """Whether the first and the last number of a column are percentages, as accountants sign it."""
    known = [number for number in numbers if number]
    return len(known) > _FEW and known[0].is_percent and known[-1].is_percent


def _nature(head: str, *, is_percent: bool) -> LineNature:
    if words.CHANGE.search(head):
        return LineNature.CHANGE
    if words.SHARE.search(head):
        return LineNature.SHARE
    if words.AVERAGE.fullmatch(head):
        return LineNature.AVERAGE
    if words.NOT_ADDED.search(_UNIT.sub("", head)) and not words.TOTAL.fullmatch(head):
        return LineNature.OTHER
    return LineNature.SHARE if is_percent else LineNature.LEVEL


def _row(label: str, row: Sequence[TableEntry], columns: Sequence[int]) -> TableLine:
    entries = [row[at] for at in columns]
    numbers = [entry.number for entry in entries if entry.number]
    is_percent = bool(numbers) and all(number.is_percent for number in numbers)
    bare = _UNIT.sub("", label).strip()
    if _CHANGE_ALONE.fullmatch(bare) and re.search(r"[^\W\d]", bare):
        nature = LineNature.CHANGE
    elif words.AVERAGE.fullmatch(bare):
        nature = LineNature.AVERAGE
    elif words.SHARE.search(label) and (is_percent or words.PERCENT.search(label)):
        nature = LineNature.SHARE
    elif words.ROW_NOT_ADDED.search(bare) and not words.TOTAL.fullmatch(bare):
        nature = LineNature.OTHER
    else:
        nature = LineNature.LEVEL
    return TableLine(
        label=label,
        nature=nature,
        is_percent=is_percent or bool(words.PERCENT.search(label)),
        has_figures=bool(numbers) or any(entry.sort is EntrySort.NIL for entry in entries),
    )


def _in_sections(rows: Sequence[TableLine]) -> tuple[TableLine, ...]:
    """Return the rows, of which those below "Earnings per share:" are never added either."""
    told: list[TableLine] = []
    is_rate = False
    for row in rows:
        if not row.has_figures and row.label:
            is_rate = words.ROW_NOT_ADDED.search(_UNIT.sub("", row.label)) is not None
        is_turned = is_rate and row.has_figures and row.nature is LineNature.LEVEL
        told.append(replace(row, nature=LineNature.OTHER) if is_turned else row)
    return tuple(told)
