"""The claims of one document set against each other, then what is open against the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.expression import Expression
from factcheck.domain.finding import Implied
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Label, Verdict
from factcheck.reconcile.inputs import (
    average_growths,
    claims_stated,
    domain_of,
    evidence_stated,
    identities_of,
    large_counts,
    quantities_of,
    stated_by,
)
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.reach import reached
from factcheck.reconcile.reconciliation import Reconciliation, gravest_first, reconcile
from factcheck.reconcile.stated import Budget, Domain, Stated
from factcheck.reconcile.witness import witnessed
from factcheck.resolve import Resolver

_WIDEST_GROWTH = Fraction(1, 20)  # wider ranges of average growth are not worth telling
_QUICK = Budget(conflicts=4, looked_at=6_000, pivots=3_000, trials=0, branches=300)
_OPEN = frozenset({Label.UNVERIFIABLE, Label.COMPATIBLE})  # what evidence has not settled


def reconcile_document(
    judged: Sequence[tuple[Verdict, Sequence[Relation]]],
    resolver: Resolver,
    *,
    thorough: bool = False,
    growths: bool = True,
    implies: bool = True,
) -> Reconciliation:
    """Set the claims of one document against each other, then what is open against the evidence.

    What evidence has settled needs no second judgement: a supported claim says less than its
    evidence, and a refuted one would be in conflict with everything around it.

    Parameters
    ----------
    judged : sequence
        Each verdict, with the relations that its claim makes.
    resolver : Resolver
        What was public on the day of the document.
    thorough : bool
        Whether to take longer over what the claims imply.
    growths : bool
        Whether to give the average growths that they imply.
    implies : bool
        Whether to give what else they imply.
    """
    budget = Budget() if thorough else _QUICK
    reference = resolver.reference
    catalogue = reference.catalogue
    unsettled = [(verdict, relations) for verdict, relations in judged if verdict.label in _OPEN]
    asked = [relation for _, relations in unsettled for relation in relations]
    evidence = tuple(evidence_stated(asked, resolver))
    open_claims = claims_stated(unsettled, reference)
    with_all = reconcile(
        (*open_claims, *evidence),
        hard=tuple(identities_of(quantities_of(open_claims), catalogue)),
        bounds=_domains(catalogue, (*open_claims, *evidence)),
        ask=tuple(average_growths([claim.relation for claim in open_claims])) if growths else (),
        budget=budget,
        implies=implies,
    )
    claims = claims_stated(judged, reference)
    ties = tuple(identities_of(quantities_of(claims), catalogue))
    settled = {claim.id for claim in claims} - {claim.id for claim in open_claims}
    affected = reached((*claims, *evidence, *ties), settled | {cell.id for cell in evidence})
    affected_claims = tuple(claim for claim in claims if claim.id in affected)
    among_affected = reconcile(
        affected_claims,
        hard=tuple(identities_of(quantities_of(affected_claims), catalogue)),
        bounds=_domains(catalogue, claims),
        budget=replace(budget, pivots=0, trials=0),
        values=dict(_published(judged)),
        implies=False,
    )
    unaffected = [
        finding
        for finding in with_all.findings
        if not {*finding.claims, *finding.evidence} & affected
    ]
    among_claims = sorted((*among_affected.findings, *unaffected), key=gravest_first)
    conflicts = {finding.claims for finding in among_claims}
    alone = {(verdict.id,) for verdict, _ in unsettled if verdict.label is not Label.UNVERIFIABLE}
    with_evidence = [
        finding for finding in with_all.findings if finding.claims not in conflicts | alone
    ]
    return replace(
        with_all,
        findings=(
            *(finding for finding in among_claims if finding.claims not in alone),
            *with_evidence,
        ),
        implied=(
            *with_all.implied,
            *(growth for growth in with_all.asked if _tells_something(growth)),
        ),
        corrections=(
            *among_affected.corrections,
            *(claims for claims in with_all.corrections if not affected.intersection(claims)),
        ),
        undecided=tuple(dict.fromkeys((*among_affected.undecided, *with_all.undecided))),
        cut=tuple(dict.fromkeys((*among_affected.cut, *with_all.cut))),
        left_out=tuple(sorted({*among_affected.left_out, *with_all.left_out})),
    )


def not_borne_out(
    claims: Sequence[tuple[Claim, Sequence[Relation]]], reference: Reference
) -> frozenset[str]:
    """Return the ids of the claims of which nothing shows at once that they can all hold.

    Of the others there are values for which they hold, with all that they hang together with: no
    conflict is to be found among them. No published figure takes part.
    """
    catalogue = reference.catalogue
    stated = stated_by(claims, reference)
    ties = identities_of(quantities_of(stated), catalogue)
    problem = Problem((*stated, *ties), _domains(catalogue, stated))
    return frozenset(problem.by_id) - witnessed(problem, {}, implies=False)


def _published(
    judged: Iterable[tuple[Verdict, Sequence[Relation]]],
) -> Iterator[tuple[Expression, Fraction]]:
    """Yield a value of each quantity that the evidence of a verdict gives one of."""
    waiting = [
        evidence
        for verdict, _ in judged
        for outcome in verdict.outcomes
        for evidence in outcome.evidence.evidence
    ]
    for evidence in waiting:
        waiting += evidence.parts
        low, high = evidence.interval.low, evidence.interval.high
        for cell in evidence.cells[:1]:
            if cell.figure.value in evidence.interval:
                yield evidence.answers, cell.figure.value
                break
        else:
            if isinstance(low, Fraction) and isinstance(high, Fraction):
                yield evidence.answers, (low + high) / 2


def _domains(catalogue: Catalogue, statements: Iterable[Stated]) -> Callable[[Expression], Domain]:
    """Return what values each quantity can have, as the figures of all statements show."""
    large = large_counts(statements)
    return lambda quantity: domain_of(quantity, catalogue, large)


def _tells_something(growth: Implied) -> bool:
    """Whether an average growth is known to within a few points, and not only not to be a fall."""
    low, high = growth.interval.low, growth.interval.high
    return bool(growth.claims) and low > -1 and high < low + _WIDEST_GROWTH
