"""Hedges: the words about a number that say on which side of it the truth lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from factcheck.domain.hedge import Hedge
from factcheck.language import later, say
from factcheck.wording.misread import MisreadError
from factcheck.wording.vocabulary import USUAL, Languages, any_of, section, sections, words

_HEDGED = {
    Hedge.ABOUT: later("about {amount}"),
    Hedge.AT_LEAST: later("at least {amount}"),
    Hedge.MORE_THAN: later("more than {amount}"),
    Hedge.AT_MOST: later("at most {amount}"),
    Hedge.LESS_THAN: later("less than {amount}"),
    Hedge.NEARLY: later("nearly {amount}"),
    Hedge.JUST_OVER: later("just over {amount}"),
}

Words: TypeAlias = "Mapping[str, tuple[tuple[str, Hedge], ...]]"  # by the letter at the edge


def hedged(amount: str, hedge: Hedge) -> str:
    """Return an amount with the words of its hedge before it.

    >>> hedged("2000 t", Hedge.AT_LEAST), hedged("2000 t", Hedge.AS_PRINTED)
    ('at least 2000 t', '2000 t')
    """
    text = _HEDGED.get(hedge)
    return say(text, amount=amount) if text else amount


def at_least(amount: str, *, is_open: bool = False) -> str:
    """Return the lower end of a range; an open one does not belong to it."""
    return hedged(amount, Hedge.MORE_THAN if is_open else Hedge.AT_LEAST)


def at_most(amount: str, *, is_open: bool = False) -> str:
    """Return the upper end of a range; an open one does not belong to it."""
    return hedged(amount, Hedge.LESS_THAN if is_open else Hedge.AT_MOST)


def split_hedge(text: str, languages: Languages = USUAL) -> tuple[int, int, tuple[Hedge, ...]]:
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
    while (word := _word_at(lower, start, stop, languages)) is not None:
        found.append(word[1])
        start += len(word[0])
        while start < stop and text[start].isspace():
            start += 1
    while (word := _word_before(lower, start, stop, languages)) is not None:
        found.append(word[1])
        stop -= len(word[0])
        while start < stop and text[stop - 1].isspace():
            stop -= 1
    return start, stop, tuple(hedge for hedge in found if hedge is not Hedge.AS_PRINTED)


@cache
def hedges_at(place: str, language: str) -> Mapping[str, Hedge]:
    """Return the words before or after a number that say more than it does.

    Examples
    --------
    >>> hedges_at("before", "en")["close to"], hedges_at("after", "zh")["以上"]
    (<Hedge.NEARLY: 'nearly'>, <Hedge.AT_LEAST: 'at least'>)
    """
    rows = sections(place, "hedges", (language,)).items()
    return {
        word: Hedge(hedge) for hedge, spoken in rows for word in spoken if hedge != Hedge.AS_PRINTED
    }


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
    return f"{match[1]}{text[match.end() :]}", _words_amid()[match[2].lower()]


def without_own_hedge(text: str) -> tuple[str, bool]:
    """Take the hedge out that stands amid a figure, and say whether it has one there or at an end.

    Examples
    --------
    >>> without_own_hedge("12亿多美元"), without_own_hedge("20 % or more")
    (('12亿美元', True), ('20 % or more', True))
    >>> without_own_hedge("2000 t")
    ('2000 t', False)
    """
    end = len(text) - len(text.lstrip("0123456789., "))
    behind, amid = without_hedge_amid(text[end:])
    return text[:end] + behind, amid is not None or bool(split_hedge(text)[2])


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


def _word_at(text: str, start: int, stop: int, languages: Languages) -> tuple[str, Hedge] | None:
    for word, hedge in _words_before(languages).get(text[start : start + 1], ()):
        end = start + len(word)
        if text.startswith(word, start, stop) and not _runs_on(text[end - 1 : end + 1]):
            return word, hedge
    return None


def _word_before(
    text: str, start: int, stop: int, languages: Languages
) -> tuple[str, Hedge] | None:
    for word, hedge in _words_after(languages).get(text[max(start, stop - 1) : stop], ()):
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
    signs = any_of(_words_amid())
    return re.compile(rf"({scales}|)\s*({signs})(?:(?<![a-z])|\b)", re.IGNORECASE)


@cache
def _words_amid() -> Mapping[str, Hedge]:
    return {word: hedge for hedge, row in _rows("amid", USUAL) for word in row}


@cache
def _words_before(languages: Languages) -> Words:
    return _by_letter(_rows("before", languages), 0)


@cache
def _words_after(languages: Languages) -> Words:
    return _by_letter(_rows("after", languages), -1)


def _rows(place: str, languages: Languages) -> Iterator[tuple[Hedge, tuple[str, ...]]]:
    """Yield the words that stand at a place about the number, by what they say."""
    for hedge, row in section("signs", place).items():
        yield Hedge(hedge), words(row)
    for hedge, spoken in sections(place, "hedges", languages).items():
        yield Hedge(hedge), spoken


def _by_letter(rows: Iterable[tuple[Hedge, tuple[str, ...]]], edge: int) -> Words:
    index: dict[str, list[tuple[str, Hedge]]] = {}
    for hedge, spoken in rows:
        for word in spoken:
            index.setdefault(word[edge], []).append((word, hedge))
    return {
        letter: tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
        for letter, pairs in index.items()
    }
