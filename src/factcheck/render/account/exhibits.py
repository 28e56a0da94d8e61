"""Evidence in full: every cell with its place and source, and how an answer came of it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import leaves
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation
from factcheck.language import later, say
from factcheck.render.account.blocks import Block, Fact, Sentence, Table
from factcheck.render.phrases import naming, number, provenance, words
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.sparkline import sparkline
from factcheck.render.phrases.titles import DIGEST, place

_MANY = 4  # answers that are shown each on lines of its own
_HOW = {
    Derivation.PUBLISHED: later("as published"),
    Derivation.RATE: later("from the published rate"),
    Derivation.CHAIN: later("rates of adjoining years, multiplied"),
    Derivation.LEVELS: later("one level over the other"),
    Derivation.IDENTITY: later("by a declared identity"),
    Derivation.PARTS: later("as the sum of the parts of the area"),
    Derivation.PERIODS: later("from shorter periods"),
    Derivation.CARRIED: later("the level of an adjoining year and the growth between"),
}


class Exhibits:
    """What one claim rests on."""

    def __init__(self, audit: Audit, claim: Claim) -> None:
        self.series = audit.reference.series
        self.catalogue = audit.reference.catalogue
        self.here = naming.area(claim)

    def of(self, outcome: Outcome) -> Iterator[Block]:
        """Show all evidence of one relation: in full where it is little, else as a table."""
        if len(outcome.evidence.evidence) > _MANY:
            yield from self.table(outcome)
        else:
            for evidence in outcome.evidence.evidence:
                yield from self.evidence(evidence)

    def table(self, outcome: Outcome) -> Iterator[Block]:
        """Show many answers, a line each, and their sources once."""
        answers = outcome.evidence.evidence
        names = naming.told_apart(tuple(answer.answers for answer in answers), self.catalogue)
        rows = []
        for name, evidence in zip(names, answers, strict=True):
            cells = tuple(evidence.observations())
            yardstick = words.closest(evidence.answers, cells, self.catalogue)
            spot = provenance.with_more(place(cells[0].at), len(cells) - 1) if cells else ""
            rows.append((name, yardstick.exactly(evidence.interval), spot))
        yield Table(topic=Topic.EVIDENCE, heads=(), rows=tuple(rows))
        for origin in dict.fromkeys(
            provenance.origin(cell, self.catalogue) for cell in outcome.evidence.observations()
        ):
            yield Fact(Topic.SOURCE, origin)

    def evidence(self, evidence: Evidence, depth: int = 0) -> Iterator[Block]:
        """Show one answer: what it is for, its range, and the cells or the parts behind it."""
        yardstick = words.closest(evidence.answers, tuple(evidence.observations()), self.catalogue)
        how = say(_HOW[evidence.how])
        if evidence.formula:
            how = say("{how}, {formula}", how=how, formula=evidence.formula)
        text = say(
            "{name}: {amount} ({how})",
            name=naming.quantity(evidence.answers, self.catalogue, besides=self.here),
            amount=yardstick.exactly(evidence.interval),
            how=how,
        )
        yield Sentence(text, depth)
        for part in evidence.parts:
            yield from self.evidence(part, depth + 1)
        for cell in evidence.cells:
            yield from self.cell(cell, depth + 1)
        for cell in evidence.aside:
            yield from self.cell(cell, depth + 1, say("passed over: "))

    def cell(self, cell: Observation, depth: int, start: str = "") -> Iterator[Block]:
        """Show one published figure: as printed, where it stands, who says it, since when."""
        origin = provenance.origin(cell, self.catalogue)
        where = " ".join(filter(None, (place(cell.at), cell.at.digest[:DIGEST])))
        yield Sentence(f"{start}{naming.printed(cell.figure)}  {where}  {origin}", depth)
        if cell.stored is not None:
            value = provenance.stored(cell.stored)
            yield Sentence(say("stored in the cell: {value}", value=value), depth + 1, aside=True)
        if cell.note:
            yield Sentence(cell.note, depth + 1, aside=True)

    def courses(self, outcome: Outcome) -> Iterator[Block]:
        """Sketch the course of what is measured, a line a series."""
        series = dict.fromkeys(
            (leaf.indicator, leaf.area)
            for leaf in leaves(outcome.relation.expression)
            if isinstance(leaf, Quantity)
        )
        for indicator, area in series if len(series) <= _MANY else ():
            periods = sorted(self.series.get((indicator, area), {}).items())
            sketch = sparkline(periods)
            if sketch:
                years = number.to(periods[0][0].year, periods[-1][0].year)
                text = say("{series}, {years}", series=f"{sketch} {indicator}@{area}", years=years)
                yield Fact(Topic.COURSE, text)
