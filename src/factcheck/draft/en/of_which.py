"""What figures are of by the words behind them: of which $5m had been paid, +6% on that basis."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.reading import Kind, Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "of which", "en")

OF_WHICH = re.compile(WORDS.pattern(r"\bof (?:which|these|those)(?:,| (?:{hedge}|only|just))* $"))
#: Behind it, what was done with the part, or where it comes from; brackets may stand between.
DONE = re.compile(
    WORDS.pattern(
        r" ?(?:\([^()]*\) ?)?(?:(?:{being}) )+(?:\w+ly )?(?P<part>(?:{done})\b"
        r"(?: (?:by|from|for|to|in|on) (?:the |an? )?[A-Za-z][\w'’-]*(?: [A-Z][\w'’-]*)*)?)"
    )
)
BASIS = re.compile(
    r" (?P<basis>on an? [a-z-]+(?: [a-z-]+){0,2} basis"
    r"|(?:at|in) constant (?:exchange rates|currenc\w+))"
)
COUNTED = frozenset({Kind.LEVEL, Kind.COUNT, Kind.THRESHOLD})
REACH = 24


def part_of_it(unnamed: Unnamed, named: Naming) -> Naming:
    """Return the name of a part by what was done with it, beside the name of the whole."""
    passage = unnamed.own.passage
    is_part = unnamed.own.reading.kind in COUNTED and OF_WHICH.search(passage.left(REACH))
    done = DONE.match(passage.text, unnamed.own.figure.end, passage.sentence[1])
    if not is_part or done is None or not named.subject or not unnamed.follows:
        return named
    return replace(named, subject=f"{named.subject} {done['part']}")


def basis_behind(passage: Passage) -> str:
    """Return the basis that a rate in brackets is told on: sales rose 4% (+6% on an underlying)."""
    is_enclosed = passage.left(2).endswith("(")
    basis = BASIS.match(passage.text, passage.figure.end) if is_enclosed else None
    return basis["basis"] if basis else ""
