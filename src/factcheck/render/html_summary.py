"""The parts of a page about all claims together: counts, the worst, conflicts, flags, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Source
from factcheck.domain.finding import Finding
from factcheck.domain.verdict import Label, Verdict
from factcheck.render import provenance, words
from factcheck.render.html_claim import Place
from factcheck.render.html_tree import Content, Element, element, link, spoken
from factcheck.render.labels import FLAGS, MEANINGS, REASONS, heading

WORST = (Label.CONTRADICTED, Label.IMPLAUSIBLE, Label.NEAR_MISS, Label.CONFLICTING)
_FEW = 2  # conflicts that are shown with their arithmetic at once
_HOLD = (Label.SUPPORTED, Label.COMPATIBLE)
_OPEN = (Label.UNVERIFIABLE, Label.NOT_CHECKABLE)


def lead(audit: Audit) -> str:
    """Say in two sentences what the audit found."""
    count = audit.counts()
    hold, fail = sum(count[each] for each in _HOLD), count[Label.CONTRADICTED]
    doubt = sum(count[each] for each in WORST) - fail
    settled = len(audit) - sum(count[each] for each in _OPEN)
    found = [f"{_counted(hold, 'agrees', 'agree')} with them"]
    found += [f"{_counted(fail, 'is', 'are')} contradicted"] if fail else []
    found += [f"{_counted(doubt, 'is', 'are')} in doubt"] if doubt else []
    first = f"Published figures settle {settled} of {len(audit)} claims: {_joined(found)}."
    rest = []
    if count[Label.UNVERIFIABLE]:
        rest.append(_counted(count[Label.UNVERIFIABLE], "finds", "find") + " no evidence")
    if count[Label.NOT_CHECKABLE]:
        said = _counted(count[Label.NOT_CHECKABLE], "says", "say")
        rest.append(f"{said} nothing that can be measured")
    return f"{first} {_joined(rest)}." if rest else first


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


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
    """Give a box to tick for each verdict, and a field to search; both serve the list below."""
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
    finding = element(
        "div",
        element("label", "Search ", for_="search"),
        element("input", type="search", id="search", autocomplete="off", spellcheck="false"),
        element("button", "Open all", type="button", id="all"),
        element("output", id="shown", aria_live="polite", for_="search"),
        class_="find",
        id="finding",
        hidden="",
    )
    return element(
        "div",
        element(
            "fieldset",
            element("legend", "Show claims that are"),
            element("div", *boxes, class_="chips"),
        ),
        finding,
        class_="bar",
        role="search",
        aria_label="Claims",
    )


def meanings(audit: Audit) -> Element:
    """Say what each verdict means."""
    entries: list[Element] = []
    for label, _ in _by_severity(audit):
        entries.append(element("dt", f"{label.symbol} {heading(label)}", class_=label))
        entries.append(element("dd", MEANINGS[label]))
    reasons = Counter(each.reason for each in audit if each.reason is not None)
    for reason, advice in REASONS.items():
        if reasons[reason]:
            entries.append(element("dt", f"{reason} ({reasons[reason]})"))
            entries.append(element("dd", f"{advice.meaning}. {advice.remedy}"))
    return element(
        "details",
        element("summary", "What verdicts and reasons mean"),
        element("dl", *entries, class_="meanings"),
        class_="note",
    )


def _by_severity(audit: Audit) -> list[tuple[Label, int]]:
    """Give the labels there are, the worst first, with their counts."""
    counts = audit.counts()
    return [(label, counts[label]) for label in reversed(Label) if counts[label]]


def worst(audit: Audit, place: Place) -> Iterator[Element]:
    """Show what needs attention, the worst first."""
    chosen = [each for label in WORST for each in audit if each.label is label]
    yield element("h2", "What needs attention", id="attention")
    if chosen:
        yield element("ul", *(_card(each, place) for each in chosen), class_="worst")
    else:
        yield element("p", "Nothing: no claim is contradicted, and none is in doubt.")


def _card(verdict: Verdict, place: Place) -> Element:
    claim, deciding = verdict.claim, words.deciding(verdict)
    quote = spoken(claim.quote or claim.words(), claim.document.language if claim.quote else "en")
    quote.tag = "a"
    quote.set("class", "q")
    quote.set("href", f"#{place.anchors[id(verdict)]}")
    told: list[Element] = []
    for outcome in deciding[:1]:
        told += _pair("claimed", words.with_role(outcome, words.claimed(outcome, claim)))
        told += _pair("found", words.found(outcome, place.catalogue))
        gap = words.off_by(outcome, place.catalogue)
        told += _pair("off by", gap) if gap else []
    tag = f"{verdict.label.symbol} {heading(verdict.label)}"
    return element(
        "li", element("span", tag, class_="tag"), quote, element("dl", *told, class_="pair"),
        class_=verdict.label,
    )  # fmt: skip


def _pair(label: str, text: str) -> list[Element]:
    return [element("dt", label), element("dd", text)]


def conflicts(audit: Audit, place: Place) -> Iterator[Element]:
    """Show sets of claims that cannot all hold, with the arithmetic."""
    if not audit.findings and not audit.undecided:
        return
    yield element("h2", "Claim against claim", id="conflicts")
    yield from (_conflict(each, audit, place) for each in audit.findings)
    for claims in audit.undecided:
        linked: list[Content] = []
        for each in claims:
            linked += [
                ", " if linked else "Whether these can all hold was left open: ",
                place.to(each),
            ]
        yield element("p", *linked)


def _conflict(finding: Finding, audit: Audit, place: Place) -> Element:
    linked: list[Content] = []
    for each in finding.claims:
        linked += [", " if linked else "Claims: ", place.to(each)]
    repairs = [element("li", f"Repair: {words.repair(each, audit)}") for each in finding.repairs]
    return element(
        "article",
        element("h3", finding.message or "These claims cannot all hold"),
        element("p", *linked),
        element(
            "details",
            element("summary", "The arithmetic"),
            element("ol", *(element("li", step) for step in finding.chain)),
            element("ul", *repairs, element("li", f"Grade: {words.gravity(finding)}")),
            class_="more",
            open=None if len(audit.findings) > _FEW else "",
        ),
        class_="conflict",
    )


def flags(audit: Audit) -> Iterator[Element]:
    """Explain every flag used."""
    used = Counter(flag for each in audit for flag in each.flags)
    if not used:
        return
    entries: list[Element] = []
    for flag, advice in FLAGS.items():
        if used[flag]:
            entries.append(element("dt", f"{flag} ({used[flag]})", id=f"flag-{flag}"))
            entries.append(element("dd", f"{advice.meaning}. {advice.remedy}"))
    yield element("h2", "Flags", id="flags")
    yield element("dl", *entries, class_="glossary")


def sources(audit: Audit) -> Iterator[Element]:
    """List every source that a verdict rests on."""
    used = {
        cell.source.id: cell.source
        for verdict in audit
        for cell in provenance.cells(words.deciding(verdict))
    }
    if used:
        yield element("h2", "Sources", id="sources")
        yield element("ul", *_sources(used[each] for each in sorted(used)), class_="sources")


def _sources(used: Iterable[Source]) -> Iterator[Element]:
    for source in used:
        title = source.title or source.id
        named = link(title, source.url)
        named.attrib.update(spoken(title).attrib)
        parts = [source.publisher, source.grade.words]
        parts += [f"published {source.published}"] if source.published else []
        parts += [f"read {source.accessed}"] if source.accessed else []
        parts += [source.licence]
        yield element("li", named, f" · {' · '.join(part for part in parts if part)}")
