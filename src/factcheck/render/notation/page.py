"""A page of a terminal: lines, styles and columns, coloured through rich."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TypeAlias

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from factcheck.render.notation.columns import wrapped
from factcheck.render.notation.signs import steady, visible
from factcheck.render.notation.styled import Style, StyledLine, styled

__all__ = ["Line", "Page", "Style", "StyledLine", "rows_of", "styled"]

Line: TypeAlias = str | StyledLine

_GAP = 2  # columns between columns
_ALL = 99  # columns, and more than any table has
_COMMAND = re.compile(r"^(\s*)::")  # of a log of GitHub Actions, wherever a line was broken
_BLANKS = re.compile(r" +((?:\x1b\[0m)?)$", re.MULTILINE)


class Page(Struct, frozen=True, kw_only=True):
    """A place to set text: how wide it is, and whether it takes colour."""

    columns: int = 80
    colour: bool = False

    def written(self, lines: Iterable[Line]) -> str:
        """Return lines as they are written on the page, none with a blank at its end."""
        if not self.colour:
            texts = (line if isinstance(line, str) else line.plain for line in lines)
            return _BLANKS.sub(r"\1", "".join(f"{_steady(text)}\n" for text in texts))
        from rich.console import Console
        from rich.segment import Segments

        stream = StringIO()
        console = Console(
            file=stream,
            width=self.columns,
            height=1,
            color_system="standard",
            force_terminal=True,
            force_jupyter=False,
            legacy_windows=False,
            no_color=False,
        )
        for line in lines:  # broken already, and never to be touched again
            whole = styled(line) if isinstance(line, str) else line
            text = whole.written_as(_steady(whole.plain)).coloured()
            console.print(Segments(text.render(console, end="\n")), soft_wrap=True)
        return _BLANKS.sub(r"\1", stream.getvalue())

    def field(self, label: str, text: str, *, indent: int = 4, stop: int = 15) -> list[Line]:
        """Set a label and, beside it, a text that flows over as many lines as it needs."""
        first, *others = wrapped(visible(text), max(self.columns - stop, 20))
        room = " " * (stop - indent - cell_len(label))
        head = styled(" " * indent) + styled(label + room, Style.FAINT)
        return [head + first, *(" " * stop + line for line in others)]

    def paragraph(self, text: str, *styles: Style, indent: int = 0, hanging: int = 0) -> list[Line]:
        """Set a text over as many lines as it needs, all but the first further in."""
        lines = wrapped(visible(text), max(self.columns - indent - hanging, 20))
        first, *others = (" " * indent + line for line in lines)
        return [
            styled(line, *styles) for line in (first, *(" " * hanging + other for other in others))
        ]


def _steady(text: str) -> str:
    """Make what a user has written in a line harmless; all else stays in its column."""
    return _COMMAND.sub(r"\1∷ ", steady(text))


def rows_of(
    rows: Iterable[Sequence[str]], *, indent: int = 0, faint_from: int = _ALL
) -> Iterator[StyledLine]:
    """Set rows in columns that are as wide as what stands in them."""
    cells = [tuple(row) for row in rows]
    widths = [max(map(cell_len, column)) + _GAP for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [set_cell_size(cell, size) for cell, size in zip(row, widths, strict=True)]
        loud, faint = "".join(padded[:faint_from]), "".join(padded[faint_from:])
        yield styled(" " * indent + loud) + styled(faint.rstrip(), Style.FAINT)
