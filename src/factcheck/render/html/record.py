"""The record of an issuer as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.domain.audit import Audit
from factcheck.domain.record import IssuerRecord
from factcheck.language import listed, say
from factcheck.render.account.record import (
    RecordAccount,
    RecordTable,
    ToldDifference,
    ToldSide,
    account,
    caution,
)
from factcheck.render.html.audit import colophon
from factcheck.render.html.sheet import sheet
from factcheck.render.notation.tree import Element, element


def render(records: Iterable[IssuerRecord], audit: Audit) -> str:
    """Write the records of issuers as one page."""
    told = [account(record, audit) for record in records]
    title = told[0].title if len(told) == 1 else listed(each.title for each in told)
    return sheet(
        title,
        "",
        *(part for each in told for part in _record(each)),
        element("footer", element("p", *colophon()), class_="wrap"),
    )


def _record(told: RecordAccount) -> Iterator[Element]:
    yield element(
        "header",
        element("p", say("Record"), class_="kicker"),
        element("h1", told.title),
        element("p", told.about, class_="about"),
        class_="wrap top",
    )
    yield element("main", *_main(told), class_="wrap")


def _main(told: RecordAccount) -> Iterator[Element]:
    yield element("h2", told.reports.title)
    yield _table(told.reports)
    yield element("h2", say("Told otherwise"))
    if not told.differences:
        yield element("p", say("Nothing."))
    yield from map(_difference, told.differences)
    yield element("p", caution(), class_="note")
    if told.told_again:
        yield element("h2", say("Told again"))
    for each in told.told_again:
        yield element("h3", each.title)
        yield _table(each)


def _table(told: RecordTable) -> Element:
    words = len(told.heads) - told.numbers
    head = element("tr", *(element("th", cell, scope="col") for cell in told.heads))
    rows = [element("tr", *_cells(row, words)) for row in told.rows]
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("div", table, class_="scroll", tabindex=0)


def _cells(row: Sequence[str], words: int) -> Iterator[Element]:
    for place, cell in enumerate(row):
        yield element("td", cell, class_="n" if place >= words else None)


def _difference(difference: ToldDifference) -> Element:
    return element(
        "article",
        element("h3", difference.title),
        element("dl", *(part for side in difference.sides for part in _side(side)), class_="pair"),
        element("p", " ".join(difference.sentences)),
        class_="conflict",
    )


def _side(side: ToldSide) -> Iterator[Element]:
    yield element("dt", side.document)
    claims = (
        element("li", element("q", quote), " ", element("code", place), f" · {verdict}")
        for quote, place, verdict in side.claims
    )
    yield element("dd", element("strong", side.figure), element("ul", *claims))
