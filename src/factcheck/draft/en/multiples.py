"""Multiples and parts of English: so many times, cut by a third, one in five, a 1.3x ratio."""

from __future__ import annotations

import re

from factcheck.domain.hedge import Hedge
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
BY_ON_AVERAGE = re.compile(r"\bby(?: on average| an average of| about| around| nearly| over)*\s*$")
IN_TWO = re.compile(r"\bin\s*$")
#: What makes so many times a comparison, and not how often something was done.
AS_MUCH = re.compile(
    r"(?: as| that| those| the| its| their| our| what| of| more| less| higher| lower| larger"
    r"| greater"
    r"| bigger| smaller| faster| slower| longer| cheaper| worse| better| likelier| over"
    r"| oversubscribed"
    r"| covered| sales| earnings| EBIT\w*| book| revenue| net| annual| leverage| the| this| last"
    r"| (?:19|20)\d\d"
    r"|[.,;)]|$)"
)
#: Before so many times that are compared: was, rose, nearly, by.
MEASURING = re.compile(
    r"\b(?:is|are|was|were|be|been|by|to|of|at|than|from|some|about|nearly|almost|over|roughly|around"
    r"|least|most|worth|just|up|only|grown|rose|risen|increased|stood|reached|traded|trading|valued"
    r"|exceed\w*|multiplied|paid|earns?|costs?|uses?|produces?)\s*$|[(,]\s*$"
)
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
        if levered and not words.after and words.preposition != "by":
            return Said(Kind.RATIO, Confidence.MEDIUM)
        is_hedged = words.hedge is not Hedge.AS_PRINTED
        is_led = is_hedged or words.preposition or MEASURING.search(words.left)
        is_compared = is_led and (words.after or words.is_near or AS_MUCH.match(words.right))
        return Said(Kind.MULTIPLE, Confidence.HIGH if is_compared else Confidence.LOW)
    return Said(Kind.MULTIPLE if _is_moved(words) else Kind.SHARE)


def _is_moved(words: EnglishContext) -> bool:
    """Whether something rose or fell by the part, or is a part of another level."""
    if (
        words.preposition == "by"
        or BY_ON_AVERAGE.search(words.left)
        or BESIDE.match(words.right)
        or LEVEL_OF.match(words.right)
    ):
        return True
    return words.is_near and (not words.between.strip() or bool(IN_TWO.search(words.left)))
