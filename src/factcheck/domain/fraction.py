"""Parts of a whole said in words: 三分之一, two thirds, half, 三成, 百分之十二, 1/3."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache

from factcheck.domain.misread import MisreadError
from factcheck.domain.number import Number, chinese_number, decimal
from factcheck.domain.numeral import Numeral, leading_english_numeral
from factcheck.language import say

_PARTS = (
    "half third quarter fourth fifth sixth seventh eighth ninth tenth halves thirds quarters "
    "fourths fifths sixths sevenths eighths ninths tenths"
).split()
_SIZES = (2, 3, 4, 4, 5, 6, 7, 8, 9, 10)
_OWN_UNITS = {100: "%", 1000: "‰"}
_STEPS = {"百": 100, "千": 1000, "万": 10**4}
_ONE = Numeral(value=Fraction(1), place=Fraction(1), length=0)


def read_fraction(text: str) -> Number | None:
    """Read a part of a whole at the beginning of the text; None if there is none.

    A part coarser than tenths is known to a tenth: a third is 0.28 to 0.38.

    Examples
    --------
    >>> read_fraction("三分之一").place
    Fraction(1, 10)
    """
    for pattern, reader in _readers():
        match = pattern.match(text)
        if match is not None:
            return reader(match)
    return None


def _part(above: Numeral, below: int, end: int) -> Number:
    if below == 0:
        raise MisreadError(say("a part of nothing"), say("Check the denominator."))
    unit = _OWN_UNITS.get(below, "")
    return Number(
        digits=decimal(above.value) if unit else f"{decimal(above.value)}/{below}",
        value=above.value / (1 if unit else below),
        place=above.place / (1 if unit else max(10, below)),
        end=end,
        is_whole=False,
        is_word=True,
        unit=unit,
    )


def _chinese(match: re.Match[str]) -> Number:
    below = _STEPS.get(match[1]) or int(chinese_number(match[1]).value)
    return _part(chinese_number(match[2]), below, match.end())


def _english(match: re.Match[str]) -> Number:
    above = leading_english_numeral(match[1] or "") or _ONE
    size = _SIZES[_PARTS.index(match[2].lower()) % len(_SIZES)]
    return _part(above, size, match.end())


def _slashed(match: re.Match[str]) -> Number:
    above = Numeral(value=Fraction(int(match[1])), place=Fraction(1), length=0)
    return _part(above, int(match[2]), match.end())


def _half(match: re.Match[str]) -> Number:
    return _part(_ONE, 2, match.end())


def _tenths(match: re.Match[str]) -> Number:
    """三成 is 0.3, 三成五 is 0.35, 三成半 is 0.35 to a half of a tenth."""
    above = chinese_number(match[1])
    value, place = above.value, above.place
    if match[2] == "半":
        value, place = value + Fraction(1, 2), Fraction(1, 2)
    elif match[2]:
        value, place = value + chinese_number(match[2]).value / 10, Fraction(1, 10)
    return Number(
        digits=decimal(value),
        value=value,
        place=place,
        end=match.end(),
        is_whole=False,
        is_word=True,
        unit="成",
    )


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Number]], ...]:
    numeral = "[零〇一二两三四五六七八九十百千万点]+"
    above = "an?|one|two|three|four|five|six|seven|eight|nine"
    return (
        (re.compile(rf"({numeral})分之({numeral}|[0-9]+(?:\.[0-9]+)?)"), _chinese),
        (re.compile(r"([1-9][0-9]?)/([1-9][0-9]{0,2})(?![0-9/])"), _slashed),
        (
            re.compile(
                "([一二两三四五六七八九十]|[0-9]{1,2}(?:\\.[0-9]+)?) ?成(半|[一二三四五六七八九])?"
            ),
            _tenths,
        ),
        (re.compile("一?半(?:数|个)?"), _half),
        (
            re.compile(
                rf"(?:({above})[ -])?({'|'.join(reversed(_PARTS))})\b(?<!^third)(?<!^fourth)"
                r"(?: of(?: the| an?)?\b| an?\b| the\b)?",
                re.IGNORECASE,
            ),
            _english,
        ),
    )
