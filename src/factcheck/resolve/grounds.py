"""Which slots can be answered at all, where indicators are defined by each other.

Answers are looked for from what is asked down to what is published, and no way may lead through
what is being answered already. Where identities run in circles, that search would come upon a slot
anew on each of very many ways, mostly in vain. Here it is the other way about: from what is
published up, until nothing is added, which costs as much as there are ways, once.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.expression import Divide, Expression
from factcheck.domain.quantity import Basis, Quantity
from factcheck.resolve.ways import Ways

SeriesKey: TypeAlias = tuple[str, str, Basis]
Node: TypeAlias = tuple[Expression, bool]  # a slot, and whether an identity is being solved
Steps: TypeAlias = frozenset[Node]  # of one way

_MOST_NODES = 5000


def series_of(quantity: Quantity) -> SeriesKey:
    """Return what a quantity shares with the same at other times."""
    return quantity.indicator, quantity.area, quantity.basis


class Groundless(Struct, frozen=True, kw_only=True):
    """Slots that cannot be answered, and how many were looked at to tell."""

    slots: frozenset[Expression]
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What stands by itself, and the ways that lead on from there; remembers both."""

    ways: Ways
    stands: Callable[[Expression], bool]  # answered without any identity
    published: Callable[[Quantity], bool]
    _standing: dict[Expression, bool] = field(default_factory=dict)
    _leading: dict[Node, tuple[Steps, ...]] = field(default_factory=dict)

    def groundless(
        self, slot: Expression, being_answered: Collection[Expression], *, is_solving: bool
    ) -> Groundless:
        """Return what cannot be answered of a slot and all that it leads to.

        Sure of what it returns; of what it does not, one that looks may still find nothing.

        Parameters
        ----------
        slot : Expression
        being_answered : collection of Expression
            No way may lead through these; at other times they are answered as published alone.
        is_solving : bool
            Whether an identity is being solved, so that no other may be.
        """
        graph = _Graph(grounds=self, closed=frozenset(being_answered))
        graph.reach((slot, is_solving))
        grounded = graph.grounded()
        return Groundless(
            slots=frozenset(
                node[0] for node in graph.depth if node[1] == is_solving and node not in grounded
            ),
            reached=len(graph.depth),
        )

    def stand(self, slot: Expression) -> bool:
        """Whether a slot is answered without any identity."""
        if slot not in self._standing:
            self._standing[slot] = self.stands(slot)
        return self._standing[slot]

    def leading(self, node: Node) -> tuple[Steps, ...]:
        """Return the ways to a slot, each as the slots that it takes."""
        if node not in self._leading:
            self._leading[node] = tuple(dict.fromkeys(map(frozenset, self._ways(*node))))
        return self._leading[node]

    def _ways(self, slot: Expression, is_solving: bool) -> Iterator[Iterable[Node]]:  # noqa: FBT001
        match slot:
            case Quantity():
                for way in self.ways.derived(slot):
                    yield ((part, is_solving) for part in way.slots)
                for way in () if is_solving else self.ways.solved(slot, self.published):
                    yield ((part, True) for part in way.slots)
            case Divide(left=Quantity() as after, right=Quantity() as before):
                for basis in dict.fromkeys((after.basis, *_others(after.basis))):
                    yield (after.on(basis), is_solving), (before.on(basis), is_solving)
            case _:
                return


@dataclass(slots=True, kw_only=True)
class _Graph:
    """The slots that one leads to, each with the ways of which any would answer it."""

    grounds: Grounds
    closed: frozenset[Expression]
    depth: dict[Node, int] = field(default_factory=dict)
    ways: dict[Node, tuple[Steps, ...]] = field(default_factory=dict)
    certain: set[Node] = field(default_factory=set)  # or taken for it, to be on the safe side

    def reach(self, start: Node) -> None:
        """Follow all ways from a slot, each no further than there are series to pass.

        The search passes a series once on its way, so that what lies further is not met by it.
        """
        closed = frozenset(series_of(slot) for slot in self.closed if isinstance(slot, Quantity))
        passed: set[SeriesKey] = set()
        self.depth[start] = 0
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            slot, depth = node[0], self.depth[node]
            if slot in self.closed:
                continue
            if len(self.depth) > _MOST_NODES or self.grounds.stand(slot):
                self.certain.add(node)
                continue
            if isinstance(slot, Quantity):
                series = series_of(slot)
                if series in closed:
                    continue
                passed.add(series)
            if depth > 2 * len(passed) + 2:  # a ratio and its levels are two steps of a series
                continue
            self.ways[node] = self.grounds.leading(node)
            for step in itertools.chain(*self.ways[node]):
                if step not in self.depth:
                    self.depth[step] = depth + 1
                    waiting.append(step)

    def grounded(self) -> set[Node]:
        """Return the slots that some way answers, all of whose slots are such in turn."""
        grounded = set(self.certain)
        lacking: dict[tuple[Node, int], int] = {}
        serves: dict[Node, list[tuple[Node, int]]] = {}
        for node, ways in self.ways.items():
            for number, steps in enumerate(ways):
                lacking[node, number] = len(steps)
                for step in steps:
                    serves.setdefault(step, []).append((node, number))
                if not steps:
                    grounded.add(node)
        waiting = list(grounded)
        while waiting:
            for served in serves.get(waiting.pop(), ()):
                lacking[served] -= 1
                if not lacking[served] and served[0] not in grounded:
                    grounded.add(served[0])
                    waiting.append(served[0])
        return grounded


def _others(basis: Basis) -> tuple[Basis, ...]:
    return () if basis is Basis.NONE else (Basis.CURRENT, Basis.CONSTANT)
