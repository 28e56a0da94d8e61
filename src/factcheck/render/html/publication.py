"""One verdict as a page of its own, with one chart: it leads to nothing but its sources."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.render.account.claim import standing
from factcheck.render.account.publication import Publication, publication
from factcheck.render.html.audit import colophon, linked_reviews
from factcheck.render.html.chart.draw import drawing
from factcheck.render.html.claim import Place, described
from factcheck.render.html.sheet import sheet
from factcheck.render.notation.tree import Element, element, spoken
from factcheck.render.phrases.labels import heading


def render(audit: Audit, verdict: Verdict) -> str:
    """Write one verdict as a page."""
    published = publication(audit, verdict)
    claim = verdict.claim
    title = claim.quote or claim.words()
    place = Place(audit=audit, anchors={}, by_id={})
    return sheet(
        say("{title}: fact check", title=title),
        linked_reviews(replace(audit, verdicts=(verdict,)), has_own_pages=True),
        element(
            "header",
            element("p", say("Fact check"), class_="kicker"),
            spoken(title, claim.document.language, "h1") if claim.quote else element("h1", title),
            element("p", published.document, class_="about"),
            class_="wrap top",
        ),
        element("main", *_main(published, place), class_=f"wrap {verdict.label}"),
        element(
            "footer",
            element("p", " · ".join(f"{fact.label}: {fact.text}" for fact in published.method)),
            element("p", *colophon()),
            class_="wrap",
        ),
    )


def _main(published: Publication, place: Place) -> Iterator[Element]:
    verdict = published.verdict
    label = f"{verdict.label.symbol} {heading(verdict.label)}"
    yield element("p", " · ".join(filter(None, (label, standing(verdict)))), class_="tag")
    if published.sentence:
        yield element("p", published.sentence, class_="lead")
    figure = None
    if published.chart is not None:
        drawn = drawing(published.chart)
        figure = element("figure", element("figcaption", drawn.title), drawn.svg("chart"))
    terms = element("dl", *described(published.blocks, place))
    yield element("div", terms, figure, class_="told")
