"""An audit as Markdown: what was found on the first screen, then every claim with its evidence.

The same audit gives the same bytes: no times, no paths of this machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import counted, listed, say, together
from factcheck.render.account.audit import (
    Concern,
    Conflict,
    about,
    about_concern,
    concerns,
    conflicts,
    flags,
    sources,
)
from factcheck.render.account.method import method
from factcheck.render.account.overview import Consequence, backlog, consequences, lead, settled
from factcheck.render.markdown.claim import (
    Links,
    flag_links,
    line_of,
    linked_quote,
    section,
    source_link,
)
from factcheck.render.notation import SLOT
from factcheck.render.notation.markdown import code, escaped, inline, link, point, table
from factcheck.render.phrases import reviewing, words
from factcheck.render.phrases.citing import names
from factcheck.render.phrases.labels import heading
from factcheck.render.phrases.sentence import sentence
from factcheck.render.phrases.titles import advised


def render(audit: Audit) -> str:
    """Write an audit as Markdown, one part a document."""
    catalogue = audit.reference.catalogue
    lines: list[str] = []
    links = Links(names(audit))
    for document in audit.documents:
        verdicts = audit.of(document)
        if verdicts:
            lines += _head(document, verdicts, audit)
            lines += _failing(verdicts, catalogue)
            lines += _conflicts(conflicts(audit, verdicts), links)
            lines += _settled(verdicts, catalogue)
            lines += _consequences(audit, document, links)
            lines += _doubted(verdicts)
            lines += _open(verdicts)
            lines += _soft(verdicts)
            lines += _method(audit, document)
            lines += _claims(audit, verdicts, links)
            lines += _flags(verdicts)
            lines += _sources(verdicts)
    nothing = say("No claims.")
    return "\n".join(lines).rstrip("\n") + "\n" if lines else f"{nothing}\n"


def _head(document: Document, verdicts: tuple[Verdict, ...], audit: Audit) -> Iterator[str]:
    """Say which document it is, and what was found."""
    yield f"# {link(str(document), document.url)}"
    yield ""
    day, file = document.published, code(document.file)
    published = say("published {date}", date=day) if day else ""
    parts = (escaped(document.issuer), published, say("claims in {file}", file=file))
    yield " · ".join(filter(None, parts))
    yield ""
    yield f"**{lead(verdicts)}**"
    yield ""
    count = Counter(verdict.label for verdict in verdicts)
    tally = (
        f"{each.symbol} {heading(each)} {count[each]}" for each in reversed(Label) if count[each]
    )
    yield " · ".join(tally)
    yield ""
    undated = words.undated(verdicts)
    if undated:
        yield undated
        yield ""
    signed_off = reviewing.signed_off(verdicts, audit)
    if signed_off:
        yield say("{sentences}.", sentences=signed_off)
        yield ""
    to_review = reviewing.review(verdicts)
    if to_review:
        yield say("**{sentences}.**", sentences=to_review)
        yield ""


def _failing(verdicts: tuple[Verdict, ...], catalogue: Catalogue) -> Iterator[str]:
    """Tell what does not hold, the worst first."""
    among = concerns(verdicts, catalogue)
    yield from _titled(say("What needs attention"))
    if not among:
        yield say("Nothing.")
        yield ""
    for concern in among:
        yield from _concern(concern, catalogue)


def _concern(concern: Concern, catalogue: Catalogue) -> Iterator[str]:
    """Tell of one claim what it says, what was found, why that matters and how sure it is."""
    verdict = concern.verdict
    told = sentence(verdict, catalogue)
    head = f"{verdict.label.symbol} **{heading(verdict.label)}** · {linked_quote(verdict)}"
    yield head
    yield ""
    if told:
        yield f"**{escaped(told)}**"
        yield ""
    yield from (_fact(name, text) for name, text in about_concern(concern, catalogue))
    yield ""


def _fact(label: str, text: str) -> str:
    return point(say("{name}: {meaning}", name=label.capitalize(), meaning=inline(text)))


def _conflicts(among: tuple[Conflict, ...], links: Links) -> Iterator[str]:
    """Show sets of claims that cannot all hold, as arithmetic."""
    if among:
        yield from _titled(say("Claim against claim"))
    for conflict in among:
        yield f"**{links.citing(conflict.title)}**"
        yield ""
        for number, step in enumerate(conflict.steps, start=1):
            yield f"{number}. {links.citing(step)}"
        yield ""
        yield from (point(links.citing(text)) for text in (*conflict.repairs, conflict.gravity))
        yield ""


def _settled(verdicts: tuple[Verdict, ...], catalogue: Catalogue) -> Iterator[str]:
    """Show what published figures bear out, a row a claim."""
    rows = [
        (
            f"{row.verdict.label.symbol} {linked_quote(row.verdict)}",
            inline(row.claimed),
            inline(row.found),
            row.grade,
            flag_links(row.verdict.flags),
        )
        for row in settled(verdicts, catalogue)
    ]
    if rows:
        yield from _titled(say("What is settled"))
        heads = (say("Statement"), say("Claimed"), say("Found"), say("Evidence"), say("Cautions"))
        yield from table(heads, rows)


def _consequences(audit: Audit, document: Document, links: Links) -> Iterator[str]:
    """Tell what claims imply together for figures that nobody published."""
    among = consequences(audit, document)
    if among:
        yield from _titled(say("What follows for figures nobody published"))
        yield from (_consequence(each, links) for each in among if each.is_telling)
        yield ""
        wide = [_consequence(each, links) for each in among if not each.is_telling]
        if wide:
            bounds = counted("{number} wider bound", "{number} wider bounds", len(wide))
            yield from _folded(bounds, wide)


def _consequence(consequence: Consequence, links: Links) -> str:
    claims = together(map(links.to, consequence.claims))
    return point(escaped(consequence.text).replace(escaped(SLOT), claims))


def _doubted(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """List the claims to review, with what is doubted, and what they would be if read rightly."""
    rows = [
        (
            linked_quote(verdict),
            inline(say("; ").join(verdict.claim.review)),
            inline(reviewing.would_be(verdict)),
        )
        for verdict in verdicts
        if verdict.is_in_doubt
    ]
    if rows:
        yield from _titled(say("What is to be reviewed"))
        yield from table((say("Statement"), say("Doubts"), say("If read rightly")), rows)


def _open(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """Gather open claims by what would settle them."""
    sure = [verdict for verdict in verdicts if not verdict.is_in_doubt]
    groups = backlog(sure, Label.UNVERIFIABLE)
    if groups:
        yield from _titled(say("What waits for evidence"))
    for group in groups:
        number = counted("{number} claim", "{number} claims", len(group.verdicts))
        summary = say("{name}: {meaning}", name=number, meaning=advised(group.reason))
        yield from _folded(summary, [point(linked_quote(verdict)) for verdict in group.verdicts])


def _soft(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """List what nothing can be measured of, a line a statement."""
    groups = backlog(verdicts, Label.NOT_CHECKABLE)
    bare = [
        verdict
        for verdict in verdicts
        if verdict.label is Label.NOT_CHECKABLE and verdict.reason is None
    ]
    if groups or bare:
        yield from _titled(say("What cannot be measured"))
    for group in groups:
        meaning = counted(
            "{code}: {number} statement",
            "{code}: {number} statements",
            len(group.verdicts),
            code=group.reason.in_plain_words,
        )
        yield from _folded(meaning, [line_of(verdict) for verdict in group.verdicts])
    if bare:
        yield from _folded(
            counted(
                "without a figure: {number} statement",
                "without a figure: {number} statements",
                len(bare),
            ),
            [line_of(each) for each in bare],
        )


def _folded(summary: str, lines: Sequence[str]) -> Iterator[str]:
    """Fold lines away under one that says what they are."""
    yield f"<details><summary>{escaped(summary)}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"
    yield ""


def _method(audit: Audit, document: Document) -> Iterator[str]:
    """Say how it was made, and how to make it again."""
    yield from _titled(say("Method"))
    for fact in method(audit, document):
        text = " ".join(filter(None, (escaped(fact.text), code(fact.code))))
        yield point(say("{name}: {meaning}", name=fact.label.capitalize(), meaning=text))
    yield ""


def _claims(audit: Audit, verdicts: tuple[Verdict, ...], links: Links) -> Iterator[str]:
    """Show every claim that says something to measure, in the order of the document."""
    measured = [each for each in verdicts if each.label is not Label.NOT_CHECKABLE]
    if measured:
        yield from _titled(say("Every claim"))
    for verdict in measured:
        yield from section(verdict, audit, links)


def _flags(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """Explain every flag used."""
    rows = [
        (
            f'<a id="flag-{flag}"></a>{flag.in_plain_words}',
            say(flag.meaning),
            say(flag.remedy),
            str(number),
        )
        for flag, number in flags(verdicts).items()
    ]
    if rows:
        yield from _titled(say("Flags"))
        heads = (say("Flag"), say("Meaning"), say("What to do"), say("Claims"))
        yield from table(heads, rows, right=1)


def _sources(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """List every source that a verdict rests on."""
    used = sources(verdicts)
    if used:
        yield from _titled(say("Sources"))
        for source in used:
            yield point(listed((source_link(source), *map(escaped, about(source)))))
        yield ""


def _titled(title: str) -> Iterator[str]:
    yield f"## {title}"
    yield ""
