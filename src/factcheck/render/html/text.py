"""The text of a document, its claims marked with what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import counted, say
from factcheck.render.html.claim import Place
from factcheck.render.marks import Text
from factcheck.render.notation.tree import Content, Element, element, spoken
from factcheck.render.phrases.labels import heading


def annotated(text: Text, audit: Audit, place: Place) -> Iterator[Element]:
    """Show the text with each quote as a link to its claim, and the verdict's sign after it."""
    verdicts = {each.id: each for each in audit}
    language = audit.documents[0].language if audit.documents else ""
    yield element("h2", say("The text"), id="text")
    unclaimed = sum(1 for mark in text.marks if not mark.claims)
    note = say("Each sign links to a claim. ")
    if unclaimed:
        note += counted(
            "{number} figure that no claim covers is dotted below, with a ○. ",
            "{number} figures that no claim covers are dotted below, with a ○. ",
            unclaimed,
        )
    yield element("p", note, element("code", text.name), class_="note")
    yield element("div", *_runs(text, verdicts, place), class_="text", lang=language or None)
    lost = [verdicts[each] for each in text.lost if each in verdicts]
    if lost:
        title = say("Quotes that do not stand in the text: {number}", number=len(lost))
        yield element("h3", title)
        yield element("ul", *(_lost(each, place) for each in lost), class_="lost")


def _lost(verdict: Verdict, place: Place) -> Element:
    quote = spoken(verdict.claim.quote, verdict.claim.document.language, "q")
    return element("li", place.to(verdict.id), ": ", quote)


def _runs(text: Text, verdicts: dict[str, Verdict], place: Place) -> Iterator[Content]:
    """Cut the text where a mark begins or ends, and show each run."""
    cuts = sorted(
        {0, len(text.text), *(at for mark in text.marks for at in (mark.start, mark.end))}
    )
    for start, end in pairwise(cuts):
        inside = [mark for mark in text.marks if mark.start <= start and end <= mark.end]
        run = _plain(text.text[start:end], is_first=not start)
        if not inside or not run.strip():
            yield run
            continue
        own = [
            verdicts[name]
            for name in dict.fromkeys(name for each in inside for name in each.claims)
            if name in verdicts
        ]
        ending = [each for each in inside if each.end == end]
        if own:
            yield _claimed(run, own, {name for each in ending for name in each.claims}, place)
        elif any(not each.claims for each in inside):
            yield element("u", run, element("sup", "○", title=say("no claim covers it")))
        else:
            yield run


def _plain(text: str, *, is_first: bool) -> str:
    """Leave out marks of emphasis, and blank lines beyond one."""
    plain = re.sub(r"\n\s*\n\s*\n", "\n\n", text.replace("**", ""))
    return plain.lstrip("\n") if is_first else plain


def _claimed(run: str, own: list[Verdict], ending: set[str], place: Place) -> Element:
    """Link a run to the claim with the worst verdict; each claim's sign stands where it ends."""
    worst = max(own, key=lambda each: each.label.severity)
    signs = "".join(dict.fromkeys(each.label.symbol for each in own if each.id in ending))
    names = say("; ").join(
        say("{name}: {meaning}", name=heading(each.label).lower(), meaning=each.id) for each in own
    )
    return element(
        "a",
        run,
        element("sup", signs) if signs else None,
        href=f"#{place.anchors[id(worst)]}",
        class_=str(worst.label),
        title=names,
    )
