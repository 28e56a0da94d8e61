"""The ways Chinese and English reports write periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from factcheck.domain.period import Period, PeriodError
from factcheck.language import later, say
from factcheck.wording.misread import MisreadError
from factcheck.wording.numeral_chinese import chinese_numeral
from factcheck.wording.typography import plain

_FORMS = later(
    "Write one of: 2021, 2021H1, 2021Q3, 2021-05, 2021-05-31, 2021-01..2021-08, "
    "2016..2021, FY2015, or a plan period such as 十四五."
)
_LONGEST = 60
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORD_NUMBERS = {"first": 1, "second": 2, "two": 2, "third": 3, "three": 3, "fourth": 4, "last": 0}
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_EARLY_PLANS = {1: (1953, 1957), 2: (1958, 1962)}

Reader = Callable[[re.Match[str], Period | None], Period]


def parse_period(
    text: str, plans: Mapping[str, Period] | None = None, *, within: Period | None = None
) -> Period:
    """Read a period as Chinese or English reports write it.

    Parameters
    ----------
    text
        Such as ``2021``, ``2021年上半年``, ``Q3 2021``, ``1-8月``, ``2016..2021``, ``FY2015``,
        ``2020-11-01``, ``十四五``.
    plans
        Further names of periods, as a document declares them.
    within
        The year that a period without one belongs to.

    Raises
    ------
    PeriodError
        If it cannot be read; says what could.

    Examples
    --------
    >>> [str(parse_period(each)) for each in ("2021年前三季度", "May 2021", "十三五")]
    ['2021-01..2021-09', '2021-05', '2016..2020']
    """
    return canonical(text) or _read(text, plans or {}, within)


def _read(text: str, plans: Mapping[str, Period], within: Period | None) -> Period:
    named = plans.get(text.strip())
    if named is not None:
        return named
    written = _bare(text)
    if not written or len(written) > _LONGEST:
        raise PeriodError(say("{text!r} is no period", text=text[:_LONGEST]), say(_FORMS))
    found = canonical(written.upper()) or _single(written, within) or _span(written, plans, within)
    if found is None:
        raise PeriodError(say("{text!r} is no period that can be read", text=text), say(_FORMS))
    return found


def canonical(text: str) -> Period | None:
    """Read a period in the form that it is written back in; None if it has another."""
    start, dots, stop = text.partition("..")
    if dots:
        first, last = canonical(start), canonical(stop)
        return None if first is None or last is None else first.to(last)
    head, tail = text[:4], text[4:]
    if head[:2] == "FY":
        return Period.of_year(int(text[2:]), fiscal=True) if _is_year(text[2:]) else None
    if not _is_year(head):
        return None
    year = int(head)
    if not tail:
        return Period.of_year(year)
    if len(tail) == 2 and tail[0] in "HQ" and tail[1] in "1234"[: 2 if tail[0] == "H" else 4]:
        months = 6 if tail[0] == "H" else 3
        return Period.of_months(year, months * int(tail[1]) - months + 1, months * int(tail[1]))
    if tail[0] == "-" and len(tail) in (3, 6) and tail[1:3].isdigit():
        month = int(tail[1:3])
        if len(tail) == 3:
            return Period.of_months(year, month)
        if tail[3] == "-" and tail[4:].isdigit():
            return Period.of_day(year, month, int(tail[4:]))
    return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text >= "1000"


def _bare(text: str) -> str:
    """Take off what does not matter: case, quotes, spaces in Chinese, "in", "during"."""
    written = "".join(sign for sign in plain(text).lower() if sign not in "\"'“”‘’「」《》").strip(
        " .,"
    )
    written = re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", written)
    written = re.sub(r"^(?:in|during|for|over|the) +", "", written)
    return re.sub(r"^the +", "", written)


def _single(written: str, within: Period | None) -> Period | None:
    for pattern, reader in _patterns():
        match = _compiled(pattern).fullmatch(written)
        if match is not None:
            return reader(match, within)
    return None


def _span(written: str, plans: Mapping[str, Period], within: Period | None) -> Period | None:
    """Read "A to B", trying each place where the text may be divided."""
    for divider in re.finditer(r"\s*(?:\.\.+|~|至|到|-|\bto\b|\band\b|\bthrough\b)\s*", written):
        left = written[: divider.start()].removeprefix("from ").removeprefix("between ")
        left = left.removeprefix("从").removeprefix("自")
        right = written[divider.end() :]
        if not left or not right:
            continue
        last = plans.get(right) or _single(right, within)
        if last is None:
            continue
        first = plans.get(left) or _single(left, last)
        if first is not None:
            return first.to(last)
    return None


def _year(written: str) -> int:
    """Read a year of four digits, in either script."""
    year = int(written) if written.isascii() else _in_words(written)
    if not 1000 <= year <= 2999:
        raise PeriodError(
            say("{text!r} is no year", text=written), say("A year has four digits: 2021.")
        )
    return year


def _in_words(written: str) -> int:
    try:
        return int(chinese_numeral(written).value)
    except MisreadError as error:
        raise PeriodError(
            say("{text!r} is no number", text=written), say("Write it in digits.")
        ) from error


def _year_of(match: re.Match[str], within: Period | None) -> int:
    written = match["year"]
    if written:
        return _year(written)
    if within is None:
        raise PeriodError(
            say("{text!r} names no year", text=match[0]),
            say("Put the year first: 2021年{text}.", text=match[0]),
        )
    return within.year


def _number(written: str) -> int:
    if written in _WORD_NUMBERS:
        return _WORD_NUMBERS[written]
    return int(written) if written.isascii() else _in_words(written)


def _whole_year(match: re.Match[str], within: Period | None) -> Period:
    return Period.of_year(_year_of(match, within))


def _half(match: re.Match[str], within: Period | None) -> Period:
    which = match["half"]
    number = 1 if which == "上" else 2 if which == "下" else _number(which) or 2
    return Period.of_months(_year_of(match, within), 6 * number - 5, 6 * number)


def _quarter(match: re.Match[str], within: Period | None) -> Period:
    number = _number(match["quarter"]) or 4
    return Period.of_months(_year_of(match, within), 3 * number - 2, 3 * number)


def _first_quarters(match: re.Match[str], within: Period | None) -> Period:
    return Period.of_months(_year_of(match, within), 1, 3 * _number(match["quarter"]))


def _some_months(match: re.Match[str], within: Period | None) -> Period:
    first = _number(match["month"])
    last = _number(match["last"]) if match["last"] else first
    return Period.of_months(_year_of(match, within), first, last)


def _first_months(match: re.Match[str], within: Period | None) -> Period:
    return Period.of_months(_year_of(match, within), 1, _number(match["month"]))


def _named_month(match: re.Match[str], within: Period | None) -> Period:
    first = _MONTHS.index(match["month"][:3]) + 1
    last = _MONTHS.index(match["last"][:3]) + 1 if match["last"] else first
    return Period.of_months(_year_of(match, within), first, last)


def _day(match: re.Match[str], within: Period | None) -> Period:
    month = match["month"]
    number = _number(month) if month[0].isdigit() else _MONTHS.index(month[:3]) + 1
    return Period.of_day(_year_of(match, within), number, int(match["day"]))


def _plan(match: re.Match[str], _within: Period | None) -> Period:
    """Give the years of a five-year plan of China; from the third on they follow in step."""
    number = _number(match["plan"])
    first, last = _EARLY_PLANS.get(number, (1951 + 5 * number, 1955 + 5 * number))
    return Period.of_year(first).to(Period.of_year(last))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _patterns() -> tuple[tuple[str, Reader], ...]:
    """Forms and their readers, the most usual first; each is compiled when it is first tried."""
    return tuple(_forms())


def _forms() -> Iterator[tuple[str, Reader]]:
    year = r"(?P<year>[0-9]{4}|[〇零一二三四五六七八九]{4})"
    optional = f"(?:{year}(?:年度?)?)?"
    number = r"[1-4一二三四]"
    yield rf"(?:(?:calendar |the )?year )?{year}(?:年度?)?(?:全年|[年]?[末底])?", _whole_year
    yield r"(?P<year>)全年", _whole_year
    yield rf"(?:the )?end of {year}", _whole_year
    yield rf"(?:fy|fiscal(?: year)?) ?{year}|{year.replace('year', 'other')}财年", _fiscal_either
    yield rf"{optional}(?P<half>[上下])半年", _half
    yield rf"(?:{year} ?)h(?P<half>[12])", _half
    yield rf"h(?P<half>[12]) ?(?:of )?{year}", _half
    yield rf"(?P<half>first|second|last) half(?: of)? {year}", _half
    yield rf"{optional}(?:第?(?P<quarter>{number})季度|q(?P<short>{number}))", _quarter_either
    yield rf"{year} ?-?q(?P<quarter>{number})", _quarter
    yield rf"q(?P<quarter>{number}) ?(?:of )?{year}", _quarter
    yield rf"(?P<quarter>first|second|third|fourth|last) quarter(?: of)? {year}", _quarter
    yield rf"{optional}前(?P<quarter>[二两三23])个?季度", _first_quarters
    yield rf"first (?P<quarter>two|three) quarters(?: of)? {year}", _first_quarters
    month = r"[0-9]{1,2}|十[一二]?|[一二三四五六七八九]"
    yield (
        rf"{optional}(?P<month>{month})(?:月份?)?(?:[-~至到](?P<last>{month}))?月份?(?<=[月份])",
        _some_months,
    )
    yield rf"{optional}前(?P<month>{month})个月", _first_months
    yield rf"{year}-(?P<month>[0-9]{{2}})(?P<last>)", _some_months
    to = r" ?(?:-|to|~|through) ?"
    yield rf"(?P<month>{_MONTH_NAME})(?:{to}(?P<last>{_MONTH_NAME}))?,? {year}", _named_month
    yield rf"{year}[-/](?P<month>[0-9]{{1,2}})[-/](?P<day>[0-9]{{1,2}})", _day
    yield rf"{optional}(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日", _day
    yield rf"(?P<day>[0-9]{{1,2}}) (?P<month>{_MONTH_NAME}) {year}", _day
    yield rf"(?P<month>{_MONTH_NAME}) (?P<day>[0-9]{{1,2}}),? {year}", _day
    yield (
        r"(?P<plan>[一二三四五六七八九]|十[一二三四五六七八九]?|二十)五(?:规划|计划)?(?:时期|期间)?",
        _plan,
    )
    yield r"(?P<plan>[0-9]{1,2})(?:st|nd|rd|th) five-year plan(?: period)?", _plan


def _fiscal_either(match: re.Match[str], _within: Period | None) -> Period:
    return Period.of_year(_year(match["year"] or match["other"]), fiscal=True)


def _quarter_either(match: re.Match[str], within: Period | None) -> Period:
    number = _number(match["quarter"] or match["short"])
    return Period.of_months(_year_of(match, within), 3 * number - 2, 3 * number)
