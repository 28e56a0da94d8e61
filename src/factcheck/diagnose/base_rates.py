"""How usual the growth that a claim states is among comparable areas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.diagnose.doubts import around
from factcheck.diagnose.query import Query, query_of
from factcheck.domain.base_rate import BaseRate, GrowthClass, Standing
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference

if TYPE_CHECKING:
    from factcheck.diagnose.panel import Peers


def base_rate_of(
    relation: Relation, outcome: Outcome | None, reference: Reference, peers: Peers | None = None
) -> BaseRate | None:
    """Give where a growth stands in the class of its area; None where there is no such class.

    The class has the same indicator, price basis, years and level of area: nothing else is
    comparable.

    Parameters
    ----------
    relation : Relation
        What the claim says.
    outcome : Outcome or None
        What evidence says of it, if any does.
    reference : Reference
    peers : Peers or None
        A panel of areas.
    """
    query = query_of(relation.expression, reference.catalogue)
    claimed = None if query is None else query.ratio(relation.interval)
    if query is None or claimed is None or claimed.high < 0:
        return None
    goal = _goal(relation, query, claimed)
    classes = tuple(_classes(query, reference))
    value = _found(query, outcome)
    claimed_standings = tuple(_standings(query, claimed, goal, classes, peers))
    if not claimed_standings:
        return None
    true_standings = () if value is None else tuple(_standings(query, value, goal, classes, peers))
    after = query.after
    return BaseRate(
        indicator=after.indicator,
        basis=after.basis,
        period=after.period,
        years=query.years,
        claimed=claimed_standings,
        found=true_standings,
    )


def _standings(
    query: Query,
    ratio: Interval,
    goal: Interval,
    classes: tuple[GrowthClass, ...],
    peers: Peers | None,
) -> Iterator[Standing]:
    for class_ in classes:
        yield Standing(
            name=class_.name,
            areas=class_.areas,
            share_below=class_.share_below(ratio),
            median=class_.median,
        )
    if peers is not None:
        yield from peers.standings(query, ratio, goal)


def _classes(query: Query, reference: Reference) -> Iterator[GrowthClass]:
    """Give the classes that a query can be set against; reads them only where they may apply."""
    area = reference.catalogue.areas.get(query.after.area)
    if area is None or not area.level:
        return
    inside = around(area, reference.catalogue)
    after, years = query.after, query.years
    for each in reference.growth_classes.get((after.indicator, str(after.period), str(years)), ()):
        is_like = each.basis is after.basis and each.level == area.level
        if is_like and (not each.within or each.within in inside):
            yield each


def _goal(relation: Relation, query: Query, claimed: Interval) -> Interval:
    """Give what another area would have to reach; of a word such as "doubled" the multiple."""
    figure = relation.figure
    if figure is not None and figure.is_word:
        exact = query.ratio(Interval.at_least(figure.value) if figure.value > 1 else claimed)
        return claimed if exact is None else exact
    return claimed


def _found(query: Query, outcome: Outcome | None) -> Interval | None:
    """Give the ratio that was found, where evidence tells it on the right basis."""
    if outcome is None or outcome.fit is Fit.OPEN or outcome.evidence.other_basis:
        return None
    return query.ratio(outcome.found) if outcome.found.is_bounded else None
