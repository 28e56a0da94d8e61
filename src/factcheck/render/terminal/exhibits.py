"""Evidence in full: every cell with its place and source, and how an answer came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import leaves
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation
from factcheck.language import later, say
from factcheck.render.notation.columns import Page, Style, cut, padded, visible, width
from factcheck.render.phrases import naming, number, provenance, words
from factcheck.render.terminal.sketch import sparkline

_MANY = 4  # answers that are shown each on lines of its own
_HOW = {
    Derivation.PUBLISHED: later("as published"),
    Derivation.RATE: later("from the published rate"),
    Derivation.CHAIN: later("rates of adjoining years, multiplied"),
    Derivation.LEVELS: later("one level over the other"),
    Derivation.IDENTITY: later("by a declared identity"),
    Derivation.PARTS: later("as the sum of the parts of the area"),
    Derivation.CARRIED: later("the level of an adjoining year and the growth between"),
}


class Exhibits:
    """What one claim rests on, laid out on a page."""

    def __init__(self, audit: Audit, claim: Claim, page: Page) -> None:
        self.audit = audit
        self.claim = claim
        self.page = page
        self.catalogue = audit.reference.catalogue

    def of(self, outcome: Outcome) -> Iterator[str]:
        """Show all evidence of one relation: in full where it is little, else as a table."""
        if len(outcome.evidence.evidence) > _MANY:
            yield from self.table(outcome)
        else:
            for each in outcome.evidence.evidence:
                yield from self.evidence(each, indent=2)

    def table(self, outcome: Outcome) -> Iterator[str]:
        """Show many answers, a line each, and their sources once."""
        answers = outcome.evidence.evidence
        names = naming.told_apart(tuple(each.answers for each in answers), self.catalogue)
        rows = []
        for name, each in zip(names, answers, strict=True):
            cells = tuple(each.observations())
            yardstick = words.closest(each.answers, cells, self.catalogue)
            place = f"{cells[0].at.file}:{cells[0].at.line}" if cells else ""
            place = provenance.with_more(place, len(cells) - 1)
            rows.append((name, yardstick.exactly(each.interval), place))
        yield from table(rows, self.page)
        for origin in dict.fromkeys(map(provenance.origin, outcome.evidence.observations())):
            yield from self.page.field(say("source"), origin, indent=2, stop=13)

    def evidence(self, evidence: Evidence, indent: int) -> Iterator[str]:
        """Show one answer: what it is for, its range, and the cells or the parts behind it."""
        margin = " " * indent
        yardstick = words.closest(evidence.answers, tuple(evidence.observations()), self.catalogue)
        name = naming.quantity(evidence.answers, self.catalogue, besides=naming.area(self.claim))
        how = say(_HOW[evidence.how])
        if evidence.formula:
            how = say("{how}, {formula}", how=how, formula=evidence.formula)
        exactly = yardstick.exactly(evidence.interval)
        text = say("{name}: {amount} ({how})", name=name, amount=exactly, how=how)
        yield from self.page.paragraph(text, indent=indent, hanging=2)
        for part in evidence.parts:
            yield from self.evidence(part, indent + 2)
        for cell in evidence.cells:
            yield from self.cell(cell, margin + "  ")
        for cell in evidence.aside:
            yield from self.cell(cell, margin + "  " + say("passed over: "))

    def courses(self, outcome: Outcome) -> Iterator[str]:
        """Sketch the course of what is measured, a line a series."""
        leaves_ = leaves(outcome.relation.expression)
        series = dict.fromkeys(
            (each.indicator, each.area) for each in leaves_ if isinstance(each, Quantity)
        )
        for indicator, area in series if len(series) <= _MANY else ():
            periods = sorted(self.audit.reference.series.get((indicator, area), {}).items())
            sketch = sparkline(periods)
            if sketch:
                years = number.to(periods[0][0].year, periods[-1][0].year)
                text = say("{series}, {years}", series=f"{sketch} {indicator}@{area}", years=years)
                yield from self.page.field(say("course"), text, indent=2, stop=13)

    def cell(self, cell: Observation, margin: str) -> Iterator[str]:
        """Show one published figure: as printed, where it stands, who says it, since when."""
        place, origin = f"{cell.at.file}:{cell.at.line}", provenance.origin(cell)
        text = f"{naming.printed(cell.figure)}  {place}  {origin}"
        indent = width(margin)
        first, *rest = self.page.paragraph(text, indent=indent, hanging=2)
        yield margin + first[indent:]
        yield from (self.page.styled(line, Style.FAINT) for line in rest)
        if cell.note:
            for line in self.page.paragraph(cell.note, indent=indent + 2):
                yield self.page.styled(line, Style.FAINT)


def table(rows: Iterable[tuple[str, ...]], page: Page, indent: int = 2) -> Iterator[str]:
    """Set rows in columns as wide as they need; the first gives way where space is short."""
    cells = [tuple(visible(cell) for cell in row) for row in rows]
    if not cells:
        return
    widths = [max(width(cell) for cell in column) for column in zip(*cells, strict=True)]
    rest = page.columns - indent - sum(widths[1:]) - 2 * (len(widths) - 1)
    widths[0] = min(widths[0], max(rest, 12))
    for row in cells:
        line = "  ".join(
            padded(cut(cell, size), size) for cell, size in zip(row, widths, strict=True)
        )
        yield (" " * indent + line).rstrip()
