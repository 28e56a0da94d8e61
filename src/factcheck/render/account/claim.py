"""The facts of a verdict, by topic and in order, for any page that shows a claim in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.judge import label_of
from factcheck.language import listed, say
from factcheck.render.phrases import break_even, diagnosis, naming, provenance, words
from factcheck.render.phrases.labels import FLAGS, REASONS, Topic, heading

Fact: TypeAlias = tuple[Topic, str]  # what it is about, and what is said

_MOST_WANTED = 3
_MOST_RIVALS = 3


def account(verdict: Verdict, catalogue: Catalogue) -> Iterator[Fact]:
    """Give what is said of one claim, by topic."""
    said = ""
    for outcome in words.deciding(verdict):
        claimed = words.claimed(outcome, verdict.claim)
        if claimed != said:
            said = claimed
            has_figure = outcome.relation.figure is not None
            yield Topic.CLAIMED, words.with_role(outcome, claimed) if has_figure else claimed
        yield from _comparison(verdict, outcome, catalogue)
    if not verdict.outcomes:
        yield Topic.CLAIMED, verdict.claim.words()
    if verdict.reason is not None:
        yield Topic.WHY, REASONS[verdict.reason].in_short(verdict.reason)
    here = naming.area(verdict.claim)
    for text in provenance.evidence(words.deciding(verdict), catalogue, besides=here):
        yield Topic.EVIDENCE, text
    yield from _advice(verdict, catalogue)


def _comparison(verdict: Verdict, outcome: Outcome, catalogue: Catalogue) -> Iterator[Fact]:
    """Give what was found of one part, how far off the claim is, and what rivals say."""
    found = words.found(outcome, catalogue)
    plain = outcome.relation.figure is None
    yield Topic.FOUND, words.with_role(outcome, found) if plain else found
    gap = words.off_by(outcome, catalogue)
    notes = [gap, words.direction(verdict), words.slip(outcome)]
    if outcome.fit is Fit.OVERLAPPING:
        notes.append(words.confirmed(outcome))
    if any(notes):
        yield Topic.OFF_BY if gap else Topic.NOTE, say("; ").join(note for note in notes if note)


def _advice(verdict: Verdict, catalogue: Catalogue) -> Iterator[Fact]:
    """Give what would change a verdict, its flags, and what to do."""
    if verdict.label in (Label.CONTRADICTED, Label.NEAR_MISS):
        for outcome in words.deciding(verdict)[:1]:
            for each in outcome.break_evens[:2]:
                yield Topic.HOLDS_WITH, break_even.words_of(each, verdict, catalogue)
    yield from diagnosis.facts(verdict, catalogue)
    if verdict.label is Label.CONFLICTING or Flag.REVISED_SINCE in verdict.flags:
        for rival in words.opposed(verdict)[:_MOST_RIVALS]:
            label = heading(label_of(rival)).lower()
            found = words.found(rival, catalogue)
            edition = provenance.edition(rival.evidence)
            told = say("{label} by {edition}: {found}", label=label, edition=edition, found=found)
            yield Topic.BUT, told
    wanted = naming.wanted(verdict, catalogue)
    if wanted:
        more = len(wanted) - _MOST_WANTED
        text = say("; ").join(wanted[:_MOST_WANTED])
        if more > 0:
            text = say("{told}; and {number} more", told=text, number=more)
        yield Topic.SETTLE_BY, text
    for note in verdict.notes:
        yield Topic.NOTE, note
    for finding in verdict.findings:
        others = listed(each for each in finding.claims if each != verdict.id)
        text = say("cannot hold together with {claims}", claims=others)
        yield Topic.AGAINST, text if others else finding.message
    for flag in verdict.flags:
        yield Topic.FLAG, FLAGS[flag].in_full(flag)
