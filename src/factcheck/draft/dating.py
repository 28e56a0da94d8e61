"""The year a document reports on, and the year it was written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from factcheck.draft.calendar import Moment, Use, in_order, last_of, month_number
from factcheck.draft.layout import ReportParts, is_chinese
from factcheck.draft.zh.leads import MONTH_ALONE
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "dating")

REVIEW = re.compile(
    WORDS.pattern(
        r"(?:19|20)\d\d年?(?:[一-鿿、]{0,14})(?:{zh.reviews})"
        r"|(?:{en.review_of}) (?:our work in |the )?(?:fiscal |year )?(?:19|20)\d\d"
        r"|(?:19|20)\d\d (?:{en.reviews})"
    ),
    re.IGNORECASE,
)
MONTH = WORDS.pattern(r"({en.month})[a-z]*\.?")
PUBLISHED = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月\d{1,2}日"
    r"|(?P<year2>(?:19|20)\d\d)[-/.](?P<month2>\d{1,2})[-/.]\d{1,2}"
    rf"|(?P<name>{MONTH}) \d{{1,2}},? (?P<year3>(?:19|20)\d\d)"
    rf"|\d{{1,2}} (?P<name2>{MONTH}) (?P<year4>(?:19|20)\d\d)",
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
REPORTED = re.compile("[^，。\n]{0,12}?(?:报|业绩|经济|运行|国民|工作|财政|预算|外贸|消费)")
REPORTED_PART = re.compile(r"\d{4}(?:Q\d|H\d|-\d\d\.\.\d{4}-\d\d)")
#: Behind a part of a year, what companies say of it: 半年报, 上半年业绩.
REPORTS_OUT = re.compile(WORDS.pattern(r"(?:度)?(?:{zh.reports_out})"))
#: When the people of China were counted, by the turn in which a title names it.
CENSUS = re.compile("第(?P<turn>[五六七])次全国人口普查")
CENSUSES = {"五": "2000", "六": "2010", "七": "2020"}
PARTED = re.compile(r"(?:FY)?(?:YYYY|THIS|\d{4})(?:[QH]\d|-\d\d)")
PART = re.compile(r"(?:FY)?\d{4}(?:[QH]\d|-\d\d(?:\.\.\d{4}-\d\d)?)")
YEARLY = re.compile(
    WORDS["en.yearly"],
    re.IGNORECASE,
)
AHEAD = re.compile(WORDS.pattern(r"\b(?:{en.ahead})\b"))
SET_AGAINST = re.compile(
    r"\b(?:since|from|than|vs\.?|versus|against|compared (?:with|to)|after|before|until|by|over|on)"
    r"(?: the| in)? $|[较比]$|与$|同$|相比$",
    re.IGNORECASE,
)
PART_OF_YEAR = re.compile(r"(?:YYYY|THIS)(?:[QH]\d|-\d\d)(?:\.\.(?:YYYY|THIS)-\d\d)?")
YEARLY_PERIOD = re.compile(r"\d{4}")
RELATIVE = {"this": "WRITTEN"}
ITEM = re.compile(r"\s*\d{1,2}、")
MANY_ITEMS = 5
TITLE = 60
LONG_TITLE = 160
OPENING = 700  # characters in which a release says of which year its results are
YEAR_ENDED = re.compile(r"(?:fiscal |financial |full )?years? (?:ended|ending)\b", re.IGNORECASE)
ANNOUNCING = 300  # characters in which a text in English says what it is a review of
RECENT = 6  # months after which no text tells of a month as of what it is on
MANY = 3  # times that a text names the year it is of, if no title and no date do
HEAD = 4000  # characters that may date a document
LINES = 25


class Dating(Struct, frozen=True, kw_only=True):
    """Year reported on, the period figures have unless told otherwise, and the year of writing."""

    year: int | None
    default: str
    this_year: int | None
    written: str = ""  # month of writing, where no period was given
    guessed_to: int = 0  # up to this place no title and no word has told of what the figures are
    is_undated: bool = (
        False  # whether neither a title, a date nor its first words say of which year
    )
    is_unwritten: bool = False  # whether nothing says in which year it was written


def dating(parts: ReportParts, moments: list[Moment], period: str, published: str) -> Dating:
    """Date a document by what is given, its titles, its date, or the year it names most."""
    written = _written(published or parts.text[:HEAD]) or _issued(parts)
    titled = _titled_default(parts, moments, period, written)
    years = Counter(YEAR.findall(parts.text[:40000])).most_common(2)
    first = None if titled else _first_part(moments, written)
    part = _over(first.period or "", *written) if first and written else ""
    default = titled or part or _guessed(years, written)
    is_guess = not titled and (written is not None or _is_tied(years))
    is_guess = is_guess or (not GIVEN.match(period) and _is_parted(parts, moments, default))
    is_untitled = not titled and not written and not is_chinese(parts.text, 0, HEAD)
    is_undated = is_untitled and not _opens_with(parts.text, moments, default)
    is_weak = is_untitled and _is_weak(years, MANY if is_undated else 1)
    is_guess = is_guess or is_weak
    if is_guess and written and not titled and _is_only_told(parts, moments, default, written):
        is_guess = False
    named = default.removeprefix("FY").split("..")[-1][:4]
    number = int(named) if named.isdigit() else None
    is_given = GIVEN.match(period) is not None
    return Dating(
        year=number,
        default=default,
        this_year=_this_year(parts, number, written),
        written=f"{written[0]}-{written[1]:02d}" if written and not is_given else "",
        guessed_to=_guessed_to(parts, None if is_weak else first) if is_guess else 0,
        is_undated=is_undated,
        is_unwritten=is_untitled,
    )


def _guessed_to(parts: ReportParts, first: Moment | None) -> int:
    """Where a word first tells of what the figures are; nowhere in a digest of many items."""
    items = sum(ITEM.match(parts.text, line.start, line.end) is not None for line in parts.lines)
    return len(parts.text) if first is None or items >= MANY_ITEMS else first.start


def _is_only_told(
    parts: ReportParts, moments: list[Moment], default: str, written: tuple[int, int]
) -> bool:
    """Whether a dated text tells the year that its date makes likely, and no other as its own.

    So do reports of the press: recorded last year, of 23 April 2015, against 2013.
    """
    if not YEARLY_PERIOD.fullmatch(default):
        return False
    told = Counter(
        RELATIVE.get(moment.period or "", moment.period or "").replace("WRITTEN", str(written[0]))
        if moment.period != "last"
        else str(written[0] - 1)
        for moment in moments
        if moment.use is Use.PERIOD
        and not moment.dated
        and not SET_AGAINST.search(parts.text[max(0, moment.start - 24) : moment.start])
    )
    return set(told) == {default} and told[default] > 1


def _is_parted(parts: ReportParts, moments: list[Moment], default: str) -> bool:
    """Whether a title in English names a part of a year, of which the document's whole year is not.

    So do release after release: Third-quarter sales rise, of no year.
    """
    if not re.fullmatch(r"(?:FY)?\d{4}", default):
        return False
    titles = [line for line in parts.lines if line.end > line.start][:1]
    return any(
        line.start <= moment.start < line.end
        and PARTED.match(moment.period or "") is not None
        and not is_chinese(parts.text, line.start, line.end)
        for line in titles
        for moment in moments[:6]
    )


def _first_part(moments: list[Moment], written: tuple[int, int] | None) -> Moment | None:
    """Part of a year that a dated text speaks of first, as one that is over: rose in May."""
    told = [moment for moment in moments[:8] if moment.use is Use.PERIOD and not moment.dated]
    first = told[0] if told and told[0].start < OPENING else None
    fits = first is not None and PART_OF_YEAR.fullmatch(first.period or "") is not None
    if first is None or not fits or not written:
        return None
    over = last_of(_over(first.period or "", *written))
    months = 12 * (written[0] - int(over[:4])) + written[1] - int(over[5:])
    return first if months <= RECENT else None


def _guessed(years: list[tuple[str, int]], written: tuple[int, int] | None) -> str:
    """Year of a document whose title says none: that of its date, or the one it names most."""
    if written:
        return str(written[0] - 1 if written[1] <= 4 else written[0])
    return years[0][0] if years else ""


def _is_tied(years: list[tuple[str, int]]) -> bool:
    """Whether no year is named more often than any other."""
    return len(years) > 1 and years[0][1] == years[1][1]


def _opens_with(text: str, moments: list[Moment], year: str) -> bool:
    """Whether the first word of time of a text, near its beginning, is the year it is of."""
    told = next((moment for moment in moments[:8] if moment.use is Use.PERIOD), None)
    if told is None or told.start > ANNOUNCING or _is_ahead(text, told):
        return False
    is_base = SET_AGAINST.search(text, 0, told.start) is not None
    return not is_base and (told.period or "").startswith(year)


def _is_ahead(text: str, moment: Moment) -> bool:
    """Whether a word of time tells of what was still to come: earnings in 2005 may slide."""
    return AHEAD.search(text, max(0, moment.start - 60), moment.end + 30) is not None


def _is_weak(years: list[tuple[str, int]], many: int) -> bool:
    """Whether a text names its commonest year hardly at all, or not twice as often as the next.

    A year that is named but once may be that of anything the text compares with.
    """
    if not years:
        return False
    named, others = years[0][1], sum(count for _, count in years[1:])
    return named < many or named < 2 * others + 1


def _titled_default(
    parts: ReportParts, moments: list[Moment], period: str, written: tuple[int, int] | None
) -> str:
    if GIVEN.match(period):
        return period
    head = parts.text[:HEAD]
    report = WORK_REPORT.search(head[:400])
    same = report and written and written[0] == int(report[1] or written[0])
    if same and written and written[1] <= 6:
        return str(written[0] - 1)  # the report of a spring is on the year before
    if part := _in_title(parts, moments):
        return part
    quarter = QUARTERLY.search(head[:300])
    for moment in moments[:20] if quarter else ():
        named = quarter and quarter.start() <= moment.start < quarter.end() and moment.period
        if named and re.fullmatch(r"\d{4}Q\d", named):
            return named
    part = next(_titled(parts, moments), "") or next(_fiscal(parts, moments), "")
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


def _in_title(parts: ReportParts, moments: list[Moment]) -> str:
    """Return the quarter, half or month that an English title names with its year, if just one.

    So do releases of results: Bank reports 2Q 2025 net profit. A year beside it is another's.
    """
    title = next((line for line in parts.lines[:6] if line.end > line.start), None)
    if title is None or title.end - title.start > 2 * LONG_TITLE:
        return ""
    words = parts.text[title.start : title.end]
    if is_chinese(words, 0, len(words)) or YEARLY.search(words) or PROPOSED.search(words):
        return ""
    told = [moment for moment in moments[:8] if title.start <= moment.start < title.end]
    named = {
        moment.period or ""
        for moment in told
        if moment.use is Use.PERIOD
        and not moment.dated
        and not SET_AGAINST.search(parts.text[title.start : moment.start])
    }
    return named.pop() if len(named) == 1 and PART.fullmatch(next(iter(named))) else ""


def _reported(text: str, named: int) -> str:
    """Return the year that a report on work named after a year tells of.

    It is the year before, which such a report reviews to plan the one it is named after; it is that
    one itself where the text neither plans nor names an earlier year.
    """
    plans = PLANNING.search(text) or f"{named - 1}年" in text
    return str(named - 1) if plans else str(named)


def _titled(parts: ReportParts, moments: list[Moment]) -> Iterator[str]:
    """Part of a year that the title names: 2022年半年报, 2024年一季度经济运行情况."""
    titles = [line for line in parts.lines[:6] if line.end > line.start][:2]
    for line in titles:
        for moment in moments[:6] if line.end - line.start <= TITLE else ():
            inside = line.start <= moment.start < line.end
            part = moment.period if inside and moment.use is Use.PERIOD else None
            match = REPORTED.match(parts.text, moment.end)
            if part and match and REPORTED_PART.fullmatch(part):
                yield part


def _fiscal(parts: ReportParts, moments: list[Moment]) -> Iterator[str]:
    """Fiscal years of two calendar years that the title names: fiscal year 2021-22."""
    titles = [line for line in parts.lines[:6] if line.end > line.start][:2]
    for line in titles:
        for moment in moments[:6] if line.end - line.start <= LONG_TITLE else ():
            inside = line.start <= moment.start < line.end and moment.use is Use.PERIOD
            if inside and re.search(r"\d[-/–]\d\d(?:\d\d)?$", moment.word):
                yield moment.period or ""


def _parted(
    parts: ReportParts, moments: list[Moment], written: tuple[int, int] | None
) -> Iterator[str]:
    """Part of a year that the title names without its year: Labour market in August, 上半年."""
    titles = [line for line in parts.lines[:6] if line.end > line.start][:2]
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
                yield _over(period, *(written or (0, 0)))


def _over(period: str, year: int, month: int) -> str:
    """Part of a year, the last of its name that was over in a month.

    >>> _over("YYYY-08", 2024, 10), _over("YYYYQ4", 2024, 2)
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


def _this_year(parts: ReportParts, year: int | None, written: tuple[int, int] | None) -> int | None:
    if year is None:
        return None
    if written and written[0] in (year, year + 1):
        return written[0]
    text = parts.text[:60000]
    ahead = re.search(rf"{year + 1}年|(?:in|for) {year + 1}\b", text)
    return year + 1 if ahead and re.search("今年|this year", text) else year


def _issued(parts: ReportParts) -> tuple[int, int] | None:
    """Year and month on a line of their own, where the text is of the year before it."""
    for line in parts.lines[:LINES]:
        match = MONTH_ALONE.fullmatch(parts.text, line.start, line.end)
        if match:
            year = int(match["year"])
            told = match["issued"] or f"{year - 1}年" in parts.text[:HEAD]
            return (year, int(match["month"])) if told else None
    return None


def _written(text: str) -> tuple[int, int] | None:
    """Year and month of the first full date of a text."""
    match = PUBLISHED.search(text)
    if not match:
        return None
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    month = match["month"] or match["month2"]
    if month:
        return int(year), int(month)
    name = (match["name"] or match["name2"]).lower()[:3]
    return int(year), month_number(name)
