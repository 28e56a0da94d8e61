"""Ratios in a circle: growths that multiply to what cannot be, though no level is printed.

In logarithms a ratio in an interval bounds a difference, and a bound of a quantity its difference
from nought. Statements that contradict each other form a circle of negative length; it is looked
for with floating-point logarithms, and counts only if the product of the exact bounds proves it.

Notes
-----
Dechter, Meiri and Pearl (1991), "Temporal constraint networks". Circles are found as in Tarjan's
variant of the method of Bellman, Ford and Moore: by following the parents of a node that moved.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import HIGH, LOW, Bounds
from factcheck.reconcile.network import Constraint, Product

_ROUNDS = 12  # times the number of nodes that may move before the search is given up
_SLACK = 1e-12  # an improvement below it is put down to floating point


class Edge(Struct, frozen=True):
    """``target <= factor x source``, or less where it is strict; `events` are its reasons."""

    source: int
    target: int
    factor: Fraction
    strict: bool
    events: tuple[int, ...]


class Circle(Struct, frozen=True):
    """Edges that lead back to where they began, and multiply to less than one."""

    edges: tuple[Edge, ...]

    @property
    def events(self) -> tuple[int, ...]:
        """The bounds it rests on."""
        return tuple(dict.fromkeys(event for edge in self.edges for event in edge.events))

    @property
    def is_proof(self) -> bool:
        """Whether nothing positive is that much smaller than itself."""
        product = math.prod((edge.factor for edge in self.edges), start=Fraction(1))
        return product < 1 or (product == 1 and any(edge.strict for edge in self.edges))


def contradiction(constraints: Sequence[Constraint], bounds: Bounds) -> Circle | None:
    """Give a circle of ratios that proves a contradiction, if one is found.

    None means that none was found, not that there is none.
    """
    edges = tuple(_edges(constraints, bounds))
    circle = _negative(edges, len(bounds.nodes) + 1)
    return circle if circle is not None and circle.is_proof else None


def _edges(constraints: Sequence[Constraint], bounds: Bounds) -> Iterator[Edge]:
    """Write ratios, and bounds of quantities, as edges; the last node stands for one."""
    one, visited = len(bounds.nodes), set[int]()
    for constraint in constraints:
        if not isinstance(constraint, Product) or not all(
            map(bounds.is_positive, constraint.nodes)
        ):
            continue
        yield from _within(constraint.right, constraint.result, constraint.left, bounds)
        for node in (constraint.right, constraint.result):
            if node not in visited:
                visited.add(node)
                yield from _within(one, node, node, bounds)


def _within(source: int, target: int, of: int, bounds: Bounds) -> Iterator[Edge]:
    """Write that target over source is what is left of a node."""
    low, high = bounds.value[LOW][of], bounds.value[HIGH][of]
    if high is not None:
        events = (bounds.latest[HIGH][of],)
        yield Edge(source, target, high, bounds.open[HIGH][of], events)
    if low:
        events = (bounds.latest[LOW][of],)
        yield Edge(target, source, 1 / low, bounds.open[LOW][of], events)


def _negative(edges: Sequence[Edge], count: int) -> Circle | None:
    """Look for a circle of negative length; those of length nought count if they are strict.

    A strict edge is shortened by more than rounding can, which cannot hide a true circle and
    whose false ones do not survive the exact product.
    """
    outgoing: list[list[tuple[Edge, float]]] = [[] for _ in range(count)]
    for edge in edges:
        length = _logarithm(edge.factor) - (10 * _SLACK if edge.strict else 0.0)
        outgoing[edge.source].append((edge, length))
    distance = [0.0] * count
    parent: list[Edge | None] = [None] * count
    waiting, queued = deque(range(count)), [True] * count
    for _ in range(_ROUNDS * count):
        if not waiting:
            return None
        node = waiting.popleft()
        queued[node] = False
        for edge, length in outgoing[node]:
            reached = distance[node] + length
            if reached < distance[edge.target] - _SLACK:
                distance[edge.target], parent[edge.target] = reached, edge
                circle = _closed(parent, edge)
                if circle is not None:
                    return circle
                if not queued[edge.target]:
                    queued[edge.target] = True
                    waiting.append(edge.target)
    return None


def _closed(parent: Sequence[Edge | None], last: Edge) -> Circle | None:
    """Follow the parents back from an edge; give the circle if they lead to its target."""
    edges = [last]
    node = last.source
    while node != last.target:
        edge = parent[node]
        if edge is None or len(edges) > len(parent):
            return None
        edges.append(edge)
        node = edge.source
    return Circle(tuple(reversed(edges)))


def _logarithm(value: Fraction) -> float:
    """Give the logarithm of a rational, however long it is."""
    return math.log(value.numerator) - math.log(value.denominator)
