"""Hedges: the words about a number that say which side of it the truth lies."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache


class Hedge(StrEnum):
    """How a figure bounds the truth; the values are the comparators of a claim file."""

    AS_PRINTED = "is"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    NEARLY = "nearly"
    BETWEEN = "between"


_BEFORE = {
    Hedge.ABOUT: "约为 约 大约 约合 大概 about around approximately roughly circa some ~ ≈ ≃ approx. c.",
    Hedge.AT_LEAST: (
        "突破 不低于 不少于 不小于 至少 最少 大于等于 达到或超过 >= ≥ at_least not_less_than no_less_than "
        "no_fewer_than not_fewer_than not_below minimum_of a_minimum_of"
    ),
    Hedge.MORE_THAN: (
        "超过 超出 超 逾 高于 大于 多于 > over more_than above exceeding exceeded exceeds exceed "
        "in_excess_of upwards_of surpassed surpassing greater_than higher_than larger_than better_than"
    ),
    Hedge.AT_MOST: (
        "不超过 不高于 不多于 不大于 至多 最多 小于等于 <= ≤ at_most no_more_than not_more_than up_to "
        "not_exceeding not_above no_greater_than within a_maximum_of maximum_of"
    ),
    Hedge.LESS_THAN: (
        "低于 不足 不到 不满 少于 小于 < less_than under below fewer_than lower_than smaller_than"
    ),
    Hedge.NEARLY: "近 接近 将近 逼近 nearly almost close_to just_under just_below approaching",
    Hedge.AS_PRINTED: "达到 达 为 共计 合计 共 仅 整整 reached reaching exactly only just =",
}
_AFTER = {
    Hedge.ABOUT: "左右 上下 or_so",
    Hedge.AT_LEAST: "以上 及以上 或以上 或更多 or_more or_above and_above or_over and_over or_higher at_least",
    Hedge.MORE_THAN: "多 余 有余 出头 + plus",
    Hedge.AT_MOST: "以内 以下 及以下 之内 or_less or_below or_fewer and_below or_lower at_most",
}
_AMID = {"多": Hedge.MORE_THAN, "余": Hedge.MORE_THAN, "+": Hedge.MORE_THAN, "来": Hedge.ABOUT}


class HedgeError(ValueError):
    """Two hedges that contradict each other."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}. {remedy}")


def split_hedge(text: str) -> tuple[int, int, tuple[Hedge, ...]]:
    """Find the hedges around a number.

    Returns
    -------
    start, stop
        Where the rest begins and ends in the text.
    hedges
        Those found; a word that says no more than the number gives none.

    Examples
    --------
    >>> split_hedge("超过 2000 亿元")
    (3, 10, (<Hedge.MORE_THAN: 'more than'>,))
    """
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    found: list[Hedge] = []
    while match := _before().match(text, start, stop):
        start = match.end()
        found.append(_meaning(_BEFORE, match))
    while match := _after().search(text, start, stop):
        stop = match.start()
        found.append(_meaning(_AFTER, match))
    return start, stop, tuple(hedge for hedge in found if hedge is not Hedge.AS_PRINTED)


def hedge_amid(text: str) -> tuple[int, Hedge | None]:
    """Find a hedge between a number and its unit, as in 3700多万; give its length and meaning."""
    spaces = len(text) - len(text.lstrip())
    hedge = _AMID.get(text[spaces : spaces + 1])
    return (0, None) if hedge is None else (spaces + 1, hedge)


def agreed(hedges: tuple[Hedge, ...], key: Hedge | None = None) -> Hedge:
    """Give the one hedge that several words, and the key of a claim file, come to.

    Raises
    ------
    HedgeError
        If they contradict each other.
    """
    words = set(hedges)
    if words == {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        words = {Hedge.AT_LEAST}  # 超过200家以上: the looser is meant
    if len(words) > 1:
        said = " and ".join(repr(str(each)) for each in sorted(words))
        raise HedgeError(f"the figure says both {said}", "Keep one of the two.")
    word = next(iter(words), Hedge.AS_PRINTED)
    if key is None or key in (Hedge.AS_PRINTED, word):
        return word
    if word is Hedge.AS_PRINTED:
        return key
    raise HedgeError(
        f"the key says '{key}', the figure says '{word}'",
        f"Take the word out of the figure, or write it under the key '{word}'.",
    )


def _meaning(words: dict[Hedge, str], match: re.Match[str]) -> Hedge:
    word = match[1].lower()
    return next(hedge for hedge, said in words.items() if word.replace(" ", "_") in said.split())


def _alternatives(words: dict[Hedge, str]) -> str:
    every = sorted((word for said in words.values() for word in said.split()), key=len)
    return "|".join(re.escape(word).replace("_", " ") for word in reversed(every))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"({_alternatives(_BEFORE)})(?:(?<![a-zA-Z])|(?![a-zA-Z]))\s*", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s*({_alternatives(_AFTER)})$", re.IGNORECASE)
