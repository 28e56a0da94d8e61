"""Hedges in running text: the words of the tables, where they are not other words as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from factcheck.domain.hedge import Hedge
from factcheck.wording.hedge_words import hedges_at
from factcheck.wording.vocabulary import section, words

_LONGEST = 24  # characters of a hedge


@cache
def hedges_read(language: str) -> Mapping[str, Hedge]:
    """Return the hedges that are read before a number of running text."""
    unread = words(section(f"{language}/prose", "unread hedges").get("before", ""))
    return {
        word: hedge for word, hedge in hedges_at("before", language).items() if word not in unread
    }


def hedge_words(language: str) -> str:
    """Return a pattern of the hedges before a number, the longest first.

    Examples
    --------
    >>> [bool(re.search(hedge_words("en"), text)) for text in ("up to 5", "climbed up to 5")]
    [True, False]
    """
    spoken = sorted(hedges_read(language), key=len, reverse=True)
    return "|".join(f"{_guard(word, language)}{re.escape(word)}" for word in spoken)


def hedge_word_ending(text: str, language: str) -> str:
    """Return the longest hedge that some words end in, as a claim file reads it; empty for none.

    Examples
    --------
    >>> hedge_word_ending("It is no lower than", "en"), hedge_word_ending("产量略高于", "zh")
    ('no lower than', '略高于')
    """
    folded = text[-_LONGEST:].casefold()
    spoken = _by_last_letter(language).get(folded[-1:], ())
    return next((word for word in spoken if _ends_in(folded, word)), "")


def hedge_ending(text: str, language: str) -> Hedge:
    """Return what that hedge says."""
    return hedges_read(language).get(hedge_word_ending(text, language), Hedge.AS_PRINTED)


def _guard(word: str, language: str) -> str:
    """Return what must not stand before a word that is a hedge."""
    page = f"{language}/prose"
    verbs = words(section(page, "moved up").get(word, ""))
    inside = section(page, "inside words")
    letters = inside.get(word, "") or inside.get(word[0], "")
    unless = section(page, "inside words but")
    parted = unless.get(word, "") or unless.get(word[0], "")
    return "".join(
        (
            *(rf"(?<!{verb} )" for verb in verbs if verb),
            f"(?<![{letters}])" if letters else "",
            f"(?<!{parted})" if parted else "",
        )
    )


def _ends_in(text: str, word: str) -> bool:
    if not text.endswith(word):
        return False
    before = text[: -len(word)][-1:]
    return not (word[0].isascii() and before.isascii() and before.isalpha())


@cache
def _by_last_letter(language: str) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for word in sorted(hedges_read(language), key=len, reverse=True):
        index[word[-1]] = (*index.get(word[-1], ()), word)
    return index
