"""How publishers write periods and days, in the form that the product writes them.

What is no period stays as it is printed: a year before the year 1000 has no form here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from math import gcd

from factcheck.domain.period import Period, PeriodError
from factcheck.domain.week import DAYS
from factcheck.wording.vocabulary import section, words

_MANY = 4096  # periods that are remembered: a file names the same ones again and again
MONTHS = tuple(words(row)[0] for row in section("en/periods", "months").values())  # jan, feb, …


def _third(match: re.Match[str]) -> str:
    last = 4 * int(match["part"])
    return f"{match['year']}-{last - 3:02}..{match['year']}-{last:02}"


def _month(year: str, number: int) -> str:
    return f"{year}-{number:02}" if 1 <= number <= 12 else ""


def _week(year: str, number: str) -> str:
    try:
        return str(Period.of_week(int(year), int(number)))
    except PeriodError:
        return ""


def _day(year: str, month: str, day: str) -> str:
    text = f"{year}-{month}-{day}"
    return text if is_day(text) else ""


def _named(match: re.Match[str]) -> str:
    name = match["name"].casefold()
    for number, month in enumerate(MONTHS, start=1):
        if name.startswith(month):
            return _month(match["year"], number)
    return ""


_YEAR = r"(?P<year>\d{4})"
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (_YEAR + r"(?:-?A1?)?", lambda match: match["year"]),
    (_YEAR + r"[- ]?[Qq](?P<part>[1-4])", lambda match: f"{match['year']}Q{match['part']}"),
    (_YEAR + r"[- ]?[HSBhs](?P<part>[12])", lambda match: f"{match['year']}H{match['part']}"),
    (_YEAR + r"-?[Tt](?P<part>[1-3])", _third),
    (_YEAR + r"-?[Mm](?P<month>\d{1,2})", lambda match: _month(match["year"], int(match["month"]))),
    (_YEAR + r"-?[Ww](?P<week>\d{1,2})", lambda match: _week(match["year"], match["week"])),
    (_YEAR + r"-(?P<month>\d{2})", lambda match: _month(match["year"], int(match["month"]))),
    (
        _YEAR + r"-?[Dd]?(?P<month>\d{2})-?(?P<day>\d{2})(?:T00:00:00(?:\.0+)?Z?)?",
        lambda match: _day(match["year"], match["month"], match["day"]),
    ),
    (_YEAR + r"[ -](?P<name>[A-Za-z]{3,9})\.?", _named),
    (r"(?P<name>[A-Za-z]{3,9})\.?[ -]" + _YEAR, _named),
)
_COMPILED = tuple((re.compile(pattern), reader) for pattern, reader in _PATTERNS)


@lru_cache(maxsize=_MANY)
def period(text: str) -> str:
    """Return a period in the form of the product; empty where it is none that has one.

    >>> [period(text) for text in ("2024M03", "2023-Q4", "2024-S1", "2023 JAN", "2021-A1")]
    ['2024-03', '2023Q4', '2024H1', '2023-01', '2021']
    >>> period("2024-13"), period("2024-W54"), period("-0500"), period("2024W5")
    ('', '', '', '2024-W05')
    """
    written = text.strip()
    for pattern, reader in _COMPILED:
        match = pattern.fullmatch(written)
        if match is not None:
            return reader(match)
    return ""


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, year first."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def day(text: str, *, month_first: bool = False) -> str:
    """Return a day, year first; empty where it is none, or the order of its parts is not known.

    Which of two numbers is the month is a rule of the format, and never read off the numbers.

    >>> day("28-06-2024"), day("03/28/2024", month_first=True), day("06/06/21 23:00:00")
    ('2024-06-28', '2024-03-28', '2021-06-06')
    >>> day("2025-11-19T21:00:00Z"), day("28 June 2024"), day("13/13/2024")
    ('2025-11-19', '2024-06-28', '')
    """
    written = re.split(r"[T ](?=\d{2}:\d{2})", text.strip())[0]
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", written):
        year, month, number = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})", written):
        first, second, year = match.groups()
        month, number = (first, second) if month_first else (second, first)
        year = year if len(year) == 4 else f"20{year}"
    elif match := re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})", written):
        number, name, year = match.groups()
        month = period(f"{year} {name}")[5:]
    else:
        return ""
    return _day(year, month.zfill(2), number.zfill(2)) if month else ""


def months_of(text: str) -> int:
    """Return the month of a day, counted through the years."""
    return 12 * int(text[:4]) + int(text[5:7]) - 1


def frequency(days: Iterable[str]) -> str:
    """Return how long the periods are that these days begin, by their spacing: A, H, Q, M or D.

    It is empty where the spacing cannot tell: of one day, or of two the same.

    >>> frequency(["2023-01-01", "2023-04-01", "2023-10-01"])
    'Q'
    >>> frequency(["2024-12-31", "2025-01-02"]), frequency(["2023-10-01"])
    ('D', '')
    """
    step, number, last = 0, 0, ""
    for text in days:
        if text[8:] != "01":
            return "D"
        if last:
            step = gcd(step, months_of(text) - months_of(last))
        number, last = number + 1, text
    if number < 2 or step == 0:
        return ""
    return next((letter for months, letter in _STEPS if step % months == 0), "M")


WEEK = "W"
_STEPS = ((12, "A"), (6, "H"), (3, "Q"), (1, "M"))
_LENGTH = {letter: months for months, letter in _STEPS}


def begun_by(text: str, letter: str) -> str:
    """Return the period of a length that a day begins.

    >>> begun_by("2023-10-01", "Q"), begun_by("2023-01-01", "A"), begun_by("2023-07-01", "A")
    ('2023Q4', '2023', '2023-07..2024-06')
    >>> begun_by("2023-10-01", "D"), begun_by("2023-10-01", "M")
    ('2023-10-01', '2023-10')
    """
    if letter not in _LENGTH:
        return text
    first, length = months_of(text), _LENGTH[letter]
    year, month = divmod(first, 12)
    if length == 1:
        return text[:7]
    if month % length == 0:
        part = month // length + 1
        return str(year) if length == 12 else f"{year}{letter}{part}"
    last = first + length - 1
    return f"{text[:7]}..{last // 12}-{last % 12 + 1:02}"


def ended_by(text: str, letter: str) -> str:
    """Return the period of a length that ends in the month of a day, or the week that ends on it.

    >>> ended_by("2023-09-30", "A"), ended_by("2023-12-31", "A"), ended_by("2023-09-30", "Q")
    ('2022-10..2023-09', '2023', '2023Q3')
    >>> ended_by("2024-02-03", "W"), ended_by("2024-02-04", "W")
    ('2024-01-28..2024-02-03', '2024-W05')
    """
    if letter == WEEK:
        return str(Period.of_weeks(date.fromisoformat(text) - timedelta(days=DAYS - 1), 1))
    if letter not in _LENGTH:
        return text
    year, month = divmod(months_of(text) - _LENGTH[letter] + 1, 12)
    return begun_by(f"{year}-{month + 1:02}-01", letter)


def frequency_letter(code: str) -> str:
    """Return the letter of a frequency of SDMX; empty for days and what is shorter.

    >>> [frequency_letter(code) for code in ("A", "S", "Q", "M", "W", "D", "monthly")]
    ['A', 'H', 'Q', 'M', 'W', '', 'M']
    """
    letter = code[:1].upper()
    return {"Y": "A", "S": "H", **{letter: letter for letter in "AHQMW"}}.get(letter, "")
