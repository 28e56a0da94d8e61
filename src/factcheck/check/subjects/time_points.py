"""When something was measured, as columns and texts say it: at two months, week 12."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.wording.prose_numbers import COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "time points")

_UNITS = {
    short: unit
    for unit, ways in {
        "month": "m mo mos mth month months",
        "week": "w wk wks week weeks",
        "year": "y yr yrs year years",
        "day": "d day days",
        "hour": "h hr hrs hour hours",
        "minute": "min mins minute minutes",
        "time": "t time visit wave session test round survey assessment measurement block phase",
    }.items()
    for short in ways.split()
}
_SHORT = "|".join(sorted(_UNITS, key=len, reverse=True))
_IN_NAME = re.compile(
    rf"(?:^|[\W_])(?:(?P<number>\d{{1,3}})[\W_]?(?P<unit>{_SHORT})"
    rf"|(?P<unit2>{_SHORT})[\W_]?(?P<number2>\d{{1,3}}))(?:$|[\W_])",
    re.IGNORECASE,
)
_NUMBERS = COUNTS | {  # as papers write them: thirty minutes, ninety days
    "fifteen": 15,
    "eighteen": 18,
    "twenty-four": 24,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "forty-eight": 48,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_LONG = "|".join(sorted((way for way in _UNITS if len(way) > 3), key=len, reverse=True))
_ORDINALS = {
    word: number for number, word in enumerate("first second third fourth fifth sixth".split(), 1)
}
_IN_TEXT = re.compile(
    rf"\b(?:(?P<number>{_NUMBER})[ -](?P<unit>{_LONG})"
    rf"|(?P<unit2>{_LONG}) (?P<number2>{_NUMBER})"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)}) (?P<unit3>{_LONG}))\b",
    re.IGNORECASE,
)
_YEAR = 12  # months
_CLAUSE = re.compile(r"[;:]|\.(?!\d)")
_THEN = re.compile(WORDS.pattern(r"\b(?:{en.then})\b"), re.IGNORECASE)

TimePoint = tuple[int, str]


def time_in_name(name: str) -> TimePoint | None:
    """Return when a column was measured, by its name; None where it does not say.

    >>> time_in_name("bdi.2m"), time_in_name("pain_wk12"), time_in_name("test 2")
    ((2, 'month'), (12, 'week'), (2, 'time'))
    """
    match = _IN_NAME.search(name)
    if match is None:
        return None
    number, unit = match["number"] or match["number2"], match["unit"] or match["unit2"]
    return _point(int(number), unit)


def without_time(name: str) -> str:
    """Return what a column is called, without when it was measured.

    >>> without_time("rt_block2"), without_time("week 12")
    ('rt', 'week 12')
    """
    bare = _IN_NAME.sub(" ", name).strip(" ._-")
    return bare if re.search(r"[^\W\d]{2}", bare) else name


def times_in(text: str) -> Iterator[tuple[int, TimePoint]]:
    """Give the points in time that a text names, with where it does.

    >>> [point for _, point in times_in("at two months and at the third visit")]
    [(2, 'month'), (3, 'time')]
    """
    for match in _IN_TEXT.finditer(text):
        unit = match["unit"] or match["unit2"] or match["unit3"]
        yield match.start(), _point(_number(match), unit)


def without_times(text: str) -> str:
    """Return a text with the points in time that it names blanked."""
    return _IN_TEXT.sub(lambda match: " " * len(match[0]), text)


def time_at(text: str, at: int, before: str = "") -> TimePoint | None:
    """Return the point in time that a figure of a sentence is of.

    That named last before it in its clause, else behind it; that of the sentence before where it
    is referred back to: at that time.
    """
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, at)), default=0)
    end = next((match.start() for match in _CLAUSE.finditer(text, at)), len(text))
    several = list(times_in(text))
    own = [point for place, point in several if start <= place < at]
    later = [point for place, point in several if at <= place < end]
    earlier = [point for place, point in several if place < start]
    for points in (own[-1:], later[:1], earlier[-1:]):
        if points:
            return points[0]
    if _THEN.search(text):
        return next((point for _, point in reversed([*times_in(before)])), None)
    return None


def _number(match: re.Match[str]) -> int:
    if match["ordinal"]:
        return _ORDINALS[match["ordinal"].casefold()]
    number = (match["number"] or match["number2"]).casefold()
    return int(number) if number.isdigit() else _NUMBERS[number]


def _point(number: int, unit: str) -> TimePoint:
    name = _UNITS[unit.casefold()]
    return (number * _YEAR, "month") if name == "year" else (number, name)
