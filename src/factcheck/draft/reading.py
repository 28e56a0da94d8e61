"""What the rules say of one figure, and the passage they look at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.draft.printed import ChangeDirection, PrintedFigure

if TYPE_CHECKING:
    from factcheck.draft.tongue import Tongue


class Kind(StrEnum):
    """Kinds a draft tells apart; a few of them have no kind of their own in a claim file."""

    LEVEL = "level"
    COUNT = "count"
    GROWTH = "growth"
    CAGR = "cagr"
    MULTIPLE = "multiple"
    THRESHOLD = "threshold"
    SHARE = "share"
    RATIO = "ratio"
    POINT_CHANGE = "point_change"
    GAP = "gap"
    CHANGE = "change"
    CONTRIBUTION = "contribution"
    RANGE = "range"
    CONDITION = "condition"
    RANK = "rank"
    ORDINAL = "ordinal"
    RECORD = "record"
    TARGET = "target"
    GRADE = "grade"
    EVENT = "event"
    QUALITATIVE = "qualitative"


class Confidence(StrEnum):
    """How surely the rules spoke: a trigger beside the figure, one further off, or a guess."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Said(NamedTuple):
    """Kind of a claim, how sure it is, and whom a gap compares with."""

    kind: Kind | None
    confidence: Confidence = Confidence.HIGH
    partner: str = ""


NOTHING = Said(None, Confidence.LOW)


class Passage(Struct, frozen=True, kw_only=True):
    """A figure and the words around it."""

    text: str
    figure: PrintedFigure
    clause: tuple[int, int]
    segment: tuple[int, int]
    sentence: tuple[int, int]
    previous_end: int  # end of the figure before it, or the start of the sentence
    plan: bool
    tongue: Tongue  # of its sentence
    spanned: bool = False  # whether its line tells of a span of years

    def left(self, limit: int) -> str:
        """Words of the sentence before the figure, at most so many characters."""
        return self.text[max(self.sentence[0], self.figure.start - limit) : self.figure.start]

    def left_in_clause(self, limit: int) -> str:
        """Words of the clause before the figure."""
        return self.text[max(self.clause[0], self.figure.start - limit) : self.figure.start]

    def in_segment(self, limit: int) -> str:
        """Words of the segment before the figure."""
        return self.text[max(self.segment[0], self.figure.start - limit) : self.figure.start]

    def opening(self) -> str:
        """Words with which the sentence begins."""
        return self.text[self.sentence[0] : self.sentence[0] + 24].lstrip()

    def clause_around(self, limit: int) -> str:
        """Words of the clause, at most so many characters to either side of the figure."""
        start = max(self.clause[0], self.figure.start - limit)
        return self.text[start : min(self.clause[1], self.figure.end + limit)]

    def around(self, limit: int) -> str:
        """Words of the sentence, at most so many characters to either side of the figure."""
        start = max(self.sentence[0], self.figure.start - limit)
        return self.text[start : min(self.sentence[1], self.figure.end + limit)]

    def right(self, limit: int) -> str:
        """Words of the sentence after the figure."""
        return self.text[self.figure.end : min(self.sentence[1], self.figure.end + limit)]


class FigureReading(Struct, frozen=True, kw_only=True):
    """Kind, comparator and direction of a figure; `kind` is None where it claims nothing."""

    kind: Kind | None
    comparator: Hedge = Hedge.AS_PRINTED
    direction: ChangeDirection = ChangeDirection.NONE
    confidence: Confidence = Confidence.HIGH
    partner: str = ""  # what a gap compares with
    averaged: bool = False
    target_of: Kind | None = None  # what a target is a target of
    role: str = ""  # what a figure that claims nothing is: scope, duration, residue
    trigger: int | None = None  # where the words that govern the figure begin
