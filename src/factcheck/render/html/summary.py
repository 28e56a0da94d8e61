"""The parts of a page about all claims together: counts, the worst, conflicts, flags, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.flag import Flag
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import counted, language, say
from factcheck.render.account import audit as told
from factcheck.render.account import method as made
from factcheck.render.account import overview
from factcheck.render.account.audit import Concern, Conflict
from factcheck.render.account.overview import Consequence
from factcheck.render.html.claim import Place, linked, with_commas
from factcheck.render.notation import SLOT
from factcheck.render.notation.tree import Content, Element, element, filled, spoken
from factcheck.render.phrases import reviewing
from factcheck.render.phrases.labels import heading
from factcheck.render.phrases.sentence import sentence
from factcheck.render.phrases.titles import advised, gloss

_FEW = 2  # conflicts that are shown with their arithmetic at once


def shares(audit: Audit) -> Element:
    """Draw the counts as one bar, parted by verdict; the words for it are the filters below."""
    bar = element("svg", class_="share", viewBox="0 0 1000 14", preserveAspectRatio="none")
    bar.set("aria-hidden", "true")
    at = 0
    for label, number in _by_severity(audit):
        stop = at + number
        start, end = 1000 * at // len(audit), 1000 * stop // len(audit)
        bar.append(
            element("rect", x=start, y=0, width=max(end - start - 2, 2), height=14, class_=label)
        )
        at = stop
    return bar


def filters(audit: Audit) -> Element:
    """Return a box to tick for each verdict, and a field to search; both serve the list below."""
    boxes = (
        element(
            "label",
            element("input", type="checkbox", id=f"show-{label}", value=label, checked=""),
            element("b", label.symbol, aria_hidden="true"),
            f"{heading(label)} ",
            element("strong", str(number)),
            class_=label,
        )
        for label, number in _by_severity(audit)
    )
    opening, closing = say("Open all"), say("Close all")
    shown = say("{number} of {all} claims shown", number="{number}", all="{all}")  # by the script
    finding = element(
        "div",
        element("label", say("Search"), " ", for_="search"),
        element("input", type="search", id="search", autocomplete="off", spellcheck="false"),
        element("button", opening, type="button", id="all", data_open=opening, data_close=closing),
        element("output", id="shown", aria_live="polite", for_="search", data_text=shown),
        class_="find",
        id="finding",
        hidden="",
    )
    return element(
        "div",
        element(
            "fieldset",
            element("legend", say("Show claims that are")),
            element("div", *boxes, class_="chips"),
        ),
        finding,
        class_="bar",
        role="search",
        aria_label=say("Claims"),
    )


def meanings(audit: Audit) -> Element:
    """Say what each verdict means."""
    entries: list[Element] = []
    for label, _ in _by_severity(audit):
        entries.append(element("dt", f"{label.symbol} {heading(label)}", class_=label))
        entries.append(element("dd", say(label.meaning)))
    reasons = Counter(each.reason for each in audit if each.reason is not None)
    for reason in Reason:
        if reasons[reason]:
            codes = dict.fromkeys((reason.in_plain_words, str(reason)))
            entries.append(element("dt", f"{' · '.join(codes)} ({reasons[reason]})"))
            entries.append(element("dd", advised(reason)))
    return element(
        "details",
        element("summary", say("What verdicts and reasons mean")),
        element("dl", *entries, class_="meanings"),
        class_="note",
    )


def _by_severity(audit: Audit) -> list[tuple[Label, int]]:
    """Return the labels there are, the worst first, with their counts."""
    counts = audit.counts()
    return [(label, counts[label]) for label in reversed(Label) if counts[label]]


def worst(audit: Audit, place: Place) -> Iterator[Element]:
    """Show what needs attention, the worst first."""
    chosen = told.concerns(audit, place.catalogue)
    yield element("h2", say("What needs attention"), id="attention")
    to_review = reviewing.review(audit)
    if chosen:
        yield element("ul", *(_card(concern, place) for concern in chosen), class_="worst")
    elif to_review:
        text = say(
            "Nothing is contradicted of what was surely read rightly; {review}.", review=to_review
        )
        yield element("p", text)
    else:
        yield element("p", say("Nothing: no claim is contradicted, and none is in doubt."))


def _card(concern: Concern, place: Place) -> Element:
    verdict = concern.verdict
    quote = _quote(verdict, place)
    quote.set("class", "q")
    meaning = gloss(verdict.claim)
    told_in_one = sentence(verdict, place.catalogue)
    pairs = (
        element(tag, text)
        for fact in told.about_concern(concern, place.catalogue)
        for tag, text in zip(("dt", "dd"), fact, strict=True)
    )
    tag = f"{verdict.label.symbol} {heading(verdict.label)}"
    return element(
        "li",
        element("span", tag, class_="tag"),
        quote,
        element("span", meaning, class_="gloss") if meaning else None,
        element("p", told_in_one) if told_in_one else None,
        element("dl", *pairs, class_="pair"),
        class_=verdict.label,
    )


def conflicts(audit: Audit, place: Place) -> Iterator[Element]:
    """Show sets of claims that cannot all hold, with the arithmetic."""
    if not audit.findings and not audit.undecided:
        return
    yield element("h2", say("Claim against claim"), id="conflicts")
    among = told.conflicts(audit, audit)
    yield from (_conflict(each, place, is_open=len(among) <= _FEW) for each in among)
    for claims in audit.undecided:
        text = say("Whether these can all hold was left open: {claims}", claims=SLOT)
        yield element("p", *filled(text, *place.to_all(claims)))


def _conflict(conflict: Conflict, place: Place, *, is_open: bool) -> Element:
    below = (*conflict.repairs, conflict.gravity)
    return element(
        "article",
        element("h3", *place.citing(conflict.title)),
        element(
            "details",
            element("summary", say("The arithmetic")),
            element("ol", *(element("li", *place.citing(step)) for step in conflict.steps)),
            element("ul", *(element("li", *place.citing(text)) for text in below)),
            class_="more",
            open="" if is_open else None,
        ),
        class_="conflict",
    )


def settled(audit: Audit, place: Place) -> Iterator[Element]:
    """Show what published figures bear out, a row a claim."""
    rows = [
        (
            row.verdict,
            (
                (row.verdict.label.symbol, " ", *_said(row.verdict, place)),
                (row.claimed,),
                (row.found,),
                (row.grade,),
                tuple(with_commas(_to_flag(flag) for flag in row.verdict.flags)),
            ),
        )
        for row in overview.settled(audit, place.catalogue)
    ]
    if rows:
        heads = (say("Statement"), say("Claimed"), say("Found"), say("Evidence"), say("Cautions"))
        yield element("h2", say("What is settled"), id="settled")
        yield _rows(heads, rows)


def _rows(
    heads: tuple[str, ...], rows: Iterable[tuple[Verdict, tuple[tuple[Content, ...], ...]]]
) -> Element:
    """Set claims in a table; where there is no room for it, each row becomes a list of its cells.

    The roles are those that the elements have by themselves, until they are shown otherwise.
    """
    body = (
        element(
            "tr",
            *(
                element("td", *cell, role="cell", data_head=head)
                for head, cell in zip(heads, cells, strict=True)
            ),
            class_=verdict.label,
            role="row",
        )
        for verdict, cells in rows
    )
    head = element(
        "tr",
        *(element("th", each, scope="col", role="columnheader") for each in heads),
        role="row",
    )
    return element(
        "table",
        element("thead", head, role="rowgroup"),
        element("tbody", *body, role="rowgroup"),
        class_="rows",
        role="table",
    )


def doubted(audit: Audit, place: Place) -> Iterator[Element]:
    """List the claims to review, with what is doubted, and what they would be if read rightly."""
    rows = [
        (
            verdict,
            (
                tuple(_said(verdict, place)),
                (say("; ").join(verdict.claim.review),),
                (reviewing.would_be(verdict),),
            ),
        )
        for verdict in audit
        if verdict.is_in_doubt
    ]
    if rows:
        yield element("h2", say("What is to be reviewed"), id="doubted")
        yield _rows((say("Statement"), say("Doubts"), say("If read rightly")), rows)


def waiting(audit: Audit, place: Place) -> Iterator[Element]:
    """Gather open claims by what would settle them."""
    groups = overview.backlog((each for each in audit if not each.is_in_doubt), Label.UNVERIFIABLE)
    if groups:
        yield element("h2", say("What waits for evidence"), id="open")
    for group in groups:
        number = counted("{number} claim", "{number} claims", len(group.verdicts))
        title = say("{name}: {meaning}", name=number, meaning=advised(group.reason))
        yield _group(title, (_said(verdict, place) for verdict in group.verdicts))


def soft(audit: Audit, place: Place) -> Iterator[Element]:
    """List what nothing can be measured of, a line a statement."""
    groups = overview.backlog(audit, Label.NOT_CHECKABLE)
    bare = [each for each in audit if each.label is Label.NOT_CHECKABLE and each.reason is None]
    if groups or bare:
        yield element("h2", say("What cannot be measured"), id="soft")
    for group in groups:
        title = counted(
            "{code}: {number} statement",
            "{code}: {number} statements",
            len(group.verdicts),
            code=group.reason.in_plain_words,
        )
        yield _group(title, (_remarked(verdict, place) for verdict in group.verdicts))
    if bare:
        title = counted(
            "without a figure: {number} statement",
            "without a figure: {number} statements",
            len(bare),
        )
        yield _group(title, (_remarked(each, place) for each in bare))


def _group(title: str, items: Iterable[Iterable[Content]]) -> Element:
    listing = element("ul", *(element("li", *item) for item in items))
    return element("details", element("summary", title), listing, class_="more group")


def _said(verdict: Verdict, place: Place) -> Iterator[Content]:
    """Return the words of a claim as a link, and what they say where a reader may not read them."""
    yield _quote(verdict, place)
    meaning = gloss(verdict.claim)
    if meaning:
        yield from filled(say(" ({text})", text=SLOT), element("span", meaning, class_="gloss"))


def _remarked(verdict: Verdict, place: Place) -> Iterator[Content]:
    yield from _said(verdict, place)
    if verdict.claim.note:
        yield f" · {verdict.claim.note}"


def consequences(audit: Audit, place: Place) -> Iterator[Element]:
    """Tell what claims imply together for figures that nobody published."""
    among = [
        consequence
        for document in audit.documents
        for consequence in overview.consequences(audit, document)
    ]
    if not among:
        return
    yield element("h2", say("What follows for figures nobody published"), id="implied")
    yield _implied((each for each in among if each.is_telling), place)
    wide = [each for each in among if not each.is_telling]
    if wide:
        bounds = counted("{number} wider bound", "{number} wider bounds", len(wide))
        listing = _implied(wide, place)
        yield element("details", element("summary", bounds), listing, class_="more")


def _implied(among: Iterable[Consequence], place: Place) -> Element:
    texts = (filled(each.text, *place.to_all(each.claims)) for each in among)
    return element("ul", *(element("li", *text) for text in texts), class_="implied")


def _to_flag(flag: Flag) -> Element:
    return element("a", flag.in_plain_words, href=f"#flag-{flag}")


def _quote(verdict: Verdict, place: Place) -> Element:
    """Return what a claim says in its own words, leading to where it is told in full."""
    claim = verdict.claim
    said_in = claim.document.language if claim.quote else language()
    quote = spoken(claim.quote or claim.words(), said_in)
    quote.tag = "a"
    quote.set("href", f"#{place.anchors[id(verdict)]}")
    return quote


def method(audit: Audit) -> Iterator[Element]:
    """Say of each document how it was judged, and how to do it again."""
    yield element("h2", say("Method"), id="method")
    for document in audit.documents:
        if len(audit.documents) > 1:
            yield element("h3", spoken(str(document), document.language))
        pairs = (
            (element("dt", fact.label), element("dd", fact.text, " ", _code(fact.code)))
            for fact in made.method(audit, document)
        )
        yield element("dl", *(part for pair in pairs for part in pair), class_="glossary")


def _code(text: str) -> Element | None:
    return element("code", text) if text else None


def flags(audit: Audit) -> Iterator[Element]:
    """Explain every flag used."""
    entries: list[Element] = []
    for flag, number in told.flags(audit).items():
        entries.append(element("dt", f"{flag.in_plain_words} ({number})", id=f"flag-{flag}"))
        entries.append(element("dd", advised(flag)))
    if entries:
        yield element("h2", say("Flags"), id="flags")
        yield element("dl", *entries, class_="glossary")


def sources(audit: Audit) -> Iterator[Element]:
    """List every source that a verdict rests on."""
    entries = [
        element("li", linked(source.title or source.id, source.url), f" · {' · '.join(about)}")
        for source in told.sources(audit)
        if (about := tuple(told.about(source)))
    ]
    if entries:
        yield element("h2", say("Sources"), id="sources")
        yield element("ul", *entries, class_="sources")
