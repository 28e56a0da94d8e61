"""A ratio answered by two levels, alone or together with a published rate."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import Expression
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.resolve.cells import Candidate

_NOTHING = Interval.point(0)


def divided(slot: Expression, top: Candidate, base: Candidate) -> Candidate:
    """Answer a ratio by its two levels; the levels are kept, for break-evens."""
    parts = (*top.evidence, *base.evidence)
    below = base.evidence[0].interval
    evidence = Evidence(
        answers=slot,
        interval=EVERYTHING if below == _NOTHING else top.evidence[0].interval / below,
        how=Derivation.LEVELS,
        parts=parts,
    )
    return Candidate(
        vintage=top.vintage,
        evidence=(evidence,),
        other_basis=top.other_basis or base.other_basis,
    )


def narrowed(rate: Candidate, levels: Candidate) -> Candidate | None:
    """Take a published rate together with levels of its edition; None where they disagree.

    Levels of a worse grade than the rate add nothing to it, nor do levels that were carried
    or come of shorter periods.
    """
    (told,), (divided,) = rate.evidence, levels.evidence
    if divided.is_carried or divided.takes_periods or divided.grade > told.grade:
        return None
    both = told.interval.intersection(divided.interval)
    if both is None:
        return None
    if divided.interval == both:
        return levels
    if told.interval == both:
        return rate
    evidence = replace(told, interval=both, parts=divided.parts)
    return replace(rate, evidence=(evidence,))
