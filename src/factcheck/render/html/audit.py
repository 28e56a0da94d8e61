"""An audit as one page of HTML that fetches nothing, and works without scripts.

The same audit gives the same bytes: no times, no paths of this machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from factcheck import __version__
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Document
from factcheck.language import say
from factcheck.render.account.audit import WORST
from factcheck.render.account.overview import lead
from factcheck.render.html import summary
from factcheck.render.html.claim import Place, claim
from factcheck.render.html.sheet import asset, sheet
from factcheck.render.html.text import annotated
from factcheck.render.machine.claimreview import reviews
from factcheck.render.machine.intervals import Plain, Record
from factcheck.render.marks import Text
from factcheck.render.notation import SLOT
from factcheck.render.notation.markdown import anchor
from factcheck.render.notation.signs import in_json
from factcheck.render.notation.tree import (
    Content,
    Element,
    element,
    filled,
    link,
    spoken,
)
from factcheck.render.phrases import citing, reviewing, words


def render(audit: Audit, text: Text | None = None) -> str:
    """Write an audit as a page.

    Parameters
    ----------
    audit : Audit
    text : Text, optional
        The text of the document, to be shown with its claims marked.
    """
    place = _placed(audit)
    title = _title(audit)
    return sheet(
        say("{title}: fact check", title=title),
        linked_reviews(audit),
        element("a", say("Skip to the claims"), href="#claims", class_="skip"),
        element("header", *_header(audit, title), class_="wrap top"),
        element("main", *_main(audit, place, text), class_="wrap"),
        element("footer", element("p", *colophon()), class_="wrap"),
        script=asset("report.js"),
    )


def linked_reviews(audit: Audit, *, has_own_pages: bool = False) -> str:
    """Return the reviews in JSON-LD; each document is told once, and citations are links above."""
    documents: dict[str, Plain] = {}
    graph: list[Plain] = []
    for record in reviews(audit, has_own_pages=has_own_pages):
        review = {key: value for key, value in _record(record).items() if key != "citation"}
        reviewed = dict(_record(review["itemReviewed"]))
        document = _record(reviewed["appearance"])
        key = json.dumps(document)
        name = f"#document-{len(documents) + 1}"
        reviewed["appearance"] = documents.get(key, {"@id": name, **document})
        documents.setdefault(key, {"@id": name})
        graph.append({**review, "itemReviewed": reviewed})
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return in_json(text)


def _record(value: Plain) -> Record:
    """Return a mapping as one.

    Raises
    ------
    ValueError
        If it is none.
    """
    if not isinstance(value, dict):
        raise ValueError(f"no mapping: {value!r}")
    return value


def _title(audit: Audit) -> str:
    if len(audit.documents) == 1:
        return str(audit.documents[0])
    return say("{number} documents", number=len(audit.documents))


def _header(audit: Audit, title: str) -> Iterator[Element]:
    """Say which document was audited, and what became of it."""
    yield element("p", say("Fact check"), class_="kicker")
    if len(audit.documents) == 1:
        document = audit.documents[0]
        named = link(title, document.url)
        named.set("lang", document.language)
        yield element("h1", named)
        yield element("p", *_about(document), class_="about")
    else:
        yield element("h1", title)
    yield element("p", lead(audit.verdicts) if len(audit) else say("No claims."), class_="lead")
    if len(audit):
        yield summary.shares(audit)
        undated = words.undated(audit)
        if undated:
            yield element("p", undated, class_="about")
        signed_off = reviewing.signed_off(audit, audit)
        if signed_off:
            yield element("p", say("{sentences}.", sentences=signed_off), class_="about")
        to_review = reviewing.review(audit)
        if to_review:
            yield element("p", say("{sentences}.", sentences=to_review), class_="review")


def _about(document: Document) -> Iterator[Content]:
    if document.issuer:
        yield spoken(document.issuer)
        yield " · "
    if document.published:
        yield say("published {date}", date=document.published)
        yield " · "
    yield from filled(say("claims in {file}", file=SLOT), element("code", document.file))


def _main(audit: Audit, place: Place, text: Text | None) -> Iterator[Element]:
    """Return the parts of the page in order."""
    if not len(audit):
        return
    yield element("section", *summary.worst(audit, place), aria_labelledby="attention")
    conflicts = list(summary.conflicts(audit, place))
    if conflicts:
        yield element("section", *conflicts, aria_labelledby="conflicts")
    settled = list(summary.settled(audit, place))
    if settled:
        yield element("section", *settled, aria_labelledby="settled")
    for name, part in (
        ("implied", summary.consequences(audit, place)),
        ("doubted", summary.doubted(audit, place)),
        ("open", summary.waiting(audit, place)),
        ("soft", summary.soft(audit, place)),
    ):
        listed = list(part)
        if listed:
            yield element("section", *listed, aria_labelledby=name)
    yield element("section", *_claims(audit, place), aria_labelledby="claims")
    if text is not None:
        yield element("section", *annotated(text, audit, place), aria_labelledby="text")
    parts = (
        ("method", summary.method(audit)),
        ("flags", summary.flags(audit)),
        ("sources", summary.sources(audit)),
    )
    for name, part in parts:
        inside = list(part)
        if inside:
            yield element("section", *inside, aria_labelledby=name)


def _claims(audit: Audit, place: Place) -> Iterator[Element]:
    """Show every claim, those of one document together."""
    yield element("h2", say("Every claim"), id="claims")
    yield summary.filters(audit)
    yield summary.meanings(audit)
    for document in audit.documents:
        verdicts = audit.of(document)
        if len(audit.documents) > 1 and verdicts:
            yield element("h2", link(str(document), document.url, lang=document.language))
        sections: Sequence[Element] = [
            claim(verdict, place, is_open=verdict.label in WORST) for verdict in verdicts
        ]
        if sections:
            yield element("div", *sections, class_="claims")


def _placed(audit: Audit) -> Place:
    """Return each claim a name on the page that no other has."""
    names: dict[int, str] = {}
    by_id: dict[str, str] = {}
    taken: set[str] = set()
    for verdict in audit:
        name, count = anchor(verdict.id), 1
        while name in taken:
            count += 1
            name = f"{anchor(verdict.id)}-{count}"
        taken.add(name)
        names[id(verdict)] = name
        by_id.setdefault(verdict.id, name)
    return Place(audit=audit, anchors=names, by_id=by_id, names=citing.names(audit))


def colophon() -> Iterator[Content]:
    """Say how figures are compared, and by which version."""
    yield say(
        "A printed figure stands for a range of values, and ranges are compared exactly. "
        "Written by factcheck {version}. This page fetches nothing.",
        version=__version__,
    )
