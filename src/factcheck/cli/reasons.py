"""Which words made each claim of a draft what it is, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.draft.statements import statement
from factcheck.language import say
from factcheck.manuscript import ReportPlace

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.draft.drafted import DraftedClaim
    from factcheck.render.notation.page import Line, Page

_INDENT, _GAP = 4, 2  # columns


def reasons(drafted: Draft, page: Page) -> str:
    """Say for each figure which words gave its kind, subject, period and base."""
    claims = [claim for claim in drafted.claims if claim.why is not None]
    return "\n".join(page.written(_told(drafted, claim, page)) for claim in claims)


def _told(drafted: Draft, claim: DraftedClaim, page: Page) -> Iterator[Line]:
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
    stop = _INDENT + max(cell_len(name) for name, _, _ in parts) + _GAP
    for name, value, words in parts:
        if value or words:
            text = ": ".join(filter(None, (value, words)))
            yield from page.field(name, text, indent=_INDENT, stop=stop)
    for doubt in statement(claim).review:
        yield from page.field(say("doubt"), doubt, indent=_INDENT, stop=stop)
