"""What an English change that names no base is measured from, where the rest of its text tells.

A release tells its base once, or tells the other one by name and leaves the usual one out. Each
sign says month, quarter or year, and why; where two signs say different things none is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.draft.compared import year_before
from factcheck.draft.en.bases import HELD, MONTHLY, QUARTERLY, SAME_TIME, YEARLY
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.pace import Pace, ReadBase, one_before
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "untold bases", "en")

STEP, YEAR = "step", "year"
#: What a text tells a change to be measured from, by which of the two it is.
TOLD = ((STEP, MONTHLY), (STEP, QUARTERLY), (YEAR, YEARLY))
ADJUSTED = re.compile(
    r"(?<!not )\bseasonally[- ]adjusted\b|\badjusted for (?:seasonal|seasonality)\b",
    re.IGNORECASE,
)
#: What is compared with the year before, adjusted or not.
EVENED = re.compile(
    r"\b(?:calendar|working[- ]day)[- ]adjusted|\b(?:12|twelve)[- ]months?\b"
    r"|\bannual(?:ly)?\b(?! (?:rate|pace)\b)",
    re.IGNORECASE,
)
#: Series whose change in a month is the one from the month before, and offices that tell it so.
SERIES = re.compile(WORDS.pattern(r"\b(?:{series})\b"), re.IGNORECASE)
STEPPING = re.compile(WORDS.pattern(r"(?<![\w-])(?:{stepping})(?![\w-])"))
OFFICES = re.compile(WORDS.pattern(r"\b(?:{offices})\b"))
#: Areas whose offices tell the GDP of a quarter so, and other series on the year.
GDP = re.compile(r"\bGDP\b|\bgross domestic product\b", re.IGNORECASE)
GDP_STEPPING = re.compile(WORDS.pattern(r"(?<![\w-])(?:{gdp_stepping})(?![\w-])"))
#: What moves much in a year and little in a month, and how much is little.
SLOW = re.compile(WORDS.pattern(r"\b(?:{slow})\b"), re.IGNORECASE)
LITTLE, IN_QUARTER, GREAT = Fraction(1), Fraction(3, 2), Fraction(10)  # percent
#: A pace of a quarter that is made that of a year, where an office does so.
YEARLY_RATE = re.compile(r"\bannual(?:i[sz]ed)? (?:rate|pace)\b", re.IGNORECASE)
#: Growth that is told as a rate with a height of its own, and so on the year: wage growth eased.
OWN_RATE = re.compile(WORDS.pattern(r"\b(?:{grown})(?: \([A-Z]\w*\))? growth\b"), re.IGNORECASE)
#: A rate that somebody sets, and changes from what it was.
SET = re.compile(WORDS.pattern(r"\b(?:{set})\b"), re.IGNORECASE)
OPENING = 90  # characters in which a sentence opens with what its changes are measured from
BESIDE = 60  # characters beside a figure in which its base is told
WORD = re.compile(r"[A-Za-z]{4,}")
ENOUGH = 2  # changes that tell a base


class _Sign(Struct, frozen=True):
    """Which of the two bases something says, and what says it."""

    word: str
    reason: str


def untold_base(spot: Spot, period: str, about: tuple[str, str], before: Pace) -> ReadBase | None:
    """Return what a change of a month or a quarter is measured from; none where signs differ.

    `about` is its subject and its area.
    """
    (subject, area), step = about, one_before(period)
    if not step:
        return None
    signs = [*_signs(spot, period, subject, area, before)] or [*_usual(spot, area, before)]
    if len({sign.word for sign in signs}) != 1:
        return None
    base = step if signs[0].word == STEP else year_before(period)
    return ReadBase(base=base, reason=signs[0].reason)


def _signs(spot: Spot, period: str, subject: str, area: str, before: Pace) -> Iterator[_Sign]:
    opened = _opened(spot)
    if opened:
        yield opened
        return
    if restated := _restated(spot, subject):
        yield restated
    text, (first, last) = spot.passage.text, spot.passage.sentence
    is_on_year = YEARLY.search(text, first, last) is not None
    evened = EVENED.search(text, first, last) is not None
    if not is_on_year and not evened and (adjusted := ADJUSTED.search(text, first, last)):
        yield _Sign(STEP, say("“{words}” in its sentence", words=adjusted[0]))
    yield from _by_nature(spot, period, subject, area)
    if spot.kind is not Kind.CHANGE and (shared := _of_paragraph(spot, period, before)):
        yield shared
    most = IN_QUARTER if "Q" in period else LITTLE
    if not is_on_year and not evened and (teller := _teller(spot, subject, area, before, most)):
        yield _Sign(STEP, say("statistics of {teller} tell it from the one before", teller=teller))


def _usual(spot: Spot, area: str, before: Pace) -> Iterator[_Sign]:
    """Give the base of all changes that the text has told, which holds where nothing else does."""
    text, (first, last) = spot.passage.text, spot.passage.sentence
    if YEARLY.search(text, first, last) or EVENED.search(text, first, last):
        return
    if before.otherwise and not before.yearly:
        yield _Sign(STEP, say("every base that the text tells is the one before"))
    grows = spot.kind is Kind.GROWTH or (spot.kind is Kind.CHANGE and not _is_held(spot))
    if grows and _goes_on_years(spot, area, before):
        yield _Sign(YEAR, say("every base that the text tells is the year before"))


def _by_nature(spot: Spot, period: str, subject: str, area: str) -> Iterator[_Sign]:
    """Give what the nature of a rate says: one that is set, that of a year, that of growth."""
    if spot.kind is Kind.POINT_CHANGE and SET.search(subject):
        yield _Sign(STEP, say("a rate that is set changes from what it was"))
    if spot.kind is not Kind.GROWTH:
        return
    beside = spot.passage.clause_around(BESIDE)
    if rate := YEARLY_RATE.search(beside):
        if "Q" not in period and not rate[0].lower().startswith("annuali"):
            yield _Sign(YEAR, say("“{words}” beside it", words=rate[0]))
        elif STEPPING.search(area):
            yield _Sign(STEP, say("“{words}” beside it", words=rate[0]))
    elif rate := OWN_RATE.search(spot.passage.left(2 * BESIDE)):
        yield _Sign(YEAR, say("“{words}” is a rate of its own", words=rate[0]))


def _opened(spot: Spot) -> _Sign | None:
    """Return what a sentence opens with as the base of its changes: On an annual basis, it fell."""
    text, (first, last) = spot.passage.text, spot.passage.sentence
    stop = min(first + OPENING, spot.start, last)
    comma = text.find(",", first, stop)
    if SAME_TIME.match(text, first):
        return None  # In the same month, fuel fell
    told = _told(text, first, comma) if comma > 0 else {}
    behind = _told(text, max(comma, first), spot.start)
    if len(told) != 1 or set(behind) - set(told):
        return None
    word, words = next(iter(told.items()))
    return _Sign(word, say("“{words}” at the head of its sentence", words=words))


def _told(text: str, first: int, last: int) -> dict[str, str]:
    """Return which of the two bases words tell, and in which words."""
    found: dict[str, str] = {}
    for word, pattern in TOLD:
        match = pattern.search(text, first, last)
        if match:
            found.setdefault(word, match[0])
    return found


def _restated(spot: Spot, subject: str) -> _Sign | None:
    """Return the base told where the same figure stands again: a headline and its sentence."""
    text, figure = spot.passage.text, spot.passage.figure
    words = {word.lower() for word in WORD.findall(subject)}
    told: dict[str, str] = {}
    for at in _places(text, figure.text):
        if at == figure.start:
            continue
        begin, end = _sentence(text, at, at + len(figure.text))
        if words and words.isdisjoint(word.lower() for word in WORD.findall(text, begin, end)):
            continue
        stop = min(end, at + len(figure.text) + BESIDE)
        behind = text[at + len(figure.text) : stop]
        cut = re.search(r"\d|[;(]", behind)
        near = _told(behind[: cut.start()] if cut else behind, 0, BESIDE)
        if len(near) == 1:
            told |= near
    if len(told) != 1:
        return None
    word, reason = next(iter(told.items()))
    return _Sign(word, say("“{words}” where the figure is told again", words=reason))


def _places(text: str, figure: str) -> Iterator[int]:
    """Give where a figure stands in a text as a whole."""
    pattern = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)")
    for match in pattern.finditer(text):
        yield match.start()


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """Return about where the sentence of a place begins and ends."""
    begin = max(text.rfind(". ", 0, first), text.rfind("\n", 0, first)) + 1
    ends = [at for at in (text.find(". ", last), text.find("\n", last)) if at >= 0]
    return begin, min(ends, default=len(text))


def _of_paragraph(spot: Spot, period: str, before: Pace) -> _Sign | None:
    """Return the base of all changes that the paragraph has told so far, if it has but one."""
    if before.line != spot.line_start:
        told = _told(spot.passage.text, spot.line_start, spot.passage.sentence[0])
        if len(told) != 1 or any(spot.before()):
            return None
        word, words = next(iter(told.items()))
        return _Sign(word, say("“{words}” in the sentence before", words=words))
    if before.period != period:
        return None
    if before.sentence == spot.passage.sentence or len(before.of_line) != 1:
        return None
    (base,) = before.of_line
    if base == year_before(period):
        return _Sign(YEAR, say("that of the sentence before"))
    return _Sign(STEP, say("that of the sentence before")) if base == one_before(period) else None


def _teller(spot: Spot, subject: str, area: str, before: Pace, most: Fraction) -> str:
    """Return the area or the office that tells a series from the one before; empty for others."""
    if not SERIES.search(subject) or (before.yearly and not before.otherwise):
        return ""
    if GDP.search(subject) and "Q" in spot.setting.period and (gdp := GDP_STEPPING.search(area)):
        return gdp[0]
    if not _is_little(spot, most if SLOW.search(subject) else GREAT):
        return ""
    told = STEPPING.search(area) if area else OFFICES.search(spot.passage.text)
    return told[0] if told else ""


def _is_little(spot: Spot, most: Fraction) -> bool:
    """Whether a change is small enough to be that of a month or a quarter."""
    figure = spot.passage.figure
    is_rate = figure.dimension in (MeasuredBy.PERCENT, MeasuredBy.POINT)
    return not is_rate or (figure.value is not None and abs(figure.value) <= most)


def _is_held(spot: Spot) -> bool:
    """Whether a change is of what there is at one time, or of money, which both grow by steps."""
    is_money = spot.passage.figure.dimension is MeasuredBy.MONEY
    return is_money or HELD.search(spot.passage.clause_around(BESIDE)) is not None


def _goes_on_years(spot: Spot, area: str, before: Pace) -> bool:
    """Whether every change of which the text tells a base is one on the year."""
    if not before.yearly or before.otherwise or STEPPING.search(area):
        return False
    return _tells_only_years(spot.passage.text)


@lru_cache(maxsize=2)
def _tells_only_years(text: str) -> bool:
    if MONTHLY.search(text) or QUARTERLY.search(text) or ADJUSTED.search(text):
        return False
    return sum(1 for _ in YEARLY.finditer(text)) >= ENOUGH
