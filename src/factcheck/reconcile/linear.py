"""The circular part of a network as a linear programme, solved in rationals.

With a positive denominator a ratio in an interval is two linear rows. Propagation has already
summed up what hangs on the circles like a tree, as bounds of the nodes it hangs on; so the
programme is small, and what it finds is exact for the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import HIGH, LOW, Bounds, Combination
from factcheck.reconcile.network import Constraint, LinearRow, PowerTie, Product
from factcheck.reconcile.simplex import InfeasibleError, Optimum, Simplex

_ONE = Fraction(1)
_SIGN = {LOW: -_ONE, HIGH: _ONE}


class RowOrigin(Struct, frozen=True):
    """What a row of the programme rests on: events of the bounds, and who says the row."""

    events: tuple[int, ...] = ()
    owner: int = -1


class Inequality(Struct, frozen=True):
    """``sum of terms >= bound``, or greater where it is strict."""

    terms: tuple[tuple[int, Fraction], ...]
    bound: Fraction
    strict: bool
    reason: RowOrigin


class Programme(Struct, frozen=True):
    """The rows, the nodes in them, and the ratios that were written as rows."""

    nodes: tuple[int, ...]
    rows: tuple[Inequality, ...]
    ratios: dict[int, tuple[int, int]]  # node of the ratio: numerator and denominator
    is_complete: bool  # nothing was left out

    @property
    def place(self) -> dict[int, int]:
        """The variable of each node."""
        return {node: index for index, node in enumerate(self.nodes)}


def programme(constraints: Sequence[Constraint], bounds: Bounds) -> Programme:
    """Write constraints as linear rows, as far as they are linear."""
    uses = Counter(node for constraint in constraints for node in set(constraint.nodes))
    rows: list[Inequality] = []
    ratios: dict[int, tuple[int, int]] = {}
    is_complete = True
    for constraint in constraints:
        match constraint:
            case LinearRow():
                rows.extend(_of_row(constraint))
            case Product():
                pair = _as_ratio(constraint, bounds, uses)
                if pair is None:
                    is_complete = False
                    continue
                ratio, divisor = pair
                is_complete &= uses[ratio] == 1 or bounds.is_point(ratio)
                if not bounds.is_point(ratio):
                    ratios[ratio] = (constraint.result, divisor)
                rows.extend(_of_ratio(constraint.result, ratio, divisor, bounds))
            case PowerTie():
                is_complete &= all(map(bounds.is_point, constraint.nodes))
            case _:
                is_complete = False
    in_ratios = {node for pair in ratios.values() for node in pair}
    nodes = sorted({node for row in rows for node, _ in row.terms} | in_ratios)
    for node in nodes:
        rows.extend(_of_bounds(node, bounds))
    return Programme(tuple(nodes), tuple(rows), ratios, is_complete)


class Circles(Struct, frozen=True):
    """A programme with values that satisfy it."""

    programme: Programme
    tableau: Simplex

    @classmethod
    def solved(cls, constraints: Sequence[Constraint], bounds: Bounds) -> Circles:
        """Write constraints as a programme, and find values within all bounds.

        Raises
        ------
        InfeasibleError
            If there are none.
        """
        rows = programme(constraints, bounds)
        tableau = Simplex(len(rows.nodes))
        for row in rows.rows:
            terms = [(rows.place[node], factor) for node, factor in row.terms]
            _take(tableau, terms, row)
        tableau.solve()
        return cls(rows, tableau)

    def tighten(self, bounds: Bounds, ratios: Iterable[int]) -> None:
        """Tighten the nodes, and some of the ratios, to the best bounds there are."""
        nodes, tableau = self.programme.nodes, self.tableau
        left = {(index, side) for index in range(len(nodes)) for side in (LOW, HIGH)}
        for side in (HIGH, LOW):  # one corner of all may prove many bounds at once
            tableau.maximum(dict.fromkeys(range(len(nodes)), _SIGN[side]))
            left -= _reached(tableau, left)
        for index, node in enumerate(nodes):
            for side in (LOW, HIGH):
                if (index, side) in left:
                    _tighten(bounds, node, side, tableau.maximum({index: _SIGN[side]}))
                    left -= _reached(tableau, left)
        for node in ratios:
            self._tighten_ratio(bounds, node)

    def _tighten_ratio(self, bounds: Bounds, node: int) -> None:
        above, below = self.programme.ratios[node]
        tableau = _homogeneous(self.programme, below)
        for side in (LOW, HIGH):
            best = tableau.maximum({self.programme.place[above]: _SIGN[side]})
            _tighten(bounds, node, side, best)
        self.tableau.pivots += tableau.pivots


def _reached(tableau: Simplex, sides: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Give the bounds that the present values reach: no better ones exist."""
    ends = (tableau.low, tableau.high)
    return {(index, side) for index, side in sides if tableau.value[index] == ends[side][index]}


def rests_on(reasons: Iterable[Hashable]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the events and the owners behind rows."""
    inequalities = [reason.reason for reason in reasons if isinstance(reason, Inequality)]
    events = dict.fromkeys(event for inequality in inequalities for event in inequality.events)
    owners = dict.fromkeys(inequality.owner for inequality in inequalities if inequality.owner >= 0)
    return tuple(events), tuple(sorted(owners))


def combined(error: InfeasibleError) -> tuple[tuple[Fraction, Inequality], ...]:
    """Give multiples of rows that add up to nought on the left, and to more than it on the right.

    Raises
    ------
    ValueError
        If they do not: the proof would be wrong.
    """
    parts = tuple(
        (factor / abs(row.terms[0][1]), row)
        for row, factor in error.reasons
        if isinstance(row, Inequality)
    )
    left: Counter[int] = Counter()
    for factor, row in parts:
        for node, coefficient in row.terms:
            left[node] += factor * coefficient  # type: ignore[assignment]
    right = sum((factor * row.bound for factor, row in parts), Fraction(0))
    is_strict = any(row.strict for _, row in parts)
    if any(left.values()) or right < 0 or (right == 0 and not is_strict):
        raise ValueError(f"no proof: {parts!r}")
    return parts


def blamed(error: InfeasibleError, bounds: Bounds) -> frozenset[int]:
    """Give the owners of what cannot hold together."""
    events, owners = rests_on(reason for reason, _ in error.reasons)
    return bounds.owners(events) | frozenset(owners)


def _homogeneous(rows: Programme, below: int) -> Simplex:
    """Scale all nodes by an unknown, so that the divisor of a ratio is one.

    Notes
    -----
    Charnes and Cooper (1962), "Programming with linear fractional functionals".
    """
    place, scale = rows.place, len(rows.place)
    tableau = Simplex(scale + 1)
    tableau.at_least(scale, Fraction(0), None, strict=True)
    for row in rows.rows:
        terms = [(place[node], factor) for node, factor in row.terms]
        zero = Inequality((), Fraction(0), row.strict, row.reason)
        _take(tableau, [*terms, (scale, -row.bound)] if row.bound else terms, zero)
    tableau.at_least(place[below], _ONE, None, strict=False)
    tableau.at_most(place[below], _ONE, None, strict=False)
    tableau.solve()
    return tableau


def _take(tableau: Simplex, terms: list[tuple[int, Fraction]], row: Inequality) -> None:
    """Take in a row; those that differ by a factor share a variable."""
    lead = terms[0][1]
    variable = tableau.row([(each, factor / lead) for each, factor in terms])
    take = tableau.at_least if lead > 0 else tableau.at_most
    take(variable, row.bound / lead, row, strict=row.strict)


def _tighten(bounds: Bounds, node: int, side: int, best: Optimum | None) -> None:
    if best is None:
        return
    value = -best.value if side == LOW else best.value
    events, owners = rests_on(best.reasons)
    bounds.tighten(node, side, value, not best.is_reached, Combination(owners), before=events)


def _of_row(row: LinearRow) -> Iterable[Inequality]:
    interval, reason = row.interval, RowOrigin((), row.owner)
    if isinstance(interval.low, Fraction):
        yield Inequality(row.terms, interval.low, interval.low_open, reason)
    if isinstance(interval.high, Fraction):
        terms = tuple((node, -factor) for node, factor in row.terms)
        yield Inequality(terms, -interval.high, interval.high_open, reason)


def _of_bounds(node: int, bounds: Bounds) -> Iterable[Inequality]:
    low, high = bounds.value[LOW][node], bounds.value[HIGH][node]
    if low is not None:
        reason = RowOrigin((bounds.latest[LOW][node],))
        yield Inequality(((node, _ONE),), low, bounds.open[LOW][node], reason)
    if high is not None:
        reason = RowOrigin((bounds.latest[HIGH][node],))
        yield Inequality(((node, -_ONE),), -high, bounds.open[HIGH][node], reason)


def _of_ratio(above: int, ratio: int, below: int, bounds: Bounds) -> Iterable[Inequality]:
    """``above - low x below >= 0`` and ``high x below - above >= 0``, for a positive divisor."""
    for side, sign in ((LOW, _ONE), (HIGH, -_ONE)):
        value = bounds.value[side][ratio]
        if value is None:
            continue
        reason = RowOrigin((bounds.latest[side][ratio], bounds.latest[LOW][below]))
        pairs = ((above, sign), (below, -sign * value))
        terms = tuple(sorted((node, factor) for node, factor in pairs if factor))
        yield Inequality(terms, Fraction(0), bounds.open[side][ratio], reason)


def _as_ratio(product: Product, bounds: Bounds, uses: Counter[int]) -> tuple[int, int] | None:
    """Say which factor is bounded by the other two: one that is used nowhere else, if any."""
    if product.left == product.right or product.result in (product.left, product.right):
        return None
    choices = [
        (uses[factor] > 1 and not bounds.is_point(factor), factor, divisor)
        for factor, divisor in ((product.left, product.right), (product.right, product.left))
        if bounds.is_positive(divisor)
    ]
    return min(choices)[1:] if choices else None
