"""What the name of a series says beside its subject: unit, prices, base year, adjustment."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.load.grids.vocabulary import any_of, phrases_of, within
from factcheck.load.layouts.original import INDEX
from factcheck.wording.unit_table import DEFAULT

CURRENT, CONSTANT = "current", "constant"
ADJUSTED, UNADJUSTED = "adjusted", "unadjusted"
_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)|（([^（）]*)）|\[([^][]*)\]")
_WORDS = "names of series"
_BASE = re.compile(rf"{any_of(_WORDS, 'base')}\s*=\s*100(?:\.0)?")
_CONSTANT, _CURRENT, _PRICES = (
    within(phrases_of(_WORDS, key)) for key in ("constant", "current", "prices")
)
_YEAR_OF_PRICES = re.compile(r"\bconstant\s+(\d{4})\b", re.IGNORECASE)
_SEASON = tuple((re.compile(any_of(_WORDS, word)), word) for word in (UNADJUSTED, ADJUSTED))
_SIGNS = re.compile(r"[%‰$€£¥]|\bper\b|\bLCU\b|\b[A-Z]{3}\b|\d")
_NO_UNIT = re.compile(rf"^\d{{4}}|^\+$|{any_of(_WORDS, 'no unit')}", re.IGNORECASE)


class ColumnHead(NamedTuple):
    """What a name says beside its subject."""

    subject: str
    unit: str = ""
    basis: str = ""
    adjustment: str = ""
    note: str = ""


def head(text: str) -> ColumnHead:
    """Return what the name of a series says, in its brackets and in words.

    >>> head("GDP (constant 2015 US$)")
    ColumnHead(subject='GDP', unit='US$', basis='constant', adjustment='', note='constant 2015 US$')
    >>> head("Unemployment, total (% of total labor force) (modeled ILO estimate)")[:2]
    ('Unemployment, total', '%')
    >>> head("国内生产总值(亿元)")[:2], head("Consumer price index (2010 = 100)")[1]
    (('国内生产总值', '亿元'), 'index')
    >>> head("国内生产总值指数(上年同期=100)_当季值").subject
    '国内生产总值指数_当季值'
    """
    unit, notes = "", []
    for match in _BRACKETS.finditer(text):
        inside = next(filter(None, match.groups()), "").strip()
        bare = "" if unit else unit_in(inside)
        unit = unit or bare
        if bare != inside:
            notes.append(inside)
    subject = " ".join(_BRACKETS.sub(" ", text).split()).replace(" _", "_").strip(" ,:")
    return ColumnHead(
        subject, unit, basis_in(text), adjustment_in(text), "; ".join(filter(None, notes))
    )


def unit_in(inside: str) -> str:
    """Return the unit in a bracket, without the words for prices; empty where it holds none.

    >>> unit_in("current US$"), unit_in("BoP, current US$"), unit_in("annual %"), unit_in("years")
    ('US$', 'US$', '%', 'years')
    >>> unit_in("modeled ILO estimate"), unit_in("LCU per US$, period average")
    ('', 'LCU per US$')
    """
    if _BASE.search(inside):
        return INDEX
    parts = [_PRICES.sub("", part).strip() for part in inside.split(",")]
    if re.search(r"\d,\d{3}\b", inside):  # per 1,000 live births
        parts = [_PRICES.sub("", inside).strip()]
    for part in parts:
        percent = re.fullmatch(
            r"(?:annual )?(%|percent(?:age)?)(?: (?:of|gross|net|annual)\b.*)?", part
        )
        if percent:
            return "%"
        plain = part.replace("sq. km", "sq km")
        if plain and not _NO_UNIT.search(plain) and (_known(plain) or _SIGNS.search(plain)):
            return plain
    return ""


def _known(text: str) -> bool:
    try:
        return DEFAULT.find(text) is not None
    except ValueError:
        return True  # a unit with two meanings is one


def basis_in(text: str) -> str:
    """Return the prices that a name says, where it says one sort.

    >>> basis_in("Gross Domestic Product: chained volume measures"), basis_in("GDP (current LCU)")
    ('constant', 'current')
    >>> basis_in("Current account balance (% of GDP)"), basis_in("Current education expenditure")
    ('', '')
    """
    is_constant, is_current = _CONSTANT.search(text), _CURRENT.search(text)
    if is_constant:
        return "" if is_current else CONSTANT
    return CURRENT if is_current else ""


def adjustment_in(text: str) -> str:
    """Return whether a name says that the season is taken out.

    >>> adjustment_in("LFS: Employment rate: %: SA"), adjustment_in("CPI, not seasonally adjusted")
    ('adjusted', 'unadjusted')
    """
    return next((word for pattern, word in _SEASON if pattern.search(text)), "")


def base_in(text: str) -> str:
    """Return the base of an index as a text says it: 2010 = 100."""
    match = _BASE.search(text)
    return match[0] if match else ""
