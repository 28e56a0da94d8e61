"""Figures in the cells of a table: their digits as printed, and the marks beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.load.grids import vocabulary as words

SPACES = " \u00a0\u2009\u202f\u2007\u2005\u2006"
NO_FIGURE = words.NO_FIGURE | frozenset(
    """
    .. ... .... … …… ‥ ⋯ - -- --- – — —— ― － . : / // x × z s c * **
    [c] [x] [z] (na) (x) (d) (s)
    """.split()
)
_MARK = (
    r"[*†‡§¶^]+|[¹²³⁰⁴-⁹ᵃ-ᶻ]+|[①-⑳㈠-㈩⑴-⒇]|\(\d\)|\d\)|\[\w{1,2}\]|\([a-z]{1,3}\)"
    rf"|（[{words.MARK_SIGNS}\d]+）|[a-zA-Z]{{1,3}}(?![\w])"
)
_NUMBER = re.compile(
    rf"(?:(?P<outer>US\$|\$|€|£|¥|￥|EUR|USD)[{SPACES}]*(?=[(（]))?"  # $(56)
    rf"(?P<open>[(（])?[{SPACES}]*(?P<sign>[+\-−–—▲△]?)[{SPACES}]*(?P<before>US\$|\$|€|£|¥|￥|EUR|USD)?"
    rf"[{SPACES}]*(?P<inner>[-−–]?)(?P<body>\d[\d.,'’{SPACES}]*\d|\d|[.,]\d+)(?P<exponent>[eE][+-]?\d+)?"
    rf"(?P<minus>-)?[{SPACES}]*(?P<behind>[%％‰]|€|£|EUR|USD|元)?[{SPACES}]*(?P<close>[)）])?"
    rf"[{SPACES}]*(?P<percent>[%％])?(?P<marks>(?:[{SPACES},]*(?:{_MARK}))*)[{SPACES}]*"
)
_GROUPED = re.compile(rf"\d{{1,3}}(?:([{SPACES}'’])\d{{3}})(?:\1\d{{3}})*(?P<rest>[.,]\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
_UNITS = {"%": "%", "％": "%", "‰": "‰", "$": "US$", "US$": "US$", "USD": "US$", "€": "EUR",
          "EUR": "EUR", "£": "GBP", "元": "元"}  # fmt: skip


class CellFigure(NamedTuple):
    """A figure: its digits with a point before the decimals, and what stands beside it."""

    value: str
    unit: str = ""
    marks: tuple[str, ...] = ()
    is_bracketed: bool = False


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure; an empty one says nothing."""
    return text.strip(SPACES).casefold() in NO_FIGURE


def missing_mark(text: str) -> str:
    """Return the mark of a missing figure, without a flag beside it (".. p"); else nothing."""
    stripped = text.strip(SPACES)
    if is_missing(stripped):
        return stripped
    match = re.fullmatch(rf"(\.\.\.?|:|…|-|–|—|\.)[{SPACES}]*(?:{_MARK})+", stripped)
    return match[1] if match else ""


def is_numeral(text: str) -> bool:
    """Whether a text is a figure, whatever its point and comma stand for."""
    match = _NUMBER.fullmatch(text.strip(SPACES))
    return match is not None and bool(_marks_of(_body(match["body"])))


def decimal_marks(texts: Iterable[str]) -> dict[str, int]:
    """Return which decimal marks the figures of a table show, each with the first that shows it.

    A figure such as 1,234 shows none: it may be read either way. It is counted under "".

    >>> decimal_marks(["2,60", "8.003.421", "17"])
    {',': 0}
    """
    shown: dict[str, int] = {}
    for index, text in enumerate(texts):
        match = _NUMBER.fullmatch(text.strip(SPACES))
        marks = _marks_of(_body(match["body"])) if match else ""
        if len(marks) == 2:
            shown.setdefault("", index)
        elif marks in {".", ","}:
            shown.setdefault(marks, index)
    return shown


def cell_figure(text: str, mark: str = ".") -> CellFigure | None:
    """Read the figure of a cell; None where it holds none.

    Parameters
    ----------
    text : str
        What the cell shows.
    mark : str
        The decimal mark of the table: a point or a comma.

    >>> cell_figure("(1,171)"), cell_figure("–1,0", ","), cell_figure("5.3 p")
    (CellFigure(value='-1171', unit='', marks=(), is_bracketed=True), \
CellFigure(value='-1.0', unit='', marks=(), is_bracketed=False), \
CellFigure(value='5.3', unit='', marks=('p',), is_bracketed=False))
    >>> cell_figure("$(56)")
    CellFigure(value='-56', unit='US$', marks=(), is_bracketed=True)
    """
    match = _NUMBER.fullmatch(text.strip(SPACES))
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    body = _body(match["body"])
    if mark not in (_marks_of(body) or mark):
        return None
    digits = _plain(body, mark)
    if not re.fullmatch(r"\d*\.?\d+", digits):
        return None
    negatives = [
        match["sign"] not in {"", "+"},
        bool(match["inner"]),
        bool(match["minus"]),
        bool(match["open"]),
    ]
    sign = "-" if any(negatives) and re.search("[1-9]", digits) else ""
    beside = match["before"] or match["outer"] or match["behind"] or match["percent"] or ""
    return CellFigure(
        value=sign + digits + (match["exponent"] or ""),
        unit=_UNITS.get(beside, ""),
        marks=tuple(re.findall(_MARK, match["marks"])),
        is_bracketed=bool(match["open"]),
    )


def _body(text: str) -> str:
    """Take the blanks and apostrophes out of a number that they part into thousands."""
    if not re.search(rf"[{SPACES}'’]", text):
        return text
    match = _GROUPED.fullmatch(text)
    if match is None:
        return "?"
    rest = match["rest"] or ""
    whole = re.sub(r"\D", "", text[: len(text) - len(rest)])
    return f"{whole}{rest}"


def _marks_of(body: str) -> str:
    """Return the decimal marks that a number can have: ".", ",", both, or none if it is no number.

    A whole number without separators may have either, which says nothing: "any" stands for that.
    """
    if body == "?":
        return ""
    points, commas = body.count("."), body.count(",")
    if not points and not commas:
        return ".,?"
    if points and commas:
        last = max(body.rfind("."), body.rfind(","))
        decimal, other = body[last], "," if body[last] == "." else "."
        fits = body.count(decimal) == 1 and _is_grouped(body[:last], other)
        return decimal if fits else ""
    only = "." if points else ","
    other = "," if points else "."
    if points + commas > 1:
        return other if _is_grouped(body, only) or _INDIAN.fullmatch(body) else ""
    if _is_grouped(body, only) and not body.startswith("0"):
        return ".,"
    return only


def _is_grouped(text: str, separator: str) -> bool:
    return bool(
        re.fullmatch(rf"\d{{1,3}}(?:{re.escape(separator)}\d{{3}})+", text)
        or (separator == "," and _INDIAN.fullmatch(text))
    )


def _plain(body: str, mark: str) -> str:
    """Write a number with a point for its decimal mark, and without marks between thousands."""
    other = "," if mark == "." else "."
    text = body.replace(other, "").replace(mark, ".")
    return f"0{text}" if text.startswith(".") else text
