"""Faults in the claims: what does not hold together, and what the claims imply."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval


class Gravity(StrEnum):
    """How far a conflict can be relied on."""

    CONTRADICTION = "contradiction"  # whatever the rounding rule
    DEPENDS_ON_ROUNDING = "depends-on-rounding"
    READING_IN_DOUBT = "reading-in-doubt"  # a claim of it may not have been read rightly


class Repair(Struct, frozen=True, kw_only=True):
    """The smallest change of one printed figure that would let the others stand."""

    claim: str
    printed: str
    needed: Interval | None  # what the figure would have to allow; None: it has to go


class Finding(Struct, frozen=True, kw_only=True):
    """Claims that cannot all hold: a minimal set, with the arithmetic that shows it."""

    rule: str  # "inconsistent-with", "impossible-alone", "impossible-count", …
    claims: tuple[str, ...]  # ids of the claims in it
    evidence: tuple[str, ...] = ()  # places of the observations in it
    gravity: Gravity = Gravity.CONTRADICTION
    chain: tuple[str, ...] = ()  # the arithmetic, a step a line
    message: str = ""
    gap: str = ""  # how far apart the two ends are, where that can be told
    repairs: tuple[Repair, ...] = ()


class Implied(Struct, frozen=True, kw_only=True):
    """The tightest interval that claims and evidence leave for something nobody published."""

    quantity: Expression
    interval: Interval
    claims: tuple[str, ...] = ()  # the claims it rests on
    evidence: tuple[str, ...] = ()  # the places of the observations it rests on
    exact: bool = True  # False: it holds the tightest, but may be wider
