"""The records of issuers: their documents audited, and set against each other."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.domain.asked import VERDICTS
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.record import IssuerRecord
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import Verdict
from factcheck.pipeline import audit, compiled_claims
from factcheck.reconcile.across import issuer_record


def records(
    claims: Sequence[Claim], reference: Reference, terms: Terms = AS_PUBLISHED
) -> tuple[Audit, tuple[IssuerRecord, ...]]:
    """Audit documents, and set those of one issuer against each other.

    Returns
    -------
    audit
        Every claim with its verdict; what others say of it has no part in that.
    records
        One an issuer of several documents, in the order of their names.

    Raises
    ------
    InputError
        If a claim cannot mean anything, or nothing tells it from another, with every such fault.
    """
    whole = audit(claims, reference, terms, VERDICTS)
    compiled = compiled_claims([verdict.claim for verdict in whole], reference)
    groups: dict[str, list[tuple[Verdict, Sequence[Relation]]]] = {}
    for verdict, parts in zip(whole, compiled, strict=True):
        issuer = verdict.claim.document.issuer
        groups.setdefault(issuer, []).append((verdict, parts.relations))
    return whole, tuple(
        issuer_record(issuer, judged, reference)
        for issuer, judged in sorted(groups.items())
        if issuer and len({verdict.claim.document.id for verdict, _ in judged}) > 1
    )
