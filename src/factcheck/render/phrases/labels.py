"""What labels, reasons and flags mean, and what to do about them, in plain words.

The texts of the tables are marked for the catalogues; they are said where they are shown.
"""

from __future__ import annotations

from enum import StrEnum

from factcheck.domain.outcome import Slack
from factcheck.domain.verdict import Direction, Label
from factcheck.language import later, say


class Topic(StrEnum):
    """What a fact about a claim is about: the label it is shown under."""

    QUOTE = later("quote")
    GLOSS = later("means")  # what a quote says, in another language
    PLACE = later("place")
    DOCUMENT = later("document")
    SAYS = later("says")
    REMARK = later("remark")  # of whoever wrote the claim down
    SIGNED = later("signed")  # by whoever looked at what was found
    CLAIMED = later("claimed")
    WHY = later("why")
    REVIEW = later("review")  # doubts whether the claim was read rightly
    IF_RIGHT = later("if right")  # what it would be if it was
    EVIDENCE = later("evidence")
    FOUND = later("found")
    OFF_BY = later("off by")
    INSTEAD = later("print instead")
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
    WEIGHED = later("weighed")
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


def topic_label(topic: Topic) -> str:
    """Return the label that facts of a topic are shown under.

    >>> topic_label(Topic.OFF_BY)
    'off by'
    """
    return say(topic.value)


def heading(label: Label) -> str:
    """Return the label as a heading.

    >>> heading(Label.NOT_CHECKABLE)
    'Not checkable'
    """
    return say(label.heading)
