"""What a claim rests on, and what it would come to on other ground, on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.outcome import Outcome
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import label_of
from factcheck.language import listed, say
from factcheck.render.notation.tree import SLOT, Element, element, filled, link, spoken
from factcheck.render.phrases import context, naming, provenance, words
from factcheck.render.phrases.labels import heading

_FEW = 3  # editions that agree are shown at once
_MANY = 8  # cells of one source from which on they are folded away


def evidence(verdict: Verdict, catalogue: Catalogue) -> Iterator[Element]:
    """List the cells of each source, with the line they stand in."""
    cells = provenance.cells(words.deciding(verdict))
    if not cells:
        return
    here = naming.area(verdict.claim)
    is_mixed = len({each.indicator for each in cells}) > 1
    groups = (
        _group(group, catalogue, here, is_mixed=is_mixed) for group in provenance.by_source(cells)
    )
    yield element("dt", say("evidence"))
    yield element("dd", element("ul", *groups), class_="e")


def _group(
    cells: tuple[Observation, ...], catalogue: Catalogue, here: str, *, is_mixed: bool
) -> Element:
    """Show the cells of one source."""
    source = cells[0].source
    title = source.title or source.id
    about = [source.grade.words]
    editions = listed(dict.fromkeys(each.vintage for each in cells if each.vintage))
    about += [say("edition {edition}", edition=editions)] if editions else []
    since = max((str(each.public_since or "") for each in cells), default="")
    about += [say("public since {date}", date=since)] if since else []
    files = list(dict.fromkeys(each.at.file for each in cells))
    shown = [
        element(
            "li",
            f"{provenance.cell(each, catalogue, here, name_it=is_mixed)} ",
            element("code", f"{each.at.file if len(files) > 1 else ''}:{each.at.line}"),
        )
        for each in cells
    ]
    rows = element("ul", *shown, class_="cells")
    if len(cells) > _MANY:
        count = say("{number} figures", number=len(cells))
        rows = element("details", element("summary", count), rows, class_="more")
    named = spoken(title)
    if (to := link(title, source.url)).tag == "a":
        named = to
        named.attrib.update(spoken(title).attrib)
    file = element("code", files[0]) if len(files) == 1 else None
    text = say("{source} ({origin})", source=SLOT, origin=listed(about))
    return element("li", *filled(text, named), " ", file, rows)


def editions(verdict: Verdict, catalogue: Catalogue) -> Iterator[Element]:
    """Show what the claim would come to under other editions and price bases, as a table."""
    if not verdict.rivals:
        return
    asked = {each.relation for each in verdict.rivals}
    own = [each for each in words.deciding(verdict) if each.relation in asked]
    told = dict.fromkeys(_edition(each, catalogue) for each in (*own, *verdict.rivals))
    rows = [
        (edition, found, f"{label.symbol} {heading(label).lower()}", f"v {label}")
        for edition, found, label in told
    ]
    yield element("dt", say("other editions"))
    table = _table((say("edition"), say("found"), say("verdict")), rows)
    if len(rows) > _FEW and {label for *_, label in told} == {verdict.label}:
        said = say(
            "{number}, by all of which it is {label}",
            number=len(rows),
            label=heading(verdict.label).lower(),
        )
        table = element("details", element("summary", said), table, class_="more")
    yield element("dd", table)


def base_years(verdict: Verdict, catalogue: Catalogue) -> Iterator[Element]:
    """Show what the claim would come to from other base years, and how it compares."""
    found = None if verdict.diagnosis is None else verdict.diagnosis.robustness
    if found is None or found.years < 2 or not found.neighbours:
        return
    rows = [(*each, "") for each in context.base_year_rows(found, verdict, catalogue)]
    told = (element("li", each) for each in context.steadiness_words(found))
    yield element("dt", say("base years"))
    heads = (say("base"), say("gives"), say("a year"))
    yield element("dd", _table(heads, rows), element("ul", *told))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Element:
    """Give a table; the last of each row is not shown but says how its last cell is set."""
    body = (
        element(
            "tr",
            *(element("td", each) for each in cells[:-1]),
            element("td", cells[-1], class_=kind or None),
        )
        for *cells, kind in rows
    )
    head = element("tr", *(element("th", each, scope="col") for each in heads))
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, class_="scroll", tabindex=0)


def _edition(outcome: Outcome, catalogue: Catalogue) -> tuple[str, str, Label]:
    """Give what an edition is, what it gives, and what becomes of the claim by it."""
    edition = words.with_role(outcome, provenance.edition(outcome.evidence))
    return edition, words.found(outcome, catalogue), label_of(outcome)
