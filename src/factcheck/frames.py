"""DataFrames in and out: the only module that knows pandas."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from factcheck.domain.diagnostic import InputError
from factcheck.domain.interval import End
from factcheck.domain.panel import Panel
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.load.input_file import InputFile
from factcheck.load.panel import panel_of
from factcheck.render import words

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit

COLUMNS = (
    "document", "kind", "quote", "label", "reason", "flags",
    "claimed", "found", "low", "high", "grade", "sources",
)  # fmt: skip
_PLAIN = 1e15  # a larger double has digits before its point that are not known


def frame_of(audit: Audit) -> pd.DataFrame:
    """Give a table of one row a claim, indexed by its id.

    Parameters
    ----------
    audit : Audit

    Returns
    -------
    DataFrame, shape (claims, 12)
        ``low`` and ``high`` bound what was found, in base units, as floats; the rest is text.
    """
    rows = [_row(verdict, audit) for verdict in audit]
    index = pd.Index([verdict.claim.id for verdict in audit], name="claim", dtype=object)
    return pd.DataFrame(rows, index=index, columns=list(COLUMNS))


def _row(verdict: Verdict, audit: Audit) -> dict[str, object]:
    catalogue = audit.reference.catalogue
    deciding = words.deciding(verdict)
    headline = deciding[0] if deciding else None
    found = None if headline is None else headline.found
    sources = {source.id for each in verdict.outcomes for source in each.evidence.sources}
    return {
        "document": verdict.claim.document.id,
        "kind": verdict.claim.kind,
        "quote": verdict.claim.quote,
        "label": str(verdict.label),
        "reason": str(verdict.reason or ""),
        "flags": " ".join(verdict.flags),
        "claimed": "" if headline is None else words.claimed(headline, verdict.claim),
        "found": "" if headline is None else words.found(headline, catalogue),
        "low": _as_float(found.low if found else None),
        "high": _as_float(found.high if found else None),
        "grade": verdict.grade.words if verdict.grade else "",
        "sources": " ".join(sorted(sources)),
    }


def _as_float(end: End | None) -> float:
    return float("nan") if end is None else float(end)


def tables_of(given: Iterable[object], areas: set[str]) -> dict[str, str]:
    """Return the text of reference tables, as CSV by name, from frames, series and mappings.

    Raises
    ------
    InputError
        If it cannot be told which periods the dates of an index stand for.
    TypeError
        If something is neither, or a series has no area to belong to.
    """
    tables: dict[str, str] = {}
    for item in given:
        for name, frame in _frames(item, areas):
            unique = name if name not in tables else f"{name} {len(tables) + 1}"
            tables[unique] = _as_text(frame)
    return tables


def _frames(given: object, areas: set[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    if isinstance(given, pd.DataFrame):
        yield "DataFrame", _with_periods(given)
    elif isinstance(given, Mapping):
        for name, item in given.items():
            if isinstance(item, pd.Series):
                yield str(name), _as_frame(str(name), item, areas)
            else:
                yield from ((str(name), frame) for _, frame in _frames(item, areas))
    else:
        raise TypeError(
            say("a reference is a path, a Reference or a DataFrame, not {given!r}", given=given)
        )


def _as_frame(indicator: str, series: pd.Series, areas: set[str]) -> pd.DataFrame:
    """Return the rows of a series of the one area that the documents are about."""
    if len(areas) != 1:
        raise TypeError(
            say(
                "the series {name!r} has no area: give a DataFrame with a column area",
                name=indicator,
            )
        )
    (area,) = areas
    periods = periods_of(series.index, indicator)
    values = series.reset_index(drop=True)
    return pd.DataFrame(
        {"area": area, "indicator": indicator, "period": periods, "value": values}
    ).dropna()


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose column of periods is text: from that column, or from the index."""
    if "period" not in frame.columns:
        if not isinstance(frame.index, pd.PeriodIndex | pd.DatetimeIndex):
            return frame
        return frame.reset_index(drop=True).assign(period=periods_of(frame.index, "DataFrame"))
    keys = [name for name in ("area", "indicator") if name in frame.columns]
    if not keys or not isinstance(frame["period"].dtype, pd.PeriodDtype | np.dtype):
        return frame
    told = frame["period"].astype(object).copy()
    for _, rows in frame.groupby(keys, sort=False, dropna=False)["period"]:
        told.loc[rows.index] = periods_of(pd.Index(rows), str(rows.name))
    return frame.assign(period=told)


def periods_of(index: pd.Index, name: str) -> list[str]:
    """Return the periods that an index stands for, as a reference table writes them.

    Parameters
    ----------
    index : Index
        Periods of any frequency of whole months, or days; dates, whose frequency is told or can
        be inferred; or years and periods as text, which are left as they are.
    name : str
        Of the series, for the fault.

    Raises
    ------
    InputError
        If dates may stand for days, months or years, or a period is no run of whole months.

    Examples
    --------
    >>> periods_of(pd.period_range("2023Q3", periods=2, freq="Q"), "gdp")
    ['2023Q3', '2023Q4']
    >>> periods_of(pd.date_range("2023-01-01", periods=3, freq="MS"), "gdp")
    ['2023-01', '2023-02', '2023-03']
    """
    if index.dtype == object and len(index) and all(isinstance(day, date) for day in index):
        index = pd.DatetimeIndex(index)
    if isinstance(index, pd.DatetimeIndex):
        index = _dated(index, name)
    if not isinstance(index, pd.PeriodIndex):
        return [_printed(period) for period in index]
    periods = [_period(each) for each in index]
    if None in periods:
        frequency = index.freqstr
        raise _fault(
            name,
            say("periods of the frequency {frequency!r} are no whole months", frequency=frequency),
            say("Give months, quarters, years or days: series.index.asfreq('M')."),
        )
    return [period for period in periods if period is not None]


def _dated(index: pd.DatetimeIndex, name: str) -> pd.PeriodIndex:
    """Return the periods that dates stand for, by the frequency that they have."""
    days = index.tz_localize(None)
    unique = days.unique().sort_values()
    frequency = index.freqstr or (_inferred(unique) if len(unique) > 2 else None)
    if frequency is None:
        raise _fault(
            name,
            say("it cannot be told whether its dates stand for days, months, quarters or years"),
            say("Say it: series.index = series.index.to_period('M'), or 'Q', 'Y', 'D'."),
        )
    return days.to_period(_frequency_of_periods(frequency))


def _inferred(days: pd.DatetimeIndex) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas will give an offset where it gave its name
        frequency: object = pd.infer_freq(days)
    return None if frequency is None else str(getattr(frequency, "freqstr", frequency))


def _frequency_of_periods(frequency: str) -> str:
    """Return the frequency of the periods that dates of some frequency begin or end.

    Examples
    --------
    >>> _frequency_of_periods("QS-OCT"), _frequency_of_periods("BYE-JUN")
    ('Q-SEP', 'Y-JUN')
    """
    found = _DATES.fullmatch(frequency)
    if found is None:
        return "D" if frequency in ("B", "C", "D") else frequency
    unit, end, anchor = found["unit"].replace("A", "Y"), found["end"], found["anchor"]
    if unit == "M" or anchor is None:
        return unit
    return f"{unit}-{_MONTHS[_MONTHS.index(anchor) - 1] if end == 'S' else anchor}"


_DATES = re.compile(r"C?B?(?P<unit>[MQYA])(?P<end>[SE]?)(?:-(?P<anchor>[A-Z]{3}))?")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def _period(period: pd.Period) -> str | None:
    """Write a period: a month, quarter, year or day by its name, other months by both ends."""
    first, behind = period.start_time, (period + 1).start_time
    if (behind - first).days == 1:
        return str(first.date())
    if first.day != 1 or behind.day != 1:
        return None
    months = (behind.year - first.year) * 12 + behind.month - first.month
    if months == 1:
        return f"{first:%Y-%m}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}Q{first.quarter}"
    if months == 12 and first.month == 1:
        return str(first.year)
    last = period.asfreq("M", how="end").start_time
    return f"{first:%Y-%m}..{last:%Y-%m}"


def _fault(name: str, problem: str, remedy: str) -> InputError:
    file = InputFile(name=name, text="")
    file.fault(problem, remedy)
    return InputError(file.faults)


def _as_text(frame: pd.DataFrame) -> str:
    """Write a table as CSV, every value as it would be printed."""
    printed = frame.map(_printed)
    return str(printed.to_csv(index=False))


def _printed(value: object) -> str:
    """Write a value; a binary double to the 15 significant digits that it surely has."""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - NaN is what differs from itself
            return ""
        return f"{Decimal(f'{value:.14e}'):f}" if abs(value) < _PLAIN else f"{value:.14e}"
    return "" if value is None or value is pd.NaT else str(value)


def panel_of_parquet(path: Path) -> Panel:
    """Read a panel of areas and years from a Parquet file.

    Raises
    ------
    InputError
        If it cannot be read, or no engine for Parquet is installed.
    """
    file = InputFile(name=path.as_posix(), text="")
    try:
        frame = pd.read_parquet(path)
    except ImportError:
        file.fault(
            say("Parquet needs pyarrow, which is not installed"),
            say("Install it, or give a CSV."),
        )
    except (OSError, ValueError) as error:
        file.fault(say("the panel cannot be read: {error}", error=error), say("Check the file."))
    else:
        return panel_of_frame(frame, path.as_posix())
    raise InputError(file.faults)


def panel_of_frame(frame: pd.DataFrame, name: str = "panel") -> Panel:
    """Give a panel of areas and years from a DataFrame; numbers become text as printed.

    Raises
    ------
    InputError
        If it has no column of areas or years.
    """
    file = InputFile(name=name, text="")
    columns = {str(each): tuple(map(_printed, frame[each])) for each in frame}
    panel = panel_of(file, columns)
    if panel is None:
        raise InputError(file.faults)
    return panel
