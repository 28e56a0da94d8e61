"""One claim on a page of Markdown: its verdict, what was claimed and found, evidence, advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.judge import label_of
from factcheck.language import listed, say
from factcheck.render.notation.markdown import anchor, code, escaped, link, point
from factcheck.render.phrases import break_even, diagnosis, naming, provenance, words
from factcheck.render.phrases.labels import REASONS, heading, topic_label

_MANY = 4  # cells of one source from which on their indicator is not named again
_CONDITIONS = (Label.CONTRADICTED, Label.NEAR_MISS)


def section(verdict: Verdict, catalogue: Catalogue, *, is_known: bool = False) -> Iterator[str]:
    """Show one claim; `is_known` says that what was found has been accepted."""
    claim = verdict.claim
    yield f'### <a id="{anchor(claim.id)}"></a>{verdict.label.symbol} {escaped(claim.id)}'
    yield ""
    if claim.quote:
        yield f"> {escaped(claim.quote)}"
        yield ""
    place = f"{claim.at.file}:{claim.at.line}"
    where = code(place)
    if claim.line is not None:
        where = say("{place}, line {line} of the document", place=where, line=claim.line)
    known = " · " + say("known") if is_known else ""
    strength = words.strength(verdict)
    yield point(_verdict(verdict) + (f" · {strength}" if strength else "") + known)
    told = escaped(claim.words())
    yield point(say("Says: {words} ({kind}; {place})", words=told, kind=claim.kind, place=where))
    if claim.note:
        yield point(say("Note: {note}", note=escaped(claim.note)))
    said = ""
    for outcome in words.deciding(verdict):
        claimed = words.with_role(outcome, words.claimed(outcome, claim))
        if claimed != said and outcome.relation.figure is not None:
            yield point(say("Claimed: {claimed}", claimed=escaped(claimed)))
        said = claimed
        yield point(say("Found: {found}", found=_found(verdict, outcome, catalogue)))
    yield from _evidence(verdict, catalogue)
    yield from _advice(verdict, catalogue)
    yield from _beside(verdict, catalogue)
    yield ""


def _verdict(verdict: Verdict) -> str:
    """Say what the verdict is; and why, where the label alone does not tell."""
    parts = [words.direction(verdict)]
    if (reason := verdict.reason) is not None:
        meaning = say(REASONS[reason].meaning)
        parts.append(say("{code}: {meaning}", code=reason, meaning=meaning))
    said = say("; ").join(part for part in parts if part)
    label = f"**{heading(verdict.label)}**"
    return say("{name}: {meaning}", name=label, meaning=escaped(said)) if said else label


def _found(verdict: Verdict, outcome: Outcome, catalogue: Catalogue) -> str:
    """Say what was found, and how far the claim is off."""
    found = words.found(outcome, catalogue)
    if outcome.relation.figure is None or len(verdict.outcomes) > 1:
        found = words.with_role(outcome, found)
    notes = [words.off_by(outcome, catalogue), words.slip(outcome)]
    if outcome.fit is Fit.OVERLAPPING:
        notes.append(words.confirmed(outcome))
    if notes[0]:
        notes[0] = say("the claim is {gap}", gap=notes[0])
    more = say("; ").join(note for note in notes if note)
    return escaped(say("{text} ({more})", text=found, more=more) if more else found)


def _evidence(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """List the cells, those of one source together, with the source as a link."""
    cells = provenance.cells(words.deciding(verdict))
    here = naming.area(verdict.claim)
    for group in provenance.by_source(cells):
        source = group[0].source
        figures = listed(
            escaped(provenance.cell(each, catalogue, here, name_it=len(group) < _MANY))
            for each in group
        )
        editions = listed(dict.fromkeys(each.vintage for each in group if each.vintage))
        since = max((str(each.public_since or "") for each in group), default="")
        parts = [source_link(source), source.grade.words]
        parts += [say("edition {edition}", edition=escaped(editions))] if editions else []
        parts += [say("public since {date}", date=since)] if since else []
        told = say(
            "{figures} ({origin}; {places})",
            figures=figures,
            origin=listed(parts),
            places=_places(group),
        )
        yield f"  {point(told)}"


def _advice(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say what would change the verdict, and what would settle it."""
    if verdict.label in _CONDITIONS:
        for outcome in words.deciding(verdict)[:1]:
            for each in outcome.break_evens:
                text = break_even.words_of(each, verdict, catalogue)
                yield point(say("Holds only with {condition}", condition=escaped(text)))
    if verdict.label is Label.CONFLICTING or Flag.REVISED_SINCE in verdict.flags:
        for rival in words.opposed(verdict):
            label = heading(label_of(rival)).lower()
            edition, found = provenance.edition(rival.evidence), words.found(rival, catalogue)
            text = escaped(say("{name}: {meaning}", name=edition, meaning=found))
            yield point(say("But {label} by {edition}", label=label, edition=text))
    wanted = naming.wanted(verdict, catalogue)
    if wanted:
        figures = escaped(say("; ").join(wanted))
        yield point(say("Would settle it: {figures}", figures=figures))
    for implied in verdict.implied:
        told = naming.implied(implied, catalogue, verdict.claim)
        yield point(say("Implied: {implied}", implied=escaped(told)))


def _beside(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say what may be the matter, and what to beware of."""
    for topic, text in diagnosis.facts(verdict, catalogue):
        label = topic_label(topic).capitalize()
        yield point(say("{name}: {meaning}", name=label, meaning=escaped(text)))
    for note in verdict.notes:
        yield point(say("Note: {note}", note=escaped(note)))
    for finding in verdict.findings:
        others = listed(
            f"[{escaped(each)}](#{anchor(each)})" for each in finding.claims if each != verdict.id
        )
        if others:
            yield point(say("Cannot hold together with {others}", others=others))
    if verdict.flags:
        flags = listed(f"[{flag}](#flag-{flag})" for flag in verdict.flags)
        yield point(say("Flags: {flags}", flags=flags))


def _places(cells: Sequence[Observation]) -> str:
    """Say in which lines of which files cells stand."""
    lines: dict[str, list[str]] = {}
    for each in cells:
        lines.setdefault(each.at.file, []).append(str(each.at.line))
    return listed(code(f"{file}:{','.join(numbers)}") for file, numbers in lines.items())


def source_link(source: Source) -> str:
    """Give the title of a source, leading to it where it can be read."""
    return link(source.title or source.id, source.url)
