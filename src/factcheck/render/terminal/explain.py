"""The derivation of one verdict, set for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.render.account.derivation import chapters, statement
from factcheck.render.notation.columns import cut
from factcheck.render.notation.page import Line, Page, Style, styled
from factcheck.render.phrases import words
from factcheck.render.phrases.labels import heading
from factcheck.render.terminal.blocks import lines
from factcheck.render.terminal.totals import STYLES


def render(audit: Audit, verdict: Verdict, page: Page | None = None) -> str:
    """Lay out the derivation of one verdict for a terminal."""
    page = page or Page()
    return page.written(_lines(audit, verdict, page))


def _lines(audit: Audit, verdict: Verdict, page: Page) -> Iterator[Line]:
    name, meaning = heading(verdict.label), say(verdict.label.meaning)
    head = say("{name}: {meaning}", name=f"{verdict.label.symbol} {name}", meaning=meaning)
    yield styled(cut(verdict.id, page.columns), Style.BOLD)
    yield from page.paragraph(head, Style.BOLD, STYLES[verdict.label])
    strength = words.strength(verdict)
    if strength:
        yield from page.paragraph(strength)
    yield ""
    yield from lines(statement(verdict, audit.reference.catalogue), page, indent=2, stop=13)
    for chapter in chapters(audit, verdict):
        if chapter.blocks:
            yield ""
            yield styled(chapter.title, Style.BOLD)
            yield from lines(chapter.blocks, page, indent=2, stop=13)
