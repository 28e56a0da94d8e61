"""What is compared, ranked or recorded of an indicator: its level, or how it changed."""

from __future__ import annotations

from enum import StrEnum

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.expression import Expression, rooted
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis


class Measure(StrEnum):
    """How an indicator is looked at."""

    LEVEL = "level"
    CHANGE = "change"
    GROWTH = "growth"
    CAGR = "cagr"


def measured(  # noqa: PLR0913 - the five coordinates of a figure and how it is looked at
    of: Indicator,
    measure: Measure,
    *,
    area: Area,
    period: Period,
    since: Period | None = None,
    basis: Basis | None = None,
) -> Expression:
    """Give the level of an indicator, its change, its growth, or its average annual growth.

    Raises
    ------
    ValueError
        If average annual growth is wanted and the periods do not lie whole years apart.
    """
    base = since or period.year_before()
    match measure:
        case Measure.LEVEL:
            return of.at(area, period, basis)
        case Measure.CHANGE:
            return of.at(area, period, basis) - of.at(area, base, basis)
        case Measure.GROWTH:
            return of.ratio(area, period, base, basis) - 1
        case Measure.CAGR:
            return rooted(of.ratio(area, period, base, basis), period.years_since(base)) - 1
