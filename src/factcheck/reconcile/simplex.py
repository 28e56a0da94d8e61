"""The simplex method in rationals, for rows with strict ends.

The form used in solvers for linear arithmetic: every row is a variable of its own with bounds,
and a strict bound is moved inside by an infinitesimal. Everything is exact, and the smallest
index decides, so that it ends and always ends alike.

Notes
-----
Dutertre and de Moura (2006), "A fast linear-arithmetic solver for DPLL(T)".
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.reconcile.whole_row import WholeRow

Near: TypeAlias = "tuple[Fraction, Fraction]"  # a number, and how many infinitesimals beside it
_ZERO = Fraction(0)


class InfeasibleError(Exception):
    """No values satisfy all bounds: these reasons cannot hold together, with their multipliers."""

    def __init__(self, reasons: tuple[tuple[Hashable, Fraction], ...]) -> None:
        self.reasons = reasons
        super().__init__("no values satisfy all bounds")


class Optimum(Struct, frozen=True):
    """The largest value of an objective: `value` is approached, and reached if `is_reached`."""

    value: Fraction
    is_reached: bool
    reasons: tuple[Hashable, ...]


class Simplex:
    """A tableau over variables 0, 1, …, `count` - 1 and one more for each row."""

    def __init__(self, count: int) -> None:
        self.rows: dict[int, WholeRow] = {}
        self.pivots = 0
        self.value: list[Near] = [(_ZERO, _ZERO)] * count
        self.low: list[Near | None] = [None] * count
        self.high: list[Near | None] = [None] * count
        self.why: list[list[Hashable]] = [[None, None] for _ in range(count)]
        self.named: dict[tuple[tuple[int, Fraction], ...], int] = {}

    def row(self, terms: Iterable[tuple[int, Fraction]]) -> int:
        """Give the variable that equals a linear combination of others."""
        key = tuple(terms)
        if len(key) == 1 and key[0][1] == 1:
            return key[0][0]
        if key not in self.named:
            self.named[key] = self._added_row(key)
        return self.named[key]

    def _added_row(self, terms: Iterable[tuple[int, Fraction]]) -> int:
        factors = list(terms)
        scale = math.lcm(*(factor.denominator for _, factor in factors))
        row = WholeRow(scale, {variable: int(factor * scale) for variable, factor in factors})
        for variable in [term for term in row.terms if term in self.rows]:
            row.substitute(variable, self.rows[variable])
        self.rows[len(self.value)] = row
        self.value.append(self._evaluated(row))
        self.low.append(None)
        self.high.append(None)
        self.why.append([None, None])
        return len(self.value) - 1

    def at_least(self, variable: int, bound: Fraction, why: Hashable, *, strict: bool) -> None:
        """Bound a variable from below, if that is tighter."""
        near = (bound, Fraction(1 if strict else 0))
        now = self.low[variable]
        if now is not None and near <= now:
            return
        self.low[variable], self.why[variable][0] = near, why
        high = self.high[variable]
        if high is not None and high < near:
            reasons = ((why, Fraction(1)), (self.why[variable][1], Fraction(1)))
            raise InfeasibleError(reasons)
        if variable not in self.rows and self.value[variable] < near:
            self._move(variable, near)

    def at_most(self, variable: int, bound: Fraction, why: Hashable, *, strict: bool) -> None:
        """Bound a variable from above, if that is tighter."""
        near = (bound, Fraction(-1 if strict else 0))
        now = self.high[variable]
        if now is not None and near >= now:
            return
        self.high[variable], self.why[variable][1] = near, why
        low = self.low[variable]
        if low is not None and low > near:
            raise InfeasibleError(((why, Fraction(1)), (self.why[variable][0], Fraction(1))))
        if variable not in self.rows and self.value[variable] > near:
            self._move(variable, near)

    def solve(self) -> None:
        """Find values within all bounds.

        Raises
        ------
        InfeasibleError
            If there are none.
        """
        while True:
            broken = min((row for row in self.rows if self._broken(row)), default=None)
            if broken is None:
                return
            below = self._broken(broken) < 0
            target = self.low[broken] if below else self.high[broken]
            entering = min(
                (
                    each
                    for each, a in self.rows[broken].terms.items()
                    if self._can(each, (a > 0) == below)
                ),
                default=None,
            )
            if entering is None or target is None:
                raise InfeasibleError(tuple(self._blocking(broken, below=below)))
            self._exchange(broken, entering, target)

    def maximum(self, terms: Mapping[int, Fraction]) -> Optimum | None:
        """Give the largest value of a linear combination, from a solved tableau.

        Returns
        -------
        Optimum or None
            None if there is no largest, however large.
        """
        goal = self._added_row(terms.items())
        try:
            return self._climbed(goal)
        finally:
            del self.rows[goal]

    def _climbed(self, goal: int) -> Optimum | None:
        while True:
            objective = self.rows[goal].terms
            entering = min(
                (each for each, a in objective.items() if self._can(each, a > 0)), default=None
            )
            if entering is None:
                reasons = [self.why[each][1 if a > 0 else 0] for each, a in objective.items()]
                value, near = self.value[goal]
                return Optimum(value, not near, tuple(reasons))
            if not self._advance(goal, entering, rising=objective[entering] > 0):
                return None

    def _advance(self, goal: int, entering: int, *, rising: bool) -> bool:
        """Move a variable as far as bounds permit; say whether there was one that did not."""
        own = self.high[entering] if rising else self.low[entering]
        best, leaving = None if own is None else _distance(own, self.value[entering]), entering
        for row in sorted(self.rows):
            factor = self.rows[row].terms.get(entering)
            if not factor or row == goal:
                continue
            bound = self.high[row] if (factor > 0) == rising else self.low[row]
            if bound is None:
                continue
            gap = _distance(bound, self.value[row])
            share = Fraction(self.rows[row].scale, abs(factor))
            step = (gap[0] * share, gap[1] * share if gap[1] else _ZERO)
            if best is None or step < best or (step == best and row < leaving):
                best, leaving = step, row
        if best is None:
            return False
        sign = 1 if rising else -1
        if leaving == entering:
            now = self.value[entering]
            self._move(entering, (now[0] + sign * best[0], now[1] + sign * best[1]))
        else:
            up = (self.rows[leaving].terms[entering] > 0) == rising
            target = self.high[leaving] if up else self.low[leaving]
            assert target is not None  # noqa: S101 - it bounded the step
            self._exchange(leaving, entering, target)
        return True

    def _broken(self, variable: int) -> int:
        value, low, high = self.value[variable], self.low[variable], self.high[variable]
        if low is not None and value < low:
            return -1
        return 1 if high is not None and value > high else 0

    def _can(self, variable: int, rise: bool) -> bool:  # noqa: FBT001 - a direction
        bound = self.high[variable] if rise else self.low[variable]
        return bound is None or (
            self.value[variable] < bound if rise else self.value[variable] > bound
        )

    def _blocking(self, broken: int, *, below: bool) -> Iterable[tuple[Hashable, Fraction]]:
        yield self.why[broken][0 if below else 1], Fraction(1)
        for each, a in sorted(self.rows[broken].terms.items()):
            share = Fraction(abs(a), self.rows[broken].scale)
            yield self.why[each][1 if (a > 0) == below else 0], share

    def _evaluated(self, row: WholeRow) -> Near:
        total = (
            sum((a * self.value[each][0] for each, a in row.terms.items()), _ZERO),
            sum((a * self.value[each][1] for each, a in row.terms.items()), _ZERO),
        )
        return total[0] / row.scale, total[1] / row.scale

    def _move(self, variable: int, target: Near) -> None:
        """Set a variable that is in no row's place, and let the rows follow."""
        now = self.value[variable]
        self.value[variable] = target
        self._follow(variable, (target[0] - now[0], target[1] - now[1]))

    def _follow(self, variable: int, change: Near) -> None:
        """Let the rows follow a change of one of their terms."""
        for each, row in self.rows.items():
            factor = row.terms.get(variable)
            if factor:
                share, mine = Fraction(factor, row.scale), self.value[each]
                near = mine[1] + share * change[1] if change[1] else mine[1]
                self.value[each] = (mine[0] + share * change[0], near)

    def _exchange(self, leaving: int, entering: int, target: Near) -> None:
        """Express the entering variable by the leaving one, which takes a target value."""
        self.pivots += 1
        row = self.rows.pop(leaving)
        now, mine = self.value[leaving], self.value[entering]
        share = Fraction(row.scale, row.terms[entering])
        step = ((target[0] - now[0]) * share, (target[1] - now[1]) * share)
        self.value[leaving] = target
        self.value[entering] = (mine[0] + step[0], mine[1] + step[1])
        self._follow(entering, step)
        row.solve_for(entering, leaving)
        for other in self.rows.values():
            other.substitute(entering, row)
        self.rows[entering] = row


def _distance(bound: Near, value: Near) -> Near:
    gap = (bound[0] - value[0], bound[1] - value[1])
    return gap if gap >= (_ZERO, _ZERO) else (-gap[0], -gap[1])
