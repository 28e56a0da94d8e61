"""The course of a series in one line of signs."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.domain.surd import Surd

COLUMNS = 20
_BARS = "▁▂▃▄▅▆▇█"


def sparkline(
    periods: Iterable[tuple[Period, tuple[Observation, ...]]], columns: int = COLUMNS
) -> str:
    """Sketch the course of a series over whole years, one sign a year, gaps left blank.

    Of several figures of one year the last is drawn; a series of one year gives nothing.
    """
    levels = {
        period.year: _middle(cells[-1].interval)
        for period, cells in periods
        if cells and period.is_whole_years and period.months == 12
    }
    bounded = {year: level for year, level in levels.items() if level is not None}
    if len(bounded) < 3:
        return ""
    years = range(max(min(bounded), max(bounded) - columns + 1), max(bounded) + 1)
    drawn = [bounded[year] for year in years if year in bounded]
    low, high = min(drawn), max(drawn)
    return "".join(_bar(bounded.get(year), low, high) for year in years).rstrip()


def _middle(interval: Interval) -> Fraction | None:
    if not interval.is_bounded:
        return None
    middle = interval.middle()
    return middle.near() if isinstance(middle, Surd) else middle


def _bar(level: Fraction | None, low: Fraction, high: Fraction) -> str:
    if level is None:
        return " "
    if low == high:
        return _BARS[0]
    return _BARS[int((level - low) / (high - low) * (len(_BARS) - 1))]
