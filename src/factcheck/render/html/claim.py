"""One claim on a page: a line that says what became of it, and below it all it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.finding import Finding
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.language import say
from factcheck.render.account.claim import account
from factcheck.render.html.chart.choice import charts
from factcheck.render.html.evidence import base_years, editions, evidence
from factcheck.render.notation.tree import SLOT, Content, Element, element, filled, spoken
from factcheck.render.phrases import naming, words
from factcheck.render.phrases.labels import FLAGS, REASONS, Topic, heading, reason_name, topic_label

_RICHER = (Topic.EVIDENCE, Topic.BUT, Topic.AGAINST, Topic.FLAG)  # shown in another form
_FIGURES = (Topic.CLAIMED, Topic.FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a claim is shown with: the audit it is from, and where other claims stand."""

    audit: Audit
    anchors: Mapping[int, str]  # by the identity of a verdict: names are unique on the page
    by_id: Mapping[str, str]  # by the id of a claim

    @property
    def catalogue(self) -> Catalogue:
        """The names of what is measured."""
        return self.audit.reference.catalogue

    def to(self, identifier: str) -> Element:
        """Give a link to a claim; its id alone where the page does not show it."""
        anchor = self.by_id.get(identifier)
        if anchor is None:
            return element("code", identifier)
        return element("a", identifier, href=f"#{anchor}")

    def to_all(self, identifiers: Iterable[str]) -> Iterator[Content]:
        """Give links to claims, in a row."""
        for count, each in enumerate(identifiers):
            if count:
                yield say(", ")
            yield self.to(each)


def claim(verdict: Verdict, place: Place, *, is_open: bool = False) -> Element:
    """Show one claim."""
    anchor = place.anchors[id(verdict)]
    short = f"c{tuple(place.anchors).index(id(verdict))}"
    pictures = [
        element("figure", element("figcaption", each.title), each.svg(f"{short}-{count}"))
        for count, each in enumerate(charts(place.audit, verdict), start=1)
    ]
    drawn = element("div", *pictures) if pictures else None
    facts = list(_facts(verdict, place))
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
    quote, known = verdict.claim.quote, say("known")
    mark = f" · {known}" if place.audit.is_known(verdict) else None
    strength = words.strength(verdict)
    borne = f" · {strength}" if strength else None
    said = (
        spoken(quote, verdict.claim.document.language, "h3")
        if quote
        else element("h3", verdict.claim.words())
    )
    return element(
        "summary",
        said,
        element(
            "span",
            element("b", heading(verdict.label)),
            _short(verdict, place.catalogue),
            borne,
            mark,
        ),
    )


def _short(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say in a few words what was found, or why nothing was."""
    if verdict.reason is not None:
        return f" · {reason_name(verdict.reason)}"
    deciding = words.deciding(verdict)
    if len(deciding) > 1 and not words.off_by(deciding[0], catalogue):
        return f" · {words.parts_hold(len(deciding))}" if _all_hold(verdict) else ""
    if not deciding:
        return ""
    told = say("found {found}", found=words.found(deciding[0], catalogue))
    return f" · {told}"


def _all_hold(verdict: Verdict) -> bool:
    return verdict.label.severity <= 1


def _facts(verdict: Verdict, place: Place) -> Iterator[Element]:
    """Give what is known of a claim, as terms and descriptions."""
    spoken_of = verdict.claim
    if verdict.label is not Label.NOT_CHECKABLE:
        told = say("{words} ({kind})", words=spoken_of.words(), kind=spoken_of.kind)
        yield from _fact(say("says"), told)
    if spoken_of.note:
        yield from _fact(say("note"), spoken_of.note)
    for topic, text in dict.fromkeys(account(verdict, place.catalogue)):
        is_said = topic in _RICHER or (topic is Topic.CLAIMED and text == spoken_of.words())
        if not is_said and (topic is not Topic.WHY or verdict.label is not Label.NOT_CHECKABLE):
            kind = "n" if topic in _FIGURES else "v" if topic is Topic.OFF_BY else ""
            why = verdict.reason if topic is Topic.WHY else None  # its first line gave the code
            shown = text if why is None else say(REASONS[why].meaning)
            yield from _fact(topic_label(topic), shown, kind)
    yield from evidence(verdict, place.catalogue)
    yield from editions(verdict, place.catalogue)
    yield from base_years(verdict, place.catalogue)
    if verdict.implied:
        texts = (naming.implied(each, place.catalogue, spoken_of) for each in verdict.implied)
        yield from _list(say("implied"), (element("li", each) for each in texts))
    if verdict.findings:
        yield from _list(
            say("conflicts"), (_conflict(each, verdict, place) for each in verdict.findings)
        )
    if verdict.flags:
        yield from _list(
            say("flags"),
            (
                element("li", *filled(FLAGS[flag].in_full(SLOT), _to_flag(flag)))
                for flag in verdict.flags
            ),
        )


def _at(verdict: Verdict) -> Element:
    """Say where a claim is written down."""
    claim = verdict.claim
    own = claim.at.file == claim.document.file
    file = say("file line {line}", line=claim.at.line) if own else str(claim.at)
    if claim.line is not None:
        file = say("{place}, text line {line}", place=file, line=claim.line)
    return element("p", element("code", claim.id), f" · {file}")


def _fact(label: str, text: str, kind: str = "") -> Iterator[Element]:
    yield element("dt", label)
    yield element("dd", text, class_=kind or None)


def _list(label: str, items: Iterable[Element]) -> Iterator[Element]:
    yield element("dt", label)
    yield element("dd", element("ul", *items))


def _to_flag(flag: Flag) -> Element:
    return element("a", flag, href=f"#flag-{flag}")


def _conflict(finding: Finding, verdict: Verdict, place: Place) -> Element:
    others = [each for each in finding.claims if each != verdict.id]
    if not others:
        return element("li", finding.message)
    text = say("cannot hold together with {claims}", claims=SLOT)
    return element("li", *filled(text, *place.to_all(others)))
