"""Break-evens: the value of one input from which the verdict would change."""

from __future__ import annotations

from fractions import Fraction

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import Derivation, Evidence, EvidenceSet
from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Multiply,
    Power,
    Root,
    Subtract,
    walk,
)
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import BreakEven
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import Bindings, range_of
from factcheck.domain.relation import Relation

_ZERO = Fraction(0)


def break_evens(
    relation: Relation, evidence: EvidenceSet, catalogue: Catalogue
) -> tuple[BreakEven, ...]:
    """Give, for each published input, the values with which the claim would hold.

    The other inputs stay as published. Inputs that occur more than once, or inside a minimum, a
    maximum or a rank, are passed over.
    """
    if evidence.missing:
        return ()
    inputs: dict[Expression, Interval] = {}
    for each in evidence.evidence:
        inputs.update(_inputs(each))
    result, figure = [], relation.figure
    for target, published in inputs.items():
        bounds = _bounds(target, catalogue)
        goals = [relation.interval]
        if figure is not None and figure.is_word:
            goals.append(Interval.point(figure.value))
        try:
            found = [solved_for(target, relation.expression, goal, inputs) for goal in goals]
        except (ValueError, ZeroDivisionError):
            continue
        holds, *outright = [None if each is None else each.intersection(bounds) for each in found]
        result.append(
            BreakEven(
                input=target,
                published=published,
                holds=holds,
                outright=outright[0] if outright else None,
            )
        )
    return tuple(result)


def solved_for(
    target: Expression, expression: Expression, goal: Interval, bindings: Bindings
) -> Interval | None:
    """Give the values of one part with which the expression can lie in an interval.

    The expression is undone step by step from the outside, the other parts ranging over what
    they are bound to. Exact where every part occurs once.

    Returns
    -------
    Interval or None
        None where no value will do.

    Raises
    ------
    ValueError
        If the part does not occur exactly once outside minima, maxima and ranks.
    """
    if sum(1 for each in walk(expression) if each == target) != 1:
        raise ValueError(f"{target} does not occur exactly once in {expression}")
    wanted: Interval | None = goal
    inside = expression
    while inside != target and wanted is not None:
        inside, wanted = _undone(inside, target, wanted, bindings)
    return wanted


def _undone(
    outer: Expression, target: Expression, goal: Interval, bindings: Bindings
) -> tuple[Expression, Interval | None]:
    """Undo the outermost operation: the part that holds the target, and what it has to be."""
    match outer:
        case Add(left=left, right=right):
            inner, other = _sides(left, right, target)
            return inner, goal - range_of(other, bindings)
        case Subtract(left=left, right=right):
            inner, other = _sides(left, right, target)
            rest = range_of(other, bindings)
            return inner, (goal + rest if inner is left else rest - goal)
        case Multiply(left=left, right=right):
            inner, other = _sides(left, right, target)
            return inner, goal / range_of(other, bindings)
        case Divide(left=left, right=right):
            inner, other = _sides(left, right, target)
            rest = range_of(other, bindings)
            return inner, (goal * rest if inner is left else rest / goal)
        case Root(base=base, degree=degree):
            if degree % 2 == 0:
                positive = goal.intersection(Interval.at_least(_ZERO))
                return base, None if positive is None else positive**degree
            return base, goal**degree
        case Power(base=base, exponent=exponent) if exponent > 0:
            return base, goal.root(exponent)
    raise ValueError(f"cannot undo {outer}")


def _sides(
    left: Expression, right: Expression, target: Expression
) -> tuple[Expression, Expression]:
    """Give the side that holds the target, then the other."""
    return (left, right) if any(each == target for each in walk(left)) else (right, left)


def _inputs(evidence: Evidence) -> dict[Expression, Interval]:
    """Give what was published: of a ratio answered by two levels, the levels."""
    if evidence.how is Derivation.LEVELS:
        return {part.answers: part.interval for part in evidence.parts}
    return {evidence.answers: evidence.interval}


def _bounds(target: Expression, catalogue: Catalogue) -> Interval:
    if not isinstance(target, Quantity):
        return EVERYTHING
    indicator = catalogue.indicators.get(target.indicator)
    return EVERYTHING if indicator is None else indicator.bounds
