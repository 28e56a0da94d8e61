"""Periods as reports and tables share them: years by their names, and parts of years."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from factcheck.wording.period_reader import canonical

_YEAR = re.compile(r"(?:19|20)\d\d")
SPLIT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[/–-] ?(?:(?:19|20))?(\d\d)(?![\d/-])")
_SPLIT_YEAR_TOLD = re.compile(SPLIT_YEAR.pattern + r"([.!?,;:)]*)")


class CheckPeriod(Struct, frozen=True, order=True):
    """A period as reports and tables share it: a year by its name, or a part of one."""

    year: int
    part: str = ""  # "2024Q1", "2024-06"; nothing of a whole year, fiscal or not

    @property
    def ends(self) -> int:
        """The month in which a part of a year ends, counted through; -1 of a whole year.

        What is so at the end of June is so at the end of the first half.
        """
        period = canonical(self.part) if self.part else None
        return -1 if period is None else period.last

    def shifted(self, years: int) -> CheckPeriod:
        """Return the same part of another year: the last week or day, where it has none such.

        >>> print(check_period("2020-W53").shifted(-1), check_period("2024-02-29").shifted(-1))
        2019-W52 2023-02-28
        """
        period = canonical(self.part) if self.part else None
        part = "" if period is None else str(period.shifted(years)).removeprefix("FY")
        return CheckPeriod(self.year + years, part)

    @property
    def preceding(self) -> CheckPeriod:
        """The year, quarter, month or week before it; of a day, that of the year before."""
        period = canonical(self.part) if self.part else None
        is_day = period is not None and period.day and not period.weeks
        before = None if period is None or is_day else check_period(str(period.preceding()))
        return before or self.shifted(-1)

    @property
    def months(self) -> int:
        """How many months it has."""
        period = canonical(self.part) if self.part else None
        return 12 if period is None else period.months

    def __str__(self) -> str:
        return self.part or str(self.year)


@lru_cache(maxsize=4096)
def check_period(text: str) -> CheckPeriod | None:
    """Read a period as drafts and tables write it; a year of twelve months goes by its end.

    >>> print(check_period("FY2024"), check_period("2023-07..2024-06"), check_period("2024Q1"))
    2024 2024 2024Q1
    """
    period = canonical(text) if text else None
    if period is None:
        year = _YEAR.fullmatch(text.removeprefix("FY"))
        return CheckPeriod(int(year[0])) if year else None
    if period.months == 12:
        return CheckPeriod(period.year)
    return CheckPeriod(period.year, str(period).removeprefix("FY"))


def split_years(text: str) -> str:
    """Write years that run into the next as the year in which they end, and keep the length.

    >>> split_years("Revenue 2023/24"), split_years("from 2019-20 on"), split_years("2023-07")
    ('Revenue 2024   ', 'from 2020    on', '2023-07')
    >>> split_years("Up on 2023/24. It was")  # what ends a sentence stands at its last word
    'Up on 2024.    It was'
    """

    def ended(match: re.Match[str]) -> str:
        year = int(match[1]) + 1
        told = f"{year}{match[3]}"
        return told.ljust(len(match[0])) if year % 100 == int(match[2]) else match[0]

    return _SPLIT_YEAR_TOLD.sub(ended, text)
