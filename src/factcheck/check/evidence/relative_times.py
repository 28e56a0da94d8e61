"""Heads that name a time by another one: the prior year, 上年同期, 期初."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod, check_period
from factcheck.wording.period_reader import canonical
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "relative times")

_NOW = re.compile(
    WORDS.pattern(
        r"(?:{zh.now})(?:{zh.amounts})?"
        r"|(?:current|this|reporting) (?:year|period|month|quarter)"
    ),
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    WORDS.pattern(r"{zh.year_ago}|{en.year_ago}"),
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    WORDS.pattern(r"(?:(?:{zh.this_time})?累计|[本当]月)(?:值|数|(?={zh.of_time}))?"),
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
