"""Hedges: the words about a number that say on which side of it the truth lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from factcheck.domain.hedge import Hedge
from factcheck.language import say
from factcheck.wording.misread import MisreadError

Words: TypeAlias = "Mapping[str, tuple[tuple[str, Hedge], ...]]"  # by the letter at the edge

# An underscore stands for a space. Words under AS_PRINTED say no more than the number does.
_BEFORE = {
    Hedge.AS_PRINTED: """达到 达 为 共计 合计 总计 总共 一共 共有 共 仅 只有 整整 恰好 刚好 正好
        高达 多达 reached reaching exactly precisely only just a_total_of total_of totalling
        totaling a_full fully =""",
    Hedge.ABOUT: """约为 约 大约 约合 大概 大致 about around approximately roughly circa ca. c. some
        an_estimated ~ ≈ approx.""",
    Hedge.AT_LEAST: """突破 上 不低于 不少于 不小于 至少 最少 大于等于 >= ≥ at_least not_less_than
        no_less_than no_fewer_than not_fewer_than no_lower_than not_below a_minimum_of
        minimum_of as_few_as as_little_as as_low_as""",
    Hedge.MORE_THAN: """超过 超出 超 逾 过 高于 大于 多于 > over more_than above exceeding exceeded
        exceeds in_excess_of upwards_of surpassed surpassing greater_than higher_than
        larger_than upward_of north_of well_over well_above""",
    Hedge.AT_MOST: """不超过 不高于 不多于 不大于 至多 最多 小于等于 <= ≤ at_most no_more_than
        not_more_than up_to not_exceeding not_above no_higher_than within a_maximum_of
        maximum_of as_many_as as_much_as as_high_as 不超""",
    Hedge.LESS_THAN: """低于 不足 不到 不满 不及 未满 少于 小于 < less_than under below fewer_than
        lower_than smaller_than""",
    Hedge.JUST_OVER: """略高于 略超过 略超 略多于 稍高于 稍多于 刚超过 刚过 just_over just_above
        slightly_over slightly_above slightly_more_than a_little_over a_little_more_than
        marginally_above""",
    Hedge.NEARLY: "近 接近 将近 逼近 nearly almost close_to just_under just_below approaching",
}
_AFTER = {
    Hedge.AS_PRINTED: "之多 in_total in_all altogether all_told exactly precisely",
    Hedge.ABOUT: "左右 上下 or_so or_thereabouts",
    Hedge.AT_LEAST: """以上 及以上 或以上 + -plus plus or_more or_above and_above or_over and_over
        or_higher at_least""",
    Hedge.MORE_THAN: "多 余 有余 开外",
    Hedge.JUST_OVER: "出头",
    Hedge.AT_MOST: "以内 以下 及以下 之内 or_less or_below or_fewer and_below or_lower at_most",
}
_AMID = {
    "多": Hedge.MORE_THAN,
    "余": Hedge.MORE_THAN,
    "来": Hedge.ABOUT,
    "+": Hedge.AT_LEAST,
    "-plus": Hedge.AT_LEAST,
}


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
    lower = text.lower() if text.isascii() else "".join(_lower(sign) for sign in text)
    found: list[Hedge] = []
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    while (word := _word_at(lower, start, stop)) is not None:
        found.append(word[1])
        start += len(word[0])
        while start < stop and text[start].isspace():
            start += 1
    while (word := _word_before(lower, start, stop)) is not None:
        found.append(word[1])
        stop -= len(word[0])
        while start < stop and text[stop - 1].isspace():
            stop -= 1
    return start, stop, tuple(hedge for hedge in found if hedge is not Hedge.AS_PRINTED)


def without_hedge_amid(text: str) -> tuple[str, Hedge | None]:
    """Take a hedge out from between a number and its unit: 多万人, 万余元, + million, million+ t.

    Examples
    --------
    >>> without_hedge_amid("万余元")
    ('万元', <Hedge.MORE_THAN: 'more than'>)
    """
    match = _amid().match(text)
    if match is None:
        return text, None
    return f"{match[1]}{text[match.end() :]}", _AMID[match[2].lower()]


def agreed(words: Iterable[Hedge], key: Hedge | None = None) -> Hedge:
    """Give the one hedge that several words, and the key of a claim file, come to.

    Raises
    ------
    MisreadError
        If they contradict each other.
    """
    said = set(words)
    if said == {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        said = {Hedge.AT_LEAST}  # 超过200家以上: the looser is meant
    if len(said) > 1:
        both = say(" and ").join(f"'{each}'" for each in sorted(said))
        raise MisreadError(
            say("the figure says both {words}", words=both), say("Keep one of the two.")
        )
    word = next(iter(said), Hedge.AS_PRINTED)
    if key is None or key in (Hedge.AS_PRINTED, word):
        return word
    if word is Hedge.AS_PRINTED:
        return key
    raise MisreadError(
        say("the key says '{key}', the figure says '{word}'", key=key, word=word),
        say("Take the word out of the figure, or write the figure under '{word}'.", word=word),
    )


def _lower(sign: str) -> str:
    lower = sign.lower()
    return lower if len(lower) == 1 else sign


def _word_at(text: str, start: int, stop: int) -> tuple[str, Hedge] | None:
    for word, hedge in _words_before().get(text[start : start + 1], ()):
        end = start + len(word)
        if text.startswith(word, start, stop) and not _runs_on(text[end - 1 : end + 1]):
            return word, hedge
    return None


def _word_before(text: str, start: int, stop: int) -> tuple[str, Hedge] | None:
    for word, hedge in _words_after().get(text[max(start, stop - 1) : stop], ()):
        begin = stop - len(word)
        if text.endswith(word, start, stop) and not _runs_on(text[max(begin - 1, 0) : begin + 1]):
            return word, hedge
    return None


def _runs_on(pair: str) -> bool:
    """Whether two signs belong to one word of Latin letters."""
    return len(pair) == 2 and pair.isascii() and pair.isalpha()


@cache
def _amid() -> re.Pattern[str]:
    scales = "[十百千万亿]+|[kKmMbB]| ?(?:hundred|thousand|million|billion|trillion)"
    return re.compile(rf"({scales}|)\s*(多|余|来|\+|-plus\b)", re.IGNORECASE)


@cache
def _words_before() -> Words:
    return _by_letter(_BEFORE, 0)


@cache
def _words_after() -> Words:
    return _by_letter(_AFTER, -1)


def _by_letter(words: Mapping[Hedge, str], edge: int) -> Words:
    index: dict[str, list[tuple[str, Hedge]]] = {}
    for hedge, said in words.items():
        for word in said.split():
            index.setdefault(word[edge], []).append((word.replace("_", " "), hedge))
    return {
        letter: tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
        for letter, pairs in index.items()
    }
