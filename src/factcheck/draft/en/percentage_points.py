"""What percentage points are: of growth contributed, ahead of another, or up and down."""

from __future__ import annotations

import re

from factcheck.draft.en.beside import EnglishContext
from factcheck.draft.en.words import (
    AHEAD,
    CONTRIBUTED,
    MOVED,
    TIMED,
)
from factcheck.draft.reading import Confidence, Kind, Said
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "percentage points", "en")

OUTDONE = re.compile(WORDS["outdone"])
HEDGED = re.compile(r"\b(?:more|less|higher|lower) than\s*$")  # by more than 2 points
TO_GROWTH = re.compile(r" to (?:the )?(?:\w+ )?growth")
OWN = re.compile(r"(?:(?! but |, (?:and|while|but) |;).)*")  # words that are no other figure's


def points(words: EnglishContext) -> Said:
    """Say what percentage points are: of growth contributed, ahead of another, or up and down."""
    if CONTRIBUTED.search(words.left[-40:]) or TO_GROWTH.match(words.right):
        return Said(Kind.CONTRIBUTION)
    if _is_part_of(words):
        return Said(Kind.RATIO, Confidence.LOW)
    behind = OWN.match(words.right)
    before = HEDGED.sub("", words.left[-80:])
    for ahead in (AHEAD.search(behind[0]) if behind else None, AHEAD.search(before)):
        if ahead and not TIMED.match(ahead["partner"].strip()) and OUTDONE.search(ahead[0]):
            partner = re.sub(r"^\s*than\s*|\s*by\s*$", "", ahead["partner"]).strip()
            return Said(Kind.GAP, Confidence.MEDIUM, partner)
    moved = words.verb or words.after or MOVED.search(words.passage.left_in_clause(120))
    return Said(Kind.POINT_CHANGE, Confidence.HIGH if moved else Confidence.MEDIUM)


def _is_part_of(words: EnglishContext) -> bool:
    """Whether points are a part of something, and nothing moved: 19 basis points of loans."""
    return not words.verb and not words.after and bool(re.match(r" of (?!growth)", words.right))
