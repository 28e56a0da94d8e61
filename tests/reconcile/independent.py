"""A second opinion: relations written for a solver straight from their trees, for tests alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import z3

from factcheck.domain import expression as tree
from factcheck.domain.expression import Expression, leaves
from factcheck.domain.interval import Interval
from factcheck.reconcile import Stated


class Solver:
    """Says whether statements about positive quantities can hold together."""

    def __init__(self) -> None:
        self.names: dict[Expression, z3.ArithRef] = {}
        self.roots = 0

    def can_hold(self, statements: Iterable[Stated], *extra: tuple[Expression, Interval]) -> bool:
        solver = z3.Solver()
        solver.set("timeout", 60_000)
        pairs = [(each.relation.expression, each.relation.interval) for each in statements]
        for expression, interval in (*pairs, *extra):
            for leaf in leaves(expression):
                solver.add(self.variable(leaf) > 0)
            term = self.term(expression, solver)
            solver.add(*within(term, interval))
        answer = solver.check()
        assert answer != z3.unknown
        return bool(answer == z3.sat)

    def is_minimal(self, members: Sequence[Stated], hard: Sequence[Stated]) -> bool:
        """Whether members cannot hold together, but can without any one of them."""
        ids = {each.id for each in members}
        if self.can_hold((*members, *hard)):
            return False
        return all(
            self.can_hold((*(each for each in members if each.id != one), *hard)) for one in ids
        )

    def variable(self, leaf: Expression) -> z3.ArithRef:
        return self.names.setdefault(leaf, z3.Real(str(leaf)))

    def term(self, expression: Expression, solver: z3.Solver) -> z3.ArithRef:
        match expression:
            case tree.Number(value):
                return z3.RealVal(str(value))
            case tree.Add(left=left, right=right):
                return self.term(left, solver) + self.term(right, solver)
            case tree.Subtract(left=left, right=right):
                return self.term(left, solver) - self.term(right, solver)
            case tree.Multiply(left=left, right=right):
                return self.term(left, solver) * self.term(right, solver)
            case tree.Divide(left=left, right=right):
                return self.term(left, solver) / self.term(right, solver)
            case tree.Root(base=base, degree=degree):
                self.roots += 1
                root = z3.Real(f"root{self.roots}")
                solver.add(root >= 0, root**degree == self.term(base, solver))
                return root
            case tree.Greatest(of=of):
                terms = [self.term(each, solver) for each in of]
                largest = terms[0]
                for each in terms[1:]:
                    largest = z3.If(each > largest, each, largest)
                return largest
            case _:
                return self.variable(expression)


def within(term: z3.ArithRef, interval: Interval) -> list[z3.BoolRef]:
    found: list[z3.BoolRef] = []
    if isinstance(interval.low, Fraction):
        low = z3.RealVal(str(interval.low))
        found.append(term > low if interval.low_open else term >= low)
    if isinstance(interval.high, Fraction):
        high = z3.RealVal(str(interval.high))
        found.append(term < high if interval.high_open else term <= high)
    return found
