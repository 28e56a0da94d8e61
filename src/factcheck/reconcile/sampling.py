"""Looking for values of all nodes: simple ones, well inside what is left of each."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import EmptyError
from factcheck.reconcile.network import PowerTie
from factcheck.reconcile.propagate import Propagation

_HALF = Fraction(1, 2)
_PLACES = tuple(Fraction(percent, 100) for percent in (50, 10, 90, 2, 98))
_SMALL = 60  # nodes of a network in which several values are tried
_MOST_TRIES = 200


def sampled(propagation: Propagation) -> bool:
    """Set node after node to a simple value; say whether all went well.

    When it does, every node has one value and every constraint was checked on those values.
    Values in the middle come first; in a small network, others when these do not fit: beginning
    with the nodes that least is left of, and then one in the place of another.
    """
    bounds = propagation.bounds
    used = [node for node, constraints in enumerate(propagation.of_node) if constraints]
    roots = {
        constraint.base
        for constraint in propagation.constraints
        if isinstance(constraint, PowerTie) and constraint.is_root
    }
    order = sorted(
        used, key=lambda node: (node not in roots, bounds.nodes[node].expression is None)
    )
    if _goes_well(propagation, order, _HALF):
        return True
    if len(order) > _SMALL:
        return False
    narrow = sorted(order, key=lambda node: (node not in roots, _room(bounds.interval(node))))
    if any(_goes_well(propagation, narrow, place) for place in (_HALF, 3 * _HALF / 2)):
        return True
    return _fitted(propagation, order, [_MOST_TRIES])


def _goes_well(propagation: Propagation, order: Sequence[int], place: Fraction) -> bool:
    """Set node after node to a value at one place of what is left of it; say whether all fit."""
    straight = propagation.copy()
    try:
        for node in order:
            if not straight.bounds.is_point(node):
                straight.fix(node, middle(straight.bounds.interval(node), place))
    except EmptyError:
        return False
    return all(map(straight.bounds.is_point, order))


def _room(interval: Interval) -> tuple[bool, Fraction]:
    """Return how wide a range is for its size; what has no end comes last."""
    low, high = interval.low, interval.high
    if not isinstance(low, Fraction) or not isinstance(high, Fraction):
        return True, _HALF
    return False, (high - low) / max(abs(low), abs(high), Fraction(1))


def _fitted(propagation: Propagation, order: Sequence[int], left: list[int]) -> bool:
    """Try several values for each node, as long as tries are left."""
    bounds = propagation.bounds
    node = next((each for each in order if not bounds.is_point(each)), None)
    if node is None:
        return True
    for place in _PLACES:
        if left[0] <= 0:
            return False
        left[0] -= 1
        trial = propagation.copy()
        try:
            trial.fix(node, middle(bounds.interval(node), place))
        except EmptyError:
            continue
        if _fitted(trial, order, left):
            return True
    return False


def middle(interval: Interval, place: Fraction = _HALF) -> Fraction:
    """Give a simple number well inside an interval, half way or at another place.

    Examples
    --------
    >>> middle(Interval(Fraction("95.1"), Fraction("99.8")))
    Fraction(97, 1)
    >>> middle(Interval.at_least(Fraction(-10)))
    Fraction(-5, 1)
    """
    low, high = interval.low, interval.high
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        width = (high - low) * place * (1 - place)
        near = low + (high - low) * place
        return low if low == high else simplest(near - width, near + width)
    if isinstance(low, Fraction):
        start = low + max(abs(low), Fraction(1)) * place
        return simplest(start, start + abs(start) / 8)
    if isinstance(high, Fraction):
        return -middle(-interval, 1 - place)
    return 2 * place - Fraction(1, 7)  # any number but zero, which is special


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """Give the fraction of the smallest denominator between two numbers, both included.

    Examples
    --------
    >>> simplest(Fraction("0.8725"), Fraction("0.8735"))
    Fraction(48, 55)
    """
    floor = low.numerator // low.denominator
    if floor == low:
        return Fraction(floor)
    if floor + 1 <= high:
        return Fraction(floor + 1)
    return floor + 1 / simplest(1 / (high - floor), 1 / (low - floor))
