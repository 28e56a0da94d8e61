"""The year that a report is of, by its title and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.evidence.check_period import CheckPeriod, check_period, split_years
from factcheck.check.prose.sentences import (
    YEAR,
)
from factcheck.manuscript.model import Manuscript, PassageKind, ReportPassage

_LAID_BESIDE = re.compile(
    r"\b(?:than|above|below|since|compared with|compared to|against|after|before|beyond|unlike)\b"
    r"(?:[^,;:.!?\n]|(?<=\d)[.,](?=\d)){0,40}$|\bon $",
    re.IGNORECASE,
)
_FARTHEST = 60  # characters before a year that lay something beside it
_LEADING = 5  # blocks in which a report tells its day and begins
_DAY_LINE = re.compile(  # News release, 19 December 2024
    r"[^\n.]{0,60}?\b(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? (?P<year>(?:19|20)\d\d)"
    r"|[A-Z][a-z]{2,8} \d{1,2}, (?P<us>(?:19|20)\d\d))"
    r"|[^\n。]{0,30}?(?P<han>(?:19|20)\d\d)年\d{1,2}月\d{1,2}日"
)
_OPENING = re.compile(r"\s*(?:In|During|Over|Throughout)? ?(?P<year>(?:19|20)\d\d)(?:,|年| [a-z])")
_OF_NOW = re.compile(r"\bthis year\b", re.IGNORECASE)


def year_of(report: Manuscript, text: str, years: Sequence[int]) -> int:
    """Return the year a report is about: that of its title, or the last one of the data."""
    titled = _title_years(report)
    within = [year for year in titled if year in years]
    if within or (titled and max(titled) > max(years, default=0)):
        return max(within or titled)
    opened = _opening_year(report)
    if opened in years:
        return opened
    told = _own_years(text)
    is_of_now = _OF_NOW.search(text) is not None
    known_years = [year for year in years if is_of_now or not told or year <= max(told)]
    return max(known_years, default=max(titled, default=0))


def titled_year(report: Manuscript) -> int:
    """Return the one year that the title of a report names; 0 where it names none or several."""
    years = set(_title_years(report))
    return years.pop() if len(years) == 1 else 0


def _title_years(report: Manuscript) -> list[int]:
    """Return the years that the title of a report names."""
    blocks = (block.text for block in report.blocks[:1] if isinstance(block, ReportPassage))
    return _own_years(split_years(" ".join([report.title, *blocks])))


def _opening_year(report: Manuscript) -> int:
    """Return the year that a report begins with, if it is the one before that of its day; else 0.

    A release of December 2024 that begins "In 2023" is of 2023, whatever its data hold since.
    """
    passages = [
        block.text
        for block in report.blocks[1:_LEADING]
        if isinstance(block, ReportPassage) and block.kind is not PassageKind.CAPTION
    ]
    days = [match for text in passages if (match := _DAY_LINE.fullmatch(text.strip()))]
    opened = next(filter(None, map(_OPENING.match, passages)), None)
    if not days or opened is None:
        return 0
    year, written = int(opened["year"]), int(next(filter(None, days[0].groups())))
    return year if year == written - 1 else 0


def last_year_of(text: str) -> CheckPeriod | None:
    """Read a period: months of one year as they are, and years by the last of them.

    >>> print(last_year_of("2024-01..2024-07"), last_year_of("2010..2023"))
    2024-01..2024-07 2023
    """
    first, _, last = text.rpartition("..")
    return check_period(text if first[:4] == last[:4] else last)


def _own_years(text: str) -> list[int]:
    """Return the years that a text names, without those that it lays something beside.

    >>> _own_years("Back above its level of 2019"), _own_years("Crime in 2023, after 2022")
    ([], [2023])
    """
    return [
        int(match[1])
        for match in YEAR.finditer(text)
        if _LAID_BESIDE.search(text, max(0, match.start() - _FARTHEST), match.start()) is None
    ]
