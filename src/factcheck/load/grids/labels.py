"""Labels of a table: what language they are in, and whether they name an area or an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.load.grids import vocabulary as words
from factcheck.load.grids.places import CODES, NAMES

_CJK = r"\u3400-\u9fff"
_CHINESE_FIRST = re.compile(
    rf"(?P<chinese>[^A-Za-z]*[{_CJK}][^A-Za-z]*)[ (（/]+(?P<other>[A-Za-z][^{_CJK}]*)"
)
_CHINESE_LAST = re.compile(
    rf"(?P<other>[A-Za-z][^{_CJK}]*?)[ (（/]+(?P<chinese>[{_CJK}][^A-Za-z]*)"
)
_ROLES = (
    ("period", words.PERIOD_HEADS),
    ("area", words.AREA_HEADS),
    ("indicator", words.INDICATOR_HEADS),
    ("unit", words.UNIT_HEADS),
    ("note", words.NOTE_HEADS),
    ("source", words.SOURCE_HEADS),
    ("code", words.CODE_HEADS),
)


def head_role(text: str) -> str:
    r"""Return what a column holds by its head: period, area, indicator, unit, note, source, code.

    >>> [head_role(head) for head in ("年份\nYear", "Land", "Indicator", "GDP")]
    ['period', 'area', 'indicator', '']
    """
    is_long = len(re.split(r"[(（]", text)[0].split()) > 2  # "Life expectancy at birth (years)"
    parts = [text, *([] if is_long else re.split(r"[\n/|(（]| (?=[A-Za-z]+$)", text))]
    for part in parts:
        for role, pattern in _ROLES:
            if part.strip() and pattern.fullmatch(part.strip()):
                return role
    return ""


@cache
def is_place(text: str) -> bool:
    """Whether a text is a code or a name of a country, or of a province of China."""
    return text in CODES or re.sub(r"\s", "", text).casefold() in NAMES


def are_places(texts: Iterable[str]) -> bool:
    """Whether most of some labels name places."""
    labels = [label for label in texts if label]
    places = sum(is_place(label) or is_place(two_languages(label)[0]) for label in labels)
    return bool(labels) and 3 * places >= 2 * len(labels) and places > 0


def is_generic(text: str) -> bool:
    """Whether a label says too little without the one above it."""
    return words.GENERIC.fullmatch(two_languages(text)[0]) is not None


def is_value(names: tuple[str, ...]) -> bool:
    """Whether a head says no more than that figures stand below it."""
    return all(words.VALUE.fullmatch(name) for name in names)


def is_change(path: tuple[str, ...]) -> bool:
    """Whether the head of a column says that it holds changes or shares of what its row names."""
    return bool(path) and (is_generic(path[-1]) or words.CHANGE.search(path[-1]) is not None)


def is_rate(text: str) -> bool:
    """Whether a label names something that is no money, so that a unit of money does not apply."""
    return words.NO_MONEY.search(text) is not None


def is_count(text: str) -> bool:
    """Whether a label names things that are counted, whatever the unit of its column."""
    return words.COUNTED.search(text) is not None


def is_per_share(text: str) -> bool:
    """Whether a label names an amount for a share."""
    return words.PER_SHARE.search(text) is not None


def counts_shares(text: str) -> bool:
    """Whether a label names a number of shares."""
    return words.SHARES.search(text) is not None and not is_per_share(text)


def without_of_which(text: str) -> str:
    """Take "of which" off a label."""
    return words.OF_WHICH.sub("", text) or text


def two_languages(text: str) -> tuple[str, str]:
    """Part a label of two languages: Chinese first, the other behind.

    >>> two_languages("三次产业 By Strata of Industry"), two_languages("人均 GDP")
    (('三次产业', 'By Strata of Industry'), ('人均 GDP', ''))
    """
    folded = re.sub(rf"(?<=[{_CJK}])[ \u3000]+(?=[{_CJK}])", "", " ".join(text.split()))
    match = _CHINESE_FIRST.fullmatch(folded)
    if match and (len(match["other"]) > 5 or "\n" in text) and re.search("[a-z]", match["other"]):
        other = match["other"].strip()
        return match["chinese"].strip(" (（/"), other if "(" in other else other.strip(" )）")
    match = _CHINESE_LAST.fullmatch(folded)
    if match and len(match["other"]) > 5:
        return match["chinese"].strip(" )）"), match["other"].strip(" (（")
    return folded, ""
