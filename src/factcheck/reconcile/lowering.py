"""Expressions to nodes, and their intervals to limits and rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from factcheck.domain import expression as tree
from factcheck.domain.expression import Expression
from factcheck.domain.interval import EVERYTHING, INFINITY, NONNEGATIVE, POSITIVE, End, Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Surd
from factcheck.language import listed, say
from factcheck.reconcile.form import LinearForm, single
from factcheck.reconcile.network import (
    Constraint,
    ExtremeTie,
    Limit,
    LinearRow,
    Node,
    PowerTie,
    Product,
)
from factcheck.reconcile.stated import Domain

DomainOf: TypeAlias = "Callable[[Expression], Domain]"

_ROUNDED_BITS = 192


class NotLoweredError(ValueError):
    """An expression that cannot be written over nodes, such as a rank."""


class Lowering:
    """Gathers nodes and constraints, relation by relation."""

    def __init__(self, domain_of: DomainOf) -> None:
        self.domain_of = domain_of
        self.nodes: list[Node] = []
        self.known: dict[object, int] = {}
        self.limits: list[Limit] = []
        self.constraints: list[Constraint] = []
        self.largest: dict[int, tuple[bool, tuple[LinearForm, ...]]] = {}

    def node(self, key: object, node: Node) -> tuple[int, bool]:
        """Give the number of a node, and whether it is new."""
        if key in self.known:
            return self.known[key], False
        self.nodes.append(node)
        self.known[key] = len(self.nodes) - 1
        return self.known[key], True

    def form(self, expression: Expression) -> LinearForm:
        """Write an expression as a linear form over nodes."""
        match expression:
            case tree.Number(value):
                return LinearForm(value)
            case tree.Add(left=left, right=right):
                return self.form(left).plus(self.form(right), Fraction(1))
            case tree.Subtract(left=left, right=right):
                return self.form(left).plus(self.form(right), Fraction(-1))
            case tree.Multiply(left=left, right=right):
                return self.product(self.form(left), self.form(right))
            case tree.Divide(left=left, right=right):
                return self.ratio(self.form(left), self.form(right))
            case tree.Power(base=base, exponent=exponent):
                return self.power(self.form(base), exponent)
            case tree.Root(base=base, degree=degree):
                return self.root(self.form(base), degree, expression)
            case tree.Least(of=of):
                return self.extreme(tuple(map(self.form, of)), is_largest=False)
            case tree.Greatest(of=of):
                return self.extreme(tuple(map(self.form, of)), is_largest=True)
            case tree.Rank() | tree.Earlier() | tree.Steps():
                raise NotLoweredError(f"cannot be reconciled: {expression}")
            case _:
                return self.leaf(expression)

    def leaf(self, expression: Expression) -> LinearForm:
        """Give the node of a quantity."""
        domain = self.domain_of(expression)
        new = Node(expression, domain.interval, domain.integer, proper=domain.proper)
        return single(self.node(expression, new)[0])

    def single(self, form: LinearForm) -> tuple[int, Fraction]:
        """Give one node, and the factor before it, that stand for a form."""
        if len(form.terms) == 1 and not form.constant:
            return form.terms[0]
        index, is_new = self.node(("sum", form), Node(label=form.label(self.nodes)))
        if is_new:
            terms = tuple(sorted((*form.terms, (index, Fraction(-1)))))
            self.constraints.append(LinearRow(terms, Interval.point(-form.constant)))
        return index, Fraction(1)

    def product(self, left: LinearForm, right: LinearForm) -> LinearForm:
        """Multiply; two unknown factors become a node."""
        if not left.terms or not right.terms:
            constant, other = (left, right) if not left.terms else (right, left)
            return other.scaled(constant.constant)
        (one, one_factor), (two, two_factor) = sorted((self.single(left), self.single(right)))
        label = f"{self.nodes[one]} x {self.nodes[two]}"
        index, is_new = self.node(("product", one, two), Node(label=label))
        if is_new:
            self.constraints.append(Product(index, one, two))
        return single(index, one_factor * two_factor)

    def ratio(self, above: LinearForm, below: LinearForm) -> LinearForm:
        """Divide; an unknown divisor makes a node, one for ``x / y`` and its power for ``y / x``.

        Raises
        ------
        NotLoweredError
            If the divisor is zero.
        """
        if not below.terms:
            if not below.constant:
                raise NotLoweredError("division by zero")
            return above.scaled(1 / below.constant)
        over, factor = self.single(below)
        if not above.terms:
            return self.power(single(over), -1).scaled(above.constant / factor)
        under, above_factor = self.single(above)
        if under == over:
            return LinearForm(above_factor / factor)
        if ("ratio", over, under) in self.known:
            inverse = self.power(single(self.known["ratio", over, under]), -1)
            return inverse.scaled(above_factor / factor)
        index, is_new = self.node(("ratio", under, over), self.ratio_node(under, over))
        if is_new:
            self.constraints.append(Product(under, index, over, is_ratio=True))
        return single(index, above_factor / factor)

    def ratio_node(self, under: int, over: int) -> Node:
        """Give a node for the ratio of two others."""
        one, other = self.nodes[under], self.nodes[over]
        is_positive = one.domain.within(POSITIVE) and other.domain.within(POSITIVE)
        domain = POSITIVE if is_positive else EVERYTHING
        if one.expression is None or other.expression is None:
            return Node(None, domain, label=f"({one}) / ({other})")
        return Node(one.expression / other.expression, domain)

    def power(self, base: LinearForm, exponent: int) -> LinearForm:
        """Raise to an integer power."""
        if not base.terms:
            return LinearForm(base.constant**exponent)
        if exponent in (0, 1):
            return base if exponent else LinearForm(Fraction(1))
        under, factor = self.single(base)
        label = f"({self.nodes[under]})^{exponent}"
        index, is_new = self.node(("power", under, exponent), Node(label=label))
        if is_new:
            self.constraints.append(PowerTie(index, under, exponent))
        return single(index, factor**exponent)

    def root(
        self, base: LinearForm, degree: int, expression: Expression | None = None
    ) -> LinearForm:
        """Take a root: a node whose power is the base."""
        under, factor = self.single(base)
        if factor != 1:
            under = self.part(base)
        domain = NONNEGATIVE if degree % 2 == 0 else EVERYTHING
        index, is_new = self.node(("root", under, degree), Node(expression, domain))
        if is_new:
            self.constraints.append(PowerTie(under, index, degree, is_root=True))
        return single(index)

    def extreme(self, parts: tuple[LinearForm, ...], *, is_largest: bool) -> LinearForm:
        """Take the largest or the smallest; the tie to its parts is made where it is needed."""
        if len(parts) == 1:
            return parts[0]
        of = listed(part.label(self.nodes) for part in parts)
        label = say("smallest of {parts}", parts=of)
        if is_largest:
            label = say("largest of {parts}", parts=of)
        index, is_new = self.node(("extreme", is_largest, parts), Node(label=label))
        if is_new:
            self.largest[index] = (is_largest, parts)
        return single(index)

    def relate(self, form: LinearForm, interval: Interval, owner: int) -> None:
        """Take in that a form lies in an interval.

        A bound that every part of an extreme must keep ("above each of the earlier") is written
        once for each part; only the other direction needs the extreme itself.
        """
        for node, factor in form.terms:
            if node not in self.largest:
                continue
            is_largest, parts = self.largest[node]
            is_upper = is_largest == (factor > 0)  # bounds of this side hold for every part
            mine, other = _sides(interval, upper=is_upper)
            others = form.plus(single(node), -factor)
            for part in parts if mine != EVERYTHING else ():
                self.relate(others.plus(part, factor), mine, owner)
            if other == EVERYTHING:
                return
            self.tie(node)
            interval = other
        self.write(form, interval, owner)

    def tie(self, node: int) -> None:
        """Bind an extreme to its parts."""
        is_largest, parts = self.largest[node]
        if ("tied", node) not in self.known:
            self.known["tied", node] = node
            plain = tuple(self.part(part) for part in parts)
            self.constraints.append(ExtremeTie(node, plain, is_largest))

    def part(self, form: LinearForm) -> int:
        """Give a node that equals a form, the factor included."""
        node, factor = self.single(form)
        if factor == 1:
            return node
        index, is_new = self.node(("multiple", form), Node(label=form.label(self.nodes)))
        if is_new:
            terms = tuple(sorted(((node, factor), (index, Fraction(-1)))))
            self.constraints.append(LinearRow(terms, Interval.point(0)))
        return index

    def write(self, form: LinearForm, interval: Interval, owner: int) -> None:
        """Write a form in an interval as a limit or a row."""
        interval = rational(interval) - form.constant
        if not form.terms:
            if 0 not in interval:
                index, _ = self.node("zero", Node(None, Interval.point(0)))
                self.limits.append(Limit(index, interval, owner))
            return
        if len(form.terms) == 1:
            node, factor = form.terms[0]
            self.limits.append(Limit(node, interval * (1 / factor), owner))
            return
        pair = self.pair(form, interval)
        if pair is not None:
            self.limits.append(Limit(pair[0], pair[1], owner))
            return
        self.constraints.append(LinearRow(form.terms, interval, owner))

    def pair(self, form: LinearForm, interval: Interval) -> tuple[int, Interval] | None:
        """Give ``x >= c y`` of two positive quantities as a limit on their ratio."""
        if len(form.terms) != 2 or not _is_sided_at_zero(interval):
            return None
        (one, a), (two, b) = form.terms
        positive = all(self.nodes[each].domain.within(POSITIVE) for each in (one, two))
        if not positive or any(self.nodes[each].expression is None for each in (one, two)):
            return None
        if ("ratio", two, one) in self.known:  # it is kept the other way round
            one, a, two, b = two, b, one, a
        ratio, _ = self.ratio(single(one), single(two)).terms[0]
        return ratio, (interval - b) * (1 / a)


def _sides(interval: Interval, *, upper: bool) -> tuple[Interval, Interval]:
    """Give the half-line of one end, and that of the other."""
    low = Interval(interval.low, INFINITY, interval.low_open)
    high = Interval(-INFINITY, interval.high, high_open=interval.high_open)
    return (high, low) if upper else (low, high)


def _is_sided_at_zero(interval: Interval) -> bool:
    return all(end == 0 for end in (interval.low, interval.high) if not isinstance(end, float))


def rational(interval: Interval) -> Interval:
    """Give an interval with rational ends that holds one whose ends may be roots."""
    return Interval(
        _rational_end(interval.low, 0),
        _rational_end(interval.high, 1),
        interval.low_open,
        interval.high_open,
    )


def _rational_end(end: End, side: int) -> Fraction | float:
    return end.enclosure(_ROUNDED_BITS)[side] if isinstance(end, Surd) else end
