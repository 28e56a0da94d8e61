"""Relations to networks: expressions become nodes, intervals limits and rows.

Nothing is lost on the way: a root ``(x / y) ^ (1 / n) in I`` becomes a limit on a node whose
power is the ratio, and a ratio in ``I`` the product ``x = ratio x y``. Where a ratio is nowhere
else used that is a pair of linear rows, which `factcheck.reconcile.linear` makes of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from factcheck.domain import expression as tree
from factcheck.domain.expression import Expression
from factcheck.domain.interval import EVERYTHING, INFINITY, NONNEGATIVE, POSITIVE, End, Interval
from factcheck.domain.surd import Surd
from factcheck.reconcile.network import (
    HARD,
    Constraint,
    Extreme,
    Limit,
    Network,
    Node,
    Power,
    Product,
    Row,
)
from factcheck.reconcile.stated import Domain, Standing, Stated

DomainOf: TypeAlias = "Callable[[Expression], Domain]"

_ROUNDED_BITS = 192


class NotLoweredError(ValueError):
    """An expression that cannot be written over nodes, such as a rank."""


@dataclass(frozen=True, slots=True)
class Form:
    """A constant and multiples of nodes."""

    constant: Fraction
    terms: tuple[tuple[int, Fraction], ...] = ()

    def plus(self, other: Form, factor: Fraction) -> Form:
        """Give this and a multiple of another."""
        total = dict(self.terms)
        for node, each in other.terms:
            total[node] = total.get(node, Fraction(0)) + factor * each
        kept = tuple(sorted((node, each) for node, each in total.items() if each))
        return Form(self.constant + factor * other.constant, kept)

    def scaled(self, factor: Fraction) -> Form:
        """Give a multiple of it."""
        return Form(Fraction(0)).plus(self, factor)


class Lowering:
    """Gathers nodes and constraints, relation by relation."""

    def __init__(self, domain_of: DomainOf) -> None:
        self.domain_of = domain_of
        self.nodes: list[Node] = []
        self.known: dict[object, int] = {}
        self.limits: list[Limit] = []
        self.constraints: list[Constraint] = []
        self.largest: dict[int, tuple[bool, tuple[Form, ...]]] = {}

    def node(self, key: object, node: Node) -> tuple[int, bool]:
        """Give the number of a node, and whether it is new."""
        if key in self.known:
            return self.known[key], False
        self.nodes.append(node)
        self.known[key] = len(self.nodes) - 1
        return self.known[key], True

    def form(self, expression: Expression) -> Form:
        """Write an expression as a linear form over nodes."""
        match expression:
            case tree.Number(value):
                return Form(value)
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
            case tree.Rank() | tree.Earlier():
                raise NotLoweredError(f"cannot be reconciled: {expression}")
            case _:
                return self.leaf(expression)

    def leaf(self, expression: Expression) -> Form:
        """Give the node of a quantity."""
        domain = self.domain_of(expression)
        new = Node(expression, domain.interval, domain.integer)
        return _single(self.node(expression, new)[0])

    def label(self, form: Form) -> str:
        """Give a form in words."""
        parts = [
            f"{'-' if factor < 0 else '+'} {_times(abs(factor))}{self.nodes[node]}"
            for node, factor in form.terms
        ]
        if form.constant:
            parts.append(f"{'-' if form.constant < 0 else '+'} {abs(form.constant)}")
        return " ".join(parts).removeprefix("+ ")

    def single(self, form: Form) -> tuple[int, Fraction]:
        """Give one node, and the factor before it, that stand for a form."""
        if len(form.terms) == 1 and not form.constant:
            return form.terms[0]
        index, is_new = self.node(("sum", form), Node(label=self.label(form)))
        if is_new:
            terms = tuple(sorted((*form.terms, (index, Fraction(-1)))))
            self.constraints.append(Row(terms, Interval.point(-form.constant)))
        return index, Fraction(1)

    def product(self, left: Form, right: Form) -> Form:
        """Multiply; two unknown factors become a node."""
        if not left.terms or not right.terms:
            constant, other = (left, right) if not left.terms else (right, left)
            return other.scaled(constant.constant)
        (one, one_factor), (two, two_factor) = sorted((self.single(left), self.single(right)))
        label = f"{self.nodes[one]} x {self.nodes[two]}"
        index, is_new = self.node(("product", one, two), Node(label=label))
        if is_new:
            self.constraints.append(Product(index, one, two))
        return _single(index, one_factor * two_factor)

    def ratio(self, above: Form, below: Form) -> Form:
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
            return self.power(_single(over), -1).scaled(above.constant / factor)
        under, above_factor = self.single(above)
        if under == over:
            return Form(above_factor / factor)
        if ("ratio", over, under) in self.known:
            inverse = self.power(_single(self.known["ratio", over, under]), -1)
            return inverse.scaled(above_factor / factor)
        index, is_new = self.node(("ratio", under, over), self.ratio_node(under, over))
        if is_new:
            self.constraints.append(Product(under, index, over, is_ratio=True))
        return _single(index, above_factor / factor)

    def ratio_node(self, under: int, over: int) -> Node:
        """Give a node for the ratio of two others."""
        one, other = self.nodes[under], self.nodes[over]
        if one.expression is None or other.expression is None:
            return Node(label=f"({one}) / ({other})")
        return Node(one.expression / other.expression)

    def power(self, base: Form, exponent: int) -> Form:
        """Raise to an integer power."""
        if not base.terms:
            return Form(base.constant**exponent)
        if exponent in (0, 1):
            return base if exponent else Form(Fraction(1))
        under, factor = self.single(base)
        label = f"({self.nodes[under]})^{exponent}"
        index, is_new = self.node(("power", under, exponent), Node(label=label))
        if is_new:
            self.constraints.append(Power(index, under, exponent))
        return _single(index, factor**exponent)

    def root(self, base: Form, degree: int, expression: Expression | None = None) -> Form:
        """Take a root: a node whose power is the base."""
        under, factor = self.single(base)
        if factor != 1:
            under = self.part(base)
        domain = NONNEGATIVE if degree % 2 == 0 else EVERYTHING
        index, is_new = self.node(("root", under, degree), Node(expression, domain))
        if is_new:
            self.constraints.append(Power(under, index, degree, is_root=True))
        return _single(index)

    def extreme(self, parts: tuple[Form, ...], *, is_largest: bool) -> Form:
        """Take the largest or the smallest; the tie to its parts is made where it is needed."""
        if len(parts) == 1:
            return parts[0]
        of = ", ".join(map(self.label, parts))
        label = f"{'largest' if is_largest else 'smallest'} of {of}"
        index, is_new = self.node(("extreme", is_largest, parts), Node(label=label))
        if is_new:
            self.largest[index] = (is_largest, parts)
        return _single(index)

    def relate(self, form: Form, interval: Interval, owner: int) -> None:
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
            rest = form.plus(_single(node), -factor)
            for part in parts if mine != EVERYTHING else ():
                self.relate(rest.plus(part, factor), mine, owner)
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
            plain = tuple(self.part(each) for each in parts)
            self.constraints.append(Extreme(node, plain, is_largest))

    def part(self, form: Form) -> int:
        """Give a node that equals a form, the factor included."""
        node, factor = self.single(form)
        if factor == 1:
            return node
        index, is_new = self.node(("multiple", form), Node(label=self.label(form)))
        if is_new:
            terms = tuple(sorted(((node, factor), (index, Fraction(-1)))))
            self.constraints.append(Row(terms, Interval.point(0)))
        return index

    def write(self, form: Form, interval: Interval, owner: int) -> None:
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
        self.constraints.append(Row(form.terms, interval, owner))

    def pair(self, form: Form, interval: Interval) -> tuple[int, Interval] | None:
        """Give ``x >= c y`` of two positive quantities as a limit on their ratio."""
        if len(form.terms) != 2 or not _is_sided_at_zero(interval):
            return None
        (one, a), (two, b) = form.terms
        positive = all(self.nodes[each].domain.within(POSITIVE) for each in (one, two))
        if not positive or any(self.nodes[each].expression is None for each in (one, two)):
            return None
        if ("ratio", two, one) in self.known:  # it is kept the other way round
            one, a, two, b = two, b, one, a
        ratio, _ = self.ratio(_single(one), _single(two)).terms[0]
        return ratio, (interval - b) * (1 / a)


def lowered(
    statements: Sequence[Stated], domain_of: DomainOf, wanted: Iterable[Expression] = ()
) -> Network:
    """Write statements as one network; the order in which they come is of no account."""
    ordered = sorted(statements, key=_order)
    owners = sorted({each.id for each in ordered if each.standing is not Standing.HARD})
    number = {owner: index for index, owner in enumerate(owners)}
    positive = _denominators(ordered)
    lowering = Lowering(lambda leaf: _assumed(domain_of(leaf), leaf in positive))
    left_out: list[str] = []
    for each in ordered:
        owner = HARD if each.standing is Standing.HARD else number[each.id]
        try:
            form = lowering.form(each.relation.expression)
        except NotLoweredError:
            left_out.append(each.id)
            continue
        lowering.relate(form, each.relation.interval, owner)
    asked = []
    for expression in wanted:
        try:
            form = lowering.form(core(expression))
        except NotLoweredError:
            continue
        for node, _ in form.terms:
            if node in lowering.largest:
                lowering.tie(node)
        if form.terms:
            asked.append((expression, lowering.part(form)))
    network = Network(
        tuple(lowering.nodes),
        tuple(lowering.limits),
        tuple(lowering.constraints),
        tuple(owners),
        tuple(asked),
        tuple(sorted(set(left_out))),
    )
    return _unrooted(network)


def _unrooted(network: Network) -> Network:
    """Replace a root that is only limited, such as an average growth, by its power."""
    uses = Counter(node for each in network.constraints for node in set(each.nodes))
    asked = {node for _, node in network.wanted}
    powers = {
        each.base: each
        for each in network.constraints
        if isinstance(each, Power) and each.is_root and uses[each.base] == 1
    }
    limits: list[Limit] = []
    kept = set(powers.values())
    for limit in network.limits:
        power = powers.get(limit.node)
        allowed = limit.interval
        if power is not None and power.base not in asked:
            meant = allowed.intersection(network.nodes[power.base].domain)
            if meant is not None:
                kept.discard(power)
                limits.append(Limit(power.result, meant**power.exponent, limit.owner))
                continue
            kept.add(power)
        limits.append(limit)
    dropped = set(powers.values()) - kept
    rest = tuple(each for each in network.constraints if each not in dropped)
    return replace(network, limits=tuple(limits), constraints=rest)


def core(expression: Expression) -> Expression:
    """Take off what is only done to one number: what is added, the factor, the root.

    The range of the whole follows from that of the core, exactly.

    Examples
    --------
    >>> from factcheck.domain.expression import Number, rooted
    >>> x = Expression()
    >>> core(rooted(x, 5) - 1) is x
    True
    """
    match expression:
        case tree.Root(base=inner):
            return core(inner)
        case (
            tree.Add(left=inner, right=tree.Number())
            | tree.Add(left=tree.Number(), right=inner)
            | tree.Subtract(left=inner, right=tree.Number())
            | tree.Subtract(left=tree.Number(), right=inner)
            | tree.Multiply(left=inner, right=tree.Number())
            | tree.Multiply(left=tree.Number(), right=inner)
            | tree.Divide(left=inner, right=tree.Number())
        ):
            return core(inner)
        case _:
            return expression


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


def _order(stated: Stated) -> tuple[str, str, str]:
    return (stated.id, stated.relation.role, str(stated.relation))


def _single(node: int, factor: Fraction = Fraction(1)) -> Form:
    return Form(Fraction(0), ((node, factor),)) if factor else Form(Fraction(0))


def _times(factor: Fraction) -> str:
    return "" if factor == 1 else f"{factor} x "


def _sides(interval: Interval, *, upper: bool) -> tuple[Interval, Interval]:
    """Give the half-line of one end, and that of the other."""
    low = Interval(interval.low, INFINITY, interval.low_open)
    high = Interval(-INFINITY, interval.high, high_open=interval.high_open)
    return (high, low) if upper else (low, high)


def _is_sided_at_zero(interval: Interval) -> bool:
    return all(end == 0 for end in (interval.low, interval.high) if not isinstance(end, float))


def _denominators(statements: Iterable[Stated]) -> frozenset[Expression]:
    """Give the quantities something is divided by, but those that are said not to be positive.

    A growth, a share or an average of what may be negative means nothing; whoever prints one
    takes it that the base is above zero.
    """
    found: set[Expression] = set()
    negative: set[Expression] = set()
    for each in statements:
        found.update(_divided_by(each.relation.expression))
        interval = each.relation.interval
        if interval.high <= 0 or -INFINITY < interval.low < 0:
            negative.add(each.relation.expression)
    return frozenset(found - negative)


def _divided_by(expression: Expression) -> Iterator[Expression]:
    for part in tree.walk(expression):
        if isinstance(part, tree.Divide):
            yield from (each for each in (part.right,) if not each.parts())


def _assumed(domain: Domain, is_positive: bool) -> Domain:  # noqa: FBT001 - one of two domains
    if not is_positive or domain.interval.within(POSITIVE):
        return domain
    both = domain.interval.intersection(POSITIVE)
    return domain if both is None else replace(domain, interval=both)
