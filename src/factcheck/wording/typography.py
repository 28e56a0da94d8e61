"""One written form for what is typed in several: widths, dashes, spaces, minus signs, 萬 and 万."""

from __future__ import annotations

from functools import cache

from factcheck.wording.traditional import TABLE


@cache
def _translation() -> dict[int, int | str]:
    table: dict[int, int | str] = {
        code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)
    }  # full-width ASCII
    table |= dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09), " ")
    table |= dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\u2015\ufe63"), "-")
    table |= dict.fromkeys(map(ord, "～\u301c\u223c\u2053"), "~")
    table |= dict.fromkeys(map(ord, "‘’ʼ′"), "'")
    table |= dict.fromkeys(map(ord, "\u2044\u2215"), "/")
    table |= {0x2080 + digit: str(digit) for digit in range(10)}  # CO₂
    table |= {ord("\u03bc"): "\u00b5", ord("￥"): "¥", ord("￡"): "£"}
    return table | TABLE


def plain(text: str) -> str:
    """Give the text in plain signs, character for character, so that columns stay.

    Examples
    --------
    >>> plain("－１２．７％"), plain("3萬餘戶")
    ('-12.7%', '3万余户')
    """
    return text.translate(_translation())
