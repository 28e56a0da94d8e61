"""What published figures give, in floats that hold the truth between them: a sieve, and no verdict.

Of a quantity that one cell answers, and no other, the answer is that cell. Expressions of such
quantities, all of one edition, are worked out here in a hundredth of the time that it takes to look
for evidence, and only to tell what they surely are not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.area_figures import UNLIKE
from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Multiply,
    Number,
    Subtract,
)
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.resolve.cells import Cells, PrintedLevel
from factcheck.resolve.slots import is_ratio
from factcheck.resolve.whole_columns import CountedRow, WholeColumn

_MARGIN = 1e-15  # of a value: more than one step can be off
_LARGEST = 1e150  # beyond it floats may run over

_Series: TypeAlias = tuple[str, Period, Basis]
_Slot: TypeAlias = tuple[str, str, Period, Basis]


class RoughColumn(Struct, frozen=True, kw_only=True):
    """Values of several areas, one after another; NaN where nothing is known for sure."""

    lows: list[float]
    highs: list[float]
    editions: list[str] | None  # None: of numbers, which are of every edition

    @classmethod
    def of(cls, lows: list[float], highs: list[float], editions: list[str] | None) -> RoughColumn:
        """Move the ends outward, by more than the last step can have moved them."""
        return cls(
            lows=[low - _MARGIN * abs(low) for low in lows],
            highs=[high + _MARGIN * abs(high) for high in highs],
            editions=editions,
        )


@dataclass(frozen=True, slots=True)
class Rough:
    """Values of expressions by the cells that may be used, where these are plain to see."""

    cells: Cells
    _columns: dict[tuple[_Series, tuple[str, ...]], RoughColumn] = field(default_factory=dict)
    _levels: dict[_Slot, tuple[float, float, str]] = field(default_factory=dict)
    _whole: dict[tuple[_Series, tuple[str, ...]], WholeColumn] = field(default_factory=dict)

    def is_beyond(self, expression: Expression, bounds: Interval) -> bool:
        """Whether the value of an expression is surely none within some bounds."""
        value = self._value(expression)
        if value is None:
            return False
        low, high = (float(end) for end in (bounds.low, bounds.high))
        return value.high < low - _MARGIN * abs(low) or value.low > high + _MARGIN * abs(high)

    def _value(self, part: Expression) -> _RoughValue | None:
        """Return what an expression comes to, all of one edition; None where that is not known."""
        match part:
            case Number(value):
                number = float(value) if abs(value) < _LARGEST else math.nan
                return _RoughValue.outward(number, number, None)
            case Quantity():
                low, high, edition = self._level(part, part.area)
                return None if math.isnan(low) else _RoughValue.outward(low, high, edition)
            case Divide() if is_ratio(part) and self._has_rates(part):
                return None  # a published rate may answer it
            case Add(left=left, right=right) | Subtract(left=left, right=right):
                pass
            case Multiply(left=left, right=right) | Divide(left=left, right=right):
                pass
            case _:
                return None
        one, other = self._value(left), self._value(right)
        return None if one is None or other is None else _worked_out(part, one, other)

    def are_beyond(
        self, expression: Expression, own: str, areas: tuple[str, ...], bounds: Interval
    ) -> Sequence[bool]:
        """Whether it surely is none, for each of some areas in the place of one.

        Parameters
        ----------
        expression : Expression
        own : str
            The area that others are put in the place of; with an empty one all stay.
        areas : tuple of str
        bounds : Interval
            Bounded on both sides.
        """
        try:
            column = self._column(expression, own, areas)
        except _MixedEditionsError:
            column = None
        if column is None:
            return [False] * len(areas)
        low, high = (float(end) for end in (bounds.low, bounds.high))
        low, high = low - _MARGIN * abs(low), high + _MARGIN * abs(high)
        return [
            most < low or least > high
            for least, most in zip(column.lows, column.highs, strict=True)
        ]

    def cell_of(self, quantity: Quantity, area: str) -> Observation | None:
        """Return the one cell that answers a quantity in an area; None where that is not plain."""
        low, _, _ = self._level(quantity, area)
        if math.isnan(low):
            return None
        (cell,) = self.cells.reference.cells(quantity.indicator, area, quantity.period)
        return cell

    def whole(self, quantity: Quantity, areas: tuple[str, ...]) -> WholeColumn:
        """Return the cells that answer a quantity in some areas, as whole numbers."""
        key = ((quantity.indicator, quantity.period, quantity.basis), areas)
        if key not in self._whole:
            self._whole[key] = self._whole_alike(quantity, areas) or WholeColumn.of(
                [self._whole_row(quantity, area) for area in areas]
            )
        return self._whole[key]

    def _whole_alike(self, quantity: Quantity, areas: tuple[str, ...]) -> WholeColumn | None:
        """Return them by figures that are known together; None where these are not."""
        figures = self.cells.reference.across(quantity.indicator, areas, quantity.period)
        if figures is None:
            return None
        unlike = (place for place, sort in enumerate(figures.alike) if sort == UNLIKE)
        cells = ((place, self.cell_of(quantity, areas[place])) for place in unlike)
        others = {place: CountedRow.of(cell) for place, cell in cells if cell is not None}
        is_usable = [self._answers(cell, quantity) for cell in figures.cells]
        return WholeColumn.alike(figures, is_usable, others)

    def _answers(self, cell: Observation, quantity: Quantity) -> bool:
        """Whether a cell that stands alone answers a quantity."""
        is_like = cell.basis == quantity.basis or Basis.NONE in (cell.basis, quantity.basis)
        return is_like and self.cells.is_usable(cell)

    def _whole_row(self, quantity: Quantity, area: str) -> PrintedLevel | CountedRow | None:
        level = self.cells.printed(replace(quantity, area=area))
        if level is not None:
            return level
        cell = self.cell_of(quantity, area)
        return None if cell is None else CountedRow.of(cell)

    def has_rates(self, quantity: Quantity) -> bool:
        """Whether rates of growth may be published of what it measures."""
        return quantity.indicator in self.cells.rate_indicators

    def _column(self, part: Expression, own: str, areas: tuple[str, ...]) -> RoughColumn | None:
        match part:
            case Number(value):
                same = [float(value) if abs(value) < _LARGEST else math.nan] * len(areas)
                return RoughColumn.of(same, same, None)
            case Quantity():
                return self._levels_of(part, own, areas)
            case Divide() if is_ratio(part) and self._has_rates(part):
                return None  # a published rate may answer it
            case Add(left=left, right=right):
                operation = _added
            case Subtract(left=left, right=right):
                operation = _subtracted
            case Multiply(left=left, right=right):
                operation = _multiplied
            case Divide(left=left, right=right):
                operation = _divided
            case _:
                return None
        one, other = self._column(left, own, areas), self._column(right, own, areas)
        return None if one is None or other is None else operation(one, other)

    def _has_rates(self, ratio: Divide) -> bool:
        after = ratio.left
        return not isinstance(after, Quantity) or self.has_rates(after)

    def _levels_of(self, quantity: Quantity, own: str, areas: tuple[str, ...]) -> RoughColumn:
        if quantity.area != own:
            row = self._level(quantity, quantity.area)
            return RoughColumn.of(*([each] * len(areas) for each in row))  # type: ignore[arg-type]
        key = ((quantity.indicator, quantity.period, quantity.basis), areas)
        if key not in self._columns:
            rows = [self._level(quantity, area) for area in areas]
            self._columns[key] = RoughColumn.of(
                [low for low, _, _ in rows],
                [high for _, high, _ in rows],
                [edition for _, _, edition in rows],
            )
        return self._columns[key]

    def _level(self, quantity: Quantity, area: str) -> tuple[float, float, str]:
        """Return the ends of the one cell of a quantity in an area, and its edition."""
        key = (quantity.indicator, area, quantity.period, quantity.basis)
        level = self._levels.get(key)
        if level is None:
            level = self._levels[key] = self._looked_up(quantity, area)
        return level

    def _looked_up(self, quantity: Quantity, area: str) -> tuple[float, float, str]:
        level = self.cells.printed(replace(quantity, area=area))
        if level is not None:
            number = level.value
            return _floats(number - level.reach, number + level.reach, level.vintage)
        cells = self.cells.reference.cells(quantity.indicator, area, quantity.period)
        if len(cells) != 1:
            return _UNKNOWN
        (cell,) = cells
        if not self._answers(cell, quantity):
            return _UNKNOWN
        value = cell.interval
        low, high = value.low, value.high
        if not isinstance(low, Fraction) or not isinstance(high, Fraction):
            return _UNKNOWN
        return _floats(low, high, cell.vintage)


class _RoughValue(NamedTuple):
    """What one expression comes to."""

    low: float
    high: float
    edition: str | None  # None: of numbers, which are of every edition

    @classmethod
    def outward(cls, low: float, high: float, edition: str | None) -> _RoughValue:
        """Move the ends outward, by more than the last step can have moved them."""
        return cls(low - _MARGIN * abs(low), high + _MARGIN * abs(high), edition)


def _worked_out(part: Expression, one: _RoughValue, other: _RoughValue) -> _RoughValue | None:
    if one.edition is not None and other.edition is not None and one.edition != other.edition:
        return None
    edition = other.edition if one.edition is None else one.edition
    (a, b, _), (c, d, _) = one, other
    match part:
        case Add():
            low, high = a + c, b + d
        case Subtract():
            low, high = a - d, b - c
        case Multiply():
            corners = (a * c, a * d, b * c, b * d)
            low, high = min(corners), max(corners)
        case _ if c > 0:
            low, high = a / (d if a >= 0 else c), b / (c if b >= 0 else d)
        case _:
            return None  # divided by what may be nought, or below it
    return _RoughValue.outward(low, high, edition)


class _MixedEditionsError(Exception):
    """What is put together is not all of one edition."""


_UNKNOWN = (math.nan, math.nan, "")


def _floats(low: Fraction, high: Fraction, edition: str) -> tuple[float, float, str]:
    if max(abs(low), abs(high)) > _LARGEST:
        return _UNKNOWN
    return float(low), float(high), edition


def _added(one: RoughColumn, other: RoughColumn) -> RoughColumn:
    return RoughColumn.of(
        [a + b for a, b in zip(one.lows, other.lows, strict=True)],
        [a + b for a, b in zip(one.highs, other.highs, strict=True)],
        _edition(one, other),
    )


def _subtracted(one: RoughColumn, other: RoughColumn) -> RoughColumn:
    return RoughColumn.of(
        [a - b for a, b in zip(one.lows, other.highs, strict=True)],
        [a - b for a, b in zip(one.highs, other.lows, strict=True)],
        _edition(one, other),
    )


def _multiplied(one: RoughColumn, other: RoughColumn) -> RoughColumn:
    ends = zip(one.lows, one.highs, other.lows, other.highs, strict=True)
    corners = [(a * c, a * d, b * c, b * d) for a, b, c, d in ends]
    return RoughColumn.of(list(map(min, corners)), list(map(max, corners)), _edition(one, other))


def _divided(one: RoughColumn, other: RoughColumn) -> RoughColumn:
    """Divide by what is above zero; by anything else, the quotient is not known."""
    ends = list(zip(one.lows, one.highs, other.lows, other.highs, strict=True))
    return RoughColumn.of(
        [a / (d if a >= 0 else c) if c > 0 else math.nan for a, _, c, d in ends],
        [b / (c if b >= 0 else d) if c > 0 else math.nan for _, b, c, d in ends],
        _edition(one, other),
    )


def _edition(one: RoughColumn, other: RoughColumn) -> list[str] | None:
    """Return the editions of what two columns make; an unknown one where they are of two."""
    if one.editions is None or other.editions is None:
        return other.editions if one.editions is None else one.editions
    if one.editions == other.editions:
        return one.editions
    raise _MixedEditionsError
