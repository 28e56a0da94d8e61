"""The number at the beginning of a figure, in digits or words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from factcheck.domain.misread import MisreadError
from factcheck.domain.numeral import (
    Numeral,
    chinese_numeral,
    leading_chinese_numeral,
    leading_english_numeral,
)
from factcheck.language import say

_DIGITS = "0123456789."
_LARGEST_EXPONENT = 60
_FALLS = ("下降", "减少", "降低", "下滑", "fell", "down", "decreased", "dropped", "declined", "cut")
_VAGUE = ("几", "数", "若干", "several", "dozens", "hundreds of", "thousands of", "millions of")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written, without scale or unit."""

    digits: str  # plain digits: "5.20", "-3", "2.31e11", "1/3"
    value: Fraction
    place: Fraction  # that of the last written digit
    end: int  # where it ends in the text
    is_whole: bool  # written to the unit: exact when it counts things
    is_word: bool = False
    unit: str = ""  # when the number says its own unit: 百分之十二, 三成, 第二


def read_number(text: str) -> Number:
    """Read the number with which the text begins, sign included.

    Raises
    ------
    MisreadError
        If there is none, or it can be read in two ways.

    Examples
    --------
    >>> read_number("5.20 %").place
    Fraction(1, 100)
    >>> read_number("百分之十二").unit
    '%'
    """
    start = len(text) - len(text.lstrip())
    sign = next((sign for sign in ("-", "+", "负", "minus ") if text.startswith(sign, start)), "")
    start += len(sign)
    start += len(text) - start - len(text[start:].lstrip())
    found = _unsigned(text[start:])
    if found is None:
        raise _no_number(text, start)
    if sign in ("", "+"):
        return replace(found, end=found.end + start)
    return replace(
        found, end=found.end + start, value=-found.value, digits=f"-{found.digits.lstrip('-')}"
    )


def _unsigned(text: str) -> Number | None:
    if text[:1] in _DIGITS and text:
        found = _digits(text)
        rest = text[found.end :].lstrip() if found else ""
        if found is not None and not rest.startswith(("/", "成", "st", "nd", "rd", "th")):
            return found
    from factcheck.domain.fraction import read_fraction

    return read_fraction(text) or _ordinal(text) or _digits(text) or _words(text)


def _no_number(text: str, start: int) -> MisreadError:
    said = text.strip()
    if not said:
        return MisreadError(
            say("there is no number"), say("Write the figure as printed: 2311 亿元."), start
        )
    if said.lower().startswith(_FALLS):
        return MisreadError(
            say("{text!r} says a fall in words", text=said),
            say("Write a fall as a negative figure: -12 %."),
            start,
        )
    if said.lower().startswith(_VAGUE):
        return MisreadError(
            say("{text!r} is too vague", text=said),
            say("Write the range it means: 20 to 90."),
            start,
        )
    return MisreadError(
        say("no number in {text!r}", text=said),
        say("Write the figure as printed: 2311 亿元, 34.7 %, over 2000, doubled."),
        start,
    )


def _digits(text: str) -> Number | None:
    match = _digits_pattern().match(text)
    if match is None:
        return None
    _require_one_reading(text, match.end())
    whole = (match[1] or "").replace(",", "").replace(" ", "")
    decimals, exponent = match[2] or "", int(match[3] or 0)
    if abs(exponent) > _LARGEST_EXPONENT:
        raise MisreadError(
            say("the exponent of {text!r} is out of all reason", text=match[0]), say("Check it.")
        )
    if (
        not decimals
        and not exponent
        and re.match("[十百千万亿][0-9一二三四五六七八九]", text[match.end() :])
    ):
        mixed = leading_chinese_numeral(text)  # 2万5千
        if mixed is not None and mixed.length > match.end():
            return of_numeral(mixed)
    place = Fraction(10) ** (exponent - len(decimals))
    return Number(
        digits=f"{whole or 0}{'.' if decimals else ''}{decimals}{'e' if match[3] else ''}"
        f"{match[3] or ''}",
        value=int(whole + decimals) * place,
        place=place,
        end=match.end(),
        is_whole=not decimals and not match[3],
    )


def _require_one_reading(text: str, end: int) -> None:
    rest = text[end : end + 2]
    run_on = rest[:1] in ",._'" and rest[1:].isdigit()
    if run_on or rest[:1].isdigit():
        written = re.match("[0-9.,_' ]*[0-9]", text)
        raise MisreadError(
            say(
                "{text!r} can be read in more than one way",
                text=written[0] if written else text,
            ),
            say("Write thousands in threes (1,234,567) and decimals after a point (3.5)."),
        )
    if re.match("[0-9]{1,3} 100 million", text):
        raise MisreadError(
            say("{text!r} can be read in two ways", text=text),
            say("Write 亿 for a hundred million, or give the number in million or billion."),
        )


def _ordinal(text: str) -> Number | None:
    match = _ordinal_pattern().match(text)
    if match is None:
        return None
    written = next(part for part in match.groups() if part)
    if written.isdigit() and written.isascii():
        value = int(written)
    elif written.isascii():
        value = _ORDINALS.index(written.lower()) + 1
    else:
        value = int(chinese_number(written).value)
    if value < 1:
        raise MisreadError(say("{text!r} is no rank", text=match[0]), say("Ranks run from 1."))
    return Number(
        digits=str(value),
        value=Fraction(value),
        place=Fraction(1),
        end=match.end(),
        is_whole=True,
        unit="rank",
    )


def chinese_number(written: str) -> Numeral:
    """Read a whole text as a Chinese numeral, or as digits."""
    number = _digits(written)
    if number is not None and number.end == len(written):
        return Numeral(value=number.value, place=number.place, length=number.end)
    return chinese_numeral(written)


def _words(text: str) -> Number | None:
    numeral = leading_chinese_numeral(text) or leading_english_numeral(text)
    if numeral is None:
        return None
    rest = text[numeral.length :]
    if rest[:1] and rest[0] in "一二两三四五六七八九十几半零":
        raise MisreadError(
            say("{text!r} can be read in more than one way", text=text),
            say("Write digits, and a range with both its ends: 30 至 40."),
        )
    return of_numeral(numeral)


def of_numeral(numeral: Numeral) -> Number:
    """Give the number that a numeral in words is."""
    return Number(
        digits=decimal(numeral.value),
        value=numeral.value,
        place=numeral.place,
        end=numeral.length,
        is_whole=numeral.place == 1,
        is_word=True,
    )


def decimal(value: Fraction) -> str:
    """Write a number that has few decimals with all of them."""
    for digits in range(40):
        if (value * 10**digits).denominator == 1:
            whole = f"{int(abs(value) * 10**digits):0{digits + 1}}"
            shown = f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole
            return f"-{shown}" if value < 0 else shown
    return str(value)


@cache
def _digits_pattern() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+|(?=\.[0-9]))"
        r"(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,4})(?![0-9a-zA-Z]))?"
    )


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    return re.compile(
        "(?:排名)?第(?:([一二三四五六七八九十百]+)|([0-9]{1,6}))|(?:#|[nN]o\\. ?)([0-9]{1,6})"
        r"|([0-9]{1,6})(?:st|nd|rd|th)\b"
        rf"|((?i:{'|'.join(_ORDINALS)}))\b(?! of\b)(?: (?:place|largest|highest))?"
    )
