"""One window of a course against the windows beside it: robustness, fairness, uniqueness."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.diagnose.course import CourseBounds
from factcheck.domain.robustness import Steadiness

MOST_SHORTFALL = 2.0  # as strong in the other direction; what is worse counts no more
Strength: TypeAlias = tuple[float, float]  # from, to


def strength(bounds: CourseBounds, begin: int, end: int) -> Strength:
    """Give the change a year from one entry to another, between two bounds; NaN if not known."""
    years = end - begin
    return (
        (bounds.low_after[end] - bounds.low_before[begin]) / years,
        (bounds.high_after[end] - bounds.high_before[begin]) / years,
    )


def steadiness_of(bounds: CourseBounds, begin: int, end: int) -> Steadiness | None:
    """Set a window against its neighbours, and against all windows of the course.

    Parameters
    ----------
    bounds : CourseBounds
    begin, end : int
        The entries of the window, ``begin < end``, both known.

    Returns
    -------
    Steadiness or None
        None where the window may have stood still, so that it has no direction.

    Notes
    -----
    After Wu et al. (2014). With strength ``s`` a year, weights ``w = 1 / (1 + years away)`` and a
    neighbour's shortfall ``d = max(0, (s - s') / s)``, at most 2, robustness is
    ``exp(-sum(w d^2) / sum(w))``; uniqueness the weight of the neighbours with ``s' >= s``;
    fairness ``s`` less the weighted mean of the ``s'``. Of a range, the end that is kinder to the
    window is taken.
    """
    low, high = strength(bounds, begin, end)
    if not (low > 0 or high < 0):
        return None
    sign = 1.0 if low > 0 else -1.0
    own = low if low > 0 else -high
    span = end - begin
    others = (
        (abs(shift), strength(bounds, begin + shift, end))
        for shift in range(-span, span)
        if shift and 0 <= begin + shift < len(bounds)
    )
    windows, as_strong = _windows(bounds, own, sign)
    beside = set_beside((low, high), others)
    return replace(beside, windows=windows - 1, as_strong=as_strong - 1)


def set_beside(own: Strength, others: Iterable[tuple[int, Strength]]) -> Steadiness:
    """Set a strength that has a direction against others, each so many years away from it."""
    low, high = own
    sign = 1.0 if low > 0 else -1.0
    kindest = low if low > 0 else -high
    weights = squares = weaker = total = 0.0
    neighbours = 0
    for years_away, (least, most) in others:
        if math.isnan(least):
            continue
        best = most if sign > 0 else -least
        weight = 1.0 / (1.0 + years_away)
        short = min(max((kindest - best) / kindest, 0.0), MOST_SHORTFALL)
        neighbours += 1
        weights += weight
        squares += weight * (short * short)
        weaker += weight if best < kindest else 0.0
        total += weight * ((least + most) / 2)
    return Steadiness(
        neighbours=neighbours,
        square_shortfall=squares / weights if neighbours else 0.0,
        weaker=weaker / weights if neighbours else 0.0,
        mean=total / weights if neighbours else 0.0,
    )


def years_known(bounds: CourseBounds) -> list[int]:
    """Give the entries of a course that are known, the earliest first."""
    return [year for year, level in enumerate(bounds.low_after) if not math.isnan(level)]


def is_from_extreme(bounds: CourseBounds, begin: int, end: int) -> bool:
    """Whether a rise is counted from what is surely the least of a course, a fall from the most.

    Examples
    --------
    >>> flat = (1.0, 3.0, 2.0, 1.0)
    >>> course = CourseBounds(
    ...     first=0, low_before=flat, low_after=flat, high_before=flat, high_after=flat
    ... )
    >>> is_from_extreme(course, 1, 3), is_from_extreme(course, 2, 3)
    (True, False)
    """
    low, high = strength(bounds, begin, end)
    if not (low > 0 or high < 0):
        return False

    def is_beyond(year: int) -> bool:
        least, most = strength(bounds, min(year, begin), max(year, begin))
        return least > 0 if (low > 0) == (year > begin) else most < 0

    return all(is_beyond(year) for year in years_known(bounds) if year != begin)


def _windows(bounds: CourseBounds, own: float, sign: float) -> tuple[int, int]:
    """Count all windows of the course, and those that may be as strong; its own is both.

    The stronger end of each is worked out as `strength` does, and no call is made of it: a course
    of fifty years has more than a thousand windows.
    """
    years = years_known(bounds)
    rises = sign > 0
    before = bounds.high_before if rises else bounds.low_before
    after = bounds.high_after if rises else bounds.low_after
    as_strong = 0
    for place, begin in enumerate(years):
        base, later = before[begin], years[place + 1 :]
        if rises:
            as_strong += sum([(after[end] - base) / (end - begin) >= own for end in later])
        else:
            as_strong += sum([-((after[end] - base) / (end - begin)) >= own for end in later])
    return len(years) * (len(years) - 1) // 2, as_strong
