"""An audit as Markdown: what needs attention first, then every claim with its evidence.

The same audit gives the same bytes: no times, no paths of this machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Source
from factcheck.domain.claim import Document
from factcheck.domain.finding import Finding
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.judge import label_of
from factcheck.render import naming, provenance, words
from factcheck.render.labels import FLAGS, MEANINGS, REASONS, heading
from factcheck.render.markdown_text import anchor, code, escaped, link, table

_ATTENTION = (Label.CONTRADICTED, Label.IMPLAUSIBLE, Label.NEAR_MISS, Label.CONFLICTING)
_MANY = 4  # cells of one source from which on their indicator is not named again
_CONDITIONS = (Label.CONTRADICTED, Label.NEAR_MISS)


def render(audit: Audit) -> str:
    """Write an audit as Markdown, one part a document."""
    lines: list[str] = []
    for document in audit.documents:
        verdicts = audit.of(document)
        if verdicts:
            lines += _Report(audit, document, verdicts).lines()
    return "\n".join(lines).rstrip("\n") + "\n" if lines else "No claims.\n"


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
        published = f"published {document.published}" if document.published else ""
        about = [escaped(document.issuer), published, f"claims in {code(document.file)}"]
        yield " · ".join(part for part in about if part)
        yield ""
        count = Counter(each.label for each in self.verdicts)
        rows = [
            (f"{label.symbol} {heading(label)}", MEANINGS[label], str(count[label]))
            for label in Label
            if count[label]
        ]
        rows.append(("**All**", "", f"**{len(self.verdicts)}**"))
        yield from table(("Verdict", "Meaning", "Claims"), rows, right=1)

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
        yield "## What needs attention"
        yield ""
        if rows:
            yield from table(("Verdict", "Claim", "Quote", "Claimed", "Found"), rows)
        else:
            yield "Nothing."
            yield ""

    def figures(self, verdict: Verdict) -> tuple[str, str]:
        """Give what is claimed and what was found, for a row of a table."""
        deciding = words.deciding(verdict)
        if not deciding:
            return escaped(verdict.claim.words()), ""
        claimed = words.with_role(deciding[0], words.claimed(deciding[0], verdict.claim))
        found = "; ".join(words.found(each, self.catalogue) for each in deciding[:3])
        if verdict.label not in _ATTENTION and len(deciding) > 1:
            return escaped(verdict.claim.words()), words.parts_hold(len(deciding))
        return escaped(claimed), escaped(found)

    def conflicts(self) -> Iterator[str]:
        """Show sets of claims that cannot all hold."""
        if not self.findings:
            return
        yield "## Claim against claim"
        yield ""
        for finding in self.findings:
            yield from self.conflict(finding)

    def conflict(self, finding: Finding) -> Iterator[str]:
        """Show one such set as arithmetic."""
        links = ", ".join(f"[{escaped(each)}](#{anchor(each)})" for each in finding.claims)
        yield f"**{escaped(finding.message or 'These claims cannot all hold')}** ({links})"
        yield ""
        for number, step in enumerate(finding.chain, start=1):
            yield f"{number}. {escaped(step)}"
        yield ""
        for repair in finding.repairs:
            yield f"- Repair: {escaped(words.repair(repair, self.audit))}"
        yield f"- Grade: {words.gravity(finding)}"
        yield ""

    def claims(self) -> Iterator[str]:
        """Show every claim, in the order of the document."""
        yield "## Every claim"
        yield ""
        for verdict in self.verdicts:
            yield from self.claim(verdict)

    def claim(self, verdict: Verdict) -> Iterator[str]:
        """Show one claim."""
        claim = verdict.claim
        yield f'### <a id="{anchor(claim.id)}"></a>{verdict.label.symbol} {escaped(claim.id)}'
        yield ""
        if claim.quote:
            yield f"> {escaped(claim.quote)}"
            yield ""
        place = f"{claim.at.file}:{claim.at.line}"
        line = f", line {claim.line} of the document" if claim.line is not None else ""
        yield f"- **{heading(verdict.label)}**{self.why(verdict)}"
        yield f"- Says: {escaped(claim.words())} ({claim.kind}; {code(place)}{line})"
        if claim.note:
            yield f"- Note: {escaped(claim.note)}"
        said = ""
        for outcome in words.deciding(verdict):
            claimed = words.with_role(outcome, words.claimed(outcome, claim))
            if claimed != said and outcome.relation.figure is not None:
                yield f"- Claimed: {escaped(claimed)}"
            said = claimed
            yield f"- Found: {self.found(verdict, outcome)}"
        yield from self.evidence(verdict)
        yield from self.advice(verdict)
        yield ""

    def why(self, verdict: Verdict) -> str:
        """Say why, where the label alone does not tell."""
        parts = [words.direction(verdict)]
        if verdict.reason is not None:
            parts.append(f"{verdict.reason}: {REASONS[verdict.reason].meaning}")
        said = "; ".join(part for part in parts if part)
        return f": {escaped(said)}" if said else ""

    def found(self, verdict: Verdict, outcome: Outcome) -> str:
        """Say what was found, and how far the claim is off."""
        found = words.found(outcome, self.catalogue)
        if outcome.relation.figure is None or len(verdict.outcomes) > 1:
            found = words.with_role(outcome, found)
        notes = [words.off_by(outcome, self.catalogue), words.slip(outcome)]
        if outcome.fit is Fit.OVERLAPPING:
            notes.append(words.confirmed(outcome))
        if notes[0]:
            notes[0] = f"the claim is {notes[0]}"
        more = "; ".join(note for note in notes if note)
        return escaped(f"{found} ({more})" if more else found)

    def evidence(self, verdict: Verdict) -> Iterator[str]:
        """List the cells, those of one source together, with the source as a link."""
        cells = provenance.cells(words.deciding(verdict))
        here = naming.area(verdict.claim)
        for group in provenance.by_source(cells):
            source = group[0].source
            figures = ", ".join(
                escaped(provenance.cell(each, self.catalogue, here, name_it=len(group) < _MANY))
                for each in group
            )
            editions = ", ".join(dict.fromkeys(each.vintage for each in group if each.vintage))
            since = max((str(each.public_since or "") for each in group), default="")
            parts = [_source(source), source.grade.words]
            parts += [f"edition {escaped(editions)}"] if editions else []
            parts += [f"public since {since}"] if since else []
            yield f"  - {figures} ({', '.join(parts)}; {_places(group)})"

    def advice(self, verdict: Verdict) -> Iterator[str]:
        """Say what would change the verdict, what would settle it, and what to beware of."""
        if verdict.label in _CONDITIONS:
            for outcome in words.deciding(verdict)[:1]:
                for each in outcome.break_evens:
                    text = words.break_even(each, verdict, self.catalogue)
                    yield f"- Holds only with {escaped(text)}"
        if verdict.label is Label.CONFLICTING or Flag.REVISED_SINCE in verdict.flags:
            for rival in words.opposed(verdict):
                label = heading(label_of(rival)).lower()
                text = f"{provenance.edition(rival.evidence)}: {words.found(rival, self.catalogue)}"
                yield f"- But {label} by {escaped(text)}"
        wanted = naming.wanted(verdict, self.catalogue)
        if wanted:
            yield f"- Would settle it: {escaped('; '.join(wanted))}"
        for implied in verdict.implied:
            told = naming.implied(implied, self.catalogue, [verdict.claim.figure])
            yield f"- Implied: {escaped(told)}"
        for note in verdict.notes:
            yield f"- Note: {escaped(note)}"
        for finding in verdict.findings:
            others = ", ".join(
                f"[{escaped(each)}](#{anchor(each)})"
                for each in finding.claims
                if each != verdict.id
            )
            if others:
                yield f"- Cannot hold together with {others}"
        if verdict.flags:
            yield f"- Flags: {', '.join(f'[{flag}](#flag-{flag})' for flag in verdict.flags)}"

    def flags(self) -> Iterator[str]:
        """Explain every flag used."""
        used = Counter(flag for each in self.verdicts for flag in each.flags)
        if not used:
            return
        yield "## Flags"
        yield ""
        rows = [
            (
                f'<a id="flag-{flag}"></a>{flag}',
                FLAGS[flag].meaning,
                FLAGS[flag].remedy,
                str(used[flag]),
            )
            for flag in FLAGS
            if used[flag]
        ]
        yield from table(("Flag", "Meaning", "What to do", "Claims"), rows, right=1)

    def sources(self) -> Iterator[str]:
        """List every source that a verdict rests on."""
        used = _sources(self.verdicts)
        if not used:
            return
        yield "## Sources"
        yield ""
        for source in used:
            parts = [_source(source), escaped(source.publisher), source.grade.words]
            if source.published:
                parts.append(f"published {source.published}")
            if source.accessed:
                parts.append(f"read {source.accessed}")
            yield f"- {', '.join(part for part in parts if part)}"
        yield ""


def _sources(verdicts: Iterable[Verdict]) -> list[Source]:
    used = {
        cell.source.id: cell.source
        for verdict in verdicts
        for cell in provenance.cells(words.deciding(verdict))
    }
    return [used[each] for each in sorted(used)]


def _places(cells: Sequence[Observation]) -> str:
    """Say in which lines of which files cells stand."""
    lines: dict[str, list[str]] = {}
    for each in cells:
        lines.setdefault(each.at.file, []).append(str(each.at.line))
    return ", ".join(code(f"{file}:{','.join(numbers)}") for file, numbers in lines.items())


def _source(source: Source) -> str:
    return link(source.title or source.id, source.url)


def _to(verdict: Verdict) -> str:
    return f"[{escaped(verdict.id)}](#{anchor(verdict.id)})"


def _quote(verdict: Verdict) -> str:
    return escaped(verdict.claim.quote)
