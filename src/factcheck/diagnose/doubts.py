"""What speaks against a claim before any evidence is seen: how stocks grow, what parts can be."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.diagnose.query import query_of
from factcheck.domain.catalogue import Area, Catalogue, Nature
from factcheck.domain.diagnosis import Doubt
from factcheck.domain.expression import Divide, Expression
from factcheck.domain.interval import NONNEGATIVE, Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation

_FASTEST = 2  # times a year that a stock may become without a doubt


def doubts_of(relation: Relation, catalogue: Catalogue) -> Iterator[Doubt]:
    """Give the doubts that a claim raises by itself."""
    if _is_fast_stock(relation, catalogue):
        yield Doubt.FAST_STOCK
    if is_part_of_whole(relation.expression, catalogue) and Interval.point(1).below(
        relation.interval
    ):
        yield Doubt.PART_ABOVE_WHOLE


def _is_fast_stock(relation: Relation, catalogue: Catalogue) -> bool:
    """Whether a stock would have more than doubled every year."""
    query = query_of(relation.expression, catalogue)
    ratio = None if query is None else query.ratio(relation.interval)
    if query is None or ratio is None:
        return False
    indicator = catalogue.indicators.get(query.after.indicator)
    is_stock = indicator is not None and indicator.nature is Nature.STOCK
    return is_stock and ratio.low > _FASTEST**query.years


def is_part_of_whole(expression: Expression, catalogue: Catalogue) -> bool:
    """Whether it is an amount of one area over the same of an area that holds it.

    Amounts add up over areas, and none of them is below nought; rates do neither.
    """
    match expression:
        case Divide(left=Quantity() as part, right=Quantity() as whole):
            indicator = catalogue.indicators.get(part.indicator)
            return (
                indicator is not None
                and not indicator.nature.is_relative
                and indicator.bounds.within(NONNEGATIVE)
                and (part.indicator, part.period, part.basis)
                == (whole.indicator, whole.period, whole.basis)
                and whole.area in around(catalogue.areas.get(part.area), catalogue)
            )
        case _:
            return False


def around(area: Area | None, catalogue: Catalogue) -> frozenset[str]:
    """Give the areas that an area is part of."""
    names: set[str] = set()
    while area is not None and area.parent and area.parent not in names:
        names.add(area.parent)
        area = catalogue.areas.get(area.parent)
    return frozenset(names)
