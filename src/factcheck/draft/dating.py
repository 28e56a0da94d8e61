"""The year a document reports on, and the year it was written in."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from msgspec import Struct

from factcheck.draft.calendar import Moment, Use, last_of, month_number
from factcheck.draft.en.accounts import weeks_to
from factcheck.draft.en.quarters import uncounted
from factcheck.draft.en.year_signs import Signs, after_labels, dispute, is_set_against, year_of
from factcheck.draft.layout import ReportParts, is_chinese
from factcheck.draft.titles import (
    ANNOUNCING,
    GIVEN,
    HEAD,
    ITEM,
    LINES,
    OPENING,
    PART_OF_YEAR,
    SET_AGAINST,
    TITLE,
    YEAR,
    over,
    titled_default,
)
from factcheck.draft.zh.leads import MONTH_ALONE
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "dating")

MONTH = WORDS.pattern(r"({en.month})[a-z]*\.?")
PUBLISHED = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"|(?P<year2>(?:19|20)\d\d)[-/.](?P<month2>\d{1,2})[-/.](?P<day2>\d{1,2})"
    r"|(?<![\d.])(?P<day5>\d{1,2})\.(?P<month5>\d{1,2})\.(?P<year5>(?:19|20)\d\d)(?![\d.]\d)"
    rf"|(?P<name>{MONTH}) (?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year3>(?:19|20)\d\d)"
    rf"|(?P<day4>\d{{1,2}})(?:st|nd|rd|th)? (?P<name2>{MONTH}),? (?P<year4>(?:19|20)\d\d)",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"\b(?:ended|ending|weeks to|months to|year to|as of|as at|through|until|since|from)"
    r"(?: on)?(?: the)? $",
    re.IGNORECASE,
)
PARTED = re.compile(r"(?:FY)?(?:YYYY|THIS|LAST|\d{4})(?:[QH]\d|-\d\d)")
AHEAD = re.compile(WORDS.pattern(r"\b(?:{en.ahead})\b"))
#: A part of a year with its year or without, that a text may be on.
FIRST_PART = re.compile(
    rf"{PART_OF_YEAR.pattern}|(?:19|20)\d\d(?:Q\d|-\d\d(?:\.\.\d{{4}}-\d\d)?)|FY\d{{4}}[QH]\d"
)
#: A part of a year of its own year.
OWN_PART = re.compile(r"(?:19|20)\d\d(?:[QH]\d|-\d\d(?:\.\.(?:19|20)\d\d-\d\d)?)")
FISCAL = re.compile(r"FY\d{4}")
YEARLY_PERIOD = re.compile(r"\d{4}")
RELATIVE = {"this": "WRITTEN"}
#: Words of the year that a figure is of anyway.
OF_ANY_YEAR = ("全年", "年末", "年底")
ENDS = ("末", "底")
MANY_ITEMS = 5
PAIR = 2
#: Between what a change is measured from and its own time: compared to May 2018, in May 2019.
LEADS_TO = re.compile(r", (?:in|during|for|at the end of) (?:the )?")
RECENT = 6  # months after which no text tells of a month as of what it is on
MANY = 3  # times that a text names the year it is of, if no title and no date do


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
    disputed: str = ""  # words that speak for another year than the one it is taken to be of
    uncounted: str = ""  # a firm's quarter, where nothing says when it ended


def dating(
    parts: ReportParts, moments: list[Moment], told: Signs, period: str, published: str
) -> Dating:
    """Date a document by what is given, its titles, its date, or the year it names most."""
    day = _written(published or parts.text[:HEAD])
    written = (day.year, day.month) if day else _issued(parts)
    titled = titled_default(parts, moments, period, written)
    years = Counter(YEAR.findall(parts.text[:40000])).most_common(2)
    first = None if titled else _first_part(parts.text, moments, written)
    is_fiscal = first is not None and (first.period or "").startswith("FY")
    part = over(first.period or "", *written) if first and written and not is_fiscal else ""
    part = (first.period or "") if first and is_fiscal else part
    if first and part:
        part = weeks_to(first.word, part[:4]) or part
    if not titled and not written:
        part = _only_part(parts.text, moments)
    labelled = "" if written else after_labels(parts.text, told)
    default = titled or part or labelled or _fiscal(parts.text, moments) or _guessed(years, written)
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
    is_told = is_given or is_chinese(parts.text, 0, HEAD)
    return Dating(
        year=number,
        default=default,
        this_year=_this_year(parts, number, written),
        written=f"{written[0]}-{written[1]:02d}" if written and not is_given else "",
        guessed_to=_guessed_to(parts, None if is_weak else first) if is_guess else 0,
        is_undated=is_undated,
        is_unwritten=is_untitled,
        disputed="" if is_told else dispute(parts.text, told, number, is_dated=written is not None),
        uncounted="" if is_told else uncounted(parts.text, moments, day),
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
    if not YEARLY_PERIOD.fullmatch(default) and not FISCAL.fullmatch(default):
        return False
    told = Counter(
        RELATIVE.get(moment.period or "", moment.period or "").replace("WRITTEN", str(written[0]))
        if moment.period != "last"
        else str(written[0] - 1)
        for moment in moments
        if moment.use is Use.PERIOD
        and not moment.dated
        and moment.word not in OF_ANY_YEAR
        and not _is_set_against(parts.text, moment)
    )
    own = told[default] + len(re.findall(rf"[(（]{default}(?:年度?)?[)）]", parts.text[:TITLE]))
    if is_chinese(parts.text, 0, HEAD):  # its quarters are told where they are meant
        in_parts = {time for time in told if _is_part(time, default)}
        own += sum(told[time] for time in in_parts)
        told = Counter({time: count for time, count in told.items() if time not in in_parts})
    others = {time for time in told if time != default}
    if FISCAL.fullmatch(default):  # it is set beside the fiscal years before it
        others = {time for time in others if not (FISCAL.fullmatch(time) and time < default)}
    return not others and own > 1


def _is_set_against(text: str, moment: Moment) -> bool:
    """Whether a word of time is one that something is compared with: than 2013, 由2013年的."""
    if SET_AGAINST.search(text[max(0, moment.start - 24) : moment.start]):
        return True
    before = text[moment.start - 1 : moment.start]
    return text.startswith("同期", moment.end) or before in ("由", "从", "至")


def _is_part(time: str, year: str) -> bool:
    """Whether a word of time is a part of a year, or of the one a text is of by its guess."""
    return PARTED.match(time) is not None and time[:4] in (year, "YYYY", "LAST")


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


def _first_part(text: str, moments: list[Moment], written: tuple[int, int] | None) -> Moment | None:
    """Part of a year that a dated text speaks of first, as one that is over: rose in May."""
    told = [moment for moment in moments[:8] if moment.use is Use.PERIOD and not moment.dated]
    if _is_base_of(text, told):
        told = told[1:]
    elif told and is_set_against(text, told[0]):
        told = []
    first = told[0] if told and told[0].start < OPENING else None
    if first is not None and first.word.endswith(ENDS):
        return None  # up to the end of a month, of a text on its year
    pattern = FIRST_PART if first is not None and first.word.isascii() else PART_OF_YEAR
    fits = first is not None and pattern.fullmatch(first.period or "") is not None
    if first is None or not fits or not written:
        return None
    if (first.period or "").startswith("FY"):
        return first if abs(year_of(first) - written[0]) <= 1 else None
    end = last_of(over(first.period or "", *written))
    months = 12 * (written[0] - int(end[:4])) + written[1] - int(end[5:])
    return first if months <= RECENT else None


def _is_base_of(text: str, told: list[Moment]) -> bool:
    """Whether the first of some times only leads to the next: compared to May, in June it rose."""
    if len(told) < PAIR or not is_set_against(text, told[0]):
        return False
    return LEADS_TO.fullmatch(text, told[0].end, told[1].start) is not None


def _only_part(text: str, moments: list[Moment]) -> str:
    """Return the part of a year that a Chinese text without title or date tells, and no other.

    So do reports of an office: 2021年1-11月，共受理案件97件.
    """
    told = [
        moment
        for moment in moments
        if moment.use is Use.PERIOD and not moment.dated and not _is_set_against(text, moment)
    ]
    periods = {moment.period or "" for moment in told}
    if len(periods) != 1 or told[0].start > OPENING or not is_chinese(text, 0, HEAD):
        return ""
    period = periods.pop()
    return period if OWN_PART.fullmatch(period) else ""


def _fiscal(text: str, moments: list[Moment]) -> str:
    """Return the fiscal year that a text tells as its own, more often than any year at all."""
    told = Counter(
        moment.period or ""
        for moment in moments
        if moment.use is Use.PERIOD and not moment.dated and not is_set_against(text, moment)
    )
    fiscal = [period for period, _ in told.most_common() if FISCAL.fullmatch(period)]
    years = sum(count for period, count in told.items() if YEARLY_PERIOD.fullmatch(period))
    is_own = len(fiscal) > 0 and told[fiscal[0]] >= PAIR and told[fiscal[0]] > years
    return fiscal[0] if is_own else ""


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


def _is_end(text: str, start: int) -> bool:
    """Whether a date is the end of what is reported on: the quarter ended April 27, 2019."""
    return ENDING.search(text, max(0, start - 24), start) is not None


def _written(text: str) -> date | None:
    """Day of the first full date of a text."""
    dates = (match for match in PUBLISHED.finditer(text) if not _is_end(text, match.start()))
    return next(filter(None, map(_day, dates)), None)


def _day(match: re.Match[str]) -> date | None:
    """Return the day that a date names; none where its month has no such day."""
    part = {name.rstrip("12345"): told for name, told in match.groupdict().items() if told}
    month = part.get("month") or str(month_number(part["name"].lower()[:3]))
    try:
        return date(int(part["year"]), int(month), int(part["day"]))
    except ValueError:
        return None
