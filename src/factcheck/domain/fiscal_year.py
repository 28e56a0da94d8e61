"""Fiscal years: in which months they run, and so which months their quarters are."""

from __future__ import annotations

from calendar import month_name

from msgspec import Struct

from factcheck.domain.period import Period


class FiscalYear(Struct, frozen=True, kw_only=True):
    """In which month a fiscal year ends; its name is the calendar year that it ends, or begins, in.

    Examples
    --------
    >>> from factcheck import parse_period
    >>> june = FiscalYear(last_month=6)
    >>> june.on_calendar(parse_period("FY2024")), june.on_calendar(parse_period("FY2024Q4"))
    (Period('2023-07..2024-06'), Period('2024Q2'))
    >>> str(june), str(FiscalYear(last_month=3, is_named_by_first=True))
    ('ends June', 'begins April')
    """

    last_month: int  # from 1 to 12
    is_named_by_first: bool = False  # FY2023 is the year that begins in 2023

    def on_calendar(self, period: Period) -> Period:
        """Return the months of the calendar that a fiscal period is; any other as it is."""
        if not period.fiscal:
            return period
        moved = period.moved(
            self.last_month % 12 if self.is_named_by_first else self.last_month - 12
        )
        return Period(moved.first, moved.last)

    def __str__(self) -> str:
        if self.is_named_by_first:
            return f"begins {month_name[self.last_month % 12 + 1]}"
        return f"ends {month_name[self.last_month]}"
