"""Period of a figure that another is compared with: from 5 percent a year earlier."""

from __future__ import annotations

import re

from factcheck.draft.calendar import Moment, Use
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import Kind, Passage
from factcheck.draft.time_context import Spot
from factcheck.draft.windows import span_of
from factcheck.wording.period_reader import canonical
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "compared")

COMPARED_WITH = re.compile(
    WORDS.pattern(
        r"(?:{en.compared})"
        r"(?: (?:{en.hedge}|the|an?))*"
        r"(?: (?P<year>(?:19|20)\d\d))?(?: (?!(?:{en.no_names})\b)[a-z][\w'’-]*){0,5}"
        r"(?: of)?\s*$"
        r"|\((?:the )?(?:previous|prior|preceding|last) year:?\s*$"
        r"|[从由](?:{zh.earlier})?$"
        r"|(?:上年|去年)(?:同期|[末底])?(?:数|值|金额)?(?:之|的|仅?[为是][一-鿿]{0,4}|:|：)?$"
        r"|[与和同](?:19|20)\d\d年[^，。；\d]{0,20}的$"
        r"|[(（](?:(?:19|20)\d\d年|[上去]年)同期[：:][^，。；\d]{0,4}$"
        r"|[，,;；（(][而但]?(?:上年|去年)同期[^，。；]{0,10}(?:{zh.reached})$"
    ),
    re.IGNORECASE,
)
#: A verb behind what would be compared with, which tells of it: visitors from France made up.
TELLS = re.compile(WORDS.pattern(r"^[Ff]rom (?:[\w-]+ ){1,6}?(?:{en.telling})\b"))
#: What was taken off before: after impairment charges of.
AFTER_COSTS = re.compile(
    WORDS.pattern(
        r"\bafter (?:[\w-]+ ){0,4}?(?:{en.taken_off})(?: of)?(?: (?:{en.hedge}))?\s*[$€£]?$"
    ),
    re.IGNORECASE,
)
CORRECTED = re.compile(r"\b(?:revis|correct|restat)\w+\b[^.;]{0,24}\bfrom\s*$", re.IGNORECASE)
LEAVING = re.compile(
    WORDS.pattern(
        r"\b(?:{en.leaving}) (?:to|at|and|was|were)"
        r"(?: (?:{en.hedge}|an?))*\s*$"
    ),
    re.IGNORECASE,
)
OUTDONE = re.compile(
    WORDS.pattern(
        r"\b(?:after|following)(?: just| only)?\s*$"
        r"|\b(?:compared (?:to|with)|against|versus|vs\.?|from|after|following"
        r"|than)(?: an?| the)?"
        r"(?: [\w-]+)? (?:{en.outdone})(?: of| by)?\s*$"
    ),
    re.IGNORECASE,
)
#: The same with what moved behind the figure: compared with a 4.3 percent gain a year earlier.
AGAINST = re.compile(
    WORDS.pattern(
        r"\b(?:compared (?:to|with)|against|versus|after|following|{en.set_against})"
        r"(?: an?| the)?(?: (?:revised|(?:up|down)wardly revised))? $"
    )
)
MOVE_BEHIND = re.compile(WORDS.pattern(r" (?:[a-z-]+ )?(?:{en.outdone})\b"))
#: A clause of its own of the year before: 去年同期下降2%.
THEN = re.compile(
    r"(?:^|[，,；;。(（])[而但]?(?:上年|去年)同期(?:同比)?(?:[为是]?(?:增长|下降|上升|上涨)|[增降]幅为?)?$"
    r"|由(?:上年|去年)(?:同期)?的?(?:增长|下降|上升|上涨)$"
)
#: What a figure was a quarter or a month ago: an improvement from 61 percent last quarter.
LAST = re.compile(
    r"[^.;,:()\d]{0,40}? (?:in )?(?P<word>last (?:quarter|month)|a quarter (?:ago|earlier))\b"
)
PAIRED = re.compile(r"\b(?:after|following) [+-]?\d[\d.]*(?:%| per ?cent)[^.;,\d]{0,30} and\s*$")
#: Between two growths of which one time is told.
JOINED = re.compile(r"[^.;,\d]{0,30},? and [+-]?\d[\d.]*(?:%| per ?cent)")
#: Words that say a change is one on the year before.
ON_YEAR = re.compile(
    WORDS.pattern(r"{zh.on_year}|(?<![同今全当本\d])年[增减成](?!产)|{en.on_year}"),
    re.IGNORECASE,
)
#: Behind a figure that another is compared with, of something else at the same time.
OF_OTHER = re.compile(
    r" (?:for|among|at(?= [A-Z])) (?:the )?"
    r"(?!the |same|previous|prior|last|first|second|third)[A-Za-z]"
)
SPAN = re.compile(r"\d{4}\.\.\d{4}")
EVENED = re.compile(r"[- ](?:on|over)[- ]|y/y|yoy", re.IGNORECASE)
#: Characters before a figure that name what it is compared with: from income before taxes of.
BESIDE = 64
THREE_MONTHS = re.compile(r"(\d{4})-(\d\d)\.\.(\d{4})-(\d\d)")
PART = re.compile(r"(?:FY)?\d{4}(?:[QH]\d|-\d\d(?:\.\.\d{4}-\d\d)?)")
WHOLE = re.compile(r"\d{4}")
FAR = 120
#: Between two figures that another pair is compared with, and before the first of them.
AND_OF = re.compile(r",? and (?:an? |the )?(?:[a-z][\w'’-]* ){1,7}of (?:about |approximately )?")
SCOPE = re.compile(
    r"\b(?:compared (?:to|with)|versus|against|up from|down from)"
    r"(?: (?:an?|the))?(?: [a-z][\w'’-]*){0,7}(?: of)? [$€£]?\(?[\d.,]+[^,;.\d]{0,24}$"
)
YEAR = re.compile(r"(?<![\d-])\d{4}(?!\d)")
#: Weeks, by their numbers or their days: a year before them are those of the same number.
WEEKLY = re.compile(r"\d{4}-(?:W\d\d|\d\d-\d\d\.\.)")
RANGING = re.compile(r"\b(?:rang|vary|vari|span)\w* from\s*$")
SET_OUT = re.compile(
    r"[从由].{0,5}$|\bfrom(?: about| around| over| nearly| just| some| an? "
    r"| (?:more|less|fewer) than| under)*\s*$"
)


def _is_no_time(before: str) -> bool:
    """Whether what stands before a figure leaves a level, or takes costs off, and compares none."""
    return LEAVING.search(before) is not None or AFTER_COSTS.search(before) is not None


def compared_period(spot: Spot, period: str) -> str:
    """Period of a figure that is compared with one of a held period, empty where it is not."""
    before = spot.passage.left(BESIDE)
    shared = _by_place(spot)
    if stated := spot.passage.tongue.compared_year(spot, before) or shared:
        return stated
    against = COMPARED_WITH.search(before)
    if against is None or _is_no_time(before) or TELLS.search(against[0]):
        return ""
    if CORRECTED.search(spot.passage.left(60)) or RANGING.search(before):
        return ""
    now = spot.earlier or period
    if OF_OTHER.match(spot.passage.right(40)):
        return ""  # compared with 18.6% for the US
    ago = spot.passage.tongue.years_ago(spot)
    if ago and now[:4].isdigit():
        return str(int(now[:4]) - ago)
    for moment in spot.before(26):
        if moment.use is Use.BASE:
            break  # a nearer word says it: 上年同期为
        if moment.use is Use.PERIOD and "年" in moment.word and _is_year(moment.period):
            is_part = spot.passage.text.startswith("同期", moment.end) and PART.fullmatch(now)
            return _base(moment, now) if is_part else moment.period or ""
    if then := _told_behind(spot, now):
        return then
    for moment in spot.before(10):
        if moment.use is Use.BASE and "年初" not in moment.word:
            return shifted(now, "year")
    return _before(spot, now)


def _by_place(spot: Spot) -> str:
    """Return the period of a figure by its place beside what is compared with it."""
    if spot.earlier and is_bracketed(spot):
        return year_before(spot.earlier)
    return spot.earlier if shares_base(spot.passage) else ""


def is_bracketed(spot: Spot) -> bool:
    """Whether a figure stands alone in brackets behind another: equity ratio 42.6% (41.2%)."""
    text, figure = spot.passage.text, spot.passage.figure
    alone = text[spot.passage.previous_end : spot.start] in (" (", "(")
    is_told = figure.dimension in (MeasuredBy.MONEY, MeasuredBy.PERCENT) and not spot.joined
    return alone and is_told and text[spot.end : spot.end + 1] == ")"


def shares_base(passage: Passage) -> bool:
    """Whether a figure is the second of two that others are compared with.

    Such as the second of: compared to sales of $9m and profit of $2m in 2010.
    """
    text, last = passage.text, passage.previous_end
    if not AND_OF.fullmatch(text, last, passage.figure.start):
        return False
    before = text[max(passage.sentence[0], last - FAR) : last]
    return SCOPE.search(before) is not None


def _told_behind(spot: Spot, now: str) -> str:
    """Period that the words behind a figure name, empty where they name none."""
    if last := LAST.match(spot.passage.right(60)):
        return shifted(now, last["word"])
    for moment in spot.after(80):
        if moment.use is Use.PERIOD and moment.period == "last" and PART.fullmatch(now):
            return shifted(now, "year")  # of a quarter, last year is its quarter
        if moment.use is Use.PERIOD:
            return spot.resolved(moment) or shifted(now, "year")
        if moment.use is Use.BASE and not EVENED.search(moment.word):
            return _base(moment, now)
    return ""


def _base(moment: Moment, now: str) -> str:
    """Period that a word of comparison stands for: the same period in 2023, a year earlier."""
    if PART.fullmatch(now) and WHOLE.fullmatch(moment.period or ""):
        return now.replace(now.removeprefix("FY")[:4], moment.period or "")
    return moment.period or shifted(now, moment.word)


def _before(spot: Spot, now: str) -> str:
    """Period that no word names: the year a span sets out from, or the month or year before."""
    span = span_of(spot, now) if SET_OUT.search(spot.passage.left(24)) else None
    match = SPAN.fullmatch(now)
    if span or match:
        return str(span[0]) if span else now[:4]
    return shifted(now, "month" if spot.passage.tongue.is_monthly(spot) else "year")


def outdone_period(spot: Spot) -> str:
    """Period of a growth that another is compared with: after a rise of 0.4% a year earlier."""
    if spot.reading.kind is Kind.GROWTH and THEN.search(spot.passage.left(20)):
        return year_before(spot.earlier or spot.setting.period)
    if spot.reading.kind is Kind.GROWTH and spot.earlier and PAIRED.search(spot.passage.left(60)):
        return spot.earlier  # after +0.5% here and +0.4% there
    before, behind = spot.passage.left(50), spot.passage.right(24)
    is_outdone = OUTDONE.search(before) or (AGAINST.search(before) and MOVE_BEHIND.match(behind))
    if spot.reading.kind is not Kind.GROWTH or not is_outdone:
        return ""
    near = next(iter(spot.after(30)), None) or _shared_time(spot)
    if near is None or near.use is not Use.BASE or EVENED.search(near.word):
        return ""
    return shifted(spot.earlier or spot.setting.period, near.word)


def _shared_time(spot: Spot) -> Moment | None:
    """Return the time of a growth told behind another: after +0.5% here and +0.4% there in May."""
    joined = JOINED.match(spot.passage.text, spot.end, spot.passage.sentence[1])
    behind = spot.line_of_time.between(joined.end(), joined.end() + 40) if joined else ()
    return next(iter(behind), None)


def _is_year(period: str | None) -> bool:
    return bool(period) and str(period)[:4].isdigit()


def shifted(period: str, word: str) -> str:
    """The period before: a month or quarter earlier where the word says so, else a year.

    >>> shifted("2015Q4", "a year ago"), shifted("2015Q1", "previous quarter")
    ('2014Q4', '2014Q4')
    >>> shifted("2015-01", "a month earlier"), shifted("FY2015", "prior year")
    ('2014-12', 'FY2014')
    """
    month = re.fullmatch(r"(\d{4})-(\d\d)", period)
    quarter = re.fullmatch(r"((?:FY)?\d{4})Q([1-4])", period)
    three = "quarter" in word and "same" not in word and "year" not in word
    if three and (before := three_before(period)):
        return before
    if month and "month" in word and "same" not in word:
        year, number = int(month[1]), int(month[2]) - 1
        return f"{year}-{number:02d}" if number else f"{year - 1}-12"
    if quarter and "quarter" in word and "same" not in word and "year" not in word:
        name, turn = quarter[1], int(quarter[2]) - 1
        return f"{name}Q{turn}" if turn else f"{year_before(name)}Q4"
    return year_before(period)


def three_before(period: str) -> str:
    """Return the three months before three months, empty for any other period.

    >>> three_before("2020-01..2020-03"), three_before("2020-01..2020-06")
    ('2019-10..2019-12', '')
    """
    months = THREE_MONTHS.fullmatch(period)
    if months is None:
        return ""
    first, last = (12 * int(months[n]) + int(months[n + 1]) - 1 for n in (1, 3))
    if last - first != 2:
        return ""
    return "..".join(f"{n // 12}-{n % 12 + 1:02d}" for n in (first - 3, last - 3))


def year_before(period: str) -> str:
    """The same span one year before; empty for a span of years.

    >>> year_before("2021-11..2022-01"), year_before("2016..2021")
    ('2020-11..2021-01', '')
    >>> year_before("2014-W18..2014-W27"), year_before("FY2010M01..FY2010M09")
    ('2013-W18..2013-W27', 'FY2009M01..FY2009M09')
    """
    head = period.removeprefix("FY")
    if not head[:4].isdigit() or (".." in head and not set("-M") & set(head)):
        return ""
    if WEEKLY.match(period) and (weeks := canonical(period)):
        return str(weeks.year_before())
    return YEAR.sub(lambda year: str(int(year[0]) - 1), period)
