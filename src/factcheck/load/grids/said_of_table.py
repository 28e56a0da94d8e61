"""What the lines around a table say of all its figures: prices, season, fiscal year, days."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.domain.period import Period
from factcheck.load.grids import vocabulary as words
from factcheck.load.grids.period_heads import PeriodHead, period_head
from factcheck.wording.period_reader import canonical

_FISCAL = re.compile(
    rf"{words.any_of('titles', 'fiscal year')}\W*{words.any_of('titles', 'ends')}?\s*"
    rf"(?:{words.any_of('titles', 'day')}|:)?\s*(?P<end>[^;,)]{{2,25}})",
    re.IGNORECASE,
)
_YEAR_TO = re.compile(
    rf"{words.any_of('titles', 'year to')} "
    r"(?P<end>(?:\d\d? )?[A-Za-z]{3,9}\.?(?: \d\d?)?)(?! ?,? ?\d)",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    rf"{words.any_of('titles', 'released')} ?[:：]? ?(?P<day>[^;]{{6,24}})",
    re.IGNORECASE,
)
_MONEY = re.compile(rf"\$|\b[A-Z]{{3}}\b|{words.MONEY_SIGNS}", re.IGNORECASE)
_LEVEL = re.compile(words.any_of("titles", "level"))
_SPAN = re.compile(rf"\d{{4}} ?(?:[-–~]|{words.any_of('titles', 'span')}) ?\d{{4}}")
_BASE = re.compile(words.any_of("titles", "base"))


def basis_of(label: str, around: Iterable[str], unit: str) -> str:
    """Return the prices of a figure: its label says more than the lines around the table.

    The prices of a table are those of its amounts of money, not of its rates.

    >>> basis_of("GDP", ["本表按当年价格计算。"], "亿元")
    'current'
    >>> basis_of("比上年增长", ["本表按当年价格计算。"], "%")
    ''
    """
    own = _prices(label)
    if own or not _MONEY.search(unit):
        return own
    lines = {_prices(line) for line in around} - {""}
    if len(lines) == 1:
        return lines.pop()
    return "" if not lines else ("current" if any(_LEVEL.search(line) for line in around) else "")


def _prices(text: str) -> str:
    is_current, is_constant = words.CURRENT_PRICES.search(text), words.CONSTANT_PRICES.search(text)
    if is_current and is_constant:
        return ""
    return "current" if is_current else "constant" if is_constant else ""


def adjustment_of(label: str, titles: Iterable[str]) -> str:
    """Return whether a figure is seasonally adjusted, where label or title say so."""
    for text in (label, " ".join(titles)):
        if words.UNADJUSTED.search(text):
            return "unadjusted"
        if words.ADJUSTED.search(text):
            return "adjusted"
    return ""


def fiscal_end(texts: Iterable[str]) -> int:
    """Return the last month of the fiscal year, 0 where nothing says it.

    >>> fiscal_end(["($ in millions; fiscal year ends June 30)"]), fiscal_end(["FY23"])
    (6, 0)
    """
    for text in texts:
        match = _FISCAL.search(text) or _YEAR_TO.search(text)
        if match is None:
            continue
        head = period_head(match["end"])
        if head.first and head.first == head.last and not head.is_part and not head.year:
            return head.first
    return 0


def released_on(texts: Iterable[str]) -> str:
    """Return the day a table was published, where it says so."""
    for text in texts:
        match = _RELEASED.search(text)
        head = period_head(match["day"]) if match else None
        if head is not None and head.day and head.year:
            return head.period()
    return ""


def period_of_titles(titles: Iterable[str]) -> str:
    """Return the one period that the titles name; none where they name several, or a span.

    >>> period_of_titles(["3-9 分地区生产总值 (2022年)"]), period_of_titles(["2015-2020"])
    ('2022', '')
    """
    periods = set()
    for title in titles:
        if _RELEASED.search(title) or _SPAN.search(title):
            continue
        head = period_head(_BASE.sub(" ", title))
        if head.year:
            periods.add(head.period())
    return periods.pop() if len(periods) == 1 else ""


def in_year_of(title: str, head: PeriodHead, fiscal_end: int) -> str:
    """Return the period of a head without a year, in that of a title, and no later than its end.

    >>> [in_year_of("2024-07", period_head(head), 0) for head in ("1-7月", "12月")]
    ['2024-01..2024-07', '']
    """
    whole = canonical(title)
    if whole is None or whole.year != whole.end.year:
        return ""
    period = head.above(period_head(str(whole.year))).period(fiscal_end)
    own = canonical(period) if period else None
    return "" if own is None or own.last > whole.last else period


_TO_DATE = re.compile(words.any_of("titles", "to date"), re.IGNORECASE)


def period_in_words(title: str, path: Iterable[str]) -> str:
    """Return the months up to that of a title where a head says that it adds them up.

    >>> period_in_words("2024-07", ["累计同比增长"]), period_in_words("2024-07", ["同比增长"])
    ('2024-01..2024-07', '')
    """
    whole = canonical(title) if len(title) == len("2024-07") else None
    is_month = whole is not None and whole.months == 1 and not whole.day
    if whole is None or not is_month or not any(_TO_DATE.search(name) for name in path):
        return ""
    return str(Period.of_months(whole.year, 1, whole.last % 12 + 1))
