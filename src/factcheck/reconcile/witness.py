"""Values that bear statements out, where the figures published do so: a proof that costs little.

Most of what a report says is so. What hangs together is then consistent at once, without bounds,
programmes or a solver: there are values for which all of it holds, ties and all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Multiply,
    Number,
    Root,
    Subtract,
    leaves,
    walk,
)
from factcheck.domain.formula import Term
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction
from factcheck.reconcile.assume import denominators
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.readings import narrowed
from factcheck.reconcile.stated import Footing, Stated

_PLAIN = (Number, Quantity, Term, Add, Subtract, Multiply, Divide, Root)
_MOST_DEGREES = 24
_ONE = Number(Fraction(1))
_ABOVE = Fraction(1)  # what is above zero, where nothing says how far


def witnessed(
    problem: Problem, values: Mapping[Expression, Fraction], *, implies: bool
) -> frozenset[str]:
    """Return the ids of those of which it is shown that all they hang together with can hold.

    Also with ties rounded away from zero, so that there is nothing to find among them.

    Parameters
    ----------
    problem : Problem
    values : mapping of Expression to Fraction
        What quantities may well be; what is observed in the problem itself is known besides.
    implies : bool
        Whether it matters what follows for quantities that are not observed: what speaks of any
        is then left to others.
    """
    shown: set[str] = set()
    for group in _groups(problem):
        ids = {stated.id for stated in group if stated.standing is not Footing.HARD}
        if ids and _Witness(problem, group, values).bears_out(implies=implies):
            shown |= ids
    return frozenset(shown)


def _groups(problem: Problem) -> Iterator[list[Stated]]:
    """Part statements into those that hang together, by a quantity or by who says them."""
    statements = list(problem.statements)
    sharing: dict[object, list[int]] = defaultdict(list)
    for place, stated in enumerate(statements):
        if stated.standing is not Footing.HARD:
            sharing[stated.id].append(place)
        for leaf in leaves(stated.relation.expression):
            sharing[leaf].append(place)
    reached: set[int] = set()
    for start in range(len(statements)):
        if start in reached:
            continue
        reached.add(start)
        group, waiting = [], [start]
        while waiting:
            stated = statements[waiting.pop()]
            group.append(stated)
            keys: set[object] = set(leaves(stated.relation.expression))
            if stated.standing is not Footing.HARD:
                keys.add(stated.id)
            for key in keys:
                waiting += (new := [each for each in sharing.pop(key, ()) if each not in reached])
                reached.update(new)
        yield group


class _Witness:
    """Values for the quantities of a group of statements, and whether they bear all of it out."""

    def __init__(
        self, problem: Problem, group: Sequence[Stated], values: Mapping[Expression, Fraction]
    ) -> None:
        self._problem = problem
        self._group = group
        self._observed = dict(_observed(group))
        self._values: dict[Expression, Fraction] = {}
        self._uses: Counter[Expression] = Counter()
        for stated in group:
            for leaf in leaves(stated.relation.expression):
                self._uses[leaf] += 1
                known = self._observed.get(leaf, values.get(leaf))
                if known is not None:
                    self._values[leaf] = known

    def bears_out(self, *, implies: bool) -> bool:
        """Whether they do; where one of them is free to, it is chosen so that they may."""
        if not all(_is_plain(stated.relation.expression) for stated in self._group):
            return False
        if implies and not self._observed.keys() >= self._uses.keys():
            return False
        for stated in sorted(self._group, key=_is_about_several):
            if not self._holds(stated):
                self._choose(stated)
                if not self._holds(stated):
                    return False
        divisors = self._problem.positive & denominators(self._group)
        return all(self._is_possible(leaf, divisors) for leaf in self._uses)

    def _holds(self, stated: Stated) -> bool:
        """Whether a statement holds, whichever way ties in it are rounded."""
        value = self._valued(stated.relation.expression)
        if value is None:
            return False
        interval = stated.relation.interval
        if interval.low < value.low and value.high < interval.high:
            return True
        return value.within(interval) and value.within(narrowed(stated).relation.interval)

    def _valued(self, expression: Expression) -> Interval | None:
        try:
            points = {leaf: Interval.point(self._values[leaf]) for leaf in leaves(expression)}
            found = range_of(expression, points)
        except (KeyError, ValueError, ZeroDivisionError):
            return None
        return found if found.is_point else None

    def _choose(self, stated: Stated) -> None:
        """Give a quantity the value that makes a statement hold, where that disturbs no other."""
        goal = _inner(narrowed(stated).relation.interval)
        match stated.relation.expression:
            case Quantity() | Term() as level if self._is_free(level):
                self._values[level] = goal
            case Divide(left=top, right=base):
                self._divide(top, base, goal)
            case Subtract(left=Divide(left=top, right=base), right=right) if right == _ONE:
                self._divide(top, base, goal + 1)
            case Subtract(left=(Quantity() | Term()) as top, right=(Quantity() | Term()) as base):
                self._differ(top, base, goal)
            case _:
                pass

    def _divide(self, top: Expression, base: Expression, ratio: Fraction) -> None:
        if self._is_free(top) and top != base:
            self._values[top] = ratio * self._values.setdefault(base, Fraction(1))
        elif self._is_free(base) and ratio and top in self._values:
            self._values[base] = self._values[top] / ratio

    def _differ(self, top: Expression, base: Expression, change: Fraction) -> None:
        if self._is_free(top) and top != base:
            self._values[top] = change + self._values.setdefault(base, max(_ABOVE, _ABOVE - change))
        elif self._is_free(base) and top in self._values:
            self._values[base] = self._values[top] - change

    def _is_free(self, leaf: Expression) -> bool:
        """Whether no other statement speaks of a quantity, or none that has been looked at yet."""
        return self._uses[leaf] == 1 or leaf not in self._values

    def _is_possible(self, leaf: Expression, divisors: frozenset[Expression]) -> bool:
        domain, value = self._problem.domain_of(leaf, divisors), self._values.get(leaf)
        if value is None or value not in domain.interval:
            return False
        return not domain.integer or value.denominator == 1


def _is_about_several(stated: Stated) -> bool:
    """Whether a statement is of more than the level of one quantity: those are looked at last."""
    return not isinstance(stated.relation.expression, Quantity | Term)


def _is_plain(expression: Expression) -> bool:
    """Whether it is arithmetic over quantities: what else there is may be left out of account."""
    parts = tuple(walk(expression))
    if any(isinstance(part, Root) and part.degree > _MOST_DEGREES for part in parts):
        return False  # a root of which many digits would have to be known
    return all(isinstance(part, _PLAIN) for part in parts) and bool(leaves(expression))


def _observed(group: Iterable[Stated]) -> Iterator[tuple[Expression, Fraction]]:
    for stated in group:
        expression, figure = stated.relation.expression, stated.relation.figure
        if stated.standing is Footing.EVIDENCE and not expression.parts():
            is_shown = figure is not None and figure.value in stated.relation.interval
            value = figure.value if figure is not None and is_shown else None
            yield expression, _inner(stated.relation.interval) if value is None else value


def _inner(interval: Interval) -> Fraction:
    """Give a number inside an interval, off its ends where it has any width."""
    low, high = interval.low, interval.high
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        return (low + high) / 2
    if isinstance(low, Fraction):
        return low + 1
    return high - 1 if isinstance(high, Fraction) else Fraction(0)
