"""What prices make of a change over time: by constant prices as published, or by an index."""

from __future__ import annotations

from factcheck.diagnose.course import ratios_of
from factcheck.diagnose.deflation import prices_of
from factcheck.diagnose.givens import Editions
from factcheck.diagnose.query import Query
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Basis
from factcheck.domain.robustness import PriceEffect
from factcheck.domain.series import Reference

_PRICES = (Basis.CURRENT, Basis.CONSTANT)


def price_effect_of(
    query: Query, outcome: Outcome, reference: Reference, editions: Editions
) -> PriceEffect | None:
    """Return a change in current and in constant prices; None where one of them is not known.

    Constant prices that one edition publishes beside the current ones come before an index.
    """
    published = _as_published(query, outcome.evidence.vintage, reference, editions)
    return published or _by_index(query, outcome, reference, editions)


def change_without_prices(query: Query, outcome: Outcome, effect: PriceEffect) -> Interval | None:
    """Return a change of amounts in the prices of its base; None where no index takes them out."""
    levels = outcome.evidence.bindings
    before, after = levels.get(query.before), levels.get(query.after)
    if effect.index is None or before is None or after is None:
        return None
    return after / effect.index - before


def _as_published(
    query: Query, edition: str, reference: Reference, editions: Editions
) -> PriceEffect | None:
    """Return the change in both prices from one edition, the claim's own if it knows them."""
    if Basis.NONE in (query.before.basis, query.after.basis):
        return None
    if not all(_is_published(query, basis, reference) for basis in _PRICES):
        return None
    current, constant = (ratios_of(query.on(basis), reference, editions) for basis in _PRICES)
    common = sorted(set(current) & set(constant), key=lambda each: (each != edition, each))
    for each in common:
        return PriceEffect(current=current[each], constant=constant[each])
    return None


def _is_published(query: Query, basis: Basis, reference: Reference) -> bool:
    """Whether there is any figure of it on a price basis, or may be: a look that costs little."""
    indicator = reference.catalogue.indicators.get(query.after.indicator)
    if indicator is None or indicator.exchange is not None:
        return True
    rates = (
        each.id
        for each in reference.catalogue.indicators
        if each.rate is not None and each.rate.of == indicator.id
    )
    return any(
        cell.basis in (basis, Basis.NONE)
        for name in (indicator.id, *rates)
        for cells in reference.series.get((name, query.after.area), {}).values()
        for cell in cells
    )


def _by_index(
    query: Query, outcome: Outcome, reference: Reference, editions: Editions
) -> PriceEffect | None:
    """Return the change that the evidence of a claim gives, and the same over that of prices."""
    current = _answered(query, outcome)
    prices = prices_of(query.after, outcome, reference, editions)
    if current is None or prices is None:
        return None
    rise = prices.rise(query.before.period, query.after.period)
    if rise is None:
        return None
    return PriceEffect(
        current=current, constant=current / rise, indicator=prices.index.id, index=rise
    )


def _answered(query: Query, outcome: Outcome) -> Interval | None:
    """Return the ratio of the two levels by the evidence of the claim itself."""
    bindings = outcome.evidence.bindings
    ratio = bindings.get(query.after / query.before)
    before, after = bindings.get(query.before), bindings.get(query.after)
    if ratio is None and before is not None and after is not None:
        ratio = after / before if before.low > 0 else None
    elif ratio is None and not outcome.evidence.missing:
        ratio = query.ratio(outcome.found)
    is_positive = ratio is not None and ratio.is_bounded and ratio.low > 0
    return ratio if is_positive else None
