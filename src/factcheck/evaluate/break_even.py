"""Break-evens: the value of one input from which the verdict would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

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
from factcheck.domain.interval import EVERYTHING, NONNEGATIVE, End, Interval, descending
from factcheck.domain.outcome import BreakEven
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import Bindings, range_of
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation

_ZERO = Fraction(0)


def break_evens(
    relation: Relation, evidence: EvidenceSet, catalogue: Catalogue
) -> tuple[BreakEven, ...]:
    """Return, for each published input, the values with which the claim would hold.

    The other inputs stay as published. Inputs that occur more than once, inside a minimum or a
    maximum, or as peers of a rank, are passed over.
    """
    if evidence.missing:
        return ()
    inputs: dict[Expression, Interval] = {}
    for answer in evidence.evidence:
        inputs.update(_inputs(answer))
    bounds = {target: _bounds(target, catalogue) for target in inputs}
    expression, figure = relation.expression, relation.figure
    holding = solved(expression, relation.interval, inputs, bounds)
    outright: Mapping[Expression, Interval | None] = {}
    if figure is not None and figure.is_word:
        outright = solved(expression, Interval.point(figure.value), inputs, bounds)
    return tuple(
        BreakEven(
            input=target,
            published=published,
            holds=_within(holding[target], bounds[target]),
            outright=_within(outright.get(target), bounds[target]),
        )
        for target, published in inputs.items()
        if target in holding and (not outright or target in outright)
    )


def _within(values: Interval | None, bounds: Interval) -> Interval | None:
    return None if values is None else values.intersection(bounds)


def solved(
    expression: Expression,
    goal: Interval,
    bindings: Bindings,
    bounds: Mapping[Expression, Interval],
) -> Mapping[Expression, Interval | None]:
    """Return the values of each part with which the expression can lie in an interval.

    The expression is undone step by step from the outside, once for all parts, the other parts
    ranging over what they are bound to. Exact where every part occurs once.

    Parameters
    ----------
    expression : Expression
    goal : Interval
    bindings : mapping of Expression to Interval
        What each part was found to be; they are what is solved for.
    bounds : mapping of Expression to Interval
        What each of them can be at all.

    Returns
    -------
    mapping of Expression to Interval or None
        None where no value will do. Parts that occur more than once, or inside minima, maxima and
        peers of ranks, are left out; so are those for which a step has no answer.
    """
    uses = Counter(part for part in walk(expression) if part in bindings)
    answers: dict[Expression, Interval | None] = {}
    waiting: list[tuple[Expression, Interval | None]] = [(expression, goal)]
    while waiting:
        outer, wanted = waiting.pop()
        if outer in bindings:
            if uses[outer] == 1:
                answers[outer] = wanted
            continue
        for inner in _solvable(outer):
            single = [part for part in walk(inner) if uses.get(part) == 1]
            if wanted is None:
                answers.update(dict.fromkeys(single))
            elif (
                isinstance(outer, Divide) and inner is outer.right and wanted.low < 0 < wanted.high
            ):
                answers.update(_divisors(outer, wanted, single, bindings, bounds))
            elif single:
                try:
                    waiting.append((inner, _undone(outer, inner, wanted, bindings)))
                except (ValueError, ZeroDivisionError):
                    continue
    return answers


def _solvable(outer: Expression) -> tuple[Expression, ...]:
    """Return the parts of an operation that it can be undone for."""
    match outer:
        case Add() | Subtract() | Multiply() | Divide() | Root():
            return outer.parts()
        case Power(exponent=exponent) if exponent > 0:
            return outer.parts()
        case Rank(subject=subject):
            return (subject,)
        case _:
            return ()


def _divisors(
    outer: Divide,
    goal: Interval,
    targets: Iterable[Expression],
    bindings: Bindings,
    bounds: Mapping[Expression, Interval],
) -> Iterator[tuple[Expression, Interval | None]]:
    """Solve a quotient about zero for parts of its divisor, by what the sign of each can be."""
    inner = outer.right
    for target in targets:
        try:
            dividend = range_of(outer.left, bindings)
            possible = range_of(inner, {**bindings, target: bounds[target]})
            wanted = _divisor(goal, dividend, possible)
            if wanted is None or inner == target:
                yield target, wanted
            else:
                yield target, solved(inner, wanted, bindings, bounds)[target]
        except (KeyError, ValueError, ZeroDivisionError):
            continue


def _undone(
    outer: Expression, inner: Expression, goal: Interval, bindings: Bindings
) -> Interval | None:
    """Return what one part of an operation has to be for its value to lie in the goal."""
    match outer:
        case Add(left=left, right=right):
            return goal - range_of(right if inner is left else left, bindings)
        case Subtract(left=left, right=right):
            if inner is left:
                return goal + range_of(right, bindings)
            return range_of(left, bindings) - goal
        case Multiply(left=left, right=right):
            return goal / range_of(right if inner is left else left, bindings)
        case Divide(left=left, right=right):
            if inner is left:
                return goal * range_of(right, bindings)
            return range_of(left, bindings) / goal
        case Root(degree=degree):
            if degree % 2 == 0:
                positive = goal.intersection(Interval.at_least(_ZERO))
                return None if positive is None else positive**degree
            return goal**degree
        case Power(exponent=exponent):
            return goal.root(exponent)
        case Rank(peers=peers):
            ranges = [range_of(peer, bindings) for peer in peers]
            if not outer.smallest_first:
                return _placed(goal, ranges)
            placed = _placed(goal, [-interval for interval in ranges])
            return None if placed is None else -placed
        case _:
            raise ValueError(f"cannot undo {outer}")


def _divisor(goal: Interval, dividend: Interval, possible: Interval) -> Interval | None:
    """Return what a divisor has to be for the quotient to lie in a goal on both sides of zero.

    Raises
    ------
    ValueError
        If that is no single interval: the signs are not known.
    """
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
    lows = descending(peer.low for peer in peers)
    highs = descending(peer.high for peer in peers)
    best, worst = places[0], places[-1]
    least = EVERYTHING if worst > len(lows) else _from(lows[worst - 1])
    most = EVERYTHING if best == 1 else _below(highs[best - 2])
    return least.intersection(most)


def _from(end: End) -> Interval:
    return EVERYTHING if isinstance(end, float) else Interval.at_least(end)


def _below(end: End) -> Interval:
    return EVERYTHING if isinstance(end, float) else Interval.less_than(end)


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
