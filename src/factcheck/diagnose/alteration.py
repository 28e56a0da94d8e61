"""One change of what a claim measures, and the tools to make it in an expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.expression import Divide, Expression, Root, leaves, rooted
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Quantity


class Alteration(Struct, frozen=True, kw_only=True):
    """What a claim would have measured under one slip, so that it prints as in the claim.

    `found` is given where it is known already; otherwise evidence answers `expression`.
    """

    kind: SlipKind
    words: str
    expression: Expression
    found: Interval | None = None


def quantities(expression: Expression) -> tuple[Quantity, ...]:
    """Give the distinct quantities of an expression, in order of appearance."""
    return tuple(leaf for leaf in leaves(expression) if isinstance(leaf, Quantity))


def periods(expression: Expression) -> tuple[Period, ...]:
    """Give the periods an expression speaks of, the earliest first."""
    return tuple(sorted({quantity.period for quantity in quantities(expression)}))


def years_of(ratio: Expression) -> int | None:
    """Give over how many years a ratio of one quantity at two times runs; None for others."""
    match ratio:
        case Divide(left=Quantity() as after, right=Quantity() as before):
            if replace(after, period=before.period) != before:
                return None
            try:
                return after.period.years_since(before.period)
            except PeriodError:
                return None
        case _:
            return None


def changed(expression: Expression, change: Callable[[Quantity], Expression]) -> Expression:
    """Give the expression with each quantity changed.

    An average over years keeps its meaning: the degree of a root follows the years it runs over.
    """

    def inside(part: Expression) -> Expression:
        if isinstance(part, Quantity):
            return change(part)
        rebuilt = part.rebuilt(inside)
        if isinstance(part, Root) and isinstance(rebuilt, Root):
            years = years_of(rebuilt.base)
            if years_of(part.base) == part.degree and years is not None and years > 0:
                return rooted(rebuilt.base, years)
        return rebuilt

    return inside(expression)


def moved(expression: Expression, to: Mapping[Period, Period]) -> Expression:
    """Give the expression with other periods in place of its own."""
    return changed(expression, lambda each: replace(each, period=to.get(each.period, each.period)))
