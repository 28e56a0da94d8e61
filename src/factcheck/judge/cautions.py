"""Flags that one outcome, or a claim with its sources, call for; and which way a figure is off."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.claim import Claim
from factcheck.domain.expression import Rank
from factcheck.domain.flag import Flag
from factcheck.domain.hedge import Hedge
from factcheck.domain.outcome import Fit, Outcome, Proviso
from factcheck.domain.verdict import Direction
from factcheck.judge.sampling import is_within_sampling_error

_FLAGS = {
    Proviso.ROUND_FIGURE: Flag.ROUND_FIGURE,
    Proviso.NEGATIVE_BASE: Flag.NEGATIVE_BASE,
    Proviso.DIRECTION: Flag.NEGATIVE_BASE,
    Proviso.SIZE: Flag.TOLD_AS_SIZE,
}


def outcome_flags(outcome: Outcome) -> Iterable[Flag]:
    """Give the flags that the evidence of an outcome, or its fit, calls for."""
    if outcome.evidence.mixed_vintage:
        yield Flag.MIXED_VINTAGE
    if outcome.evidence.other_basis:
        yield Flag.BASIS_DIFFERS
    if outcome.gaps and outcome.fit in (Fit.INSIDE, Fit.OVERLAPPING):
        yield Flag.GAPS
    if any(cell.foresees for cell in outcome.evidence.observations()):
        yield Flag.FORECAST_EVIDENCE
    if outcome.proviso is not None:
        yield _FLAGS[outcome.proviso]
    if outcome.outdone_in_since:
        yield Flag.OUTDONE_IN_SINCE
    if is_within_sampling_error(outcome):
        yield Flag.WITHIN_SAMPLING_ERROR
    if _only_by_rounding(outcome):
        yield Flag.BY_ROUNDING
    if outcome.by_stored is not None:
        yield Flag.FINER_STORED
    if outcome.fit is Fit.OVERLAPPING and _is_over_precise(outcome):
        yield Flag.OVER_PRECISE


def claim_flags(claim: Claim, outcomes: tuple[Outcome, ...]) -> set[Flag]:
    """Give the flags that a claim as it is put, or the sources of its evidence, call for."""
    flags = set()
    sources = [source for outcome in outcomes for source in outcome.evidence.sources]
    if any(is_publisher(claim.document.issuer, source) for source in sources):
        flags.add(Flag.NOT_INDEPENDENT)
    if outcomes and getattr(claim.statement, "has_unlike_spans", False):
        flags.add(Flag.UNLIKE_SPANS)
    quantities = (evidence for outcome in outcomes for evidence in outcome.evidence.evidence)
    if any(evidence.grade >= Grade.COMPILATION for evidence in quantities):
        flags.add(Flag.WEAK_SOURCE)
    return flags


def is_publisher(issuer: str, source: Source) -> bool:
    """Whether who says it has published a source, or is the body that its publisher is part of."""
    return bool(issuer) and issuer in (*source.publisher.every, source.part_of)


def direction(outcome: Outcome | None) -> Direction | None:
    """Say which way a figure is off: away from zero, towards it, or across it."""
    if outcome is None:
        return None
    claimed, found = outcome.claimed, outcome.found
    if claimed.low > 0 > found.high or claimed.high < 0 < found.low:
        return Direction.WRONG_SIGN
    is_less = found.below(claimed)
    if isinstance(outcome.relation.expression, Rank):
        is_less = not is_less  # the better place is the smaller number
    if is_less:
        return Direction.EXAGGERATED if claimed.high > 0 else Direction.UNDERSTATED
    return Direction.UNDERSTATED if claimed.high > 0 else Direction.EXAGGERATED


def _only_by_rounding(outcome: Outcome) -> bool:
    """Whether a word multiple, such as "doubled", is reached only when it is rounded."""
    figure = outcome.relation.figure
    if figure is None or not figure.is_word or outcome.fit is Fit.OUTSIDE:
        return False
    if figure.hedge is not Hedge.AS_PRINTED:
        return False
    return (
        outcome.found.high < figure.value
        if figure.value > 1
        else (outcome.found.low > figure.value)
    )


def _is_over_precise(outcome: Outcome) -> bool:
    """Whether the figure has a digit more than the evidence can bear out."""
    claimed, figure = outcome.relation.interval, outcome.relation.figure
    if figure is None or isinstance(outcome.relation.expression, Rank):
        return False  # what is equal, and places, are exact without being printed so
    if not claimed.is_bounded or not outcome.found.is_bounded:
        return False
    if outcome.by_stored is not None and outcome.by_stored.within(claimed):
        return False  # the file has the digits, and shows fewer
    return claimed.within(outcome.found) and claimed.width() * 10 <= outcome.found.width()
