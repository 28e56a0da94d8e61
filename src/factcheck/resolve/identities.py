"""What identities say of a quantity: written out at its place, or solved for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator, Names
from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Multiply,
    Subtract,
    walk,
)
from factcheck.domain.formula import Formula, Term
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity


class Solution(Struct, frozen=True, kw_only=True):
    """An identity of some whole, solved for one of its terms."""

    whole: Quantity
    expression: Expression
    text: str  # of the identity


def written(identity: Formula, quantity: Quantity, catalogue: Catalogue) -> Expression | None:
    """Return an identity of a quantity, its terms being those of the same area and period.

    None where it reaches back beyond the first year.
    """

    def at(term: Term) -> Expression:
        indicator = catalogue.indicators.find(term.indicator)
        area = catalogue.areas.find(term.area) if term.area else None
        return replace(
            quantity,
            indicator=indicator.id if indicator else term.indicator,
            area=area.id if area else quantity.area,
            period=term.period_in(quantity.period),
            basis=_basis_of(quantity, indicator.basis if indicator else quantity.basis),
        )

    try:
        return identity.written(at)
    except PeriodError:
        return None


def solutions(
    quantity: Quantity, catalogue: Catalogue, is_of_use: Callable[[Quantity], bool]
) -> Iterator[Solution]:
    """Yield the identities in which a quantity is a term, each solved for it.

    A stock that is last year's and what was added says what last year's was. Those are passed over
    of whose whole no use can be made.
    """
    mentions = catalogue.indicators.once(_mentions)
    for indicator, identity, term in mentions.get(quantity.indicator, ()):
        try:
            period = term.place_of(quantity.period)
        except PeriodError:
            continue
        whole = replace(
            quantity,
            indicator=indicator.id,
            period=period,
            basis=_basis_of(quantity, indicator.basis),
        )
        right = written(identity, whole, catalogue) if is_of_use(whole) else None
        solution = None if right is None else _solved(right, whole, quantity)
        if solution is not None:
            text = f"{indicator.id} = {identity.text}"
            yield Solution(whole=whole, expression=solution, text=text)


def _mentions(indicators: Names[Indicator]) -> Mapping[str, list[tuple[Indicator, Formula, Term]]]:
    """Return the identities by the indicators that are terms of them, of the same area and time."""
    mentions: dict[str, list[tuple[Indicator, Formula, Term]]] = {}
    for indicator in indicators:
        for identity in indicator.identities:
            for term in identity.terms():
                named = indicators.find(term.indicator)
                if named is not None and not term.area and term.period is None:
                    mentions.setdefault(named.id, []).append((indicator, identity, term))
    return mentions


def _solved(expression: Expression, value: Expression, target: Quantity) -> Expression | None:
    """Return what a part is if the expression has a value; None where no arithmetic tells."""
    if sum(part == target for part in walk(expression)) != 1:
        return None
    while expression != target:
        left, right = (*expression.parts(), expression, expression)[:2]
        on_left = any(part == target for part in walk(left))
        match expression:
            case Add():
                value = value - (right if on_left else left)
            case Subtract():
                value = value + right if on_left else left - value
            case Multiply():
                value = value / (right if on_left else left)
            case Divide():
                value = value * right if on_left else left / value
            case _:
                return None
        expression = left if on_left else right
    return value


def _basis_of(quantity: Quantity, own: Basis) -> Basis:
    """Return the basis of a term: money follows the quantity derived, other things have none."""
    return own if Basis.NONE in (own, quantity.basis) else quantity.basis
