"""One claim on a page: a line that says what became of it, and below it the blocks it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import listed, say, together
from factcheck.render.account.blocks import (
    Cautions,
    Citation,
    Mention,
    Points,
    Table,
    Topical,
    labelled,
)
from factcheck.render.account.choice import charts
from factcheck.render.account.claim import account, gist, in_a_row
from factcheck.render.html.chart.draw import drawing
from factcheck.render.notation import SLOT
from factcheck.render.notation.tree import Content, Element, element, filled, link, spoken
from factcheck.render.phrases import citing, words
from factcheck.render.phrases.labels import Topic, heading, topic_label
from factcheck.render.phrases.titles import document_place, places
from factcheck.render.phrases.titles import place as place_of

_STRESSED = {Topic.CLAIMED: "n", Topic.FOUND: "n", Topic.INSTEAD: "n", Topic.OFF_BY: "v"}
_LISTED = frozenset((Topic.BUT,))  # editions are all listed, what they say against it too
_SHORT = _LISTED | {Topic.SAYS, Topic.WHY}  # of what cannot be checked
_MANY = 8  # figures of one source from which on they are folded away


class Place(Struct, frozen=True, kw_only=True):
    """What a claim is shown with: the audit it is from, and where other claims stand."""

    audit: Audit
    anchors: Mapping[int, str]  # by the identity of a verdict: names are unique on the page
    by_id: Mapping[str, str]  # by the id of a claim
    names: Mapping[str, str] = field(default_factory=dict)  # what claims are called, by their ids

    @property
    def catalogue(self) -> Catalogue:
        """The names of what is measured."""
        return self.audit.reference.catalogue

    def to(self, identifier: str) -> Element:
        """Return a link to a claim; its name alone where the page does not show it."""
        anchor = self.by_id.get(identifier)
        name = spoken(self.names.get(identifier, identifier))
        if anchor is not None:
            name.tag = "a"
            name.set("href", f"#{anchor}")
        return name

    def citing(self, text: str) -> Iterator[Content]:
        """Return a text with links to the claims that are marked in it."""
        for before, identifier in citing.parts(citing.told_once(text, self.names)):
            yield before
            if identifier:
                yield self.to(identifier)

    def to_all(self, identifiers: Iterable[str]) -> Iterator[Content]:
        """Return links to claims, in a row."""
        yield from self.citing(together(map(citing.mark, identifiers)))


def with_commas(parts: Iterable[Element]) -> Iterator[Content]:
    """Return elements with a comma between them."""
    for count, each in enumerate(parts):
        if count:
            yield say(", ")
        yield each


def claim(verdict: Verdict, place: Place, *, is_open: bool = False) -> Element:
    """Show one claim."""
    anchor = place.anchors[id(verdict)]
    short = f"c{tuple(place.anchors).index(id(verdict))}"
    pictures = [
        element("figure", element("figcaption", each.title), each.svg(f"{short}-{count}"))
        for count, each in enumerate(map(drawing, charts(place.audit, verdict)), start=1)
    ]
    drawn = element("div", *pictures) if pictures else None
    first_line_tells = verdict.label is Label.NOT_CHECKABLE
    blocks = account(verdict, place.catalogue, without=_SHORT if first_line_tells else _LISTED)
    facts = list(described(blocks, place))
    body = element("dl", *facts) if facts else None
    return element(
        "details",
        _line(verdict, place),
        element("div", body, drawn, _at(verdict), id=anchor),
        class_=str(verdict.label),
        open="" if is_open else None,
    )


def _line(verdict: Verdict, place: Place) -> Element:
    """Say in one line what was said and what became of it."""
    document, quote = verdict.claim.document, verdict.claim.quote
    known = say("known") if place.audit.is_known(verdict) else ""
    result = gist(verdict, place.catalogue)
    if verdict.reason is None and verdict.outcomes and not words.all_hold(verdict):
        result = say("found {found}", found=result)
    parts = filter(None, (result, words.strength(verdict), known))
    return element(
        "summary",
        spoken(quote, document.language, "h3") if quote else element("h3", verdict.claim.words()),
        element("span", element("b", heading(verdict.label)), *(f" · {part}" for part in parts)),
    )


def described(blocks: Iterable[Topical], place: Place) -> Iterator[Element]:
    """Set blocks as terms and descriptions, with one term for those of one topic in a row."""
    last: Topic | None = None
    for block in blocks:
        if block.topic is not last:
            yield element("dt", topic_label(block.topic))
        last = block.topic
        description = element("dd", *_block(block, place))
        if kind := _STRESSED.get(block.topic):
            description.set("class", kind)
        yield description


def _block(block: Topical, place: Place) -> Iterator[Content]:
    match block:
        case Mention(text=text, claims=claims):
            yield from filled(text, *place.to_all(claims))
        case Cautions(flags=flags):
            to_flags = (element("a", flag.in_plain_words, href=f"#flag-{flag}") for flag in flags)
            texts = (flag.in_full(SLOT) for flag in flags)
            yield _list(filled(text, to) for text, to in zip(texts, to_flags, strict=True))
        case Table():
            yield _folded(_table(block), block.summary)
        case Citation():
            yield from _cited(block)
        case Points(topic=Topic.SETTLE_BY, texts=wanted):
            yield in_a_row(wanted)
        case _:
            plain = [text for _, text in labelled(block)]
            yield plain[0] if len(plain) == 1 else _list((text,) for text in plain)


def _list(items: Iterable[Iterable[Content]]) -> Element:
    return element("ul", *(element("li", *item) for item in items))


def _table(table: Table) -> Element:
    """Set rows; where they tell of verdicts, the last cell bears their colour."""
    kinds = [f"v {label}" for label in table.labels] or [""] * len(table.rows)
    body = (
        element(
            "tr",
            *(element("td", cell) for cell in cells),
            element("td", last, class_=kind or None),
        )
        for (*cells, last), kind in zip(table.rows, kinds, strict=True)
    )
    head = element("tr", *(element("th", each, scope="col") for each in table.heads))
    whole = element("table", element("thead", head), element("tbody", *body))
    return element("div", whole, class_="scroll", tabindex=0)


def _cited(citation: Citation) -> Iterator[Content]:
    """Show the figures of one source, with the place of each."""
    source, files = citation.source, {at.file for at in citation.places}
    is_told = len(citation.figures) == len(citation.places)  # else that it is told already
    file = next(iter(files)) if len(files) == 1 else ""
    named = linked(source.title or source.id, source.url)
    yield from filled(
        say("{source} ({origin})", source=SLOT, origin=listed(citation.origin)), named
    )
    yield " "
    if citation.grid or not is_told:
        yield element("code", listed(places(citation.places)))
    elif file:
        yield element("code", file)
    if not is_told:
        yield f" {listed(citation.figures)}"
        return
    count = say("{number} figures", number=len(citation.figures))
    yield _folded(_figures(citation, file), count if len(citation.figures) > _MANY else "")


def _figures(citation: Citation, file: str) -> Element:
    """Set figures in a grid where they are one; else each with its place."""
    if citation.grid:
        heads, *cells = citation.grid
        return _table(Table(topic=citation.topic, heads=heads, rows=tuple(cells)))
    return element(
        "ul",
        *(
            element("li", f"{figure} ", element("code", _spot(place_of(at), file)))
            for figure, at in zip(citation.figures, citation.places, strict=True)
        ),
        class_="cells",
    )


def _spot(place: str, file: str) -> str:
    """Leave out the file that all have in common."""
    return place.removeprefix(file) if file else place


def _folded(content: Element, summary: str) -> Element:
    """Fold something away under a line that can stand for it, if there is one."""
    if not summary:
        return content
    return element("details", element("summary", summary), content, class_="more")


def linked(title: str, url: str) -> Element:
    """Return a title in its language, leading to its page where it has one."""
    named = link(title, url)
    named.attrib.update(spoken(title).attrib)
    return named


def _at(verdict: Verdict) -> Element:
    """Say where a claim is written down."""
    claim = verdict.claim
    own = claim.at.file == claim.document.file
    file = say("file line {line}", line=claim.at.line) if own else str(claim.at)
    if claim.line is not None:
        file = say("{place}, text line {line}", place=file, line=claim.line)
    elif spot := document_place(claim):
        file = say("{place}, {spot} of the document", place=file, spot=spot)
    return element("p", element("code", claim.id), f" · {file}")
