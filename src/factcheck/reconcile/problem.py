"""All statements, by who says them, ready to be taken in part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from factcheck.domain.expression import Expression, leaves
from factcheck.domain.figure import Figure
from factcheck.domain.formula import Term
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Real, Surd
from factcheck.domain.unit import UnitForm
from factcheck.language import say
from factcheck.reconcile.assume import assumed, denominators
from factcheck.reconcile.editions import merged
from factcheck.reconcile.lower import lowered
from factcheck.reconcile.lowering import DomainOf
from factcheck.reconcile.network import Network
from factcheck.reconcile.readings import narrowed, widened
from factcheck.reconcile.stated import Domain, Footing, Stated


class Problem:
    """The statements of a reconciliation."""

    def __init__(self, statements: Iterable[Stated], domain_of: DomainOf) -> None:
        self.given = tuple(statements)
        self.unassumed = domain_of
        self.positive: frozenset[Expression] = denominators(self.given)
        editions = merged(self.given)
        self.places = editions.places
        self.by_id: dict[str, list[Stated]] = defaultdict(list)
        self.hard: list[Stated] = []
        self.hard_of: dict[Expression, list[int]] = defaultdict(list)
        self.figures: dict[object, list[Figure]] = defaultdict(list)  # by what they are of
        for statement in sorted(editions.statements, key=lambda one: one.id):
            if statement.standing is Footing.HARD:
                for leaf in leaves(statement.relation.expression):
                    self.hard_of[leaf].append(len(self.hard))
                self.hard.append(statement)
            else:
                self.by_id[statement.id].append(statement)
                self._learn(statement)

    @cached_property
    def narrowed(self) -> Problem:
        """The same with ties taken to be rounded away from zero."""
        other = Problem(map(narrowed, self.given), self.unassumed)
        other.positive, other.widened = self.positive, self.widened
        return other

    def domain_of(self, leaf: Expression, divisors: frozenset[Expression]) -> Domain:
        """Give the values a quantity can have, with what is taken for granted of a divisor."""
        return assumed(self.unassumed(leaf), is_positive=leaf in divisors)

    @cached_property
    def connected(self) -> dict[Expression, frozenset[str]]:
        """The ids of all that hang together with a quantity, by what they speak of."""
        by_quantity: dict[Expression, list[Stated]] = defaultdict(list)
        for stated in self.statements:
            for leaf in leaves(stated.relation.expression):
                by_quantity[leaf].append(stated)
        groups: dict[Expression, frozenset[str]] = {}
        for quantity in by_quantity:
            if quantity not in groups:
                reached, waiting, ids = {quantity}, [quantity], set[str]()
                while waiting:
                    for stated in by_quantity[waiting.pop()]:
                        if stated.standing is not Footing.HARD:
                            ids.add(stated.id)
                        new = set(leaves(stated.relation.expression)) - reached
                        reached |= new
                        waiting += new
                groups.update(dict.fromkeys(reached, frozenset(ids)))
        return groups

    @property
    def statements(self) -> Iterator[Stated]:
        """All of them, the hard ones first."""
        yield from self.hard
        for statements in self.by_id.values():
            yield from statements

    @cached_property
    def widened(self) -> Problem:
        """The same with every figure read as widely as any rule of rounding allows."""
        return Problem(map(widened, self.given), self.unassumed)

    def standing(self, identifier: str) -> Footing:
        """Give whether a claim or an observation has that id."""
        return self.by_id[identifier][0].standing

    def cited(self, identifier: str) -> tuple[str, ...]:
        """Give the places behind an id: several where editions were taken together."""
        return self.places.get(identifier, (identifier,))

    def name(self, identifier: str) -> str:
        """Give an id as it is written in a sentence."""
        first, *others = self.cited(identifier)
        if not others:
            return first
        return say("{name} and {number} more", name=first, number=len(others))

    def network(self, ids: Iterable[str], wanted: Sequence[Expression] = ()) -> Network:
        """Give the network of what some say, and of what is hard about that."""
        stated = self.about(ids, wanted)
        divisors = self.positive & denominators(stated)
        return lowered(stated, lambda leaf: self.domain_of(leaf, divisors), wanted)

    def about(self, ids: Iterable[str], wanted: Sequence[Expression] = ()) -> list[Stated]:
        """Give what some say, and what is hard about that."""
        said = [statement for identifier in ids for statement in self.by_id[identifier]]
        expressions = [statement.relation.expression for statement in said] + list(wanted)
        return [*said, *self._hard_about(expressions)]

    def figure_for(self, expression: Expression, value: Real) -> Figure | None:
        """Return a figure that is written the way a value of an expression is to be written.

        One of the same expression, else of the same indicator; of several that whose scale is the
        largest that the value reaches, so that none is told in thousands of what another counts.
        """
        is_named = isinstance(expression, Quantity | Term)
        keys = (expression, expression.indicator) if is_named else (expression,)  # type: ignore[attr-defined]
        known = next((self.figures[key] for key in keys if key in self.figures), ())
        size = abs(value.near() if isinstance(value, Surd) else value)
        return max(known, key=lambda figure: _suits(figure.measure.factor, size), default=None)

    def _learn(self, stated: Stated) -> None:
        expression, figure = stated.relation.expression, stated.relation.figure
        if figure is None or figure.is_word or figure.unit.form is UnitForm.TIMES:
            return  # a multiple is told by its number alone, in every language
        self.figures[expression].append(figure)
        if isinstance(expression, Quantity | Term):
            self.figures[expression.indicator].append(figure)

    def _hard_about(self, expressions: Iterable[Expression]) -> list[Stated]:
        waiting = [leaf for expression in expressions for leaf in leaves(expression)]
        visited, hard = set(waiting), set[int]()
        while waiting:
            for index in self.hard_of.get(waiting.pop(), ()):
                if index not in hard:
                    hard.add(index)
                    new = set(leaves(self.hard[index].relation.expression)) - visited
                    visited |= new
                    waiting += new
        return [self.hard[index] for index in sorted(hard)]


def _suits(factor: Fraction, size: Fraction) -> tuple[bool, Fraction]:
    """Return how well a scale suits a size: the largest that it reaches, else the smallest."""
    return (True, factor) if factor <= size else (False, -factor)
