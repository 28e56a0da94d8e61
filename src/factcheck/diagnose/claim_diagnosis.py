"""The diagnosis of one claim: everything that is said beside its verdict."""

from __future__ import annotations

from factcheck.diagnose.base_rates import base_rate_of
from factcheck.diagnose.doubts import doubts_of
from factcheck.diagnose.givens import Givens
from factcheck.diagnose.peers import is_among_the_unlike
from factcheck.diagnose.prices import by_prices_alone
from factcheck.diagnose.records import reach_of
from factcheck.diagnose.restatements import restatements_of
from factcheck.diagnose.robustness import robustness_of
from factcheck.diagnose.slips import slips_of
from factcheck.diagnose.vintages import breaks_of, small_bases_of
from factcheck.domain.base_rate import BaseRate
from factcheck.domain.diagnosis import Diagnosis, Doubt, Slip
from factcheck.domain.flag import Flag
from factcheck.domain.relation import Relation
from factcheck.domain.robustness import Robustness
from factcheck.domain.verdict import Label, Verdict

_AMISS = frozenset({Label.CONTRADICTED, Label.NEAR_MISS, Label.CONFLICTING})


def diagnose(verdict: Verdict, givens: Givens) -> Diagnosis | None:
    """Give what may be the matter with a claim; None where there is nothing to say.

    A claim that evidence bears out has no slips, whatever else would fit it.
    """
    outcomes = verdict.outcomes
    is_asked = givens.peers is not None or givens.reference.growth_classes or not outcomes
    said = tuple(verdict.claim.statement.relations(givens.catalogue)) if is_asked else ()
    found = Diagnosis(
        slips=_slips(verdict, givens) if verdict.label in _AMISS else (),
        breaks=tuple(
            dict.fromkeys(each for outcome in outcomes for each in breaks_of(outcome, givens))
        ),
        small_bases=tuple(
            dict.fromkeys(
                each
                for outcome in outcomes
                for each in small_bases_of(outcome.relation.expression, givens)
            )
        ),
        restatements=tuple(
            each for outcome in outcomes[:1] for each in restatements_of(outcome, givens)
        ),
        robustness=_robustness(verdict, givens),
        reach=reach_of(outcomes[0], givens) if len(outcomes) == 1 else None,
        base_rate=_base_rate(said, verdict, givens),
        doubts=() if verdict.outcomes else _doubts(said, givens),
        by_prices_alone=by_prices_alone(outcomes, givens),
        unlike_peers=any(is_among_the_unlike(each, givens) for each in outcomes),
    )
    return None if found == Diagnosis() else found


def _slips(verdict: Verdict, givens: Givens) -> tuple[Slip, ...]:
    """Give the slips of the first part that does not fit.

    That an edition fits goes without saying where editions disagree.
    """
    rivals = () if verdict.label is Label.CONFLICTING else verdict.rivals
    for outcome in verdict.outcomes:
        if outcome.proviso is not None:
            continue  # what a rate below zero means is not agreed: no slip explains it
        found = slips_of(outcome, rivals, givens)
        if found:
            return found
    return ()


def _robustness(verdict: Verdict, givens: Givens) -> Robustness | None:
    """Set a claim of one part against other base years and prices."""
    match verdict.outcomes:
        case (outcome,):
            return robustness_of(outcome, givens.reference, givens.editions)
        case _:
            return None


def _base_rate(said: tuple[Relation, ...], verdict: Verdict, givens: Givens) -> BaseRate | None:
    """Set a claim of one part against comparable areas, with evidence or without."""
    match said:
        case (relation,):
            outcome = verdict.outcomes[0] if verdict.outcomes else None
            return base_rate_of(relation, outcome, givens.reference, givens.peers)
        case _:
            return None


def _doubts(said: tuple[Relation, ...], givens: Givens) -> tuple[Doubt, ...]:
    found = (doubt for relation in said for doubt in doubts_of(relation, givens.catalogue))
    return tuple(dict.fromkeys(found))


def flags_of(diagnosis: Diagnosis) -> frozenset[Flag]:
    """Give the cautions that a diagnosis gives rise to."""
    flags = set()
    if diagnosis.breaks:
        flags.add(Flag.SERIES_BREAK)
    if diagnosis.small_bases:
        flags.add(Flag.SMALL_BASE)
    if diagnosis.by_prices_alone:
        flags.add(Flag.PRICE_EFFECT)
    if diagnosis.unlike_peers:
        flags.add(Flag.UNLIKE_PEERS)
    return frozenset(flags)
