"""The network: nodes for quantities and what is built from them, and constraints among them.

Every relation is written over nodes. A node is a quantity, or the ratio, product, power, root,
sum or extreme of others; equal ones are one node. What is left is of four sorts: linear rows,
products ``result = left x right``, powers ``result = base ^ exponent``, and extremes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.domain.expression import Expression
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.rational import Fraction

HARD = -1  # the owner of what always holds


class Node(Struct, frozen=True):
    """One unknown number."""

    expression: Expression | None = None  # the quantity or ratio; None for a helper
    domain: Interval = EVERYTHING
    integer: bool = False
    label: str = ""
    proper: Interval | None = None  # its domain where nobody divides by it
    dividers: frozenset[int] = frozenset()  # owners who do, and need it to be above zero

    def __str__(self) -> str:
        return self.label if self.expression is None else str(self.expression)


class Limit(Struct, frozen=True):
    """A node lies in an interval."""

    node: int
    interval: Interval
    owner: int = HARD

    @property
    def nodes(self) -> tuple[int, ...]:
        """The node, as the other constraints give theirs."""
        return (self.node,)


class LinearRow(Struct, frozen=True):
    """A linear combination of two or more nodes lies in an interval."""

    terms: tuple[tuple[int, Fraction], ...]
    interval: Interval
    owner: int = HARD

    @property
    def nodes(self) -> tuple[int, ...]:
        """The nodes it ties together."""
        return tuple(node for node, _ in self.terms)

    def moved(self, place: Mapping[int, int]) -> LinearRow:
        """Give the same over nodes of other numbers."""
        terms = sorted((place[node], factor) for node, factor in self.terms)
        return replace(self, terms=tuple(terms))


class Product(Struct, frozen=True):
    """``result = left x right``; where `left` is a ratio, `right` is its divisor and not zero."""

    result: int
    left: int
    right: int
    is_ratio: bool = False
    owner: int = HARD

    @property
    def nodes(self) -> tuple[int, ...]:
        """The nodes it ties together."""
        return (self.result, self.left, self.right)

    def moved(self, place: Mapping[int, int]) -> Product:
        """Give the same over nodes of other numbers."""
        return replace(
            self, result=place[self.result], left=place[self.left], right=place[self.right]
        )


class PowerTie(Struct, frozen=True):
    """``result = base ^ exponent``; as a root it also says that `base` is not negative."""

    result: int
    base: int
    exponent: int
    is_root: bool = False
    owner: int = HARD

    @property
    def nodes(self) -> tuple[int, ...]:
        """The nodes it ties together."""
        return (self.result, self.base)

    def moved(self, place: Mapping[int, int]) -> PowerTie:
        """Give the same over nodes of other numbers."""
        return replace(self, result=place[self.result], base=place[self.base])


class ExtremeTie(Struct, frozen=True):
    """`result` is the largest, or the smallest, of `parts`."""

    result: int
    parts: tuple[int, ...]
    is_largest: bool
    owner: int = HARD

    @property
    def nodes(self) -> tuple[int, ...]:
        """The nodes it ties together."""
        return (self.result, *self.parts)

    def moved(self, place: Mapping[int, int]) -> ExtremeTie:
        """Give the same over nodes of other numbers."""
        parts = tuple(place[part] for part in self.parts)
        return replace(self, result=place[self.result], parts=parts)


Constraint: TypeAlias = "LinearRow | Product | PowerTie | ExtremeTie"


class Network(Struct, frozen=True):
    """Nodes, the intervals they are given, and what ties them together."""

    nodes: tuple[Node, ...]
    limits: tuple[Limit, ...]
    constraints: tuple[Constraint, ...]
    owners: tuple[str, ...] = ()  # ids, by the number that limits and rows carry
    wanted: tuple[tuple[Expression, int], ...] = ()  # expressions whose range is asked for
    left_out: tuple[str, ...] = field(default=())  # ids of what cannot be written over nodes

    def restricted(self, owners: frozenset[int]) -> Network:
        """Give the same network with only the hard part and what some owners say.

        Definitions of what is then not spoken of say nothing, and are left out; and what none of
        the owners divides by need not be above zero.
        """
        limits = tuple(limit for limit in self.limits if limit.owner < 0 or limit.owner in owners)
        own_constraints = tuple(
            constraint
            for constraint in self.constraints
            if constraint.owner < 0 or constraint.owner in owners
        )
        spoken_of = {limit.node for limit in limits} | {node for _, node in self.wanted}
        constraints = self._without_idle(own_constraints, spoken_of)
        return replace(self, nodes=self._nodes_for(owners), limits=limits, constraints=constraints)

    def dividing(self, owners: frozenset[int]) -> frozenset[int]:
        """Give those of some owners who take it for granted that a quantity is above zero."""
        return owners.intersection(chain.from_iterable(node.dividers for node in self.nodes))

    def _nodes_for(self, owners: frozenset[int]) -> tuple[Node, ...]:
        """Give the nodes with no more taken for granted of them than some owners do."""
        allowed = owners | {HARD}
        return tuple(
            replace(node, domain=node.proper, proper=None)
            if node.proper is not None and not node.dividers & allowed
            else node
            for node in self.nodes
        )

    def _without_idle(
        self, constraints: tuple[Constraint, ...], spoken_of: set[int]
    ) -> tuple[Constraint, ...]:
        """Leave out constraints that only say what an otherwise unused node is."""
        while True:
            uses = Counter(node for constraint in constraints for node in constraint.nodes)
            used = spoken_of | {node for node, count in uses.items() if count > 1}
            busy = tuple(
                constraint for constraint in constraints if not self._is_idle(constraint, used)
            )
            if len(busy) == len(constraints):
                return constraints
            constraints = busy

    def _is_idle(self, constraint: Constraint, used: set[int]) -> bool:
        """Whether some value of an unused node satisfies a constraint, whatever the others are.

        A ratio that nobody speaks of need not exist.
        """
        match constraint:
            case LinearRow(terms=terms):
                return any(node not in used and self._is_free(node) for node, _ in terms)
            case Product(left=ratio, is_ratio=True):
                return ratio not in used  # and nobody who is heard divides by its denominator
            case Product(result=result):
                return result not in used and self._is_free(result)
            case PowerTie(result=result, is_root=is_root, exponent=exponent):
                plain = not is_root and exponent > 0
                return plain and result not in used and self._is_free(result)
            case _:
                return constraint.result not in used and self._is_free(constraint.result)

    def _is_free(self, node: int) -> bool:
        return self.nodes[node].domain == EVERYTHING and not self.nodes[node].integer

    @property
    def everyone(self) -> frozenset[int]:
        """Everybody who says something and can be at fault."""
        return frozenset(owner for owner, _ in self.said_by() if owner >= 0)

    def said_by(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give each owner with the nodes of one thing it says."""
        for limit in (*self.limits, *self.constraints):
            yield limit.owner, limit.nodes
