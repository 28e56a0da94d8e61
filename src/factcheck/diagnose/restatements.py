"""What would become of a claim if a figure were restated as those of its sister areas were.

A census restates some areas in one place and the others nowhere to be found. What the sisters'
restatement makes of the figure is computed, and never evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.diagnose.givens import Givens
from factcheck.diagnose.restated import Sisters
from factcheck.domain.diagnosis import Restatement
from factcheck.domain.expression import Expression, leaves
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.evaluate import break_evens_of

_FEWEST = 3  # sisters whose restatement is known


def restatements_of(outcome: Outcome, givens: Givens) -> Iterator[Restatement]:
    """Give the inputs whose restatement, as that of their sisters was, would change the verdict."""
    factors = _factors(outcome, givens)
    if outcome.fit is Fit.OPEN or not factors:
        return
    inputs: dict[Expression, Interval] = {
        even.input: even.published for even in break_evens_of(outcome, givens.catalogue)
    }
    if not set(leaves(outcome.relation.expression)) <= set(inputs):
        return
    for quantity, published in inputs.items():
        if not isinstance(quantity, Quantity):
            continue
        for edition, sisters in factors.get(quantity, ()):
            value = published * sisters.mean
            try:
                restated = range_of(outcome.relation.expression, {**inputs, quantity: value})
            except (ValueError, ZeroDivisionError):
                continue  # the root, or the inverse, of what has none
            fit = _fit(outcome.claimed, restated)
            if (fit is Fit.OUTSIDE) != (outcome.fit is Fit.OUTSIDE):
                yield Restatement(
                    quantity=quantity,
                    edition=edition,
                    sisters=sisters.number,
                    mean=sisters.mean,
                    least=sisters.least,
                    most=sisters.most,
                    value=value,
                    found=restated,
                    fit=fit,
                )


def _factors(outcome: Outcome, givens: Givens) -> dict[Expression, list[tuple[str, Sisters]]]:
    """Return by what the sisters of each quantity were restated, where enough of them were."""
    factors: dict[Expression, list[tuple[str, Sisters]]] = {}
    for quantity in leaves(outcome.relation.expression):
        if not isinstance(quantity, Quantity):
            continue
        editions = sorted(givens.restated.sisters(quantity).items())
        enough = [(edition, sisters) for edition, sisters in editions if sisters.number >= _FEWEST]
        if enough:
            factors[quantity] = enough
    return factors


def _fit(claimed: Interval, value: Interval) -> Fit:
    if value.within(claimed):
        return Fit.INSIDE
    return Fit.OVERLAPPING if value.meets(claimed) else Fit.OUTSIDE
