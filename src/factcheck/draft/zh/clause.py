"""A Chinese figure with the words of its clause that lead to it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.reading import Kind

#: Between two clauses of a sentence.
CUT = re.compile(r"[，；;：:\n]|(?<=[一-鿿]),|,(?!\d{3}(?!\d))")


class ClauseWords(Struct, frozen=True, kw_only=True):
    """A figure, the words that lead to it, and where the sentence may be looked back to."""

    asked: Unnamed
    start: int  # of its clause, or the end of the figure before
    left: str  # words of the clause before what governs the figure

    @property
    def text(self) -> str:
        return self.asked.parts.text

    @property
    def before(self) -> Naming:
        return self.asked.before


def told_before(unnamed: Unnamed) -> int:
    """Where the figure before ends that claims something, or the sentence begins.

    One that says of what is a part of the name: 每千人口床位数, 5亿元以上项目.
    """
    sentence = unnamed.own.passage.sentence[0]
    for other in reversed(unnamed.read[max(0, unnamed.index - 4) : unnamed.index]):
        if other.figure.start < sentence:
            break
        claims = other.reading.kind not in (None, Kind.CONDITION)
        if claims and other.figure.end <= unnamed.own.figure.start:
            return other.figure.end
    return sentence
