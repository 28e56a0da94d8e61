"""The order of the stages, from files to verdicts, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.compile import Compiled, compile_claims
from factcheck.domain.asked import EVERYTHING, VERDICTS, Asked
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim, Document
from factcheck.domain.diagnostic import InputError
from factcheck.domain.method import Method
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import Verdict
from factcheck.judge import (
    doubted_findings,
    in_doubt,
    judge,
    with_cautions,
    with_findings,
    with_repeats,
)
from factcheck.judge.examination import Examination
from factcheck.pipeline.kept import KeptWork
from factcheck.pipeline.names import told_apart
from factcheck.pipeline.touching import touching

if TYPE_CHECKING:
    from factcheck.diagnose import Givens, Inquiry, RestatedAreas
    from factcheck.diagnose.panel import Peers
    from factcheck.domain.catalogue import Catalogue
    from factcheck.domain.diagnosis import Diagnosis
    from factcheck.domain.outcome import Outcome
    from factcheck.domain.relation import Relation
    from factcheck.load.store.store import ReferenceStore
    from factcheck.plain import PlainClaims
    from factcheck.reconcile.reconciliation import Reconciliation
    from factcheck.resolve import Resolver

__all__ = ["audit", "compiled_claims", "run"]


def audit(
    claims: Sequence[Claim],
    reference: Reference,
    terms: Terms = AS_PUBLISHED,
    asked: Asked = EVERYTHING,
    kept: KeptWork | None = None,
) -> Audit:
    """Give every claim its verdict.

    Parameters
    ----------
    claims : sequence of Claim
    reference : Reference
        What the claims are checked against.
    terms : Terms
        By what they are judged.
    asked : Asked
        What of the audit is needed, where that is not all.
    kept : KeptWork, optional
        What audits before this one made, by the same terms and asked the same.

    Raises
    ------
    InputError
        If a claim cannot mean anything, or nothing tells it from another, with every such fault;
        or a panel has no indicator.
    """
    from factcheck.diagnose import RestatedAreas

    claims = told_apart(claims)
    compiled = compiled_claims(claims, reference)
    are_many = kept is None and not asked.claim and len(compiled) >= terms.fewest_in_columns
    plain = _plain(compiled, reference, terms) if are_many else None
    kept = kept or KeptWork()
    peers = None
    if terms.panel is not None:
        from factcheck.diagnose.panel import peers_of

        peers = peers_of(terms.panel, reference.catalogue)
    restated = RestatedAreas(reference)
    verdicts: list[Verdict] = []
    reconciliations = []
    for document, group in _by_document(compiled, asked.claim, reference.catalogue):
        made = kept.document(document, reference, terms.as_of or document.published)
        examination = made.examination
        judged = tuple(
            made.judged(claim, partial(judged_by, claim, examination, terms, plain))
            for claim in group
        )
        relations = [claim.relations for claim in group]
        reconciliation, with_conflicts = reconciled(
            tuple(zip(judged, relations, strict=True)), examination.public, terms, asked
        )
        reconciliations.append(reconciliation)
        givens = givens_of(examination, restated, peers)
        verdicts += [
            made.told(verdict, partial(_told, verdict, givens, asked, plain))
            for verdict in with_repeats(with_conflicts, relations)
        ]
    order = {id(claim): place for place, claim in enumerate(claims)}
    whole = Audit(
        documents=tuple({claim.document.id: claim.document for claim in claims}.values()),
        verdicts=tuple(sorted(verdicts, key=lambda verdict: order[id(verdict.claim)])),
        reference=reference,
        method=Method(as_of=terms.as_of, edition=terms.edition),
        findings=tuple(chain.from_iterable(each.findings for each in reconciliations)),
        implied=tuple(chain.from_iterable(each.implied for each in reconciliations)),
        corrections=tuple(chain.from_iterable(each.corrections for each in reconciliations)),
        undecided=tuple(chain.from_iterable(each.undecided for each in reconciliations)),
        left_out=tuple(chain.from_iterable(each.left_out for each in reconciliations)),
    )
    if any(claim.reviewed for claim in claims):
        from factcheck.render.machine.known import matched

        return replace(whole, known=matched(whole).accepted)
    return whole


def judged_by(
    claim: Compiled, examination: Examination, terms: Terms, plain: PlainClaims | None = None
) -> Verdict:
    """Return the verdict of a claim by evidence alone, as columns told it where it is plain."""
    verdict = None if plain is None else plain.verdict(claim)
    if verdict is not None:
        return verdict
    examined = chain.from_iterable(map(examination.examine, claim.relations))
    return judge(claim.claim, examined, examination.reference.catalogue, terms)


def givens_of(examination: Examination, restated: RestatedAreas, peers: Peers | None) -> Givens:
    """Return what the claims that are examined together are diagnosed by."""
    from factcheck.diagnose import Givens
    from factcheck.resolve import Rough

    return Givens(
        reference=examination.reference,
        value=examination.value,
        printed=examination.printed,
        editions=examination.editions,
        restated=restated,
        rough=Rough(examination.public.candidates.cells),
        peers=peers,
    )


def cautioned_by(verdict: Verdict, inquiry: Inquiry) -> Verdict:
    """Take the cautions of a diagnosis into a verdict, and whether its claim was read rightly."""
    from factcheck.diagnose import flags_of

    cautions = inquiry.cautions
    return in_doubt(with_cautions(verdict, cautions, flags_of(cautions)))


def reconciled(
    judged: Sequence[tuple[Verdict, Sequence[Relation]]],
    resolver: Resolver,
    terms: Terms,
    asked: Asked = VERDICTS,
) -> tuple[Reconciliation, tuple[Verdict, ...]]:
    """Set the claims of a document against each other, and take in what follows.

    What may not have been read rightly is set against all others, but no other against it: claims
    that are sure are judged as if the doubtful were not there.
    """
    from factcheck.reconcile.document import reconcile_document

    together = partial(
        reconcile_document, resolver=resolver, thorough=terms.thorough, growths=asked.growths
    )
    verdicts = tuple(verdict for verdict, _ in judged)
    sure = tuple(pair for pair in judged if not pair[0].is_in_doubt)
    firm = together(sure)
    if len(sure) == len(judged):
        return firm, with_findings(verdicts, firm.findings, firm.implied)
    whole = together(judged)
    by_id = {
        verdict.id: verdict
        for verdict in with_findings(tuple(each for each, _ in sure), firm.findings, firm.implied)
    }
    if_right = with_findings(verdicts, whole.findings, whole.implied)
    doubted = frozenset(verdict.id for verdict in verdicts if verdict.is_in_doubt)
    merged = replace(
        firm,
        findings=(*firm.findings, *doubted_findings(whole.findings, doubted)),
        undecided=(
            *firm.undecided,
            *(claims for claims in whole.undecided if doubted.intersection(claims)),
        ),
        left_out=whole.left_out,
    )
    return merged, tuple(by_id.get(verdict.id, verdict) for verdict in if_right)


def compiled_claims(claims: Iterable[Claim], reference: Reference) -> tuple[Compiled, ...]:
    """Turn claims into relations.

    Raises
    ------
    InputError
        With a fault for each claim that cannot mean anything.
    """
    compiled, meaningless = compile_claims(claims, reference.catalogue)
    if meaningless:
        from factcheck.load.placing import located

        raise InputError([located(claim, error) for claim, error in meaningless])
    return compiled


def run(
    paths: Sequence[Path],
    reference: Path | None,
    terms: Terms = AS_PUBLISHED,
    asked: Asked = EVERYTHING,
    store: ReferenceStore | None = None,
) -> Audit:
    """Read claim files and a reference folder, and audit them.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    from factcheck.load import read

    claims, whole = read(paths, reference, store)
    return audit(claims, whole, terms, asked)


def _plain(claims: Sequence[Compiled], reference: Reference, terms: Terms) -> PlainClaims:
    """Judge in columns those of many claims that are plain."""
    from factcheck.plain import PlainClaims

    return PlainClaims(claims, reference, terms)


def _told(
    verdict: Verdict, givens: Givens, asked: Asked, plain: PlainClaims | None = None
) -> Verdict:
    """Return what is told of a verdict, with so much of its diagnosis as is asked for."""
    from factcheck.diagnose import Inquiry

    inquiry = Inquiry(verdict, givens)
    cautioned = None if plain is None else plain.cautioned(verdict)
    if cautioned is None:
        cautioned = cautioned_by(verdict, inquiry)
    if not asked.in_full(cautioned):
        return cautioned
    return _told_in_full(cautioned, inquiry.in_full(), givens.catalogue)


def _told_in_full(verdict: Verdict, diagnosis: Diagnosis | None, catalogue: Catalogue) -> Verdict:
    """Put beside a verdict what may be the matter, and what would change it."""
    from factcheck.evaluate import break_evens_of

    def solved(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        return tuple(
            replace(outcome, break_evens=break_evens_of(outcome, catalogue)) for outcome in outcomes
        )

    return replace(
        verdict,
        diagnosis=diagnosis,
        outcomes=solved(verdict.outcomes),
        rivals=solved(verdict.rivals),
    )


def _by_document(
    compiled: Iterable[Compiled], wanted: str, catalogue: Catalogue
) -> Iterator[tuple[Document, list[Compiled]]]:
    """Part claims by document; only what has to do with the one claim that is wanted."""
    groups: dict[str, list[Compiled]] = {}
    for claim in compiled:
        groups.setdefault(claim.claim.document.id, []).append(claim)
    with_it = [
        touching(group, wanted, catalogue)
        for group in groups.values()
        if any(each.claim.is_called(wanted) for each in group)
    ]
    for group in with_it or groups.values():
        yield group[0].claim.document, group
