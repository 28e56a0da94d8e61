"""Claimed against found: what one set of evidence says of one relation."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.relation import Relation
from factcheck.domain.surd import Real


class Fit(StrEnum):
    """How what was found lies to what was claimed."""

    INSIDE = "inside"  # every value the evidence allows is one the claim allows
    OVERLAPPING = "overlapping"  # some are
    OUTSIDE = "outside"  # none is
    OPEN = "open"  # evidence is missing, and what there is does not settle it


class Slack(StrEnum):
    """Why a figure that the evidence does not bear out may still be an honest slip of the pen."""

    TRUNCATED = "truncated"
    WRONG_WAY = "rounded the wrong way"
    LAST_DIGIT = "off by one in its last digit"
    COUNT = "off by one"  # of things counted, which are not rounded
    ROUND = "a round figure"  # with too few zeros, or digits before them, to be sure of it
    TIE = "rounded by another rule"  # the two ranges have one end in common, and no more


class Proviso(StrEnum):
    """How figures had to be read for an outcome, where the plain reading says nothing for sure."""

    ROUND_FIGURE = "round figure"  # the zeros at the end of a whole number were not counted
    NEGATIVE_BASE = "negative base"  # growth from, or to, an amount below zero
    SIZE = "told as a size"  # what its table writes below zero is told without the sign
    DIRECTION = "direction from a negative base"  # and the claim says no more than which way


class BreakEven(Struct, frozen=True, kw_only=True):
    """The value of one input from which the verdict would change, the others as published."""

    input: Expression
    published: Interval
    holds: Interval | None  # where the claim would hold; None where no value makes it hold
    outright: Interval | None = None  # where a word, such as "doubled", is met without rounding

    @property
    def distance(self) -> Real | None:
        """How far the published value lies from the nearest edge of where the claim holds."""
        if self.holds is None or not self.published.is_bounded:
            return None
        middle = self.published.middle()
        ends = (self.holds.low, self.holds.high)
        gaps = [max(end - middle, middle - end) for end in ends if not isinstance(end, float)]
        return min(gaps, default=None)


class Outcome(Struct, frozen=True, kw_only=True):
    """One relation under one set of evidence."""

    relation: Relation
    evidence: EvidenceSet
    found: Interval
    fit: Fit
    slack: Slack | None = None
    break_evens: tuple[BreakEven, ...] = ()
    proviso: Proviso | None = None
    gaps: tuple[Period, ...] = ()  # of which nothing is known, among the periods it looks back on
    outdone_in_since: bool = False  # what it is counted "since" stands beyond it, and is left out
    by_stored: Interval | None = None  # found by values behind the cells, where they say otherwise

    @property
    def claimed(self) -> Interval:
        """What the claim allows."""
        return self.relation.interval
