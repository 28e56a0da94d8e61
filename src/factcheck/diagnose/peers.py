"""Ranks among the unlike: how far apart in size the areas are that are ranked."""

from __future__ import annotations

from factcheck.diagnose.alteration import quantities
from factcheck.diagnose.givens import Givens
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.interval import POSITIVE, Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import Bindings

_UNLIKE = 100  # times as large


def is_among_the_unlike(outcome: Outcome, givens: Givens) -> bool:
    """Whether of the areas ranked one surely has a hundred times what another has.

    By the levels of what they are ranked by, whether these or their growth is ranked. Rates say
    nothing of size.
    """
    ranked = outcome.relation.expression
    if not isinstance(ranked, Rank):
        return False
    bindings = outcome.evidence.bindings
    sizes = [size for part in ranked.parts() if (size := _size(part, bindings, givens)) is not None]
    positive = [size for size in sizes if size.within(POSITIVE)]
    if not positive:
        return False
    return max(each.low for each in positive) >= _UNLIKE * min(each.high for each in positive)


def _size(part: Expression, bindings: Bindings, givens: Givens) -> Interval | None:
    """Give the latest level that an entry of a ranking is made of."""
    if isinstance(part, Quantity):
        latest: Quantity | None = part
    else:
        latest = max(quantities(part), key=lambda quantity: quantity.period, default=None)
    indicator = None if latest is None else givens.catalogue.indicators.get(latest.indicator)
    if latest is None or indicator is None or indicator.nature.is_relative:
        return None
    return bindings.get(latest) or givens.value(latest)
