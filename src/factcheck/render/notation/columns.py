"""Text laid out in the columns of a terminal: widths, breaks, styles."""

from __future__ import annotations

import re
from enum import StrEnum
from unicodedata import category, east_asian_width

from msgspec import Struct


class Style(StrEnum):
    """A way to set text off, as an ANSI sequence; colour always goes with a sign or a word."""

    BOLD = "1"
    FAINT = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    BLUE = "34"
    MAGENTA = "35"
    CYAN = "36"


_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_NO_START = frozenset("，。、；：？！）》」』】〕”’…％,.;:?!)]}%")
_NO_END = frozenset("（《「『【〔“‘([{")
# What is never broken: a number with its sign and unit, and a word of another script.
_PIECE = re.compile(
    r"[ \t]+"
    r"|[+\-−]?\d(?:[\d.,:/]|-(?=\d))*(?: ?[万亿千百]+(?![ \t]))?(?: ?(?:[美欧日港]?元|公里|公顷"
    r"|千瓦时?|平方米|平方公里|个百分点|[%‰吨人户亩斤个家件项倍年月日成]|pp\b|times\b))?"
    r"|[(\[{]|[!-~À-ɏ]+|.",
    re.DOTALL,
)


def styled(text: str, *styles: Style) -> str:
    """Return the text between the sequences that switch the styles on and off."""
    if not styles or not text:
        return text
    return f"\x1b[{';'.join(styles)}m{text}\x1b[0m"


def plain(text: str) -> str:
    """Return the text without styles."""
    return _ANSI.sub("", text) if "\x1b" in text else text


def visible(text: str) -> str:
    r"""Return text of a user with every sign that could steer a terminal made harmless.

    >>> visible("a\x1b[31mb\nc")
    'a␛[31mb c'
    """
    if text.isprintable():
        return text
    return "".join(_harmless(sign) for sign in text)


def _harmless(sign: str) -> str:
    if sign.isprintable():
        return sign
    if sign.isspace():
        return " "
    code = ord(sign)
    return chr(0x2400 + code) if code < 0x20 else ("" if category(sign) == "Cf" else "�")


def width(text: str) -> int:
    """Return the columns a text takes; a Chinese character takes two.

    >>> width("达到 2311"), width(styled("ok", Style.BOLD))
    (9, 2)
    """
    text = plain(text)
    if text.isascii():
        return len(text)
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if sign.isascii():
        return 1
    if category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """Return the text with blanks after it, up to a width."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """Return as much of a plain text as fits, with an ellipsis where something is left out.

    >>> cut("全市地区生产总值翻了一番", 11)
    '全市地区生…'
    """
    if width(text) <= columns:
        return text
    used, signs = 0, []
    for sign in text:
        used += _columns(sign)
        if used > columns - 1:
            break
        signs.append(sign)
    while signs and signs[-1] in _NO_END:
        signs.pop()
    return "".join(signs).rstrip() + "…"


def wrapped(text: str, columns: int) -> list[str]:
    """Break a plain text into lines, never inside a number or a word.

    Chinese breaks between any two characters, but no line begins with a closing sign or ends with
    an opening one. A piece wider than a line stands alone on one.

    Examples
    --------
    >>> wrapped("found 1.8210 times in 2021", 12)
    ['found', '1.8210 times', 'in 2021']
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = width(piece)
        if line and used + width(piece.rstrip()) > columns:
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
        if glued:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


_ASCII = str.maketrans(
    {
        "✔": "+", "≈": "=", "–": "-", "⇄": "<>", "✘": "x", "…": "...", "·": "-", "→": "->",
        "─": "-", "×": "x", "≤": "<=", "≥": ">=", "“": '"', "”": '"', "‘": "'", "’": "'",
        "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "-", "▆": "=", "▇": "^", "█": "^", "│": "|",
    }
)  # fmt: skip


def encodable(text: str, encoding: str | None) -> str:
    """Return the text in signs that an encoding has: first our own signs in ASCII, then escapes."""
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        pass
    else:
        return text
    simple = text.translate(_ASCII)
    name = encoding or "utf-8"
    return simple.encode(name, "backslashreplace").decode(name)


class Page(Struct, frozen=True, kw_only=True):
    """A place to set text: how wide it is, and whether it takes colour."""

    columns: int = 80
    colour: bool = False

    def styled(self, text: str, *styles: Style) -> str:
        """Return the text in a style, if the page takes any."""
        return styled(text, *styles) if self.colour else text

    def field(self, label: str, text: str, *, indent: int = 4, stop: int = 15) -> list[str]:
        """Set a label and, beside it, a text that flows over as many lines as it needs."""
        columns = max(self.columns - stop, 20)
        first, *others = wrapped(visible(text), columns)
        head = " " * indent + self.styled(padded(label, stop - indent), Style.FAINT)
        return [(head + first).rstrip(), *(" " * stop + line for line in others)]

    def paragraph(self, text: str, *, indent: int = 0, hanging: int = 0) -> list[str]:
        """Set a text over as many lines as it needs, all but the first further in."""
        lines = wrapped(visible(text), max(self.columns - indent - hanging, 20))
        margin = " " * indent
        return [margin + lines[0], *(margin + " " * hanging + line for line in lines[1:])]
