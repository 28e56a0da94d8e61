"""The period that the titles of a text name, or what it says it looks back on or plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.calendar import Moment, Use, in_order
from factcheck.draft.layout import Line, ReportParts, is_chinese
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "titles")

REVIEW = re.compile(
    WORDS.pattern(
        r"(?:19|20)\d\d年?(?:[一-鿿、]{0,14})(?:{zh.reviews})"
        r"|(?:{en.review_of}) (?:our work in |the )?(?:fiscal |year )?(?:19|20)\d\d"
        r"|(?:19|20)\d\d (?:{en.reviews})"
    ),
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(?:19|20)\d\d(?=年|\b)(?![.,]\d)")
#: A period that is given: a year, or a part or span of years.
GIVEN = re.compile(r"(?:FY)?(?:19|20)\d\d(?!\d)")
QUARTERLY = re.compile(
    WORDS.pattern(
        r"^(?!.*(?:{en.quarterly})).{0,80}\b(?:first|second|third|fourth|[1-4]Q"
        r"|Q[1-4])[ -]?(?:quarter )?(?:of )?(?:19|20)\d\d.{0,60}(?:results|earnings"
        r"|report)"
    ),
    re.IGNORECASE | re.MULTILINE,
)
WORK_REPORT = re.compile(
    r"(?:((?:19|20)\d\d)年[^\n]{0,16})?工作报告|(?i:\breport on (?:the )?(?:government work"
    r"|work of the (?:[\w'-]+ ){0,6}government))"
)
OF_YEAR = re.compile("年度(?!.*政府)")
#: Headings of what is to come, whose year is not the one reported on.
PROPOSED = re.compile(
    WORDS.pattern(
        r"建议|计划|安排|目标|任务|部署|打算|展望|要点"
        r"|(?i:\b(?:{en.proposed})\b)"
    )
)
#: Words of a report that looks back on one year and plans the next.
PLANNING = re.compile(WORDS["zh.planning"])
TO_DO = re.compile(
    WORDS.pattern(r"[二三四]、[^\n\d]{0,8}((?:19|20)\d\d)年[^\n]{0,16}(?:{zh.to_do})")
)
DONE = re.compile(WORDS["zh.done"])
REPORTED = re.compile(
    "[^，。\n]{0,12}?(?:报|业绩|经济|运行|国民|工作|财政|预算|外贸|消费|数据|情况|统计)"
)
REPORTED_PART = re.compile(r"\d{4}(?:Q\d|H\d|-\d\d\.\.\d{4}-\d\d)")
OWN_MONTH = re.compile(r"\d{4}-\d\d")
OF_MONTH = re.compile(r"(?!号|刊|期)[一-鿿][^\n]{5}")
#: Behind a part of a year, what companies say of it: 半年报, 上半年业绩.
REPORTS_OUT = re.compile(WORDS.pattern(r"(?:度)?(?:{zh.reports_out})"))
#: When the people of China were counted, by the turn in which a title names it.
CENSUS = re.compile("第(?P<turn>[五六七])次全国人口普查")
CENSUSES = {"五": "2000", "六": "2010", "七": "2020"}
PART = re.compile(r"(?:FY)?\d{4}(?:[QH]\d|-\d\d(?:\.\.\d{4}-\d\d)?)")
#: Weeks that reports are of: interim results for the 28 weeks to 29 September 2012.
WEEKS = re.compile(r"\d{4}-(?:W\d\d|\d\d-\d\d)\.\.\d{4}-(?:W\d\d|\d\d-\d\d)")
YEARLY = re.compile(
    WORDS["en.yearly"],
    re.IGNORECASE,
)
#: What a title says of a year beside its last quarter: Fiscal 2019 Fourth-Quarter and Year-End.
BOTH = re.compile(r"\b(?:full[- ]year|year[- ]end|annual|twelve months)\b", re.IGNORECASE)
WHOLE = re.compile(r"(?:FY)?\d{4}")
PAIR = 2
LAST_PART = re.compile(r"\d{4}(?:Q4|H2)$")
SET_AGAINST = re.compile(
    r"\b(?:since|from|than|vs\.?|versus|against|compared (?:with|to)|after|before|until|by|over|on)"
    r"(?: the| in)? $|[较比]$|与$|同$|相比$",
    re.IGNORECASE,
)
PART_OF_YEAR = re.compile(r"(?:YYYY|THIS)(?:[QH]\d|-\d\d)(?:\.\.(?:YYYY|THIS)-\d\d)?")
FISCAL = re.compile(r"\d[-/–]\d\d(?:\d\d)?$")
ITEM = re.compile(r"\s*\d{1,2}、")
TITLE = 60
LONG_TITLE = 160
OPENING = 700  # characters in which a release says of which year its results are
YEAR_ENDED = re.compile(r"(?:fiscal |financial |full )?years? (?:ended|ending)\b", re.IGNORECASE)
ANNOUNCING = 300  # characters in which a text in English says what it is a review of
HEAD = 4000  # characters that may date a document
LINES = 25
HEADS = 10  # lines in which the title stands
#: Lines above a title that say how it is released: EMBARGOED UNTIL, BEA 15-36, Media: J. Smith.
RELEASED = re.compile(
    WORDS.pattern(
        r"\W*(?:{en.released})\b|\W*[A-Z]{2,6}[ -]?\d\d[-/]\d{1,5}\s*$|\s*\(?\d{3}\)? ?[\d-]+\s*$"
    ),
    re.IGNORECASE,
)


def titled_default(
    parts: ReportParts, moments: list[Moment], period: str, written: tuple[int, int] | None
) -> str:
    """Return the period that a text is of by its titles and first words; empty where none says."""
    if GIVEN.match(period):
        return period
    head = parts.text[:HEAD]
    report = WORK_REPORT.search(head[:400])
    same = report and written and written[0] == int(report[1] or written[0])
    if same and written and written[1] <= 6:
        return str(written[0] - 1)  # the report of a spring is on the year before
    part = _in_title(parts, moments)
    if part and not (written and part == f"{written[0]}-{written[1]:02d}"):
        return part  # not the month in which it was written: a January update
    quarter = QUARTERLY.search(head[:300])
    for moment in moments[:20] if quarter else ():
        named = quarter and quarter.start() <= moment.start < quarter.end() and moment.period
        if named and re.fullmatch(r"\d{4}Q\d", named):
            return named
    month_written = f"{written[0]}-{written[1]:02d}" if written else ""
    titled_parts = (part for part in _titled(parts, moments) if part != month_written)
    part = next(titled_parts, "") or next(_fiscal(parts, moments), "")
    part = part or next(_parted(parts, moments, written), "")
    if part:
        return part
    census = CENSUS.search(parts.text[:TITLE])
    if census:
        return CENSUSES[census["turn"]]
    ended = (
        moment
        for moment in moments[:20]
        if moment.start < OPENING and YEAR_ENDED.match(moment.word)
    )
    if year := next((moment.period for moment in ended if moment.period), ""):
        return year
    if titled := next(_reports_out(parts, moments), "") or _reviewed(head):
        return titled
    if report and report[1] and OF_YEAR.search(report[0]):
        return report[1]  # an annual report, by the year it is on
    if report and report[1] and not written:
        return _reported(parts.text, int(report[1]))
    return next(_planned(parts), "") or next(_headed(parts, moments), "")


def _reviewed(head: str) -> str:
    """Return the year that the head of a text says it looks back on: 2021年工作回顾."""
    titled = REVIEW.search(head if is_chinese(head, 0, len(head)) else head[:ANNOUNCING])
    return str(YEAR.findall(titled[0])[0]) if titled else ""


def _reports_out(parts: ReportParts, moments: list[Moment]) -> Iterator[str]:
    """Part of a year whose reports a text of the press opens with: 已披露2019年半年报."""
    for moment in moments[:12]:
        period = moment.period or ""
        if moment.start > OPENING or not REPORTED_PART.fullmatch(period):
            continue
        if REPORTS_OUT.match(parts.text, moment.end):
            yield period


def _heads(parts: ReportParts) -> list[Line]:
    """Return the first lines of a text but those that only say how and by whom it is released."""
    first = [line for line in parts.lines[:HEADS] if line.end > line.start]
    titles = [line for line in first if not RELEASED.match(parts.text, line.start, line.end)]
    return (titles or first)[:6]


def _in_title(parts: ReportParts, moments: list[Moment]) -> str:
    """Return the quarter, half or month that an English title names with its year, if just one.

    So do releases of results: Bank reports 2Q 2025 net profit. A year beside it is another's.
    """
    title = next(iter(_heads(parts)), None)
    if title is None or title.end - title.start > 2 * LONG_TITLE:
        return ""
    words = parts.text[title.start : title.end]
    is_of_both = BOTH.search(words) is not None
    if is_chinese(words, 0, len(words)) or PROPOSED.search(words):
        return ""
    if YEARLY.search(words) and not is_of_both:
        return ""
    told = [moment for moment in moments[:8] if title.start <= moment.start < title.end]
    named = {
        moment.period or ""
        for moment in told
        if moment.use is Use.PERIOD
        and not moment.dated
        and moment.period != "this"
        and not SET_AGAINST.search(parts.text[title.start : moment.start])
    }
    if is_of_both:
        years = [period for period in named if WHOLE.fullmatch(period)]
        if len(years) == 1 and len(named) <= PAIR:
            return years[0]
        last = named.pop() if len(named) == 1 else ""
        return last[:-2] if LAST_PART.search(last) else ""
    only = named.pop() if len(named) == 1 else ""
    return only if PART.fullmatch(only) or WEEKS.fullmatch(only) else ""


def _reported(text: str, named: int) -> str:
    """Return the year that a report on work named after a year tells of.

    It is the year before, which such a report reviews to plan the one it is named after; it is that
    one itself where the text neither plans nor names an earlier year.
    """
    plans = PLANNING.search(text) or f"{named - 1}年" in text
    return str(named - 1) if plans else str(named)


def _titled(parts: ReportParts, moments: list[Moment]) -> Iterator[str]:
    """Part of a year that the title names: 2022年半年报, 2024年一季度经济运行情况."""
    titles = _heads(parts)[:2]
    for line in titles:
        for moment in moments[:6] if line.end - line.start <= TITLE else ():
            inside = line.start <= moment.start < line.end
            part = moment.period if inside and moment.use is Use.PERIOD else None
            match = REPORTED.match(parts.text, moment.end)
            if part and match and REPORTED_PART.fullmatch(part):
                yield part
    yield from _of_month(parts, moments, titles[:1])


def _of_month(parts: ReportParts, moments: list[Moment], titles: list[Line]) -> Iterator[str]:
    """Month that a Chinese title opens with, and no other time: 2023年2月全国受理案件5689起."""
    for line in titles if len(titles) == 1 and titles[0].end - titles[0].start <= TITLE else ():
        told = [moment for moment in moments[:6] if line.start <= moment.start < line.end]
        if len(told) != 1 or told[0].use is not Use.PERIOD or told[0].dated:
            continue
        period, end = told[0].period or "", told[0].end
        is_proposed = PROPOSED.search(parts.text, line.start, line.end) is not None
        if OWN_MONTH.fullmatch(period) and OF_MONTH.match(parts.text, end) and not is_proposed:
            yield period


def _fiscal(parts: ReportParts, moments: list[Moment]) -> Iterator[str]:
    """Fiscal years of two calendar years that the title names: fiscal year 2021-22."""
    titles = _heads(parts)[:2]
    for line in titles:
        for moment in moments[:6] if line.end - line.start <= LONG_TITLE else ():
            inside = line.start <= moment.start < line.end and moment.use is Use.PERIOD
            if inside and not moment.dated and FISCAL.search(moment.word):
                yield moment.period or ""


def _parted(
    parts: ReportParts, moments: list[Moment], written: tuple[int, int] | None
) -> Iterator[str]:
    """Part of a year that the title names without its year: Labour market in August, 上半年."""
    titles = _heads(parts)[:2]
    for line in titles if written else ():
        if ITEM.match(parts.text, line.start, line.end):
            continue
        is_short = line is not titles[0] or is_chinese(parts.text, line.start, line.end)
        if line.end - line.start > (TITLE if is_short else LONG_TITLE) or PROPOSED.search(
            parts.text, line.start, line.end
        ):
            continue
        for moment in moments[:6]:
            period = moment.period or ""
            inside = line.start <= moment.start < line.end and moment.use is Use.PERIOD
            if inside and not moment.dated and PART_OF_YEAR.fullmatch(period):
                yield over(period, *(written or (0, 0)))


def over(period: str, year: int, month: int) -> str:
    """Part of a year, the last of its name that was over in a month.

    >>> over("YYYY-08", 2024, 10), over("YYYYQ4", 2024, 2)
    ('2024-08', '2023Q4')
    """
    last = period.rsplit("..", maxsplit=1)[-1]
    number = int(last[5:])
    ends = number if last[4] == "-" else number * (3 if last[4] == "Q" else 6)
    named = year if ends <= month else year - 1
    return in_order(period.replace("YYYY", str(named)).replace("THIS", str(named)))


def _planned(parts: ReportParts) -> Iterator[str]:
    """Year before that of a later heading of work to do: 三、2021年重点工作."""
    for line in parts.lines:
        words = parts.text[line.start : line.end] if line.heading else ""
        match = TO_DO.match(words) if not DONE.search(words) else None
        if match:
            yield str(int(match[1]) - 1)


def _headed(parts: ReportParts, moments: list[Moment]) -> Iterator[str]:
    """Periods in the headings that open a document."""
    for line in parts.lines[:LINES]:
        told = line.heading and not PROPOSED.search(parts.text, line.start, line.end)
        for moment in moments[:40] if told else ():
            inside = line.start <= moment.start < line.end and moment.use is Use.PERIOD
            period = moment.period if inside and not moment.dated else None
            if period and re.fullmatch(r"(?:FY)?\d{4}(?:Q\d)?", period):
                yield period
