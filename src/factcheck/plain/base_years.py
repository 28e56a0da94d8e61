"""Which claims owe their strength to the base year they are counted from, in columns.

The sums are those of `factcheck.diagnose.steadiness`, in the same floats and the same order; what
lies so near a limit that the two might differ is left undecided.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.diagnose.course import MARGIN
from factcheck.diagnose.steadiness import MOST_SHORTFALL
from factcheck.judge.context import (
    FEWEST_NEIGHBOURS,
    LEAST_SHORTFALL,
    LEAST_UNFAIRNESS,
    MOST_UNIQUENESS,
)
from factcheck.plain.codebook import Codes, Mask

Floats = npt.NDArray[np.float64]

_CLOSE = 1e-9  # to a limit; floats of the two ways differ by far less


class Windows(NamedTuple):
    """Claims over time, a window of years each, in the lanes of their series."""

    begin: Codes  # the lane of the base
    end: Codes  # the lane of the period
    first: Codes  # the first lane of the series
    last: Codes  # the last
    is_ratio: bool  # whether growth matters; else the difference


class Sensitivity(NamedTuple):
    """Whether a base year makes a claim, for each window."""

    is_so: Mask
    is_sure: Mask  # else it has to be looked at exactly


def sensitivity(windows: Windows, low: Floats, high: Floats) -> Sensitivity:
    """Say which windows stand out among those beside them.

    Parameters
    ----------
    windows : Windows
    low, high : arrays of float
        The bounds of each lane: logarithms where ratios matter, NaN where nothing is known.
    """
    least, most = _strength(windows.begin, windows.end, low, high)
    rises, falls = least > 0, most < 0
    beside = _Beside(windows, low, high, rises, np.where(rises, least, -most))
    a_year = (least + most) / 2
    far, near = beside.far(a_year)
    is_so = (rises | falls) & (far | (beside.is_extreme & (beside.known > FEWEST_NEIGHBOURS)))
    is_so &= ~beside.is_from_first
    is_undecided = (rises | falls) & near & ~beside.is_from_first & ~is_so
    return Sensitivity(is_so=is_so, is_sure=~is_undecided)


def _strength(begin: Codes, end: Codes, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the change a year from one lane to another, between two bounds."""
    years = end - begin
    return (low[end] - high[begin]) / years, (high[end] - low[begin]) / years


class _Beside:
    """The windows from other base years to the same end, summed up as `set_beside` does."""

    def __init__(
        self, windows: Windows, low: Floats, high: Floats, rises: Mask, kindest: Floats
    ) -> None:
        self._windows, self._low, self._high = windows, low, high
        self._rises, self._kindest = rises, kindest
        count = len(windows.begin)
        self.known = np.zeros(count, np.int64)
        self.is_extreme = np.ones(count, np.bool_)
        self.is_from_first = np.ones(count, np.bool_)
        self.neighbours = np.zeros(count, np.int64)
        self.weights, self.squares = np.zeros(count), np.zeros(count)
        self.weaker, self.total = np.zeros(count), np.zeros(count)
        before = int((windows.begin - windows.first).max(initial=0))
        after = int((windows.last - windows.begin).max(initial=0))
        span = int((windows.end - windows.begin).max(initial=0))
        with np.errstate(all="ignore"):
            for shift in range(-max(before, span), max(after, span) + 1):
                self._add(shift)

    def _add(self, shift: int) -> None:
        """Take in the base so many years from the claim's own, wherever there is one."""
        windows = self._windows
        other = windows.begin + shift
        is_there = (other >= windows.first) & (other <= windows.last)
        other = np.where(is_there, other, windows.begin)
        is_known = is_there & ~np.isnan(self._low[other])
        self.known += is_known
        if shift == 0:
            return
        self.is_from_first &= ~(is_known & (shift < 0))
        first, second = np.minimum(other, windows.begin), np.maximum(other, windows.begin)
        least, most = self._between(first, second)
        is_beyond = np.where(self._rises == (shift > 0), least > 0, most < 0)
        self.is_extreme &= is_beyond | ~is_known
        span = windows.end - windows.begin
        if shift < 0:
            self._add_neighbour(shift, other, is_known & (-shift <= span))
        else:
            self._add_neighbour(shift, other, is_known & (shift < span))

    def _between(self, begin: Codes, end: Codes) -> tuple[Floats, Floats]:
        return _strength(begin, end, self._low, self._high)

    def _add_neighbour(self, shift: int, other: Codes, counts: Mask) -> None:
        least, most = self._between(other, self._windows.end)
        best = np.where(self._rises, most, -least)
        weight = 1.0 / (1.0 + abs(shift))
        short = np.minimum(np.maximum((self._kindest - best) / self._kindest, 0.0), MOST_SHORTFALL)
        self.neighbours += counts
        self.weights += np.where(counts, weight, 0.0)
        self.squares += np.where(counts, weight * (short * short), 0.0)
        self.weaker += np.where(counts & (best < self._kindest), weight, 0.0)
        self.total += np.where(counts, weight * ((least + most) / 2), 0.0)

    def far(self, a_year: Floats) -> tuple[Mask, Mask]:
        """Say which windows are far stronger than those beside them, and which nearly are."""
        with np.errstate(all="ignore"):
            uniqueness = 1 - self.weaker / self.weights
            shortfall = np.sqrt(self.squares / self.weights)
            mean = self.total / self.weights
            is_ratio = self._windows.is_ratio
            unfairness = np.abs(np.expm1(a_year) - np.expm1(mean)) if is_ratio else None
        is_far = np.ones(len(a_year), np.bool_)
        is_near = np.ones(len(a_year), np.bool_)
        for distance in (
            MOST_UNIQUENESS - uniqueness,
            shortfall - LEAST_SHORTFALL,
            *(() if unfairness is None else (unfairness - LEAST_UNFAIRNESS,)),
        ):
            is_far &= distance > _CLOSE
            is_near &= distance > -_CLOSE
        enough = self.neighbours >= FEWEST_NEIGHBOURS
        return is_far & enough, is_near & enough & ~is_far


def logarithms(low: float, high: float) -> tuple[float, float]:
    """Return the logarithms of a range as a course holds them; NaN where it reaches nought."""
    if low <= 0:
        return math.nan, math.nan
    return outward(math.log(low), -1), outward(math.log(high), 1)


def outward_ends(low: float, high: float) -> tuple[float, float]:
    """Return the ends of a range as a course of differences holds them."""
    return outward(low, -1), outward(high, 1)


def outward(value: float, sign: int) -> float:
    """Return a float moved outward by more than rounding can have moved it."""
    return value + sign * MARGIN * (abs(value) + 1)
