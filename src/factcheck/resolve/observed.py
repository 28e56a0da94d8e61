"""In which periods anything was observed that an expression may be answered by."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.expression import Expression, leaves
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference
from factcheck.domain.week import DAYS


def periods_of(expression: Expression, own: Period, reference: Reference) -> tuple[Period, ...]:
    """Give the periods for which an expression may be known, of the sort of its own.

    Those in which a quantity of it was observed, or its growth, or a term of an identity of it, or
    a part of its area; the earliest first.
    """
    periods: set[Period] = set()
    for quantity in leaves(expression):
        if not isinstance(quantity, Quantity):
            continue
        of_quantity = quantity.period
        months = own.first - of_quantity.first
        for period in _observed(quantity.indicator, quantity.area, reference):
            if (period.length, period.fiscal) != (of_quantity.length, of_quantity.fiscal):
                continue
            if not own.day:
                periods.add(own.moved(period.first + months - own.first))
            elif _is_in_step(period, of_quantity):
                periods.add(own.moved_days((period.start - of_quantity.start).days))
    return tuple(sorted(periods))


def _is_in_step(period: Period, other: Period) -> bool:
    """Whether two days, or two weeks that begin on one day of the week."""
    return not other.weeks or (period.start - other.start).days % DAYS == 0


def _observed(indicator: str, area: str, reference: Reference) -> Iterator[Period]:
    """Give the periods of an indicator, and of all that it may be derived from."""
    waiting, visited = [(indicator, area)], set[tuple[str, str]]()
    while waiting:
        series = waiting.pop()
        if series in visited:
            continue
        visited.add(series)
        yield from reference.periods(*series)
        waiting += _behind(*series, reference)


def _behind(indicator: str, area: str, reference: Reference) -> Iterator[tuple[str, str]]:
    """Give the series that may stand in for one: of its growth, of identities, of parts."""
    catalogue = reference.catalogue
    for rate in catalogue.rates_of(indicator):
        yield rate.id, area
    entry = catalogue.indicators.get(indicator)
    for identity in () if entry is None else entry.identities:
        for term in identity.terms():
            other = catalogue.indicators.find(term.indicator)
            place = catalogue.areas.find(term.area) if term.area else None
            if other is not None:
                yield other.id, area if place is None else place.id
    whole = catalogue.areas.get(area)
    for part in () if whole is None else catalogue.parts(whole):
        yield indicator, part.id
