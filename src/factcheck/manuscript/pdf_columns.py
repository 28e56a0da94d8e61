"""Tables of a PDF without lines, whose columns stand apart so clearly that nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from factcheck.manuscript.model import MergedCells
from factcheck.manuscript.pdf_signs import PdfLine

_FIGURE = re.compile(
    r"[-–—−+(]?\s?(?:[$€£¥]|EUR|USD|GBP)?\s?\d[\d,.]*\s?\)?\s?[%‰pxm]{0,2}\)?[*†‡]?"
    r"|[-–—…*]|n\.?/?[am]\.?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\d\)?%? [-–−+(]?[$€£¥]?\d")  # figures with no more than a blank between
_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?")
_ENDS = re.compile(r"[.:;!?]$")
_SAME_LINE = 0.5  # sizes: how far apart the middles of one row may be
_APART = 0.35  # sizes: that are white between two columns, in every row
_FEWEST = 2  # rows with figures


class AlignedTable(Struct, frozen=True, kw_only=True):
    """A table as a grid, and what of it spans several cells."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[MergedCells, ...]


class _Piece(Struct, frozen=True):
    """Words of a line between two wide gaps, and where they stand."""

    text: str
    left: float
    right: float

    @property
    def is_figure(self) -> bool:
        return _FIGURE.fullmatch(self.text) is not None


class _Column(Struct, frozen=True):
    """From where to where the cells of a column reach."""

    left: float
    right: float

    def meets(self, piece: _Piece) -> bool:
        return piece.left <= self.right and self.left <= piece.right


def aligned_table(lines: Sequence[PdfLine]) -> AlignedTable | None:
    """Return the lines of a table without rules as a grid; None where a column is in doubt.

    Every figure must stand in one column alone, with white between all columns in every row, and
    every head above one column, or above several that stand side by side.
    """
    return _aligned(lines, _loose_rows(lines)) or _aligned(lines, _rows(lines))


def _aligned(lines: Sequence[PdfLine], rows: Sequence[Sequence[_Piece]]) -> AlignedTable | None:
    size = max((line.size for line in lines), default=0.0)
    first = next((number for number, row in enumerate(rows) if _is_body(row)), None)
    if first is None or not size:
        return None
    body = [row for row in rows[first:] if _is_body(row)]
    columns = _columns(body, size)
    if len(body) < _FEWEST or len(columns) < 2 or not _is_even(body, columns):
        return None
    grid: list[list[str]] = []
    merged: list[MergedCells] = []
    for number, row in enumerate(rows):
        cells = _placed(row, columns, is_head=number < first)
        if cells is None:
            return None
        across = [(start, end) for start, end, _ in cells if end - start > 1]
        line = [""] * len(columns)
        for start, _, text in cells:
            line[start] = f"{line[start]} {text}".strip()
        if grid and _goes_on(grid[-1], line, is_body=number > first):
            line[0] = f"{grid.pop()[0]} {line[0]}"
        merged += [
            MergedCells(row=len(grid), column=start, rows=1, columns=end - start)
            for start, end in across
        ]
        grid.append(line)
    return AlignedTable(rows=tuple(map(tuple, grid)), merged=tuple(merged))


def _rows(lines: Sequence[PdfLine]) -> list[list[_Piece]]:
    """Return the pieces of lines that stand at one height, from above to below."""
    if any(len(line.spans) != len(line.cells) for line in lines):
        return []
    return _by_height(
        (line, [_Piece(text, *span) for text, span in zip(line.cells, line.spans, strict=True)])
        for line in lines
    )


def _loose_rows(lines: Sequence[PdfLine]) -> list[list[_Piece]]:
    """Return the same, of lines that are parted at every gap that may part columns."""
    return _by_height((line, [_Piece(*piece) for piece in line.pieces]) for line in lines)


def _by_height(lines: Iterable[tuple[PdfLine, list[_Piece]]]) -> list[list[_Piece]]:
    rows: list[tuple[float, list[_Piece]]] = []
    for line, every in sorted(lines, key=lambda pair: -pair[0].middle):
        pieces = [piece for piece in every if piece.text]
        if rows and abs(rows[-1][0] - line.middle) < _SAME_LINE * line.size:
            rows[-1][1].extend(pieces)
        else:
            rows.append((line.middle, pieces))
    return [sorted(pieces, key=lambda piece: piece.left) for _, pieces in rows]


def _is_body(row: Sequence[_Piece]) -> bool:
    """Whether a row holds figures behind a label, and no years alone."""
    figures = [piece for piece in row if piece.is_figure and re.search(r"\d", piece.text)]
    if all(_YEAR.fullmatch(piece.text) for piece in figures):
        return False  # the heads of columns: 2023, 2024, change
    return any(piece in figures for piece in row[1:])


def _columns(body: Sequence[Sequence[_Piece]], size: float) -> list[_Column]:
    """Return where the columns stand: what no row bridges."""
    spans = sorted((piece.left, piece.right) for row in body for piece in row)
    columns: list[_Column] = []
    for left, right in spans:
        if columns and left <= columns[-1].right + _APART * size:
            columns[-1] = _Column(columns[-1].left, max(right, columns[-1].right))
        else:
            columns.append(_Column(left, right))
    return columns


def _is_even(body: Sequence[Sequence[_Piece]], columns: Sequence[_Column]) -> bool:
    """Whether each piece of a row with figures has a column of its own, and labels stand first.

    Two columns of which no row fills both may be one that is set askew.
    """
    sides: set[tuple[int, int]] = set()
    for row in body:
        if any(_SEVERAL.search(piece.text) for piece in row[1:]):
            return False
        places = [place for piece in row if (place := _place(piece, columns)) is not None]
        if len(set(places)) != len(row):
            return False  # two in one column, or one that was drawn to and fro in none
        if any(piece.is_figure for piece in row[:1]) and places[0] != 0:
            return False
        sides |= set(pairwise(places))
    return all(pair in sides for pair in pairwise(range(len(columns))))


def _place(piece: _Piece, columns: Sequence[_Column]) -> int | None:
    met = (number for number, column in enumerate(columns) if column.meets(piece))
    return next(met, None)


def _placed(
    row: Sequence[_Piece], columns: Sequence[_Column], *, is_head: bool
) -> list[tuple[int, int, str]] | None:
    """Return the pieces of a row with the columns from and up to which they stand."""
    cells = []
    taken: set[int] = set()
    for piece in row:
        met = [number for number, column in enumerate(columns) if column.meets(piece)]
        if not met:
            met = list(_nearest(piece, columns))
        if len(met) > 1 and not is_head:
            is_title = len(row) == 1 and met[0] == 0
            met = met[:1] if is_title else met
        if not met or (len(met) > 1 and not is_head) or taken & set(met):
            return None
        taken |= set(met)
        cells.append((met[0], met[-1] + 1, piece.text))
    return cells


def _nearest(piece: _Piece, columns: Sequence[_Column]) -> Iterator[int]:
    """Give the column beside which a head stands that is above none, where one is nearest."""
    away = [max(column.left - piece.right, piece.left - column.right) for column in columns]
    nearest = min(range(len(columns)), key=away.__getitem__)
    others = [distance for number, distance in enumerate(away) if number != nearest]
    if all(away[nearest] * 2 < distance for distance in others):
        yield nearest


def _goes_on(above: Sequence[str], line: Sequence[str], *, is_body: bool) -> bool:
    """Whether a label runs over two lines: the second begins small, and has the figures."""
    is_label = bool(above[0]) and not any(above[1:]) and not _ENDS.search(above[0])
    return is_body and is_label and line[0][:1].islower() and any(line[1:])
