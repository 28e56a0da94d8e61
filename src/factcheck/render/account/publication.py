"""One verdict as it can be published: what is claimed, what was found, what to print instead."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import listed
from factcheck.render.account.blocks import Cautions, Fact, Mention, Points, Topical
from factcheck.render.account.charts import Chart
from factcheck.render.account.choice import charts
from factcheck.render.account.claim import account
from factcheck.render.account.method import MethodFact, signature
from factcheck.render.phrases.citing import name, statement
from factcheck.render.phrases.instead import instead
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.sentence import agreement, sentence
from factcheck.render.phrases.titles import advised, dated, gloss

_WITHOUT = frozenset(
    {
        Topic.SAYS,
        Topic.REMARK,
        Topic.EDITIONS,
        Topic.BASE_YEARS,
        Topic.WEIGHED,
        Topic.IMPLIED,
        Topic.HOLDS_WITH,
    }
)  # for whoever checks, not for whoever reads


class Publication(Struct, frozen=True, kw_only=True):
    """A verdict that stands for itself: its blocks lead to nothing beside it."""

    verdict: Verdict
    document: str  # whose claim it is, and of when
    sentence: str  # may be empty
    blocks: tuple[Topical, ...]
    chart: Chart | None  # the one that says most
    method: tuple[MethodFact, ...]  # by which rule it was judged, and who checked


def publication(audit: Audit, verdict: Verdict) -> Publication:
    """Return what is published of one verdict."""
    catalogue = audit.reference.catalogue
    document = verdict.claim.document
    drawn = tuple(charts(audit, verdict))
    return Publication(
        verdict=verdict,
        document=listed(filter(None, (str(document), document.issuer, dated(document)))),
        sentence=sentence(verdict, catalogue) or agreement(verdict, catalogue),
        blocks=tuple(_blocks(audit, verdict)),
        chart=drawn[-1] if drawn else None,
        method=tuple(signature(audit, document)),
    )


def _blocks(audit: Audit, verdict: Verdict) -> Iterator[Topical]:
    """Return the account of a claim with what to print instead, and flags and claims in words."""
    claim, better = verdict.claim, instead(verdict)
    if claim.quote and not gloss(claim):
        yield Fact(Topic.SAYS, statement(claim, audit.reference.catalogue))
    for block in account(verdict, audit.reference.catalogue, without=_WITHOUT):
        match block:
            case Cautions(flags=flags):
                yield Points(Topic.FLAG, tuple(map(_beginning, map(advised, flags))))
            case Mention():
                yield Fact(block.topic, block.filled(lambda other: name(audit[other].claim)))
            case Fact(topic=Topic.FOUND) if better:
                yield block
                yield Fact(Topic.INSTEAD, better)
            case _:
                yield block


def _beginning(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
