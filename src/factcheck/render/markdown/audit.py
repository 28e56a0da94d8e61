"""An audit as Markdown: what needs attention first, then every claim with its evidence.

The same audit gives the same bytes: no times, no paths of this machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Source
from factcheck.domain.claim import Document
from factcheck.domain.finding import Finding
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import listed, say
from factcheck.render.markdown.claim import section, source_link
from factcheck.render.notation.markdown import anchor, code, escaped, link, point, table
from factcheck.render.phrases import provenance, words
from factcheck.render.phrases.labels import FLAGS, MEANINGS, heading
from factcheck.render.phrases.titles import dates

_ATTENTION = (Label.CONTRADICTED, Label.IMPLAUSIBLE, Label.NEAR_MISS, Label.CONFLICTING)


def render(audit: Audit) -> str:
    """Write an audit as Markdown, one part a document."""
    lines: list[str] = []
    for document in audit.documents:
        verdicts = audit.of(document)
        if verdicts:
            lines += _Report(audit, document, verdicts).lines()
    nothing = say("No claims.")
    return "\n".join(lines).rstrip("\n") + "\n" if lines else f"{nothing}\n"


class _Report:
    """The part of one document."""

    def __init__(self, audit: Audit, document: Document, verdicts: tuple[Verdict, ...]) -> None:
        self.audit = audit
        self.document = document
        self.verdicts = verdicts
        self.catalogue = audit.reference.catalogue
        ids = {each.id for each in verdicts}
        self.findings = [each for each in audit.findings if ids.intersection(each.claims)]

    def lines(self) -> Iterator[str]:
        """Give the whole part."""
        yield from self.head()
        yield from self.attention()
        yield from self.conflicts()
        yield from self.claims()
        yield from self.flags()
        yield from self.sources()

    def head(self) -> Iterator[str]:
        """Say which document it is, and give the counts."""
        document = self.document
        title = escaped(str(document))
        yield f"# {link(str(document), document.url) if document.url else title}"
        yield ""
        day, file = document.published, code(document.file)
        published = say("published {date}", date=day) if day else ""
        about = [escaped(document.issuer), published, say("claims in {file}", file=file)]
        yield " · ".join(part for part in about if part)
        yield ""
        count = Counter(each.label for each in self.verdicts)
        rows = [
            (f"{label.symbol} {heading(label)}", say(MEANINGS[label]), str(count[label]))
            for label in Label
            if count[label]
        ]
        everything = say("All")
        rows.append((f"**{everything}**", "", f"**{len(self.verdicts)}**"))
        yield from table((say("Verdict"), say("Meaning"), say("Claims")), rows, right=1)
        undated = words.undated(self.verdicts)
        if undated:
            yield undated
            yield ""

    def attention(self) -> Iterator[str]:
        """List what needs attention, the worst first."""
        rows = [
            (
                f"{label.symbol} {heading(label).lower()}",
                _to(verdict),
                _quote(verdict),
                *self.figures(verdict),
            )
            for label in _ATTENTION
            for verdict in self.verdicts
            if verdict.label is label
        ]
        yield from _titled(say("What needs attention"))
        if rows:
            heads = (say("Verdict"), say("Claim"), say("Quote"), say("Claimed"), say("Found"))
            yield from table(heads, rows)
        else:
            yield say("Nothing.")
            yield ""

    def figures(self, verdict: Verdict) -> tuple[str, str]:
        """Give what is claimed and what was found, for a row of a table."""
        deciding = words.deciding(verdict)
        if not deciding:
            return escaped(verdict.claim.words()), ""
        claimed = words.with_role(deciding[0], words.claimed(deciding[0], verdict.claim))
        found = say("; ").join(words.found(each, self.catalogue) for each in deciding[:3])
        if verdict.label not in _ATTENTION and len(deciding) > 1:
            return escaped(verdict.claim.words()), words.parts_hold(len(deciding))
        return escaped(claimed), escaped(found)

    def conflicts(self) -> Iterator[str]:
        """Show sets of claims that cannot all hold."""
        if not self.findings:
            return
        yield from _titled(say("Claim against claim"))
        for finding in self.findings:
            yield from self.conflict(finding)

    def conflict(self, finding: Finding) -> Iterator[str]:
        """Show one such set as arithmetic."""
        links = listed(f"[{escaped(each)}](#{anchor(each)})" for each in finding.claims)
        message = escaped(finding.message or say("These claims cannot all hold"))
        yield say("**{message}** ({links})", message=message, links=links)
        yield ""
        for number, step in enumerate(finding.chain, start=1):
            yield f"{number}. {escaped(step)}"
        yield ""
        for repair in finding.repairs:
            told = escaped(words.repair(repair, self.audit))
            yield point(say("Repair: {repair}", repair=told))
        yield point(say("Grade: {gravity}", gravity=words.gravity(finding)))
        yield ""

    def claims(self) -> Iterator[str]:
        """Show every claim, in the order of the document."""
        yield from _titled(say("Every claim"))
        for verdict in self.verdicts:
            yield from section(verdict, self.catalogue, is_known=self.audit.is_known(verdict))

    def flags(self) -> Iterator[str]:
        """Explain every flag used."""
        used = Counter(flag for each in self.verdicts for flag in each.flags)
        if not used:
            return
        yield from _titled(say("Flags"))
        rows = [
            (
                f'<a id="flag-{flag}"></a>{flag}',
                say(FLAGS[flag].meaning),
                say(FLAGS[flag].remedy),
                str(used[flag]),
            )
            for flag in FLAGS
            if used[flag]
        ]
        heads = (say("Flag"), say("Meaning"), say("What to do"), say("Claims"))
        yield from table(heads, rows, right=1)

    def sources(self) -> Iterator[str]:
        """List every source that a verdict rests on."""
        used = _sources(self.verdicts)
        if not used:
            return
        yield from _titled(say("Sources"))
        for source in used:
            parts = [source_link(source), escaped(source.publisher), source.grade.words]
            parts += dates(source)
            yield point(listed(part for part in parts if part))
        yield ""


def _titled(title: str) -> Iterator[str]:
    yield f"## {title}"
    yield ""


def _sources(verdicts: Iterable[Verdict]) -> list[Source]:
    used = {
        cell.source.id: cell.source
        for verdict in verdicts
        for cell in provenance.cells(words.deciding(verdict))
    }
    return [used[each] for each in sorted(used)]


def _to(verdict: Verdict) -> str:
    return f"[{escaped(verdict.id)}](#{anchor(verdict.id)})"


def _quote(verdict: Verdict) -> str:
    return escaped(verdict.claim.quote)
