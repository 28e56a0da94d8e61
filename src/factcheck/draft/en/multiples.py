"""Multiples and parts of English: so many times, cut by a third, one in five, a 1.3x ratio."""

from __future__ import annotations

import re

from factcheck.draft.en.beside import EnglishContext
from factcheck.draft.reading import NOTHING, Confidence, Kind, Said
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "multiples", "en")

BESIDE = re.compile(
    r" (?:above|below|more|less|fewer|higher|lower|larger|smaller|faster|cheaper|up|down)\b"
)
#: What makes `half of` and `a third the` a comparison with a level, and no part of a whole.
LEVEL_OF = re.compile(
    WORDS.pattern(
        r" (?:of )?(?:what|as (?:{as_much})|(?:the |that |its |their )?(?:\w+ ){0,2}"
        r"(?:{levels})s?\b)"
    ),
    re.IGNORECASE,
)
IN_TWO = re.compile(r"\bin\s*$")
LEVERED = re.compile(
    WORDS.pattern(r"\b(?:{levered})\b"),
    re.IGNORECASE,
)
LEVERED_BEHIND = re.compile(WORDS.pattern(r" (?:(?:{kinds_of_earnings}) )*(?:{earnings})\b"))


#: Done so often: interest rates were lowered two times.
ACTED = re.compile(
    WORDS.pattern(
        r"\b(?:was|were|been|be|have|has|had|it|them|us|him|her|rates?)"
        r"(?: \w+ly)? (?:{acted})(?: [a-z]+){0,3} $"
    )
)
COMPARING = re.compile(
    r" (?:that|those|the|its|their|as|more|higher|lower|larger|greater|faster|less|what|of|over"
    r"|since|from|in \d{4}|\d)"
)


def times(words: EnglishContext) -> Said:
    """Say what a number of times, or a part of a whole, is: a multiple, a share, a ratio."""
    if words.figure.unit and ACTED.search(words.left) and not COMPARING.match(words.right):
        return NOTHING  # lowered two times
    if words.figure.unit:
        near = words.left[-60:]
        levered = LEVERED.search(near) or LEVERED_BEHIND.match(words.right)
        held = levered and not words.after and words.preposition != "by"
        return Said(Kind.RATIO, Confidence.MEDIUM) if held else Said(Kind.MULTIPLE)
    return Said(Kind.MULTIPLE if _is_moved(words) else Kind.SHARE)


def _is_moved(words: EnglishContext) -> bool:
    """Whether something rose or fell by the part, or is a part of another level."""
    if words.preposition == "by" or BESIDE.match(words.right) or LEVEL_OF.match(words.right):
        return True
    return words.is_near and (not words.between.strip() or bool(IN_TWO.search(words.left)))
