"""Laws of expressions: the range holds what is possible, and nothing else where it claims to."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.domain.expression import (
    Expression,
    Greatest,
    Least,
    Number,
    Rank,
    leaves,
    replaced,
    rooted,
)
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from tests.strategies import intervals, members, positive

X, Y, Z = (
    Quantity(indicator=name, area="here", period=Period.of_year(2021)) for name in ("x", "y", "z")
)

shapes: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from([X, Y, Z]) | st.builds(Number, positive),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: pair[0] + pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] - pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] * pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] / pair[1]),
        st.tuples(inner, inner).map(lambda pair: Least(of=pair)),
        st.tuples(inner, inner).map(lambda pair: Greatest(of=pair)),
        inner.map(lambda each: each**2),
    ),
    max_leaves=5,
)
ranges = intervals(positive, bounded=True)


def value_of(expression: Expression, values: dict[Expression, Fraction]) -> Fraction:
    """Evaluate on single numbers: a reader's way, without intervals."""
    points = {leaf: Interval.point(value) for leaf, value in values.items()}
    found = range_of(expression, points)
    assume(found.is_point)
    assert isinstance(found.low, Fraction)
    return found.low


@given(data=st.data(), expression=shapes, bounds=st.tuples(ranges, ranges, ranges))
def test_a_range_holds_the_value_at_every_member(
    data: st.DataObject, expression: Expression, bounds: tuple[Interval, Interval, Interval]
) -> None:
    bindings: dict[Expression, Interval] = dict(zip((X, Y, Z), bounds, strict=True))
    values = {leaf: data.draw(members(interval)) for leaf, interval in bindings.items()}
    try:
        value = value_of(expression, values)
        found = range_of(expression, bindings)
    except ZeroDivisionError:
        return
    assert value in found


def test_a_quotient_runs_away_where_its_divisor_crosses_zero() -> None:
    bindings: dict[Expression, Interval] = {
        X: Interval.point(1),
        Y: Interval(Fraction(1), Fraction(3)),
    }
    assert range_of(X / (Y - (4 - Y)), bindings) == EVERYTHING
    assert range_of(Y / (Y + 1), bindings) == Interval(Fraction(1, 2), Fraction(3, 4))


def ends(interval: Interval) -> tuple[Fraction, Fraction]:
    """Give the two ends of an interval, which are rational here."""
    low, high = interval.low, interval.high
    assert isinstance(low, Fraction)
    assert isinstance(high, Fraction)
    return low, high


LINEAR_FRACTIONAL = [
    X / Y - 1,
    (X - Y) / Y,
    X / (X + Y),
    (X - Y) / (X + Y),
    X / (X + Y + Z),
    (X + Y) / (X + Z),
    2 * X / (3 * X + Y) + 1,
    rooted(X / Y, 1) * Z,
]


@pytest.mark.parametrize("expression", LINEAR_FRACTIONAL, ids=str)
@given(bounds=st.tuples(ranges, ranges, ranges))
def test_a_linear_fractional_range_ends_at_corners(
    expression: Expression, bounds: tuple[Interval, Interval, Interval]
) -> None:
    bindings: dict[Expression, Interval] = dict(zip((X, Y, Z), bounds, strict=True))
    used = leaves(expression)
    corners = [
        value_of(expression, dict(zip(used, corner, strict=True)))
        for corner in itertools.product(*(ends(bindings[leaf]) for leaf in used))
    ]
    found = range_of(expression, bindings)
    assert (found.low, found.high) == (min(corners), max(corners))


@given(bounds=st.tuples(ranges, ranges, ranges))
def test_a_quantity_over_itself_is_one(bounds: tuple[Interval, Interval, Interval]) -> None:
    assert range_of(X / X, {X: bounds[0]}) == Interval.point(1)


@given(ratio=ranges, level=ranges)
def test_a_ratio_bound_as_a_whole_is_not_looked_into(ratio: Interval, level: Interval) -> None:
    assert range_of(X / Y - 1, {X / Y: ratio, X: level, Y: level}) == ratio - 1


@given(data=st.data(), bounds=st.lists(ranges, min_size=2, max_size=6), largest=st.booleans())
def test_a_rank_lies_in_the_range_of_ranks_and_both_ends_are_reached(
    data: st.DataObject,
    bounds: list[Interval],
    largest: bool,  # noqa: FBT001 - drawn
) -> None:
    names = [X.shifted(years) for years in range(len(bounds))]
    rank = Rank(subject=names[0], peers=tuple(names[1:]), smallest_first=not largest)
    bindings: dict[Expression, Interval] = dict(zip(names, bounds, strict=True))
    values = {name: data.draw(members(each)) for name, each in zip(names, bounds, strict=True)}
    mine = values[names[0]]
    ahead = sum(
        1 for name in names[1:] if (values[name] > mine if largest else values[name] < mine)
    )
    assert 1 + ahead in range_of(rank, bindings)
    assert range_of(rank, {name: Interval.point(values[name]) for name in names}).is_point


def test_replacing_looks_outermost_first() -> None:
    assert replaced(X / Y, {X / Y: Z, X: Y}) == Z
    assert replaced(X / Y + X, {X / Y: Z, X: Y}) == Z + Y


def test_what_is_not_bound_may_be_anything() -> None:
    assert not range_of(X + Y, {X: Interval.point(1)}).is_bounded
