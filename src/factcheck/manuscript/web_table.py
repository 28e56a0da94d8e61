"""A table of a web page as a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.manuscript.assembly import is_prose
from factcheck.manuscript.model import MergedCells
from factcheck.manuscript.web_parts import children, is_hidden

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

WIDEST = 1000  # columns that one cell may take, as browsers have it
LARGEST = 200_000  # cells of one table
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_BLOCKS = "table, p + p, h1, h2, h3, h4, h5, h6, ul, ol, article, section, form"


class WebGrid(Struct, frozen=True, kw_only=True):
    """Rows of texts, how many of them are heads, and which cells are one."""

    rows: list[list[str]]
    heads: int | None
    merged: list[MergedCells]


class TableTooLargeError(Exception):
    """A table that claims more cells than anybody can have meant."""


def is_for_layout(table: LexborNode) -> bool:
    """Whether a table only sets out blocks of a page: it has no heads, and whole passages in it."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    rows = list(_rows(table))
    if max((len(_cells(row)) for row, _ in rows), default=0) < 2:
        return not any(cell.tag == "th" for row, _ in rows for cell in _cells(row))
    return any(
        cell.tag == "td" and (cell.css_first(_BLOCKS) is not None or is_prose([cell.text()]))
        for row, _ in rows
        for cell in _cells(row)
    )


def web_grid(table: LexborNode, words: Callable[[LexborNode], str]) -> WebGrid:
    """Read a table; `words` gives the text of a cell.

    Raises
    ------
    TableTooLargeError
    """
    rows: list[list[str]] = []
    merged: list[MergedCells] = []
    taken: set[tuple[int, int]] = set()
    heads = 0
    for number, (row, is_head) in enumerate(_rows(table)):
        line: list[str] = []
        cells = _cells(row)
        for cell in cells:
            while (number, len(line)) in taken:
                line.append("")
            down = min(_span(cell, "rowspan"), LARGEST)
            across = min(_span(cell, "colspan"), WIDEST)
            if len(taken) + down * across > LARGEST:
                raise TableTooLargeError
            if down > 1:
                taken |= {
                    (number + below, len(line) + beside)
                    for below in range(1, down)
                    for beside in range(across)
                }
            if down > 1 or across > 1:
                merged.append(MergedCells(row=number, column=len(line), rows=down, columns=across))
            line += [words(cell), *[""] * (across - 1)]
        while (number, len(line)) in taken:
            line.append("")
        are_heads = bool(cells) and all(cell.tag == "th" for cell in cells)
        heads += (is_head or are_heads) and heads == len(rows)
        rows.append(line)
    below = max((cells.row + cells.rows for cells in merged if cells.row < heads), default=0)
    heads = min(max(heads, below), len(rows))
    return WebGrid(rows=rows, heads=heads or None, merged=merged)


def _rows(table: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Give the rows that a page shows, and whether each stands in the table's head."""
    for child in children(table):
        if child.tag == "tr" and not is_hidden(child):
            yield child, False
        elif child.tag in _GROUPS:
            for row in children(child):
                if row.tag == "tr" and not is_hidden(row):
                    yield row, child.tag == "thead"


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in children(row) if cell.tag in ("td", "th") and not is_hidden(cell)]


def _span(cell: LexborNode, name: str) -> int:
    text = (cell.attributes.get(name) or "").strip()
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1
