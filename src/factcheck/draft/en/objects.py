"""What the verb of a figure does something to, and who does it."""

from __future__ import annotations

from factcheck.draft.en.clause import EnglishClause
from factcheck.draft.en.finite import Role
from factcheck.draft.en.noun_phrases import (
    LONGEST,
    trimmed,
)
from factcheck.draft.en.subject_words import (
    PER_SHARE,
    PREPOSED,
)
from factcheck.draft.measure import MeasuredBy

#: What a firm is said to have made, by the verb.
LOSS = "loss"
RESULTS = {"earned": "earnings", "lost": LOSS}


def result_of(words: EnglishClause) -> str:
    """Return what a firm earned or lost, where the verb alone tells it: lost $2m, or $1 a share."""
    passage, figure = words.asked.own.passage, words.asked.own.figure
    if figure.dimension is MeasuredBy.MONEY and trimmed(words.object).lower() == LOSS:
        return LOSS  # reported a loss of $3m
    told = RESULTS.get(words.last.word.lower()) if words.last else None
    if told is None or figure.dimension is not MeasuredBy.MONEY or words.object.strip():
        return ""
    shared = figure.per == " per share" or PER_SHARE.match(passage.text, figure.end)
    return told if shared else ""


def doer(words: EnglishClause) -> str:
    """Return who did something that a figure tells of, where somebody did."""
    is_done = words.verb is not None and words.verb.role is Role.DOING
    return trimmed(words.subject) if is_done else ""


def is_object(words: str) -> bool:
    """Whether words between a verb and a figure are an object, not how it was done."""
    return not PREPOSED.match(words) and len(words.split()) <= LONGEST
