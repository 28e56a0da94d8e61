"""Which English nouns have an amount, a rate or a number, and names with one at their head."""

from __future__ import annotations

import re

from factcheck.draft.en.nouns import singular
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.wording.vocabulary import section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "measured", "en")

PAGE = "en/naming"
_NOUNS = {name: frozenset(words(row)) for name, row in section(PAGE, "measures").items()}
MEASURES: frozenset[str] = frozenset().union(*_NOUNS.values())
#: What each sort of figure may be of, by the head of its name.
HEADS = {
    MeasuredBy.MONEY: _NOUNS["money"] | _NOUNS["any"] | _NOUNS["letters"],
    MeasuredBy.TIME: frozenset(words(section(PAGE, "time")["words"])),
}
MONEY = frozenset(words(section(PAGE, "money")["words"]))
PLAIN = (MeasuredBy.COUNT, MeasuredBy.NUMBER)
WORD = re.compile(r"[A-Za-z][A-Za-z'’&-]*")
#: Where the head of a name ends: number of people in work.
HEAD_ENDS = re.compile(
    r" (?:of|in|for|from|by|at|on|with|per|to|among|between|under|over|aged|who|living|as|within"
    r"|through|across|before|excluding|including|attributable|available|related|due)\b|[(,]"
)
#: Behind a head, and no part of it: homes sold.
PASSIVE = re.compile(WORDS["passive"])


def has_measure(name: str, nouns: frozenset[str] = MEASURES, *, counted: str = "") -> bool:
    """Whether the head of a name is one of some nouns, or what a figure itself counts.

    >>> has_measure("number of homes sold"), has_measure("Acme")
    (True, False)
    """
    lowered = name.lower()
    if counted and (counted in lowered or singular(counted) in lowered):
        return True
    ends = HEAD_ENDS.search(lowered)
    heads = (lowered[: ends.start()] if ends else lowered, lowered)
    return any(_ends_in(head, nouns) for head in heads)


def fits(name: str, figure: PrintedFigure) -> bool:
    """Whether a name is of something that a figure of its sort can be of: money, a time, people."""
    nouns = HEADS.get(figure.dimension, MEASURES)
    return has_measure(name, nouns, counted=figure.noun or figure.unit)


def may_be_money(name: str, figure: PrintedFigure) -> bool:
    """Whether what is read as a number of things may be money: 500 million pesos."""
    if figure.dimension not in PLAIN:
        return False
    if figure.noun.startswith("share"):
        return False
    return figure.noun in MONEY or (not figure.noun and has_measure(name, _NOUNS["money"]))


def without_circumstance(name: str) -> str:
    """Return what is measured of a name that says of what else: a strong quarter with revenue.

    >>> without_circumstance("strong quarter with lease revenue")
    'lease revenue'
    >>> without_circumstance("sales volume with constant prices")
    'sales volume with constant prices'
    """
    before, _, behind = name.rpartition(" with ")
    if not before or has_measure(before):
        return name
    return behind if has_measure(behind) else name


def _ends_in(phrase: str, nouns: frozenset[str]) -> bool:
    names = WORD.findall(phrase)
    lasts = names[-1:]
    if len(names) > 1 and PASSIVE.fullmatch(names[-1]):
        lasts = names[-2:]
    parts = (part for word in lasts for part in (word, word.rpartition("-")[2]))
    return any(part in nouns or singular(part) in nouns for part in parts)
