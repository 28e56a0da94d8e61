"""What would become of a claim if a figure were restated as those of its sister areas were.

A census restates some areas in one place and the others nowhere to be found. What the sisters'
restatement makes of the figure is computed, and never evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.diagnose.givens import Givens
from factcheck.diagnose.restated import RESTATED
from factcheck.domain.diagnosis import Restatement
from factcheck.domain.expression import Expression, leaves
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.domain.surd import Surd

_FEWEST = 3  # sisters whose restatement is known


def restatements_of(outcome: Outcome, givens: Givens) -> Iterator[Restatement]:
    """Give the inputs whose restatement, as that of their sisters was, would change the verdict."""
    inputs: dict[Expression, Interval] = {
        even.input: even.published for even in outcome.break_evens
    }
    if outcome.fit is Fit.OPEN or not set(leaves(outcome.relation.expression)) <= set(inputs):
        return
    for quantity, published in inputs.items():
        if not isinstance(quantity, Quantity):
            continue
        for edition, ratios in sorted(_of_sisters(quantity, givens).items()):
            if len(ratios) < _FEWEST:
                continue
            mean = sum(ratios, Fraction(0)) / len(ratios)
            value = published * mean
            try:
                restated = range_of(outcome.relation.expression, {**inputs, quantity: value})
            except (ValueError, ZeroDivisionError):
                continue  # the root, or the inverse, of what has none
            fit = _fit(outcome.claimed, restated)
            if (fit is Fit.OUTSIDE) != (outcome.fit is Fit.OUTSIDE):
                yield Restatement(
                    quantity=quantity,
                    edition=edition,
                    sisters=len(ratios),
                    mean=mean,
                    least=min(ratios),
                    most=max(ratios),
                    value=value,
                    found=restated,
                    fit=fit,
                )


def _of_sisters(quantity: Quantity, givens: Givens) -> dict[str, list[Fraction]]:
    """Give by what each sister area's figure was restated, by the edition that did so."""
    own = {each.vintage for each in _cells(quantity, quantity.area, givens)}
    factors: dict[str, list[Fraction]] = {}
    for sister in givens.restated.sisters(quantity):
        cells = _cells(quantity, sister, givens)
        former = [each for each in cells if each.status not in RESTATED]
        former.sort(key=lambda each: each.vintage not in own)
        editions = {each.vintage: each for each in cells if each.status in RESTATED}
        for edition, cell in editions.items():
            before = _middle(former[0]) if former else Fraction(0)
            if edition not in own and before:
                factors.setdefault(edition, []).append(_middle(cell) / before)
    return factors


def _cells(quantity: Quantity, area: str, givens: Givens) -> tuple[Observation, ...]:
    cells = givens.reference.cells(quantity.indicator, area, quantity.period)
    return tuple(cell for cell in cells if cell.basis is quantity.basis)


def _middle(cell: Observation) -> Fraction:
    if not cell.interval.is_bounded:
        return Fraction(0)
    middle = cell.interval.middle()
    return middle.near() if isinstance(middle, Surd) else middle


def _fit(claimed: Interval, value: Interval) -> Fit:
    if value.within(claimed):
        return Fit.INSIDE
    return Fit.OVERLAPPING if value.meets(claimed) else Fit.OUTSIDE
