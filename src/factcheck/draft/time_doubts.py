"""What of the time of a figure is not sure: a base taken for granted, a period from far away."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from factcheck.draft.calendar import Moment, Use, is_same_span
from factcheck.draft.compared import ON_YEAR, WEEKLY, year_before
from factcheck.draft.reading import Kind
from factcheck.draft.sentences import holds
from factcheck.draft.time_context import Spot
from factcheck.draft.zh.bases import SAME_BELOW
from factcheck.language import later, say

CHANGED = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE, Kind.MULTIPLE})
GROWN = frozenset({Kind.GROWTH, Kind.MULTIPLE})
COMPARING = CHANGED | {Kind.RECORD, Kind.CAGR}
#: Between a figure and a word of time that it is compared with: 2.3x 2016 revenue.
BASE_AHEAD = re.compile(
    r"^\s*$|\b(?:from|since|than|against)(?: the| that of| in)?\s*$", re.IGNORECASE
)
SET_OUT = re.compile(r"\b(?:from|since|than|against|over|on|of)(?: the| that of| in)? $")
#: What says that a figure is of some days alone.
OF_A_WEEK = re.compile(
    r"\b(?:(?:in|for|during|over) the|last|this|previous) weeks?\b"
    r"(?! (?:ago|earlier|before|later|of))"
    r"|\bweeks? (?:ending|ended|to|beginning|through)\b|[当本上一]周(?!年|期|边|长)",
    re.IGNORECASE,
)
WEEKS = ("week", "周")
WITHIN = re.compile(r"\d{4}([-QH])\d")  # a month, a quarter, a half: two bases are usual
_BASES = {
    "-": later("base: month or year before?"),
    "Q": later("base: quarter or year before?"),
    "H": later("base: half or year before?"),
}
#: The month in which a part of a year ends, and what says that a figure is of its last day.
ENDS = {"Q1": "-03", "Q2": "-06", "Q3": "-09", "Q4": "-12", "H1": "-06", "H2": "-12"}
AT_END = re.compile(
    r"\b(?:at|by|as of|as at|on)(?: the)? (?:end of |end-|close of |3[01] |2[89] )|[月年]末|底"
)
SPRING = 4  # a text of one of the first months reports on the year before
ONE_MONTH = re.compile(r"(\d{4})-(\d\d)")
#: A year told beside a month.
YEARS = re.compile(r"(?<![\d.,])(?<!since )(?:19|20)\d\d(?![.,]?\d)|[上去]年(?!同[期月])|last year")
REACH = 400  # characters to either side; a longer sentence is a list
PACED = re.compile(
    r"(?P<year>同比|按年|[与同比较](?:上年|去年)(?:同[期月]|\d{1,2}月))|环比|按[月季]|[比较]上(?:月|个月|季度|期)|[比较](?:年初|上年末|去年末)"
)
#: From a change to what it has come to.
REACHED = re.compile(r"[^.;:]{0,80}\bto(?: (?:about|around|nearly|some|just|an?))*\s*[$€£]?")
NEXT = 40  # characters from the figure that a change has come to
SPAN = re.compile(r"\d{4}\.\.\d{4}")
SINCE = re.compile(r"[^.;,]{0,40}\bsince\b")
STOP = re.compile(r"[。！？!?]|\.\s")
#: At the time told before, whichever that is: 同期增长7.1%, not 比去年同期.
SAME_TIME = re.compile("(?<![去上]年)同期")


def of_time(spot: Spot, period: str, base: str, subject: str) -> Iterator[str]:
    """Doubts about the time of a figure: a base taken for granted, a period from far away."""
    if period and not base and spot.kind in CHANGED:
        yield say("base: the text names none that is a period")
    within = WITHIN.match(period) if spot.kind in CHANGED else None
    asked = not spot.passage.tongue.ASKS_BASES and not _is_yearly(spot)
    if within and base == year_before(period) and asked:
        words = spot.passage.around(REACH)
        if spot.kind is Kind.CHANGE:  # among rates on the year an amount may be one on the month
            words = spot.passage.clause_around(REACH)
        if not ON_YEAR.search(words) and not _goes_on_year(spot, period):
            yield say(_BASES[within[1]])
    if base and base == year_before(period) and SINCE.match(spot.passage.right(REACH)):
        yield say("base: {base}, or since when the text says behind it?", base=base)
    if base and base == year_before(period) and (other := _told_above(spot)):
        yield say("base: {base} or {other}, as was told above?", base=base, other=other)
    if (later_one := _in_next_year(spot, period)) is not None:
        yield say("period: {period} or {other}?", period=period, other=later_one)
    yield from _untold(spot, period)
    if period and spot.kind in COMPARING and _is_compared_with(spot, period):
        yield say(
            "period: {period} is what it is compared with, and no other is told", period=period
        )
    if period:
        yield from spot.passage.tongue.unsure_times(spot, period, subject)
        if not WEEKLY.match(period) and _is_of_a_week(spot):
            yield say("period: {period}, or a week of it?", period=period)
    if period and _is_far(spot, period):
        yield say(
            "period may be another: {period} is told more than a sentence before", period=period
        )


def _is_yearly(spot: Spot) -> bool:
    """Whether growth is in a Chinese text that measures it from the year before, and only so."""
    if spot.kind is not Kind.GROWTH or SAME_TIME.search(spot.passage.left_in_clause(REACH)):
        return False
    return spot.passage.tongue.tells_years_alone(spot.passage.text)


def _is_of_a_week(spot: Spot) -> bool:
    """Whether the words beside a figure say that it is of some days alone."""
    beside = f"{spot.passage.left(30)} {spot.passage.clause_around(60)}"
    return holds(WEEKS, beside) and OF_A_WEEK.search(beside) is not None


def _goes_on_year(spot: Spot, period: str) -> bool:
    """Whether growth is on the year as what the line told last is; that of a span always is."""
    if spot.kind is Kind.POINT_CHANGE and ".." in period:
        paces = [*PACED.finditer(spot.passage.text, max(0, spot.start - REACH), spot.start)]
        return not paces or paces[-1]["year"] is not None
    if spot.kind not in GROWN and not (spot.kind is Kind.CHANGE and ".." in period):
        return False
    if period[4:5] == "H" and not spot.passage.tongue.TELLS_BEHIND:
        return True  # a half year of Chinese grows on that of the year before
    start = max(spot.line_start, spot.start - 2 * REACH)
    paces = [*PACED.finditer(spot.passage.text, start, spot.start)]
    is_of_span = ".." in period and spot.kind in GROWN
    return is_of_span or (bool(paces) and paces[-1]["year"] is not None)


def _untold(spot: Spot, period: str) -> Iterator[str]:
    """Doubts about a period that no word tells: a guess, or that of the sentence before."""
    if not period or period != spot.setting.period or spot.setting.span:
        return
    if any(other != period for other in spot.told):
        return
    words = (*spot.before(), *spot.after(REACH))
    told = [moment for moment in words if moment.use is Use.PERIOD and not spot.is_base(moment)]
    written = spot.line_of_time.written  # a day of a dateline tells no time of a figure
    told = [moment for moment in told if not (moment.dated and moment.period == written)]
    if any(moment.period != "last" for moment in told):
        return
    if told and written and period == str(int(written[:4]) - 1):
        return  # 去年, last year: of a text that bears its day
    if _is_reached_then(spot, period):
        return
    is_other = spot.carried and not is_same_span(spot.carried, period)
    is_other = is_other and not SPAN.fullmatch(spot.carried)
    if is_other and not _is_end_of(spot, period):
        yield say(
            "period: {period}, or {other} as in the sentence before?",
            period=period,
            other=spot.carried,
        )
    elif (
        spot.is_guessed
        and spot.start < spot.line_of_time.guessed_to
        and not _is_told_before(spot, period)
    ):
        yield say("period: no heading and no title tells one; {period} is a guess", period=period)


def _is_told_before(spot: Spot, period: str) -> bool:
    """Whether one of the last times that the line told before is the very one."""
    before = spot.line_of_time.between(spot.line_start, spot.passage.sentence[0])
    told = [spot.resolved(moment) for moment in before if moment.use is Use.PERIOD]
    return period in told[-2:]  # an outlook may stand between


def _is_reached_then(spot: Spot, period: str) -> bool:
    """Whether what a change has come to is of its time: grew by 5 % to 1.09 billion in 2013."""
    stop = spot.passage.sentence[1]
    if spot.kind not in CHANGED or not REACHED.fullmatch(
        spot.passage.text, spot.end, spot.following
    ):
        return False
    behind = spot.line_of_time.between(spot.following, min(stop, spot.following + NEXT))
    return any(moment.use is Use.PERIOD and moment.period == period for moment in behind[:1])


def _is_end_of(spot: Spot, period: str) -> bool:
    """Whether the sentence before told of the end of the same period: at the end of June."""
    end = ENDS.get(period[4:], "-12")
    before = spot.passage.text[max(0, spot.passage.sentence[0] - REACH) : spot.passage.sentence[0]]
    return spot.carried == f"{period[:4]}{end}" and AT_END.search(before) is not None


def _is_compared_with(spot: Spot, period: str) -> bool:
    """Whether a sentence names the period of a figure as what it is compared with, and only so."""
    first, last = spot.passage.sentence
    start, end = max(first, spot.start - REACH), min(last, spot.end + REACH)
    moments = spot.line_of_time.between(start, end)
    named = [moment for moment in moments if spot.resolved(moment).rstrip(".") == period]
    spanned = spot.kind is Kind.CAGR or (spot.kind in CHANGED and SPAN.fullmatch(period))
    if spanned and any(moment.use is Use.WINDOW for moment in named):
        return False  # growth over the years that are named
    return bool(named) and all(_is_a_base(spot, moment) for moment in named)


def _is_a_base(spot: Spot, moment: Moment) -> bool:
    if moment.use is not Use.PERIOD:
        return True
    if moment.start < spot.start:
        return spot.is_base(moment)
    if moment.period in ("last", "this"):
        begin = max(spot.end, moment.start - 24)
        return bool(SET_OUT.search(spot.passage.text[begin : moment.start]))
    begin = min(spot.end, moment.start)  # a record may hold the word of time itself
    return moment.start < spot.end or bool(
        BASE_AHEAD.search(spot.passage.text[begin : moment.start])
    )


def _told_above(spot: Spot) -> str:
    """Return the year that an earlier line says its changes, and those below, are measured from."""
    below = _all_below(spot.passage.text) if spot.kind in CHANGED else ()
    index = bisect_left(below, (spot.line_start, ""))
    if not index or ON_YEAR.search(spot.passage.clause_around(REACH)):
        return ""
    return below[index - 1][1]


@lru_cache(maxsize=2)
def _all_below(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a text says from which year all changes below are measured, and which."""
    return tuple((match.end() - 1, match["year"]) for match in SAME_BELOW.finditer(text))


def _in_next_year(spot: Spot, period: str) -> str | None:
    """Return the month a year later, where a text of that year names a month without its year."""
    month = ONE_MONTH.fullmatch(period)
    if month is None or spot.line_of_time.this_year != int(month[1]) + 1:
        return None
    if int(month[2]) > SPRING:
        return None
    if spot.line_of_time.year != int(month[1]) or YEARS.search(spot.passage.around(REACH)):
        return None
    return f"{int(month[1]) + 1}-{month[2]}"


def _is_far(spot: Spot, period: str) -> bool:
    """Whether a period was told more than a sentence before, and by no heading."""
    if period in (spot.setting.period, spot.carried, spot.earlier) or spot.tells_period():
        return False
    if any(moment.use is Use.PERIOD for moment in spot.after(REACH)):
        return False
    text, sentence = spot.passage.text, spot.passage.sentence[0]
    start = max(spot.line_start, sentence - 4 * REACH)
    for moment in reversed(spot.line_of_time.between(start, sentence)):
        if moment.use is Use.PERIOD and spot.resolved(moment) == period:
            return len(STOP.findall(text, moment.end, sentence)) > 1
    return False
