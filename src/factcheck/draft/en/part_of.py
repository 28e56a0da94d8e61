"""English percentages told by what stands behind them: a part of something, to an amount."""

from __future__ import annotations

import re

from factcheck.draft.en.beside import EnglishContext
from factcheck.draft.en.words import PART

PART_DONE = re.compile(
    r" of (?!growth)[^.;,\d]{1,80}? (?:was|were|are|is|have been|has been|had been) (?:\w+ly )?"
    r"\w+(?:ed|en|wn|t)\b"
)
TO_AMOUNT = re.compile(r" to (?:[$€£¥]|[A-Z]{3} ?)\d")


def part_of_them(words: EnglishContext) -> bool:
    """Whether a figure that opens its clause is a part of things: 40% of them."""
    return not words.after and not words.preposition and bool(PART.match(words.right))


def part_of_them_done(words: EnglishContext) -> bool:
    """Whether something was done to such a part."""
    return part_of_them(words) and part_done(words)


def part_done(words: EnglishContext) -> bool:
    """Whether something was done to a part, which may be a rate: of bills were settled."""
    is_part = re.match(r" of (?!growth)", words.right) is not None
    return is_part and PART_DONE.match(words.passage.right(160)) is not None


def part_of(words: EnglishContext) -> bool:
    """Whether a figure is a part of what stands behind it: 12% of revenue."""
    return bool(re.match(r" of (?!growth)", words.right))


def moved_on(words: EnglishContext) -> bool:
    """Whether a list leaves out that it rose, and says to what: and the room rate 2.7% to $176."""
    return not words.preposition and TO_AMOUNT.match(words.right) is not None
