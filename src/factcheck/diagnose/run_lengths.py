"""Years taken together against as many before: what longer and shorter runs of them give.

A run ends when its claim does, which was chosen by writing it; how long it is, its author chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from factcheck.diagnose.course import Course, Figures, bounds_of
from factcheck.diagnose.query import Query
from factcheck.diagnose.steadiness import Strength, set_beside, strength
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.robustness import Alternative, Steadiness, Turn


class Run(Struct, frozen=True, kw_only=True):
    """So many years against as many before, both taken together, and how strong that is a year."""

    length: int
    before: Interval
    after: Interval
    strength: Strength


def runs_beside(query: Query, yearly: Figures) -> tuple[Run, ...]:
    """Return the runs up to twice as long as that of a claim, the shortest first, its own too.

    As many years lie between the two of each as between those of the claim.

    Parameters
    ----------
    query : Query
        Of years taken together.
    yearly : mapping of int to Interval
        The single years of one edition, counted from the last of the claim.
    """
    between = query.years - query.together
    lengths = range(1, 2 * query.together)
    runs = (_run(query, length, between, yearly) for length in lengths)
    return tuple(run for run in runs if run is not None)


def _run(query: Query, length: int, between: int, yearly: Figures) -> Run | None:
    years = length + between
    after = _mean(yearly, 0, length)
    before = _mean(yearly, years, length)
    if after is None or before is None:
        return None
    if query.is_ratio and not (after.low > 0 and before.low > 0):
        return None
    ends = Course(edition="", figures={-years: before, 0: after})
    bounds = bounds_of(ends, logarithmic=query.is_ratio)
    count = Fraction(1 if query.is_mean else length)
    return Run(
        length=length,
        before=before * count,
        after=after * count,
        strength=strength(bounds, 0, years),
    )


def _mean(yearly: Figures, back: int, length: int) -> Interval | None:
    """Return the mean of so many years, the last of them so many back; None if one is missing."""
    years = range(-back - length + 1, 1 - back)
    if not all(year in yearly for year in years):
        return None
    return reduce(Interval.__add__, (yearly[year] for year in years)) * Fraction(1, length)


def steadiness_among(query: Query, runs: tuple[Run, ...]) -> Steadiness | None:
    """Set the run of a claim against the longer and shorter ones; None where it stood still."""
    own = next((run for run in runs if run.length == query.together), None)
    if own is None or not (own.strength[0] > 0 or own.strength[1] < 0):
        return None
    others = ((abs(run.length - own.length), run.strength) for run in runs if run is not own)
    return set_beside(own.strength, others)


def weakest_run(query: Query, runs: tuple[Run, ...]) -> Iterator[Alternative]:
    """Yield the run that shows least of what the claim says, if one shows less than its own."""
    own = next((run for run in runs if run.length == query.together), None)
    if own is None:
        return
    sign = 1 if sum(own.strength) >= 0 else -1
    weakest = min(runs, key=lambda run: sign * sum(run.strength))
    if weakest is not own:
        yield _alternative(query, weakest)


def _alternative(query: Query, run: Run) -> Alternative:
    last = query.after.period.last
    period = replace(query.after.period, first=last + 1 - 12 * run.length)
    years = run.length + query.years - query.together
    return Alternative(
        turn=Turn.SPAN,
        area=query.after.area,
        base=period.shifted(-years),
        period=period,
        basis=query.after.basis,
        found=query.value(run.before, run.after),
        a_year=query.told(sum(run.strength) / 2),
    )
