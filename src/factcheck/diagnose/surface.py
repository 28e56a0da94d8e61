"""Robustness of many windows at once: the surface of a course is computed once for all of them.

Bit by bit the same as `factcheck.diagnose.steadiness`, which is the definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from factcheck.diagnose.course import Bounds
from factcheck.diagnose.steadiness import MOST_SHORTFALL

Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]
Truths: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """The change a year of every window of one course, between two bounds.

    Attributes
    ----------
    low, high : ndarray of float64, shape (n, n)
        At ``[begin, end]``; NaN where a year is not known or the window does not run forward.
    """

    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All windows of one course in order, so that one is placed among them by bisection.

    Attributes
    ----------
    low, high : ndarray of float64, shape (windows,)
        The bounds of their changes a year, each rising.
    """

    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.low)

    def as_strong(self, own: Floats, falls: Truths) -> Places:
        """Count the windows that may be as strong as each of some: of falls, the steeper.

        Parameters
        ----------
        own : ndarray of float64, shape (claims,)
            The least strength of each, without its sign.
        falls : ndarray of bool, shape (claims,)

        Returns
        -------
        ndarray of int64, shape (claims,)
        """
        rising = len(self) - np.searchsorted(self.high, own, side="left")
        if not falls.any():
            return rising
        return np.where(falls, np.searchsorted(self.low, -own, side="right"), rising)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """How windows compare with those beside them: one entry a window.

    The fields are those of `factcheck.domain.robustness.Steadiness`; where a window may have
    stood still ``has_direction`` is False, and the others say nothing.
    """

    has_direction: Truths
    neighbours: Places
    square_shortfall: Floats
    weaker: Floats
    mean: Floats
    windows: Places
    as_strong: Places


def surface_of(bounds: Bounds) -> Surface:
    """Give the change a year of every window of a course.

    Examples
    --------
    >>> doubling = Bounds(first=0, **dict.fromkeys(
    ...     ("low_before", "low_after", "high_before", "high_after"), (0.0, 1.0, 2.0)))
    >>> surface_of(doubling).low
    array([[nan,  1.,  1.],
           [nan, nan,  1.],
           [nan, nan, nan]])
    """
    span = _spans(len(bounds))
    low = np.asarray(bounds.low_after) - np.asarray(bounds.low_before)[:, None]
    high = np.asarray(bounds.high_after) - np.asarray(bounds.high_before)[:, None]
    low /= span
    high /= span
    return Surface(low=low, high=high)


def ranking_of(surface: Surface) -> Ranking:
    """Put all windows of a course that are known in order."""
    known = ~np.isnan(surface.low)
    return Ranking(low=np.sort(surface.low[known]), high=np.sort(surface.high[known]))


@cache
def _spans(count: int) -> Floats:
    """Give the years from each entry to each other; NaN where they do not run forward."""
    years = np.arange(count, dtype=np.float64)
    span = years - years[:, None]
    span[span <= 0] = np.nan
    return span


def standings(surface: Surface, ranking: Ranking, begin: Places, end: Places) -> Standings:
    """Set windows of one course against their neighbours, and against all its windows.

    Parameters
    ----------
    surface : Surface
    ranking : Ranking
        Of that surface.
    begin, end : ndarray of int64, shape (claims,)
        The entries of each window, ``begin < end``, both known.

    Returns
    -------
    Standings
        Of shape (claims,).

    Raises
    ------
    ValueError
        If a window is not known.
    """
    low, high = surface.low[begin, end], surface.high[begin, end]
    if np.isnan(low).any():
        raise ValueError("a window begins or ends where nothing is known, or runs backwards")
    falls = high < 0
    own = np.where(falls, -high, low)
    count = len(begin)
    weights, squares, weaker, total = (np.zeros(count) for _ in range(4))
    neighbours = np.zeros(count, dtype=np.int64)
    span = end - begin
    longest = int(span.max(initial=0))
    for shift in range(-longest, longest):
        at = begin + shift
        beside = np.flatnonzero((at >= 0) & (shift >= -span) & (shift < span) & (shift != 0))
        if not len(beside):
            continue
        least, most = surface.low[at[beside], end[beside]], surface.high[at[beside], end[beside]]
        known = ~np.isnan(least)
        beside, least, most = beside[known], least[known], most[known]
        best = np.where(falls[beside], -least, most)
        weight = 1.0 / (1.0 + abs(shift))
        with np.errstate(divide="ignore", invalid="ignore"):
            short = (own[beside] - best) / own[beside]
        short = np.minimum(np.maximum(short, 0.0), MOST_SHORTFALL)
        neighbours[beside] += 1
        weights[beside] += weight
        squares[beside] += weight * (short * short)
        weaker[beside] += weight * (best < own[beside])
        total[beside] += weight * ((least + most) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        squares, weaker, mean = squares / weights, weaker / weights, total / weights
    alone = neighbours == 0
    squares[alone] = weaker[alone] = 0.0
    return Standings(
        has_direction=falls | (low > 0),
        neighbours=neighbours,
        square_shortfall=squares,
        weaker=weaker,
        mean=mean,
        windows=np.full(count, len(ranking) - 1),
        as_strong=ranking.as_strong(own, falls) - 1,
    )
