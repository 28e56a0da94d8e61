"""Figures and years that are told in two lists: 900 and 800 in 2025 and 2024, respectively."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from factcheck.check.prose.sentences import YEAR
from factcheck.draft.en.in_turn import side_by_side
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "severally")

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_MONTHS = WORDS["en.months"]
_BETWEEN = re.compile(  # two years of one list
    r"[\s,]*(?:and\s|or\s)?(?:(?:in|for|at|as|of|on|the|years?|quarters?|months?|weeks?|periods?|ended"
    rf"|ending|fiscal|financial|end|FY|FYE|first|second|third|fourth|three|six|nine|twelve|{_MONTHS}"
    r"|(?<!\d)\d{1,2}(?!\d)),?\s*)*",
    re.IGNORECASE,
)
_SPAN = re.compile(  # rose between 2021 and 2023, from 3.5 to 3.7
    r"\b(?:between (?P<one>(?:19|20)\d\d) and|from (?P<two>(?:19|20)\d\d) to)"
    r" (?P<end>(?:19|20)\d\d)\b"
    r"|(?P<three>(?:19|20)\d\d)年?(?:至|到|-|—)(?P<last>(?:19|20)\d\d)年(?:间|期间)?"
)
_FROM = re.compile(r"(?:\bfrom (?:[a-z]+ ){0,2}[$€£]?|[从由自])$", re.IGNORECASE)
_TO = re.compile(r"(?:[^,.;，。；]|[.,]\d){0,40}?(?:\bto\b|[至到])")
_PARTED = re.compile(r";(?!\d)")
UNKNOWN = 0


def severally_told(text: str, figures: Sequence[int]) -> Mapping[int, int]:
    """Return the year of each figure that "respectively" gives one, by where the figure begins.

    UNKNOWN stands for a year that cannot be told, since there are not as many years as figures.

    Parameters
    ----------
    text : str
        A sentence.
    figures : sequence of int
        Where its figures begin, in order.

    >>> dict(severally_told("It was 9.0 and 8.0 in 2025 and 2024, respectively.", [7, 15]))
    {7: 2025, 15: 2024}
    >>> dict(severally_told("Sales in 2025 and cost in 2024 were 9 and 4 respectively.", [36, 42]))
    {36: 0, 42: 0}
    >>> dict(severally_told("It was 9.0 and 8.0 in 2025 and 2024.", [7, 15]))
    {7: 2025, 15: 2024}
    """
    told: dict[int, int] = {}
    begin = 0
    for match in _RESPECTIVELY.finditer(text):
        cuts = [cut.end() for cut in _PARTED.finditer(text, begin, match.start())]
        start = cuts[-1] if cuts else begin
        inside = [figure for figure in figures if start <= figure < match.start()]
        years = list(YEAR.finditer(text, start, match.start()))
        if len(years) > 1:
            told |= dict.fromkeys(inside, UNKNOWN)
            if len(inside) == len(years) and _is_list(text, years):
                told |= {figure: int(year[1]) for figure, year in zip(inside, years, strict=True)}
        begin = match.end()
    return told or _beside(text, figures) or _spanned(text, figures)


def _beside(text: str, figures: Sequence[int]) -> dict[int, int]:
    """Return the years of figures in a row before as many years."""
    told = side_by_side(text)
    return {figure: int(told[figure][-4:]) for figure in figures if figure in told}


def _spanned(text: str, figures: Sequence[int]) -> dict[int, int]:
    """Return the years of the two ends that something moved between, over a span that is told."""
    spans = list(_SPAN.finditer(text))
    years = {int(year[1]) for year in YEAR.finditer(text)}
    ends = [
        pair
        for pair in pairwise(figures)
        if _FROM.search(text, 0, pair[0]) and _TO.match(text, pair[0], pair[1])
    ]
    if len(spans) != 1 or len(ends) != 1 or len(years) > 2:
        return {}
    span = spans[0]
    first = int(span["one"] or span["two"] or span["three"])
    return dict(zip(ends[0], (first, int(span["end"] or span["last"])), strict=True))


def _is_list(text: str, years: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but words of time stands between one year and the next."""
    return all(
        _BETWEEN.fullmatch(text, one.end(), other.start()) is not None
        for one, other in pairwise(years)
    )
