"""Parts of a year of accounts: the fiscal fourth quarter ended April 27, the 10 weeks to 6 July.

A company's quarter is one of the calendar only where it ends with one. What the text does not name
as a quarter of a fiscal year is told by its months, and weeks by their days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.period import PeriodError
from factcheck.draft.calendar import (
    MONTH,
    WHOLE_MONTH,
    YEAR,
    Moment,
    Use,
    century,
    month_number,
    years_in,
)
from factcheck.draft.sentences import Spans
from factcheck.wording.period_reader import parse_period
from factcheck.wording.prose_numbers import ENGLISH_NUMBER, english
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "accounts", "en")

TURNS = {
    name: number
    for number, names in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th")), start=1
    )
    for name in names
}
_ORDINAL = "st|nd|rd|th"
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:{_ORDINAL})?(?: of)? )?(?P<month>{MONTH})"
    rf"(?: (?P<day_behind>\d{{1,2}})(?:{_ORDINAL})?(?!\d))?(?:,? (?P<end>{YEAR})(?!\d))?"
)
#: A quarter or a half by its turn, of a fiscal year, or by the day on which it ended.
TURN = re.compile(
    WORDS.pattern(
        r"\b(?:(?:(?P<led>(?:{fiscal})(?: year)?|FY) ?'?(?P<early>{year}|\d\d\b)(?:['’]s|,)? "
        r"|(?P<earlier>{year}) (?=(?:{fiscal}) ))?"
        r"(?P<before>(?:{fiscal}) )?(?P<turn>{turns})[ -](?P<within>(?:{fiscal}) )?"
        r"(?P<unit>quarter|half)(?![-\w])"
        r"(?:(?: of| in| for|,)?(?: the| its| our)?(?P<behind> (?:{fiscal}))?(?: year)? "
        r"(?P<year>{year})(?!\d|[-–/]\d)(?P<after> (?:{fiscal}) year)?)?"
        r"(?:,? (?:(?:which|that) )?(?:ended|ending|to)(?: on)? {day})?)",
        fiscal=WORDS["fiscal"],
        year=YEAR,
        turns="|".join(TURNS),
        day=_DAY,
    ),
    re.IGNORECASE,
)
#: The first months or quarters of a fiscal year.
FIRST = re.compile(
    WORDS.pattern(
        r"\b(?:the )?first (?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]"
        r"|1[01])[ -]"
        r"(?P<unit>months|quarters) (?:of|in)(?: the| its| our)? (?:(?:{fiscal})(?: year)?|FY) ?'?"
        r"(?P<year>{year}|\d\d)\b",
        fiscal=WORDS["fiscal"],
        year=YEAR,
    ),
    re.IGNORECASE,
)
#: The half of a year that reports are named after: 2016 half-year results, interim results 2016.
INTERIM = re.compile(
    WORDS.pattern(
        r"\b(?P<early>{year}) (?:half[- ]year(?:ly)?|interim) (?={reports})"
        r"|\b(?:half[- ]year(?:ly)?|interim) (?:{reports}) (?:for |of |to )?(?:the )?"
        r"(?:half year )?(?P<year>{year})\b(?!-)",
        year=YEAR,
        reports=WORDS["reports"],
    ),
    re.IGNORECASE,
)
#: So many weeks up to a day.
WEEKS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{ENGLISH_NUMBER})[- ]weeks?(?:[ -]period)?,? "
    rf"(?:ended|ending|to)(?: on)?(?: the)? {_DAY}(?![\w-])",
    re.IGNORECASE,
)
#: Fiscal years that a text names: fiscal 2019, FY19.
NAMED = re.compile(
    WORDS.pattern(r"\b(?:(?:{fiscal})(?: year)? |FY ?'?)(?P<year>{year}|\d\d\b)", year=YEAR),
    re.IGNORECASE,
)
RESULTS = re.compile(r"half[- ]year|interim")
_FISCAL = ("led", "before", "within", "behind", "after")
_HEAD = 20_000  # characters in which a text names its fiscal years
EARLY = 7  # days of a month that weeks of the month before may end with
_QUARTER, _YEAR = 3, 12
_SPRING = 3  # years that end before it are named after the one before by some
#: Such a part in words: for the second quarter of fiscal 2019, and for the 26 weeks to 3 July 2019.
PART = WORDS.pattern(
    r"(?:for|in|during|over)(?: the| its| our)?(?: (?:{of_accounts}|(?:19|20)\d\d|\d{1,2})){1,5}"
)
ENDED_PART = WORDS.pattern(
    r"{part}(?:,? (?:ended|ending|to)(?: on)?"
    r"(?: {month} \d{1,2}(?:st|nd|rd|th)?| \d{1,2}(?:st|nd|rd|th)? {month})"
    r"(?:,? (?:19|20)\d\d)?)",
    part=PART,
    month=rf"(?:{WHOLE_MONTH}|[A-Z][a-z]{{2,3}}\.?)",
)
ENDED = re.compile(rf"\b(?:ended|to)(?: on)?(?: the)? [^,]*?{MONTH}", re.IGNORECASE)


def accounts(text: str, where: Spans) -> Iterator[Moment]:
    """Give the words of time that name a part of a year of accounts."""
    named = frozenset(int(century(match["year"])) for match in NAMED.finditer(text[:_HEAD]))
    for start, end in where:
        small = text[start:end].casefold()
        if "quarter" in small or "half" in small:
            for match in TURN.finditer(text, start, end):
                if period := _of_turn(match, named):
                    yield _moment(match, period)
        for match in INTERIM.finditer(text, start, end) if RESULTS.search(small) else ():
            yield _moment(match, f"{match['early'] or match['year']}H1")
        for match in FIRST.finditer(text, start, end) if "first" in small else ():
            if period := _of_first(match):
                yield _moment(match, period)
        for match in WEEKS.finditer(text, start, end) if "week" in small else ():
            if period := _of_weeks(match):
                yield _moment(match, period)


def _moment(match: re.Match[str], period: str) -> Moment:
    start, end = match.span()
    return Moment(start=start, end=end, use=Use.PERIOD, period=period, word=match[0])


def _of_turn(match: re.Match[str], named: frozenset[int]) -> str:
    """Return a quarter or a half, fiscal where it is called so or does not end as one does."""
    is_fiscal = any(match[group] for group in _FISCAL)
    turn, is_half = TURNS[match["turn"].lower()], match["unit"].lower() == "half"
    length = 2 * _QUARTER if is_half else _QUARTER
    if turn * length > _YEAR:
        return ""
    mark = f"{'H' if is_half else 'Q'}{turn}"
    year = match["early"] or match["earlier"] or match["year"]
    if is_fiscal and year:
        return f"FY{century(year)}{mark}"
    if not match["month"]:
        return f"FYYYYY{mark}" if is_fiscal else ""
    ended, last = end_of(match)
    if last == turn * length and not is_fiscal:
        return f"{ended}{mark}"
    if fiscal := _fiscal_year(ended, last + _YEAR - turn * length, named):
        return f"FY{fiscal}{mark}"
    if last % _QUARTER == 0 and not is_half:
        return f"{ended}Q{last // _QUARTER}"  # a quarter of the calendar by another name
    first = (last - length) % _YEAR + 1
    begun = str(int(ended) - 1) if ended.isdigit() and first > last else ended
    return f"{begun}-{first:02d}..{ended}-{last:02d}"


def _of_first(match: re.Match[str]) -> str:
    """Return the first months of a fiscal year, as a quarter or a half where they are one."""
    count = (years_in(match["count"]) or 0) * (_QUARTER if match["unit"] == "quarters" else 1)
    year = f"FY{century(match['year'])}"
    if count > _YEAR:
        return ""
    return {3: f"{year}Q1", 6: f"{year}H1", 12: year}.get(count, f"{year}M01..{year}M{count:02d}")


def end_of(match: re.Match[str]) -> tuple[str, int]:
    """Return year and month in which a quarter ended: weeks may run a few days into the next."""
    named = match.groupdict()
    year = named["end"] or named.get("year") or "YYYY"
    month = month_number(match["month"])
    day = match["day"] or match["day_behind"]
    if day and int(day) <= EARLY:
        month -= 1
    if month:
        return year, month
    return str(int(year) - 1) if year.isdigit() else year, _YEAR


def _fiscal_year(year: str, month: int, named: frozenset[int]) -> int | None:
    """Return the year of accounts that ends in a month, where the text calls one by such a name.

    One that ends in January or February is named after either year.

    >>> _fiscal_year("2019", 4, frozenset({2019})), _fiscal_year("2018", 13, frozenset({2018}))
    (2019, 2018)
    >>> _fiscal_year("2018", 13, frozenset({2018, 2019})), _fiscal_year("2019", 4, frozenset())
    (None, None)
    """
    if not year.isdigit():
        return None
    over, last = divmod(month - 1, _YEAR)
    ending = int(year) + over
    if last + 1 >= _SPRING:
        return ending if ending in named else None
    fitting = {ending, ending - 1} & named
    return fitting.pop() if len(fitting) == 1 else None


def _of_weeks(match: re.Match[str]) -> str:
    """Return weeks by their days, or by their last month where no year stands beside it."""
    if match["end"]:
        return weeks_to(match[0], match["end"])
    has_day = match["day"] or match["day_behind"]
    return f"YYYY-{month_number(match['month']):02d}" if has_day else ""


def weeks_to(words: str, year: str) -> str:
    """Return the weeks that words name, in a year; empty where they name none.

    >>> weeks_to("10 weeks to 6 July", "2014"), weeks_to("four weeks of July", "2014")
    ('2014-W18..2014-W27', '')
    >>> weeks_to("thirteen weeks ended 28 September", "2019")
    '2019-06-30..2019-09-28'
    """
    match = WEEKS.match(words)
    day = match and (match["day"] or match["day_behind"])
    if match is None or not day:
        return ""
    count = match["count"] if match["count"].isdigit() else english(match["count"])
    month = month_number(match["month"])
    try:
        return str(parse_period(f"{count} weeks ended {year}-{month:02d}-{int(day):02d}"))
    except PeriodError:
        return ""
