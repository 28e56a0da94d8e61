"""The one series a claim is about: its points, and where the claim needs them to lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Rate, RateForm
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import Divide, Expression, leaves
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import closed, say
from factcheck.render.account.charts import Need, Point, SeriesChart
from factcheck.render.phrases import words
from factcheck.render.phrases.naming import (
    area_name,
    edition_name,
    grouped,
    indicator_name,
    printed,
)
from factcheck.render.phrases.number import has_end
from factcheck.render.phrases.yardstick import of_figure

_FEWEST_POINTS = 3
_BEFORE, _AFTER = 8, 3  # periods drawn besides those between the ones a claim is about


class _Series(Struct, frozen=True, kw_only=True):
    """A series of the reference, and how its values answer what a claim speaks of."""

    indicator: str
    area: str
    rate: Rate | None = None  # where it is a published growth or index of what is claimed

    def shown(self, interval: Interval) -> Interval:
        """Return a ratio in the form in which the series is published."""
        is_growth = self.rate is not None and self.rate.form is RateForm.GROWTH
        return interval - 1 if is_growth else interval


def course_of(audit: Audit, verdict: Verdict) -> SeriesChart | None:
    """Draw the one series that a claim is about, over time."""
    outcomes = words.deciding(verdict)
    series = _series(audit, outcomes, verdict.wanted)
    if series is None:
        return None
    used = frozenset(_periods(outcomes[:1], verdict.wanted))
    points = _points(audit, series, used, verdict.claim.document.source)
    if len({value.period for value in points}) < _FEWEST_POINTS:
        return None
    catalogue = audit.reference.catalogue
    cell = audit.reference.cells(series.indicator, series.area, points[-1].period)[-1]
    figure, yardstick = verdict.claim.figure, of_figure(cell.figure)
    if figure is not None and figure.unit.dimension == cell.figure.unit.dimension:
        yardstick = of_figure(figure) if figure.unit.form is cell.figure.unit.form else yardstick
    name = say(
        "{of} of {area}",
        of=indicator_name(series.indicator, catalogue),
        area=area_name(series.area, catalogue),
    )
    needs = [
        Need(period=period, interval=interval, said=yardstick.condition(interval))
        for period, interval in _needs(outcomes[:1], series)
        if has_end(interval)
    ]
    if not needs and verdict.label in (Label.UNVERIFIABLE, Label.NOT_CHECKABLE):
        return None
    computed = [
        Point(period=period, interval=value, edition=say("computed"), said=yardstick.found(value))
        for period, value in _computed(outcomes[:1], series)
    ]
    return SeriesChart(
        title=closed(name),
        points=points,
        needs=needs,
        computed=computed,
        used=used,
        yardstick=yardstick.scaled_for(points[-1].interval),
    )


def _series(
    audit: Audit, outcomes: Iterable[Outcome], wanted: Iterable[Quantity]
) -> _Series | None:
    """Return the one series that is spoken of; None where there are several."""
    catalogue = audit.reference.catalogue
    found: dict[_Series, None] = {}
    for outcome in outcomes:
        rates = {
            leaf: cell
            for each in outcome.evidence.evidence
            for evidence in (each, *(each.parts if each.how is Derivation.CHAIN else ()))
            if evidence.how is Derivation.RATE and evidence.cells
            for cell in evidence.cells[:1]
            for leaf in leaves(evidence.answers)
        }
        for leaf in leaves(outcome.relation.expression):
            if isinstance(leaf, Quantity):
                cell = rates.get(leaf)
                indicator = None if cell is None else catalogue.indicators.get(cell.indicator)
                rate = None if indicator is None else indicator.rate
                name = leaf.indicator if cell is None else cell.indicator
                found[_Series(indicator=name, area=leaf.area, rate=rate)] = None
    if not found:
        found.update({_Series(indicator=each.indicator, area=each.area): None for each in wanted})
    return next(iter(found)) if len(found) == 1 else None


def _points(audit: Audit, series: _Series, used: frozenset[Period], own_source: str) -> list[Point]:
    """Return the points of periods as long as those the claim is about, and not far from them.

    What the document itself says is no point: it is never evidence for its own claims.
    """
    if not used:
        return []
    lengths = {each.length for each in used}
    reach = max(months or (1 if days > 1 else 12) for months, days in lengths)
    first = min(each.last for each in used) - _BEFORE * reach
    last = max(each.last for each in used) + _AFTER * reach
    catalogue = audit.reference.catalogue
    every = audit.reference.series.get((series.indicator, series.area), {})
    return [
        Point(
            period=period,
            interval=cell.interval,
            edition=edition_name(cell.vintage, catalogue),
            said=grouped(printed(cell.figure)),
        )
        for period, cells in sorted(every.items(), key=lambda each: (each[0].last, each[0].first))
        for cell in cells
        if period.length in lengths
        and has_end(cell.interval)
        and not (own_source and cell.source.id == own_source)
        and first <= period.last <= last
    ]


def _periods(outcomes: Iterable[Outcome], wanted: Iterable[Quantity]) -> Iterator[Period]:
    for outcome in outcomes:
        for leaf in leaves(outcome.relation.expression):
            if isinstance(leaf, Quantity):
                yield leaf.period
    for quantity in wanted:
        yield quantity.period


def _needs(outcomes: Iterable[Outcome], series: _Series) -> Iterator[tuple[Period, Interval]]:
    """Return where the values of the series would have to lie, others as published."""
    for outcome in outcomes:
        for point in outcome.break_evens:
            if point.holds is not None:
                subject = _subject(point.input)
                if subject is not None and _is_of(subject, point.input, series):
                    yield subject.period, series.shown(point.holds)


def _computed(outcomes: Iterable[Outcome], series: _Series) -> Iterator[tuple[Period, Interval]]:
    """Return the values of the series that were worked out from other figures."""
    for outcome in outcomes:
        for evidence in _flat(outcome.evidence.evidence):
            subject = _subject(evidence.answers)
            is_worked_out = evidence.how not in (Derivation.PUBLISHED, Derivation.RATE)
            if is_worked_out and subject is not None and _is_of(subject, evidence.answers, series):
                yield subject.period, series.shown(evidence.interval)


def _flat(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    for item in evidence:
        yield item
        yield from _flat(item.parts)


def _subject(part: Expression) -> Quantity | None:
    """Return the quantity that is meant by a level, or by its ratio to an earlier one."""
    if isinstance(part, Divide):
        part = part.left
    return part if isinstance(part, Quantity) else None


def _is_of(subject: Quantity, part: Expression, series: _Series) -> bool:
    if subject.area != series.area:
        return False
    if isinstance(part, Divide):
        return series.rate is not None and series.rate.of == subject.indicator
    return series.rate is None and series.indicator == subject.indicator
