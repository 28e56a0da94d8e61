"""A verdict derived in full, to be redone by hand: cells, conversions, intervals, comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.verdict import Verdict
from factcheck.language import later, listed, say
from factcheck.render.account.audit import conflict
from factcheck.render.account.blocks import Block, Fact, Points, Sentence
from factcheck.render.account.claim import (
    base_years,
    cautions,
    difference,
    doubts,
    editions,
    saying,
    settling,
)
from factcheck.render.account.exhibits import Exhibits
from factcheck.render.phrases import break_even, diagnosed, naming, provenance, redo, words
from factcheck.render.phrases.citing import written
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.titles import claim_place, dated
from factcheck.render.phrases.yardstick import of_outcome
from factcheck.wording.expression_words import worded

_FITS = {
    Fit.INSIDE: later("inside: all that the evidence allows is claimed"),
    Fit.OVERLAPPING: later("overlapping: part of what the evidence allows is claimed"),
    Fit.OUTSIDE: later("outside: nothing that the evidence allows is claimed"),
    Fit.OPEN: later("open: evidence is missing, and what there is does not settle it"),
}


class Chapter(Struct, frozen=True):
    """A part of a derivation, under a title."""

    title: str
    blocks: tuple[Block, ...]


def statement(verdict: Verdict, catalogue: Catalogue) -> Iterator[Block]:
    """Say what was claimed, where it stands, and why it could not be checked, if so."""
    claim = verdict.claim
    if claim.quote:
        yield Fact(Topic.QUOTE, claim.quote)
    yield Fact(Topic.PLACE, claim_place(claim))
    yield Fact(Topic.DOCUMENT, _described(claim.document))
    yield from saying(claim, catalogue)
    if verdict.reason is not None:
        yield Fact(Topic.WHY, verdict.reason.in_full())
    yield from doubts(verdict)


def chapters(audit: Audit, verdict: Verdict) -> Iterator[Chapter]:
    """Return the derivation of a verdict part by part; some parts may be empty."""
    catalogue = audit.reference.catalogue
    exhibits = Exhibits(audit, verdict.claim)
    for number, outcome in enumerate(verdict.outcomes, start=1):
        title = _title(outcome, number, len(verdict.outcomes))
        yield Chapter(title, tuple(_arithmetic(verdict, outcome, exhibits)))
    parts: tuple[tuple[str, Iterable[Block]], ...] = (
        (
            say("By set of evidence, of which the first decides"),
            editions(verdict, catalogue),
        ),
        (say("What would change it"), _break_evens(verdict, catalogue)),
        (say("What may be the matter"), _diagnosis(verdict, catalogue)),
        (say("Under other base years"), _base_years(verdict, catalogue)),
        (say("What would settle it"), settling(verdict, catalogue)),
        (say("Flags and notes"), cautions(verdict)),
        (say("Claim against claim"), _conflicts(verdict, audit)),
    )
    for title, blocks in parts:
        yield Chapter(title, tuple(blocks))


def _title(outcome: Outcome, number: int, of: int) -> str:
    title = say("Arithmetic") if of == 1 else say("Part {number} of {of}", number=number, of=of)
    role = outcome.relation.role
    return say("{name}: {meaning}", name=title, meaning=role) if role else title


def _arithmetic(verdict: Verdict, outcome: Outcome, exhibits: Exhibits) -> Iterator[Block]:
    """Show one relation: formula, cells, what was found and claimed, how they compare."""
    catalogue = exhibits.catalogue
    yield Fact(Topic.MEASURED, _formula(outcome.relation.expression, verdict, catalogue))
    yield Fact(Topic.EDITION, provenance.edition(outcome.evidence, catalogue))
    yield from exhibits.of(outcome)
    for missing in outcome.evidence.missing:
        yield Fact(Topic.MISSING, naming.quantity(missing, catalogue))
    yield from exhibits.courses(outcome)
    arithmetic = redo.redone(outcome)
    if arithmetic:
        yield Fact(Topic.REDO, arithmetic)
    yield Fact(Topic.FOUND, _found_exactly(outcome, catalogue))
    yield Fact(Topic.CLAIMED, _claimed_exactly(outcome, verdict, catalogue))
    yield Fact(Topic.COMPARED, say(_FITS[outcome.fit]))
    yield from difference(verdict, outcome, catalogue)


def _formula(expression: Expression, verdict: Verdict, catalogue: Catalogue) -> str:
    """Write an expression with the names of what it measures."""
    if isinstance(expression, Rank) and len(expression.peers) > 5:
        return worded(expression)
    return naming.formula(expression, catalogue, area=naming.area(verdict.claim))


def _found_exactly(outcome: Outcome, catalogue: Catalogue) -> str:
    """Return what was found in short, and in full."""
    short = words.found(outcome, catalogue)
    full = of_outcome(outcome, catalogue).exactly(outcome.found)
    if short == full or isinstance(outcome.relation.expression, Rank):
        return short
    return say("{name}: {meaning}", name=short, meaning=full)


def _claimed_exactly(outcome: Outcome, verdict: Verdict, catalogue: Catalogue) -> str:
    """Return what is claimed, and which values that allows."""
    claimed, figure = words.claimed(outcome, verdict.claim), outcome.relation.figure
    if figure is None or claimed != naming.printed(figure):
        return claimed
    amount = of_outcome(outcome, catalogue).exactly(outcome.claimed)
    return say("{name}: {meaning}", name=claimed, meaning=amount)


def _break_evens(verdict: Verdict, catalogue: Catalogue) -> Iterator[Block]:
    """Say for which values of one input the claim would hold."""
    points = [(outcome, point) for outcome in verdict.outcomes for point in outcome.break_evens]
    texts = break_even.in_words((point for _, point in points), verdict, catalogue)
    for (outcome, _), text in zip(points, texts, strict=True):
        if outcome.fit is Fit.OUTSIDE:
            yield Sentence(say("It holds only with {condition}.", condition=text))
        else:
            yield Sentence(say("It holds with {condition}.", condition=text))


def _diagnosis(verdict: Verdict, catalogue: Catalogue) -> Iterator[Block]:
    """Say how the figure may have come about, and on what ground it stands."""
    for topic, text in diagnosed.facts(verdict, catalogue):
        yield Fact(topic, text)
    for slip in verdict.diagnosis.slips if verdict.diagnosis else ():
        chance = diagnosed.chance_words(slip)
        yield Fact(Topic.CHANCE, say("{name}: {meaning}", name=slip.words, meaning=chance))


def _base_years(verdict: Verdict, catalogue: Catalogue) -> Iterator[Block]:
    """Say what other base years give; its title tells what the sentences are about."""
    for block in base_years(verdict, catalogue):
        if isinstance(block, Points):
            yield from map(Sentence, block.texts)
        else:
            yield block


def _conflicts(verdict: Verdict, audit: Audit) -> Iterator[Block]:
    """Show the conflicts it takes part in, as arithmetic."""
    for finding in verdict.findings:
        at_odds = conflict(finding, audit)
        yield Sentence(written(at_odds.title))
        for text in at_odds.lines:
            yield Sentence(written(text), depth=1)


def _described(document: Document) -> str:
    return listed(filter(None, (str(document), document.issuer, dated(document))))
