"""Why nothing answers: the series, the period, the base period or the peers are missing."""

from __future__ import annotations

from factcheck.domain.catalogue import CountedBy
from factcheck.domain.expression import Expression, Rank, leaves, walk
from factcheck.domain.quantity import Quantity
from factcheck.domain.reason import Reason
from factcheck.domain.series import Reference
from factcheck.domain.week import DAYS


def reason_of(
    expression: Expression, missing: tuple[Quantity, ...], reference: Reference
) -> Reason:
    """Say why an expression cannot be evaluated, given the quantities that nothing answers."""
    counters = {
        indicator.counted_by
        for quantity in missing
        if (indicator := reference.catalogue.indicators.get(quantity.indicator)) is not None
    }
    if CountedBy.ISSUER in counters:
        return Reason.ISSUER_ALONE
    ranks = [part for part in walk(expression) if isinstance(part, Rank)]
    if any(not ranking.peers for ranking in ranks):
        return Reason.NO_PEERS
    if not any(_has_series(each, reference) for each in missing):
        subjects = {leaf for rank in ranks for leaf in leaves(rank.subject)}
        answered = subjects and not subjects & set(missing)
        if answered:
            return Reason.NO_PEERS
        return Reason.OFFICE_LIST if CountedBy.OFFICE in counters else Reason.NO_SERIES
    weeks = [_weeks_for(quantity, reference) for quantity in missing]
    if any(weeks):
        return next(filter(None, weeks))
    quantities = [leaf for leaf in leaves(expression) if isinstance(leaf, Quantity)]
    latest = max((quantity.period for quantity in quantities), default=None)
    if ranks and not {leaf for rank in ranks for leaf in leaves(rank.subject)} & set(missing):
        return Reason.NO_PEERS
    if any(each.period == latest for each in missing):
        return Reason.NO_PERIOD
    return Reason.NO_BASE_PERIOD


def _weeks_for(quantity: Quantity, reference: Reference) -> Reason | None:
    """Say why weeks do not answer a quantity, where nothing else is published of it."""
    published, asked = reference.periods(quantity.indicator, quantity.area), quantity.period
    if not published or not all(period.weeks for period in published):
        return None
    if not asked.weeks:
        return Reason.WEEKS_ALONE
    is_in_step = any((period.start - asked.start).days % DAYS == 0 for period in published)
    return None if is_in_step else Reason.OTHER_WEEKS


def _has_series(quantity: Quantity, reference: Reference) -> bool:
    indicators = [quantity.indicator]
    indicators += [
        indicator.id
        for indicator in reference.catalogue.indicators
        if indicator.rate is not None and indicator.rate.of == quantity.indicator
    ]
    return any(reference.periods(indicator, quantity.area) for indicator in indicators)
