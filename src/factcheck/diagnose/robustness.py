"""How a claim over time fares under other base years, spans, areas and price bases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from factcheck.diagnose.course import Course, CourseBounds, bounds_of, courses_of
from factcheck.diagnose.givens import Editions
from factcheck.diagnose.price_effect import change_without_prices, price_effect_of
from factcheck.diagnose.query import Query, query_of
from factcheck.diagnose.run_lengths import Run, runs_beside, steadiness_among, weakest_run
from factcheck.diagnose.spans import query_of_spans
from factcheck.diagnose.steadiness import is_from_extreme, steadiness_of, strength, years_known
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Basis
from factcheck.domain.robustness import Alternative, PriceEffect, Robustness, Turn
from factcheck.domain.series import Reference

_MOST_PEERS = 60


def surroundings_of(
    outcome: Outcome, reference: Reference, editions: Editions
) -> Surroundings | None:
    """Find what a claim over time can be set against; None where it is none, or nothing is known.

    Parameters
    ----------
    outcome : Outcome
        The headline one of the claim.
    reference : Reference
    editions : callable
        What each edition says of a quantity, or of a ratio over time.
    """
    expression = outcome.relation.expression
    query = query_of_spans(expression, reference.catalogue)
    if query is None or not _are_added_up(outcome):
        query = query_of(expression, reference.catalogue) or query
    if query is None or outcome.fit is Fit.OPEN:
        return None
    return Surroundings(query, outcome, reference, editions)


def _are_added_up(outcome: Outcome) -> bool:
    return any(evidence.takes_periods for evidence in outcome.evidence.evidence)


def _by_prices_alone(query: Query, outcome: Outcome, effect: PriceEffect) -> Robustness:
    after = query.after
    ratio = effect.constant if after.basis is Basis.CONSTANT else effect.current
    if not query.is_ratio:
        change, a_year = outcome.found, _middle(outcome.found) / query.years
    else:
        change, a_year = query.of_ratio(ratio), _middle(ratio) ** (1 / query.years) - 1
    return Robustness(
        indicator=after.indicator,
        area=after.area,
        base=query.before.period,
        period=after.period,
        basis=after.basis,
        edition=outcome.evidence.vintage,
        found=change,
        a_year=a_year,
        is_ratio=query.is_ratio,
        counters=tuple(_in_other_prices(query, outcome, effect)),
        price_effect=effect,
    )


def _in_other_prices(query: Query, outcome: Outcome, effect: PriceEffect) -> Iterator[Alternative]:
    own = query.after.basis
    other = Basis.CURRENT if own is Basis.CONSTANT else Basis.CONSTANT
    ratio = effect.current if other is Basis.CURRENT else effect.constant
    if query.is_ratio:
        measured, a_year = query.of_ratio(ratio), _middle(ratio) ** (1 / query.years) - 1
    elif (change := change_without_prices(query, outcome, effect)) is not None:
        measured, a_year = change, _middle(change) / query.years
    else:
        return  # amounts of other prices are no counterpart
    yield Alternative(
        turn=Turn.PRICES,
        area=query.after.area,
        base=query.before.period,
        period=query.after.period,
        basis=other,
        found=measured,
        a_year=a_year,
        indicator=effect.indicator,
    )


def _bases(course: Course, query: Query) -> int:
    """Count the neighbours of a query's window in a course."""
    return sum(1 for year in _neighbours(query) if _is_known(course, year))


def _neighbours(query: Query) -> Iterator[int]:
    """Give the other base years, counted from the year of the claim, the earliest first."""
    for shift in range(-query.years, query.years):
        if shift:
            yield shift - query.years


def _is_known(course: Course, year: int) -> bool:
    return year + course.is_chain in course.figures


class Surroundings:
    """What a claim over time can be set against: other base years, other prices, other areas.

    Parameters
    ----------
    query : Query
        What the claim measures.
    outcome : Outcome
        The headline one of the claim.
    reference : Reference
    editions : callable
        What each edition says of a quantity, or of a ratio over time.
    """

    def __init__(
        self, query: Query, outcome: Outcome, reference: Reference, editions: Editions
    ) -> None:
        self.query = query
        self.outcome = outcome
        self.reference = reference
        self.editions = editions

    @cached_property
    def effect(self) -> PriceEffect | None:
        """What prices make of the change."""
        return price_effect_of(self.query, self.outcome, self.reference, self.editions)

    @cached_property
    def setting(self) -> _Setting | None:
        """The course that knows most of the base years beside the claim's own."""
        query, own = self.query, self.outcome.evidence.vintage
        best = max(
            courses_of(query, self.reference, self.editions),
            key=lambda each: (_bases(each, query), each.edition == own, each.edition),
            default=None,
        )
        return None if best is None else _Setting(query, best, self.reference, self.editions)

    def cautioning(self) -> Robustness | None:
        """Give so much of the robustness as flags follow from.

        Growth on the year before chose no base, so that its course is not looked at.
        """
        if self.query.years < 2:
            return self._by_prices()
        return self._with_prices(None if self.setting is None else self.setting.steadiness)

    def robustness(self) -> Robustness | None:
        """Set the claim against all of them."""
        return self._with_prices(None if self.setting is None else self.setting.robustness())

    def _with_prices(self, robustness: Robustness | None) -> Robustness | None:
        if robustness is None:
            return self._by_prices()
        if self.effect is None:
            return robustness
        counters = (*robustness.counters, *_in_other_prices(self.query, self.outcome, self.effect))
        return replace(robustness, counters=counters, price_effect=self.effect)

    def _by_prices(self) -> Robustness | None:
        if self.effect is None:
            return None
        return _by_prices_alone(self.query, self.outcome, self.effect)


class _Setting:
    """A query, the course it is part of, and what lies around it."""

    def __init__(
        self, query: Query, course: Course, reference: Reference, editions: Editions
    ) -> None:
        self.query = query
        self.course = course
        self.reference = reference
        self.editions = editions
        self.bounds = bounds_of(course, logarithmic=query.is_ratio)
        self.begin = -query.years - self.bounds.first
        self.end = -self.bounds.first

    def robustness(self) -> Robustness:
        """Gather all that is known of the neighbours of the query."""
        query, steadiness = self.query, self.steadiness
        near = (self.alternative(Turn.BASE, year, 0) for year in _neighbours(query))
        neighbours = tuple(other for other in near if other is not None)
        peers, as_strong = self.peers()
        counters = (*self.counters(steadiness, neighbours), *weakest_run(query, self.runs))
        return replace(
            steadiness,
            neighbours=neighbours,
            counters=tuple(dict.fromkeys(counters)),
            peers=peers,
            peers_as_strong=as_strong,
        )

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Longer and shorter runs of years, where years are taken together."""
        return runs_beside(self.query, self.course.yearly) if self.query.together > 1 else ()

    @cached_property
    def steadiness(self) -> Robustness:
        """Set the query against its neighbours as a whole, without telling any of them."""
        query, after = self.query, self.query.after
        own = self.alternative(Turn.BASE, -query.years, 0)
        if own is None:
            raise ValueError(f"the course of {after} does not hold its own window")
        steadiness = steadiness_of(self.bounds, self.begin, self.end)
        if steadiness is not None and steadiness.neighbours:
            steadiness = replace(steadiness, mean=self.query.told(steadiness.mean))
        years = years_known(self.bounds)
        beside_runs = steadiness_among(query, self.runs)
        if beside_runs is not None:
            beside_runs = replace(beside_runs, mean=query.told(beside_runs.mean))
        return Robustness(
            indicator=after.indicator,
            area=after.area,
            base=own.base,
            period=own.period,
            basis=after.basis,
            edition=self.course.edition,
            found=own.found,
            a_year=own.a_year,
            is_ratio=query.is_ratio,
            steadiness=steadiness,
            runs=beside_runs,
            known=len(years),
            is_from_first=self.begin == years[0],
            is_from_extreme=is_from_extreme(self.bounds, self.begin, self.end),
        )

    def counters(
        self, own: Robustness, neighbours: tuple[Alternative, ...]
    ) -> Iterator[Alternative]:
        """Give the base just before, the base with the weakest course, and the span before."""
        sign = 1 if own.a_year >= 0 else -1
        weakest = min(neighbours, key=lambda neighbour: sign * neighbour.a_year, default=None)
        yield from (
            neighbour for neighbour in neighbours if neighbour.base == own.base.year_before()
        )
        if weakest is not None and sign * weakest.a_year < sign * own.a_year:
            yield weakest
        earlier = self.alternative(Turn.SPAN, -self.query.years - 1, -1)
        if earlier is not None:
            yield earlier

    def alternative(self, turn: Turn, begin: int, end: int) -> Alternative | None:
        """Give what the query measures between two years, counted from its own."""
        turned = replace(
            self.query,
            before=self.query.after.shifted(begin),
            after=self.query.after.shifted(end),
        )
        change = self.course.between(turned, begin, end)
        if change is None:
            return None
        first = self.bounds.first
        return Alternative(
            turn=turn,
            area=turned.after.area,
            base=turned.before.period,
            period=turned.after.period,
            basis=turned.after.basis,
            found=change,
            a_year=self.query.told(sum(strength(self.bounds, begin - first, end - first)) / 2),
        )

    def peers(self) -> tuple[int, int]:
        """Count the areas beside this one that the same edition knows, and those as strong."""
        area = self.reference.catalogue.areas.get(self.query.after.area)
        low, high = strength(self.bounds, self.begin, self.end)
        beside = () if area is None else self.reference.catalogue.peers(area)
        if not beside or len(beside) > _MOST_PEERS or not (low > 0 or high < 0):
            return 0, 0
        compared = as_strong = 0
        for other in beside:
            window = _window(self.query.of_area(other.id), self.course, self.editions)
            if window is not None:
                least, most = strength(window, 0, self.query.years)
                compared += 1
                as_strong += most >= low if low > 0 else least <= high
        return compared, as_strong


def _window(query: Query, like: Course, editions: Editions) -> CourseBounds | None:
    """Give the two ends of a query of another area, from the edition of a course."""
    edition, years = like.edition, query.years
    before, after = editions(query.before).get(edition), editions(query.after).get(edition)
    if before is None or after is None or not (before.low > 0 and after.low > 0):
        ratio = editions(query.after / query.before).get(edition) if query.is_ratio else None
        if ratio is None or not ratio.low > 0:
            return None
        before, after = Interval.point(1), ratio
    ends = Course(edition=edition, figures={-years: before, 0: after})
    return bounds_of(ends, logarithmic=query.is_ratio)


def _middle(ratio: Interval) -> float:
    return float(ratio.middle())
