"""Numbers written in words, Chinese and English.

A numeral in words has a value and a last written place, as one in digits has. Tens are places of
their own only in name: 二十 and "twenty" are counted to the unit, 两千 and "two thousand" to the
thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from factcheck.domain.misread import MisreadError
from factcheck.language import later, say

_NONE, _IN_DIGITS = later("no numeral: {text}"), later("Write it in digits.")
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
_RUN = re.compile("[0-9零〇一二两三四五六七八九十百千万亿点半]+")

_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number read from the beginning of a text."""

    value: Fraction
    place: Fraction  # that of the last written digit
    length: int  # how many characters of the text it takes


def chinese_numeral(text: str) -> Numeral:
    """Read a whole text as a Chinese numeral.

    Examples
    --------
    >>> chinese_numeral("两万五千").value, chinese_numeral("三点五").place
    (Fraction(25000, 1), Fraction(1, 10))

    Raises
    ------
    MisreadError
        If it is none.
    """
    if re.fullmatch("[零〇一二三四五六七八九]+", text) and (len(text) > 2 or "〇" in text):
        value = int("".join(str(DIGITS[digit]) for digit in text))
        return Numeral(value=Fraction(value), place=Fraction(1), length=len(text))
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals, len(text))
    if text == "半":
        return Numeral(value=Fraction(1, 2), place=Fraction(1, 10), length=1)
    return _Sum(text).numeral()


def leading_chinese_numeral(text: str) -> Numeral | None:
    """Read the longest Chinese numeral with which the text begins, if it begins with one."""
    run = _RUN.match(text)
    for end in range(run.end() if run else 0, 0, -1):
        try:
            return chinese_numeral(text[:end])
        except MisreadError:
            continue
    return None


def _misread(problem: str, text: str) -> MisreadError:
    return MisreadError(say(problem, text=text), say(_IN_DIGITS))


def _with_decimals(whole: str, decimals: str, length: int) -> Numeral:
    match = re.fullmatch("([零〇一二三四五六七八九]+)([十百千]?[万亿]*)", decimals)
    if not whole or match is None:
        raise _misread(_NONE, f"{whole}点{decimals}")
    digits = "".join(str(DIGITS[digit]) for digit in match[1])
    scale = 1
    for sign in match[2]:
        scale *= STEPS.get(sign) or MYRIADS[sign]
    place = Fraction(scale, 10 ** len(digits))
    value = _Sum(whole).numeral().value * scale + int(digits) * place
    return Numeral(value=value, place=place, length=length)


class _Sum:
    """A numeral of digits and steps, added up from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.total = 0  # of the closed sections, those with 万 and 亿
        self.section = 0
        self.digit: int | None = None
        self.place = 1
        self.step = 10**9  # the last one in this section: they must fall
        self.short_place = 0  # what a last bare digit stands on: the 五 of 两万五 on 1000

    def numeral(self) -> Numeral:
        for token in re.findall("[0-9]+|.", self.text):
            self._take(token)
        if self.digit is not None:
            self.place = self.short_place // 10 or 1
            self.section += self.digit * self.place
        if not self.text or self.text in MYRIADS or self.text in ("百", "千"):
            raise _misread(_NONE, self.text)
        return Numeral(
            value=Fraction(self.total + self.section),
            place=Fraction(self.place),
            length=len(self.text),
        )

    def _take(self, token: str) -> None:
        if token in DIGITS or token[0] in "0123456789":
            self._take_digit(token)
        elif token in STEPS:
            self._take_step(STEPS[token])
        elif token in MYRIADS:
            self._close(MYRIADS[token])
        else:
            raise _misread(_NONE, self.text)

    def _take_digit(self, token: str) -> None:
        if self.digit is not None:
            raise _misread(later("two digits side by side: {text}"), self.text)
        value = DIGITS.get(token)
        if value == 0 and self.text != token:
            self.short_place = 0
            return
        self.digit = int(token) if value is None else value

    def _take_step(self, step: int) -> None:
        digit = self.digit
        if digit is None and step == 10 and not self.section:
            digit = 1
        if digit is None or step >= self.step:
            raise _misread(_NONE, self.text)
        self.section += digit * step
        self.digit, self.step, self.short_place = None, step, step if step > 10 else 0
        self.place = step if step > 10 else 1

    def _close(self, scale: int) -> None:
        place = self.place if self.digit is None else 1
        part = self.section + (self.digit or 0)
        if not part and not self.total:
            raise _misread(_NONE, self.text)
        if part and self.total and self.total < scale:
            self.total = (self.total + part) * scale
        elif part:
            self.total += part * scale
        else:
            self.total *= scale
        self.section, self.digit, self.step = 0, None, 10**9
        self.place, self.short_place = place * scale, scale


def leading_english_numeral(text: str) -> Numeral | None:
    """Read the longest English numeral with which the text begins, if it begins with one.

    Examples
    --------
    >>> leading_english_numeral("twenty-one firms").value
    Fraction(21, 1)
    >>> leading_english_numeral("two and a half million yuan").place
    Fraction(100000, 1)
    """
    sum_ = _EnglishSum()
    end = reached = 0  # of the numeral so far, and of the words looked at
    for match in re.finditer(r"and a half\b|[a-z]+", text, re.IGNORECASE):
        if text[reached : match.start()] not in ("", " ", "-"):
            break
        word = match[0].lower()
        if word in ("a", "an") and not reached:
            sum_.section = Fraction(1)
        elif word != "and" or not end:
            if not sum_.takes(word):
                break
            end = match.end()
        reached = match.end()
    return Numeral(value=sum_.value, place=sum_.place, length=end) if end else None


class _EnglishSum:
    """An English numeral, word by word."""

    def __init__(self) -> None:
        self.total = self.section = Fraction(0)
        self.place = Fraction(1)

    @property
    def value(self) -> Fraction:
        return self.total + self.section

    def takes(self, word: str) -> bool:
        """Add a word, if it goes on with the numeral."""
        value = _values().get(word)
        if value is not None and self.section % (100 if value >= 10 else 10) == 0:
            self.section, self.place = self.section + value, Fraction(1)
            return True
        if word == "and a half" and self.section and self.section % 1 == 0:
            self.section, self.place = self.section + Fraction(1, 2), Fraction(1, 10)
            return True
        scale = _ENGLISH_SCALES.get(word)
        if scale is None or not self.section:
            return False
        self.section, self.place = self.section * scale, self.place * scale
        if scale > 100:
            self.total, self.section = self.total + self.section, Fraction(0)
        return True


@cache
def _values() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_ENGLISH_UNITS)}
    return words | {word: 10 * index for index, word in enumerate(_ENGLISH_TENS, start=2)}
