"""The number at the beginning of a figure, in digits or words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.fraction import is_part, read_fraction
from factcheck.wording.misread import MisreadError
from factcheck.wording.number import Number, of_numeral
from factcheck.wording.number_digits import chinese_number, read_digits
from factcheck.wording.numeral_chinese import leading_chinese_numeral
from factcheck.wording.numeral_english import leading_english_numeral

_FALLS = ("下降", "减少", "降低", "下滑", "fell", "down", "decreased", "dropped", "declined", "cut")
_VAGUE = ("几", "数", "若干", "several", "dozens", "hundreds of", "thousands of", "millions of")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()


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
    if found.unit == "rank" or found.whole is not None:
        raise _no_number(text, 0)
    return replace(
        found, end=found.end + start, value=-found.value, digits=f"-{found.digits.lstrip('-')}"
    )


def _unsigned(text: str) -> Number | None:
    found = read_digits(text)
    if found is not None and not is_part(text, found.end) and not _ordinal_ending(text, found.end):
        return found
    return read_fraction(text) or _ordinal(text) or found or _words(text)


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


def _words(text: str) -> Number | None:
    numeral = leading_chinese_numeral(text) or leading_english_numeral(text)
    if numeral is not None:
        return of_numeral(numeral, text)
    if not re.match(r"(?:dozen|hundred|thousand)\b", text, re.IGNORECASE):
        return None
    alone = leading_english_numeral(f"a {text}")  # hundred dollars
    return (
        None if alone is None else of_numeral(replace(alone, length=alone.length - len("a ")), text)
    )


def _ordinal_ending(text: str, end: int) -> bool:
    return text.startswith(("st", "nd", "rd", "th"), end)


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    return re.compile(
        "(?:排名)?第(?:([一二三四五六七八九十百]+)|([0-9]{1,6}))|(?:#|[nN]o\\. ?)([0-9]{1,6})"
        r"|([0-9]{1,6})(?:st|nd|rd|th)\b"
        rf"|((?i:{'|'.join(_ORDINALS)}))\b(?! of\b)(?: (?:place|largest|highest))?"
    )
