"""Bands of a column that a text names by their ends: aged 65 or over, more than 45 minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.check.lexicon.words import english
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.wording.prose_numbers import COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "bands")

_N = rf"[$£€]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|{'|'.join(COUNTS)}"
_FROM = r"or (?:over|older|above|more|longer|higher)|and (?:over|older|above)|or later"
_UP_TO = r"or (?:under|younger|below|less|fewer|shorter|lower)|and (?:under|younger|below)"
_MORE = WORDS["en.more"]
_LESS = WORDS["en.less"]


def _ending(kind: str, number: str) -> str:
    """Return the pattern of a number with the unit that may follow it, both named."""
    return rf"(?P<{number}>{_N})\b(?:\s*(?P<{kind}>%|[a-z]+))?"


_BAND = re.compile(
    rf"\b(?:between|aged|aged from|aged between)\s+(?P<low>{_N})\s*(?:and|to|[-–—])\s*"
    rf"{_ending('unit', 'high')}"
    rf"|(?<![\w.,])(?P<least>{_N})(?:\s+[a-z]+)?\s+(?:{_FROM})\b"
    rf"|(?<![\w.,])(?P<most>{_N})(?:\s+[a-z]+)?\s+(?:{_UP_TO})\b"
    rf"|\bat least {_ending('unit2', 'least2')}"
    rf"|\b(?:at most|up to|no more than) {_ending('unit3', 'most2')}"
    rf"|\b(?:{_MORE}) {_ending('unit4', 'above')}"
    rf"|\b(?:{_LESS}) {_ending('unit5', 'below')}",
    re.IGNORECASE,
)
_AGED = re.compile(
    WORDS.pattern(r"\b(?:{en.aged})\b|\bor over\b|\band over\b"),
    re.IGNORECASE,
)

_ARE = re.compile(r"\b(?:were|was|are|is|those|people|anyone|everyone|and|or)\s+$", re.IGNORECASE)
_BARE_AGE = re.compile(
    rf"(?:under|over|below|above|between|at least) (?:{_N})(?: (?:and|to) (?:{_N}))?"
    r"(?=\s*(?:$|[,;:.()]|and\b|or\b|while\b|but\b))",
    re.IGNORECASE,
)
_AGE = frozenset(naming.key for word in ("age", "ages") for naming in english(word))


class NumberBand(Struct, frozen=True, kw_only=True):
    """A band as a text names it, and the words that may say of what it is."""

    start: int
    end: int
    interval: Interval
    shown: str
    unit: str
    is_of_age: bool


def bands(text: str) -> Iterator[NumberBand]:
    """Give the bands that a text names.

    >>> [band.shown for band in bands("12 were aged 65 or over, 30 between 40 and 64")]
    ['≥ 65', '40–64']
    """
    for match in _BAND.finditer(text):
        units = (match[f"unit{mark}"] for mark in ("", "2", "3", "4", "5"))
        interval, shown = _band(match)
        around = text[max(0, match.start() - 12) : match.end() + 14]
        yield NumberBand(
            start=match.start(),
            end=match.end(),
            interval=interval,
            shown=shown,
            unit=next(filter(None, units), ""),
            is_of_age=_AGED.search(around) is not None or _is_bare_age(text, match),
        )


def _is_bare_age(text: str, match: re.Match[str]) -> bool:
    """Whether people are said to be under or over a bare number: 171 were under 20."""
    way = _BARE_AGE.match(text, match.start())
    return way is not None and _ARE.search(text, 0, match.start()) is not None


def _band(match: re.Match[str]) -> tuple[Interval, str]:
    if match["low"]:
        low, high = _number(match["low"]), _number(match["high"])
        return Interval(min(low, high), max(low, high)), f"{match['low']}–{match['high']}"
    if least := match["least"] or match["least2"]:
        return Interval.at_least(_number(least)), f"≥ {least}"
    if most := match["most"] or match["most2"]:
        return Interval.at_most(_number(most)), f"≤ {most}"
    if match["above"]:
        return Interval.more_than(_number(match["above"])), f"> {match['above']}"
    return Interval.less_than(_number(match["below"])), f"< {match['below']}"


def _number(text: str) -> Fraction:
    word = COUNTS.get(text.casefold())
    return Fraction(word if word is not None else text.replace(",", "").lstrip("$£€"))


def is_of(band: NumberBand, names: frozenset[str], text: str) -> bool:
    """Whether a band is of a column: by the unit behind it, by an age, or named ahead of it."""
    unit = {naming.key for naming in english(band.unit)}
    if unit and unit & names:
        return True
    if band.is_of_age:
        return bool(names & _AGE)
    return bool(names & {naming.key for naming in english(text)})
