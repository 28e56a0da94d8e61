"""Periods in the heads of a table, whole or in parts: a year above, its quarters below.

English, Chinese, German and French; a head may also hold words that belong to something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.period import Period, PeriodError
from factcheck.wording.vocabulary import any_of, section, words

_LANGUAGES = ("en", "de", "fr", "zh")


def _words(name: str) -> dict[str, int]:
    """Return the numbers of words for periods: of months, or of halves and quarters."""
    rows = (row for code in _LANGUAGES for row in section(f"{code}/periods", name).items())
    return {word: int(number) for number, row in rows for word in words(row)}


_MONTHS = _words("months")
_MONTH = f"(?:{any_of(_MONTHS)})\\b\\.?"
_NUMBERS = {
    **_words("numbers"),
    **dict(zip("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), range(1, 13), strict=True)),
    **dict(zip("i ii iii iv".split(), range(1, 5), strict=True)),
}
_LEADING = re.compile(
    r"^\W*(?:for the|as of|as at|at|in|per|zum|am|au|du|of|the|ended|ending)\b", re.IGNORECASE
)
_STROKES = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_HALF_READ = re.compile(r"[-/.–~至 ]*[A-Za-z]?\d{1,4}[-/.–~至 ]*")  # "Q5 2020", "2020-13"
_NO_WORDS = re.compile(r"^[\s,.:/\-–()（）]+$")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


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
    written: str = ""  # a year of two numbers, as it stands, where it cannot be read as a month
    words: str = ""  # what is left

    @property
    def says_period(self) -> bool:
        """Whether anything of a period was read."""
        return bool(self.year or self.first or self.span or self.is_year_end)

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
    digits = text.translate(_CHINESE_DIGITS)
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
_FISCAL = r"(?P<fiscal>\bFY|\bGJ|\bF(?=Q)|\bfiscal(?: year)?|\bGeschäftsjahr|\bexercice)"


def _coded_parts(letters: str, behind: str, count: int) -> tuple[tuple[str, Reading], ...]:
    """Return the forms of a part of a year that a letter and its number name: Q1 2020, 2020-T1.

    `behind` are the letters that stand behind a year, and `count` is how many such parts it has.
    """
    number, read = rf"(?P<number>[1-{count}])", _part(12 // count)
    return (
        (rf"{_FISCAL} ?{_SHORT}[ -]?[{letters}]{number}\b", read),
        (rf"\b[{letters}]{number}[ /-]*{_FISCAL} ?{_SHORT}", read),
        (rf"{_YEAR}[ :/-]*[{behind}]{number}\b", read),
        (rf"\b[{letters}]{number}[ /-]*(?:of )?{_SHORT}", read),
        (rf"\b{number}[{letters}][ /-]*{_SHORT}", read),
    )


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Reading], ...]:
    """Return the forms, those that say most first."""
    then = r" ?[-/–] ?(?P<last>\d\d(?:\d\d)?)(?!\d|[-/–.]\d)"
    two = rf"(?<!\d)(?P<year>(?:1[89]|20)\d\d){then}"
    chinese_month = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])"
    chinese_to = r"(?:[-~至到—](?P<to>\d{1,2}))?"
    chinese_year = r"(?P<year>\d{4}|[〇零○一二三四五六七八九]{4})年度?"
    half, quarter = r"(?P<number>[12上下])", r"第?(?P<number>[1-4一二三四])"
    word = r"(?P<number>first|second|third|fourth|last)"
    forms: tuple[tuple[str, Reading], ...] = (
        # months that end on a day
        (
            r"\b(?P<number>\d\d?|three|six|nine|twelve)[ -]months?(?: period)?(?: ended| to)?\b",
            _read_span,
        ),
        (
            r"\b(?P<number>drei|sechs|neun|zwölf|trois|douze) (?:mona\w+|mois)\b(?: bis zum| zum)?",
            _read_span,
        ),
        (r"\b(?P<number>\d\d?)M (?:ended|to)\b", _read_span),
        (r"\b(?P<number>\d\d) weeks(?: (?:ended|ending|to))?\b", _read_weeks),
        (r"\b(?:fiscal )?years? (?:ended|ending|to)\b", _read_year_end),
        (r"\b(?:exercice clos le|Geschäftsjahr zum)\b", _read_year_end),
        # days
        (
            rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)(?:[T ]00:00(?::00)?)?",
            _read_day,
        ),
        (r"(?<!\d)(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<year>(?:19|20)\d\d)(?!\d)", _read_day),
        (rf"(?<!\d)(?P<day>\d\d?)(?:\.|st|nd|rd|th|er)? (?P<month>{_MONTH}),? {_YEAR}", _read_day),
        (rf"\b(?P<month>{_MONTH}) (?P<day>\d\d?)(?:st|nd|rd|th)?, ?{_YEAR}", _read_day),
        (rf"\b(?P<month>{_MONTH}) (?P<day>\d\d?) {_YEAR}", _read_day),
        (rf"{chinese_year}{chinese_month}月(?P<day>\d\d?)日", _read_day),
        # years that run into the next, where no month can be meant
        (rf"{_FISCAL} ?(?P<year>(?:(?:1[89]|20)\d\d)|\d\d){then}", _read_two_years),
        # quarters, halves and the like with their year
        (rf"{_YEAR}[ -]*Q1 ?[-–] ?Q(?P<number>[234])\b", _read_first_quarters),
        (rf"\bQ1 ?[-–] ?Q(?P<number>[234])[ /]*{_YEAR}", _read_first_quarters),
        *_coded_parts("QT", "QTK", 4),
        *_coded_parts("HS", "HS", 2),
        (rf"\b(?P<number>[369])M[ /-]*{_SHORT}", _read_first_months),
        (rf"{_YEAR}[ -]*(?P<number>[69])M\b", _read_first_months),
        # months with their year
        (rf"\b(?P<month>{_MONTH}) ?[-–~] ?(?P<to>{_MONTH}),? {_YEAR}", _read_months),
        (rf"\b(?P<month>{_MONTH})(?: |, |-|/)?{_YEAR}", _read_months),
        (rf"\b(?P<month>{_MONTH})(?:[-/]['’]?| ?['’])(?P<year>\d\d)(?!\d|[.,]\d)", _read_months),
        (rf"{_YEAR}[ -]?(?P<month>{_MONTH})", _read_months),
        (rf"{_YEAR}[-/]?M(?P<month>\d\d?)\b", _read_months),
        (rf"{_YEAR}[-/](?P<month>0[1-9]|1[0-2])(?![-\d])", _read_months),
        (rf"(?<![\d/.])(?P<month>0?[1-9]|1[0-2])[/.]{_YEAR}", _read_months),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?!\d)", _read_months),
        # parts without a year
        (rf"\b(?P<month>{_MONTH}) (?P<day>[0-3]?\d)(?!\d),?", _read_day),
        (rf"(?<!\d)(?P<day>[0-3]?\d)\.? (?P<month>{_MONTH})", _read_day),
        (rf"{chinese_month}月(?P<day>\d\d?)日", _read_day),
        (rf"{chinese_month}{chinese_to}月份?", _read_months),
        (r"前?(?P<number>[1-9]|1[0-2]|[一二三四五六七八九])个月", _read_first_months),
        (rf"{half}半年", _part(6)),
        (r"前(?P<number>[23二三])个?季度", _read_first_quarters),
        (r"(?:1|一)[-~至到](?P<number>[234二三四])季度", _read_first_quarters),
        (rf"{quarter}季度?", _part(3)),
        (r"(?<![\w])(?:[QT](?P<number>[1-4]))(?![\w])", _part(3)),
        (r"(?<![\w])(?P<number>[1-4])Q(?![\w])", _part(3)),
        (r"(?<![\w])(?:H(?P<number>[12]))(?![\w])", _part(6)),
        (r"(?<![\w])(?P<number>[12])H(?![\w])", _part(6)),
        (r"(?<![\w])(?P<number>[69]|3(?=M \d{4}[-/–]\d))M(?![\w])", _read_first_months),
        (rf"\b{word} quarter(?: of)?\b", _part(3)),
        (rf"\b{word} half(?: of)?\b", _part(6)),
        (r"(?<!\d)(?P<number>[1-4]|IV|I{1,3})\.? ?(?:Quartal|Vierteljahr|Vj\.?)", _part(3)),
        (r"(?<!\d)(?P<number>[12])\.? ?(?:Halbjahr|Hj\.?)", _part(6)),
        (
            r"\b(?P<number>[1-4]|premier|deuxième|troisième|quatrième)(?:er|e|ème)? ?trimestre",
            _part(3),
        ),
        (r"\b(?P<number>[12]|premier|deuxième)(?:er|e|nd|ème)? ?semestre", _part(6)),
        (rf"(?<![\w'’-])(?P<month>{_MONTH}) ?[-–] ?(?P<to>{_MONTH})(?![\w'’])", _read_months),
        (rf"(?<![\w'’-])(?P<month>{_MONTH})(?![\w'’])", _read_months),
        # years
        (two, _read_two_years),
        (rf"{_FISCAL} ?{_SHORT}", _read_year),
        (r"(?P<year>(?:1[5-9]|20)\d\d)(?P<fiscal>财年|财政年度)", _read_year),
        (rf"{chinese_year}", _read_year),
        (rf"(?:\b(?:CY|year|Jahr|année|anno) ?)?{_YEAR}", _read_year),
        # the whole year beside its parts
        (
            r"(?<![\w])(?:FY|全年|Full[- ]year|Year|Gesamtjahr|Jahr|Annual|Année)(?![\w])",
            _read_whole_year,
        ),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in forms)
