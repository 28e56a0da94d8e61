"""The tightest bounds that what holds together leaves for every node."""

from __future__ import annotations

from msgspec import Struct

from factcheck.domain.interval import Interval
from factcheck.reconcile.bounds_state import HIGH, LOW, EmptyError
from factcheck.reconcile.decide import Answer, Decision, is_settled
from factcheck.reconcile.linear import Circles
from factcheck.reconcile.network import Network
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.simplex import InfeasibleError
from factcheck.reconcile.stated import Effort
from factcheck.reconcile.trial_bounds import tightened, tightened_whole

_MORE_ROUNDS = 3  # of propagation, where it was cut short in what hangs on circles
_MOST_WHOLE = 24  # whole numbers whose ends are tried one by one


class Range(Struct, frozen=True):
    """What is left of a node, who it rests on, and whether it is the tightest."""

    interval: Interval
    owners: frozenset[int]
    is_tight: bool


class Ranges(Struct, frozen=True):
    """The ranges of the nodes of a network that can hold together."""

    propagation: Propagation
    is_tight: bool
    settled: frozenset[int] = frozenset()  # nodes whose ends were each found possible
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
        whole = propagation.open_integers()
        settled = tightened_whole(propagation, whole[:_MOST_WHOLE], effort)
        if not is_tight and not whole:
            settled |= tightened(propagation, [node for _, node in network.wanted], effort)
    except (EmptyError, InfeasibleError):
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
    circles, everything = decision.circles, range(len(propagation.constraints))
    if circles is None:
        return is_settled(propagation, None), frozenset()
    if circles.programme.is_complete and not is_settled(propagation, circles):
        for _ in range(_MORE_ROUNDS):
            propagation.bounds.forget()
            propagation.run(everything)
        circles = Circles.solved(propagation.circles, propagation.bounds)
    programme = circles.programme
    if effort.pivots <= 0:
        return False, frozenset()
    wanted = {node for _, node in network.wanted}
    hung_on = {node for node in programme.ratios if len(propagation.of_node[node]) > 1}
    sought = (wanted & programme.ratios.keys()) | (hung_on if programme.is_complete else set())
    before = circles.tableau.pivots
    propagation.bounds.forget()  # the best bound counts, however little better it is
    circles.tighten(propagation.bounds, sorted(sought))
    effort.pivots -= circles.tableau.pivots - before
    best = [propagation.bounds.interval(node) for node in programme.nodes]
    propagation.bounds.forget()
    propagation.run(everything)
    is_last = best == [propagation.bounds.interval(node) for node in programme.nodes]
    return is_last and is_settled(propagation, circles), frozenset(programme.ratios) - sought
