"""A table of a Word document as a grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.manuscript.model import MergedCells
from factcheck.manuscript.word_text import ParagraphText, W, paragraph_text

if TYPE_CHECKING:
    from lxml.etree import _Element


class WordGrid(Struct, frozen=True, kw_only=True):
    """Rows of texts, how many of them are heads, which cells are one, and what is inside cells."""

    rows: Sequence[Sequence[str]]
    heads: int | None
    merged: Sequence[MergedCells]
    paragraphs: Sequence[ParagraphText]
    inside: Mapping[tuple[int, int], Sequence[ParagraphText]]  # by row and column, from 0
    nested: Sequence[_Element]


def word_grid(table: _Element) -> WordGrid:
    """Read a table: cells over several columns or rows are one, whose others are empty."""
    rows: list[list[str]] = []
    merged: dict[tuple[int, int], MergedCells] = {}
    open_above: dict[int, tuple[int, int]] = {}  # by column: the first cell of those merged down
    paragraphs: dict[tuple[int, int], list[ParagraphText]] = {}
    nested: list[_Element] = []
    heads = 0
    for row in _rows(table):
        line = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        still_open: dict[int, tuple[int, int]] = {}
        for cell in _within(row, "tc"):
            column, width = len(line), _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            down = cell.find(f"{W}tcPr/{W}vMerge")
            place = len(rows), column
            if down is not None and down.get(f"{W}val") != "restart" and column in open_above:
                place = open_above[column]
                first = merged[place]
                merged[place] = MergedCells(
                    row=first.row,
                    column=first.column,
                    rows=len(rows) - first.row + 1,
                    columns=first.columns,
                )
                line += [""] * width
            else:
                inside = [paragraph_text(line) for line in _within(cell, "p")]
                paragraphs[place] = inside
                nested += _within(cell, "tbl")
                line += [" ".join(" ".join(text.words for text in inside).split())]
                line += [""] * (width - 1)
                merged[place] = MergedCells(row=place[0], column=place[1], columns=width)
            if down is not None:
                still_open[column] = place
        open_above = still_open
        is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
        heads += is_head and heads == len(rows)
        rows.append(line)
    return WordGrid(
        rows=rows,
        heads=heads or None,
        merged=[cells for cells in merged.values() if cells.rows > 1 or cells.columns > 1],
        paragraphs=[text for inside in paragraphs.values() for text in inside],
        inside=paragraphs,
        nested=nested,
    )


def _rows(table: _Element) -> Iterator[_Element]:
    """Give the rows that have not been deleted."""
    for row in _within(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _within(parent: _Element, name: str) -> Iterator[_Element]:
    """Give the parts of a name, also those that stand in boxes of content."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _within(child, name)


def _number(element: _Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "")
    return int(text) if text.isdecimal() and int(text) < 1000 else otherwise
