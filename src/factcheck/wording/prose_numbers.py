"""Numbers in digits, in Chinese numerals and in English words, as running text has them."""

from __future__ import annotations

import re

from factcheck.domain.rational import Fraction
from factcheck.wording.en.numeral import ORDINALS, TENS, UNITS, leading_english_numeral
from factcheck.wording.zh.numeral import chinese_numeral

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d|,\d)|\d+)"
    r"(?:\.\d+|-[1-7]/[248](?![\d/])|[¼½¾⅛⅜⅝⅞⅓⅔])?"
)
EIGHTHS = {mark: Fraction(part, 8) for part, mark in zip(range(1, 8), "⅛¼⅜½⅝¾⅞", strict=True)}
MIXED = EIGHTHS | {"⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
#: Numerals that stand only before a scale or a noun, and are none by themselves.
BARE_STEPS = {"百": Fraction(100), "千": Fraction(1000)}
LOOSE_WORDS = {
    **dict.fromkeys(("half", "a half", "half a"), Fraction(1, 2)),
    **dict.fromkeys(("dozen", "a dozen"), Fraction(12)),
    **dict.fromkeys(("hundred", "a hundred"), Fraction(100)),
}
SMALL = (*UNITS[1:], *TENS)
SMALL_NUMBER = "|".join(sorted(SMALL, key=len, reverse=True))
ENGLISH_NUMBER = (
    rf"(?:(?:an? )?(?:hundred|dozen)|half(?: an?(?= (?:thousand|million|billion|trillion)\b))?"
    rf"|(?:{SMALL_NUMBER})(?: and a half|(?:-(?:{SMALL_NUMBER}))?"
    rf"(?:[ -](?:hundred|dozen)(?: and (?:{SMALL_NUMBER})(?:-(?:{SMALL_NUMBER}))?)?)?))"
)
#: What is counted in words: one to twelve, and 一 to 十.
COUNTS = {word: number for number, word in enumerate(UNITS[1:13], start=1)}
HAN_COUNTS = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2
}
_RANKS = {word: value for value, word in enumerate(ORDINALS, start=1)}


def digits(text: str) -> Fraction:
    """Value of digits with thousands commas.

    >>> digits("1,234.50")
    Fraction(2469, 2)
    >>> digits("5-1/4")
    Fraction(21, 4)
    """
    plain = text.replace(",", "")
    if plain[-1:] in MIXED:
        return Fraction(plain[:-1]) + MIXED[plain[-1]]
    whole, apart, part = plain.partition("-")
    if apart:
        return Fraction(whole) + Fraction(part)
    whole, _, decimals = plain.partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def chinese(text: str) -> Fraction | None:
    """Value of a Chinese numeral, or None if it is none.

    >>> chinese("三百六十"), chinese("二〇二一"), chinese("百"), chinese("般")
    (Fraction(360, 1), Fraction(2021, 1), Fraction(100, 1), None)
    """
    if text in BARE_STEPS:
        return BARE_STEPS[text]
    if text.isdigit():
        return Fraction(text)
    try:
        return chinese_numeral(text).value
    except ValueError:
        return None


def english(text: str) -> Fraction | None:
    """Value of English number words, or None.

    >>> english("twenty-five"), english("one hundred and twenty"), english("a dozen")
    (Fraction(25, 1), Fraction(120, 1), Fraction(12, 1))
    """
    word = text.lower()
    if word in LOOSE_WORDS:
        return LOOSE_WORDS[word]
    found = leading_english_numeral(word)
    return found.value if found and found.length == len(word) else None


def ordinal(text: str) -> int | None:
    """Value of an ordinal in either language: `second`, `22nd`, `二`, `3`.

    >>> ordinal("Second"), ordinal("22nd"), ordinal("十二")
    (2, 22, 12)
    """
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", text)
    if found:
        return int(found[1])
    word = text.lower()
    if word in _RANKS:
        return _RANKS[word]
    value = chinese(text)
    return None if value is None else int(value)
