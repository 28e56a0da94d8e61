"""Whether what a claim says is a difference that lies within the sampling error of its evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import (
    Divide,
    Expression,
    Greatest,
    Least,
    Number,
    Rank,
    Subtract,
    walk,
)
from factcheck.domain.interval import End, Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.sampling import Estimate
from factcheck.domain.series import Observation
from factcheck.resolve import is_ratio

_ONE = Number(Fraction(1))


def is_within_sampling_error(outcome: Outcome) -> bool:
    """Whether a difference, a place, a record or a direction lies within the sampling error.

    Numbers are compared as they are printed, two at a time; of a growth that is published with an
    error of its own, that growth with none. What nothing answers, or figures that were worked out
    from others, are not compared.
    """
    if outcome.fit is Fit.OPEN:
        return False
    estimates = dict(_estimates(outcome.evidence.evidence))
    if not any(estimate.below or estimate.above for estimate in estimates.values()):
        return False
    pairs = (*_compared(outcome.relation.expression), *_limits(outcome))
    return any(_is_within_error(one, other, estimates) for one, other in pairs)


def _is_within_error(
    one: Expression, other: Expression, estimates: Mapping[Expression, Estimate]
) -> bool:
    ratio = one / other
    if ratio in estimates:
        return estimates[ratio].is_within_error_of(Estimate(value=Fraction(0)))
    first, second = (_estimate(outcome, estimates) for outcome in (one, other))
    return first is not None and second is not None and first.is_within_error_of(second)


def _estimate(expression: Expression, estimates: Mapping[Expression, Estimate]) -> Estimate | None:
    if isinstance(expression, Number):
        return Estimate(value=expression.value)
    return estimates.get(expression)


def _estimates(answers: tuple[Evidence, ...]) -> Iterator[tuple[Expression, Estimate]]:
    """Yield what is printed of each quantity, and as the growth of one to another."""
    for evidence in answers:
        if evidence.how is Derivation.LEVELS:
            yield from _estimates(evidence.parts)
        elif evidence.how is Derivation.PUBLISHED and evidence.cells:
            yield evidence.answers, _printed(evidence.cells)
        elif evidence.how is Derivation.RATE and evidence.cells:
            printed = _printed(evidence.cells)
            is_index = evidence.cells[0].interval == evidence.interval  # the previous year is one
            change = printed.value - 1 if is_index else printed.value
            estimate = Estimate(value=change, below=printed.below, above=printed.above)
            yield evidence.answers, estimate


def _printed(cells: tuple[Observation, ...]) -> Estimate:
    """Return what the first cell that has an error prints; else the first of all."""
    cell = next(
        (observation for observation in cells if observation.figure.sampling is not None), cells[0]
    )
    figure, error = cell.figure, cell.figure.sampling
    if error is None:
        return Estimate(value=figure.value)
    return Estimate(value=figure.value, below=error.below, above=error.above)


def _compared(expression: Expression) -> Iterator[tuple[Expression, Expression]]:
    """Yield what an expression sets against each other: the more or the less of two decides."""
    for part in walk(expression):
        match part:
            case Divide(left=after, right=before) if is_ratio(part):
                yield after, before
            case Subtract(left=Divide(left=one, right=other), right=right) if right == _ONE:
                yield one, other
            case Subtract(left=left, right=right):
                for one in _members(left):
                    for other in _members(right):
                        yield one, other
            case Rank(subject=subject, peers=peers):
                for peer in peers:
                    yield subject, peer
            case _:
                pass


def _members(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Greatest() | Least():
            for part in expression.parts():
                yield from _members(part)
        case Quantity():
            yield expression
        case _:
            pass


def _limits(outcome: Outcome) -> Iterator[tuple[Expression, Expression]]:
    """Yield a level and the limit that it is said to be above, or below."""
    match outcome.relation.expression:
        case Quantity() as level:
            limit = _only_end(outcome.claimed)
            if isinstance(limit, Fraction):
                yield level, Number(limit)
        case _:
            pass


def _only_end(claimed: Interval) -> End | None:
    ends = [end for end in (claimed.low, claimed.high) if not _is_infinite(end)]
    return ends[0] if len(ends) == 1 else None


def _is_infinite(end: End) -> bool:
    return isinstance(end, float) and math.isinf(end)
