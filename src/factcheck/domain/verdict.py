"""What is said of a claim in the end: one label, with reasons, flags and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.domain.catalogue import Grade
from factcheck.domain.claim import Claim
from factcheck.domain.finding import Finding, Implied
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity

if TYPE_CHECKING:
    from factcheck.domain.diagnosis import Diagnosis


class Label(StrEnum):
    """The verdict, from the best to the worst."""

    SUPPORTED = "supported"
    COMPATIBLE = "compatible"
    NOT_CHECKABLE = "not-checkable"
    UNVERIFIABLE = "unverifiable"
    CONFLICTING = "conflicting"
    NEAR_MISS = "near-miss"
    IMPLAUSIBLE = "implausible"
    CONTRADICTED = "contradicted"

    @property
    def symbol(self) -> str:
        """The sign that stands for it, so that colour never carries meaning alone."""
        return _SYMBOLS[self]

    @property
    def severity(self) -> int:
        """Its place from the best (0) to the worst."""
        return tuple(Label).index(self)


INCONSISTENT = "inconsistent"  # in conflict with other claims, whatever its label
FAIL_ON: frozenset[str] = frozenset({Label.CONTRADICTED, Label.IMPLAUSIBLE, INCONSISTENT})

_SYMBOLS = {
    Label.SUPPORTED: "✔",
    Label.COMPATIBLE: "≈",
    Label.NOT_CHECKABLE: "–",
    Label.UNVERIFIABLE: "?",
    Label.CONFLICTING: "⇄",
    Label.NEAR_MISS: "~",
    Label.IMPLAUSIBLE: "!",
    Label.CONTRADICTED: "✘",
}


class Reason(StrEnum):
    """Why a claim is unverifiable, or not checkable."""

    NO_SERIES = "no-series"
    NO_PERIOD = "no-period"
    NO_BASE_PERIOD = "no-base-period"
    NO_PEERS = "no-peers"
    CUT_SHORT = "cut-short"
    BASIS_UNKNOWN = "basis-unknown"
    UNDEFINED = "undefined"
    TOO_VAGUE = "too-vague"
    AIM = "aim"
    OPINION = "opinion"
    FORECAST = "forecast"
    EVENT = "event"


class Flag(StrEnum):
    """A caution beside the label. Each has a page in docs/flags."""

    REVISED_SINCE = "revised-since"
    LATER_EVIDENCE = "later-evidence"
    WOULD_HOLD_RESTATED = "would-hold-restated"
    UNDATED_EVIDENCE = "undated-evidence"
    FORECAST_EVIDENCE = "forecast-evidence"
    MIXED_VINTAGE = "mixed-vintage"
    BASIS_DIFFERS = "basis-differs"
    NOT_INDEPENDENT = "not-independent"
    ROUND_FIGURE = "round-figure"
    NEGATIVE_BASE = "negative-base"
    GAPS = "gaps"
    OUTDONE_IN_SINCE = "outdone-in-since"
    BY_ROUNDING = "by-rounding"
    OVER_PRECISE = "over-precise"
    WEAK_SOURCE = "weak-source"
    BASE_SENSITIVE = "base-sensitive"
    PRICE_EFFECT = "price-effect"
    OUTLIER = "outlier"
    SERIES_BREAK = "series-break"
    SMALL_BASE = "small-base"
    UNLIKE_PEERS = "unlike-peers"
    INCONSISTENT_WITH = "inconsistent-with"
    REPEATED = "repeated"


class Direction(StrEnum):
    """Which way a contradicted figure is off."""

    EXAGGERATED = "exaggerated"
    UNDERSTATED = "understated"
    WRONG_SIGN = "wrong sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One label for one claim, with all it rests on.

    `outcomes` are the headline ones: a claim of one relation has one. `rivals` are what other sets
    of evidence say of the same relations: later editions, other editions that were public, other
    price bases.
    """

    claim: Claim
    label: Label
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    direction: Direction | None = None
    outcomes: tuple[Outcome, ...] = ()
    rivals: tuple[Outcome, ...] = ()
    wanted: tuple[Quantity, ...] = ()  # the cells that would settle it
    notes: tuple[str, ...] = ()  # cautions in words, specific to the claim
    findings: tuple[Finding, ...] = ()
    implied: tuple[Implied, ...] = ()
    diagnosis: Diagnosis | None = None
    is_inconsistent: bool = False  # with other claims, whatever the rounding rule

    def fails(self, fail_on: frozenset[str] = FAIL_ON) -> bool:
        """Whether its label is one of some words, or it is in a conflict and they say so."""
        return self.label in fail_on or (self.is_inconsistent and INCONSISTENT in fail_on)

    @property
    def grade(self) -> Grade | None:
        """The weakest grade of the evidence it rests on; None where it rests on none."""
        grades = [each.evidence.grade for each in self.outcomes]
        return max((each for each in grades if each is not None), default=None)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id
