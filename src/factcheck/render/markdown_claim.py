"""One claim on a page of Markdown: its verdict, what was claimed and found, evidence, advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.judge import label_of
from factcheck.render import break_even, diagnosis, naming, provenance, words
from factcheck.render.labels import REASONS, heading, topic_label
from factcheck.render.markdown_text import anchor, code, escaped, link

_MANY = 4  # cells of one source from which on their indicator is not named again
_CONDITIONS = (Label.CONTRADICTED, Label.NEAR_MISS)


def section(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Show one claim."""
    claim = verdict.claim
    yield f'### <a id="{anchor(claim.id)}"></a>{verdict.label.symbol} {escaped(claim.id)}'
    yield ""
    if claim.quote:
        yield f"> {escaped(claim.quote)}"
        yield ""
    place = f"{claim.at.file}:{claim.at.line}"
    line = f", line {claim.line} of the document" if claim.line is not None else ""
    yield f"- **{heading(verdict.label)}**{_why(verdict)}"
    yield f"- Says: {escaped(claim.words())} ({claim.kind}; {code(place)}{line})"
    if claim.note:
        yield f"- Note: {escaped(claim.note)}"
    said = ""
    for outcome in words.deciding(verdict):
        claimed = words.with_role(outcome, words.claimed(outcome, claim))
        if claimed != said and outcome.relation.figure is not None:
            yield f"- Claimed: {escaped(claimed)}"
        said = claimed
        yield f"- Found: {_found(verdict, outcome, catalogue)}"
    yield from _evidence(verdict, catalogue)
    yield from _advice(verdict, catalogue)
    yield from _beside(verdict, catalogue)
    yield ""


def _why(verdict: Verdict) -> str:
    """Say why, where the label alone does not tell."""
    parts = [words.direction(verdict)]
    if verdict.reason is not None:
        parts.append(f"{verdict.reason}: {REASONS[verdict.reason].meaning}")
    said = "; ".join(part for part in parts if part)
    return f": {escaped(said)}" if said else ""


def _found(verdict: Verdict, outcome: Outcome, catalogue: Catalogue) -> str:
    """Say what was found, and how far the claim is off."""
    found = words.found(outcome, catalogue)
    if outcome.relation.figure is None or len(verdict.outcomes) > 1:
        found = words.with_role(outcome, found)
    notes = [words.off_by(outcome, catalogue), words.slip(outcome)]
    if outcome.fit is Fit.OVERLAPPING:
        notes.append(words.confirmed(outcome))
    if notes[0]:
        notes[0] = f"the claim is {notes[0]}"
    more = "; ".join(note for note in notes if note)
    return escaped(f"{found} ({more})" if more else found)


def _evidence(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """List the cells, those of one source together, with the source as a link."""
    cells = provenance.cells(words.deciding(verdict))
    here = naming.area(verdict.claim)
    for group in provenance.by_source(cells):
        source = group[0].source
        figures = ", ".join(
            escaped(provenance.cell(each, catalogue, here, name_it=len(group) < _MANY))
            for each in group
        )
        editions = ", ".join(dict.fromkeys(each.vintage for each in group if each.vintage))
        since = max((str(each.public_since or "") for each in group), default="")
        parts = [source_link(source), source.grade.words]
        parts += [f"edition {escaped(editions)}"] if editions else []
        parts += [f"public since {since}"] if since else []
        yield f"  - {figures} ({', '.join(parts)}; {_places(group)})"


def _advice(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say what would change the verdict, and what would settle it."""
    if verdict.label in _CONDITIONS:
        for outcome in words.deciding(verdict)[:1]:
            for each in outcome.break_evens:
                text = break_even.words_of(each, verdict, catalogue)
                yield f"- Holds only with {escaped(text)}"
    if verdict.label is Label.CONFLICTING or Flag.REVISED_SINCE in verdict.flags:
        for rival in words.opposed(verdict):
            label = heading(label_of(rival)).lower()
            text = f"{provenance.edition(rival.evidence)}: {words.found(rival, catalogue)}"
            yield f"- But {label} by {escaped(text)}"
    wanted = naming.wanted(verdict, catalogue)
    if wanted:
        yield f"- Would settle it: {escaped('; '.join(wanted))}"
    for implied in verdict.implied:
        told = naming.implied(implied, catalogue, verdict.claim)
        yield f"- Implied: {escaped(told)}"


def _beside(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say what may be the matter, and what to beware of."""
    for topic, text in diagnosis.facts(verdict, catalogue):
        yield f"- {topic_label(topic).capitalize()}: {escaped(text)}"
    for note in verdict.notes:
        yield f"- Note: {escaped(note)}"
    for finding in verdict.findings:
        others = ", ".join(
            f"[{escaped(each)}](#{anchor(each)})" for each in finding.claims if each != verdict.id
        )
        if others:
            yield f"- Cannot hold together with {others}"
    if verdict.flags:
        yield f"- Flags: {', '.join(f'[{flag}](#flag-{flag})' for flag in verdict.flags)}"


def _places(cells: Sequence[Observation]) -> str:
    """Say in which lines of which files cells stand."""
    lines: dict[str, list[str]] = {}
    for each in cells:
        lines.setdefault(each.at.file, []).append(str(each.at.line))
    return ", ".join(code(f"{file}:{','.join(numbers)}") for file, numbers in lines.items())


def source_link(source: Source) -> str:
    """Give the title of a source, leading to it where it can be read."""
    return link(source.title or source.id, source.url)
