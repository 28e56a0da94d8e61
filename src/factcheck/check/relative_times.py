"""Heads that name a time by another one: the prior year, 上年同期, 期初."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.check.cells import CheckPeriod, DataCell, check_period
from factcheck.wording.period_reader import canonical

_NOW = re.compile(
    r"(?:本(?:报告)?期|本年|当期|本月|当月|期末|本?年末|本期期?末|本报告期末)(?:数|金额|余额|值|累计)?"
    r"|(?:current|this|reporting) (?:year|period|month|quarter)",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    r"(?:上年|去年)(?:同(?:期|月|季))?(?:数|金额|余额|值)?|上期(?:数|金额|余额|值)?"
    r"|(?:上年|去年)(?:年?末|底)(?:数|余额)?|(?:本?(?:报告)?期|年)初(?:数|余额)?"
    r"|(?:prior|previous|last|preceding) (?:fiscal )?(?:year|period)|(?:a )?year (?:ago|earlier)"
    r"|same (?:month|quarter|period) (?:of )?(?:last|the previous) year",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"(?:(?:本年|本月|当年|当月|自年初)?累计|[本当]月)(?:值|数|(?=同比|比|增|环比|完成|绝对))?",
    re.IGNORECASE,
)
_RUN = re.compile(r"1[-—–~至到](?P<last>[2-9]|1[0-2])月份?(?:累计|平均)?")
_STEP_AGO = re.compile(
    r"上月(?:数|值)?|上季度?|(?:last|previous|prior) (?:month|quarter)", re.IGNORECASE
)


def in_own_time(cell: DataCell) -> DataCell:
    """Return a cell in the time that its head says by that of its table, and without that name."""
    now = cell.period
    if now is None:
        return cell
    if (run := _run_of_months(cell, now)) is not None:
        return run
    names = tuple(_OF_TIME.sub("", name) if _OF_TIME.match(name) else name for name in cell.columns)
    cell = replace(cell, columns=tuple(filter(None, names)))
    for place, name in enumerate(cell.columns):
        period = _meant(name, now)
        if period is not None:
            columns = (*cell.columns[:place], *cell.columns[place + 1 :])
            return replace(cell, columns=columns, period=period)
    return cell


def _run_of_months(cell: DataCell, now: CheckPeriod) -> DataCell | None:
    """Return a cell in the months that its head begins with: 1—6月同比涨跌幅, of June 2024."""
    for place, name in enumerate(cell.columns):
        match = _RUN.match(name)
        if match is None:
            continue
        months = canonical(f"{now.year}-01..{now.year}-{int(match['last']):02}")
        period = None if months is None else check_period(str(months))
        rest = filter(None, (name[match.end() :],))
        columns = (*cell.columns[:place], *rest, *cell.columns[place + 1 :])
        return None if period is None else replace(cell, columns=columns, period=period)
    return None


def _meant(name: str, period: CheckPeriod) -> CheckPeriod | None:
    if _NOW.fullmatch(name.strip()):
        return period
    if _YEAR_AGO.fullmatch(name.strip()):
        return period.shifted(-1)
    whole = canonical(period.part) if period.part else None
    if whole is not None and _STEP_AGO.fullmatch(name.strip()):
        return period.preceding
    return None
