"""The ways reports write periods: forms are words of a language, what they mean is said here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.period import Period, PeriodError
from factcheck.domain.week import DAYS
from factcheck.language import later, say
from factcheck.wording.misread import MisreadError
from factcheck.wording.typography import plain
from factcheck.wording.vocabulary import (
    Languages,
    any_of,
    filled,
    languages_of,
    others,
    section,
    words,
)
from factcheck.wording.zh.numeral import chinese_numeral

_FORMS = later(
    "Write one of: 2021, 2021H1, 2021Q3, 2021-05, 2021-05-31, 2021-01..2021-08, "
    "2016..2021, 2024-W05, FY2015, or a plan period such as 十四五."
)
_LONGEST = 60
_CENTURY = 70  # two digits below it are of this century
_EARLY_PLANS = {1: (1953, 1957), 2: (1958, 1962)}


def parse_period(
    text: str,
    plans: Mapping[str, Period] | None = None,
    *,
    within: Period | None = None,
    language: str = "",
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
    language
        What it is written in, such as ``de``; Chinese or English unless given, or another one
        that can read it.

    Raises
    ------
    PeriodError
        If it cannot be read; says what could.

    Examples
    --------
    >>> [str(parse_period(each)) for each in ("2021年前三季度", "May 2021", "十三五")]
    ['2021-01..2021-09', '2021-05', '2016..2020']
    """
    found = canonical(text) or (plans or {}).get(text.strip())
    if found is not None:
        return found
    try:
        return PeriodReader(languages_of(language), plans or {}).read(text, within)
    except PeriodError:
        has_words = re.search(r"[^\W\d_]", text)  # 3.4.2021 is another day elsewhere
        for other in others() if has_words and not language else ():
            period = PeriodReader((other,), plans or {}).find(text, within)
            if period is not None:
                return period
        raise


def canonical(text: str) -> Period | None:
    """Read a period in the form that it is written back in; None if it has another."""
    start, dots, stop = text.partition("..")
    if dots:
        first, last = canonical(start), canonical(stop)
        return None if first is None or last is None else first.to(last)
    head, tail = text[:4], text[4:]
    if head[:2] == "FY":
        return _canonical_fiscal(text[2:])
    if not _is_year(head):
        return None
    year = int(head)
    if not tail:
        return Period.of_year(year)
    if len(tail) == 2 and tail[0] in "HQ" and tail[1] in "1234"[: 2 if tail[0] == "H" else 4]:
        months = 6 if tail[0] == "H" else 3
        return Period.of_months(year, months * int(tail[1]) - months + 1, months * int(tail[1]))
    if tail[:2] == "-W" and len(tail) == 4 and tail[2:].isdigit():
        return Period.of_week(year, int(tail[2:]))
    if tail[0] == "-" and len(tail) in (3, 6) and tail[1:3].isdigit():
        month = int(tail[1:3])
        if len(tail) == 3:  # 2023-24 is a year that runs into the next
            return Period.of_months(year, month) if month <= 12 else None
        if tail[3] == "-" and tail[4:].isdigit():
            return Period.of_day(year, month, int(tail[4:]))
    return None


def _canonical_fiscal(text: str) -> Period | None:
    """Read what stands behind FY: a year, or a half, a quarter or a month of one."""
    year, month = text[:4], text[5:]
    if not _is_year(year):
        return None
    if text[4:5] == "M" and len(month) == 2 and month.isdigit():
        return _fiscal(Period.of_months(int(year), int(month)))
    of_year = canonical(text) if "-" not in text else None  # FY2021-22 is no month
    return None if of_year is None else _fiscal(of_year)


def _fiscal(period: Period) -> Period:
    return replace(period, fiscal=True)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text >= "1000"


class PeriodReader(Struct, frozen=True):
    """Reads periods of some languages, those that a document names itself among them."""

    languages: Languages
    plans: Mapping[str, Period]

    def read(self, text: str, within: Period | None) -> Period:
        """Read a period; see `parse_period`."""
        written = self._bare(text)
        if not written or len(written) > _LONGEST:
            raise PeriodError(say("{text!r} is no period", text=text[:_LONGEST]), say(_FORMS))
        period = self.find(text, within)
        if period is None:
            raise PeriodError(say("{text!r} is no period that can be read", text=text), say(_FORMS))
        return period

    def find(self, text: str, within: Period | None) -> Period | None:
        """Read a period; None where it cannot be read."""
        written = self._bare(text)
        if canonical(written.upper()):
            return canonical(written.upper())
        return self._single(written, within) or self._span(written, within)

    def _bare(self, text: str) -> str:
        """Take off what does not matter: case, quotes, spaces in Chinese, "in", "during"."""
        lower = plain(text).lower()
        written = "".join(sign for sign in lower if sign not in "\"'“”‘’「」《》").strip(" .,")
        written = re.sub(r"(?<=[⺀-鿿]) +| +(?=[⺀-鿿])", "", written)
        return self._without("opening", written)

    def _without(self, place: str, written: str) -> str:
        """Take off the words that stand before a period, or before the first of two."""
        for language in self.languages:
            pattern = section(f"{language}/periods", "around").get(place, "")
            written = re.sub(f"^{pattern}", "", written)
        return written

    def _single(self, written: str, within: Period | None) -> Period | None:
        for language in self.languages:
            for pattern, reader in _patterns(language):
                match = _compiled(pattern).fullmatch(written)
                if match is not None:
                    return reader(_PeriodParts(match, language, within))
        return None

    def _span(self, written: str, within: Period | None) -> Period | None:
        """Read "A to B", trying each place where the text may be divided."""
        for divider in _divider(self.languages).finditer(written):
            left = self._without("before", written[: divider.start()])
            right = written[divider.end() :]
            if not left or not right:
                continue
            last = self.plans.get(right) or self._single(right, within)
            if last is None:
                continue
            first = self.plans.get(left) or self._single(left, last)
            if first is not None:
                return first.to(last)
        return None


class _PeriodParts(Struct, frozen=True):
    """The named parts of a form that fits: year, half, quarter, month, last, day, plan."""

    match: re.Match[str]
    language: str
    within: Period | None

    def __getitem__(self, name: str) -> str:
        return self.match.groupdict().get(name) or ""

    @property
    def year(self) -> int:
        if self["year"]:
            return _year(self["year"])
        if self.within is None:
            raise PeriodError(
                say("{text!r} names no year", text=self.match[0]),
                say("Put the year first: 2021年{text}.", text=self.match[0]),
            )
        return self.within.year

    def number(self, name: str) -> int:
        """Return the number of a part, in digits or words; 0 is the last."""
        written = self[name]
        numbers = _numbers(self.language)
        if written.rstrip(".") in numbers:
            return numbers[written.rstrip(".")]
        return int(written) if written.isascii() else _in_words(written)


@cache
def _divider(languages: Languages) -> re.Pattern[str]:
    rows = (section(f"{language}/periods", "around")["between"] for language in languages)
    spoken = [word for row in rows for word in words(row)]
    joints = "|".join(rf"\b{word}\b" if word.isascii() else word for word in spoken)
    return re.compile(rf"\s*(?:\.\.+|~|-|{joints})\s*")


def _year(written: str) -> int:
    """Read a year of four digits, in either script, or of the two that fiscal years may have."""
    written = written.replace("○", "〇")
    if len(written) == 2 and written.isascii():
        return int(written) + (2000 if int(written) < _CENTURY else 1900)
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


def _whole_year(parts: _PeriodParts) -> Period:
    return Period.of_year(parts.year)


def _fiscal_year(parts: _PeriodParts) -> Period:
    return _fiscal(_whole_year(parts))


def _split_year(parts: _PeriodParts) -> Period:
    """Give the fiscal year that runs from one year into the next, by the name of the later one."""
    first, is_told = int(parts["first"]), not parts.match[0][0].isdigit()
    if not is_told and 1 <= int(parts["next"]) <= 12:
        raise PeriodError(
            say("{text!r} may be a month, or a year that runs into the next", text=parts.match[0]),
            say("Write 2011-12 for the month, FY2012 for the year that ends in 2012."),
        )
    is_next = (first + 1) % 10 ** len(parts["next"]) == int(parts["next"])
    if not is_next and "-" in parts.match[0] and not is_told:
        return Period.of_months(first, int(parts["next"]))  # there is none
    if not is_next:
        raise PeriodError(
            say("{text!r} is no year that runs into the next", text=parts.match[0]),
            say("Write a span of years with two dots, 2016..2020; a fiscal year, FY2024."),
        )
    return Period.of_year(first + 1, fiscal=True)


def _fiscal_half(parts: _PeriodParts) -> Period:
    return _fiscal(_half(parts))


def _fiscal_quarter(parts: _PeriodParts) -> Period:
    return _fiscal(_quarter(parts))


def _fiscal_month(parts: _PeriodParts) -> Period:
    return _fiscal(Period.of_months(parts.year, parts.number("month")))


def _months_to(parts: _PeriodParts) -> Period:
    """Give the months that end with one, such as the year to June 2024."""
    count = parts.number("count" if parts["count"] else "count_of_months")
    last = Period.of_months(parts.year, parts.number("month"))
    return last.moved(1 - count).to(last)


def _week(parts: _PeriodParts) -> Period:
    week = Period.of_week(parts.year, parts.number("week"))
    if parts["weekday"]:
        start = week.moved_days(int(parts["weekday"]) - 1).start
        return Period.of_day(start.year, start.month, start.day)
    return week


def _weeks_to(parts: _PeriodParts) -> Period:
    """Give the week that ends with a day, or so many weeks."""
    count = parts.number("count") if parts["count"] else 1
    end = _day(parts).end
    return Period.of_weeks(end - timedelta(days=DAYS * count - 1), count)


def _weeks_from(parts: _PeriodParts) -> Period:
    return Period.of_weeks(_day(parts).start, parts.number("count") if parts["count"] else 1)


def _half(parts: _PeriodParts) -> Period:
    number = parts.number("half") or 2
    return Period.of_months(parts.year, 6 * number - 5, 6 * number)


def _quarter(parts: _PeriodParts) -> Period:
    number = parts.number("quarter") or 4
    return Period.of_months(parts.year, 3 * number - 2, 3 * number)


def _first_quarters(parts: _PeriodParts) -> Period:
    return Period.of_months(parts.year, 1, 3 * parts.number("quarter"))


def _some_months(parts: _PeriodParts) -> Period:
    first = parts.number("month")
    return Period.of_months(parts.year, first, parts.number("last") if parts["last"] else first)


def _first_months(parts: _PeriodParts) -> Period:
    return Period.of_months(parts.year, 1, parts.number("month"))


def _day(parts: _PeriodParts) -> Period:
    return Period.of_day(parts.year, parts.number("month"), int(parts["day"]))


def _plan(parts: _PeriodParts) -> Period:
    """Give the years of a five-year plan of China; from the third on they follow in step."""
    number = parts.number("plan")
    first, last = _EARLY_PLANS.get(number, (1951 + 5 * number, 1955 + 5 * number))
    return Period.of_year(first).to(Period.of_year(last))


_READERS: Mapping[str, Callable[[_PeriodParts], Period]] = {
    "year": _whole_year,
    "fiscal": _fiscal_year,
    "split": _split_year,
    "fiscal half": _fiscal_half,
    "fiscal quarter": _fiscal_quarter,
    "fiscal month": _fiscal_month,
    "months to": _months_to,
    "week": _week,
    "weeks to": _weeks_to,
    "weeks from": _weeks_from,
    "half": _half,
    "quarter": _quarter,
    "first quarters": _first_quarters,
    "months": _some_months,
    "first months": _first_months,
    "day": _day,
    "plan": _plan,
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _patterns(language: str) -> tuple[tuple[str, Callable[[_PeriodParts], Period]], ...]:
    """Return forms and their readers; each is compiled when it is first tried."""
    page = f"{language}/periods"
    months = section(page, "months").values()
    names = any_of(name for row in months for name in words(row))
    parts = {"month_name": rf"(?:{names})\.?", **section(page, "parts")}
    return tuple(
        (filled(form, parts), _READERS[reader]) for form, reader in section(page, "forms").items()
    )


@cache
def _numbers(language: str) -> Mapping[str, int]:
    """Return the words of a language for the numbers of halves, quarters and months."""
    return {
        word: int(number)
        for name in ("numbers", "months")
        for number, row in section(f"{language}/periods", name).items()
        for word in words(row)
    }
