"""Lines whose parts have styles, before it is known whether the page takes any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len

if TYPE_CHECKING:
    from rich.text import Text


class Style(StrEnum):
    """A way to set text off; colour always goes with a sign or a word."""

    BOLD = "bold"
    FAINT = "dim"
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"
    BLUE = "blue"
    MAGENTA = "magenta"
    CYAN = "cyan"


class StyledPart(Struct, frozen=True):
    """Text in one style; in none where that is empty."""

    text: str
    style: str = ""


class StyledLine(Struct, frozen=True):
    """Parts of a line, one after the other."""

    parts: tuple[StyledPart, ...]

    @property
    def plain(self) -> str:
        """Its text."""
        return "".join(part.text for part in self.parts)

    @property
    def cell_len(self) -> int:
        """How many columns it is wide."""
        return cell_len(self.plain)

    def __add__(self, other: str | StyledLine) -> StyledLine:
        """Return the line with another after it, or with text in no style."""
        return StyledLine(self.parts + (styled(other) if isinstance(other, str) else other).parts)

    def written_as(self, text: str) -> StyledLine:
        """Return the line with a text as long as its own in the place of it."""
        ends = accumulate(len(part.text) for part in self.parts)
        return StyledLine(
            tuple(
                StyledPart(text[end - len(part.text) : end], part.style)
                for part, end in zip(self.parts, ends, strict=True)
            )
        )

    def coloured(self) -> Text:
        """Return it as the library that knows sequences of styles takes it."""
        from rich.text import Text

        return Text.assemble(*((part.text, part.style) for part in self.parts))


def styled(text: str, *styles: Style) -> StyledLine:
    """Return the text in a style, which is seen where the page takes any."""
    return StyledLine((StyledPart(text, " ".join(styles)),))


def lines_of(pieces: Iterable[StyledLine]) -> Iterator[StyledLine]:
    r"""Yield the lines of a text that is made of pieces; its last ones are not blank.

    >>> pieces = [styled("a\nb "), styled("c\nd", Style.BOLD), styled(" \n")]
    >>> [line.plain for line in lines_of(pieces)]
    ['a', 'b c', 'd']
    """
    whole = [part for piece in pieces for part in piece.parts]
    text = "".join(part.text for part in whole).rstrip()
    line: list[StyledPart] = []
    left = len(text)
    for part in whole:
        first, *others = part.text[: max(left, 0)].split("\n")
        left -= len(part.text)
        line.append(StyledPart(first, part.style))
        for other in others:
            yield StyledLine(tuple(line))
            line = [StyledPart(other, part.style)]
    yield StyledLine(tuple(line))
