"""What the words around an English figure leave in doubt of the time it is told of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.draft.calendar import Use, is_same_span
from factcheck.draft.compared import COMPARED_WITH, LAST, ON_YEAR, is_bracketed
from factcheck.draft.en.targets import is_aim
from factcheck.draft.en.two_months import other_month
from factcheck.draft.en.unsure_years import unsure_years
from factcheck.draft.en.vague_times import vague_times
from factcheck.draft.pace import is_of_company
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.draft.timeline import PLAN
from factcheck.language import say
from factcheck.wording.prose_numbers import ENGLISH_NUMBER
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "unsure times", "en")

REACH = 400  # characters to either side; a longer sentence is a list
CHANGED = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE, Kind.MULTIPLE, Kind.CAGR})
RATES = frozenset({Kind.SHARE, Kind.GROWTH, Kind.RATIO})
CALENDAR = re.compile(r"\d{4}(?:Q[1-4])?")
MONTH = re.compile(r"\d{4}-\d\d")
WITHIN = re.compile(r"(?:FY)?\d{4}(?:[QH]|-\d\d)")
#: A span that ends with the report, and has no name of its own.
SO_FAR = re.compile(
    WORDS.pattern(
        r"\b(?:year[- ]to[- ]date|ytd|so far this (?:year|month|quarter)|to date"
        r"|(?:over|in|for|during|within)(?: the)? (?:{so_far}) (?:\w+[- ]){0,2}(?:days"
        r"|weeks|months|quarters)(?! (?:of|to|in) (?:the year|(?:19|20)\d\d)\b)"
        r"|after (?:the )?(?:first )?(?:\d{1,2}|{number}) weeks"
        r"|(?:two|three|four|six|eight|nine|ten|eleven|twelve|\d+)-month\b(?! period"
        r"| (?:[\w-]+ ){0,4}?(?:{rates_of_months})\b)"
        r"|(?:over|in|for|during|within) the (?:past|last) year\b(?!['’])|the past year"
        r"|(?:in|over|during) (?:that|this) (?:time|span)|trailing (?:twelve|12)|ttm"
        r"|ltm)\b",
        number=ENGLISH_NUMBER,
    ),
    re.IGNORECASE,
)
#: The same at the head of a sentence: Over the past year, prices were up.
PAST_YEAR = re.compile(
    r"\W*(?:Over|In|During|For) the (?:past|last) (?:year|twelve months|12 months)(?=,)"
)
TWELVE = re.compile(r"\b(?:twelve|12) months\b", re.IGNORECASE)
#: Words that begin a clause with a time of its own.
OTHER_CLAUSE = re.compile(r"[;:]|,? \b(?:while|whereas|but|although|though|with)\b|, and\b")
#: What says of when figures in brackets are.
BRACKETS = re.compile(
    r"\((?:[QH][1-4][ /]|FY ?)?(?:19|20)\d\d: "
    r"|\b(?:figure|number|amount)s in (?:brackets|parenthes)"
)
#: Between a time and its figure: (2021: $5), in January 2024, of which 418.
BESIDE = re.compile(r"(?: on an? [\w -]{1,30})?(?::|,)? ?(?:of which |of these )?[$€£(]?")
CLAUSE = re.compile(r"[,;:]")
#: A clause of the same time, that is set beside the first; none that tells of the present.
WHILE = re.compile(r"(?:[^,;.\d]{0,60},? )?(?:while|whereas|and) [^,;.]*$")
NOW = re.compile(r"\b(?:is|are|has|have|now|currently|today)\b")
#: What only says more of the figure before: , an increase of; , or; , up; , compared to.
APPOSED = re.compile(
    WORDS.pattern(r"\)?, (?:{apposed})\b[^,;:]*(?<!\band )(?<!\bwith )(?<!\bof which )")
)
TITLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FAR = 2  # years
MOST = 300  # characters in which a title ends
NEAR, TITLE = 40, 70  # words of time among which a heading's are, and characters of a heading
OPENING = 24  # characters in which a sentence says of when all of it is
PARAGRAPH = re.compile(r"[\W\d]{0,6}(?:For|In|During|Over) (?:the )?")
#: An event that a change is measured from: since the treaty was signed.
SINCE_EVENT = re.compile(
    WORDS.pattern(r"[^.;]{0,60}\bsince(?! (?:{since_event})) (?=[A-Za-z])"),
    re.IGNORECASE,
)
#: The same before a figure: Since the treaty was signed, trade has.
SINCE_BEFORE = re.compile(
    r"(?:^\W*|, |\bthat )" + SINCE_EVENT.pattern.removeprefix(r"[^.;]{0,60}\b"), re.IGNORECASE
)


#: Behind a multiple: another thing that it may be one of.
OF_OTHER = re.compile(
    r" ?(?:as (?:[\w-]+ ){1,7}?as|that of|those of|(?:the )?(?:size|level|value|number|amount|rate"
    r"|volume)s? of|(?=[a-z]+(?:\s*$| in (?:19|20)\d\d)))"
    r" ?(?:the |its |their |our )?(?P<other>(?!in\b|it\b|at\b|on\b|the\b|they\b|that\b|those\b)"
    r"[A-Za-z][\w'’-]+(?: [a-z]+){0,2})"
)
NUMBER_OF_TIMES = re.compile(
    r"^.*?\b(?:times|twice|thrice|double|triple|treble|quadruple|\w+fold)\b"
)
MADE = re.compile(r"\w{3}(?:ed|ing|(?<!time)s)$")  # doubled, doubling, doubles; but three times
OF_A_TIME = re.compile(WORDS.pattern(r"\b(?:{of_a_time})\b|\b(?:19|20)\d\d"), re.IGNORECASE)


def unsure_times(spot: Spot, period: str, subject: str) -> Iterator[str]:
    """Give the doubts about a period that has words of time near it, or none at all."""
    if _is_aim_by_title(spot):
        yield say("kind: an aim, or what has been?")
    if spot.kind is not Kind.RECORD and _is_since_an_event(spot):
        yield say("base: the text names an event, and no period")
    if spot.kind is not Kind.RECORD and _is_reckoned(spot, period):
        yield say("period: {period} stands nowhere in the text", period=period)
    if other := _other_thing(spot):
        yield say("base: the year before, or {other}?", other=other)
    if _is_left_untimed(spot, period) and not is_of_company(subject):
        yield say("period: {period} is a guess: the text does not say from when", period=period)
    if _is_carried(spot, period):
        yield say(
            "period: {period} as in the sentence before, or {other}?",
            period=period,
            other=spot.setting.period or say("another"),
        )
    if is_bracketed(spot) and not BRACKETS.search(spot.passage.text):
        yield say("period: {period} is a guess: the text does not say from when", period=period)
    if not _is_long(period) and (moments := _so_far(spot)) and not _rolls(spot, period, moments):
        yield say("period: {period}, or {words}?", period=period, words=moments)
    if other := other_month(spot, period):
        yield say("period: {period} or {other}?", period=period, other=other)
    yield from vague_times(spot, period, subject)
    if _is_of_another_clause(spot, period):
        yield say("period: {period} is told in another clause", period=period)
    yield from unsure_years(spot, period)
    if _mixes_years(spot, period):
        yield say("period: {period}, or a fiscal year as elsewhere in the text?", period=period)


def _other_thing(spot: Spot) -> str:
    """Return what a multiple may be one of, where no time stands behind it: twice as many as."""
    if spot.kind is not Kind.MULTIPLE or MADE.search(spot.passage.figure.text):
        return ""
    told = f"{spot.passage.figure.text}{spot.passage.right(80)}"
    behind = re.split("[.;:,] |[.;:,]$", NUMBER_OF_TIMES.sub("", told, count=1))[0]
    other = OF_OTHER.match(behind)
    before = re.sub(r"\bin (?:19|20)\d\d\s*$", "", behind)
    return "" if other is None or OF_A_TIME.search(before) else other["other"]


def _is_since_an_event(spot: Spot) -> bool:
    """Whether words behind a figure, or those that open its sentence, name what it is so since."""
    if SINCE_EVENT.match(spot.passage.right(120)):
        return True
    opening = spot.passage.text[spot.passage.sentence[0] : spot.start]
    return SINCE_BEFORE.search(opening) is not None


def _is_aim_by_title(spot: Spot) -> bool:
    """Whether only a word in the title of the text makes a figure an aim: confirms guidance."""
    if spot.reading.kind is not Kind.TARGET or is_aim(spot.passage):
        return False
    text = spot.passage.text[:MOST].lstrip()
    title = text[: max(text.find("\n"), 0)]
    years = [int(year) for year in TITLE_YEAR.findall(title)]
    is_ahead = bool(years) and max(years) > (spot.line_of_time.year or max(years))
    return is_ahead or PLAN.search(title) is not None


def _is_reckoned(spot: Spot, period: str) -> bool:
    """Whether a year is far from that of the document, and is only reckoned from other words."""
    year, named = spot.line_of_time.year, period.rpartition("..")[2].removeprefix("FY")[:4]
    if year is None or not named.isdigit() or abs(int(named) - year) < FAR:
        return False
    return not any(named in other for other in spot.line_of_time.named)


def _is_left_untimed(spot: Spot, period: str) -> bool:
    """Whether a figure that was left for another has no time: rose to 10 tonnes from 8 tonnes."""
    if spot.kind in CHANGED or not WITHIN.match(period) or period == spot.earlier:
        return False
    if not COMPARED_WITH.search(spot.passage.left(30)) or LAST.match(spot.passage.right(60)):
        return False
    return not (any(spot.after(REACH)) or ON_YEAR.search(spot.passage.around(REACH)))


def _is_carried(spot: Spot, period: str) -> bool:
    """Whether only the sentence before tells the period, which is not that of the document."""
    if period != spot.carried or is_same_span(period, spot.setting.period):
        return False
    if period.startswith("FY"):
        return False  # a paragraph of a budget goes on with its fiscal year
    held = spot.setting.period
    if spot.is_guessed and spot.line_of_time.is_undated:
        return False  # the year of the text itself is but a guess
    if spot.kind in CHANGED and spot.carried_kind in CHANGED and period.startswith(held[:4]):
        return False  # exports rose in June; imports fell
    if _opens_paragraph(spot, period):
        return False
    words = (*spot.before(), *spot.after(REACH))
    return not any(m.use is Use.PERIOD and spot.resolved(m) == period for m in words)


def _opens_paragraph(spot: Spot, period: str) -> bool:
    """Whether a paragraph opens with a part of a year, and tells no other: For the first half,."""
    opened = spot.line_of_time.between(spot.line_start, spot.passage.sentence[0])
    first = next(iter(opened), None)
    if first is None or not PARAGRAPH.fullmatch(spot.passage.text, spot.line_start, first.start):
        return False
    is_own = first.use is Use.PERIOD and spot.resolved(first) == period
    return is_own and spot.passage.text.startswith(",", first.end)


def _is_long(period: str) -> bool:
    """Whether a period is of several years or more months than a quarter has, as far as it says.

    >>> _is_long("2016-05..2017-01"), _is_long("2016-11..2017-01"), _is_long("2016")
    (True, False, False)
    """
    first, _, last = period.partition("..")
    if not (MONTH.fullmatch(first) and MONTH.fullmatch(last)):
        return bool(last)
    return int(last[:4]) * 12 + int(last[5:]) - int(first[:4]) * 12 - int(first[5:]) > 2


def _so_far(spot: Spot) -> str:
    """Return the words beside a figure that tell of a span up to the report."""
    match = SO_FAR.search(spot.passage.clause_around(80))
    if match is None and spot.passage.clause[0] > spot.passage.sentence[0]:
        match = PAST_YEAR.match(spot.passage.text, spot.passage.sentence[0], spot.start)
    return match[0].strip() if match else ""


def _is_headed(spot: Spot, period: str) -> bool:
    """Whether a heading above names a calendar year: Economic performance in 1993."""
    if period != spot.setting.period:
        return False
    text, moments = spot.passage.text, spot.line_of_time.moments
    last = bisect_left(spot.line_of_time.starts, spot.line_start)
    for moment in reversed(moments[max(0, last - NEAR) : last]):
        begin = text.rfind("\n", 0, moment.start) + 1
        line = text[begin : text.find("\n", moment.end)].strip()
        if line and len(line) <= TITLE and not line.endswith((".", ";", ",")):
            return moment.period == period
    return False


def _rolls(spot: Spot, period: str, told: str) -> bool:
    """Whether a change in the twelve months up to a month is dated by that month."""
    is_month = len(period) == len("2012-10") and "-" in period
    return is_month and spot.kind in CHANGED and TWELVE.search(told) is not None


def _is_of_another_clause(spot: Spot, period: str) -> bool:
    """Whether the period stands in an earlier clause, beside another figure: , while sales rose."""
    if period == spot.setting.period or any(m.use is Use.PERIOD for m in spot.after(REACH)):
        return False
    named = next((m for m in spot.before() if m.use is Use.PERIOD and not spot.is_base(m)), None)
    if named is None or named.start - spot.passage.sentence[0] < OPENING:
        return False
    text, last = spot.passage.text, spot.passage.previous_end
    if last <= spot.passage.sentence[0] or spot.resolved(named) != period:
        return False
    if BESIDE.fullmatch(text, named.end, spot.start):
        return False
    if APPOSED.fullmatch(text, named.end, spot.start):
        return False
    beside = WHILE.match(text[last : spot.start].lstrip(" ,)"))
    alike = spot.kind in RATES and set(spot.told) <= {period}
    if beside and alike and not NOW.search(beside[0]):
        return False  # accounted for 42% in 2012, while industry accounted for
    if named.start >= last:
        return CLAUSE.search(text, named.end, spot.start) is not None
    return OTHER_CLAUSE.match(text[last : spot.start].lstrip()) is not None


def _mixes_years(spot: Spot, period: str) -> bool:
    """Whether a text that tells of fiscal years leaves open of which a figure is."""
    if not CALENDAR.fullmatch(period):
        return False
    year, part = period[:4], period[4:]
    if _is_headed(spot, period):
        return False
    near = {f"FY{int(year) + step}{part}" for step in (-1, 0, 1, 2)}
    if near.isdisjoint(spot.line_of_time.named):
        return False
    words = (*spot.before(), *spot.after(REACH))
    moments = (moment for moment in words if year in moment.word or year[2:] in moment.word)
    return not any(spot.resolved(moment) == period for moment in moments)
