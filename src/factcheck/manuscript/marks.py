"""Raised signs: which are marks of footnotes, and which belong to what they stand behind."""

from __future__ import annotations

import re

_ALWAYS = re.compile(
    r"\s*(?:[\[(［（〔]\s*(?:\d{1,3}|[a-z*])\s*[\])］）〕]|[*†‡§¶#]{1,3}|[①-⑳])\s*[,;]?\s*"
)
_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\s*")
_POWER = re.compile(r"(?<![\d.,])10$")
_SQUARE = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ft|R|r|χ|χ|s|x|y|CO|NO|[A-Z])$|米$")


def is_mark(before: str, raised: str) -> bool:
    """Whether a raised piece of text is the mark of a footnote, given what it stands behind.

    >>> is_mark("rose 12.5%", "3"), is_mark("on 120 km", "2"), is_mark("in the 19", "th")
    (True, False, False)
    """
    if _ALWAYS.fullmatch(raised):
        return True
    if not _NUMBERS.fullmatch(raised):
        return False
    return not _POWER.search(before) and not _SQUARE.search(before)


def with_raised(before: str, raised: str) -> str:
    """Return a text with a raised piece that is no mark; a power of ten is written as one.

    >>> with_raised("some 10", "6"), with_raised("120 km", "2")
    ('some 10^6', '120 km2')
    """
    is_power = raised.strip().isdigit() and _POWER.search(before)
    return f"{before}^{raised.strip()}" if is_power else before + raised
