"""What in an expression is to be answered: single quantities, and ratios over time."""

from __future__ import annotations

from factcheck.domain.expression import Divide, Expression
from factcheck.domain.quantity import Quantity


def slots(expression: Expression) -> tuple[Expression, ...]:
    """Give the parts that evidence must answer, each once, in order of appearance.

    The ratio of one quantity at two times is one slot, since a published growth answers it as a
    whole; every other quantity is a slot of its own.
    """
    parts: dict[Expression, None] = {}

    def look(part: Expression) -> None:
        if is_ratio(part) or isinstance(part, Quantity):
            parts.setdefault(part)
            return
        for inner in part.parts():
            look(inner)

    look(expression)
    return tuple(parts)


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
