"""Equations that a table's words or its arithmetic suggest, and how far they may be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import prod

from msgspec import Struct

from factcheck.check.tables.equation import (
    EquationKind,
    TableEquation,
    slip_values,
    slips,
    swapped_values,
)
from factcheck.domain.rational import Fraction

_NOTABLE = Fraction(20)  # odds below which a single sum that holds says nothing
_SURE = 10**4
_STRONG = 10**3
_NEAR = Fraction(1, 50)


class EquationGround(StrEnum):
    """What a claim to add up rests on."""

    TOTAL = "total"  # the label says so
    RESULT = "result"  # the label names a result, not of what
    OF_WHICH = "of which"  # parts are named as such; they need not exhaust the whole
    ARITHMETIC = "arithmetic"  # no word, but the figures agree
    DERIVED = "derived"  # a head says change, share or average


class TableHypothesis(Struct, frozen=True, kw_only=True):
    """One structure, in every series of the table: an equation each."""

    ground: EquationGround
    holding: tuple[TableEquation, ...] = ()  # by rounding
    failing: tuple[TableEquation, ...] = ()  # which no rounding explains
    odds: Fraction = Fraction(1)  # against which those that hold would do so by chance
    is_certain: bool = True  # no row is left out or read as a part by guess
    is_natural: bool = False  # it is of all that stands before the total
    counts_twice: bool = False  # a part may be a subtotal of other parts
    misses_by_a_line: bool = False  # with one more, or less, it holds in every series

    @property
    def equations(self) -> tuple[TableEquation, ...]:
        """All of them."""
        return (*self.holding, *self.failing)

    @property
    def balance(self) -> int:
        """How many more hold than fail."""
        return len(self.holding) - len(self.failing)

    @property
    def is_known(self) -> bool:
        """Whether the table means it: by its words, or since chance is out of the question."""
        holding = self.holding
        match self.ground:
            case EquationGround.TOTAL:
                return (
                    any(2 * equation.odds() >= _NOTABLE for equation in holding) or self._exactly()
                )
            case EquationGround.DERIVED:
                return len(holding) > 1 or (len(holding) == 1 and not self.failing)
            case EquationGround.RESULT | EquationGround.OF_WHICH:
                return self.odds >= _NOTABLE
            case EquationGround.ARITHMETIC:
                return self.odds >= (3 if len(holding) > 1 else 1) * _STRONG

    @property
    def accused(self) -> tuple[TableEquation, ...]:
        """Equations that fail though the others, or its words, say that they should hold."""
        failing, holding = self.failing, self.holding
        if not failing or len(failing) > len(holding) or self.counts_twice or self.misses_by_a_line:
            return ()
        match self.ground:
            case EquationGround.TOTAL:
                is_grounded = (
                    self.odds >= 5 * _NOTABLE
                    or self._exactly()
                    or (
                        self.is_natural
                        and self.odds >= _NOTABLE
                        and all(map(is_explained_by_slip, failing))
                    )
                )
            case EquationGround.DERIVED:
                is_grounded = (
                    len(holding) > 1
                    and len(failing) < len(holding)
                    and self.odds > 1
                    and not _are_made_to_add_up(failing)
                )
            case EquationGround.RESULT | EquationGround.OF_WHICH:
                is_swap = len(failing) == 1 and is_explained_by_swap(failing[0])
                is_grounded = (self.odds >= _STRONG and _are_near(failing)) or (
                    is_swap and self.odds >= 5 * _NOTABLE
                )
            case EquationGround.ARITHMETIC:
                is_grounded = (
                    len(failing) == 1
                    and self.odds * _nearness(failing[0]) >= 100 * _SURE
                    and (len(holding) > 1 or self._is_partition())
                    and _are_near(failing)
                )
        return failing if is_grounded else ()

    @property
    def left_open(self) -> tuple[TableEquation, ...]:
        """Equations that fail, of a structure that is likely and yet too unsure to accuse."""
        is_likely = self.odds >= _STRONG or self.ground in (
            EquationGround.TOTAL,
            EquationGround.RESULT,
        )
        if not (is_likely and self.is_known) or len(self.failing) > len(self.holding):
            return ()
        return () if self.accused else self.failing

    def _exactly(self) -> bool:
        """Whether whole things are counted, and some equation holds without any slack."""
        return any(equation.are_counts for equation in self.holding)

    def _is_partition(self) -> bool:
        """Whether it makes a hundred per cent in another series."""
        return any(equation.printed.value == 100 for equation in self.holding)


def weighed(
    ground: EquationGround,
    equations: Iterable[TableEquation],
    *,
    tried: int = 1,
    is_certain: bool = True,
    is_natural: bool = False,
) -> TableHypothesis:
    """Return a structure with what holds of it, among so many that were tried."""
    holding: list[TableEquation] = []
    failing: list[TableEquation] = []
    for equation in equations:
        if equation.holds():
            holding.append(equation)
        elif not equation.looks_like_mean() or (
            not equation.repeats_last() and is_explained_by_slip(equation)
        ):
            failing.append(equation)
    return TableHypothesis(
        ground=ground,
        holding=tuple(holding),
        failing=tuple(failing),
        odds=prod((equation.odds() for equation in holding), start=Fraction(1)) / max(tried, 1),
        is_certain=is_certain,
        is_natural=is_natural,
    )


def _nearness(equation: TableEquation) -> Fraction:
    """Return how near a miss is: its size in its gap."""
    return abs(equation.printed.value) / (equation.gap() + equation.printed.place)


def _are_near(equations: Sequence[TableEquation]) -> bool:
    return all(
        equation.gap() <= max(_NEAR * abs(equation.printed.value), 2 * equation.slack())
        for equation in equations
    )


def _are_made_to_add_up(equations: Sequence[TableEquation]) -> bool:
    """Whether several shares miss by one in their last digit, as where they were to make 100."""
    return len(equations) > 1 and all(
        equation.kind is EquationKind.SHARE and equation.gap() <= equation.printed.place
        for equation in equations
    )


def is_explained_by_swap(equation: TableEquation) -> bool:
    """Whether two digits that stand in turn in one cell make a sum fail: 3,140 for 3,410."""
    return equation.is_linear and any(
        any(value in reach for value in swapped_values(number))
        for number, reach in equation.reaches()
    )


def is_explained_by_slip(equation: TableEquation) -> bool:
    """Whether one slip in one of its cells makes an equation fail that should hold."""
    if equation.is_linear:
        return any(
            any(value in reach for value in slip_values(number))
            for number, reach in equation.reaches()
        )
    return any(
        equation.holds({entry.name: number})
        for entry in equation.entries
        if entry.number is not None
        for number in slips(entry.number)
    )
