"""Comparisons over time that hold in current prices alone: records, trends, first times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from factcheck.diagnose.alteration import changed, periods, quantities
from factcheck.diagnose.deflation import prices_of
from factcheck.diagnose.givens import Givens
from factcheck.domain.diagnosis import ByPricesAlone
from factcheck.domain.expression import Divide, Expression, Greatest
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction


class AmountOverTime(Struct, frozen=True, kw_only=True):
    """A difference of amounts over time that a claim says the sign of."""

    expression: Expression
    claimed: Interval
    outcomes: tuple[Outcome, ...]  # whose evidence answers it


def by_prices_alone(outcomes: tuple[Outcome, ...], givens: Givens) -> ByPricesAlone | None:
    """Return what evidence bears out and is surely not so without prices; None where none is.

    Constant prices as published come before those that an index gives.

    Parameters
    ----------
    outcomes : tuple of Outcome
        The headline ones of a claim, one a relation.
    givens : Givens
    """
    if any(outcome.fit in (Fit.OPEN, Fit.OUTSIDE) for outcome in outcomes):
        return None
    for difference in _over_time(outcomes):
        without = _as_published(difference, givens) or _by_index(difference, givens)
        if without is not None and not without.found.meets(difference.claimed):
            return without
    return None


def _over_time(outcomes: tuple[Outcome, ...]) -> Iterator[AmountOverTime]:
    """Yield the differences of amounts over time that a claim says the sign of."""
    match [each.relation.expression for each in outcomes]:
        case [Quantity() as now, Greatest() as before]:  # above a figure for the first time
            above = Interval.more_than(Fraction(0))
            yield AmountOverTime(expression=now - before, claimed=above, outcomes=outcomes)
        case _:
            for outcome in outcomes:
                expression = outcome.relation.expression
                if outcome.relation.figure is None and len(periods(expression)) > 1:
                    yield AmountOverTime(
                        expression=expression, claimed=outcome.claimed, outcomes=(outcome,)
                    )


def _as_published(difference: AmountOverTime, givens: Givens) -> ByPricesAlone | None:
    """Return it in constant prices; None where those are not known of all of it."""
    if any(quantity.basis is not Basis.CURRENT for quantity in quantities(difference.expression)):
        return None
    expression = changed(difference.expression, lambda each: each.on(Basis.CONSTANT))
    value = givens.value(expression)
    return None if value is None else ByPricesAlone(expression=expression, found=value)


def _by_index(difference: AmountOverTime, givens: Givens) -> ByPricesAlone | None:
    """Return it in the prices of its last period, where an index gives those of all the others."""
    amounts = quantities(difference.expression)
    if len({amount.indicator for amount in amounts}) > 1:
        return None
    last = periods(difference.expression)[-1]
    bindings: dict[Expression, Interval] = {}
    for outcome in difference.outcomes:
        for slot, value in outcome.evidence.bindings.items():
            without = _without_prices(slot, value, last, outcome, givens)
            if without is None:
                return None
            bindings[slot] = without
    index = givens.catalogue.price_index(amounts[0].indicator)
    ranged = _ranged(difference.expression, bindings)
    if ranged is None or index is None:
        return None
    return ByPricesAlone(
        expression=difference.expression, found=ranged, period=last, indicator=index.id
    )


def _without_prices(
    slot: Expression, value: Interval, last: Period, outcome: Outcome, givens: Givens
) -> Interval | None:
    """Return what answers a slot in the prices of one period, or growth without their rise."""
    match slot:
        case Quantity():
            amount, since, period = slot, slot.period, last
        case Divide(left=Quantity() as after, right=Quantity() as before):
            amount, since, period = after, after.period, before.period
        case _:
            return None
    prices = prices_of(amount, outcome, givens.reference, givens.editions)
    rise = None if prices is None else prices.rise(since, period)
    return None if rise is None else value * rise


def _ranged(expression: Expression, bindings: Mapping[Expression, Interval]) -> Interval | None:
    try:
        return range_of(expression, bindings)
    except (ValueError, ZeroDivisionError):
        return None
