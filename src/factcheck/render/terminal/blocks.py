"""Blocks of an account, set in the columns of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from factcheck.render.account.blocks import Block, Sentence, Table, labelled
from factcheck.render.notation.columns import cut
from factcheck.render.notation.page import Line, Page, Style, rows_of
from factcheck.render.notation.signs import visible

_NARROW = 12  # columns that the first of a row keeps


def lines(
    blocks: Iterable[Block], page: Page, *, indent: int = 4, stop: int = 15
) -> Iterator[Line]:
    """Set blocks below each other: labels at an indent, and what they label from a column on."""
    for block in blocks:
        match block:
            case Sentence(text=text, depth=depth, aside=aside):
                styles = (Style.FAINT,) if aside else ()
                yield from page.paragraph(text, *styles, indent=indent + 2 * depth, hanging=2)
            case Table(rows=rows):
                yield from columns(rows, page, indent)
            case _:
                for label, text in labelled(block):
                    yield from page.field(label, text, indent=indent, stop=stop)


def columns(rows: Iterable[tuple[str, ...]], page: Page, indent: int = 2) -> Iterator[Line]:
    """Set rows in columns as wide as they need; the first gives way where space is short."""
    cells = [tuple(visible(cell) for cell in row) for row in rows]
    if not cells:
        return
    widths = [max(cell_len(cell) for cell in column) for column in zip(*cells, strict=True)]
    space = page.columns - indent - sum(widths[1:]) - 2 * (len(widths) - 1)
    if space < min(_NARROW, max(cell_len(cell) for cell, *_ in cells)):
        for row in cells:  # too wide for columns
            yield from page.paragraph("  ".join(filter(None, row)), indent=indent, hanging=2)
        return
    yield from rows_of(
        [(cut(first, max(space, _NARROW)), *others) for first, *others in cells], indent=indent
    )
