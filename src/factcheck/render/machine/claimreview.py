"""Verdicts as schema.org ClaimReview in JSON-LD, for search engines and databases of fact checks.

Only claims with a verdict of substance are given: what nobody could check is no review. The scale
goes from 5, supported, by 4, compatible, 3, near miss or conflicting, and 2, implausible, down to
1, contradicted.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.verdict import Label, Verdict
from factcheck.render.machine.intervals import Plain, Record
from factcheck.render.machine.message import message
from factcheck.render.notation.markdown import anchor
from factcheck.render.notation.signs import in_json, opened
from factcheck.render.phrases import provenance, words
from factcheck.render.phrases.labels import heading

RATINGS = {
    Label.SUPPORTED: 5,
    Label.COMPATIBLE: 4,
    Label.NEAR_MISS: 3,
    Label.CONFLICTING: 3,
    Label.IMPLAUSIBLE: 2,
    Label.CONTRADICTED: 1,
}


def render(audit: Audit) -> str:
    """Write the reviews as one JSON-LD document."""
    log: Record = {"@context": "https://schema.org", "@graph": reviews(audit)}
    return in_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def reviews(audit: Audit, *, has_own_pages: bool = False) -> list[Plain]:
    """Return a review for each claim that could be checked.

    Its address is absolute where it is known at which the pages will stand.
    """
    catalogue, method = audit.reference.catalogue, audit.method
    author: Record = {"@type": "Organization", "name": method.checked_by or "factcheck"}
    if method.site:
        author["url"] = method.site
    start = f"{method.site}/" if method.site else ""
    address = page_of if has_own_pages else _place_of
    return [
        _review(each, catalogue, start + address(each, audit), author)
        for each in audit
        if each.label in RATINGS
    ]


def page_of(verdict: Verdict, audit: Audit) -> str:
    """Return the path of the page that a verdict has of its own."""
    claim = verdict.claim
    name = f"{anchor(claim.own_id)}.html"
    return name if len(audit.documents) == 1 else f"{quote(claim.document.id)}/{name}"


def _place_of(verdict: Verdict, audit: Audit) -> str:
    """Return the place of a verdict on the page of all that its document says."""
    del audit
    return f"{quote(verdict.claim.document.id)}.html#{anchor(verdict.claim.own_id)}"


def _review(verdict: Verdict, catalogue: Catalogue, address: str, author: Record) -> Record:
    claim, document = verdict.claim, verdict.claim.document
    reviewed: Record = {"@type": "Claim", "text": claim.quote or claim.words()}
    if document.issuer:
        reviewed["author"] = {"@type": "Organization", "name": document.issuer}
    if document.published:
        reviewed["datePublished"] = str(document.published)
    appearance: Record = {"@type": "CreativeWork", "name": str(document)}
    if opened(document.url):
        appearance["url"] = document.url
    reviewed["appearance"] = appearance
    review: Record = {
        "@type": "ClaimReview",
        "url": address,
        "claimReviewed": claim.quote or claim.words(),
        "itemReviewed": reviewed,
        "author": author,
        "reviewBody": message(verdict, catalogue),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict.label],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": heading(verdict.label),
        },
    }
    citations = _citations(verdict)
    if citations:
        review["citation"] = citations
    return review


def _citations(verdict: Verdict) -> list[Plain]:
    sources = {
        cell.source.id: cell.source for cell in provenance.cells(words.deciding(verdict))
    }.values()
    cited: list[Plain] = []
    for source in sources:
        work: Record = {"@type": "CreativeWork", "name": source.title or source.id}
        if source.url.startswith(("http://", "https://")):
            work["url"] = source.url
        cited.append(work)
    return cited
