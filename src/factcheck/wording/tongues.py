"""What language a text seems to be in, where that is neither Chinese nor English."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from factcheck.language import later, say
from factcheck.wording.vocabulary import groups, is_read, words

_NAMES = {
    "ar": later("Arabic"),
    "de": later("German"),
    "es": later("Spanish"),
    "fr": later("French"),
    "it": later("Italian"),
    "ja": later("Japanese"),
    "ko": later("Korean"),
    "nl": later("Dutch"),
    "pt": later("Portuguese"),
    "ru": later("Russian"),
}

_LONGEST = 20_000  # signs of a text that are looked at
_WORD = re.compile(r"[^\W\d_]+")
#: A word that is written small, or begins a sentence: La Paz tells nothing, "La producción" does.
_TOLD = re.compile(r"(?:(?:^|[.!?]\s|\n)\s*[^\W\d_]|(?<!\w)[^\W\d_A-ZÀ-Þ])[^\W\d_]*(?!\w)")
_FEWEST = 3  # words of another language
_SHARE = 6  # of so many words, one at least is of it


def foreign(text: str) -> str:
    """Return the code of the language a text seems to be in, unless it is Chinese or English.

    Examples
    --------
    >>> foreign("Las exportaciones del país crecieron un 5 % en 2021, y las importaciones un 3 %.")
    'es'
    >>> foreign("In 2021, exports of La Paz and Los Angeles rose by 5 %."), foreign("出口增长5%。")
    ('', '')
    """
    text = text[:_LONGEST]
    letters = sum(len(word) for word in _WORD.findall(text))
    shares = groups("tongues")["one of"]
    for code, pattern in groups("tongues")["letters"].items():
        if int(shares[code]) * len(re.findall(pattern, text)) > letters:
            return code
    told = [word.casefold().strip() for word in _TOLD.findall(text)]
    numbers = Counter(code for word in told for code in _languages().get(word, ()))
    code, most = max(numbers.items(), key=lambda item: item[1], default=("", 0))
    is_clear = most >= _FEWEST and most > 2 * numbers["en"] and _SHARE * most > len(told)
    return code if is_clear and code != "en" else ""


def language_name(code: str) -> str:
    """Return the name of a language that `foreign` tells."""
    return say(_NAMES[code])


def told_of_foreign(code: str) -> str:
    """Say what a text in another language is not read for, and how its claims can be written."""
    name = language_name(code)
    told = say(
        "The text seems to be in {language}. Only Chinese and English are drafted and checked: "
        "its figures are found, what they are of is not read, and each is to be looked at.",
        language=name,
    )
    if not is_read(code):
        return told
    by_hand = say(
        "Claim files in {language} are read, with `language: {code}` under `document`.",
        language=name,
        code=code,
    )
    return f"{told} {by_hand}"


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return the languages that each of the short words is of."""
    languages: dict[str, tuple[str, ...]] = {}
    for code, row in groups("tongues")["function words"].items():
        for word in words(row):
            languages[word] = (*languages.get(word, ()), code)
    return languages
