"""Words of time of Chinese that hold for some figures of a sentence and not for the others."""

from __future__ import annotations

import re

from factcheck.draft.calendar import Moment, Use
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.draft.zh.bases import one_before
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "time", "zh")

MONTH = re.compile(r"(\d{4})-(\d\d)")
#: What is done, over the months up to a day, and what stands at a day.
DONE = re.compile(WORDS["done"])
STOCKS = re.compile(WORDS["stocks"])
SEVERALLY = "分别"
APART = re.compile("[，,；;。]")
AND = re.compile("[、和及与]")
YEARS_LISTED = re.compile(r"((?:19|20)\d\d)年?、((?:19|20)\d\d)年?")
NUMBERS, HALVES = "一二三四", "上下"
QUARTERS = re.compile("(?:[一二三][、和])+$")
#: Quarters or months of which a figure is told all together: 二、三季度均超过.
PARTS_LISTED = re.compile(
    r"(?:[一二三][、和及])+[二三四]季度|(?:\d{1,2}月?[、和及])+\d{1,2}月(?!\d)"
)
PARTS_OF_YEAR = re.compile(r"YYYY(?:Q|H|-)")
#: A span of years that names both its ends.
LISTED_SPAN = re.compile(r"(?:19|20)\d\d年?[-—–~至到](?:19|20)\d\d")
REPORTED = re.compile(WORDS.pattern(r"的?(?:{reported})"))
REACH = 120
LEFT = frozenset({Kind.RANK, Kind.CONTRIBUTION})
LEAVING = re.compile("[从由]")
LEAVING_LAST = re.compile("[从由][上去]年的?$")
LISTED = re.compile(r"[一-鿿]、(?:(?![达到至为有是])[一-鿿“”]){0,8}$")
YEAR_OF = re.compile(r"((?:19|20)\d\d)年的$")
YEAR_END = re.compile("[从由][上去]年[末底]的?$")
#: The month or the quarter that a change sets out from: 由上月的17.8%降至14.8%.
STEP_LEFT = re.compile("[由从](?:上个?|前一?个?)(?P<unit>月|季度?)末?的?(?:约|近)?$")
#: The year a change sets out from, with what is measured between it and the figure, or figures.
SET_OUT_IN = re.compile(
    r"[由从]((?:19|20)\d\d)年(?:[末底]|(?P<first>\d{1,2})月?[-—–~至到](?P<last>\d{1,2}|十)月份?|(?P<month>\d{1,2})月[末底份]?|第?(?P<part>[一二三四])季度?|(?P<half>[上下])半年)?的?"
    r"[^，。；:：∶到至]{0,24}$"
)


def in_turn(spot: Spot) -> str:
    """Period of one of several figures for as many times: 2020年和2021年分别增长2%和8%."""
    text, clause = spot.passage.text, spot.passage.clause
    start = max(spot.passage.sentence[0], spot.start - REACH)
    at = text.rfind(SEVERALLY, start, spot.start)
    if at < 0 or APART.search(text, at, spot.start):
        return ""
    times = _listed(spot, at)
    figures = len(AND.findall(text[at : min(clause[1], spot.end + REACH)])) + 1
    number = len(AND.findall(text[at : spot.start]))
    return times[number] if len(times) == figures > 1 else ""


def parts_listed(spot: Spot) -> str:
    """Return the quarters or months of a list in a figure's clause, told of all together."""
    if in_turn(spot):
        return ""
    text = spot.passage.text
    match = PARTS_LISTED.search(text, max(spot.passage.sentence[0], spot.start - REACH), spot.start)
    return match[0] if match and not APART.search(text, match.end(), spot.start) else ""


def _listed(spot: Spot, stop: int) -> list[str]:
    """Periods that stand in a list before a place."""
    text = spot.passage.text
    listed: list[Moment] = []
    for moment in (moment for moment in spot.before(REACH) if moment.end <= stop):
        if listed and not AND.fullmatch(text, moment.end, listed[0].start):
            break
        listed.insert(0, moment)
    return [period for moment in listed for period in _periods(spot, moment) if period]


def _periods(spot: Spot, moment: Moment) -> list[str]:
    last = spot.resolved(moment) if moment.use is Use.PERIOD else ""
    quarters = QUARTERS.search(spot.passage.text, max(0, moment.start - 8), moment.start)
    if quarters and moment.word.endswith("季度"):
        named = [mark for mark in quarters[0] if mark in NUMBERS]
        return [*(f"{last[:-1]}{NUMBERS.index(mark) + 1}" for mark in named), last]
    years = YEARS_LISTED.fullmatch(moment.word)
    if years and int(years[2]) == int(years[1]) + 1:
        return [years[1], years[2]]
    return [last] if last else []


def dates_another(spot: Spot, moment: Moment) -> bool:
    """Whether a part of a year named within a list ends with its item: 四季度增长6%;出栏5万头.

    One that no figure stands before is of all the sentence: 总体看,上半年出口5亿元;进口3亿元.
    """
    text = spot.passage.text
    if not PARTS_OF_YEAR.match(moment.period or ""):
        return False
    if not any(mark in text[moment.end : spot.start] for mark in "；;"):
        return False
    start = max(spot.passage.sentence[0], moment.start - REACH)
    items = re.search(r"\d[^年月日\d]", text[start : moment.start])
    return items is not None and bool(APART.search(text, start, moment.start))


def first_added(spot: Spot, base: int) -> int:
    """Return the first year that a total of years counts in: 2018年以来累计 counts 2018."""
    if any(LISTED_SPAN.match(moment.word) and str(base) in moment.word for moment in spot.before()):
        return base  # 2018年至2022年共
    since = (moment for moment in spot.before() if moment.word.endswith(("以来", "起")))
    return base if any(moment.period == f"{base}.." for moment in since) else base + 1


def done_so_far(spot: Spot, moment: Moment, period: str) -> str:
    """Return the months of a year up to a day, of what is done in them; else that of the day.

    What stood at the day is of its month: 截至3月31日，贷款余额5亿元.
    """
    month = MONTH.fullmatch(period)
    if spot.passage.text[moment.start - 1 : moment.start] == "于":
        return period  # on a day, not up to it
    if month is None or not DONE.search(spot.passage.text, moment.end, spot.end):
        return period
    if STOCKS.search(spot.passage.left_in_clause(REACH)):
        return period
    return month[1] if month[2] == "12" else f"{month[1]}-01..{period}"


def is_left(spot: Spot) -> bool:
    """Whether a place or a contribution is the one left for another: 从第三位提升到第二位."""
    if spot.reading.kind not in LEFT:
        return False
    if LEAVING.search(spot.passage.left(1) + spot.passage.figure.text):
        return True
    return LEAVING_LAST.search(spot.passage.left(4)) is not None


def times_of(spot: Spot, last: str) -> str:
    """Return the year whose figure is taken some times: 是2020年的2.4倍."""
    match = YEAR_OF.search(spot.passage.left(10))
    return match[1] if match and match[1] < last else ""


def is_listed_in(words: str) -> bool:
    """Whether the words before a figure make it one more of a list: 水稻、小麦."""
    return bool(LISTED.search(words))


def compared_year(spot: Spot, before: str) -> str:
    """Return the year that words right before a figure name: 由2019年的."""
    named = SET_OUT_IN.search(before)
    if named and named["first"]:
        last = 10 if named["last"] == "十" else int(named["last"])
        return f"{named[1]}-{int(named['first']):02d}..{named[1]}-{last:02d}"
    if named and named["part"]:
        return f"{named[1]}Q{NUMBERS.index(named['part']) + 1}"
    if named and named["half"]:
        return f"{named[1]}H{HALVES.index(named['half']) + 1}"
    if named:
        return f"{named[1]}-{int(named['month']):02d}" if named["month"] else named[1]
    now = spot.earlier or spot.setting.period
    if step := STEP_LEFT.search(before):
        return one_before(now, step["unit"])
    ended = YEAR_END.search(before) and now[:4].isdigit()
    return str(int(now[:4]) - 1) if ended else ""


def reports(spot: Spot, moment: Moment) -> bool:
    """Whether a word of time says what report the paragraph is of: 公布第四季度财报."""
    return bool(REPORTED.match(spot.passage.text, moment.end))
