"""The tightest bounds that what holds together leaves for every node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck.domain.interval import Interval
from factcheck.reconcile.bounds_state import HIGH, LOW, EmptyError
from factcheck.reconcile.components import circular
from factcheck.reconcile.decide import Answer, Search, is_settled
from factcheck.reconcile.linear import programme, tightened
from factcheck.reconcile.network import HARD, Limit, Network
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.stated import Budget

_MOST_NODES = 80  # of a linear programme whose every bound is sought
_MOST_WHOLE = 24  # whole numbers whose ends are tried one by one


@dataclass(frozen=True, slots=True)
class Range:
    """What is left of a node, who it rests on, and whether it is the tightest."""

    interval: Interval
    owners: frozenset[int]
    is_tight: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """The ranges of the nodes of a network that can hold together."""

    propagation: Propagation
    is_tight: bool
    settled: frozenset[int]  # whole numbers whose ends were each found possible

    def __getitem__(self, node: int) -> Range:
        bounds = self.propagation.bounds
        events = (bounds.latest[LOW][node], bounds.latest[HIGH][node])
        tight = self.is_tight or node in self.settled
        return Range(bounds.interval(node), bounds.owners(events), tight)


def ranges(network: Network, budget: Budget) -> Ranges | None:
    """Give the ranges of all nodes; None where nothing can be said.

    Best bounds come from propagation where nothing goes in circles, from linear programmes where
    the circles are linear, and from trying values where numbers are whole. Elsewhere the bounds
    hold the truth but may be wider than need be.
    """
    propagation = Propagation(network)
    try:
        propagation.start(network)
        is_tight = _tightened(propagation)
        whole = [node for node in _whole(propagation) if not propagation.bounds.is_point(node)]
        settled = _shaved(propagation, whole[:_MOST_WHOLE], budget) if whole else frozenset()
    except EmptyError:
        return None
    return Ranges(propagation, is_tight and not whole, settled)


def range_of_node(network: Network, node: int, budget: Budget) -> Range | None:
    """Give the range of one node."""
    found = ranges(network, budget)
    return None if found is None else found[node]


def _tightened(propagation: Propagation) -> bool:
    """Tighten circles by linear programmes, then the rest; say whether all is tight."""
    bounds, constraints = propagation.bounds, propagation.constraints
    circles = [constraints[index] for index in circular(constraints)]
    if not circles:
        return is_settled(propagation, None)
    given = programme(circles, bounds)
    if len(given.nodes) > _MOST_NODES:
        return False
    tightened(given, bounds)
    propagation.run(range(len(constraints)))
    return is_settled(propagation, given)


def _whole(propagation: Propagation) -> Iterator[int]:
    used = {node for each in propagation.constraints for node in each.nodes}
    return (node for node in sorted(used) if propagation.bounds.nodes[node].integer)


def _shaved(propagation: Propagation, nodes: list[int], budget: Budget) -> frozenset[int]:
    """Move the ends of whole numbers inward to values that are possible."""
    search = Search(budget)
    settled = set()
    for node in nodes:
        ends = [_shaved_end(propagation, node, side, search) for side in (LOW, HIGH)]
        if all(ends):
            settled.add(node)
    return frozenset(settled)


def _shaved_end(propagation: Propagation, node: int, side: int, search: Search) -> bool:
    bounds = propagation.bounds
    while bounds.value[side][node] is not None:
        value = bounds.value[side][node]
        assert value is not None  # noqa: S101 - the loop's condition
        answer = possible(propagation, {node: value}, search)
        if answer is not Answer.NO:
            return answer is Answer.YES
        step = 1 if side == LOW else -1
        everyone = tuple(range(len(bounds.events)))
        bounds.tighten(node, side, value + step, False, None, everyone)  # noqa: FBT003
        propagation.run(propagation.of_node[node])
    return True


def possible(propagation: Propagation, values: dict[int, Fraction], search: Search) -> Answer:
    """Say whether some nodes can have some values."""
    trial = propagation.copy()
    try:
        for node, value in values.items():
            trial.fix(node, value)
    except EmptyError:
        return Answer.NO
    return search.answer(trial, list(_whole(trial)))


def limited(network: Network, node: int, interval: Interval) -> Network:
    """Give a network with one more limit, which always holds."""
    return replace(network, limits=(*network.limits, Limit(node, interval, HARD)))
