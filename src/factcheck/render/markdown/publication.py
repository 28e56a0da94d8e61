"""One verdict as a text of its own, to be put into another."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.render.account.claim import standing
from factcheck.render.account.publication import publication
from factcheck.render.markdown.claim import Links, points_of
from factcheck.render.notation.markdown import escaped, point
from factcheck.render.phrases.labels import heading


def render(audit: Audit, verdict: Verdict) -> str:
    """Write one verdict as Markdown."""
    return "\n".join(_lines(audit, verdict)) + "\n"


def _lines(audit: Audit, verdict: Verdict) -> Iterator[str]:
    published = publication(audit, verdict)
    yield f"> {escaped(verdict.claim.quote or verdict.claim.words())}"
    yield ">"
    yield f"> {escaped(published.document)}"
    yield ""
    label = f"{verdict.label.symbol} **{heading(verdict.label)}**"
    yield " · ".join(filter(None, (label, escaped(standing(verdict)))))
    yield ""
    if published.sentence:
        yield f"**{escaped(published.sentence)}**"
        yield ""
    for block in published.blocks:
        yield from points_of(block, Links())
    for fact in published.method:
        text = escaped(fact.text)
        yield point(say("{name}: {meaning}", name=fact.label.capitalize(), meaning=text))
