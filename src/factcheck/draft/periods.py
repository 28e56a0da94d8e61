"""Period and base of a reading, from the words of time beside it and the setting of its line."""

from __future__ import annotations

import re

from factcheck.draft.calendar import Moment, Use
from factcheck.draft.compared import compared_period, outdone_period, year_before
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import FAR, ROLLED, Spot
from factcheck.draft.windows import ahead_of, based, span_of
from factcheck.draft.zh.words import ADDED
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "periods")

SPANNING = frozenset(
    {Kind.CAGR, Kind.MULTIPLE, Kind.POINT_CHANGE, Kind.GAP, Kind.GROWTH, Kind.CHANGE}
)
STANDING = frozenset({Kind.LEVEL, Kind.COUNT, Kind.RATIO, Kind.SHARE, Kind.RANGE})
SUMMABLE = frozenset({Kind.LEVEL, Kind.COUNT, Kind.THRESHOLD})
STEADY = re.compile(WORDS.pattern(r"{zh.steady}|{en.steady}"), re.IGNORECASE)
SUMMED = re.compile(
    WORDS.pattern(r"{zh.summed}|{en.summed}"),
    re.IGNORECASE,
)
STANDS_AT = re.compile(r"[到至达为][了近约超]?$")
MONTH_ALONE = re.compile("[当单][月季]")  # of its own sentence only
OF_WHICH = re.compile(r"其中[^，。；、]{0,20}$")
SUMMED_AHEAD = re.compile(r"年来|年间|年累计")
#: Between a figure and its own time: from 3.7 percent a month earlier in October.
LEFT_FOR = re.compile(
    r",? from [^;,]{1,30}?\b(?:an?|one) (?:month|quarter|year) (?:earlier|ago|before) (?:in"
    r"|at) (?:the )?"
)
ANCHORED = re.compile(
    r"(?:\b(?:as of|at|on|ended|ending|by|through|until|from)|截至|截止|至|于)\s*$", re.IGNORECASE
)
LABELS = re.compile("[(（][^()（）：:]{4,12}[：:]")
YEARLY = re.compile(
    WORDS.pattern(r"{zh.yearly}|{en.yearly}"),
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    WORDS.pattern(
        r"[;]|, (?:and|but) (?:[\w'’-]+ ){0,3}?(?:{en.elsewhere_verbs})\b|, (?:which|who"
        r"|whose|yet|but|while|although"
        r"|though)\b|\b(?:before|payable|to be paid|due|maturing"
        r"|from|compared|versus|vs|over|than|up|down|since|against|above"
        r"|below)\b"
        r"|\bto\s*$|\bon(?: the)?\s*$"
    )
)
BASED_ON = re.compile(r"\b(?:from|below|above|over|on|against) (?:its |their |the )?$")
TIMES_OF = re.compile(r"(?: that| those| as in| than in| of| in| the| its| their){0,3} ")
OTHER_CLAUSE = re.compile(r", (?:and|while|but|whereas) $|;")
ON = re.compile(r"\bon $")
#: Before the day from which a rate holds that was set: cut to 6.5 percent with effect from.
EFFECTIVE = re.compile(
    r"[^.;\d]{0,40}(?:with effect from|effective(?: from| on| as of)?|starting)(?: the)? "
)
#: Before the end of the year that a change is over: over the year to the September quarter.
YEAR_TO = re.compile(
    r",? (?:over|in|during|for) the (?:year|12 months|twelve months) (?:to|ended|ending)(?: the)? "
)
UNTIL = re.compile(r"\b(?:by|as of)(?: the)?(?: end of)? $")
SINCE = re.compile(r"\bsince\b")
ON_YEAR = re.compile(r"[- ](?:on|over)[- ]|y/y|yoy", re.IGNORECASE)
#: Ahead of another's level, not of its pace.
LEVEL_GAP = re.compile(
    WORDS.pattern(
        r"(?: points)? (?:above|below|over|under|short of"
        r"|(?:higher|lower|more|less|greater|fewer) than)"
        r"(?: (?!(?:19|20)\d\d(?![–-]))[\w’'–-]+){0,5}? (?:{en.level_gap})\b"
    )
)
#: The same before a figure: 比常年偏少.
LEVEL_GAP_BEFORE = re.compile(
    WORDS.pattern(
        r"(?:{zh.than})(?:(?!{zh.earlier})[一-鿿\d—–-]){0,12}?"
        r"(?:{zh.usual})(?:同期|水平|值|数)?(?:[一-鿿]{0,4})$"
    )
)
STILL = re.compile(r"\b(?:is|are|was|were|remains?|remained)(?: still)? $")
LABELLED = re.compile(r"[(（][^()（）]{0,24}[:：][^()（）]{0,16}$")
ENCLOSED = re.compile(r" ?\([^()]*\)")
CLOSED = re.compile(r"[)）]")
LED = re.compile(
    r"(?:^|[。.!！?？\n])[\s“\"(（●•—-]*(?:至于|此外|另外|对于|其中)?[,，]?"
    r"(?:(?:In|For|During|At|As of|By|Over) (?:the )?(?:end of )?)?(?:Full[- ]year )?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"\d{4}")
#: Brackets that hold a time and another figure.
HELD_APART = re.compile(r"\([^()]*$")
OTHER_FIGURE = re.compile(r"[^()]*?(?<![A-Za-z\d])[$€£]?\d[^()]*\)")
#: Quarters, months and weeks.
PARTED = re.compile(r"(?:FY)?(?:\d{4}|YYYY)(?:[QH]\d|-)")
WITHIN_YEAR = re.compile(r"\d{4}(?:[QH]\d|-\d\d)")
HALF = re.compile(r"(\d{4})H([12])")
QUARTER = re.compile(r"(\d{4})Q([1-4])")


def place(spot: Spot) -> tuple[str, str]:
    """Period and base of one reading; the base is empty where nothing changes."""
    tongue = spot.passage.tongue
    turn = tongue.in_turn(spot)
    if turn:
        return turn, year_before(turn) if spot.kind in SPANNING else ""
    if spot.reading.kind in STANDING or tongue.is_left(spot):
        carried = tongue.to_date(spot) or _led(spot) or tongue.carried(spot) or spot.setting.period
        before = compared_period(spot, carried)
        if before:
            grown = spot.kind in (Kind.GROWTH, Kind.POINT_CHANGE)
            return before, year_before(before) if grown else ""
        if spot.joined and spot.earlier:
            return spot.earlier, ""
        reached = tongue.ends_window(spot)
        if reached and not _behind(spot):
            return reached, ""
    period = tongue.to_date(spot) or outdone_period(spot) or _told(spot) or _led(spot)
    period = period or tongue.carried(spot) or spot.setting.period
    match spot.kind:
        case Kind.RECORD:
            return _record(spot, period), ""
        case Kind.MULTIPLE if (
            named := tongue.times_of(spot, _last_told(spot))
        ) and not _is_year_before(period, named):
            if WITHIN_YEAR.fullmatch(period):
                return period, named  # of a quarter or a month against all of a year
            last = str(spot.setting.span[1]) if spot.setting.span else _last_told(spot)
            last = max(last, period) if YEAR.fullmatch(period) else last
            return f"{named}..{last}", named
        case Kind.MULTIPLE | Kind.GROWTH | Kind.CHANGE | Kind.POINT_CHANGE if _is_from_level(spot):
            return period, ""
        case Kind.MULTIPLE | Kind.GROWTH | Kind.CHANGE | Kind.POINT_CHANGE | Kind.CAGR:
            base = tongue.base_beside(spot, period)
            is_usual = base == "" or (
                base == year_before(period) and not WITHIN_YEAR.fullmatch(period)
            )
            return _changed(spot, period) if is_usual else (period, base)
        case _:
            return _changed(spot, period)


def _last_told(spot: Spot) -> str:
    """Return the year of a line, or a later one that stands beside the figure."""
    beside = (moment.period or "" for moment in (*spot.before(), *spot.after(70)))
    years = (period for period in beside if YEAR.fullmatch(period))
    return max((spot.setting.period[:4], *years))


def _is_year_before(period: str, named: str) -> bool:
    """Whether a year is the one before that of a month or a quarter."""
    return bool(WITHIN_YEAR.fullmatch(period)) and named == year_before(period[:4])


def _is_from_level(spot: Spot) -> bool:
    """Whether a distance is one from an average or an aim, and not from an earlier period."""
    behind, before = spot.passage.right(70), spot.passage.left_in_clause(24)
    return bool(LEVEL_GAP.match(behind) or LEVEL_GAP_BEFORE.search(before))


def _changed(spot: Spot, period: str) -> tuple[str, str]:
    """Period of a change over a span of years, of a total of years, or of one year."""
    tongue = spot.passage.tongue
    aim = ahead_of(spot) if spot.reading.kind is Kind.TARGET else None
    since = based(spot, period) if spot.reading.kind is Kind.TARGET and not aim else None
    aim = aim or since
    if aim and spot.kind in SPANNING:
        return f"{aim[0]}..{aim[1]}", str(aim[0])
    if aim:
        summed = _is_summed(spot) or tongue.is_to_do(spot)
        return f"{aim[0] + 1}..{aim[1]}" if summed else str(aim[1]), ""
    span = span_of(spot, period)
    start = max(spot.passage.sentence[0], spot.start - 30)
    nearby = spot.passage.text[start : spot.end + 30]
    carried = spot.kind is Kind.RANK and STEADY.search(nearby)
    level = LEVEL_GAP.match(spot.passage.right(40)) or STILL.search(spot.passage.left(16))
    if level and spot.kind is Kind.GAP:
        return period, ""
    if spot.kind is Kind.GAP and tongue.spans_gap(spot):
        return spot.earlier, spot.earlier[:4]  # how much faster than others it grew
    if span and spot.reading.kind is not Kind.TARGET and (spot.kind in SPANNING or carried):
        yearly = spot.kind is not Kind.CAGR and YEARLY.search(nearby)
        on_year = tongue.BASED_ON_YEARS and based(spot, period)
        if yearly and not on_year and not tongue.base_year(spot, 0):
            return period, year_before(period)
        return f"{span[0]}..{span[1]}", str(span[0])
    if span and tongue.is_done(spot):
        return f"{tongue.first_year(spot, span[0])}..{span[1]}", ""
    if span and spot.kind in SUMMABLE:
        first = tongue.first_added(spot, span[0])
        total = f"{first}..{span[1]}" if span[1] > first else str(span[1])
        if (spot.earlier == total and _is_part(spot)) or _is_summed(spot):
            return total, ""
    return period, year_before(period) if spot.kind in SPANNING else ""


def _is_part(spot: Spot) -> bool:
    """Whether a figure goes on with the total before it: 其中, or one more of a list."""
    words = spot.passage.left_in_clause(24)
    listed = spot.passage.tongue.is_listed_in(words) and not STANDS_AT.search(words)
    return listed or bool(OF_WHICH.search(words))


def _record(spot: Spot, period: str) -> str:
    """Years a record looks back on: the best in ten years up to this one."""
    figure = spot.passage.figure
    years = int(figure.size)
    yearly = figure.measure.symbol == "year" or "年" in figure.text
    if years > 1 and period[:4].isdigit() and yearly:
        return f"{int(period[:4]) - years + 1}..{period[:4]}"
    return period


def _is_summed(spot: Spot) -> bool:
    """Whether a figure is a total of years: 累计 in its clause, 五年来 at its sentence's head."""
    head = spot.passage.text[spot.passage.sentence[0] : spot.passage.sentence[0] + 12]
    clause = spot.passage.left_in_clause(30)
    if STANDS_AT.search(clause) and "累计" not in clause:
        return False
    added = spot.kind is not Kind.THRESHOLD and ADDED.search(spot.passage.left_in_clause(60))
    summed = SUMMED.search(clause) or (added and not spot.tells_period())
    ahead = SUMMED_AHEAD.search(head) and not spot.tells_period()
    return bool(summed or ahead)


def _told(spot: Spot) -> str:
    """Period named beside the figure: behind it in English, or before it in the sentence."""
    text, tongue = spot.passage.text, spot.passage.tongue
    match = LEFT_FOR.match(text, spot.end, spot.passage.sentence[1])
    for moment in spot.line_of_time.between(match.end(), match.end() + 1) if match else ():
        return spot.resolved(moment)
    behind = _behind(spot) if tongue.TELLS_BEHIND else ""
    if behind:
        return behind
    for moment in spot.before():
        if moment.use is not Use.PERIOD or spot.is_base(moment) or _is_aside(spot, moment):
            continue
        if tongue.dates_another(spot, moment):
            continue
        anchored = ANCHORED.search(text[max(0, moment.start - 14) : moment.start])
        labels = LABELS.match(text, moment.start - 1)  # （2024年12月31日：13.8%）
        period = spot.resolved(moment) if anchored or labels or not moment.dated else ""
        if period and anchored and moment.dated:
            return tongue.so_far(spot, moment, period)
        if period:
            return period
    return ""


def _behind(spot: Spot) -> str:
    """Period named behind the figure, before the next one."""
    text = spot.passage.text
    if spot.kind is Kind.RECORD and SINCE.search(spot.passage.figure.text):
        return ""  # the worst since records began in 1990
    based = False
    enclosed = LABELLED.search(spot.passage.left(40)) is not None
    is_level = spot.kind is Kind.MULTIPLE and not spot.is_moved
    for moment in spot.after(70):
        named = ENCLOSED.sub("", text[spot.end : moment.start])
        if enclosed and CLOSED.search(named):
            return ""  # (2018: 5) was paid in 2019
        if based and not UNTIL.search(named):
            return ""
        if BASED_ON.search(named) and (moment.period or "").isdigit():
            based = True  # 40 percent below 2005 levels by 2030
            continue
        is_owner = text.startswith(("'", "’"), moment.end)
        is_alone = moment.period in ("last", "this") and not named.strip() and not is_owner
        if is_level and not is_alone and TIMES_OF.fullmatch(named):
            return ""  # what it is a multiple of: 2.3 times 2016 revenue
        if OTHER_CLAUSE.search(named) and spot.following < spot.passage.sentence[1]:
            return ""  # of the figure that follows: , and 2020 revenue was
        if moment.word == "the year" and ON.search(named):
            continue  # what it is compared with: 2.3 percent on the year
        if HELD_APART.search(named) and OTHER_FIGURE.match(text, moment.end):
            return ""  # of the figure in the brackets: 13.2% (H1 2015: 12.9%)
        if moment.use is Use.PERIOD:
            spanned = ".." in (moment.period or "") and named == " from "
            spanned = spanned or (named == " over the " and ROLLED.match(moment.word) is not None)
            spanned = spanned or any(told.fullmatch(named) for told in (YEAR_TO, EFFECTIVE))
            within = named.removesuffix(" on ") if moment.dated else named
            apart = ELSEWHERE.search(within) and not spanned and not UNTIL.search(named)
            apart = apart or text[moment.end : moment.end + 1] == ":"
            return "" if apart else spot.resolved(moment)
        if moment.use is Use.BASE and not ON_YEAR.search(moment.word):
            return ""
    return ""


def _is_aside(spot: Spot, moment: Moment) -> bool:
    """Whether a word of time speaks in brackets that are closed before the figure: (2018: 5).

    Brackets that hold a part of a year alone say of when the words before them are.
    """
    text = spot.passage.text
    if PARTED.match(moment.period or "") and CLOSED.match(text, moment.end):
        return False
    return text[moment.start - 1] in "(（" and bool(CLOSED.search(text, moment.end, spot.start))


def _goes_on(spot: Spot, moment: Moment) -> bool:
    """Whether a sentence tells the parts of what the one before it, with a time, told: 其中."""
    start = spot.passage.sentence[0]
    base = spot.passage.text[start : start + 3].lstrip().startswith("其中")
    return base and spot.is_before(moment)


def _is_its_end(spot: Spot, moment: Moment) -> bool:
    """Whether a word of time is the end of the period that holds anyway: 6月末 of a half year."""
    period, last = spot.setting.period, spot.resolved(moment)
    if not moment.word.endswith(("末", "底")):
        return False
    half, quarter = HALF.fullmatch(period), QUARTER.fullmatch(period)
    number = 6 * int(half[2]) if half else 3 * int(quarter[2]) if quarter else 0
    part = half or quarter
    return part is not None and last == f"{part[1]}-{number:02d}"


def _led(spot: Spot) -> str:
    """Period that the last earlier sentence of the paragraph to begin with one has set."""
    sentence = spot.passage.sentence[0]
    start = max(spot.line_start, sentence - 4 * FAR)
    for moment in reversed(spot.line_of_time.between(start, sentence)):
        before = spot.passage.text[max(spot.line_start, moment.start - 24) : moment.start]
        leads = LED.search(before) or moment.start - spot.line_start < 3 or _goes_on(spot, moment)
        leads = leads or spot.passage.tongue.reports(spot, moment)
        alone = MONTH_ALONE.match(spot.passage.text, moment.end) or _is_its_end(spot, moment)
        if moment.use is not Use.PERIOD or moment.dated or alone or not leads:
            continue
        if not spot.is_base_in(moment, max(spot.line_start, moment.start - 26)):
            return spot.resolved(moment)
    return ""
