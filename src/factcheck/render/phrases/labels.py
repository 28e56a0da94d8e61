"""What labels, reasons and flags mean, and what to do about them, in plain words.

The texts of the tables are marked for the catalogues; they are said where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.outcome import Slack
from factcheck.domain.verdict import Direction, Flag, Label, Reason
from factcheck.language import later, say


class Topic(StrEnum):
    """What a fact about a claim is about: the label it is shown under."""

    QUOTE = later("quote")
    PLACE = later("place")
    DOCUMENT = later("document")
    SAYS = later("says")
    REMARK = later("remark")  # of whoever wrote the claim down
    CLAIMED = later("claimed")
    WHY = later("why")
    EVIDENCE = later("evidence")
    FOUND = later("found")
    OFF_BY = later("off by")
    HOLDS_WITH = later("holds with")
    PERHAPS = later("perhaps")
    CHANCE = later("chance")
    RESTATED = later("restated")
    BREAK = later("break")
    SMALL_BASE = later("small base")
    COMPARE = later("compare")
    BASE_RATE = later("base rate")
    BUT = later("but")
    EDITIONS = later("editions")
    BASE_YEARS = later("base years")
    SETTLE_BY = later("settle by")
    IMPLIED = later("implied")
    NOTE = later("note")
    AGAINST = later("against")
    FLAG = later("flag")
    MEASURED = later("measured")
    EDITION = later("edition")
    MISSING = later("missing")
    COURSE = later("course")
    REDO = later("redo")
    COMPARED = later("compared")
    SOURCE = later("source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a code stands for, and a remedy for whoever meets it."""

    meaning: str
    remedy: str

    def in_short(self, code: str) -> str:
        """Say the meaning after the code."""
        return say("{code}: {meaning}", code=code, meaning=say(self.meaning))

    def in_full(self, code: str) -> str:
        """Say both after the code."""
        meaning, remedy = say(self.meaning), say(self.remedy)
        return say("{code}: {meaning}. {remedy}", code=code, meaning=meaning, remedy=remedy)


_HEADINGS = {
    Label.SUPPORTED: later("Supported"),
    Label.COMPATIBLE: later("Compatible"),
    Label.NOT_CHECKABLE: later("Not checkable"),
    Label.UNVERIFIABLE: later("Unverifiable"),
    Label.CONFLICTING: later("Conflicting"),
    Label.NEAR_MISS: later("Near miss"),
    Label.IMPLAUSIBLE: later("Implausible"),
    Label.CONTRADICTED: later("Contradicted"),
}

MEANINGS = {
    Label.SUPPORTED: later("every value the evidence allows is one the claim allows"),
    Label.COMPATIBLE: later(
        "the evidence agrees as far as it goes; rounding leaves the last digits open"
    ),
    Label.NOT_CHECKABLE: later("nothing in it can be measured"),
    Label.UNVERIFIABLE: later("nothing in the reference settles it"),
    Label.CONFLICTING: later("sources that were public together disagree about it"),
    Label.NEAR_MISS: later("outside the evidence, but by no more than a slip of rounding"),
    Label.IMPLAUSIBLE: later("no direct evidence, and it is impossible or very rare"),
    Label.CONTRADICTED: later("no value the evidence allows is one the claim allows"),
}

REASONS = {
    Reason.NO_SERIES: Advice(
        meaning=later("the reference has no series of this indicator and area"),
        remedy=later("Add observations of it, with their source."),
    ),
    Reason.NO_PERIOD: Advice(
        meaning=later("the series does not reach the period claimed"),
        remedy=later("Add the observation of that period."),
    ),
    Reason.NO_BASE_PERIOD: Advice(
        meaning=later("the series lacks the period it is compared with"),
        remedy=later("Add the observation of the base period."),
    ),
    Reason.NO_PEERS: Advice(
        meaning=later("figures of the peers are missing"),
        remedy=later("Add the same indicator for every area it is ranked among."),
    ),
    Reason.CUT_SHORT: Advice(
        meaning=later(
            "its indicators are defined by each other in so many ways that not all were tried"
        ),
        remedy=later("Add observations of it, or take out identities that say the same anew."),
    ),
    Reason.BASIS_UNKNOWN: Advice(
        meaning=later("it is not said in which prices the evidence is"),
        remedy=later("State the basis of the observations: current or constant."),
    ),
    Reason.UNDEFINED: Advice(
        meaning=later("it has no value: it divides by zero, or takes a rate from below zero"),
        remedy=later("Give both amounts instead, or the base with more digits."),
    ),
    Reason.TOO_VAGUE: Advice(
        meaning=later("it does not say enough to be measured"),
        remedy=later("Ask for the figure, its period and its area."),
    ),
    Reason.AIM: Advice(
        meaning=later("an aim, not a fact"), remedy=later("Check it once its time has come.")
    ),
    Reason.OPINION: Advice(
        meaning=later("an opinion or a grade"), remedy=later("Nothing to measure.")
    ),
    Reason.FORECAST: Advice(
        meaning=later("about the future"), remedy=later("Check it once its time has come.")
    ),
    Reason.EVENT: Advice(
        meaning=later("an event without a figure"), remedy=later("Check it by its records.")
    ),
}

FLAGS = {
    Flag.REVISED_SINCE: Advice(
        meaning=later("figures published after the document would change the verdict"),
        remedy=later("Quote the revised figure beside it; the author could not know it."),
    ),
    Flag.LATER_EVIDENCE: Advice(
        meaning=later("the evidence was published after the document"),
        remedy=later("Look for figures that were public on the document's date."),
    ),
    Flag.WOULD_HOLD_RESTATED: Advice(
        meaning=later("restated as its sister areas were, the figure would bear the claim out"),
        remedy=later("Ask whether the base was restated before anyone is accused."),
    ),
    Flag.UNDATED_EVIDENCE: Advice(
        meaning=later("the evidence bears no date, and nothing dated says the same"),
        remedy=later("Find out when its source published it, and date it."),
    ),
    Flag.FORECAST_EVIDENCE: Advice(
        meaning=later("the evidence was published before its period ended, and can but estimate"),
        remedy=later("Look for the figure that was published when the period was over."),
    ),
    Flag.ROUND_FIGURE: Advice(
        meaning=later("it fits as a round figure, the zeros at its end not counted"),
        remedy=later("Print the digits that are known, or a word such as about."),
    ),
    Flag.NEGATIVE_BASE: Advice(
        meaning=later("from or to an amount below zero a percentage has no agreed meaning"),
        remedy=later("Print both amounts, or the difference in its own unit."),
    ),
    Flag.GAPS: Advice(
        meaning=later("nothing is known of some of the periods that count"),
        remedy=later("Find their figures, or say since when, or in which periods, it is so."),
    ),
    Flag.OUTDONE_IN_SINCE: Advice(
        meaning=later("the period it is counted since outdoes it, and is left out"),
        remedy=later("Say whether that period counts: since then, or the first time after it."),
    ),
    Flag.MIXED_VINTAGE: Advice(
        meaning=later("the figures compared come from different editions"),
        remedy=later("Find all of them in one edition of one source."),
    ),
    Flag.BASIS_DIFFERS: Advice(
        meaning=later("the evidence is on another price basis than the claim"),
        remedy=later("Find figures in the prices the claim speaks of."),
    ),
    Flag.NOT_INDEPENDENT: Advice(
        meaning=later("the evidence was published by the author of the claim"),
        remedy=later("Look for a second source with figures of its own."),
    ),
    Flag.BY_ROUNDING: Advice(
        meaning=later("it stands only by the way the figures were rounded"),
        remedy=later("Find the figures with one more digit."),
    ),
    Flag.OVER_PRECISE: Advice(
        meaning=later("it prints more digits than any evidence supports"),
        remedy=later("Quote it with fewer digits."),
    ),
    Flag.WEAK_SOURCE: Advice(
        meaning=later("some quantity rests on compilations alone"),
        remedy=later("Trace the figure to the office that published it."),
    ),
    Flag.BASE_SENSITIVE: Advice(
        meaning=later("another base year would tell another story"),
        remedy=later("Quote the whole series, or say why this base was chosen."),
    ),
    Flag.PRICE_EFFECT: Advice(
        meaning=later("a good part of the change is change of prices"),
        remedy=later("Quote the change in constant prices beside it."),
    ),
    Flag.OUTLIER: Advice(
        meaning=later("few comparable areas ever reached such a figure"),
        remedy=later("Check unit, scale and period before quoting it."),
    ),
    Flag.SERIES_BREAK: Advice(
        meaning=later("the definition of the series changed between the periods"),
        remedy=later("Compare within one definition."),
    ),
    Flag.SMALL_BASE: Advice(
        meaning=later("it grew from so little that the rate says little"),
        remedy=later("Quote the absolute change beside the rate."),
    ),
    Flag.UNLIKE_PEERS: Advice(
        meaning=later("of the areas ranked, one is a hundred times as large as another"),
        remedy=later("Rank areas of like size, or say how large they are."),
    ),
    Flag.INCONSISTENT_WITH: Advice(
        meaning=later("it cannot hold together with other claims of the document"),
        remedy=later("See the arithmetic; at least one of them has to give way."),
    ),
    Flag.REPEATED: Advice(
        meaning=later("the document says it more than once"),
        remedy=later("Nothing to do, unless the two differ."),
    ),
}

SLIPS = {
    Slack.TRUNCATED: later("the evidence cut off instead of rounded"),
    Slack.WRONG_WAY: later("the evidence rounded the wrong way"),
    Slack.LAST_DIGIT: later("off by one in the last digit"),
    Slack.ROUND: later("near only as a round figure"),
    Slack.COUNT: later("off by one"),
    Slack.TIE: later("agrees only if the two were rounded by different rules"),
}

DIRECTIONS = {
    Direction.EXAGGERATED: later("exaggerated"),
    Direction.UNDERSTATED: later("understated"),
    Direction.WRONG_SIGN: later("wrong sign"),
}


# In English a code says enough; elsewhere it wants words.
_REASON_NAMES = {
    Reason.NO_SERIES: later("no-series"),
    Reason.NO_PERIOD: later("no-period"),
    Reason.NO_BASE_PERIOD: later("no-base-period"),
    Reason.NO_PEERS: later("no-peers"),
    Reason.CUT_SHORT: later("cut-short"),
    Reason.BASIS_UNKNOWN: later("basis-unknown"),
    Reason.UNDEFINED: later("undefined"),
    Reason.TOO_VAGUE: later("too-vague"),
    Reason.AIM: later("aim"),
    Reason.OPINION: later("opinion"),
    Reason.FORECAST: later("forecast"),
    Reason.EVENT: later("event"),
}


def reason_name(reason: Reason) -> str:
    """Give a reason as one word or two, where there is no room for what it means.

    >>> reason_name(Reason.NO_SERIES)
    'no-series'
    """
    return say(_REASON_NAMES[reason])


def topic_label(topic: Topic) -> str:
    """Give the label that facts of a topic are shown under.

    >>> topic_label(Topic.OFF_BY)
    'off by'
    """
    return say(topic.value)


def heading(label: Label) -> str:
    """Give the label as a heading.

    >>> heading(Label.NOT_CHECKABLE)
    'Not checkable'
    """
    return say(_HEADINGS[label])
