"""The number at the beginning of a figure, in digits or words."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from factcheck.domain.amount_text import exact_text
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.en.numeral import ORDINALS, leading_english_numeral
from factcheck.wording.fraction import is_part, read_fraction
from factcheck.wording.misread import MisreadError
from factcheck.wording.number import WrittenNumber, of_numeral
from factcheck.wording.number_digits import chinese_number, read_digits
from factcheck.wording.vocabulary import USUAL, Languages, sections
from factcheck.wording.zh.numeral import leading_chinese_numeral

_ORDINALS = ORDINALS[:12]


def read_number(text: str, languages: Languages = USUAL) -> WrittenNumber:
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
    sign = next((sign for sign in _signs(languages) if text.startswith(sign, start)), "")
    start += len(sign)
    start += len(text) - start - len(text[start:].lstrip())
    found = _unsigned(text[start:], languages)
    if found is None:
        raise _no_number(text, start, languages)
    if sign in ("", "+"):
        return replace(found, end=found.end + start)
    if found.unit == "rank" or found.whole is not None:
        raise _no_number(text, 0, languages)
    return replace(
        found, end=found.end + start, value=-found.value, digits=f"-{found.digits.lstrip('-')}"
    )


def _unsigned(text: str, languages: Languages) -> WrittenNumber | None:
    found = read_digits(text)
    if not set(languages) & set(USUAL):
        return found or _by_word(text, languages)
    if found is not None and not is_part(text, found.end) and not _ordinal_ending(text, found.end):
        return found
    return read_fraction(text) or _ordinal(text) or found or _words(text)


def _no_number(text: str, start: int, languages: Languages) -> MisreadError:
    said = text.strip()
    if not said:
        return MisreadError(
            say("there is no number"), say("Write the figure as printed: 2311 亿元."), start
        )
    instead = sections("instead", "numbers", languages)
    if said.lower().startswith(instead["fall"]):
        return MisreadError(
            say("{text!r} says a fall in words", text=said),
            say("Write a fall as a negative figure: -12 %."),
            start,
        )
    if said.lower().startswith(instead["vague"]):
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


def _by_word(text: str, languages: Languages) -> WrittenNumber | None:
    """Read a number that a language has a word for, as its page lists them."""
    for word, value in _numerals(languages):
        if text.casefold().startswith(word) and not text[len(word) :][:1].isalpha():
            return WrittenNumber(
                digits=exact_text(value),
                value=value,
                place=Fraction(1, value.denominator if value.denominator in (1, 10) else 10),
                end=len(word),
                is_whole=value.denominator == 1,
                is_word=True,
            )
    return None


@cache
def _numerals(languages: Languages) -> tuple[tuple[str, Fraction], ...]:
    """Return the words for numbers with their values, the longest first."""
    pairs = (
        (word.casefold(), Fraction(value))
        for value, spoken in sections("words", "numbers", languages).items()
        for word in spoken
    )
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _signs(languages: Languages) -> tuple[str, ...]:
    spoken = sections("sign", "numbers", languages)["minus"]
    return ("-", "+", *(f"{word} " if word.isascii() else word for word in spoken))


def _ordinal(text: str) -> WrittenNumber | None:
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
    return WrittenNumber(
        digits=str(value),
        value=Fraction(value),
        place=Fraction(1),
        end=match.end(),
        is_whole=True,
        unit="rank",
    )


def _words(text: str) -> WrittenNumber | None:
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
