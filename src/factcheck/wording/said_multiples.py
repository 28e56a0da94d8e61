"""Multiples that are said in a word, in the language of the reader: 翻一番 is *doubled*."""

from __future__ import annotations

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.language import Language, closed, language, later, say

_WORDS = {
    Fraction(1, 2): later("halved"),
    Fraction(2): later("doubled"),
    Fraction(3): later("tripled"),
    Fraction(4): later("quadrupled"),
}

_UNITS = {UnitForm.TIMES: later("times"), UnitForm.POINTS: later("pp")}


def said(figure: Figure) -> str:
    """Return a figure as printed; a multiple in words that the reader has for it.

    Examples
    --------
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> said(parse_figure("翻一番")), said(parse_figure("two-fold")), said(parse_figure("2.3 倍"))
    ('doubled', 'two-fold', '2.3 times')
    """
    text = figure.text.strip()
    if not figure.is_word:
        return _in_own_unit(text, figure)
    is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in text)
    if is_chinese is (language() == Language.CHINESE):
        return text
    word = _WORDS.get(figure.value) if figure.hedge is Hedge.AS_PRINTED else None
    return text if word is None else say(word)


def _in_own_unit(text: str, figure: Figure) -> str:
    """Put the reader's word for times or points where another language has its own."""
    word = _UNITS.get(figure.unit.form)
    unit = figure.measure.text
    if word is None or not unit or not text.endswith(unit):
        return text
    is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in unit)
    if is_chinese is (language() == Language.CHINESE):
        return text
    return closed(f"{text.removesuffix(unit).rstrip()} {say(word)}")
