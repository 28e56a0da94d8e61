"""Many documents for the terminal: a line each, and what there was in all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from factcheck.domain.verdict import Label
from factcheck.language import counted, listed, say
from factcheck.render.notation.page import Line, Page, Style, styled
from factcheck.render.notation.signs import visible
from factcheck.render.phrases.labels import heading
from factcheck.render.terminal.totals import STYLES
from factcheck.results.documents import DocumentResult


def line(result: DocumentResult, page: Page) -> str:
    """Say in a line what came of a document, its worst verdict before it."""
    return page.written(_line(result, page))


def totals(results: Iterable[DocumentResult], page: Page) -> str:
    """Say what there was in all documents; counts add up."""
    return page.written(_totals(tuple(results), page))


def _line(result: DocumentResult, page: Page) -> Iterator[Line]:
    name = visible(result.document)
    if result.crash:
        text = say("{name}: {meaning}", name=name, meaning=say("not audited: an error of ours"))
        yield from page.paragraph(f"! {text}", Style.RED, hanging=2)
    elif result.faults:
        text = say("{name}: {meaning}", name=name, meaning=say("not audited: it has faults"))
        yield from page.paragraph(f"! {text}", Style.RED, hanging=2)
    else:
        worst = max(
            (label for label, number in result.labels.items() if number),
            key=lambda label: label.severity,
            default=None,
        )
        sign, styles = ("–", ()) if worst is None else (worst.symbol, (STYLES[worst],))
        text = say("{name}: {meaning}", name=name, meaning=_counts(result.labels))
        if result.inconsistent:
            text = say("{parts}; {more}", parts=text, more=_inconsistent(result.inconsistent))
        yield from page.paragraph(f"{sign} {text}", *styles, hanging=2)


def _totals(results: tuple[DocumentResult, ...], page: Page) -> Iterator[Line]:
    labels: Counter[Label] = Counter()
    for result in results:
        labels.update(result.labels)
    audited = sum(result.is_audited for result in results)
    documents = counted("{number} document", "{number} documents", len(results))
    if audited < len(results):
        documents = say("{audited} of {documents}", audited=audited, documents=documents)
    claims = counted("{number} claim", "{number} claims", labels.total())
    parts = [_counts(labels)]
    if inconsistent := sum(result.inconsistent for result in results):
        parts.append(_inconsistent(inconsistent))
    if to_review := sum(result.to_review for result in results):
        parts.append(say("{number} to review", number=to_review))
    yield styled("─" * page.columns, Style.FAINT)
    text = say("{documents}, {claims}: {parts}", documents=documents, claims=claims,
               parts=listed(parts))  # fmt: skip
    yield from page.paragraph(text, Style.BOLD, hanging=2)


def _counts(labels: Mapping[Label, int]) -> str:
    parts = [
        say("{number} {label}", number=labels[label], label=heading(label).lower())
        for label in Label
        if labels.get(label)
    ]
    return listed(parts) or say("nothing to show")


def _inconsistent(number: int) -> str:
    return counted(
        "{number} cannot hold together with others",
        "{number} cannot hold together with others",
        number,
    )
