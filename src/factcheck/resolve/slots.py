"""What in an expression is to be answered: single quantities, and ratios over time."""

from __future__ import annotations

from factcheck.domain.expression import (
    Divide,
    Earlier,
    Expression,
    Greatest,
    Least,
    leaves,
    replaced,
)
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference


def slots(expression: Expression) -> tuple[Expression, ...]:
    """Give the parts that evidence must answer, each once, in order of appearance.

    The ratio of one quantity at two times is one slot, since a published growth answers it as a
    whole; every other quantity is a slot of its own.
    """
    found: dict[Expression, None] = {}

    def look(part: Expression) -> None:
        if is_ratio(part) or isinstance(part, Quantity):
            found.setdefault(part)
            return
        for each in part.parts():
            look(each)

    look(expression)
    return tuple(found)


def is_ratio(part: Expression) -> bool:
    """Whether it is one quantity over the same at another time."""
    match part:
        case Divide(left=Quantity() as after, right=Quantity() as before):
            return (
                after.indicator == before.indicator
                and after.area == before.area
                and after.basis == before.basis
                and after.period != before.period
            )
        case _:
            return False


def expanded(expression: Expression, reference: Reference) -> Expression:
    """Write out `Earlier`: the same some periods earlier, as far as wanted or as is known."""

    def change(part: Expression) -> Expression:
        if isinstance(part, Least | Greatest):
            of: list[Expression] = []
            for each in part.of:
                of += _earlier(each, reference) if isinstance(each, Earlier) else [change(each)]
            return type(part)(of=tuple(of))
        return part.rebuilt(change)

    return change(expression)


def _earlier(node: Earlier, reference: Reference) -> list[Expression]:
    """Give the expressions of the earlier periods, the latest first."""
    back = _known_back(node.of, reference) if node.back is None else range(1, node.back + 1)
    return [_shifted(node.of, -years) for years in back]


def _known_back(expression: Expression, reference: Reference) -> list[int]:
    """Give the years back in which anything was observed, and the year before in any case."""
    back = {1}
    for quantity in leaves(expression):
        if not isinstance(quantity, Quantity):
            continue
        for indicator in (quantity.indicator, *_rates_of(quantity.indicator, reference)):
            for period in reference.periods(indicator, quantity.area):
                if (
                    period.months == quantity.period.months
                    and period.fiscal == quantity.period.fiscal
                    and period < quantity.period
                    and (quantity.period.first - period.first) % 12 == 0
                ):
                    back.add(quantity.period.years_since(period))
    return sorted(back)


def _rates_of(indicator: str, reference: Reference) -> list[str]:
    return [
        each.id
        for each in reference.catalogue.indicators
        if each.rate is not None and each.rate.of == indicator
    ]


def _shifted(expression: Expression, years: int) -> Expression:
    changes: dict[Expression, Expression] = {
        each: each.shifted(years) for each in leaves(expression) if isinstance(each, Quantity)
    }
    return replaced(expression, changes)
