"""An audit as Markdown: what needs attention first, then every claim with its evidence.

The same audit gives the same bytes: no times, no paths of this machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.claim import Document
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import listed, say
from factcheck.render.account.audit import Conflict, about, concerns, conflicts, flags, sources
from factcheck.render.markdown.claim import claim_link, section, source_link
from factcheck.render.notation.markdown import code, escaped, link, point, table
from factcheck.render.phrases import words
from factcheck.render.phrases.labels import heading


def render(audit: Audit) -> str:
    """Write an audit as Markdown, one part a document."""
    lines: list[str] = []
    for document in audit.documents:
        verdicts = audit.of(document)
        if verdicts:
            lines += _head(document, verdicts)
            lines += _attention(audit, verdicts)
            lines += _conflicts(conflicts(audit, verdicts))
            lines += _claims(audit, verdicts)
            lines += _flags(verdicts)
            lines += _sources(verdicts)
    nothing = say("No claims.")
    return "\n".join(lines).rstrip("\n") + "\n" if lines else f"{nothing}\n"


def _head(document: Document, verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """Say which document it is, and give the counts."""
    yield f"# {link(str(document), document.url)}"
    yield ""
    day, file = document.published, code(document.file)
    published = say("published {date}", date=day) if day else ""
    parts = (escaped(document.issuer), published, say("claims in {file}", file=file))
    yield " · ".join(filter(None, parts))
    yield ""
    count = Counter(verdict.label for verdict in verdicts)
    rows = [
        (f"{label.symbol} {heading(label)}", say(label.meaning), str(count[label]))
        for label in Label
        if count[label]
    ]
    everything = say("All")
    rows.append((f"**{everything}**", "", f"**{len(verdicts)}**"))
    yield from table((say("Verdict"), say("Meaning"), say("Claims")), rows, right=1)
    undated = words.undated(verdicts)
    if undated:
        yield undated
        yield ""
    to_review = words.review(verdicts)
    if to_review:
        yield say("**{sentences}.**", sentences=to_review)
        yield ""


def _attention(audit: Audit, verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """List what needs attention, the worst first."""
    rows = [
        (
            f"{concern.verdict.label.symbol} {heading(concern.verdict.label).lower()}",
            claim_link(concern.verdict.id),
            escaped(concern.verdict.claim.quote),
            escaped(concern.claimed),
            escaped(concern.found),
        )
        for concern in concerns(verdicts, audit.reference.catalogue)
    ]
    yield from _titled(say("What needs attention"))
    if rows:
        heads = (say("Verdict"), say("Claim"), say("Quote"), say("Claimed"), say("Found"))
        yield from table(heads, rows)
    else:
        yield say("Nothing.")
        yield ""


def _conflicts(among: tuple[Conflict, ...]) -> Iterator[str]:
    """Show sets of claims that cannot all hold, as arithmetic."""
    if among:
        yield from _titled(say("Claim against claim"))
    for conflict in among:
        links = listed(map(claim_link, conflict.claims))
        yield say("**{message}** ({links})", message=escaped(conflict.title), links=links)
        yield ""
        for number, step in enumerate(conflict.steps, start=1):
            yield f"{number}. {escaped(step)}"
        yield ""
        yield from (point(escaped(text)) for text in (*conflict.repairs, conflict.gravity))
        yield ""


def _claims(audit: Audit, verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """Show every claim, in the order of the document."""
    yield from _titled(say("Every claim"))
    for verdict in verdicts:
        yield from section(verdict, audit.reference.catalogue, is_known=audit.is_known(verdict))


def _flags(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    """Explain every flag used."""
    rows = [
        (
            f'<a id="flag-{flag}"></a>{flag}',
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
