"""Periods in the heads of a table, whole or in parts: a year above, its quarters below.

The forms are those of `wording/*/heads.yaml`; a head may also hold words that belong to something
else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.period import Period, PeriodError
from factcheck.domain.week import DAYS
from factcheck.load.grids.vocabulary import LANGUAGES
from factcheck.wording.vocabulary import any_of, filled, section, words


def _numbers_of(page: str, name: str) -> dict[str, int]:
    """Return the numbers of words for periods: of months, or of halves and quarters."""
    rows = (row for code in LANGUAGES for row in section(f"{code}/{page}", name).items())
    return {word: int(number) for number, row in rows for word in words(row)}


def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a section in every language, each row as it stands."""
    return tuple(filter(None, (section(_page(code), name).get("words") for code in LANGUAGES)))


def _page(code: str) -> str:
    return f"{code}/heads"


_MONTHS = _numbers_of("periods", "months")
_NUMBERS = {**_numbers_of("periods", "numbers"), **_numbers_of("heads", "numbers")}
_OPENINGS = any_of(word for row in _words_of("opening") for word in words(row))
_LEADING = re.compile(rf"^\W*(?:{_OPENINGS})\b", re.IGNORECASE)
_STROKES = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_HALF_READ = re.compile(r"[-/.–~至 ]*[A-Za-z]?\d{1,4}[-/.–~至 ]*")  # "Q5 2020", "2020-13"
_NO_WORDS = re.compile(r"^[\s,.:/\-–()（）]+$")
NO_WEEK = 99  # of a number alone it is not certain on which day the weeks begin
_DIGITS = str.maketrans(
    {
        sign: digit
        for code in LANGUAGES
        for digit, signs in section(_page(code), "digits").items()
        for sign in signs
    }
)


class PeriodHead(Struct, frozen=True, kw_only=True):
    """What a head says of its period, and the words beside it."""

    year: int = 0
    is_fiscal: bool = False
    first: int = 0  # month or part of the year, counted from 1
    last: int = 0
    is_part: bool = False  # months are counted from the start of a fiscal year: a quarter, a half
    day: int = 0
    span: int = 0  # months that end on a day: "3 Months Ended"
    is_year_end: bool = False  # "Year ended", and a whole year that is named: "FY", "全年"
    week: int = 0  # its number in the year
    weeks: int = 0  # that end on a day: "Week ended"
    written: str = ""  # a year of two numbers, as it stands, where it cannot be read as a month
    words: str = ""  # what is left

    @property
    def says_period(self) -> bool:
        """Whether anything of a period was read."""
        return bool(
            self.year or self.first or self.span or self.is_year_end or self.week or self.weeks
        )

    @property
    def is_pure(self) -> bool:
        """Whether nothing else stands in the head."""
        return self.says_period and not self.words

    def above(self, lower: PeriodHead) -> PeriodHead:
        """Return this head with one below it, which says what this one does not."""
        return PeriodHead(
            year=lower.year or self.year,
            is_fiscal=self.is_fiscal or lower.is_fiscal,
            first=lower.first or self.first,
            last=lower.last or self.last,
            is_part=lower.is_part or (self.is_part and not lower.first),
            day=lower.day or (0 if lower.first else self.day),
            span=lower.span or self.span,
            is_year_end=lower.is_year_end or (self.is_year_end and not lower.is_part),
            week=lower.week or self.week,
            weeks=lower.weeks or self.weeks,
            written=lower.written if lower.year else self.written,
            words=" ".join(filter(None, (self.words, lower.words))),
        )

    def period(self, fiscal_end: int = 0) -> str:
        """Return the period as references write it, or nothing where the head names none.

        Parameters
        ----------
        fiscal_end : int
            The last month of the fiscal year where the table says so, else 0.
        """
        try:
            return self._period(fiscal_end)
        except PeriodError:
            return ""

    def _period(self, fiscal_end: int) -> str:
        if not self.year:
            return ""
        if self.week:
            return str(Period.of_week(self.year, self.week))
        if self.is_part and self.span and (self.is_fiscal or fiscal_end):
            return ""
        if self.day or (self.span and self.first):
            return self._dated()
        if not self.first:
            if self.span:
                return ""
            return self._whole(fiscal_end)
        if not self.is_part:
            return str(Period.of_months(self.year, self.first, self.last))
        return self._fiscal(fiscal_end, self.first, self.last)

    def _dated(self) -> str:
        """Return the day, or the months that end on it."""
        months = self.span or (12 if self.is_year_end else 0)
        if self.weeks and self.day:
            end = Period.of_day(self.year, self.first, self.day).end
            return str(Period.of_weeks(end - timedelta(days=DAYS * self.weeks - 1), self.weeks))
        if not months:
            return str(Period.of_day(self.year, self.first, self.day))
        last = 12 * self.year + self.last - 1
        if 0 < self.day < 15:  # of a year of weeks: the month before is the one that ended
            last -= 1
        return str(Period(last - months + 1, last))

    def _whole(self, end: int) -> str:
        return self.written if self.written and end in {0, 12} else self._fiscal(end, 1, 12)

    def _fiscal(self, end: int, first: int, last: int) -> str:
        """Return months of a year that may be a fiscal one; a name where its end is not said."""
        if end in {0, 12}:
            if self.is_fiscal and end == 0:
                return f"FY{self.year}" + _part_name(first, last)
            return str(Period.of_months(self.year, first, last))
        start = 12 * (self.year - 1) + end
        return str(Period(start + first - 1, start + last - 1))


def _part_name(first: int, last: int) -> str:
    length = last - first + 1
    if length == 12:
        return ""
    if length == 3 and first % 3 == 1:
        return f"Q{last // 3}"
    if length == 6 and first % 6 == 1:
        return f"H{last // 6}"
    return f"M{first:02d}" if length == 1 else f"M{first:02d}-M{last:02d}"


Reading = Callable[[re.Match[str]], PeriodHead]


_AS_A_DAY = re.compile(r"(?:19|20)\d\d(?:[-/.]\d{1,2}){1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d")


def period_head(text: str) -> PeriodHead:
    """Read a head: its period, whole or in part, and the words that are left.

    >>> period_head("Q1 FY23").period(6), period_head("2021年").period(), period_head("GDP").year
    ('2022Q3', '2021', 0)
    """
    rest = " ".join(text.replace("\u00a0", " ").replace("－", "-").split())
    if _STROKES.search(rest):  # which is the day is for the whole column to say
        return PeriodHead(words=rest)
    reading = PeriodHead()
    for pattern, reader in _forms():
        match = pattern.search(rest)
        if match is None:
            continue
        part = reader(match)
        if not part.says_period:
            continue
        if (part.year and reading.year) or (part.first and reading.first):
            continue
        reading = reading.above(part)
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
        if reading.year and reading.first:
            break
    if not reading.says_period:
        return PeriodHead(words=" ".join(rest.split()))
    rest = " ".join(_LEADING.sub("", rest.strip()).split())
    if _HALF_READ.fullmatch(rest) or (rest and is_written_as_day(text)):
        return PeriodHead(words=" ".join(text.split()))
    return replace(reading, words=_NO_WORDS.sub("", rest).strip(" ,"))


def is_written_as_day(text: str) -> bool:
    """Whether a text has the form of a day or a month, be there such a one or not."""
    return _AS_A_DAY.fullmatch(text.strip()) is not None


def _year_of(text: str) -> int:
    digits = text.translate(_DIGITS)
    number = int(digits)
    return number if number > 99 else 2000 + number if number < 60 else 1900 + number


def _number(text: str) -> int:
    folded = text.casefold()
    return _NUMBERS[folded] if folded in _NUMBERS else int(folded)


def _months(match: re.Match[str]) -> tuple[int, int]:
    groups = match.groupdict()
    first = _month(groups["month"])
    return first, _month(groups["to"]) if groups.get("to") else first


def _month(text: str) -> int:
    folded = text.casefold().rstrip(".")
    return _MONTHS[folded] if folded in _MONTHS else _number(folded)


def _is_month(match: re.Match[str], name: str = "month") -> bool:
    return 1 <= _month(match[name]) <= 12


def _named_year(match: re.Match[str]) -> int:
    year = match.groupdict().get("year")
    return _year_of(year) if year else 0


def _is_fiscal(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("fiscal"))


def _read_months(match: re.Match[str]) -> PeriodHead:
    first, last = _months(match)
    if not (1 <= first <= last <= 12):
        return PeriodHead()
    return PeriodHead(year=_named_year(match), first=first, last=last)


def _read_day(match: re.Match[str]) -> PeriodHead:
    if not _is_month(match) or not 1 <= int(match["day"]) <= 31:
        return PeriodHead()
    month = _month(match["month"])
    return PeriodHead(year=_named_year(match), first=month, last=month, day=int(match["day"]))


def _part(length: int) -> Reading:
    """Read a quarter or a half by its number."""

    def read(match: re.Match[str]) -> PeriodHead:
        number = _number(match["number"]) or 12 // length
        if not 1 <= number <= 12 // length:
            return PeriodHead()
        return PeriodHead(year=_named_year(match), first=length * (number - 1) + 1, is_part=True,
                          last=length * number, is_fiscal=_is_fiscal(match))  # fmt: skip

    return read


def _read_first_months(match: re.Match[str]) -> PeriodHead:
    return PeriodHead(year=_named_year(match), first=1, last=_number(match["number"]), is_part=True,
                      is_fiscal=_is_fiscal(match))  # fmt: skip


def _read_first_quarters(match: re.Match[str]) -> PeriodHead:
    return PeriodHead(
        year=_named_year(match), first=1, last=3 * _number(match["number"]), is_part=True
    )


def _read_span(match: re.Match[str]) -> PeriodHead:
    return PeriodHead(span=_number(match["number"]))


def _read_weeks(match: re.Match[str]) -> PeriodHead:
    months = {12: 3, 13: 3, 14: 3, 26: 6, 39: 9, 40: 9, 52: 12, 53: 12}
    return PeriodHead(span=months.get(int(match["number"]), 0))


def _read_week(match: re.Match[str]) -> PeriodHead:
    number = int(match["number"])
    return PeriodHead(year=_named_year(match), week=number if number < 54 else 0)


def _read_week_to(_match: re.Match[str]) -> PeriodHead:
    return PeriodHead(weeks=1)


def _read_year_end(_match: re.Match[str]) -> PeriodHead:
    return PeriodHead(span=12)


def _read_whole_year(_match: re.Match[str]) -> PeriodHead:
    return PeriodHead(is_year_end=True)


def _read_year(match: re.Match[str]) -> PeriodHead:
    return PeriodHead(year=_year_of(match["year"]), is_fiscal=_is_fiscal(match))


def _read_two_years(match: re.Match[str]) -> PeriodHead:
    """Read a year that runs into the next, which is named for the later one."""
    first, last = _year_of(match["year"]), match["last"]
    if str(first + 1)[-len(last) :] != last:
        return PeriodHead()
    written = "" if 1 <= int(last[-2:]) <= 12 else f"{first}/{last[-2:]}"
    return PeriodHead(year=first + 1, is_fiscal=True, written=written)


_YEAR = r"(?<![\d.,])(?<!\d[-–~])(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d|[.,]\d| ?[-–~至] ?\d{4})"
_SHORT = r"['’]?(?P<year>(?:(?:1[5-9]|20)\d\d)|\d\d)(?!\d|[-/–]\d\d(?!\d))"
_NEXT = r" ?[-/–] ?(?P<last>\d\d(?:\d\d)?)(?!\d|[-/–.]\d)"

_SORTS = (  # of forms, those that say most first
    "spans",
    "weeks",
    "days",
    "fiscal years of two",
    "quarters and halves of a year",
    "months of a year",
    "days without a year",
    "quarters and halves",
    "months",
    "years of two",
    "fiscal years",
    "years",
    "whole years",
)
_READERS: Mapping[str, Reading] = {
    "span": _read_span,
    "weeks of a span": _read_weeks,
    "week": _read_week,
    "week to": _read_week_to,
    "year end": _read_year_end,
    "day": _read_day,
    "two years": _read_two_years,
    "first quarters": _read_first_quarters,
    "quarter": _part(3),
    "half": _part(6),
    "first months": _read_first_months,
    "months": _read_months,
    "year": _read_year,
    "whole year": _read_whole_year,
}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Reading], ...]:
    """Return the forms of all languages and their readers; those in signs alone stand last."""
    shared = {
        "year": _YEAR,
        "short": _SHORT,
        "next": _NEXT,
        "month_name": rf"(?:{any_of(_MONTHS)})\b\.?",
        "fiscal": f"(?P<fiscal>{'|'.join(_words_of('fiscal'))})",
        "year_word": f"(?:{'|'.join(_words_of('year'))})",
        **_letters(),
    }
    return tuple(
        (re.compile(filled(form, {**shared, **section(_page(code), "parts")}), re.IGNORECASE),
         _READERS[reader])
        for sort in _SORTS
        for code in reversed(LANGUAGES)
        for form, reader in section(_page(code), sort).items()
    )  # fmt: skip


def _letters() -> dict[str, str]:
    """Return the letters that name a quarter or a half beside its number, by their placeholder."""
    letters: dict[str, str] = {}
    for code in LANGUAGES:
        for name, signs in section(_page(code), "letters").items():
            key = name.replace(" ", "_")
            letters[key] = letters.get(key, "") + signs
    return letters
