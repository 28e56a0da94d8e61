"""What figures the areas beside an area explain: in whole numbers, all of them together.

There may be thousands of areas, and each would have to be answered by evidence. Of a level, or of
what two levels of one series come to, that is told by the cells alone, where these are plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from factcheck.diagnose.printing import MOST_SPREAD, Printing
from factcheck.domain.catalogue import Area
from factcheck.domain.expression import Divide, Expression, Number, Subtract
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.resolve import Rough, WholeColumn, is_ratio

_ONE = Number(Fraction(1))


class Neighbours(NamedTuple):
    """Areas beside an area, in their order.

    One that explains the figure, or of which that is not plain, stands for itself; of those between
    two such, the figures are told that they explain together.
    """

    area: Area | None
    numbers: frozenset[int] = frozenset()


class Rationals(NamedTuple):
    """Rational numbers, one an area: some numbers over others, which are above nought."""

    above: list[int]
    below: list[int]


class _PrintedColumn(NamedTuple):
    """What an expression comes to in each area; of places that are not `plain` nothing is told."""

    low: Rationals
    high: Rationals
    point: Rationals  # what an author computes who takes the cells as they are printed
    plain: list[bool]


def neighbours(
    expression: Expression, own: Area, areas: Sequence[Area], printing: Printing, rough: Rough
) -> Iterator[Neighbours] | None:
    """Return what the areas beside an area explain; None where that is not told by cells.

    Parameters
    ----------
    expression : Expression
        Of the area.
    own : Area
    areas : sequence of Area
        The area may be among them.
    printing : Printing
        How the figure is printed.
    rough : Rough
        What cells there are.
    """
    column = _column(expression, own, tuple(area.id for area in areas), rough)
    return None if column is None else _runs(column, own, areas, printing)


def _column(
    expression: Expression, own: Area, names: tuple[str, ...], rough: Rough
) -> _PrintedColumn | None:
    match expression:
        case Quantity() if expression.area == own.id:
            return _of_levels(rough.whole(expression, names))
        case Subtract(left=Quantity() as after, right=Quantity() as before) if (
            after.area == before.area == own.id
        ):
            return _of_differences(rough.whole(after, names), rough.whole(before, names))
        case Subtract(left=Divide() as ratio, right=one) if one == _ONE:
            column = _column(ratio, own, names, rough)
            return None if column is None else _less_one(column)
        case Divide(left=Quantity() as after, right=Quantity() as before) if (
            after.area == own.id and is_ratio(expression) and not rough.has_rates(after)
        ):
            return _of_ratios(rough.whole(after, names), rough.whole(before, names))
        case _:
            return None


def _of_levels(cells: WholeColumn) -> _PrintedColumn:
    below = [cells.unit] * len(cells.lows)
    low, high, value = (
        Rationals(list(above), below) for above in (cells.lows, cells.highs, cells.values)
    )
    return _PrintedColumn(low, high, value, [edition is not None for edition in cells.editions])


def _of_differences(after: WholeColumn, before: WholeColumn) -> _PrintedColumn:
    below = [after.unit * before.unit] * len(after.lows)

    def less(ends: Sequence[int], others: Sequence[int]) -> Rationals:
        pairs = zip(ends, others, strict=True)
        return Rationals([end * before.unit - other * after.unit for end, other in pairs], below)

    return _PrintedColumn(
        low=less(after.lows, before.highs),
        high=less(after.highs, before.lows),
        point=less(after.values, before.values),
        plain=_are_of_one_edition(after, before),
    )


def _of_ratios(after: WholeColumn, before: WholeColumn) -> _PrintedColumn:
    """Divide levels above nought; the point is the middle, since no cell holds the ratio."""
    is_plain = [
        is_plain and low > 0 and base > 0
        for is_plain, low, base in zip(
            _are_of_one_edition(after, before), after.lows, before.lows, strict=True
        )
    ]

    def over(ends: Sequence[int], others: Sequence[int]) -> Rationals:
        return Rationals(
            [end * before.unit for end in ends], [max(1, other) * after.unit for other in others]
        )

    low, high = over(after.lows, before.highs), over(after.highs, before.lows)
    ends = list(zip(*low, *high, strict=True))
    middle = Rationals([a * d + c * b for a, b, c, d in ends], [2 * b * d for _, b, _, d in ends])
    return _PrintedColumn(low, high, middle, is_plain)


def _less_one(column: _PrintedColumn) -> _PrintedColumn:
    def less(values: Rationals) -> Rationals:
        return Rationals(
            [above - below for above, below in zip(*values, strict=True)], values.below
        )

    return _PrintedColumn(less(column.low), less(column.high), less(column.point), column.plain)


def _are_of_one_edition(after: WholeColumn, before: WholeColumn) -> list[bool]:
    pairs = zip(after.editions, before.editions, strict=True)
    return [edition is not None and edition == other for edition, other in pairs]


def _runs(
    column: _PrintedColumn, own: Area, areas: Sequence[Area], printing: Printing
) -> Iterator[Neighbours]:
    numbers, number = NumbersPrinted(printing), printing.number
    firsts, lasts = numbers.of_ranges(column.low, column.high)
    point_firsts, point_lasts = numbers.of_ranges(column.point, column.point)
    rows = zip(firsts, lasts, point_firsts, point_lasts, column.plain, areas, strict=True)
    apart = [
        place
        for place, (first, last, point, point_last, is_plain, area) in enumerate(rows)
        if not is_plain
        or first <= number <= last
        or point <= number <= point_last
        or area.id == own.id
    ]
    begin = 0
    for place in (*apart, len(areas)):
        run = slice(begin, place)
        together = frozenset(
            chain(_joined(firsts[run], lasts[run]), _joined(point_firsts[run], point_lasts[run]))
        )
        if together:
            yield Neighbours(None, together)
        if place < len(areas) and areas[place].id != own.id:
            yield Neighbours(areas[place])
        begin = place + 1


def _joined(firsts: list[int], lasts: list[int]) -> Iterator[int]:
    """Yield all numbers of some ranges; most of these hold one or two."""
    for first, last in zip(firsts, lasts, strict=True):
        if first == last:
            yield first
        else:
            yield from range(first, last + 1)


class NumbersPrinted:
    """Tells as which numbers values are printed, as `Printing.numbers` does: of many at once."""

    def __init__(self, printing: Printing) -> None:
        start = printing.start if printing.width else Fraction(0)
        self._place, self._up, self._down = printing.place, start + printing.width, -start

    def of_ranges(self, low: Rationals, high: Rationals) -> tuple[list[int], list[int]]:
        """Return the first and the last number of each closed range; none of one too wide."""
        ends = (low, high) if self._place > 0 else (high, low)
        firsts, lasts = self._firsts(ends[0]), self._lasts(ends[1])
        if low is not high:
            widest = MOST_SPREAD * abs(self._place)
            above, below = widest.numerator, widest.denominator
            for place, (a, b, c, d) in enumerate(zip(*low, *high, strict=True)):
                if (c * b - a * d) * below > above * b * d:
                    firsts[place], lasts[place] = 1, 0
        return firsts, lasts

    def _firsts(self, values: Rationals) -> list[int]:
        place, reach = self._place, self._up
        times, part = place.denominator * reach.denominator, place.numerator * reach.denominator
        shift = reach.numerator * place.numerator
        return [
            max(1, -((below * shift - above * times) // (below * part)))
            for above, below in zip(*values, strict=True)
        ]

    def _lasts(self, values: Rationals) -> list[int]:
        place, reach = self._place, self._down
        times, part = place.denominator * reach.denominator, place.numerator * reach.denominator
        shift = reach.numerator * place.numerator
        return [
            (below * shift + above * times) // (below * part)
            for above, below in zip(*values, strict=True)
        ]
