"""Lines broken only because the page was full: a sentence runs on over them.

A line is full when the first word of the next one would not have fitted. A text is set to a
width when most of its lines are full; texts with one paragraph to a line are left alone.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

#: Put in the place of a line's end inside Chinese text: left out of the plain text.
NOTHING = "\u200b"

WIDEST = 130
NARROWEST = 24
ENOUGH_LINES = 3
#: Lines set in type of varying width, as taken out of a PDF, end a little before the width.
RAGGED = 0.85

#: The end of a line within a number that has its unit on the next one.
BROKEN = re.compile(
    r"\n(?:(?=\d{1,3}(?:\.\d{1,4})?[万亿%元吨个人户])"
    r"(?:(?<=[一-鿿]\d\n)|(?<=[一-鿿]\d\d\n)|(?<=[一-鿿]\d\d\d\n))"
    r"|(?=\d{1,4}[万亿%元吨个人户])"
    r"(?:(?<=[一-鿿]\d\.\n)|(?<=[一-鿿]\d\d\.\n)|(?<=[一-鿿]\d\d\d\.\n)))"
)
MARKED = re.compile("[，,。；]")
IDEOGRAPH = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]")
WORD = re.compile(r"\s*[!-~]*")
ENDED = ".。!！?？:："
FRESH = re.compile(
    r"[ ]*(?:[-*+•·▪●○◆■–—](?![\d])|#|\||>|\d{1,3}[.)、](?!\d)"
    r"|[(（][\da-z一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节条])"
)


def joined(text: str) -> str:
    r"""Text of the same length in which lines broken by the page's width run on.

    Examples
    --------
    >>> page = "Output of the city grew by\n5.4 percent and the number of\n"
    >>> joined(page + "firms rose to 1,200 by the end\nof the year.").count("\n")
    0
    """
    lines = text.split("\n")
    width = _width(lines)
    if not width:
        return _mended(text)
    pieces: list[str] = []
    for line, following in pairwise(lines):
        pieces += (line, _between(line, following) if _runs_on(line, following, width) else "\n")
    return _mended("".join((*pieces, lines[-1])))


def _mended(text: str) -> str:
    r"""Text in which figures that a line's end has broken are whole, line by line.

    >>> _mended("面对复杂严峻的外部环境,全区上下主动作为,全年完成外贸总额19\n6.4亿元").count("\n")
    0
    >>> _mended("第19\n6.4亿元").count("\n")
    1
    """
    at = 0
    pieces: list[str] = []
    for broken in BROKEN.finditer(text):
        line = text[text.rfind("\n", 0, broken.start()) + 1 : broken.start()]
        if len(line) >= NARROWEST and MARKED.search(line):
            pieces += (text[at : broken.start()], NOTHING)
            at = broken.end()
    return "".join((*pieces, text[at:])) if pieces else text


def _width(lines: Sequence[str]) -> float:
    """Width to which the text was set, 0 where it was not."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) <= ENOUGH_LINES:
        return 0
    widest = lengths[(len(lengths) - 1) * 9 // 10]
    if not NARROWEST <= widest <= WIDEST:
        return 0
    width = widest * RAGGED
    pairs = [
        pair for pair in pairwise(lines) if all(map(str.strip, pair)) and not _ended(*pair)
    ]  # where a sentence ends its line may be broken or not
    full = sum(_full(*pair, width) for pair in pairs)
    return width if full >= ENOUGH_LINES and full * 2 >= len(pairs) else 0


def _ended(line: str, following: str) -> bool:
    """Whether a sentence ends with the line; a point before a digit is a decimal's."""
    return line.rstrip()[-1] in ENDED and not (line.endswith(".") and following[0].isdigit())


def _full(line: str, following: str, width: float) -> bool:
    word = WORD.match(following)
    return len(line) + 1 + (word.end() if word else 0) > width


def _runs_on(line: str, following: str, width: float) -> bool:
    if not line.strip() or not following.strip() or not _full(line, following, width):
        return False
    if FRESH.match(following) or line.lstrip().startswith(("#", "|")):
        return False
    indented = following.startswith(" ") and not line.startswith(" ")
    return not indented or FRESH.match(line) is not None


def _between(line: str, following: str) -> str:
    """What stands for the line's end: a blank, or nothing inside Chinese text."""
    chinese = IDEOGRAPH.search(line) or IDEOGRAPH.search(following)
    ascii_words = line[-1:].isascii() and line[-1:].isalpha() and following[:1].isalpha()
    return NOTHING if chinese and not (ascii_words and following[:1].isascii()) else " "
