"""Where evidence comes from, in words: cells, sources, editions, and the arithmetic over them."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import Derivation, EvidenceSet
from factcheck.domain.expression import leaves
from factcheck.domain.outcome import Outcome
from factcheck.domain.series import Observation
from factcheck.render.naming import grouped, printed


def cells(outcomes: Iterable[Outcome]) -> tuple[Observation, ...]:
    """Give the cells that outcomes rest on, each once, in order."""
    every = (cell for outcome in outcomes for cell in outcome.evidence.observations())
    return tuple(dict.fromkeys(every))


def evidence(
    outcomes: Iterable[Outcome], catalogue: Catalogue, *, besides: str = "", most: int = 3
) -> tuple[str, ...]:
    """Give the cells, those of one source together: figures, then who says so, and the grade."""
    every = cells(outcomes)
    is_mixed = len({each.indicator for each in every}) > 1
    lines = []
    for there in by_source(every):
        source = there[0].source
        told = [cell(each, catalogue, besides, name_it=is_mixed) for each in there[:most]]
        more = f" and {len(there) - most} more" if len(there) > most else ""
        lines.append(f"{', '.join(told)}{more} ({source.title or source.id}; {source.grade.words})")
    return tuple(lines)


def by_source(observations: Iterable[Observation]) -> tuple[tuple[Observation, ...], ...]:
    """Put the cells of one source together, sources in order of appearance."""
    groups: dict[str, list[Observation]] = {}
    for each in observations:
        groups.setdefault(each.source.id, []).append(each)
    return tuple(map(tuple, groups.values()))


def cell(cell: Observation, catalogue: Catalogue, besides: str, *, name_it: bool) -> str:
    """Give a published figure with its period, and with its area and name where it needs them."""
    parts = []
    area, indicator = catalogue.areas.get(cell.area), catalogue.indicators.get(cell.indicator)
    if name_it:
        parts.append(cell.indicator if indicator is None else indicator.name())
    if cell.area != besides:
        parts.append(f"{'of ' if name_it else ''}{cell.area if area is None else area.name()}")
    head = f"{' '.join(parts)} " if parts else ""
    return f"{head}{cell.period}: {grouped(printed(cell.figure))}"


def edition(evidence: EvidenceSet) -> str:
    """Say which edition a set of evidence is, how good, and since when it was public."""
    parts = [
        "several editions" if evidence.mixed_vintage else evidence.vintage or "no edition named"
    ]
    if evidence.other_basis:
        parts.append("another price basis")
    if evidence.grade is not None:
        parts.append(evidence.grade.words)
    if evidence.public_since is not None:
        parts.append(f"public since {evidence.public_since}")
    return ", ".join(parts)


def origin(cell: Observation) -> str:
    """Say who published a cell, in which edition and when."""
    parts = [cell.source.title or cell.source.id]
    if cell.source.publisher and cell.source.publisher not in parts[0]:
        parts.append(cell.source.publisher)
    parts.append(cell.source.grade.words)
    if cell.vintage:
        parts.append(f"edition {cell.vintage}")
    if cell.status:
        parts.append(str(cell.status))
    if cell.public_since is not None:
        parts.append(f"released {cell.public_since}")
    return ", ".join(parts)


def redone(outcome: Outcome) -> str:
    """Give the arithmetic with the printed figures put in; empty where some part was derived."""
    expression = outcome.relation.expression
    figures = {
        each.answers: printed(cell.figure)
        for top in outcome.evidence.evidence
        for each in (top, *top.parts)
        for cell in each.cells
        if each.how is Derivation.PUBLISHED and cell.interval == each.interval
    }
    every = leaves(expression)
    if len(every) < 2 or not all(leaf in figures for leaf in every):
        return ""
    text = str(expression)
    for leaf in sorted(every, key=lambda each: len(str(each)), reverse=True):
        text = text.replace(str(leaf), figures[leaf])
    return text
