"""Parts of a year by their names: the last quarter of 2004, the March quarter, July to September.

What a year alone or a month alone would say of such words is another time than they tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.calendar import MONTH, YEAR, Moment, Use, month_number, years_in
from factcheck.draft.en.accounts import EARLY
from factcheck.draft.sentences import Spans
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "parts of year", "en")

_TURNS = {
    **dict.fromkeys(("first", "1st", "opening"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
}
#: Turns counted from the end of the year.
_LAST = ("last", "final", "closing", "latter")
_COUNT = r"two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]"
_YEARS = (
    rf"(?:(?P<fiscal>(?:fiscal|financial)(?: year)? )?(?P<year>{YEAR})(?![-–/]\d\d|\d)"
    r"|(?P<back>last year|the (?:previous|prior|preceding) year)"
    r"|(?P<now>(?:this|the current|the present) year)"
    r"|(?P<whole>the (?:calendar |fiscal |financial )?year))"
)
_DAY = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
_DAY_BEHIND = r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d))?"
_TO = (
    r"(?:to|(?:(?:that|which) )?ended|ending|through|until|up to)"
    r"(?: on)?(?: the)?(?: end of| end-| end)?"
)
#: Which part of a year, and of which: the final three months of 2004, the latter half.
TURN = re.compile(
    WORDS.pattern(
        r"\b(?=[A-Za-z1-4])(?P<turn>{turns})[ -](?P<unit>quarter|half"
        r"|(?P<count>{count})[ -]months)"
        r"(?:(?: period)?(?: of| in| to|,)? {years})?\b(?! (?:19|20)\d\d)"
        r"(?! in (?:(?:more|less) than |over |nearly |almost |about )?(?:\d+|[a-z]+) years\b)",
        count=_COUNT,
        years=_YEARS,
    ),
    re.IGNORECASE,
)
#: The same with the year first: 2004's first quarter, last year's final quarter.
LED = re.compile(
    WORDS.pattern(
        r"\b(?:(?P<year>{year})|(?P<back>last year)|(?P<now>this year))(?:['’]s)? "
        r"(?P<turn>{led_turns})[ -](?P<unit>quarter|half)\b",
        year=YEAR,
    ),
    re.IGNORECASE,
)
#: Months from one to another: in July-September, from April to June this year.
RANGE = re.compile(
    rf"\b(?P<first>{MONTH})(?: (?P<early>{YEAR}))?(?: ?[-–—/] ?| to | through | until | till )"
    rf"(?P<last>{MONTH})(?:,?(?: of| in)? {_YEARS})?(?![\w-])",
    re.IGNORECASE,
)
#: Two months of which one figure is told, and those between two.
PAIR = re.compile(
    rf"(?:(?<=\bin )|(?<=\b(?P<between>between) ))(?P<first>{MONTH}) and "
    rf"(?P<last>{MONTH})(?:,?(?: of)? {_YEARS})?(?![\w-])"
    r"(?!,? respectively)",
    re.IGNORECASE,
)
#: Months up to one: the quarter to June, four months to the end of July, the half year to 30 June.
UP_TO = re.compile(
    rf"\b(?P<unit>quarter|half[ -]year|half|(?P<count>{_COUNT}|twelve|12)[ -]months?|year)"
    rf"(?: period)? {_TO}[ -]?{_DAY}(?P<last>{MONTH}){_DAY_BEHIND}(?:,?(?: of)? "
    rf"{_YEARS})?(?![\w-]| (?:(?:19|20)\d\d )?(?:quarter|half)\b)",
    re.IGNORECASE,
)
#: A quarter by its last month: the September quarter, the December 2004 quarter.
MONTHLY = re.compile(
    rf"\b(?P<last>{MONTH})(?: (?P<early>{YEAR}))?[ -](?P<unit>quarter|half)"
    rf"(?:,?(?: of| in)? {_YEARS})?(?![\w-])",
    re.IGNORECASE,
)
#: A month of a year that is told from the day of writing: at 1 August last year.
OF_LAST = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<last>{MONTH})(?: "
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?"
    r",?(?: of)? (?:(?P<back>last year|the (?:previous|prior|preceding) year)"
    r"|(?P<now>this year))\b",
    re.IGNORECASE,
)
#: From one day to another: between January 1, 2000 and December 31, 2009.
DAYS = re.compile(
    rf"\b(?:between|from) (?:\d{{1,2}} )?(?P<first>{MONTH})(?: \d{{1,2}}(?!\d))?,? "
    rf"(?P<early>{YEAR})"
    rf" (?:and|to|through|until) (?:\d{{1,2}} )?(?P<last>{MONTH})(?: \d{{1,2}}(?!\d))?,? "
    rf"(?P<year>{YEAR})(?!\d)",
    re.IGNORECASE,
)
BETWEEN_MONTHS = re.compile(r"between [a-z]+\.?,? \d{4} and [a-z]+\.?,? \d{4}", re.IGNORECASE)
#: A quarter of a fiscal year that is told by two calendar years: Q1 2004-05.
FISCAL = re.compile(
    WORDS.pattern(
        r"\b(?:(?P<turn>{quarters})[ -]quarter(?: of)?"
        r"|Q(?P<number>[1-4])"
        r"(?: of)?)(?: the)?(?: fiscal| financial)?(?: year)? (?:FY ?)?"
        r"(?P<from>{year})[-–/](?P<to>\d\d(?:\d\d)?)\b(?!-)",
        year=YEAR,
    ),
    re.IGNORECASE,
)
#: All of these, each with the words of which it needs one.
PATTERNS = (
    (DAYS, ("between ", "from ")),
    (OF_LAST, ("last year", "this year", "previous year", "prior year", "preceding year")),
    (TURN, ("quarter", "half", "months")),
    (LED, ("quarter", "half")),
    (RANGE, ("-", "–", "—", "/", " to ", " through ", " until ", " till ")),
    (PAIR, (" and ",)),
    (UP_TO, ("quarter", "half", "month", "year")),
    (MONTHLY, ("quarter", "half")),
    (FISCAL, ("quarter", "q1", "q2", "q3", "q4")),
)
_NAMES = ("year", "early")
_IN_YEAR = 12


def parts_of_year(text: str, where: Spans) -> Iterator[Moment]:
    """Give the words of time that name a part of a year by where it begins, ends, or its turn."""
    for match in _matches(text, where):
        period = _fiscal(match) if match.re is FISCAL else _period(match)
        if period:
            dated = match.re is OF_LAST and bool(match["day"] or match["day2"])
            start, end = match.span()
            yield Moment(
                start=start, end=end, use=Use.PERIOD, period=period, word=match[0], dated=dated
            )


def _matches(text: str, where: Spans) -> Iterator[re.Match[str]]:
    """Give the matches of all patterns; none is tried where a word that it needs is not."""
    for start, end in where:
        small = text[start:end].casefold()
        for pattern, needed in PATTERNS:
            if any(word in small for word in needed):
                yield from pattern.finditer(text, start, end)


def _period(match: re.Match[str]) -> str:
    """Return the part of a year that a match tells; empty where it tells none by itself."""
    part = match.groupdict()
    year = _year(part)
    if turn := part.get("turn"):
        by_turn = _by_turn(turn.lower(), part, year)
        is_fiscal = part.get("fiscal") and ".." not in by_turn
        return f"FY{by_turn}" if by_turn and is_fiscal else by_turn
    if not _is_written_as_month(part):
        return ""
    last = month_number(str(part["last"]))
    if match.re is DAYS:
        early, begun = part["early"], month_number(str(part["first"]))
        apart = 12 * (int(year) - int(str(early))) + last - begun
        if apart in (1, _IN_YEAR) and BETWEEN_MONTHS.match(match[0]):
            return ""  # between a month and the same of the next year something changed
        whole = (begun, last) == (1, _IN_YEAR) and early != year
        return f"{early}..{year}" if whole else f"{early}-{begun:02d}..{year}-{last:02d}"
    if match.re is OF_LAST:
        return f"{year}-{last:02d}"
    if first := part.get("first"):
        begins = month_number(first)
        if match.re is PAIR and (last == begins + 1) is (part["between"] is not None):
            return ""  # between one month and the next something changed
        return _span(year, begins, last)
    count = _length(str(part["unit"]).lower(), part.get("count"))
    if count == _IN_YEAR:
        return year if last == _IN_YEAR else f"FY{year}"
    if (day := part.get("day") or part.get("day2")) and int(day) <= EARLY and last > 1:
        last -= 1  # thirteen weeks, as companies count them
    return _months(year, last, count)


def _length(unit: str, count: str | None) -> int:
    """Return how many months a part of a year has."""
    if count:
        return years_in(count) or 0
    return {"quarter": 3, "year": _IN_YEAR}.get(unit, 6)


def _is_written_as_month(part: dict[str, str | None]) -> bool:
    """Whether all names of months begin with a capital, as verbs do not: may to march."""
    names = (part.get("first"), part.get("last"))
    return all(name[0].isupper() for name in names if name)


def _year(part: dict[str, str | None]) -> str:
    """Return the year that is told, or the mark of the one that the document must say."""
    named = next((year for name in _NAMES if (year := part.get(name))), "")
    return named or ("LAST" if part.get("back") else "THIS" if part.get("now") else "YYYY")


def _by_turn(turn: str, part: dict[str, str | None], year: str) -> str:
    """Return the part that is told by its turn, as a quarter, a half or some months."""
    unit = str(part["unit"]).lower()
    length = _length(unit, part.get("count"))
    if turn == "last" and year == "YYYY" and not part.get("whole"):
        return ""  # the last quarter is the one before this one
    fits = _IN_YEAR // length if length in (3, 6) else 1
    number = fits if turn in _LAST else _TURNS[turn]
    if number > fits:
        return ""
    last = _IN_YEAR if turn in _LAST else number * length
    if turn not in _LAST and unit not in ("quarter", "half") and number == 1:
        return f"{year}-01..{year}-{length:02d}"
    return _months(year, last, length)


def _months(year: str, last: int, count: int) -> str:
    """Return some months up to one: a quarter or a half where they are one."""
    if count == 3 and last % 3 == 0:
        return f"{year}Q{last // 3}"
    if count == 6 and last % 6 == 0:
        return f"{year}H{last // 6}"
    return _span(year, (last - count) % _IN_YEAR + 1, last)


def _span(year: str, first: int, last: int) -> str:
    """Return the months from one to another, of the year before where the first is the later one.

    >>> _span("2004", 7, 9), _span("2004", 11, 1), _span("YYYY", 11, 1)
    ('2004-07..2004-09', '2003-11..2004-01', 'YYYY-11..YYYY-01')
    """
    mark, number = year[:-4], year[-4:]
    before = f"{mark}{int(number) - 1}" if first > last and number.isdigit() else year
    return f"{before}-{first:02d}..{year}-{last:02d}"


def _fiscal(match: re.Match[str]) -> str:
    """Return the quarter of a fiscal year by the year in which it ends."""
    first, last = int(match["from"]), match["to"]
    if int(last) % 100 != (first + 1) % 100:
        return ""
    number = match["number"] or str(_TURNS[match["turn"].lower()])
    return f"FY{first + 1}Q{number}"
