"""Bounds propagation: every constraint tightens the bounds of its nodes, until nothing moves.

Each step is exact, or rounds outward; so what it rules out is ruled out. Every bound knows what
it follows from, and a conflict therefore explains itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import HIGH, LOW, Bounds, EmptyError
from factcheck.reconcile.components import circular
from factcheck.reconcile.lowering import rational
from factcheck.reconcile.network import (
    Constraint,
    ExtremeTie,
    LinearRow,
    Network,
    PowerTie,
    Product,
)


class Propagation:
    """The constraints of a network at work on its bounds."""

    __slots__ = ("_circles", "bounds", "constraints", "of_node", "steps")

    def __init__(self, network: Network) -> None:
        self.bounds = Bounds(network.nodes)
        self.constraints = network.constraints
        self.steps = 0  # constraints that were applied
        self._circles: tuple[Constraint, ...] | None = None
        self.of_node: list[list[int]] = [[] for _ in network.nodes]
        for index, constraint in enumerate(network.constraints):
            for node in set(constraint.nodes):
                self.of_node[node].append(index)

    @property
    def circles(self) -> tuple[Constraint, ...]:
        """The constraints that lie on a circle."""
        if self._circles is None:
            self._circles = tuple(self.constraints[index] for index in circular(self.constraints))
        return self._circles

    def start(self, network: Network) -> None:
        """Take in domains and limits, then run.

        Raises
        ------
        EmptyError
            If some node is left without a value.
        """
        for index, node in enumerate(network.nodes):
            self.bounds.take(index, node.domain, None)
        for limit in network.limits:
            self.bounds.take(limit.node, limit.interval, limit)
        self.run(range(len(self.constraints)))

    def run(self, first: Iterable[int]) -> None:
        """Run until nothing moves, beginning with some constraints."""
        waiting = deque(first)
        queued = set(waiting)
        events = self.bounds.events
        while waiting:
            index = waiting.popleft()
            queued.discard(index)
            length = len(events)
            self.steps += 1
            apply(self.constraints[index], self.bounds)
            moved = dict.fromkeys(event.node for event in events[length:])
            for node in moved:
                for other in self.of_node[node]:
                    if other not in queued and other != index:
                        queued.add(other)
                        waiting.append(other)
            if moved and len(self.constraints[index].nodes) != len(
                set(self.constraints[index].nodes)
            ):
                queued.add(index)
                waiting.append(index)

    def fix(self, node: int, value: Fraction) -> None:
        """Set a node to one value, and run."""
        self.bounds.take(node, Interval.point(value), None)
        self.run(self.of_node[node])

    def open_integers(self) -> list[int]:
        """Give the whole numbers among tied nodes that have more than one value left."""
        whole = (node for node, each in enumerate(self.bounds.nodes) if each.integer)
        return [node for node in whole if self.of_node[node] and not self.bounds.is_point(node)]

    def copy(self) -> Propagation:
        """Give another that can go on by itself."""
        other = Propagation.__new__(Propagation)
        other.bounds = self.bounds.copy()
        other.constraints, other.of_node = self.constraints, self.of_node
        other.steps = 0
        other._circles = self.circles  # noqa: SLF001 - one of its own kind
        return other


def apply(constraint: Constraint, bounds: Bounds) -> None:
    """Tighten the nodes of one constraint by it."""
    match constraint:
        case LinearRow():
            _row(constraint, bounds)
        case Product():
            _product(constraint, bounds)
        case PowerTie():
            _power(constraint, bounds)
        case ExtremeTie():
            _extreme(constraint, bounds)


def _row(row: LinearRow, bounds: Bounds) -> None:
    """Each term is at most what the others, at their least, leave of the whole."""
    for upper in (True, False):
        limit = row.interval.high if upper else row.interval.low
        if not isinstance(limit, Fraction):
            continue
        limit_open = row.interval.high_open if upper else row.interval.low_open
        least = list(_extremes(row, bounds, upper=upper))
        missing = [index for index, (value, _, _) in enumerate(least) if value is None]
        if len(missing) > 1:
            continue
        total = sum((value for value, _, _ in least if value is not None), Fraction(0))
        opens = sum(is_open for _, is_open, _ in least)
        for index, (node, factor) in enumerate(row.terms):
            if missing and missing[0] != index:
                continue
            value, is_open, _ = least[index]
            remainder = total - (value or 0)
            strict = limit_open or opens > (is_open and value is not None)
            side = HIGH if upper == (factor > 0) else LOW
            before = (event for other, (_, _, event) in enumerate(least) if other != index)
            bounds.tighten(node, side, (limit - remainder) / factor, strict, row, before=before)


def _extremes(
    row: LinearRow, bounds: Bounds, *, upper: bool
) -> Iterator[tuple[Fraction | None, bool, int]]:
    """Give the least (or greatest) value of each term, whether it is open, and its event."""
    for node, factor in row.terms:
        side = LOW if upper == (factor > 0) else HIGH
        value = bounds.value[side][node]
        yield (
            None if value is None else value * factor,
            value is not None and bounds.open[side][node],
            bounds.latest[side][node],
        )


def _product(product: Product, bounds: Bounds) -> None:
    result, left, right = product.result, product.left, product.right
    if product.is_ratio:
        _refuse_zero(right, bounds)
    if all(map(bounds.is_nonnegative, (result, left, right))):
        _multiply(product, bounds)
        _divide(product, bounds, left, right)
        _divide(product, bounds, right, left)
        return
    _take(bounds, result, bounds.interval(left) * bounds.interval(right), product, (left, right))
    for one, other in ((left, right), (right, left)):
        divisor = bounds.interval(other)
        if 0 not in divisor or (product.is_ratio and other == right and not divisor.is_point):
            quotient = bounds.interval(result) / divisor
            _take(bounds, one, quotient, product, (result, other))


def _refuse_zero(divisor: int, bounds: Bounds) -> None:
    """Nothing is divided by zero."""
    if bounds.is_point(divisor) and bounds.value[LOW][divisor] == 0:
        raise EmptyError(bounds.latest[LOW][divisor], bounds.latest[HIGH][divisor])


def _multiply(product: Product, bounds: Bounds) -> None:
    """Bound a product of two that are not negative."""
    left, right = product.left, product.right
    for side in (LOW, HIGH):
        one, two = bounds.value[side][left], bounds.value[side][right]
        before = (bounds.latest[side][left], bounds.latest[side][right])
        one_open, two_open = bounds.open[side][left], bounds.open[side][right]
        if one == 0 or two == 0:
            closed = (one == 0 and not one_open) or (two == 0 and not two_open)
            bounds.tighten(product.result, side, Fraction(0), not closed, product, before=before)
        elif one is not None and two is not None:
            bounds.tighten(
                product.result, side, one * two, one_open or two_open, product, before=before
            )


def _divide(product: Product, bounds: Bounds, one: int, other: int) -> None:
    """Bound one factor by the product and the other factor, none of them negative."""
    for side in (LOW, HIGH):
        value, divisor = bounds.value[side][product.result], bounds.value[1 - side][other]
        before = (bounds.latest[side][product.result], bounds.latest[1 - side][other])
        is_open = bounds.open[side][product.result]
        if divisor == 0 and value == 0 and side == HIGH and bounds.open[LOW][other]:
            bounds.tighten(one, HIGH, Fraction(0), False, product, before=before)  # noqa: FBT003
        if value is None or divisor == 0:
            continue
        if divisor is None:
            if side == LOW and value > 0:
                bounds.tighten(one, LOW, Fraction(0), True, product, before=before)  # noqa: FBT003
            continue
        strict = is_open or (bounds.open[1 - side][other] and value != 0)
        bounds.tighten(one, side, value / divisor, strict, product, before=before)


def _power(power: PowerTie, bounds: Bounds) -> None:
    result, base, exponent = power.result, power.base, power.exponent
    if exponent < 0:
        _refuse_zero(base, bounds)
    if exponent < 0 and not bounds.is_positive(base):
        low = bounds.value[LOW][base]
        if low is None or low < 0:
            return
    _take(bounds, result, bounds.interval(base) ** exponent, power, (base,))
    degree, target = abs(exponent), bounds.interval(result)
    if exponent < 0:
        if not bounds.is_positive(result):
            return
        target = target.reciprocal()
    if degree % 2 == 0 and not bounds.is_nonnegative(base):
        if target.high >= 0:
            top = target.root(degree)
            _root(power, bounds, Interval(-top.high, top.high, top.high_open, top.high_open))
        return
    if (bounds.interval(base) ** degree).within(target) or (target.high < 0 and degree % 2 == 0):
        return
    _root(power, bounds, target.root(degree))


def _root(power: PowerTie, bounds: Bounds, target: Interval) -> None:
    """Tighten the base of a power; where a root is irrational it is rounded outward."""
    nearest = rational(target)
    mine = bounds.interval(power.base)
    if nearest != target and not mine.within(nearest):
        bounds.loose.add(power)
    _take(bounds, power.base, nearest, power, (power.result,))


def _extreme(extreme: ExtremeTie, bounds: Bounds) -> None:
    """The largest is at least each part, and one part is as large as it."""
    bounds.loose.add(extreme)
    near, far = (LOW, HIGH) if extreme.is_largest else (HIGH, LOW)
    for part in extreme.parts:
        for side, source, taker in ((near, part, extreme.result), (far, extreme.result, part)):
            value = bounds.value[side][source]
            if value is not None:
                before = (bounds.latest[side][source],)
                is_open = bounds.open[side][source]
                bounds.tighten(taker, side, value, is_open, extreme, before=before)
    ends = [(bounds.value[far][part], bounds.open[far][part]) for part in extreme.parts]
    limits = [(value, is_open) for value, is_open in ends if value is not None]
    if len(limits) == len(ends):
        top = (max if extreme.is_largest else min)(value for value, _ in limits)
        strict = all(is_open for value, is_open in limits if value == top)
        all_parts = [bounds.latest[far][part] for part in extreme.parts]
        bounds.tighten(extreme.result, far, top, strict, extreme, before=all_parts)


def _take(
    bounds: Bounds, node: int, interval: Interval, source: Constraint, nodes: tuple[int, ...]
) -> None:
    before = tuple(bounds.latest[side][giver] for giver in nodes for side in (LOW, HIGH))
    if isinstance(interval.low, Fraction):
        bounds.tighten(node, LOW, interval.low, interval.low_open, source, before=before)
    if isinstance(interval.high, Fraction):
        bounds.tighten(node, HIGH, interval.high, interval.high_open, source, before=before)
