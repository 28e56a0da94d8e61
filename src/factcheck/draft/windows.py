"""Spans of years a change runs over, as base year and last year."""

from __future__ import annotations

import re

from factcheck.draft.calendar import Moment, Use, years_in
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import FAR, Spot
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "windows")

BASED = re.compile(r"(?:比|较|同)((?:19|20)\d\d)年(?:末|底)?[^，。；\d]{0,8}$")
AGO = re.compile(r"(?:比|较)([一二两三四五六七八九十\d]{1,3})年前[^，。；\d]{0,8}$")
FROM_TO = re.compile(
    r"[由从]((?:19|20)\d\d)年(?:末|底)?的?[^，。；]{1,30}?(?:到|至)(?:了)?(?:((?:19|20)\d\d)年)?"
)
#: Between a figure and a year since which something else is so: the first drop since 2015.
LONE = re.compile(WORDS.pattern(r"\b(?:first|(?:{en.lone})est|best|worst)\b"))
AHEAD = ("今后", "未来", "next", "coming")  # behind `the`
AGAINST = "比较同与"  # 较“十二五”时期: what it is compared with
RECORD = re.compile(
    WORDS.pattern(
        r"半?(?:[、和及][^，。；]{1,5}年来?)?的?同?期?(?:最|新[高低]|首次)|的?(?:{zh.record})"
    )
)  # 23年来同期最低
#: A trend of years that are over: 结束前三年跌势, 扭转过去三年的下跌.
TREND = re.compile(r"的?连?续?(?:[跌涨升降增减颓弱]势|下[跌降滑]|上[升涨])(?=[，。；：\s]|$)")
LASTING = ("时期", "期间", "以来", "五年")
WHOLE = re.compile(r"\d{4}")

Span = tuple[int, int]


def span_of(spot: Spot, period: str) -> Span | None:
    """Base year and last year of a change: named beside it, in its sentence, or by the heading."""
    is_told = spot.kind is not Kind.CAGR and spot.tells_period()
    years = [period for period in spot.told if WHOLE.fullmatch(period)]
    if spot.kind is Kind.CAGR and years and min(years) < max(years) == spot.earlier:
        return int(min(years)), int(max(years))  # from 310 in 2010 to 472 in 2019, 4.8% a year
    span = based(spot, period) or _named(spot) or (None if is_told else spot.setting.span)
    return _in_paragraph(spot) if span is None and spot.kind is Kind.CAGR else span


def _in_paragraph(spot: Spot) -> Span | None:
    """Span of years that an average is of, named earlier in its paragraph: “十二五”规划."""
    year = spot.line_of_time.year
    start = max(spot.line_start, spot.start - 4 * FAR)
    behind = reversed(spot.line_of_time.between(start, spot.start)) if year else ()
    spans = (
        (year - moment.years, year) if year and moment.years else year and years_of(moment, year)
        for moment in behind
        if moment.use is Use.WINDOW and not _is_ahead(moment)
    )
    return next((span for span in spans if span), None)


def based(spot: Spot, period: str) -> Span | None:
    """Base year named right beside the figure, 比 2016 年, and the year it leads to."""
    tongue = spot.passage.tongue
    ends = tongue.both_ends(spot)
    if ends:
        return ends
    before = spot.passage.left_in_clause(24)
    match = BASED.search(before) if "年" in before else None
    ago = AGO.search(before) if "年前" in before else None
    if ago and spot.line_of_time.year and (years := years_in(ago[1])):
        return spot.line_of_time.year - years, spot.line_of_time.year
    last = int(period[:4]) if period[:4].isdigit() else 0
    if spot.setting.span and last <= spot.setting.span[1]:
        last = spot.setting.span[1]
    first = int(match[1]) if match else tongue.base_year(spot, last)
    if first is None:
        return None
    return (first, last) if first < last - 1 else None


def ahead_of(spot: Spot) -> Span | None:
    """Span of years to come that an aim is for, by its heading or its sentence: 今后五年."""
    year = spot.line_of_time.year
    if year is None:
        return None
    span = spot.setting.span if spot.setting.plan else None
    for moment in spot.before():
        apart = moment.end <= spot.passage.segment[0] and spot.passage.tongue.PARTS_BY_COMMA
        if moment.use is Use.PERIOD and not spot.is_base(moment) and not apart:
            return span if span and moment.period == str(span[1]) else None
        if moment.use is Use.WINDOW and moment.years and _is_ahead(moment):
            return year, year + moment.years
    return span


def _is_ahead(moment: Moment) -> bool:
    return moment.word.lower().removeprefix("the ").startswith(AHEAD)


def _is_aside(text: str, moment: Moment) -> bool:
    """Whether a span is what a figure is compared with, or how far a record looks back."""
    if text[moment.start - 1] in AGAINST or RECORD.match(text, moment.end):
        return True
    return TREND.match(text, moment.end) is not None


def _named(spot: Spot) -> Span | None:
    """Span of years named in the sentence: 由 2000 年的…到 2005 年, over the past five years."""
    year = spot.line_of_time.year
    if spot.kind is Kind.CAGR and WHOLE.fullmatch(spot.earlier):
        year = int(spot.earlier)  # grew 12 percent in 2021, and 4 percent on average of two years
    passage = spot.passage
    stretch = FROM_TO.search(passage.left(160))
    if stretch:
        first = int(stretch[1])
        last = int(stretch[2]) if stretch[2] else year or first + 1
        return (first, last) if first < last else None  # 由2025年7月至9月的
    if year is None:
        return None
    stop = min(passage.clause[1], spot.end + 40)
    if any(moment.use is Use.PERIOD for moment in spot.after(40)):
        stop = min(stop, spot.following)  # 5.4% in 1985 and 12.3% between 1980 and 1984
    behind = spot.line_of_time.between(spot.end, stop)
    named = (
        moment
        for moment in spot.before()
        if not _is_aside(passage.text, moment)
        and (moment.start >= passage.clause[0] or not moment.word.endswith("年平均"))
    )
    near = (
        moment
        for moment in behind
        if not LONE.search(passage.text, spot.end, moment.start)
        and not TREND.match(passage.text, moment.end)
    )
    spans = (_span(moment, year) for moment in (*named, *near))
    return next((span for span in spans if span), None)


def _span(moment: Moment, year: int) -> Span | None:
    word = moment.word.strip('“”"')
    planned = word[:1] == "十" and "五" in word
    if moment.use is not Use.WINDOW or (planned and not word.endswith(LASTING)):
        return None
    if moment.years:
        return None if moment.years == 1 or _is_ahead(moment) else (year - moment.years, year)
    return years_of(moment, year)


def years_of(moment: Moment, year: int) -> Span | None:
    """Base year and last year of a span that names its years, a plan's cut at the year reported.

    >>> years_of(Moment(start=0, end=9, use=Use.WINDOW, period="2013..", word="2013年以来"), 2021)
    (2013, 2021)
    """
    if not moment.period:
        return None
    first, _, last = moment.period.partition("..")
    if not last:
        return int(first), year
    if "五" in moment.word or "plan" in moment.word.lower():
        return int(first) - 1, min(int(last), year)
    return int(first), int(last)
