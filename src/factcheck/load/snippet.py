"""The line at fault, with carets under the right columns of a terminal."""

from unicodedata import category, east_asian_width

WIDTH = 72  # columns a snippet may take, its line number apart
LEAD = 24  # columns kept before the fault when a long line is cut


def display_width(text: str) -> int:
    """Return the columns of a terminal that a text takes; Chinese characters take two.

    >>> display_width("达到 2311")
    9
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def snippet(line: str, number: int, column: int, length: int = 1) -> str:
    r"""Lay out a line of a file with carets under `length` characters from `column` on.

    >>> print(snippet("    is: 2311 亿圆", number=12, column=14, length=2))
    12 |     is: 2311 亿圆
       |              ^^^^
    """
    line = "".join(_visible(character) for character in line)
    start = min(column - 1, len(line))
    stop = max(start + 1, min(start + length, len(line)))
    left = start
    while left and display_width(line[left - 1 : start]) <= LEAD:
        left -= 1
    if display_width(line) <= WIDTH:
        left = 0
    before = ("…" if left else "") + line[left:start]
    marked = _cut(line[start:stop], WIDTH - LEAD)
    shown = _cut(before + line[start:], WIDTH)
    gutter = len(str(number))
    carets = "^" * max(1, display_width(marked))
    return f"{number} | {shown}\n{' ' * gutter} | {' ' * display_width(before)}{carets}"


def _visible(character: str) -> str:
    """Replace what would move the carets: a tab and what cannot be printed take one column."""
    if character.isprintable():
        return character
    return " " if character in "\t\u3000\xa0" else "·"


def _cut(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    kept = text
    while display_width(kept) >= columns:
        kept = kept[:-1]
    return kept + "…"
