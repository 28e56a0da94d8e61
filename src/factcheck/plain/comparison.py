"""What was found, set against what is claimed: many claims of one shape, exactly.

Numbers are whole, in base units times a power of ten of their row. Where a product or a sum might
not be held by a machine integer, or by a float without rounding, the row is not compared.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.domain.expression import Expression, Number
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columnar import Column, Leaf, fits
from factcheck.evaluate.columnar_steps import OUTSIDE, OVERLAPPING
from factcheck.evaluate.columns import NO_HIGH, NO_LOW
from factcheck.plain.codebook import Codes, Mask
from factcheck.plain.shapes import ClaimShape

Floats = npt.NDArray[np.float64]
Fits = npt.NDArray[np.uint8]  # places in `FITS`

_LARGEST = 2**52
_MOST_ZEROS = 15  # put behind a number to bring it to the unit of another
_TENS = np.array([10**power for power in range(_MOST_ZEROS + 1)], np.int64)
_CLOSE = 1e-9  # relative, to a limit: nearer than that floats do not tell the side
_LEAST = 10  # times as wide as what is claimed: then it has a digit too many
_MOST_TENS = 22  # the largest power of ten that a float holds exactly
_HELD_TENS = np.array([float(10**power) for power in range(_MOST_TENS + 1)])

_SHAPES: dict[ClaimShape, Expression] = {
    ClaimShape.LEVEL: Leaf(0),
    ClaimShape.DIFFERENCE: Leaf(0) - Leaf(1),
    ClaimShape.RATIO: Leaf(0) / Leaf(1),
    ClaimShape.GROWTH: Leaf(0) / Leaf(1) - Number(Fraction(1)),
}


class EndColumns(NamedTuple):
    """One interval a row, in base units times ten to the power of its exponent."""

    low: Codes
    high: Codes
    exponent: Codes

    def part(self, rows: Codes | Mask) -> EndColumns:
        """Return some of the rows."""
        return EndColumns(self.low[rows], self.high[rows], self.exponent[rows])


class ClaimedColumns(NamedTuple):
    """What is claimed, a row each."""

    ends: EndColumns
    near: EndColumns  # a unit and a half of the last digit around: no slip lies beyond
    low_open: Mask
    high_open: Mask
    is_rounded: Mask


class Found(NamedTuple):
    """What the evidence gives: fractions, in base units times ten to the power of `exponent`."""

    low: Codes
    low_below: Codes  # the denominators
    high: Codes
    high_below: Codes
    exponent: Codes

    def part(self, rows: Codes | Mask) -> Found:
        """Return some of the rows."""
        return Found(*(column[rows] for column in self))

    def floats(self) -> tuple[Floats, Floats]:
        """Return both ends as the floats nearest to them."""
        return _scaled(self.low / self.low_below, self.exponent), _scaled(
            self.high / self.high_below, self.exponent
        )


class Compared(NamedTuple):
    """How some rows came out; of those that are not `decided` nothing else counts."""

    decided: Mask
    fit: Fits
    is_over_precise: Mask
    found: Found


def compare(
    shape: ClaimShape, claimed: ClaimedColumns, first: EndColumns, second: EndColumns
) -> Compared:
    """Set figures against what is claimed of them.

    Parameters
    ----------
    shape : Shape
        The arithmetic; of `RATIO` and `GROWTH` the second figure is above nought, and the first
        not below it.
    claimed : Claimed, n rows
    first, second : Ends, n rows
        What stands in the figures; of a level the second does not count.
    """
    first, second, held = _aligned(first, second) if shape is not ClaimShape.LEVEL else (
        first, second, np.ones(len(first.low), np.bool_))  # fmt: skip
    found = _found(shape, first, second)
    held &= _are_exact(found)
    fit = np.full(len(held), OUTSIDE, np.uint8)
    decided = np.zeros(len(held), np.bool_)
    rows = np.flatnonzero(held)
    if len(rows):
        whole = _ComparedRows(shape, first.part(rows), second.part(rows))
        fit[rows], decided[rows] = whole.fits(_part(claimed, rows))
    width = _width(shape, found, first, second)
    precise, is_sure = _over_precise(claimed, found, width, fit)
    return Compared(decided=decided & is_sure, fit=fit, is_over_precise=precise, found=found)


def _part(claimed: ClaimedColumns, rows: Codes) -> ClaimedColumns:
    return ClaimedColumns(
        claimed.ends.part(rows),
        claimed.near.part(rows),
        claimed.low_open[rows],
        claimed.high_open[rows],
        claimed.is_rounded[rows],
    )


class _ComparedRows:
    """Figures of some rows, which several ranges are set against in turn."""

    def __init__(self, shape: ClaimShape, first: EndColumns, second: EndColumns) -> None:
        self._shape = shape
        self._leaves = (first,) if shape is ClaimShape.LEVEL else (first, second)
        self._is_linear = shape in (ClaimShape.LEVEL, ClaimShape.DIFFERENCE)

    def fits(self, claimed: ClaimedColumns) -> tuple[Fits, Mask]:
        """Return how the rows fit, and of which it is certain that no slip or tie explains it."""
        fit, decided = self._fit(claimed.ends, claimed.low_open, claimed.high_open)
        closed = np.zeros(len(fit), np.bool_)
        outside = decided & (fit == OUTSIDE)
        near, is_compared = self._fit(claimed.near, closed, closed, outside)
        decided &= ~outside | ((near == OUTSIDE) & is_compared)
        touching = decided & (fit == OVERLAPPING) & claimed.is_rounded
        inner, is_compared = self._fit(claimed.ends, ~closed, ~closed, touching)
        return fit, decided & (~touching | ((inner != OUTSIDE) & is_compared))

    def _fit(
        self, ends: EndColumns, low_open: Mask, high_open: Mask, wanted: Mask | None = None
    ) -> tuple[Fits, Mask]:
        """Return how some rows fit a range, and which of them were compared."""
        count = len(ends.low)
        fit, compared = np.full(count, OUTSIDE, np.uint8), np.zeros(count, np.bool_)
        rows = np.arange(count) if wanted is None else np.flatnonzero(wanted)
        if not len(rows):
            return fit, compared
        columns = [leaf.part(rows) for leaf in self._leaves]
        unit, held = self._in_one_unit(ends.part(rows), columns)
        rows, parts = rows[held], [part.part(held) for part in unit]
        if not len(rows):
            return fit, compared
        claim, *leaves = parts
        exponent = 0 if self._is_linear else int(claim.exponent[0])
        fit[rows] = fits(
            _SHAPES[self._shape],
            Column(
                low=claim.low,
                high=claim.high,
                unit=Fraction(10) ** exponent,
                low_open=low_open[rows] | (claim.low == NO_LOW),
                high_open=high_open[rows] | (claim.high == NO_HIGH),
            ),
            [Column(low=leaf.low, high=leaf.high) for leaf in leaves],
        )
        compared[rows] = True
        return fit, compared

    def _in_one_unit(
        self, claim: EndColumns, leaves: list[EndColumns]
    ) -> tuple[list[EndColumns], Mask]:
        """Bring a claim to the unit of its figures; of ratios, all claims to one of their own."""
        if self._is_linear:
            least = np.minimum.reduce([claim.exponent, *(leaf.exponent for leaf in leaves)])
            parts = [_to(part, least) for part in (claim, *leaves)]
        else:
            least = np.full(len(claim.exponent), claim.exponent.min(initial=0))
            parts = [_to(claim, least), *((leaf, np.ones(len(least), np.bool_)) for leaf in leaves)]
        held = np.logical_and.reduce([is_held for _, is_held in parts])
        return [ends for ends, _ in parts], held


def _aligned(first: EndColumns, second: EndColumns) -> tuple[EndColumns, EndColumns, Mask]:
    """Bring two figures of a row to one unit."""
    least = np.minimum(first.exponent, second.exponent)
    (first, is_first_held), (second, is_second_held) = _to(first, least), _to(second, least)
    return first, second, is_first_held & is_second_held


def _to(ends: EndColumns, exponent: Codes) -> tuple[EndColumns, Mask]:
    """Bring ends to a smaller unit, and say which of them are held in it."""
    zeros = ends.exponent - exponent
    held = zeros <= _MOST_ZEROS
    factor = _TENS[np.minimum(zeros, _MOST_ZEROS)]
    columns = []
    for column in (ends.low, ends.high):
        is_infinite = (column == NO_LOW) | (column == NO_HIGH)
        finite = np.where(is_infinite, 0, column)
        held &= np.abs(finite.astype(np.float64)) * factor < _LARGEST
        columns.append(np.where(is_infinite, column, np.where(held, finite * factor, 0)))
    return EndColumns(columns[0], columns[1], np.minimum(ends.exponent, exponent)), held


def _found(shape: ClaimShape, first: EndColumns, second: EndColumns) -> Found:
    one = np.ones(len(first.low), np.int64)
    match shape:
        case ClaimShape.DIFFERENCE:
            low, high = first.low - second.high, first.high - second.low
            return Found(low, one, high, one, first.exponent)
        case ClaimShape.RATIO:
            return Found(first.low, second.high, first.high, second.low, one * 0)
        case ClaimShape.GROWTH:
            low, high = first.low - second.high, first.high - second.low
            return Found(low, second.high, high, second.low, one * 0)
        case _:
            return Found(first.low, one, first.high, one, first.exponent)


def _are_exact(found: Found) -> Mask:
    """Whether each number is held by a float, and the power of ten too."""
    numbers = (found.low, found.low_below, found.high, found.high_below)
    held = np.abs(found.exponent) <= _MOST_TENS
    for column in numbers:
        held &= np.abs(column) < _LARGEST
    return held & (found.low_below > 0) & (found.high_below > 0)


def _over_precise(
    claimed: ClaimedColumns, found: Found, width: Floats, fit: Fits
) -> tuple[Mask, Mask]:
    """Say which claims have a digit more than their evidence bears out, and of which it is sure."""
    count = len(fit)
    is_so, is_sure = np.zeros(count, np.bool_), np.ones(count, np.bool_)
    ends = claimed.ends
    rows = np.flatnonzero((fit == OVERLAPPING) & (ends.low != NO_LOW) & (ends.high != NO_HIGH))
    if not len(rows):
        return is_so, is_sure
    ends, own = ends.part(rows), found.part(rows)
    low, high = own.floats()
    claim_low, claim_high = (_scaled(end, ends.exponent) for end in (ends.low, ends.high))
    least, room = _scaled(ends.high - ends.low, ends.exponent) * _LEAST, width[rows]
    size = np.maximum(np.maximum(np.abs(low), np.abs(high)), np.abs(claim_high))
    size = np.where(size > 0, size, 1.0)
    with np.errstate(all="ignore"):
        distances = ((claim_low - low) / size, (high - claim_high) / size, (room - least) / room)
        far = np.logical_and.reduce([distance > _CLOSE for distance in distances])
        near = np.logical_and.reduce([distance >= -_CLOSE for distance in distances])
    is_so[rows] = far
    is_sure[rows] = far | ~near
    return is_so, is_sure


def _width(shape: ClaimShape, found: Found, first: EndColumns, second: EndColumns) -> Floats:
    """Return how far apart the ends are, in floats that lose nothing by taking away."""
    if shape in (ClaimShape.LEVEL, ClaimShape.DIFFERENCE):
        return _scaled(found.high - found.low, found.exponent)
    with np.errstate(all="ignore"):
        above = (first.high - first.low) / second.low
        ratio = first.low / second.low
        return above + ratio * ((second.high - second.low) / second.high)


def _scaled(numbers: Codes | Floats, exponent: Codes) -> Floats:
    """Return numbers times a power of ten, rounded once; the power is one that a float holds."""
    tens = _HELD_TENS[np.minimum(np.abs(exponent), _MOST_TENS)]
    scaled: Floats = np.where(exponent < 0, numbers / tens, numbers * tens)
    return scaled
