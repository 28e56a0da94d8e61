"""One written form for what is typed in several: widths, dashes, spaces, minus signs."""

from __future__ import annotations

from functools import cache


@cache
def _translation() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
    table |= dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000\t"), " ")
    table |= dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\u2015\ufe63"), "-")
    table |= dict.fromkeys(map(ord, "～\u301c\u223c\u2053"), "~")
    table |= {ord("\u03bc"): "\u00b5", ord("￥"): "¥", ord("￡"): "£"}
    return table


def plain(text: str) -> str:
    """Give the text in plain signs, character for character, so that columns stay.

    Examples
    --------
    >>> plain("－１２．７％")
    '-12.7%'
    """
    return text.translate(_translation())
