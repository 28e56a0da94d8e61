"""Years taken together: the sum, or the mean, of one quantity over several years in a row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.diagnose.query import Query, TwoLevelMeasure
from factcheck.domain.catalogue import Catalogue, OverTime
from factcheck.domain.expression import Add, Divide, Expression, Number, Subtract
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction

_ONE = Number(Fraction(1))


class YearsTogether(Struct, frozen=True, kw_only=True):
    """One quantity over so many years in a row."""

    quantity: Quantity  # of the whole span
    years: int
    is_mean: bool  # or else their sum


def query_of_spans(expression: Expression, catalogue: Catalogue) -> Query | None:
    """Read a claim that sets years taken together against as many earlier ones; None for others.

    They are added in the claim, or the catalogue says how they are taken together.

    Examples
    --------
    >>> from factcheck.wording.period_reader import parse_period
    >>> rain = Quantity(indicator="rain", area="town", period=parse_period("2001"))
    >>> ratio = (rain + rain.shifted(-1)) / (rain.shifted(-2) + rain.shifted(-3))
    >>> query = query_of_spans(ratio, Catalogue())
    >>> str(query.before.period), str(query.after.period), query.years, query.together
    ('1998..1999', '2000..2001', 2, 2)
    """
    match expression:
        case Subtract(left=Divide() as ratio, right=right) if right == _ONE:
            return _query(ratio.right, ratio.left, TwoLevelMeasure.GROWTH, catalogue)
        case Subtract(left=after, right=before):
            return _query(before, after, TwoLevelMeasure.CHANGE, catalogue)
        case Divide(left=after, right=before):
            return _query(before, after, TwoLevelMeasure.MULTIPLE, catalogue)
        case _:
            return None


def _query(
    before: Expression, after: Expression, measured: TwoLevelMeasure, catalogue: Catalogue
) -> Query | None:
    earlier, later = _together(before, catalogue), _together(after, catalogue)
    if earlier is None or later is None:
        return None
    years = later.quantity.period.year - earlier.quantity.period.year
    if earlier != replace(later, quantity=later.quantity.shifted(-years)) or years < later.years:
        return None  # of another length, or with years in common
    return Query(
        before=earlier.quantity,
        after=later.quantity,
        measured=measured,
        together=later.years,
        is_mean=later.is_mean,
    )


def _together(expression: Expression, catalogue: Catalogue) -> YearsTogether | None:
    """Read a sum over years in a row, or that sum over their number."""
    match expression:
        case Quantity():
            return _span_of_years(expression, catalogue)
        case Divide(left=total, right=Number(value)):
            summed = _together(total, catalogue)
            is_mean = summed is not None and not summed.is_mean and value == summed.years
            return replace(summed, is_mean=True) if summed is not None and is_mean else None
        case Add():
            return _sum_of_years(tuple(_terms(expression)))
        case _:
            return None


def _span_of_years(quantity: Quantity, catalogue: Catalogue) -> YearsTogether | None:
    """Read one quantity over several years that are taken together."""
    indicator = catalogue.indicators.get(quantity.indicator)
    over_time = None if indicator is None else indicator.over_time
    period = quantity.period
    if not period.is_whole_years or period.months == 12 or over_time is None:
        return None
    is_mean = over_time is OverTime.MEAN
    return YearsTogether(quantity=quantity, years=period.months // 12, is_mean=is_mean)


def _terms(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Add):
        yield from _terms(expression.left)
        yield from _terms(expression.right)
    else:
        yield expression


def _sum_of_years(terms: tuple[Expression, ...]) -> YearsTogether | None:
    levels = [term for term in terms if isinstance(term, Quantity)]
    if len(levels) < len(terms):
        return None
    first, *others = sorted(levels, key=lambda level: level.period)
    is_year = first.period.is_whole_years and first.period.months == 12
    in_a_row = [first.shifted(years) for years in range(1, len(levels))]
    if not is_year or others != in_a_row:
        return None
    try:
        span = first.period.to(others[-1].period)
    except PeriodError:
        return None
    return YearsTogether(quantity=replace(first, period=span), years=len(levels), is_mean=False)
