"""Text broken and cut to so many columns, where its language allows it.

A library knows how wide a sign is; where a Chinese line may end, and that a number keeps its unit,
it does not.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

_NO_START = frozenset("，。、；：？！）》」』】〕”’…％,.;:?!)]}%")
_NO_END = "（《「『【〔“‘([{"
# What is never broken: a number with its sign and unit, and a word of another script.
_PIECE = re.compile(
    r"[ \t]+"
    r"|[+\-−]?\d(?:[\d.,:/]|-(?=\d))*(?: ?[万亿千百]+(?![ \t]))?(?: ?(?:[美欧日港]?元|公里|公顷"
    r"|千瓦时?|平方米|平方公里|个百分点|[%‰吨人户亩斤个家件项倍年月日成]|pp\b|times\b))?"
    r"|[(\[{]|[!-~À-ɏ]+|.",
    re.DOTALL,
)


def cut(text: str, columns: int) -> str:
    """Return as much of a plain text as fits, with an ellipsis where something is left out.

    >>> cut("全市地区生产总值翻了一番", 11)
    '全市地区生…'
    """
    if cell_len(text) <= columns:
        return text
    return set_cell_size(text, columns - 1).rstrip(f"{_NO_END} ") + "…"


def wrapped(text: str, columns: int) -> list[str]:
    """Break a plain text into lines, never inside a number or a word.

    Chinese breaks between any two characters, but no line begins with a closing sign or ends with
    an opening one. A piece wider than a line stands alone on one.

    Examples
    --------
    >>> wrapped("found 1.8210 times in 2021", 12)
    ['found', '1.8210 times', 'in 2021']
    >>> wrapped("a name ::error::of a log", 8)
    ['a', 'name ::error::of', 'a log']
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = cell_len(piece)
        if line and used + cell_len(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line, used = "", 0
            if piece.isspace():
                continue
        line += piece
        used += size
    lines.append(line.rstrip())
    return lines if len(lines) == 1 else [each for each in lines if each]


def _pieces(text: str) -> list[str]:
    """Cut a text where a line may end, closing signs kept with what precedes them."""
    pieces: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        last = pieces[-1] if pieces else " "
        glued = not last.isspace() and (piece[0] in _NO_START or last[-1] in _NO_END)
        if piece.startswith("::") and last.isspace() and len(pieces) > 1:
            blank = pieces.pop()  # a log takes a line that begins so for a command
            pieces[-1] += blank + piece
        elif glued:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
