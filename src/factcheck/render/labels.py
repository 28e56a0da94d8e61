"""What labels, reasons and flags mean, and what to do about them, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.outcome import Slack
from factcheck.domain.verdict import Flag, Label, Reason
from factcheck.language import later, say


class Topic(StrEnum):
    """What a fact about a claim is about: the label it is shown under, in English."""

    CLAIMED = "claimed"
    WHY = "why"
    EVIDENCE = "evidence"
    FOUND = "found"
    OFF_BY = "off by"
    HOLDS_WITH = "holds with"
    PERHAPS = "perhaps"
    RESTATED = "restated"
    BREAK = "break"
    SMALL_BASE = "small base"
    COMPARE = "compare"
    BASE_RATE = "base rate"
    BUT = "but"
    SETTLE_BY = "settle by"
    NOTE = "note"
    AGAINST = "against"
    FLAG = "flag"


_TOPICS = {
    Topic.CLAIMED: later("claimed"),
    Topic.WHY: later("why"),
    Topic.EVIDENCE: later("evidence"),
    Topic.FOUND: later("found"),
    Topic.OFF_BY: later("off by"),
    Topic.HOLDS_WITH: later("holds with"),
    Topic.PERHAPS: later("perhaps"),
    Topic.RESTATED: later("restated"),
    Topic.BREAK: later("break"),
    Topic.SMALL_BASE: later("small base"),
    Topic.COMPARE: later("compare"),
    Topic.BASE_RATE: later("base rate"),
    Topic.BUT: later("but"),
    Topic.SETTLE_BY: later("settle by"),
    Topic.NOTE: later("note"),
    Topic.AGAINST: later("against"),
    Topic.FLAG: later("flag"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a code stands for, and a remedy for whoever meets it."""

    meaning: str
    remedy: str


MEANINGS = {
    Label.SUPPORTED: "every value the evidence allows is one the claim allows",
    Label.COMPATIBLE: "the evidence agrees as far as it goes; rounding leaves the last digits open",
    Label.NOT_CHECKABLE: "nothing in it can be measured",
    Label.UNVERIFIABLE: "no evidence in the reference answers it",
    Label.CONFLICTING: "sources that were public together disagree about it",
    Label.NEAR_MISS: "outside the evidence, but by no more than a slip of rounding",
    Label.IMPLAUSIBLE: "no direct evidence, and it is impossible or very rare",
    Label.CONTRADICTED: "no value the evidence allows is one the claim allows",
}

REASONS = {
    Reason.NO_SERIES: Advice(
        meaning="the reference has no series of this indicator and area",
        remedy="Add observations of it, with their source.",
    ),
    Reason.NO_PERIOD: Advice(
        meaning="the series does not reach the period claimed",
        remedy="Add the observation of that period.",
    ),
    Reason.NO_BASE_PERIOD: Advice(
        meaning="the series lacks the period it is compared with",
        remedy="Add the observation of the base period.",
    ),
    Reason.NO_PEERS: Advice(
        meaning="figures of the peers are missing",
        remedy="Add the same indicator for every area it is ranked among.",
    ),
    Reason.UNIT_MISMATCH: Advice(
        meaning="claim and evidence measure in units that do not convert",
        remedy="Give the evidence in a unit of the claim's dimension, or an exchange rate.",
    ),
    Reason.BASIS_UNKNOWN: Advice(
        meaning="it is not said in which prices the evidence is",
        remedy="State the basis of the observations: current or constant.",
    ),
    Reason.DEFINITION_DIFFERS: Advice(
        meaning="the evidence counts something else under the same name",
        remedy="Find figures under the definition of the claim.",
    ),
    Reason.SERIES_BREAK: Advice(
        meaning="the series changes its definition between the periods",
        remedy="Find both periods under one definition.",
    ),
    Reason.UNDEFINED: Advice(
        meaning="it would be divided by zero, or by what rounds to zero",
        remedy="Give both amounts instead, or the base with more digits.",
    ),
    Reason.TOO_VAGUE: Advice(
        meaning="it does not say enough to be measured",
        remedy="Ask for the figure, its period and its area.",
    ),
    Reason.AIM: Advice(meaning="an aim, not a fact", remedy="Check it once its time has come."),
    Reason.OPINION: Advice(meaning="an opinion or a grade", remedy="Nothing to measure."),
    Reason.FORECAST: Advice(meaning="about the future", remedy="Check it once its time has come."),
    Reason.EVENT: Advice(meaning="an event without a figure", remedy="Check it by its records."),
}

FLAGS = {
    Flag.REVISED_SINCE: Advice(
        meaning="figures published after the document would change the verdict",
        remedy="Quote the revised figure beside it; the author could not know it.",
    ),
    Flag.LATER_EVIDENCE: Advice(
        meaning="the evidence was published after the document",
        remedy="Look for figures that were public on the document's date.",
    ),
    Flag.MIXED_VINTAGE: Advice(
        meaning="the figures compared come from different editions",
        remedy="Find all of them in one edition of one source.",
    ),
    Flag.BASIS_DIFFERS: Advice(
        meaning="the evidence is on another price basis than the claim",
        remedy="Find figures in the prices the claim speaks of.",
    ),
    Flag.NOT_INDEPENDENT: Advice(
        meaning="the evidence was published by the author of the claim",
        remedy="Look for a second source with figures of its own.",
    ),
    Flag.BY_ROUNDING: Advice(
        meaning="it stands only by the way the figures were rounded",
        remedy="Find the figures with one more digit.",
    ),
    Flag.OVER_PRECISE: Advice(
        meaning="it prints more digits than any evidence supports",
        remedy="Quote it with fewer digits.",
    ),
    Flag.WEAK_SOURCE: Advice(
        meaning="the evidence rests on compilations alone",
        remedy="Trace the figure to the office that published it.",
    ),
    Flag.BASE_SENSITIVE: Advice(
        meaning="another base year would tell another story",
        remedy="Quote the whole series, or say why this base was chosen.",
    ),
    Flag.PRICE_EFFECT: Advice(
        meaning="a good part of the change is change of prices",
        remedy="Quote the change in constant prices beside it.",
    ),
    Flag.OUTLIER: Advice(
        meaning="few comparable areas ever reached such a figure",
        remedy="Check unit, scale and period before quoting it.",
    ),
    Flag.SERIES_BREAK: Advice(
        meaning="the definition of the series changed between the periods",
        remedy="Compare within one definition.",
    ),
    Flag.SMALL_BASE: Advice(
        meaning="it grew from so little that the rate says little",
        remedy="Quote the absolute change beside the rate.",
    ),
    Flag.INCONSISTENT_WITH: Advice(
        meaning="it cannot hold together with other claims of the document",
        remedy="See the arithmetic; at least one of them has to give way.",
    ),
    Flag.REPEATED: Advice(
        meaning="the document says it more than once",
        remedy="Nothing to do, unless the two differ.",
    ),
}

SLIPS = {
    Slack.TRUNCATED: "the evidence cut off instead of rounded",
    Slack.WRONG_WAY: "the evidence rounded the wrong way",
    Slack.LAST_DIGIT: "off by one in the last digit",
}


def topic_label(topic: Topic) -> str:
    """Give the label that facts of a topic are shown under.

    >>> topic_label(Topic.OFF_BY)
    'off by'
    """
    return say(_TOPICS[topic])


def heading(label: Label) -> str:
    """Give the label as a heading.

    >>> heading(Label.NOT_CHECKABLE)
    'Not checkable'
    """
    return label.value.capitalize().replace("Near-miss", "Near miss").replace("-", " ")
