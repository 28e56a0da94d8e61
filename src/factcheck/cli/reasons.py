"""Which words made each claim of a draft what it is, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.statements import statement
from factcheck.language import say
from factcheck.manuscript import ReportPlace

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.draft.drafted import DraftedClaim


def reasons(drafted: Draft) -> str:
    """Say for each figure which words gave its kind, subject, period and base."""
    blocks = (_told(drafted, claim) for claim in drafted.claims if claim.why is not None)
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in blocks)


def _told(drafted: Draft, claim: DraftedClaim) -> Iterator[str]:
    where = ReportPlace(line=claim.line) if claim.place is None else claim.place
    figure = " ".join(drafted.text[claim.figure_start : claim.figure_end].split())
    yield say("{place}: {figure}", place=where, figure=figure)
    if claim.why is None:
        return
    parts = (
        (say("kind"), claim.kind.value, claim.why.kind),
        (say("subject"), claim.subject, claim.why.subject),
        (say("area"), claim.area, ""),
        (say("period"), claim.period, claim.why.period),
        (say("base"), claim.base, claim.why.base),
    )
    width = max(len(name) for name, _, _ in parts)
    for name, value, words in parts:
        if value or words:
            yield f"    {name:<{width}}  {': '.join(filter(None, (value, words)))}"
    for doubt in statement(claim).review:
        yield f"    {say('doubt'):<{width}}  {doubt}"
