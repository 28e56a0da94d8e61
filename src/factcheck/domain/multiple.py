"""Multiples said in words: doubled, 翻一番, 增长2倍, three times as much.

"增长2倍" and "up 2 times" are growth *by*, so to three times; "增长到2倍" and "2 times as much" are
growth *to*. A multiple in words (doubled, 两倍) must print as that multiple to one decimal and may be
more; one in digits (2 倍) is rounded like any figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from factcheck.domain.number import Number, NumberError, read_number

_WORDS = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "twice": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "treble": 3,
    "trebled": 3,
    "thrice": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "halved": Fraction(1, 2),
    "halving": Fraction(1, 2),
}
_GROW = "(?:增长|增加|提高|上升|扩大|上涨|提升|增|翻|放大)"
_RISE = (
    r"(?:up|rise|rose|risen|rising|grow|grew|grown|growing|increase|increased|increasing|expanded)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """So many times as much."""

    digits: str
    value: Fraction
    place: Fraction
    is_word: bool  # "doubled": may be more, and must print as such to one decimal
    unit: str


def read_multiple(text: str) -> Multiple | None:
    """Read a text that is a multiple in words from end to end; None if it is none.

    Raises
    ------
    NumberError
        If it can be read in two ways, as "3 times more" can.

    Examples
    --------
    >>> read_multiple("增长2倍").value, read_multiple("增长到2倍").value
    (Fraction(3, 1), Fraction(2, 1))
    >>> read_multiple("tripled").is_word
    True
    """
    for pattern, reader in _readers():
        match = pattern.fullmatch(text.strip())
        if match is not None:
            return reader(match)
    return None


def _word(value: Fraction, unit: str) -> Multiple:
    shown = str(value) if value.denominator == 1 else str(float(value))
    return Multiple(digits=shown, value=value, place=Fraction(1, 10), is_word=True, unit=unit)


def _said(match: re.Match[str]) -> Multiple:
    return _word(Fraction(_WORDS[match[1].lower()]), "times")


def _halved(_match: re.Match[str]) -> Multiple:
    return _word(Fraction(1, 2), "倍")


def _turned(match: re.Match[str]) -> Multiple:
    """翻一番 is twice, 翻两番 four times."""
    times = read_number(match[1] or "一").value
    if times.denominator != 1 or not 1 <= times <= 20:
        raise NumberError(f"{match[0]!r} cannot be read", "Write it in digits: 1.5 倍.")
    return _word(Fraction(2 ** int(times)), "倍")


def _of_number(written: str, more: int, unit: str) -> Multiple:
    half = written.endswith("半") and written != "半"
    number: Number = read_number(written.removesuffix("半") if half else written)
    if number.end != len(written) - half or number.unit or number.value < 0:
        raise NumberError(f"{written!r} is no multiple", "Write it in digits: 2.3 times.")
    if half:
        value, place = number.value + Fraction(1, 2) + more, Fraction(1, 10)
        return Multiple(
            digits=str(float(value)), value=value, place=place, is_word=False, unit=unit
        )
    value = number.value + more
    if number.is_word and number.is_whole and value > 1:
        return _word(value, unit)
    decimals = len(number.digits.partition(".")[2])
    shown = number.digits if not more else f"{float(value):.{decimals}f}"
    return Multiple(digits=shown, value=value, place=number.place, is_word=False, unit=unit)


def _grown_by(match: re.Match[str]) -> Multiple:
    if match["word"] or match["number"] is None:
        return _word(Fraction(2), "倍")
    return _of_number(match["number"], 1, "倍")


def _grown_to(match: re.Match[str]) -> Multiple:
    return _of_number(match["number"], 0, "倍")


def _up_by(match: re.Match[str]) -> Multiple:
    more = 0 if "fold" in match["unit"] else 1
    return _of_number(match["number"], more, "times")


def _times(match: re.Match[str]) -> Multiple:
    return _of_number(match["number"], 0, "times")


def _two_ways(match: re.Match[str]) -> Multiple:
    raise NumberError(
        f"{match[0]!r} can be read in two ways",
        f"Write '{match['number']} times as much', or 'up {match['number']} times'.",
    )


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Multiple]], ...]:
    zh = "[0-9][0-9.]*|[一二两三四五六七八九十百点]+半?"
    en = "[0-9][0-9.]*|[a-z]+(?:-[a-z]+)?"
    than = r"(?: (?:that|those|the).*)?"
    return tuple(
        (re.compile(pattern, re.IGNORECASE), reader)
        for pattern, reader in (
            (rf"(?:more or less )?({'|'.join(_WORDS)})(?: as (?:much|many|large|high))?{than}", _said),
            (r"(?:减半|减少一半|下降一半|降低一半|腰斩|降一半)", _halved),
            (r"(?:实现)?翻了?([一二两三四])?番", _turned),
            (rf"{_GROW}了?(?:(?P<word>一)|(?P<number>{zh}))倍", _grown_by),
            (rf"{_GROW}(?:了)?(?:到|至|为)(?:原来的|[^0-9]*年的)?(?P<number>{zh})倍", _grown_to),
            (r"(?:是|为|相当于)?[^0-9]*的?(?P<number>[一二两三四五六七八九十百点]+半?)倍", _grown_to),
            (rf"{_RISE}(?: by)? (?P<number>{en})[ -]?(?P<unit>times|fold|-fold)", _up_by),
            (rf"{_RISE} to (?P<number>{en})[ -]?(?:times|fold){than}", _times),
            (rf"(?P<number>{en}) times (?:more|larger|higher|bigger|greater).*", _two_ways),
            (r"(?P<number>[a-z]+)[ -]?(?:times|fold)(?: as (?:much|many|large|high)(?: as)?)?", _times),
        )
    )
