"""Claims to relations: the kind says what must hold; here it is put into canonical form.

Published rates (growth, index) are written out as ratios of the indicator they are rates of, so
that a rate and the levels behind it answer each other. Dimensions are checked, and an amount of
money in another currency than the figures is converted at a reference exchange rate.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator, RateForm
from factcheck.domain.claim import Claim, StatementError
from factcheck.domain.expression import (
    Add,
    Divide,
    Earlier,
    Expression,
    Greatest,
    Least,
    Multiply,
    Number,
    Power,
    Rank,
    Root,
    Steps,
    Subtract,
    leaves,
    rooted,
)
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.unit import DIMENSIONLESS, Dimension, Unit, UnitForm
from factcheck.language import say


class Compiled(Struct, frozen=True, kw_only=True):
    """A claim and the relations that must hold for it to hold."""

    claim: Claim
    relations: tuple[Relation, ...]


def compile_claim(claim: Claim, catalogue: Catalogue) -> Compiled:
    """Turn one claim into relations.

    Raises
    ------
    StatementError
        If it cannot mean anything: amounts of another dimension than what is measured, periods
        that do not lie whole years apart or lie before the first year.
    """
    try:
        relations = tuple(
            _in_one_currency(_counted(_canonical(relation, catalogue), catalogue), catalogue)
            for relation in claim.statement.relations(catalogue)
        )
    except PeriodError as error:
        raise StatementError(error.problem, error.remedy) from None
    return Compiled(claim=claim, relations=relations)


def compile_claims(
    claims: Iterable[Claim], catalogue: Catalogue
) -> tuple[tuple[Compiled, ...], tuple[tuple[Claim, StatementError], ...]]:
    """Turn claims into relations; those that cannot mean anything are returned with their error."""
    compiled: list[Compiled] = []
    meaningless: list[tuple[Claim, StatementError]] = []
    for claim in claims:
        try:
            compiled.append(compile_claim(claim, catalogue))
        except StatementError as error:
            meaningless.append((claim, error))
    return tuple(compiled), tuple(meaningless)


def _canonical(relation: Relation, catalogue: Catalogue) -> Relation:
    """Write published rates out as ratios of what they are rates of."""

    def change(part: Expression) -> Expression:
        if isinstance(part, Quantity):
            indicator = catalogue.indicators.get(part.indicator)
            return part if indicator is None else _as_ratio(part, indicator)
        return part.rebuilt(change)

    return replace(relation, expression=change(relation.expression))


def _as_ratio(quantity: Quantity, indicator: Indicator) -> Expression:
    if indicator.rate is None:
        return quantity
    period = quantity.period
    span = period.years() if period.is_whole_years else (period,)
    after = replace(quantity, indicator=indicator.rate.of, period=span[-1])
    before = replace(after, period=span[0].year_before())
    ratio = rooted(after / before, len(span))
    return ratio if indicator.rate.form is RateForm.INDEX else ratio - 1


def counts(expression: Expression, catalogue: Catalogue) -> bool:
    """Whether what comes out is counted one by one, so that a whole number of it is exact.

    A quotient or a root is not, whatever it is of; nor is what a bare number measures, such as an
    index, unless it is said to be whole.
    """
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        match part:
            case Divide() | Root():
                return False
            case Quantity(indicator=name) if not _is_counted(catalogue.indicators.get(name)):
                return False
            case Number(value) if value.denominator > 1:
                return False
            case Rank():
                pass  # places are counted, whatever is ranked
            case _:
                waiting += part.parts()
    return True


def _is_counted(indicator: Indicator | None) -> bool:
    if indicator is None or indicator.unit is None:
        return True
    return indicator.integer or indicator.unit.form is UnitForm.COUNT


def _counted(relation: Relation, catalogue: Catalogue) -> Relation:
    """Read a whole number as rounded where the expression does not count."""
    figure = relation.figure
    if figure is None or not figure.is_exact or counts(relation.expression, catalogue):
        return relation
    rounded = replace(figure, is_count=False)
    return replace(relation, figure=rounded, interval=rounded.implied())


def _in_one_currency(relation: Relation, catalogue: Catalogue) -> Relation:
    """Convert what is measured into the currency of the claim, where the two differ."""
    measured = dimension(relation.expression, catalogue)
    if relation.figure is None:
        return relation
    claimed = relation.figure.unit
    if measured is None or measured == claimed.dimension:
        return relation
    rate = _exchange(measured, claimed.dimension, relation.expression, catalogue)
    if rate is None:
        raise StatementError(
            say(
                "{figure!r} measures {dimension}, but what the claim is about measures {other}",
                figure=relation.figure.text,
                dimension=claimed.dimension,
                other=measured,
            ),
            say("Check the unit of the figure and the indicator after 'of'."),
        )
    return replace(relation, expression=rate)


def dimension(expression: Expression, catalogue: Catalogue) -> Dimension | None:
    """Give the dimension of an expression; None where a unit in it is not declared.

    Raises
    ------
    StatementError
        If unlike things are added, compared or ranked.
    """
    match expression:
        case Number():
            return DIMENSIONLESS
        case Quantity(indicator=name):
            indicator = catalogue.indicators.get(name)
            unit: Unit | None = None if indicator is None else indicator.unit
            return None if unit is None else unit.dimension
        case Multiply(left=left, right=right):
            return _combined(dimension(left, catalogue), dimension(right, catalogue), 1)
        case Divide(left=left, right=right):
            return _combined(dimension(left, catalogue), dimension(right, catalogue), -1)
        case Power(base=base, exponent=exponent):
            inner = dimension(base, catalogue)
            return None if inner is None else inner**exponent
        case Root(base=base):
            inner = dimension(base, catalogue)
            return DIMENSIONLESS if inner == DIMENSIONLESS else None
        case Rank():
            _common(expression, catalogue)
            return DIMENSIONLESS
        case Add() | Subtract() | Least() | Greatest() | Earlier() | Steps():
            return _common(expression, catalogue)
        case _:
            return None


def _common(expression: Expression, catalogue: Catalogue) -> Dimension | None:
    """Give the dimension that all parts share."""
    known: dict[Dimension, Expression] = {}
    for part in expression.parts():
        inner = dimension(part, catalogue)
        if inner is not None:
            known.setdefault(inner, part)
    if len(known) > 1:
        (one, first), (other, second) = list(known.items())[:2]
        raise StatementError(
            say(
                "{first} measures {one}, but {second} measures {other}",
                first=first,
                one=one,
                second=second,
                other=other,
            ),
            say("Only like quantities can be added, compared or ranked."),
        )
    return next(iter(known), None)


def _combined(one: Dimension | None, other: Dimension | None, sign: int) -> Dimension | None:
    return None if one is None or other is None else one * other**sign


def _exchange(
    measured: Dimension, claimed: Dimension, expression: Expression, catalogue: Catalogue
) -> Expression | None:
    """Give the expression times the exchange rate that turns `measured` into `claimed`."""
    quantities = [leaf for leaf in leaves(expression) if isinstance(leaf, Quantity)]
    if not quantities:
        return None
    latest = max(quantities, key=lambda quantity: quantity.period)
    for indicator in catalogue.indicators:
        if indicator.exchange is None or indicator.unit is None:
            continue
        rate = replace(latest, indicator=indicator.id, basis=indicator.basis)
        if measured / indicator.unit.dimension == claimed:
            return expression / rate
        if measured * indicator.unit.dimension == claimed:
            return expression * rate
    return None
