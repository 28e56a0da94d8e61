"""The tightest bounds that what holds together leaves for every node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck.domain.interval import Interval
from factcheck.reconcile.bounds_state import HIGH, LOW, EmptyError
from factcheck.reconcile.decide import Answer, Decision, Search, is_settled
from factcheck.reconcile.network import HARD, Limit, Network
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.stated import Budget, Effort

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
    settled: frozenset[int] = frozenset()  # whole numbers whose ends were each found possible
    loose: frozenset[int] = frozenset()  # ratios whose bounds were not sought

    def __getitem__(self, node: int) -> Range:
        bounds = self.propagation.bounds
        events = (bounds.latest[LOW][node], bounds.latest[HIGH][node])
        tight = (self.is_tight and node not in self.loose) or node in self.settled
        return Range(bounds.interval(node), bounds.owners(events), tight)


def ranges(decision: Decision, network: Network, effort: Effort) -> Ranges | None:
    """Give the ranges of all nodes of a network; None where nothing can be said.

    Best bounds come from propagation where nothing goes in circles, from linear programmes where
    the circles are linear, and from trying values where numbers are whole. Elsewhere the bounds
    hold the truth but may be wider than need be.
    """
    if decision.answer is Answer.NO or decision.propagation is None:
        return None
    propagation = decision.propagation.copy()
    try:
        is_tight, loose = _tightened(decision, propagation, network, effort)
        whole = [node for node in _whole(propagation) if not propagation.bounds.is_point(node)]
        settled = _shaved(propagation, whole[:_MOST_WHOLE], effort.budget)
    except EmptyError:
        return None
    return Ranges(propagation, is_tight and not whole, settled, loose)


def _tightened(
    decision: Decision, propagation: Propagation, network: Network, effort: Effort
) -> tuple[bool, frozenset[int]]:
    """Tighten circles by linear programmes, then the rest.

    Of the ratios on circles only those are sought that are wanted, or on which others hang.

    Returns
    -------
    is_tight : bool
        Whether all bounds are the best, but for those of
    loose : frozenset of int
        the ratios that were not sought.
    """
    circles, constraints = decision.circles, propagation.constraints
    if circles is None:
        return is_settled(propagation, None), frozenset()
    given = circles.programme
    if effort.pivots <= 0:
        return False, frozenset()
    wanted = {node for _, node in network.wanted}
    hung_on = {node for node in given.ratios if len(propagation.of_node[node]) > 1}
    sought = (wanted & given.ratios.keys()) | (hung_on if given.is_complete else set())
    before = circles.tableau.pivots
    circles.tighten(propagation.bounds, sorted(sought))
    effort.pivots -= circles.tableau.pivots - before
    propagation.run(range(len(constraints)))
    return is_settled(propagation, circles), frozenset(given.ratios) - sought


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
        bounds.tighten(node, side, value + step, False, None, before=everyone)  # noqa: FBT003
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
