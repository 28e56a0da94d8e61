"""In which periods anything was observed that an expression may be answered by."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.expression import Expression, leaves
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference


def periods_of(expression: Expression, own: Period, reference: Reference) -> tuple[Period, ...]:
    """Give the periods for which an expression may be known, of the sort of its own.

    Those in which a quantity of it was observed, or its growth, or a term of an identity of it, or
    a part of its area; the earliest first.
    """
    periods: set[Period] = set()
    for quantity in leaves(expression):
        if not isinstance(quantity, Quantity):
            continue
        months = own.first - quantity.period.first
        alike = (quantity.period.months, quantity.period.day > 0, quantity.period.fiscal)
        for period in _observed(quantity.indicator, quantity.area, reference):
            if (period.months, period.day > 0, period.fiscal) == alike:
                if not own.day:
                    periods.add(own.moved(period.first + months - own.first))
                elif quantity.period == own:
                    periods.add(period)
    return tuple(sorted(periods))


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
    for rate in catalogue.indicators:
        if rate.rate is not None and rate.rate.of == indicator:
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
