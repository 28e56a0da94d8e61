"""Numbers in Chinese words, alone or mixed with digits: 两万五千, 12万3456, 1亿2345.6万.

One single digit behind a step is short for the next place (一万二 is 12,000, 13万2 is 132,000);
several digits stand for themselves (3万4000 is 34,000), and so does a digit behind 零.
"""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.language import later, say
from factcheck.wording.misread import MisreadError
from factcheck.wording.numeral import Numeral

_NONE, _IN_DIGITS = later("no numeral: {text}"), later("Write it in digits.")
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
#: Tens in one sign, as newspapers of Taiwan write them.
TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
SCALES = "".join((*STEPS, *MYRIADS))
FINANCIAL = str.maketrans("壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟", "一二二三三三四五六六七八九十百千")
_RUN_OF_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_RUN = re.compile(f"(?:{_RUN_OF_DIGITS}|[零〇○一二两三四五六七八九{SCALES}点半])+")
_TOKEN = re.compile(f"{_RUN_OF_DIGITS}|.")
_NO_LIMIT = 10**60


def chinese_numeral(text: str) -> Numeral:
    """Read a whole text as a Chinese numeral.

    Examples
    --------
    >>> chinese_numeral("两万五千").value, chinese_numeral("三点五").place
    (Fraction(25000, 1), Fraction(1, 10))
    >>> chinese_numeral("12万3456").value, chinese_numeral("13万2").value
    (Fraction(123456, 1), Fraction(132000, 1))

    Raises
    ------
    MisreadError
        If it is none.
    """
    length = len(text)
    for sign, spelled in TENS.items():
        text = text.replace(sign, spelled)
    if (value := _by_digits(text)) is not None:
        return Numeral(value=Fraction(value), place=Fraction(1), length=length)
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals, length)
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


def _by_digits(text: str) -> int | None:
    """Return what several digits in a row say, place by place: 五八四 is 584, 〇 is 0.

    >>> _by_digits("五八四"), _by_digits("五十"), _by_digits("五八")
    (584, None, None)
    """
    told = re.fullmatch("[零〇○一二三四五六七八九]+", text)
    if told is None or not (len(text) > 2 or set(text) & {"〇", "○"}):
        return None
    return int("".join(str(DIGITS[digit]) for digit in text))


def _misread(problem: str, text: str) -> MisreadError:
    return MisreadError(say(problem, text=text), say(_IN_DIGITS))


def _with_decimals(whole: str, decimals: str, length: int) -> Numeral:
    match = re.fullmatch("([零〇○一二三四五六七八九]+)([十百千]?[万亿]*)", decimals)
    if not whole or match is None:
        raise _misread(_NONE, f"{whole}点{decimals}")
    digits = "".join(str(DIGITS[digit]) for digit in match[1])
    scale = 1
    for sign in match[2]:
        scale *= STEPS.get(sign) or MYRIADS[sign]
    place = Fraction(scale, 10 ** len(digits))
    told = _by_digits(whole)
    units = _Sum(whole).numeral().value if told is None else told
    value = units * scale + int(digits) * place
    return Numeral(value=value, place=place, length=length)


class _Digits(Struct, frozen=True, kw_only=True):
    """Digits within a numeral, as one number."""

    value: Fraction
    place: Fraction
    is_single: bool


class _Sum:
    """A numeral of digits and steps, added up from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.total = Fraction(0)  # of the closed sections, those with 万 and 亿
        self.section = Fraction(0)
        self.digits: _Digits | None = None
        self.place = Fraction(1)
        self.step = _NO_LIMIT  # the last one in this section: they must fall
        self.myriad = _NO_LIMIT  # the last 万 or 亿: what follows is less
        self.short_place = 0  # what a last bare digit stands on: the 五 of 两万五 on 1000
        self.is_cut = False  # decimals were closed by 万 or 亿: no digit may follow
        self.before = ""  # the token before

    def numeral(self) -> Numeral:
        for token in _TOKEN.findall(self.text):
            self._take(token)
            self.before = token
        if self.digits is not None:
            self._end(self.digits)
        ends_in_zero = self.before in ("零", "〇") and self.text != self.before
        if ends_in_zero or not self.text or self.text in (*MYRIADS, "百", "千"):
            raise _misread(_NONE, self.text)
        return Numeral(value=self.total + self.section, place=self.place, length=len(self.text))

    def _take(self, token: str) -> None:
        if self.is_cut and token not in MYRIADS:
            raise self._in_two_ways()  # 1.23万4567
        if token in DIGITS or token[0] in "0123456789":
            self._take_digits(token)
        elif token in STEPS:
            self._take_step(STEPS[token])
        elif token in MYRIADS:
            self._close(MYRIADS[token])
        else:
            raise _misread(_NONE, self.text)

    def _take_digits(self, token: str) -> None:
        if self.digits is not None:
            raise _misread(later("two digits side by side: {text}"), self.text)
        value = DIGITS.get(token)
        if value == 0 and self.text != token:
            self.short_place = 0
        elif value is not None:
            self.digits = _Digits(value=Fraction(value), place=Fraction(1), is_single=True)
        else:
            written = token.replace(",", "")
            decimals = written.partition(".")[2]
            self.digits = _Digits(
                value=Fraction(written),
                place=Fraction(1, 10 ** len(decimals)),
                is_single=len(written) == 1,
            )

    def _take_step(self, step: int) -> None:
        digits = self.digits
        if digits is None and step == 10 and not self.section:
            digits = _Digits(value=Fraction(1), place=Fraction(1), is_single=True)
        if digits is None or not digits.is_single or step >= self.step:
            raise _misread(_NONE, self.text)
        self.section += digits.value * step
        self.digits, self.step, self.short_place = None, step, step if step > 10 else 0
        self.place = Fraction(step if step > 10 else 1)

    def _close(self, scale: int) -> None:
        """Multiply what stands before 万 or 亿: the part since the last one, or all there is."""
        part, place = self.section, self.place
        is_short = False
        if self.digits is not None:
            part, place = self._with(self.digits), self.digits.place
            self.is_cut = place < 1
            is_short = self.digits.is_single and self.short_place > 0
            if is_short and self.section:
                raise self._in_two_ways()  # 三百五万
        if part and not self.total:
            self.total, self.myriad = part * scale, scale
        elif part and part * scale < self.myriad:
            self.total, self.myriad = self.total + part * scale, scale
        elif part and self.total < scale and part < self.myriad and not is_short:
            self.total, self.myriad = (self.total + part) * scale, scale  # 一万二千亿
        elif not part and self.before in MYRIADS and self.total % self.myriad == 0:
            self.total, self.myriad = self.total * scale, self.myriad * scale  # 万亿
        else:
            raise self._in_two_ways()
        self.section, self.digits, self.step = Fraction(0), None, _NO_LIMIT
        self.place, self.short_place = place * scale, self.myriad

    def _end(self, digits: _Digits) -> None:
        """Add the digits in which the numeral ends."""
        if self.before == "两" and self.text != "两":
            raise self._in_two_ways()  # 二十两 is a weight
        if digits.is_single and self.short_place:
            self.place = Fraction(self.short_place, 10)
            self.section += digits.value * self.place
            return
        is_behind_step = self.short_place or self.step == 10
        if digits.place < 1 and digits.value < 10 and is_behind_step:
            raise self._in_two_ways()  # 13万2.5
        self.section, self.place = self._with(digits), digits.place

    def _with(self, digits: _Digits) -> Fraction:
        """Add digits that stand for themselves to the section; they are less than its last step."""
        if digits.value >= (self.step if self.section else self.myriad):
            raise self._in_two_ways()
        return self.section + digits.value

    def _in_two_ways(self) -> MisreadError:
        return _misread(later("{text} can be read in more than one way"), self.text)
