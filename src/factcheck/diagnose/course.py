"""The course of one indicator of one area, in one edition and on one price basis.

What lies between two years is bounded by four numbers, ``after[end] - before[begin]`` for its
lower and its upper end: of levels they are their logarithms (or, for absolute change, the levels);
of yearly rates the sums of their logarithms. They are floats, rounded outwards, so that a
difference of two of them bounds the truth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.diagnose.alteration import changed, quantities
from factcheck.diagnose.givens import Editions
from factcheck.diagnose.query import Query, TwoLevelMeasure
from factcheck.domain.expression import Expression
from factcheck.domain.interval import End, Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Reference

_FURTHEST = 100  # years from the claim
MARGIN = 1e-15  # more than a logarithm, a difference and a division can be off

Figures: TypeAlias = Mapping[int, Interval]  # by year, counted from that of the claim


class Course(Struct, frozen=True, kw_only=True):
    """Levels, or a chain of yearly ratios, of one edition; years count from the claim's own."""

    edition: str
    figures: Figures  # levels; or where `is_chain` the ratio of each year to the one before
    is_chain: bool = False
    yearly: Figures = field(default_factory=dict)  # of years taken together, the single ones

    def between(self, query: Query, begin: int, end: int) -> Interval | None:
        """Give what a query measures between two years; None where something is missing."""
        if not self.is_chain:
            before, after = self.figures.get(begin), self.figures.get(end)
            are_known = before is not None and after is not None
            return query.value(before, after) if are_known and before and after else None
        if query.measured is TwoLevelMeasure.CHANGE:
            return None
        product = Interval.point(1)
        for year in range(begin + 1, end + 1):
            if year not in self.figures:
                return None
            product = product * self.figures[year]
        return query.of_ratio(product)


class CourseBounds(Struct, frozen=True, kw_only=True):
    """A course in floats: one entry a year from the first to the last, NaN where none is known.

    The change from year ``i`` to year ``j`` is at least ``low_after[j] - low_before[i]`` and at
    most ``high_after[j] - high_before[i]``.
    """

    first: int  # the year of the first entry
    low_before: tuple[float, ...]
    low_after: tuple[float, ...]
    high_before: tuple[float, ...]
    high_after: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.low_before)


def courses_of(query: Query, reference: Reference, editions: Editions) -> Iterator[Course]:
    """Give the course of each edition that knows the query's own window: levels, or else rates."""
    if query.together > 1:
        yield from _of_years_together(query, reference, editions)
        return
    after, is_any = query.after, False
    own = (after.indicator,)
    levels = _by_edition(after, own, reference, editions, is_ratio=query.is_ratio)
    for edition, figures in levels.items():
        if -query.years in figures and 0 in figures:
            is_any = True
            yield Course(edition=edition, figures=figures)
    if is_any or not query.is_ratio:
        return
    rates = tuple(rate.id for rate in reference.catalogue.rates_of(after.indicator))
    yearly = _by_edition(after / after.shifted(-1), rates, reference, editions)
    for edition, figures in yearly.items():
        run = _run(figures)
        if all(year in run for year in range(1 - query.years, 1)):
            yield Course(edition=edition, figures=run, is_chain=True)


def _of_years_together(query: Query, reference: Reference, editions: Editions) -> Iterator[Course]:
    """Yield sums, or means, of as many years in a row as the claim has, by the last of them.

    Those that have years in common with the claim's own are left out: they are no base of it.
    """
    count = query.together
    own = replace(query.after, period=query.after.period.years()[-1])
    yearly = _by_edition(own, (own.indicator,), reference, editions, is_ratio=False)
    share = Fraction(1, count if query.is_mean else 1)
    for edition, levels in yearly.items():
        figures: dict[int, Interval] = {}
        for year in levels:
            years = range(year - count + 1, year + 1)
            is_apart = year == 0 or abs(year) >= count
            if not is_apart or not all(each in levels for each in years):
                continue
            total = reduce(Interval.__add__, (levels[each] for each in years)) * share
            if total.low > 0 or not query.is_ratio:
                figures[year] = total
        if -query.years in figures and 0 in figures:
            yield Course(edition=edition, figures=figures, yearly=levels)


def ratios_of(query: Query, reference: Reference, editions: Editions) -> dict[str, Interval]:
    """Return the ratio of the two levels of a query in each edition that knows it."""
    multiple = replace(query, measured=TwoLevelMeasure.MULTIPLE)
    ratios = {
        edition: ratio
        for edition, ratio in editions(multiple.expression()).items()
        if ratio.low > 0 and ratio.is_bounded
    }
    for course in courses_of(multiple, reference, editions):
        ratio = course.between(multiple, -query.years, 0)
        if ratio is not None:
            ratios.setdefault(course.edition, ratio)
    return ratios


def _by_edition(
    slot: Expression,
    indicators: Iterable[str],
    reference: Reference,
    editions: Editions,
    *,
    is_ratio: bool = True,
) -> dict[str, dict[int, Interval]]:
    """Give what is known of a slot, by edition and year; for ratios where it is above nought."""
    (after, *_) = quantities(slot)
    levels: dict[str, dict[int, Interval]] = {}
    for year in sorted(
        {year for indicator in indicators for year in _years(after, indicator, reference)}
    ):
        for edition, interval in editions(_shifted(slot, year)).items():
            if interval.is_bounded and (interval.low > 0 or not is_ratio):
                levels.setdefault(edition, {})[year] = interval
    return levels


def _shifted(slot: Expression, years: int) -> Expression:
    return changed(slot, lambda each: each.shifted(years))


def _run(figures: Figures) -> Figures:
    """Give the years around that of the claim without a gap among them."""
    first = last = 0
    while first - 1 in figures:
        first -= 1
    while last + 1 in figures:
        last += 1
    return {year: figures[year] for year in range(first, last + 1) if year in figures}


def _years(after: Quantity, indicator: str, reference: Reference) -> Iterator[int]:
    """Give the years in which anything was observed of an indicator, counted from the claim's."""
    for period in reference.periods(indicator, after.area):
        try:
            years = period.years_since(after.period)
        except PeriodError:
            continue
        if abs(years) <= _FURTHEST:
            yield years


def bounds_of(course: Course, *, logarithmic: bool) -> CourseBounds:
    """Give a course in floats, rounded outwards.

    Parameters
    ----------
    course : Course
    logarithmic : bool
        Whether ratios matter; else differences do, and the course must be one of levels.
    """
    first, last = min(course.figures) - course.is_chain, max(course.figures)
    figures = [course.figures.get(year) for year in range(first, last + 1)]
    if course.is_chain:
        rows = list(_of_chain(figures))
    else:
        rows = [_of_level(figure, logarithmic=logarithmic) for figure in figures]
    low_before, low_after, high_before, high_after = zip(*rows, strict=True)
    return CourseBounds(
        first=first,
        low_before=low_before,
        low_after=low_after,
        high_before=high_before,
        high_after=high_after,
    )


_Row: TypeAlias = tuple[float, float, float, float]


def _of_level(figure: Interval | None, *, logarithmic: bool) -> _Row:
    if figure is None:
        return math.nan, math.nan, math.nan, math.nan
    if logarithmic:
        low, high = _low_log(figure.low), _high_log(figure.high)
    else:
        low, high = _outward(float(figure.low), -1), _outward(float(figure.high), 1)
    return high, low, low, high


def _of_chain(ratios: Iterable[Interval | None]) -> Iterator[_Row]:
    """Sum up logarithms of the ratios; the year before the first of them has none."""
    low = high = 0.0
    for ratio in ratios:
        if ratio is not None:
            low, high = low + _low_log(ratio.low), high + _high_log(ratio.high)
        yield low, low, high, high


def _low_log(end: End) -> float:
    return _outward(math.log(float(end)), -1)


def _high_log(end: End) -> float:
    return _outward(math.log(float(end)), 1)


def _outward(value: float, sign: int) -> float:
    return value + sign * MARGIN * (abs(value) + 1)
