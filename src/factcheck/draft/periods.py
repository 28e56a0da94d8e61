"""Period and base of a reading, from the words of time beside it and the setting of its line."""

import re

from factcheck.draft.calendar import Moment, Use
from factcheck.draft.layout import is_chinese
from factcheck.draft.reading import Kind, Passage, Reading
from factcheck.draft.timeline import Setting, Timeline

SPANNING = frozenset(
    {Kind.CAGR, Kind.MULTIPLE, Kind.POINT_CHANGE, Kind.GAP, Kind.GROWTH, Kind.CHANGE}
)
COMPARED = re.compile(
    r"(?:比|较|由|从|同|与|和|相比|于|达到|是|为|相当于|对比|自)$|(?:than|with|to|over|versus"
    r"|vs\.?|against|on|since|above|below|their|its)(?: the| that| in| of| end of)*\s*$",
    re.IGNORECASE,
)
STEADY = re.compile(r"保持|连续|始终|一直|each year|every year|remained", re.IGNORECASE)
SUMMED = re.compile(r"累计|五年来?(?:共|累计|新)|[一-鿿]年间|in total over", re.IGNORECASE)
ANCHORED = re.compile(
    r"(?:\b(?:as of|at|on|ended|ending|by|through|until)|截至|截止|至)\s*$", re.IGNORECASE
)
YEARLY = re.compile(
    r"比上年|环比|较上年|同比|比去年|上年同期|year[- ]on[- ]year|year[- ]over[- ]year|from a "
    r"year|last year|previous year|prior year",
    re.IGNORECASE,
)


def place(
    line_of_time: Timeline,
    setting: Setting,
    passage: Passage,
    reading: Reading,
    following: int,
    earlier: str = "",
    *,
    joined: bool = False,
    line_start: int = 0,
) -> tuple[str, str]:
    """Period and base of one reading.

    `following` is where the next figure of the sentence begins: words of time beyond it belong to that one.
    `earlier` is the period of the figure before it in the sentence, if there is one.
    """
    if reading.kind in STANDING and COMPARED_WITH.search(passage.left(30)):
        before = _compared(line_of_time, setting, passage, following, earlier or setting.period)
        if before:
            return before, ""
    window = _window(line_of_time, passage)
    if joined and reading.kind in STANDING and earlier:
        return earlier, ""
    period = (
        _explicit(line_of_time, passage, following)
        or _led(line_of_time, passage, line_start)
        or setting.period
    )
    kind = (
        Kind(reading.base_words)
        if reading.kind is Kind.TARGET and reading.base_words
        else reading.kind
    )
    told = kind is not Kind.CAGR and _told(line_of_time, passage)
    span = _based(passage, setting, period) or window or (None if told else setting.span)
    if kind is Kind.RECORD and passage.figure.value and period[:4].isdigit():
        years = int(passage.figure.value)
        text = passage.figure.text
        if years > 1 and ("年" in text or "year" in text.lower()):
            return f"{int(period[:4]) - years + 1}..{period[:4]}", ""
        return period, ""
    named = re.search(r"((?:19|20)\d\d)年的$", passage.left(10)) if kind is Kind.MULTIPLE else None
    if named and period[:4].isdigit():
        end = str(setting.span[1]) if setting.span else setting.period[:4]
        return f"{named[1]}..{end}", named[1]
    nearby = passage.text[
        max(passage.sentence[0], passage.figure.start - 30) : passage.figure.end + 30
    ]
    if (
        span
        and reading.kind is not Kind.TARGET
        and (kind in SPANNING or (kind is Kind.RANK and STEADY.search(nearby)))
    ):
        if kind is not Kind.CAGR and YEARLY.search(nearby):
            return period, _year_before(period)
        return f"{span[0]}..{span[1]}", str(span[0])
    if span and _summed(passage) and kind in (Kind.LEVEL, Kind.COUNT):
        return f"{span[0] + 1}..{span[1]}", ""
    if kind in SPANNING:
        return period, _year_before(period)
    return period, ""


STANDING = frozenset({Kind.LEVEL, Kind.COUNT, Kind.RATIO, Kind.SHARE, Kind.RANGE})
COMPARED_WITH = re.compile(
    r"(?:\bcompared (?:to|with)|\bfrom|\bagainst|\bversus|\bvs\.?|(?<!more )(?<!less )(?<!fewer "
    r")\bthan)(?: the| an?| about| approximately| over)*(?: [a-z][\w-]*){0,5}(?: of)?\s*$|(?:从"
    r"|由)(?:(?:19|20)\d\d年末?的?|上年末?的?|去年末?的?|五年前的?|年初的?)?$",
    re.IGNORECASE,
)


def _compared(
    line_of_time: Timeline, setting: Setting, passage: Passage, following: int, now: str
) -> str:
    """Period of a figure that another is compared with."""
    text = passage.text
    for moment in reversed(
        line_of_time.between(
            max(passage.sentence[0], passage.figure.start - 8), passage.figure.start
        )
    ):
        if (
            moment.use is Use.PERIOD
            and moment.period
            and moment.period[:4].isdigit()
            and "年" in moment.word
        ):
            return moment.period
    for moment in line_of_time.between(
        passage.figure.end, min(following, passage.figure.end + 80, passage.sentence[1])
    ):
        if moment.use is Use.PERIOD:
            return _resolved(line_of_time, moment, passage) or _shifted(now, "year")
        if moment.use is Use.BASE:
            return moment.period or _shifted(now, moment.word)
    for moment in reversed(
        line_of_time.between(
            max(passage.sentence[0], passage.figure.start - 10), passage.figure.start
        )
    ):
        if moment.use is Use.PERIOD and moment.period and moment.period[:4].isdigit():
            return moment.period
        if "年初" not in moment.word and moment.use is Use.BASE:
            return _shifted(now, "year")
    if setting.span and re.search(r"[从由]", text[passage.figure.start - 6 : passage.figure.start]):
        return str(setting.span[0])
    return _shifted(now, "year")


def _shifted(period: str, word: str) -> str:
    """The period before: a month or quarter earlier where the word says so, else a year.

    >>> _shifted("2015Q4", "a year ago"), _shifted("2015Q1", "previous quarter"), _shifted("2015-01", "a month earlier")
    ('2014Q4', '2014Q4', '2014-12')
    """
    month = re.fullmatch(r"(\d{4})-(\d\d)", period)
    quarter = re.fullmatch(r"(\d{4})Q([1-4])", period)
    if month and "month" in word and "same" not in word:
        year, number = int(month[1]), int(month[2]) - 1
        return f"{year}-{number:02d}" if number else f"{year - 1}-12"
    if quarter and "quarter" in word and "same" not in word and "year" not in word:
        year, number = int(quarter[1]), int(quarter[2]) - 1
        return f"{year}Q{number}" if number else f"{year - 1}Q4"
    return _year_before(period)


def _year_before(period: str) -> str:
    head = period.removeprefix("FY")
    if not head[:4].isdigit() or ".." in head and "-" not in head:
        return ""
    return period.replace(head[:4], str(int(head[:4]) - 1))


def _summed(passage: Passage) -> bool:
    """Whether a figure is a total of the years: 累计 in its clause, or 五年来 at the head of its sentence."""
    clause = passage.text[max(passage.clause[0], passage.figure.start - 30) : passage.figure.start]
    head = passage.text[passage.sentence[0] : passage.sentence[0] + 12]
    return bool(SUMMED.search(clause) or re.search(r"年来|年间|年累计", head))


BASED = re.compile(r"(?:比|较|同)((?:19|20)\d\d)年(?:末|底)?[^，。；\d]{0,8}$")


def _based(passage: Passage, setting: Setting, period: str) -> tuple[int, int] | None:
    """Base year named beside the figure, 比 2016 年, and the year it leads to."""
    found = BASED.search(passage.left_in_clause(24))
    last = setting.span[1] if setting.span else int(period[:4]) if period[:4].isdigit() else 0
    return (int(found[1]), last) if found and int(found[1]) < last - 1 else None


def _told(line_of_time: Timeline, passage: Passage) -> bool:
    """Whether the sentence names a period of its own before the figure."""
    for each in line_of_time.between(passage.sentence[0], passage.figure.start):
        before = passage.text[max(passage.sentence[0], each.start - 14) : each.start].rstrip()
        if each.use is Use.PERIOD and not COMPARED.search(before):
            return True
    return False


FROM_TO = re.compile(
    r"[由从]((?:19|20)\d\d)年(?:末|底)?的?[^，。；]{1,30}?(?:到|至)(?:了)?(?:((?:19|20)\d\d)年)?"
)


def _window(line_of_time: Timeline, passage: Passage) -> tuple[int, int] | None:
    """Span of years named in the sentence before the figure, as base year and last year."""
    year = line_of_time.year
    stretch = FROM_TO.search(passage.text, passage.sentence[0], passage.figure.start)
    if stretch:
        return int(stretch[1]), int(stretch[2]) if stretch[2] else year or int(stretch[1]) + 1
    nearby = [*reversed(line_of_time.between(passage.sentence[0], passage.figure.start))]
    nearby += line_of_time.between(
        passage.figure.end, min(passage.clause[1], passage.figure.end + 40)
    )
    for moment in nearby:
        if moment.use is not Use.WINDOW or year is None:
            continue
        if moment.word.strip('“”"').startswith("十") and not moment.word.endswith(
            ("时期", "期间", "以来", "五年")
        ):
            continue
        if moment.years and not moment.word.startswith(("今后", "未来", "next", "coming")):
            return year - moment.years, year
        if moment.period and moment.period.endswith(".."):
            return int(moment.period[:4]), year
        if moment.period:
            first, last = (int(part) for part in moment.period.split(".."))
            from_plan = "五" in moment.word or "plan" in moment.word.lower()
            return (first - 1 if from_plan else first), min(last, year) if from_plan else last
    return None


def _explicit(line_of_time: Timeline, passage: Passage, following: int) -> str:
    """Period named beside the figure: after it before the next figure, or before it in the sentence."""
    text = passage.text
    if not is_chinese(text, *passage.sentence):
        for moment in line_of_time.between(
            passage.figure.end, min(following, passage.figure.end + 70, passage.sentence[1])
        ):
            between = text[passage.figure.end : moment.start]
            if moment.use is Use.PERIOD and not re.search(
                r"[;]|\b(?:from|compared|versus|vs|over|than|up|down|since|against|above"
                r"|below)\b|\bto\s*$|\bon\s*$",
                between,
            ):
                return _resolved(line_of_time, moment, passage)
            if moment.use is Use.PERIOD or moment.use is Use.BASE:
                break
    for moment in reversed(line_of_time.between(passage.sentence[0], passage.figure.start)):
        before = text[max(passage.sentence[0], moment.start - 14) : moment.start].rstrip()
        if moment.dated and not ANCHORED.search(before):
            continue
        if moment.use is Use.PERIOD and not COMPARED.search(before):
            found = _resolved(line_of_time, moment, passage)
            if found:
                return found
    return ""


LED = re.compile(
    r"(?:^|[。.!！?？\n])[\s“\"(（●•—-]*(?:(?:In|For|During|At|As of|By|Over) (?:the )?(?:end "
    r"of )?)?$",
    re.IGNORECASE,
)


def _led(line_of_time: Timeline, passage: Passage, line_start: int) -> str:
    """Period that the last earlier sentence of the paragraph to begin with one has set."""
    if line_start >= passage.sentence[0]:
        return ""
    for moment in reversed(line_of_time.between(line_start, passage.sentence[0])):
        before = passage.text[max(line_start, moment.start - 24) : moment.start]
        if (
            moment.use is Use.PERIOD
            and not moment.dated
            and (LED.search(before) or moment.start - line_start < 3)
        ):
            return _resolved(line_of_time, moment, passage)
    return ""


def _resolved(line_of_time: Timeline, moment: Moment, passage: Passage) -> str:
    year, this = line_of_time.year, line_of_time.this_year
    period = moment.period or ""
    if period == "last":
        return str((this or year or 1) - 1) if (this or year) else ""
    if period == "this":
        if moment.word.lower() in ("今年", "this year", "the current year"):
            return str(this) if this else ""
        if moment.word.lower() in ("the full year", "full year", "full-year", "the whole year"):
            return str(year) if year else ""
        return ""
    if period.startswith("YYYY"):
        return period.replace("YYYY", str(this if passage.plan and this else year)) if year else ""
    if period[:6].startswith("FYYYYY"):
        return period.replace("YYYY", str(year)) if year else ""
    return period
