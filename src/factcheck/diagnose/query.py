"""A claim over time as a question with parameters: of what, where, from when, till when."""

from __future__ import annotations

import math
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, RateForm
from factcheck.domain.expression import Divide, Expression, Number, Root, Subtract, rooted
from factcheck.domain.interval import Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction

_ONE = Number(Fraction(1))


class TwoLevelMeasure(StrEnum):
    """What is made of the two levels."""

    MULTIPLE = "multiple"  # the later over the earlier
    GROWTH = "growth"  # the same less one
    AVERAGE = "average"  # growth a year, compounded
    CHANGE = "change"  # the later less the earlier


class Query(Struct, frozen=True, kw_only=True):
    """Two levels of one indicator, and what is made of them."""

    before: Quantity
    after: Quantity
    measured: TwoLevelMeasure
    together: int = 1  # years that each of the two is the sum of, or the mean
    is_mean: bool = False

    @property
    def years(self) -> int:
        """How many years lie between the two."""
        return self.after.period.years_since(self.before.period)

    @property
    def is_ratio(self) -> bool:
        """Whether it is about the ratio of the levels, in whatever form."""
        return self.measured is not TwoLevelMeasure.CHANGE

    def expression(self) -> Expression:
        """Give the arithmetic."""
        if self.measured is TwoLevelMeasure.CHANGE:
            return self.after - self.before
        ratio = self.after / self.before
        match self.measured:
            case TwoLevelMeasure.MULTIPLE:
                return ratio
            case TwoLevelMeasure.GROWTH:
                return ratio - 1
            case TwoLevelMeasure.AVERAGE:
                return rooted(ratio, self.years) - 1

    def ratio(self, value: Interval) -> Interval | None:
        """Give the ratio of the levels that a value of it means; None where it means none."""
        match self.measured:
            case TwoLevelMeasure.MULTIPLE:
                return value
            case TwoLevelMeasure.GROWTH:
                return value + 1
            case TwoLevelMeasure.AVERAGE:
                return (value + 1) ** self.years
            case TwoLevelMeasure.CHANGE:
                return None

    def value(self, before: Interval, after: Interval) -> Interval:
        """Give its value between two levels, the earlier of which is above nought."""
        if self.measured is TwoLevelMeasure.CHANGE:
            return after - before
        return self.of_ratio(after / before)

    def of_ratio(self, ratio: Interval) -> Interval:
        """Give its value where the ratio of the levels is known."""
        if self.measured is TwoLevelMeasure.AVERAGE:
            return ratio.root(self.years) - 1
        return ratio - 1 if self.measured is TwoLevelMeasure.GROWTH else ratio

    def told(self, strength: float) -> float:
        """Give a strength as it is told: the growth of a year, or the change in one."""
        return math.expm1(strength) if self.is_ratio else strength

    def on(self, basis: Basis) -> Query:
        """Give the same on another price basis."""
        return replace(self, before=self.before.on(basis), after=self.after.on(basis))

    def of_area(self, area: str) -> Query:
        """Give the same of another area."""
        return replace(
            self, before=replace(self.before, area=area), after=replace(self.after, area=area)
        )


def query_of(expression: Expression, catalogue: Catalogue) -> Query | None:
    """Read the arithmetic of a claim as a question over time; None where it is another.

    Examples
    --------
    >>> from factcheck.wording.period_reader import parse_period
    >>> output = Quantity(indicator="output", area="town", period=parse_period("2021"))
    >>> found = query_of(output / output.shifted(-5) - 1, Catalogue())
    >>> found.measured, found.years
    (<TwoLevelMeasure.GROWTH: 'growth'>, 5)
    >>> query_of(output, Catalogue()) is None
    True
    """
    query: Query | None
    match expression:
        case Subtract(left=Root(base=Divide() as ratio), right=right) if right == _ONE:
            query = _of_levels(ratio.right, ratio.left, TwoLevelMeasure.AVERAGE)
        case Subtract(left=Divide() as ratio, right=right) if right == _ONE:
            query = _of_levels(ratio.right, ratio.left, TwoLevelMeasure.GROWTH)
        case Subtract(left=after, right=before):
            query = _of_levels(before, after, TwoLevelMeasure.CHANGE)
        case Divide(left=after, right=before):
            query = _of_levels(before, after, TwoLevelMeasure.MULTIPLE)
        case Quantity():
            query = _of_rate(expression, catalogue)
        case _:
            query = None
    return query


def _of_levels(before: Expression, after: Expression, measured: TwoLevelMeasure) -> Query | None:
    if not isinstance(before, Quantity) or not isinstance(after, Quantity):
        return None
    if replace(before, period=after.period) != after:
        return None
    try:
        years = after.period.years_since(before.period)
    except PeriodError:
        return None
    return Query(before=before, after=after, measured=measured) if years > 0 else None


def _of_rate(quantity: Quantity, catalogue: Catalogue) -> Query | None:
    """Read the level of a published growth as the growth it is."""
    indicator = catalogue.indicators.get(quantity.indicator)
    if indicator is None or indicator.rate is None:
        return None
    period = quantity.period
    years = period.years() if period.is_whole_years else (period,)
    after = replace(quantity, indicator=indicator.rate.of, period=years[-1])
    before = replace(after, period=years[0].year_before())
    if indicator.rate.form is RateForm.INDEX:
        measured = TwoLevelMeasure.MULTIPLE
        return Query(before=before, after=after, measured=measured) if len(years) == 1 else None
    measured = TwoLevelMeasure.AVERAGE if len(years) > 1 else TwoLevelMeasure.GROWTH
    return Query(before=before, after=after, measured=measured)
