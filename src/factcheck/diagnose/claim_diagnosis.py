"""The diagnosis of one claim: everything that is said beside its verdict.

Its flags follow from little of it; the rest costs far more, and a report may tell it of few.
"""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from factcheck.diagnose.base_rates import base_rate_of
from factcheck.diagnose.doubts import doubts_of
from factcheck.diagnose.givens import Givens
from factcheck.diagnose.peers import is_among_the_unlike
from factcheck.diagnose.prices import by_prices_alone
from factcheck.diagnose.records import reach_of
from factcheck.diagnose.restatements import restatements_of
from factcheck.diagnose.robustness import Surroundings, surroundings_of
from factcheck.diagnose.slips import slips_of
from factcheck.diagnose.vintages import breaks_of, small_bases_of
from factcheck.domain.base_rate import BaseRate
from factcheck.domain.diagnosis import Diagnosis, Doubt, Restatement, Slip
from factcheck.domain.flag import Flag
from factcheck.domain.relation import Relation
from factcheck.domain.verdict import Label, Verdict

_REFUTED = frozenset({Label.CONTRADICTED, Label.NEAR_MISS})
_AMISS = _REFUTED | {Label.CONFLICTING}


class Inquiry:
    """What may be the matter with one claim.

    Parameters
    ----------
    verdict : Verdict
        As evidence and the other claims of the document made it.
    givens : Givens
    """

    def __init__(self, verdict: Verdict, givens: Givens) -> None:
        self._verdict = verdict
        self._givens = givens

    @cached_property
    def cautions(self) -> Diagnosis:
        """So much of the diagnosis as flags, label and notes follow from."""
        verdict, givens, outcomes = self._verdict, self._givens, self._verdict.outcomes
        is_asked = givens.peers is not None or givens.reference.growth_classes or not outcomes
        relations = tuple(verdict.claim.statement.relations(givens.catalogue)) if is_asked else ()
        around = self._surroundings
        return Diagnosis(
            breaks=tuple(
                dict.fromkeys(
                    series_break
                    for outcome in outcomes
                    for series_break in breaks_of(outcome, givens)
                )
            ),
            small_bases=tuple(
                dict.fromkeys(
                    small_base
                    for outcome in outcomes
                    for small_base in small_bases_of(outcome.relation.expression, givens)
                )
            ),
            restatements=self._restatements if verdict.label in _REFUTED else (),
            robustness=None if around is None else around.cautioning(),
            base_rate=_base_rate(relations, verdict, givens),
            doubts=() if outcomes else _doubts(relations, givens),
            by_prices_alone=by_prices_alone(outcomes, givens),
            unlike_peers=any(is_among_the_unlike(outcome, givens) for outcome in outcomes),
        )

    def in_full(self) -> Diagnosis | None:
        """Give all of it; None where there is nothing to say.

        A claim that evidence bears out has no slips, whatever else would fit it.
        """
        verdict, givens, outcomes = self._verdict, self._givens, self._verdict.outcomes
        around = self._surroundings
        diagnosis = replace(
            self.cautions,
            slips=_slips(verdict, givens) if verdict.label in _AMISS else (),
            restatements=self._restatements,
            robustness=None if around is None else around.robustness(),
            reach=reach_of(outcomes[0], givens) if len(outcomes) == 1 else None,
        )
        return None if diagnosis == Diagnosis() else diagnosis

    @cached_property
    def _restatements(self) -> tuple[Restatement, ...]:
        outcomes = self._verdict.outcomes[:1]
        return tuple(
            restatement
            for outcome in outcomes
            for restatement in restatements_of(outcome, self._givens)
        )

    @cached_property
    def _surroundings(self) -> Surroundings | None:
        """What a claim of one part can be set against."""
        match self._verdict.outcomes:
            case (outcome,):
                return surroundings_of(outcome, self._givens.reference, self._givens.editions)
            case _:
                return None


def _slips(verdict: Verdict, givens: Givens) -> tuple[Slip, ...]:
    """Give the slips of the first part that does not fit.

    That an edition fits goes without saying where editions disagree.
    """
    rivals = () if verdict.label is Label.CONFLICTING else verdict.rivals
    for outcome in verdict.outcomes:
        if outcome.proviso is not None:
            continue  # what a rate below zero means is not agreed: no slip explains it
        slips = slips_of(outcome, rivals, givens)
        if slips:
            return slips
    return ()


def _base_rate(
    relations: tuple[Relation, ...], verdict: Verdict, givens: Givens
) -> BaseRate | None:
    """Set a claim of one part against comparable areas, with evidence or without."""
    match relations:
        case (relation,):
            outcome = verdict.outcomes[0] if verdict.outcomes else None
            return base_rate_of(relation, outcome, givens.reference, givens.peers)
        case _:
            return None


def _doubts(relations: tuple[Relation, ...], givens: Givens) -> tuple[Doubt, ...]:
    doubts = (doubt for relation in relations for doubt in doubts_of(relation, givens.catalogue))
    return tuple(dict.fromkeys(doubts))


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
