"""The line at fault, with carets under the right columns of a terminal."""

from unicodedata import category, east_asian_width

WIDTH = 72  # columns a snippet may take, its line number apart
LEAD = 24  # columns kept before the fault when a long line is cut
LONGEST = 400  # characters of a problem; what it quotes may be a whole file


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
    start = min(column - 1, len(line))
    before = _shown(line[max(0, start - WIDTH) : start])
    marked = _cut(_shown(line[start : start + max(1, length)]), WIDTH - LEAD)
    if start > WIDTH or display_width(before + marked) > WIDTH:
        before = _tail(before, LEAD)
    shown = _cut(before + _shown(line[start : start + WIDTH + 1]), WIDTH)
    gutter = " " * len(str(number))
    carets = "^" * max(1, display_width(marked))
    return f"{number} | {shown}\n{gutter} | {' ' * display_width(before)}{carets}"


def shortened(problem: str) -> str:
    """Cut out the middle of what is wrong, where it quotes more than anyone reads.

    >>> shortened("unknown unit 'bilion CNY'")
    "unknown unit 'bilion CNY'"
    """
    if len(problem) <= LONGEST:
        return problem
    half = LONGEST // 2
    return f"{problem[: half - 1]}…{problem[-half:]}"


def _shown(text: str) -> str:
    """Replace what would move the carets: a tab, and what cannot be seen, take one column."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each == "\u3000" else " " if each.isspace() else "·"
        for each in text
    )


def _cut(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    taken = 0
    for place, character in enumerate(text):
        taken += _columns(character)
        if taken >= columns:
            return text[:place] + "…"
    return text


def _tail(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    while display_width(text) >= columns:
        text = text[1:]
    return "…" + text
