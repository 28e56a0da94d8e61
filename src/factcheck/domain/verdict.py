"""What is said of a claim in the end: one label, with reasons, flags and evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from factcheck.domain.catalogue import Grade
from factcheck.domain.claim import Claim
from factcheck.domain.finding import Finding, Gravity, Implied
from factcheck.domain.flag import Flag
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.reason import Reason
from factcheck.language import later

if TYPE_CHECKING:
    from factcheck.domain.diagnosis import Diagnosis


class Label(StrEnum):
    """The verdict, from the best to the worst, each with its words."""

    _value_: str

    def __new__(cls, code: str, symbol: str = "", heading: str = "", meaning: str = "") -> Self:
        del symbol, heading, meaning
        member = str.__new__(cls, code)
        member._value_ = code
        return member

    def __init__(self, code: str, symbol: str = "", heading: str = "", meaning: str = "") -> None:
        if not (symbol and heading and meaning):
            raise ValueError(f"{code!r} has no words")
        self.symbol = symbol  # stands for it, so that colour never carries meaning alone
        self.heading = heading
        self.meaning = meaning

    SUPPORTED = (
        later("supported"),
        "✔",
        later("Supported"),
        later("every value the evidence allows is one the claim allows"),
    )
    COMPATIBLE = (
        later("compatible"),
        "≈",
        later("Compatible"),
        later("the evidence agrees as far as it goes; rounding leaves the last digits open"),
    )
    NOT_CHECKABLE = (
        later("not-checkable"),
        "–",
        later("Not checkable"),
        later("nothing in it can be measured"),
    )
    UNVERIFIABLE = (
        later("unverifiable"),
        "?",
        later("Unverifiable"),
        later("nothing in the reference settles it"),
    )
    CONFLICTING = (
        later("conflicting"),
        "⇄",
        later("Conflicting"),
        later("sources that were public together disagree about it"),
    )
    NEAR_MISS = (
        later("near-miss"),
        "~",
        later("Near miss"),
        later("outside the evidence, but by no more than a slip of rounding"),
    )
    IMPLAUSIBLE = (
        later("implausible"),
        "!",
        later("Implausible"),
        later("no direct evidence, and it is impossible or very rare"),
    )
    CONTRADICTED = (
        later("contradicted"),
        "✘",
        later("Contradicted"),
        later("no value the evidence allows is one the claim allows"),
    )

    @property
    def severity(self) -> int:
        """Its place from the best (0) to the worst."""
        return _SEVERITIES[self]


_SEVERITIES = {label: place for place, label in enumerate(Label)}

INCONSISTENT = "inconsistent"  # in conflict with other claims, whatever its label
REVIEW = "review"  # in doubt about its reading, whatever it would be if read rightly
FAIL_ON: frozenset[str] = frozenset({Label.CONTRADICTED, Label.IMPLAUSIBLE, INCONSISTENT})


class Direction(StrEnum):
    """Which way a contradicted figure is off."""

    EXAGGERATED = "exaggerated"
    UNDERSTATED = "understated"
    WRONG_SIGN = "wrong sign"


class Verdict(Struct, frozen=True, kw_only=True):
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
    would_be: Label | None = None  # if read rightly; of claims alone whose reading is in doubt
    would_be_reason: Reason | None = None

    def fails(self, fail_on: frozenset[str] = FAIL_ON) -> bool:
        """Whether its label is one of some words, or they name a conflict or doubt it has."""
        return (
            self.label in fail_on
            or (self.is_inconsistent and INCONSISTENT in fail_on)
            or (self.is_in_doubt and REVIEW in fail_on)
        )

    @property
    def is_in_doubt(self) -> bool:
        """Whether the claim may not have been read rightly."""
        return bool(self.claim.review)

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings that set it against other claims, not against evidence alone."""
        return tuple(finding for finding in self.findings if len(finding.claims) > 1)

    @property
    def impossibilities(self) -> tuple[str, ...]:
        """What is said of it by findings that need no other claim."""
        return tuple(
            finding.message
            for finding in self.findings
            if len(finding.claims) == 1 and finding.gravity is not Gravity.READING_IN_DOUBT
        )

    @property
    def grade(self) -> Grade | None:
        """The weakest grade of the evidence it rests on; None where it rests on none."""
        grades = [outcome.evidence.grade for outcome in self.outcomes]
        return max((grade for grade in grades if grade is not None), default=None)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id
