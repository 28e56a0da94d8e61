"""Multiples said in words: doubled, 翻一番, 增长2倍, three times as much.

"增长2倍" and "up 2 times" are growth *by*, so to three times; "增长到2倍" and "2 times as much" are
growth *to*. A multiple in words (doubled, 两倍) must print as that multiple to one decimal and may
be more; one in digits (2 倍) is rounded like any figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.amount_text import exact_text
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.hedge_words import split_hedge
from factcheck.wording.misread import MisreadError
from factcheck.wording.number_reader import read_number
from factcheck.wording.vocabulary import USUAL, Languages, any_of, filled, section, words


class Multiple(Struct, frozen=True, kw_only=True):
    """So many times as much."""

    value: Fraction
    place: Fraction
    is_word: bool  # "doubled": may be more, and must print as such to one decimal
    unit: str
    hedges: tuple[Hedge, ...] = ()  # those inside it: 增长近一倍
    decimals: int = 0

    @property
    def digits(self) -> str:
        """The multiple in plain digits, with as many decimals as were written."""
        return exact_text(self.value, self.decimals)


def read_multiple(text: str, languages: Languages = USUAL) -> Multiple | None:
    """Read a text that is a multiple in words from end to end; None if it is none.

    Raises
    ------
    MisreadError
        If it can be read in two ways, as "3 times more" can.

    Examples
    --------
    >>> read_multiple("增长2倍").value, read_multiple("增长到2倍").value
    (Fraction(3, 1), Fraction(2, 1))
    >>> read_multiple("tripled").is_word
    True
    """
    folded = text.casefold()
    for language in languages:
        triggers = words(section(f"{language}/multiples", "triggers")["words"])
        if any(trigger in folded for trigger in triggers):
            for pattern, reader in _forms(language):
                match = pattern.fullmatch(text.strip())
                if match is not None:
                    return reader(match, _Wording(language))
    return None


class _Wording(Struct, frozen=True):
    """What a language calls a multiple, and by which words it says one."""

    language: str

    @property
    def unit(self) -> str:
        return section(f"{self.language}/multiples", "unit")["times"]

    def value(self, word: str) -> Fraction:
        return multiple_words(self.language)[word.lower()]

    def times(self, value: Fraction, hedges: tuple[Hedge, ...] = ()) -> Multiple:
        return Multiple(
            value=value, place=Fraction(1, 10), is_word=True, unit=self.unit, hedges=hedges
        )


Reader: TypeAlias = Callable[[re.Match[str], _Wording], Multiple]


def _word(match: re.Match[str], wording: _Wording) -> Multiple:
    return wording.times(wording.value(match[1]))


def _half(_match: re.Match[str], wording: _Wording) -> Multiple:
    return wording.times(Fraction(1, 2))


def _doublings(match: re.Match[str], wording: _Wording) -> Multiple:
    """翻一番 is twice, 翻两番 four times."""
    start, stop, hedges = split_hedge(match[1])
    times = read_number(match[1][start:stop] or "一").value
    if times.denominator != 1 or not 1 <= times <= 20:
        raise MisreadError(
            say("{text!r} cannot be read", text=match[0]), say("Write it in digits: 2.8 倍.")
        )
    return wording.times(Fraction(2 ** int(times)), hedges)


def _of_number(number_text: str, more: int, wording: _Wording) -> Multiple:
    """Give the multiple of a number, which may be hedged, `more` times more."""
    start, stop, hedges = split_hedge(number_text, (wording.language,))
    written = number_text[start:stop].rstrip(" -")
    half = len(written) > 1 and written.endswith("半")
    written = written.removesuffix("半") if half else written
    number = read_number(written, (wording.language,))
    if number.end != len(written) or number.unit or number.value < 0:
        raise MisreadError(
            say("{text!r} is no multiple", text=number_text.strip()),
            say("Write it in digits: 2.3 times."),
        )
    value = number.value + more
    whole_word = number.is_word and number.is_whole and not half
    if value > 1 and (whole_word or (more and written == "1")):
        return wording.times(value, hedges)
    multiple = Multiple(
        value=value,
        place=number.place,
        is_word=False,
        unit=wording.unit,
        hedges=hedges,
        decimals=len(number.digits.partition(".")[2]),
    )
    if not half:
        return multiple
    return replace(multiple, value=value + Fraction(1, 2), place=Fraction(1, 10))


def _by(match: re.Match[str], wording: _Wording) -> Multiple:
    return _of_number(match[1], 1, wording)


def _to(match: re.Match[str], wording: _Wording) -> Multiple:
    return _of_number(match[1], 0, wording)


def _ambiguous(match: re.Match[str], _wording: _Wording) -> Multiple:
    raise MisreadError(
        say("{text!r} can be read in two ways", text=match[0]),
        say("Write '{number} times as much', or 'up {number} times'.", number=match[1]),
    )


_READERS: Mapping[str, Reader] = {
    "word": _word,
    "half": _half,
    "doublings": _doublings,
    "to": _to,
    "by": _by,
    "ambiguous": _ambiguous,
}


@cache
def multiple_words(language: str) -> Mapping[str, Fraction]:
    """Return what the words of multiples say: doubled, trebled, halved."""
    rows = section(f"{language}/multiples", "words")
    return {word: Fraction(value) for value, row in rows.items() for word in words(row)}


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    page = f"{language}/multiples"
    parts = {"word": any_of(multiple_words(language)), **section(page, "parts")}
    return tuple(
        (re.compile(filled(form, parts), re.IGNORECASE), _READERS[reader])
        for form, reader in section(page, "forms").items()
    )
