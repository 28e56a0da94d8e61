"""Comparisons over time that hold in current prices alone: records, trends, first times."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.diagnose.alteration import changed, periods, quantities
from factcheck.diagnose.known import Known
from factcheck.domain.expression import Expression, Greatest
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction


def is_by_prices_alone(outcomes: tuple[Outcome, ...], known: Known) -> bool:
    """Whether what evidence bears out is surely not so in constant prices.

    Parameters
    ----------
    outcomes : tuple of Outcome
        The headline ones of a claim, one a relation.
    known : Known
    """
    if any(each.fit in (Fit.OPEN, Fit.OUTSIDE) for each in outcomes):
        return False
    for expression, claimed in _over_time(outcomes):
        if all(each.basis is Basis.CURRENT for each in quantities(expression)):
            found = known.value(changed(expression, lambda each: each.on(Basis.CONSTANT)))
            if found is not None and not found.meets(claimed):
                return True
    return False


def _over_time(outcomes: tuple[Outcome, ...]) -> Iterator[tuple[Expression, Interval]]:
    """Give the differences of amounts over time that a claim says the sign of."""
    match [each.relation.expression for each in outcomes]:
        case [Quantity() as now, Greatest() as before]:
            yield now - before, Interval.more_than(Fraction(0))  # above a figure for the first time
        case _:
            for each in outcomes:
                expression = each.relation.expression
                if each.relation.figure is None and len(periods(expression)) > 1:
                    yield expression, each.claimed
