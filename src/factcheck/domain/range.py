"""The values an expression can take when its quantities are known in ranges."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Greatest,
    Least,
    Multiply,
    Number,
    Power,
    Rank,
    Root,
    Subtract,
    walk,
)
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.rational import Fraction

Bindings: TypeAlias = Mapping[Expression, Interval]

_MOST_REPEATED = 10  # 2 ** 10 corners; beyond it the range is still sound, but may be too wide


def range_of(expression: Expression, bindings: Bindings) -> Interval:
    """Give all values that an expression can take.

    Parameters
    ----------
    expression : Expression
    bindings : mapping of Expression to Interval
        What each leaf may be. A larger part, such as the ratio of two quantities, may be bound as
        a whole: it is then not looked into. What is not bound may be any number.

    Returns
    -------
    Interval
        Exact where each quantity occurs once, or where the expression is linear-fractional in
        those that occur more often (at most ten); otherwise an interval that holds the range.

    Examples
    --------
    >>> from factcheck.wording.period_reader import parse_period
    >>> from factcheck.domain.quantity import Quantity
    >>> x = Quantity(indicator="output", area="town", period=parse_period("2021"))
    >>> range_of(x / (x + 1), {x: Interval(Fraction(1), Fraction(3))})
    [0.5, 0.75]
    """
    if expression in bindings:
        return bindings[expression]
    repeated = _repeated(expression, bindings)
    if not repeated:
        return _natural(expression, bindings)
    if len(repeated) > _MOST_REPEATED or not all(
        _is_monotone(expression, leaf) and bindings[leaf].is_bounded for leaf in repeated
    ):
        return _natural(expression, bindings)
    if any(
        _crosses_zero(divisor, bindings, repeated) for divisor in _divisors(expression, bindings)
    ):
        return _natural(expression, bindings)
    result: Interval | None = None
    for corner in itertools.product(*(_ends(bindings[leaf]) for leaf in repeated)):
        here = _natural(expression, {**bindings, **dict(zip(repeated, corner, strict=True))})
        result = here if result is None else result.hull(here)
    return EVERYTHING if result is None else result


def _divisors(expression: Expression, bindings: Bindings) -> Iterator[Expression]:
    """Yield what is divided by, outside of parts that are bound as a whole."""
    if expression in bindings:
        return
    match expression:
        case Divide(right=right):
            yield right
        case Power(base=base, exponent=exponent) if exponent < 0:
            yield base
        case _:
            pass
    for part in expression.parts():
        yield from _divisors(part, bindings)


def _crosses_zero(divisor: Expression, bindings: Bindings, repeated: Iterable[Expression]) -> bool:
    """Whether a divisor moves from below zero to above it with what is used more than once.

    Between the two it has no value, and on either side a quotient runs away: its ends say nothing.
    """
    if not any(part == leaf for part in walk(divisor) for leaf in repeated):
        return False
    values = range_of(divisor, bindings)
    return values.low < 0 < values.high


def _natural(expression: Expression, bindings: Bindings) -> Interval:
    """Evaluate each operation on the ranges of its parts."""
    if expression in bindings:
        return bindings[expression]
    match expression:
        case Number(value):
            return Interval.point(value)
        case Add(left=left, right=right):
            return _natural(left, bindings) + _natural(right, bindings)
        case Subtract(left=left, right=right):
            return _natural(left, bindings) - _natural(right, bindings)
        case Multiply(left=left, right=right):
            return _natural(left, bindings) * _natural(right, bindings)
        case Divide(left=left, right=right):
            return _natural(left, bindings) / _natural(right, bindings)
        case Power(base=base, exponent=exponent):
            return _natural(base, bindings) ** exponent
        case Root(base=base, degree=degree):
            return _natural(base, bindings).root(degree)
        case Least(of=of):
            return _least([_natural(each, bindings) for each in of])
        case Greatest(of=of):
            return -_least([-_natural(each, bindings) for each in of])
        case Rank(subject=subject, peers=peers, smallest_first=smallest_first):
            mine = _natural(subject, bindings)
            theirs = [_natural(peer, bindings) for peer in peers]
            return rank_range(mine, theirs, smallest_first=smallest_first)
        case _:
            return EVERYTHING


def rank_range(mine: Interval, theirs: list[Interval], *, smallest_first: bool) -> Interval:
    """Give the best and the worst place that one value can hold among others, if any are known.

    Notes
    -----
    The order of intervals of Fishburn (1985), *Interval Orders and Interval Graphs*.

    Examples
    --------
    >>> near, far = Interval(Fraction(5), Fraction(7)), Interval(Fraction(9), Fraction(10))
    >>> rank_range(Interval(Fraction(5), Fraction(6)), [near, far], smallest_first=False)
    [2, 3]
    """
    if not theirs:
        return Interval.at_least(Fraction(1))
    if smallest_first:
        mine, theirs = -mine, [-each for each in theirs]
    surely = sum(1 for each in theirs if mine.below(each))
    perhaps = sum(1 for each in theirs if each.high > mine.low)
    return Interval(Fraction(1 + surely), Fraction(1 + perhaps))


def _least(ranges: list[Interval]) -> Interval:
    if not ranges:
        return EVERYTHING
    low = min(each.low for each in ranges)
    low_open = all(each.low_open for each in ranges if each.low == low)
    high = min(each.high for each in ranges)
    high_open = any(each.high_open for each in ranges if each.high == high)
    return Interval(low, high, low_open, high_open)


def _repeated(expression: Expression, bindings: Bindings) -> tuple[Expression, ...]:
    """Give the bound parts that are used more than once and are not single numbers."""
    uses: Counter[Expression] = Counter()

    def count(part: Expression) -> None:
        if part in bindings:
            uses[part] += 1
            return
        for each in part.parts():
            count(each)

    count(expression)
    return tuple(each for each, times in uses.items() if times > 1 and not bindings[each].is_point)


def _ends(interval: Interval) -> tuple[Interval, ...]:
    """Give the two ends of a bounded interval, each as an interval."""
    low, high = interval.low, interval.high
    if isinstance(low, float) or isinstance(high, float):
        return (interval,)
    return Interval.point(low), Interval.point(high)


def _degree(expression: Expression, leaf: Expression) -> int | None:
    """Give the degree of a polynomial in the leaf: 0, 1, or None where it is more or no such."""
    if expression == leaf:
        return 1
    if not any(each == leaf for each in walk(expression)):
        return 0
    match expression:
        case Add(left=left, right=right) | Subtract(left=left, right=right):
            degrees = (_degree(left, leaf), _degree(right, leaf))
            return None if None in degrees else max(each for each in degrees if each is not None)
        case Multiply(left=left, right=right):
            match _degree(left, leaf), _degree(right, leaf):
                case (0, int(degree)) | (int(degree), 0):
                    return degree
                case _:
                    return None
        case Divide(left=left, right=right) if _degree(right, leaf) == 0:
            return _degree(left, leaf)
        case _:
            return None


def _is_monotone(expression: Expression, leaf: Expression) -> bool:
    """Whether the value only rises or only falls with the leaf, whatever the other leaves are.

    True for ratios of two linear forms of the leaf, and for sums, products, powers and roots in
    which such a ratio stands once. False may also mean that it is not known.
    """
    if _degree(expression, leaf) is not None:
        return True
    match expression:
        case Divide(left=left, right=right) if (
            _degree(left, leaf) is not None and _degree(right, leaf) is not None
        ):
            return True
        case Add() | Subtract() | Multiply() | Divide() | Root():
            inside = [part for part in expression.parts() if _degree(part, leaf) != 0]
            return len(inside) == 1 and _is_monotone(inside[0], leaf)
        case _:
            return False
