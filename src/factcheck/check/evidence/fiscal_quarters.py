"""Quarters of a fiscal year, in tables that tell them by the months that they end in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod, check_period
from factcheck.domain.period import Period
from factcheck.load.grids.period_heads import period_head
from factcheck.wording.period_reader import canonical

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FISCAL = r"(?:fiscal |financial )?(?:year )?(?:FY ?)?"
_NAMED = re.compile(
    r"\b(?:(?P<number>first|second|third|fourth) (?:fiscal |financial )?quarter|Q(?P<short>[1-4]))"
    rf"(?:,? (?:of |for )?(?:its |our |the )?{_FISCAL}(?P<year>20\d\d))?"
    r"[^.;\n]{0,40}?\b(?:ended|ending|ends) (?:on )?"
    r"(?P<day>\d{1,2} [A-Z][a-z]{2,8},? 20\d\d|[A-Z][a-z]{2,8} \d{1,2}, 20\d\d)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"\bquarter(?: results)?,? (?:of |for )?{_FISCAL}(?P<year>20\d\d)"
    r"|\b(?:fiscal |FY ?)(?P<first>20\d\d)\b[^.;]{0,20}\bquarter",
    re.IGNORECASE,
)
_MONTHS = 3  # of a quarter


def months_ahead(title: str, text: str) -> int:
    """Return by how many months a fiscal year runs ahead of the calendar; 0 where it does not.

    Parameters
    ----------
    title, text : str
        Those of a report, which tell when a quarter ended.

    Examples
    --------
    >>> months_ahead("", "Its third quarter of fiscal 2025, which ended October 31, 2024, was good")
    11
    """
    match = _NAMED.search(text)
    if match is None:
        return 0
    titled = _TITLED.search(title)
    told = match["year"] or (titled and (titled["year"] or titled["first"]))
    end = period_head(match["day"])
    if not told or not end.year or not end.last:
        return 0
    number = _ORDINALS[(match["number"] or match["short"]).casefold()]
    ahead = 12 * (int(told) - end.year) + _MONTHS * number - end.last
    return ahead if 0 <= ahead < 12 else 0


def with_fiscal_quarters(cells: Sequence[DataCell], ahead: int) -> list[DataCell]:
    """Return cells, those of several months by the names that these have in a fiscal year.

    Parameters
    ----------
    cells : sequence of DataCell
        Cells of the data, or of the report's own tables.
    ahead : int
        By how many months the fiscal year runs ahead of the calendar.
    """
    if not ahead:
        return list(cells)
    return [replace(cell, period=_named(cell.period, ahead)) for cell in cells]


def _named(period: CheckPeriod | None, ahead: int) -> CheckPeriod | None:
    """Return months as those of a fiscal year; quarters that are called so keep their name."""
    if period is None or ".." not in period.part:
        return period
    months = canonical(period.part)
    if months is None or months.day or months.weeks:
        return period
    return check_period(str(Period(months.first + ahead, months.last + ahead))) or period
