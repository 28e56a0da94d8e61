"""Which parts of a network have to do with each other, and which of them go in circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.reconcile.bounds_state import Bounds
from factcheck.reconcile.network import Constraint, LinearRow, Network, PowerTie, Product


def components(network: Network) -> tuple[Network, ...]:
    """Split a network into parts that share no node and no owner.

    Nodes are numbered anew, owners are not. Two nodes that one owner speaks of are in one part,
    for what an owner says stands and falls together.
    """
    parent = list(range(len(network.nodes)))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    first_of: dict[int, int] = {}
    for owner, nodes in network.said_by():
        anchor = nodes[0] if owner < 0 else first_of.setdefault(owner, nodes[0])
        for node in nodes:
            parent[find(node)] = find(anchor)
    limits, constraints = defaultdict(list), defaultdict(list)
    for limit in network.limits:
        limits[find(limit.node)].append(limit)
    for constraint in network.constraints:
        constraints[find(constraint.nodes[0])].append(constraint)
    wanted = defaultdict(list)
    for pair in network.wanted:
        wanted[find(pair[1])].append(pair)
    return tuple(
        _compact(
            replace(
                network,
                limits=tuple(limits[each]),
                constraints=tuple(constraints[each]),
                wanted=tuple(wanted[each]),
            )
        )
        for each in sorted({*limits, *constraints, *wanted})
    )


def _compact(network: Network) -> Network:
    """Keep only the nodes that are spoken of, numbered anew."""
    used = sorted(
        {node for _, nodes in network.said_by() for node in nodes}
        | {node for _, node in network.wanted}
    )
    place = {node: index for index, node in enumerate(used)}
    return replace(
        network,
        nodes=tuple(network.nodes[node] for node in used),
        limits=tuple(replace(limit, node=place[limit.node]) for limit in network.limits),
        constraints=tuple(constraint.moved(place) for constraint in network.constraints),
        wanted=tuple((expression, place[node]) for expression, node in network.wanted),
    )


def circular(constraints: Sequence[Constraint]) -> tuple[int, ...]:
    """Give the constraints that lie on a circle, by their place in the sequence.

    Leaves are taken off until none is left: a node in one constraint only, a constraint with one
    node left. What hangs on the rest hangs on it like a tree, and on a tree bounds propagation
    is exact.
    """
    left = [set(constraint.nodes) for constraint in constraints]
    uses: dict[int, set[int]] = defaultdict(set)
    for index, members in enumerate(left):
        for node in members:
            uses[node].add(index)
    waiting = [node for node, where in uses.items() if len(where) == 1]
    waiting_rows = [index for index, members in enumerate(left) if len(members) <= 1]
    while waiting or waiting_rows:
        if waiting:
            node = waiting.pop()
            for index in uses.pop(node, set()):
                left[index].discard(node)
                if len(left[index]) <= 1:
                    waiting_rows.append(index)
        else:
            index = waiting_rows.pop()
            for node in left[index]:
                uses[node].discard(index)
                if len(uses[node]) == 1:
                    waiting.append(node)
            left[index] = set()
    repeated = {i for i, each in enumerate(constraints) if len(each.nodes) != len(set(each.nodes))}
    return tuple(i for i, members in enumerate(left) if members or i in repeated)


def is_tight(constraint: Constraint, bounds: Bounds) -> bool:
    """Whether propagation leaves each node of a constraint only what the others allow."""
    match constraint:
        case LinearRow():
            return True
        case Product():
            return all(map(bounds.is_nonnegative, constraint.nodes)) and bounds.is_positive(
                constraint.right
            )
        case PowerTie():
            return bounds.is_nonnegative(constraint.base) and (
                constraint.exponent > 0 or bounds.is_positive(constraint.base)
            )
        case _:
            return False
