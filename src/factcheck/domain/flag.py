"""Cautions beside the label of a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.domain.explained import Explained
from factcheck.language import later


class Flag(Explained):
    """A caution beside the label, in the order they are told in. Each has a page in docs/flags.

    It never changes the label. A new flag is a member here and its page; the room of judging
    raises it.
    """

    REVISED_SINCE = (
        later("revised-since"),
        later("figures published after the document would change the verdict"),
        later("Quote the revised figure beside it; the author could not know it."),
    )
    LATER_EVIDENCE = (
        later("later-evidence"),
        later("the evidence was published after the document"),
        later("Look for figures that were public on the document's date."),
    )
    WOULD_HOLD_RESTATED = (
        later("would-hold-restated"),
        later("restated as its sister areas were, the figure would bear the claim out"),
        later("Ask whether the base was restated before anyone is accused."),
    )
    UNDATED_EVIDENCE = (
        later("undated-evidence"),
        later("the evidence bears no date, and nothing dated says the same"),
        later("Find out when its source published it, and date it."),
    )
    FORECAST_EVIDENCE = (
        later("forecast-evidence"),
        later("the evidence was published before its period ended, and can only be an estimate"),
        later("Look for the figure that was published when the period was over."),
    )
    MIXED_VINTAGE = (
        later("mixed-vintage"),
        later("the figures compared come from different editions"),
        later("Find all of them in one edition of one source."),
    )
    BASIS_DIFFERS = (
        later("basis-differs"),
        later("the evidence is on another price basis than the claim"),
        later("Find figures in the prices the claim speaks of."),
    )
    NOT_INDEPENDENT = (
        later("not-independent"),
        later("the evidence was published by the author of the claim"),
        later("Look for a second source with figures of its own."),
    )
    ROUND_FIGURE = (
        later("round-figure"),
        later("it fits as a round figure, the zeros at its end not counted"),
        later("Print the digits that are known, or a word such as about."),
    )
    NEGATIVE_BASE = (
        later("negative-base"),
        later("from or to an amount below zero a percentage has no agreed meaning"),
        later("Print both amounts, or the difference in its own unit."),
    )
    TOLD_AS_SIZE = (
        later("told-as-size"),
        later("what its table writes with a sign is read without it, as it is told"),
        later("Write cells and claims with one sign, or a name that may be of either."),
    )
    GAPS = (
        later("gaps"),
        later("nothing is known of some of the periods that count"),
        later("Find their figures, or say since when, or in which periods, it is so."),
    )
    OUTDONE_IN_SINCE = (
        later("outdone-in-since"),
        later("the period it is counted since outdoes it, and is left out"),
        later("Say whether that period counts: since then, or the first time after it."),
    )
    WITHIN_SAMPLING_ERROR = (
        later("within-sampling-error"),
        later("the difference lies within the sampling error of the figures"),
        later("Quote the error beside it, or say that the figures do not tell the two apart."),
    )
    BY_ROUNDING = (
        later("by-rounding"),
        later("it stands only by the way the figures were rounded"),
        later("Find the figures with one more digit."),
    )
    FINER_STORED = (
        later("finer-stored"),
        later("the values stored behind the displayed figures say otherwise"),
        later("Look into the file: say whether the figure as displayed or the stored one counts."),
    )
    OVER_PRECISE = (
        later("over-precise"),
        later("it prints more digits than any evidence supports"),
        later("Quote it with fewer digits."),
    )
    WEAK_SOURCE = (
        later("weak-source"),
        later("some quantity rests on compilations alone"),
        later("Trace the figure to the office that published it."),
    )
    BASE_SENSITIVE = (
        later("base-sensitive"),
        later("another base year would tell another story"),
        later("Quote the whole series, or say why this base was chosen."),
    )
    PRICE_EFFECT = (
        later("price-effect"),
        later("a good part of the change is change of prices"),
        later("Quote the change in constant prices beside it."),
    )
    OUTLIER = (
        later("outlier"),
        later("few comparable areas ever reached such a figure"),
        later("Check unit, scale and period before quoting it."),
    )
    SERIES_BREAK = (
        later("series-break"),
        later("the definition of the series changed between the periods"),
        later("Compare within one definition."),
    )
    SMALL_BASE = (
        later("small-base"),
        later("it grew from so little that the rate says little"),
        later("Quote the absolute change beside the rate."),
    )
    UNLIKE_PEERS = (
        later("unlike-peers"),
        later("of the areas ranked, one is a hundred times as large as another"),
        later("Rank areas of like size, or say how large they are."),
    )
    UNLIKE_SPANS = (
        later("unlike-spans"),
        later("of what adds up over time, the two periods compared are not equally long"),
        later("Compare a quarter with a quarter, a year with a year."),
    )
    INCONSISTENT_WITH = (
        later("inconsistent-with"),
        later("it cannot hold together with other claims of the document"),
        later("See the arithmetic; at least one of them has to give way."),
    )
    REPEATED = (
        later("repeated"),
        later("the document says it more than once"),
        later("Nothing to do, unless the two differ."),
    )


def in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Return flags in the order they are always told in."""
    return tuple(sorted(flags, key=tuple(Flag).index))
