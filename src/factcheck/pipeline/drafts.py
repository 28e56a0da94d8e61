"""A draft that audits itself: what its claims cannot all say was not read rightly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.domain.asked import VERDICTS
from factcheck.domain.diagnostic import InputError
from factcheck.domain.finding import Gravity
from factcheck.domain.series import Reference
from factcheck.draft.claimfile import claim_file
from factcheck.draft.doubts import with_more
from factcheck.language import listed, say
from factcheck.pipeline import audit

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim
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
    sure = [claim for claim in claims if not claim.review]
    for _ in range(MOST_ROUNDS):
        audited = audit(sure, reference, asked=VERDICTS)
        fresh: dict[str, tuple[str, ...]] = {}
        for finding in audited.findings:
            if finding.gravity is Gravity.CONTRADICTION:
                for claim in finding.claims:
                    others = [other for other in finding.claims if other != claim]
                    fresh.setdefault(claim, (_doubt(others),))
        if not fresh:
            break
        doubts |= fresh
        sure = [claim for claim in sure if claim.id not in fresh]
    return doubts


def _doubt(others: Sequence[str]) -> str:
    if not others:
        return say("subject, period or unit: what it says cannot be")
    return say("cannot hold together with {claims}", claims=listed(others))
