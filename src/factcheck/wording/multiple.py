"""Multiples said in words: doubled, 翻一番, 增长2倍, three times as much.

"增长2倍" and "up 2 times" are growth *by*, so to three times; "增长到2倍" and "2 times as much" are
growth *to*. A multiple in words (doubled, 两倍) must print as that multiple to one decimal and may
be more; one in digits (2 倍) is rounded like any figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.hedge_words import split_hedge
from factcheck.wording.misread import MisreadError
from factcheck.wording.number import decimal
from factcheck.wording.number_reader import read_number

_WORDS: dict[str, int | Fraction] = {
    **dict.fromkeys(("double", "doubled", "doubling", "doubles", "twice"), 2),
    **dict.fromkeys(("triple", "tripled", "tripling", "treble", "trebled", "thrice"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("quintuple", "quintupled"), 5),
    **dict.fromkeys(("halved", "halving", "halves"), Fraction(1, 2)),
}
_TRIGGERS = (
    "倍 番 减半 一半 腰斩 times fold halv doubl tripl trebl quadrup quintup twice thrice"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
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
        return decimal(self.value, self.decimals)


def read_multiple(text: str) -> Multiple | None:
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
    if not any(trigger in folded for trigger in _TRIGGERS):
        return None
    for pattern, reader in _readers():
        match = pattern.fullmatch(text.strip())
        if match is not None:
            return reader(match)
    return None


def _word(value: Fraction, unit: str, hedges: tuple[Hedge, ...] = ()) -> Multiple:
    return Multiple(value=value, place=Fraction(1, 10), is_word=True, unit=unit, hedges=hedges)


def _said(match: re.Match[str]) -> Multiple:
    return _word(Fraction(_WORDS[match[1].lower()]), "times")


def _halved(_match: re.Match[str]) -> Multiple:
    return _word(Fraction(1, 2), "倍")


def _turned(match: re.Match[str]) -> Multiple:
    """翻一番 is twice, 翻两番 four times."""
    start, stop, hedges = split_hedge(match[1])
    times = read_number(match[1][start:stop] or "一").value
    if times.denominator != 1 or not 1 <= times <= 20:
        raise MisreadError(
            say("{text!r} cannot be read", text=match[0]), say("Write it in digits: 2.8 倍.")
        )
    return _word(Fraction(2 ** int(times)), "倍", hedges)


def _of_number(said: str, more: int, unit: str) -> Multiple:
    """Give the multiple of a number, which may be hedged, `more` times more."""
    start, stop, hedges = split_hedge(said)
    written = said[start:stop].rstrip(" -")
    half = len(written) > 1 and written.endswith("半")
    written = written.removesuffix("半") if half else written
    number = read_number(written)
    if number.end != len(written) or number.unit or number.value < 0:
        raise MisreadError(
            say("{text!r} is no multiple", text=said.strip()),
            say("Write it in digits: 2.3 times."),
        )
    value = number.value + more
    whole_word = number.is_word and number.is_whole and not half
    if value > 1 and (whole_word or (more and written == "1")):
        return _word(value, unit, hedges)
    found = Multiple(
        value=value,
        place=number.place,
        is_word=False,
        unit=unit,
        hedges=hedges,
        decimals=len(number.digits.partition(".")[2]),
    )
    return replace(found, value=value + Fraction(1, 2), place=Fraction(1, 10)) if half else found


def _grown_by(match: re.Match[str]) -> Multiple:
    return _of_number(match[1], 1, "倍")


def _grown_to(match: re.Match[str]) -> Multiple:
    return _of_number(match[1], 0, "倍")


def _up_by(match: re.Match[str]) -> Multiple:
    return _of_number(match[1], 0 if "fold" in match[2].lower() else 1, "times")


def _times(match: re.Match[str]) -> Multiple:
    return _of_number(match[1], 0, "times")


def _two_ways(match: re.Match[str]) -> Multiple:
    raise MisreadError(
        say("{text!r} can be read in two ways", text=match[0]),
        say("Write '{number} times as much', or 'up {number} times'.", number=match[1]),
    )


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Multiple]], ...]:
    grow = "(?:增长|增加|提高|上升|扩大|上涨|提升|增|涨|放大)"
    rise = "(?:up|rise|rose|risen|rising|grow|grew|grown|growing|increased?|increasing|expanded)"
    as_much = "(?: as (?:much|many|large|high)(?: as)?)?(?: (?:that|those|the).*)?"
    chinese = "[一二两三四五六七八九十百点]+半?"
    return tuple(
        (re.compile(pattern, re.IGNORECASE), reader)
        for pattern, reader in (
            (rf"({'|'.join(_WORDS)}){as_much}", _said),
            ("减半|(?:减少|下降|降低|降|压减|缩短)了?一半|腰斩", _halved),
            ("(?:实现)?翻了?(.{0,6}?)番", _turned),
            (rf"{grow}了?(?:到|至|为)(?:.*的)?(.+?)倍", _grown_to),
            (rf"{grow}了?(.+?)倍", _grown_by),
            (r"(?:(?:是|为|相当于)?.*的|是|为|相当于)(.+?)倍", _grown_to),
            (rf"({chinese})倍", _grown_to),
            (rf"{rise} to (.+?)[ -](?:times|fold){as_much}", _times),
            (rf"{rise}(?: by)? (.+?)[ -]?(times|fold)", _up_by),
            ("(.+?) times (?:more|larger|higher|bigger|greater).*", _two_ways),
            (rf"([a-z]+(?:-[a-z]+)?|[0-9]+(?:\.[0-9]+)?)[ -]?(?:times|fold){as_much}", _times),
        )
    )
