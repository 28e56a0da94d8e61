"""The periods that the labels of an index stand for, as a reference table writes them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import date

import pandas as pd

from factcheck.domain.diagnostic import InputError
from factcheck.domain.period import Period
from factcheck.domain.week import DAYS
from factcheck.frames.cells import printed
from factcheck.language import say
from factcheck.load.input_file import InputFile

_DATES = re.compile(r"C?B?(?P<unit>M|Q|HY|Y|A)(?P<edge>[SE]?)(?:-[A-Z]{3})?")
_MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "A": 12}
_FEWEST = 3  # dates that tell how often they come


def periods_of(index: pd.Index, name: str) -> list[str]:
    """Return the periods that an index stands for, as a reference table writes them.

    Parameters
    ----------
    index : Index
        Periods of whole months, weeks, or days; dates, whose frequency is told or can be inferred;
        or years and periods as text, which are left as they are.
    name : str
        Of the series, for the fault.

    Raises
    ------
    InputError
        If dates may stand for days, months or years, or a period is no run of months or weeks.

    Examples
    --------
    >>> periods_of(pd.period_range("2023Q3", periods=2, freq="Q"), "gdp")
    ['2023Q3', '2023Q4']
    >>> periods_of(pd.date_range("2023-01-01", periods=3, freq="MS"), "gdp")
    ['2023-01', '2023-02', '2023-03']
    """
    dates = [label for label in index if is_dated(label) and isinstance(label, date)]
    told = index.freqstr if isinstance(index, pd.DatetimeIndex) else None
    dated = dict(zip(dates, _dated(dates, told, name), strict=True)) if dates else {}
    periods: list[str] = []
    for label in index:
        if label in dated:
            periods.append(str(dated[label]))
        elif isinstance(label, pd.Period):
            periods.append(str(_of_period(label, name)))
        else:
            periods.append(printed(label))
    return periods


def is_dated(label: object) -> bool:
    """Whether a label is a date or a period, and not the text or the number of one."""
    return isinstance(label, date | pd.Period) and not isinstance(label, type(pd.NaT))


def _of_period(period: pd.Period, name: str) -> Period:
    first, behind = period.start_time, (period + 1).start_time
    if first == first.normalize() and (behind - first) == pd.Timedelta(days=1):
        return Period.of_day(first.year, first.month, first.day)
    if first == first.normalize() and (behind - first) == pd.Timedelta(days=DAYS):
        return Period.of_weeks(first.date(), 1)
    if any(edge.day != 1 or edge != edge.normalize() for edge in (first, behind)):
        raise _fault(
            name,
            say(
                "periods of the frequency {frequency!r} are no whole months or weeks",
                frequency=period.freqstr,
            ),
            say("Give years, quarters, months, weeks or days: series.index.asfreq('M')."),
        )
    return Period(_month(first), _month(behind) - 1)


def _dated(dates: list[date], told: str | None, name: str) -> Iterable[Period]:
    """Return the periods that dates begin or end, by the frequency that is told or inferred.

    Where it is inferred, dates that would begin or end years or quarters of another calendar may
    as well be days or months: nothing is guessed.
    """
    days = pd.DatetimeIndex(dates).tz_localize(None)
    frequency = told or _inferred(days)
    if frequency in ("B", "C", "D"):
        return [Period.of_day(day.year, day.month, day.day) for day in days]
    form = _DATES.fullmatch(frequency)
    months = _MONTHS[form["unit"]] if form else 0
    behind = 0 if form and form["edge"] == "S" else months - 1
    periods = [Period(first, first + months - 1) for first in _firsts(days, behind)] if form else []
    if not periods or (not told and any(period.first % months for period in periods)):
        raise _fault(
            name,
            say(
                "it cannot be told whether its dates stand for days, weeks, months, quarters or "
                "years"
            ),
            say("Say it: series.index = series.index.to_period('M'), or 'Q', 'Y', 'D', 'W-SAT'."),
        )
    return periods


def _firsts(days: pd.DatetimeIndex, behind: int) -> list[int]:
    return [_month(day) - behind for day in days]


def _inferred(days: pd.DatetimeIndex) -> str:
    """Return how often dates come; nothing where that cannot be told."""
    unique = days.unique().sort_values()
    if len(unique) < _FEWEST:
        return ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas will give an offset where it gave its name
        frequency: object = pd.infer_freq(unique)
    return "" if frequency is None else str(getattr(frequency, "freqstr", frequency))


def _month(day: pd.Timestamp) -> int:
    return day.year * 12 + day.month - 1


def _fault(name: str, problem: str, remedy: str) -> InputError:
    file = InputFile(name=name, text="")
    file.fault(problem, remedy)
    return InputError(file.faults)
