"""What a figure counts or is an amount of, by the words behind it."""

from __future__ import annotations

from factcheck.draft.en.clause import EnglishClause
from factcheck.draft.en.noun_phrases import (
    phrase_behind,
    trimmed,
)
from factcheck.draft.en.subject_words import (
    AMOUNT_OF,
    BESIDE,
    OF_PART,
    PERSONS,
    PREDICATE,
)
from factcheck.draft.measure import MeasuredBy


def counted_of(words: EnglishClause) -> str:
    """Return what an amount is of: 20 billion yuan in subsidies, 2.4 million of the unemployed."""
    passage, figure = words.asked.own.passage, words.asked.own.figure
    if words.counted or figure.dimension is MeasuredBy.TIME:
        return words.counted
    money = figure.dimension is MeasuredBy.MONEY
    behind = (AMOUNT_OF if money else OF_PART).match(passage.text, figure.end, passage.sentence[1])
    if not behind:
        return ""
    return phrase_behind(passage.text, behind.end(), passage.sentence[1])


def people(words: EnglishClause, counted: str) -> str:
    """Return a count of people with what is said of them, other counts as they are."""
    if not PERSONS.fullmatch(counted):
        return counted
    passage = words.asked.own.passage
    at = passage.text.find(counted, passage.figure.start)
    if at < 0:
        return counted
    begin, stop = at + len(counted), passage.sentence[1]
    match = PREDICATE.match(passage.text, begin, stop)
    beside = match or BESIDE.match(passage.text, begin, stop)
    if not beside or len(counted.split()) > 1:
        return counted
    which = (match["which"] if match else "") or ""
    return " ".join(f"{counted} {which} {trimmed(beside['told'])}".split())
