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
    Rank,
    Root,
    Subtract,
    walk,
)
from factcheck.domain.interval import EVERYTHING, NONNEGATIVE, End, Interval
from factcheck.domain.outcome import BreakEven
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import Bindings, range_of
from factcheck.domain.relation import Relation

_ZERO = Fraction(0)


def break_evens(
    relation: Relation, evidence: EvidenceSet, catalogue: Catalogue
) -> tuple[BreakEven, ...]:
    """Give, for each published input, the values with which the claim would hold.

    The other inputs stay as published. Inputs that occur more than once, inside a minimum or a
    maximum, or as peers of a rank, are passed over.
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
            found = [
                solved_for(target, relation.expression, goal, inputs, bounds) for goal in goals
            ]
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
    target: Expression,
    expression: Expression,
    goal: Interval,
    bindings: Bindings,
    bounds: Interval = EVERYTHING,
) -> Interval | None:
    """Give the values of one part with which the expression can lie in an interval.

    The expression is undone step by step from the outside, the other parts ranging over what
    they are bound to. Exact where every part occurs once, within the `bounds` of what it can be.

    Returns
    -------
    Interval or None
        None where no value will do.

    Raises
    ------
    ValueError
        If the part does not occur exactly once outside minima, maxima and peers of ranks.
    """
    if sum(1 for each in walk(expression) if each == target) != 1:
        raise ValueError(f"{target} does not occur exactly once in {expression}")
    wanted: Interval | None = goal
    inside, known = expression, {**bindings, target: bounds}
    while inside != target and wanted is not None:
        inside, wanted = _undone(inside, target, wanted, known)
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
            if inner is left:
                return inner, goal * rest
            return inner, _divisor(goal, rest, range_of(inner, bindings))
        case Root(base=base, degree=degree):
            if degree % 2 == 0:
                positive = goal.intersection(Interval.at_least(_ZERO))
                return base, None if positive is None else positive**degree
            return base, goal**degree
        case Power(base=base, exponent=exponent) if exponent > 0:
            return base, goal.root(exponent)
        case Rank(subject=subject) if any(each == target for each in walk(subject)):
            peers = [range_of(each, bindings) for each in outer.peers]
            if outer.smallest_first:
                placed = _placed(goal, [-each for each in peers])
                return subject, None if placed is None else -placed
            return subject, _placed(goal, peers)
    raise ValueError(f"cannot undo {outer}")


def _divisor(goal: Interval, dividend: Interval, possible: Interval) -> Interval | None:
    """Give what a divisor has to be for the quotient to lie in the goal.

    Raises
    ------
    ValueError
        If that is no single interval: the goal holds zero, and the signs are not known.
    """
    if not goal.low < 0 < goal.high:
        return dividend / goal
    if not possible.within(NONNEGATIVE) or not (dividend.within(NONNEGATIVE) or dividend.high <= 0):
        raise ValueError(f"{dividend} over what lies in {goal} is no interval")
    sign = NONNEGATIVE if dividend.within(NONNEGATIVE) else -NONNEGATIVE
    same = goal.intersection(sign)
    return None if same is None else dividend / same


def _placed(goal: Interval, peers: list[Interval]) -> Interval | None:
    """Give the values with which one can hold a place among its peers, the largest first."""
    places = [place for place in range(1, len(peers) + 2) if place in goal]
    if not places:
        return None
    lows = sorted((each.low for each in peers), reverse=True)
    highs = sorted((each.high for each in peers), reverse=True)
    best, worst = places[0], places[-1]
    least = EVERYTHING if worst > len(lows) else _from(lows[worst - 1])
    most = EVERYTHING if best == 1 else _below(highs[best - 2])
    return least.intersection(most)


def _from(end: End) -> Interval:
    return EVERYTHING if isinstance(end, float) else Interval.at_least(end)


def _below(end: End) -> Interval:
    return EVERYTHING if isinstance(end, float) else Interval.less_than(end)


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
