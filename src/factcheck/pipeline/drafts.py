"""A draft that audits itself: what its claims cannot all say was not read rightly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.domain.diagnostic import InputError
from factcheck.domain.finding import Gravity
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED
from factcheck.draft.claimfile import claim_file
from factcheck.draft.doubts import with_more
from factcheck.judge.examination import Examination
from factcheck.language import listed, say
from factcheck.pipeline import compiled_claims, judged_by
from factcheck.pipeline.names import told_apart
from factcheck.pipeline.touching import around
from factcheck.reconcile.document import not_borne_out, reconcile_document
from factcheck.resolve import Resolver

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim
    from factcheck.domain.relation import Relation
    from factcheck.domain.verdict import Verdict
    from factcheck.draft import Draft, NameCatalogue

MOST_ROUNDS = 20  # an audit tells a few conflicts at a time; with each round fewer claims are sure


def self_audited(
    draft: Draft, catalogue: NameCatalogue | None = None, reference: Reference | None = None
) -> Draft:
    """Return a draft with a doubt on each claim that cannot hold together with others of it.

    A report seldom contradicts itself, and who reads it often does. No published figure takes part.

    Parameters
    ----------
    draft : Draft
    catalogue : NameCatalogue, optional
        The names it was drafted with.
    reference : Reference, optional
        What the names are from.
    """
    from factcheck.load import read_text

    names = Reference() if reference is None else Reference(catalogue=reference.catalogue)
    try:
        claims, whole = read_text(claim_file(draft, catalogue=catalogue), reference=names)
        doubts = _at_odds(claims, whole)
    except InputError:  # told in full by whoever reads the draft
        return draft
    return replace(draft, claims=with_more(draft.claims, doubts))


def _at_odds(claims: Sequence[Claim], reference: Reference) -> Mapping[str, tuple[str, ...]]:
    """Return a doubt for each claim that is sure by itself, and not beside the others."""
    doubts: dict[str, tuple[str, ...]] = {}
    sure = _suspect([claim for claim in claims if not claim.review], reference)
    resolver = Resolver(reference)
    for _ in range(MOST_ROUNDS):
        told = reconcile_document([*sure.values()], resolver, growths=False, implies=False)
        fresh: dict[str, tuple[str, ...]] = {}
        for finding in told.findings:
            if finding.gravity is Gravity.CONTRADICTION:
                for claim in finding.claims:
                    others = [other for other in finding.claims if other != claim]
                    fresh.setdefault(claim, (_doubt(others),))
        if not fresh:
            break
        doubts |= fresh
        sure = {name: judged for name, judged in sure.items() if name not in fresh}
    return doubts


def _suspect(
    claims: Sequence[Claim], reference: Reference
) -> dict[str, tuple[Verdict, tuple[Relation, ...]]]:
    """Return the claims of a document among which there may be a conflict, by id.

    Each with its verdict by itself and its relations. With those that are not shown to hold
    together come all that they have to do with, so that what is said of them stays the same.
    """
    compiled = compiled_claims(told_apart(claims), reference)
    unclear = not_borne_out([(one.claim, one.relations) for one in compiled], reference)
    if not unclear:
        return {}
    document = compiled[0].claim.document
    examination = Examination(document, reference, document.published)
    return {
        one.claim.id: (judged_by(one, examination, AS_PUBLISHED), one.relations)
        for one in around(compiled, lambda one: one.claim.id in unclear, reference.catalogue)
    }


def _doubt(others: Sequence[str]) -> str:
    if not others:
        return say("subject, period or unit: what it says cannot be")
    return say("cannot hold together with {claims}", claims=listed(others))
