"""Amounts of which a table writes the sign of an account, and a text the size.

A net loss of 14.1 stands as -14.1 in the accounts, costs as -46.0. A text that tells of "a loss of
14.1", or of costs that rose, is not at odds with them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator, Names
from factcheck.domain.evidence import Evidence, EvidenceSet
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.wording.sizes import is_told_as_size


def told_as_sizes(outcome: Outcome, catalogue: Catalogue) -> EvidenceSet | None:
    """Return evidence with the sizes of what is told so; None where its signs are as they are told.

    Of a level that is claimed below zero, and stands above it, the sign of the claim is put to it.
    What stands on both sides of zero keeps its signs.
    """
    claimed = outcome.claimed
    is_level = isinstance(outcome.relation.expression, Quantity) and claimed.is_bounded
    told_below = is_level and _is_below(claimed)
    names = catalogue.indicators.once(sizes)
    levels: dict[str, list[Interval]] = {}
    for answers, value in _levels(outcome.evidence.evidence):
        if answers.indicator in names and value.low != -value.high:
            levels.setdefault(answers.indicator, []).append(value)
    turned = {
        indicator
        for indicator, values in levels.items()
        if all(_is_below(-value if told_below else value) for value in values)
    }
    if not turned:
        return None
    evidence = tuple(_turned(part, turned) for part in outcome.evidence.evidence)
    return replace(outcome.evidence, evidence=evidence)


def _levels(evidence: Iterable[Evidence]) -> Iterator[tuple[Quantity, Interval]]:
    """Yield the levels that answer quantities, directly or as the two parts of a ratio."""
    for part in evidence:
        if isinstance(part.answers, Quantity):
            yield part.answers, part.interval
        else:
            yield from _levels(part.parts)


def _turned(evidence: Evidence, indicators: Container[str]) -> Evidence:
    """Return evidence with the levels of some indicators of the other sign."""
    if not isinstance(evidence.answers, Quantity):
        parts = tuple(_turned(part, indicators) for part in evidence.parts)
        return replace(evidence, parts=parts)
    if evidence.answers.indicator not in indicators:
        return evidence
    return replace(evidence, interval=-evidence.interval)


def sizes(indicators: Names[Indicator]) -> frozenset[str]:
    """Return the indicators whose names say that they are told without their sign."""
    return frozenset(
        indicator.id
        for indicator in indicators
        if is_told_as_size((*indicator.names.values(), *indicator.aliases) or (indicator.id,))
    )


def _is_below(value: Interval) -> bool:
    return value.high <= 0
