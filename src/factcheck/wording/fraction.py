"""Parts of a whole: 三分之一, two thirds, half, 三成, 百分之十二, 1/3, 2½, 1 in 5."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from factcheck.domain.amount_text import exact_text
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.en.numeral import leading_english_numeral
from factcheck.wording.misread import MisreadError
from factcheck.wording.number import WrittenNumber, of_numeral
from factcheck.wording.number_digits import chinese_number, read_digits
from factcheck.wording.numeral import Numeral
from factcheck.wording.unit_composition import scale_words
from factcheck.wording.vocabulary import any_of, section

#: What a whole is divided by, by the name of the part.
PARTS = {part: int(size) for part, size in section("en/numbers", "parts").items()}
_SIZES = PARTS | {"halves" if part == "half" else f"{part}s": size for part, size in PARTS.items()}
_OWN_UNITS = {100: "%", 1000: "‰", 10**6: "ppm"}
_SIGNS = {
    sign: Fraction(int(part[0]), int(part[1:]))
    for sign, part in zip(
        "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒",
        "12 13 23 14 34 15 25 35 45 16 56 17 18 38 58 78 19 110".split(),
        strict=True,
    )
}
_IN = "(?:[ -]in[ -]| out of | of )(?:every |each )?(?=[0-9a-z])"
_ONE = Numeral(value=Fraction(1), place=Fraction(1), length=0)


def read_fraction(text: str) -> WrittenNumber | None:
    """Read a part of a whole at the beginning of the text; None if there is none.

    A part coarser than tenths is known to a tenth: a third is 0.28 to 0.38.

    Examples
    --------
    >>> read_fraction("三分之一").place
    Fraction(1, 10)
    """
    for pattern, reader in _readers():
        match = pattern.match(text)
        found = reader(match) if match is not None else None
        if found is not None:
            return found
    return None


def is_part(text: str, end: int) -> bool:
    """Whether a number that ends there goes on as a part: 1/3, 1 1/2, 2½, 3成, 1 in 5."""
    return _goes_on().match(text, end) is not None


def _part(above: Numeral, below: int, end: int) -> WrittenNumber:
    if below == 0:
        raise MisreadError(say("a part of nothing"), say("Check the denominator."))
    unit = _OWN_UNITS.get(below, "")
    return WrittenNumber(
        digits=exact_text(above.value) if unit else f"{exact_text(above.value)}/{below}",
        value=above.value / (1 if unit else below),
        place=above.place / (1 if unit else max(10, below)),
        end=end,
        is_whole=False,
        is_word=True,
        unit=unit,
    )


def _chinese(match: re.Match[str]) -> WrittenNumber:
    size = f"一{match[1]}" if match[1][0] in "百千万亿" else match[1]
    below = int(chinese_number(size).value)
    return _part(chinese_number(match[2]), below, match.end())


def _english(match: re.Match[str]) -> WrittenNumber:
    above = leading_english_numeral(match[1] or "") or _ONE
    size = _SIZES[match[2].lower()]
    return _part(above, size, match.end())


def _slashed(match: re.Match[str]) -> WrittenNumber:
    above = Numeral(value=Fraction(int(match[1])), place=Fraction(1), length=0)
    return _part(above, int(match[2]), match.end())


def _mixed(match: re.Match[str]) -> WrittenNumber:
    """2½ and 1 1/2: whole ones and a part."""
    part = _SIGNS[match[2]] if match[2] else Fraction(int(match[3]), int(match[4]))
    if part >= 1:
        raise MisreadError(
            say("{text!r} can be read in more than one way", text=match[0]),
            say("Write it with decimals: 1.5."),
        )
    value = int((match[1] or "0").replace(",", "")) + part
    return WrittenNumber(
        digits=exact_text(value) if match[1] else f"{part.numerator}/{part.denominator}",
        value=value,
        place=Fraction(1, max(10, part.denominator)),
        end=match.end(),
        is_whole=False,
        is_word=not match[1],
    )


def _out_of(match: re.Match[str]) -> WrittenNumber | None:
    """1 in 5, two out of five, 3 in every 10,000: the last digit of the whole is rounded."""
    above = read_digits(match[1]) or _english_number(match[1])
    start = match.end()
    whole = _whole(match.string[start:])
    if above is None or not above.is_whole or above.end < len(match[1]) or whole is None:
        return None
    if above.value > whole.value or whole.value < 2:
        raise MisreadError(
            say("{text!r} is no part of a whole", text=match.string[: start + whole.end]),
            say("Check both numbers."),
        )
    return WrittenNumber(
        digits=f"{exact_text(above.value)}/{exact_text(whole.value)}",
        value=above.value / whole.value,
        place=1 / max(Fraction(10), whole.value),
        end=start + whole.end,
        is_whole=False,
        is_word=True,
        whole=whole,
    )


def _whole(text: str) -> WrittenNumber | None:
    """Read the whole of which a part is, with its scale word: 5, ten thousand, 10 million."""
    number = read_digits(text) or _english_number(text)
    if number is None or not number.is_whole:
        return number if number is not None and number.is_word else None
    rest = text[number.end :]
    folded = rest.lstrip().lower()
    for name, scale in scale_words():
        if folded.startswith(name) and not folded[len(name) :][:1].isalpha():
            return replace(
                number,
                digits=exact_text(number.value * scale),
                value=number.value * scale,
                place=number.place * scale,
                end=number.end + len(rest) - len(rest.lstrip()) + len(name),
            )
    return number


def _english_number(text: str) -> WrittenNumber | None:
    numeral = leading_english_numeral(text)
    return None if numeral is None else of_numeral(numeral, text)


def _half(match: re.Match[str]) -> WrittenNumber:
    return _part(_ONE, 2, match.end())


def _tenths(match: re.Match[str]) -> WrittenNumber:
    """三成 is 0.3, 三成五 is 0.35, 三成半 is 0.35 to a half of a tenth."""
    above = chinese_number(match[1])
    value, place = above.value, above.place
    if match[2] == "半":
        value, place = value + Fraction(1, 2), Fraction(1, 2)
    elif match[2] and place < 1:
        raise MisreadError(
            say("{text!r} can be read in more than one way", text=match[0]),
            say("Write it with decimals: 1.5."),
        )
    elif match[2]:
        value, place = value + chinese_number(match[2]).value / 10, Fraction(1, 10)
    return WrittenNumber(
        digits=exact_text(value),
        value=value,
        place=place,
        end=match.end(),
        is_whole=False,
        is_word=True,
        unit="成",
    )


@cache
def _readers() -> tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], WrittenNumber | None]], ...
]:
    numeral = "[零〇○一二两三四五六七八九十百千万亿点廿卅卌]+"
    above = "an?|one|two|three|four|five|six|seven|eight|nine"
    return (
        (re.compile(rf"({numeral})分之({numeral}|[0-9]+(?:\.[0-9]+)?)"), _chinese),
        (re.compile(r"([0-9][0-9,]*|[a-z]+(?:-[a-z]+)?)" + _IN, re.IGNORECASE), _out_of),
        (
            re.compile(
                rf"([0-9][0-9,]*)? ?(?:([{''.join(_SIGNS)}])"
                "|(?<=[0-9] )([1-9])/([1-9][0-9]?)(?![0-9/]))"
            ),
            _mixed,
        ),
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
                rf"(?:({above})[ -])?({any_of(_SIZES)})\b(?<!^third)(?<!^fourth)"
                r"(?: of(?: the| an?)?\b| an?\b| the\b)?",
                re.IGNORECASE,
            ),
            _english,
        ),
    )


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[/成{''.join(_SIGNS)}]|(?<= )[1-9]/[1-9])|{_IN}", re.IGNORECASE)
