"""Which number of a row a text means: by its name, its unit, its scale or its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.check.lexicon.vocabulary import PRESENT
from factcheck.check.lexicon.words import english, stem
from factcheck.check.subjects.measures import NumericMeasure, measure_words, unit_of
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.time_points import TimePoint, time_in_name
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "chosen measures")

_UNITS_OF_NAMES = frozenset("mm cm m km kg g mg ml l lb oz mmhg kcal ms min h s".split())
_UNIT_WORDS = {
    "minutes": "min",
    "minute": "min",
    "hours": "h",
    "hour": "h",
    "seconds": "s",
    "hrs": "h",
}
_OF_UNIT = re.compile(
    rf"[\d.,]*\d\s?(?P<unit>minutes?|hours?|seconds?|(?:{'|'.join(_UNITS_OF_NAMES)})s?)(?![\w/])",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?P<low>\d{1,3})\s?(?:to|-|–|and)\s?(?P<high>\d{1,3})\b")  # of a scale
_IMPLIED = {  # what a word says of: the tallest of them
    name: re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)
    for name, ways in (
        ("age", WORDS["en.ages"]),
        ("height", WORDS["en.heights"]),
        ("weight", WORDS["en.weights"]),
        ("salary", WORDS["en.salaries"]),
        ("income", WORDS["en.salaries"]),
    )
}


def heard_in(text: str) -> set[str]:
    """Return what a text names, and what its words imply: the oldest, of age."""
    said = {naming.key for naming in english(text)}
    said |= {
        stem(PRESENT[word]) for word in re.findall(r"[a-z]+", text.casefold()) if word in PRESENT
    }
    implied = (name for name, pattern in _IMPLIED.items() if pattern.search(text))
    return said | {naming.key for name in implied for naming in english(name)}


def measures_of(sample: Sample, text: str) -> list[NumericMeasure]:
    """Return all numbers that a text may speak of."""
    said = heard_in(text)
    named = [measure for measure in sample.measures if measure_words(measure) <= said]
    return named or [measure for measure in sample.measures if measure_words(measure) & said]


def closest_measure(several: Iterable[NumericMeasure], text: str) -> NumericMeasure | None:
    """Return the one number of which a text says most; None where it says as much of others.

    What names its scale names it: of "satisfaction (0 to 10)", a mark from 0 to 10.
    """
    said = heard_in(text)
    scale = _ENDS.search(text)
    plain = [one for one in several if one.earlier is None]
    if scale is not None:
        ways = {scale.group("low", "high")}
        scaled = [
            one
            for one in plain
            if ways & {m.group("low", "high") for m in _ENDS.finditer(one.name)}
        ]
        if len(scaled) == 1:
            return scaled[0]
    heard = {one.name: len(measure_words(one) & said) for one in plain}
    best = [one for one in plain if heard[one.name] == max(heard.values())]
    return best[0] if len(best) == 1 else None


def _unit_at(text: str, at: int) -> str:
    """Return the unit that stands behind a figure: 2,772 g."""
    match = _OF_UNIT.match(text, at)
    if match is None:
        return ""
    unit = match["unit"].casefold()
    return _UNIT_WORDS.get(unit, unit.removesuffix("s"))


def in_unit(several: Sequence[NumericMeasure], text: str, at: int) -> Sequence[NumericMeasure]:
    """Return the numbers in the unit of a figure, where names tell units; else all of them."""
    unit = _unit_at(text, at)
    own = [one for one in several if unit and unit_of(one) == unit]
    return own or [one for one in several if not unit or not unit_of(one)] or several


def measure_of_unit(sample: Sample, text: str, at: int) -> NumericMeasure | None:
    """Return the one number that is in the unit of a figure."""
    unit = _unit_at(text, at)
    own = [one for one in sample.measures if unit and unit_of(one) == unit]
    return own[0] if len(own) == 1 else None


def fits_unit(measure: NumericMeasure | None, text: str, at: int) -> bool:
    """Whether a number may be told in the unit of a figure: no grams of a weight_lb."""
    own, unit = unit_of(measure) if measure is not None else "", _unit_at(text, at)
    return not (own in _UNITS_OF_NAMES and unit in _UNITS_OF_NAMES) or own == unit


def timed(several: Iterable[NumericMeasure], time: TimePoint | None) -> list[NumericMeasure]:
    """Return the numbers that were measured at a time."""
    if time is None:
        return []
    return [one for one in several if time_in_name(one.column.name) == time]
