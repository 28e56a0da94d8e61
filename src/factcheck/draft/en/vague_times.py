"""Words of time beside an English figure that name no period: late 2004, in summer, on Monday.

Such a word says that the period is not the year or the month it names, and not which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.calendar import MONTH, Use
from factcheck.draft.en.targets import is_aim
from factcheck.draft.en.two_months import two_months
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "vague times", "en")

REACH = 400  # characters to either side; a longer sentence is a list
CHANGED = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE, Kind.MULTIPLE, Kind.CAGR})
MOVING = CHANGED | {Kind.LEVEL}
#: Before a figure that another is to follow: will rise from $50.
LEFT = re.compile(r"\bfrom(?: the current| the present| today['’]s)?(?: about| around)? $")
UNTIL = re.compile(r"\b(?:[Uu]ntil|[Tt]ill)(?: the)?(?: end of)? $")
#: Before the first of two times.
BETWEEN = re.compile(r"\b[Bb]etween(?: the (?:start|end|beginning) of)?(?: the)? $")
FLOWING = MOVING | {Kind.COUNT}
UNTIL_OR_TILL = re.compile(r"ntil |till ")
MONTH_OF = re.compile(r"\d{4}-\d\d")
WHOLE_FISCAL = re.compile(r"FY\d{4}")
RELATIVE = ("last", "this", "next")
CALENDAR = re.compile(r"\d{4}(?:Q[1-4])?")
#: What has a price that changes by the hour, where nothing says over which time it did.
QUOTED = re.compile(
    WORDS.pattern(
        r"^(?:(?:its|their) )?(?:{quoted})\b"
        r"|\b(?:{markets})$"
    ),
    re.IGNORECASE,
)
TRADED = re.compile(
    r"\b(?:to close|closed|closing) (?:up|down|at|higher|lower)\b|\bin (?:early|late|morning"
    r"|afternoon) trad"
    r"|\bovernight\b"
)
#: Words before a year that make it a part of one that has no name.
UNREAD = re.compile(
    WORDS.pattern(
        r"\b(?:(?:early|mid|late)(?:-| in | )|(?:{vague_times})(?: of| in)?(?: the)? )"
        r"(?:19|20)\d\d\b"
        r"|\bfiscal(?:-year)? (?:(?:first|second|third|fourth)[ -]quarter|Q[1-4])"
        r"|\b(?:{seasons})\b"
    ),
    re.IGNORECASE,
)
#: What says that a sentence is of the time of the one before.
SAME_PERIOD = re.compile(
    r"\W*(?:In|Over|During|For) (?P<words>(?:the same|that|this) (?:period|time|span))\b"
)
#: Between two months something changed, or all of what they tell of did.
BETWEEN_MONTHS = re.compile(
    rf"\b(?:between|from) {MONTH}(?: (?:19|20)\d\d)? (?:and|to) {MONTH}\b", re.IGNORECASE
)


def vague_times(spot: Spot, period: str, subject: str) -> Iterator[str]:
    """Give the doubts about a period that words of time near it leave open."""
    if _is_of_no_year(spot, period):
        yield say(
            "period: the text does not say of which year it is; {period} is a guess", period=period
        )
    if _is_of_a_day(spot, period, subject):
        yield say("period: {period}, or a day of it?", period=period)
    is_aimed = spot.reading.kind is Kind.TARGET
    if not is_aimed and LEFT.search(spot.passage.left(30)) and is_aim(spot.passage):
        yield say("period: {period}, or what holds until it changes?", period=period)
    if not is_aimed and _is_to_come(spot, period):
        yield say("kind: an aim, or what has been?")
    if _is_until(spot, period):
        yield say("period: {period}, or the time until then?", period=period)
    if _is_from(spot, period):
        yield say("period: {period}, or the time from then on?", period=period)
    same = SAME_PERIOD.match(spot.passage.text, spot.passage.sentence[0])
    if same and period != spot.carried:
        yield say("period: {period}, or {words}?", period=period, words=same["words"])
    if told := _unread(spot, period):
        yield say("period: {period}, or {words}?", period=period, words=told)
    unsettled = spot.kind in CHANGED and not two_months(spot, period)
    if unsettled and BETWEEN_MONTHS.search(spot.passage.clause_around(80)):
        yield say("base: the text tells of two months, and not what both are compared with")


def _is_of_no_year(spot: Spot, period: str) -> bool:
    """Whether a word of time leaves the year to a text that says none: in May, last year."""
    time = spot.line_of_time
    if time.disputed or period in time.signs.named:
        return False  # the one is told of all figures, the other names its year
    if not time.is_undated and not time.is_unwritten:
        return False
    words = (*spot.before(), *spot.after(REACH))
    relative = any(moment.period in RELATIVE and spot.resolved(moment) for moment in words)
    if not time.is_undated and not relative:
        return False
    year = period.removeprefix("FY")[:4]
    if any(year in moment.word for moment in words):
        return False
    return period != spot.setting.period or any(moment.use is Use.PERIOD for moment in words)


def _is_to_come(spot: Spot, period: str) -> bool:
    """Whether a period had not begun when the text was written."""
    written, begins = spot.line_of_time.written, period.partition("..")[0]
    if written and WHOLE_FISCAL.fullmatch(period):
        return period[2:] > written[:4]
    if not written or not begins[:4].isdigit():
        return False
    return begins[:4] > written[:4] or (MONTH_OF.fullmatch(begins) is not None and begins > written)


def _is_until(spot: Spot, period: str) -> bool:
    """Whether the word that tells a period says up to when it is so: fixed until 2015."""
    text = spot.passage.text
    if not UNTIL_OR_TILL.search(text, *spot.passage.sentence):
        return False
    told = (m for m in (*spot.before(), *spot.after(REACH)) if m.use is Use.PERIOD)
    named = [moment for moment in told if spot.resolved(moment) == period]
    return bool(named) and all(UNTIL.search(text, max(0, m.start - 12), m.start) for m in named)


def _is_from(spot: Spot, period: str) -> bool:
    """Whether the word that tells a period says from when: between 2017, when he came, and."""
    if ".." in period or spot.kind not in FLOWING or two_months(spot, period):
        return False
    text = spot.passage.text
    told = (m for m in (*spot.before(), *spot.after(REACH)) if m.use is Use.PERIOD)
    named = (moment for moment in told if spot.resolved(moment) == period)
    return any(BETWEEN.search(text, max(0, m.start - 24), m.start) for m in named)


def _is_of_a_day(spot: Spot, period: str, subject: str) -> bool:
    """Whether what is quoted by the hour moved, and no word beside it says in which time."""
    if spot.kind not in MOVING:
        return False
    beside = f"{spot.passage.left(60)} {spot.passage.clause_around(60)}"
    if not QUOTED.search(subject) and not TRADED.search(beside):
        return False
    words = (*spot.before(), *spot.after(REACH))
    return not any(spot.resolved(moment) == period for moment in words)


def _unread(spot: Spot, period: str) -> str:
    """Return the words that make the period a part of it without a name: late 2004, in summer."""
    if not CALENDAR.fullmatch(period):
        return ""
    match = UNREAD.search(spot.passage.clause_around(80))
    return match[0].strip() if match else ""
