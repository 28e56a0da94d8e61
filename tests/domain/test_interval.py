"""Laws of intervals."""

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.expression import Number
from factcheck.domain.interval import EVERYTHING, INFINITY, Interval, descending
from factcheck.domain.surd import root
from tests.strategies import fractions, intervals, members, positive


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul])
@given(data=st.data(), one=intervals(), other=intervals())
def test_the_result_of_an_operation_holds_every_result_on_members(
    operation: Callable[..., Any], data: st.DataObject, one: Interval, other: Interval
) -> None:
    mine, theirs = data.draw(members(one)), data.draw(members(other))
    assert operation(mine, theirs) in operation(one, other)


@given(data=st.data(), one=intervals(), other=intervals())
def test_a_quotient_holds_every_quotient_of_members(
    data: st.DataObject, one: Interval, other: Interval
) -> None:
    divisor = data.draw(members(other))
    assume(divisor != 0)
    assert data.draw(members(one)) / divisor in one / other


@given(data=st.data(), interval=intervals(), exponent=st.integers(min_value=1, max_value=5))
def test_a_power_holds_the_powers_of_members(
    data: st.DataObject, interval: Interval, exponent: int
) -> None:
    assert data.draw(members(interval)) ** exponent in interval**exponent


@given(
    data=st.data(),
    interval=intervals(positive, bounded=True),
    degree=st.integers(min_value=1, max_value=6),
)
def test_a_root_holds_the_roots_of_members_and_its_power_is_the_interval(
    data: st.DataObject, interval: Interval, degree: int
) -> None:
    assert root(data.draw(members(interval)), degree) in interval.root(degree)
    assert interval.root(degree) ** degree == interval


@given(one=intervals(bounded=True), factor=fractions)
def test_ends_of_a_product_with_a_number_are_reached(one: Interval, factor: Fraction) -> None:
    product = one * factor
    for end, is_open in ((one.low, one.low_open), (one.high, one.high_open)):
        assert isinstance(end, Fraction)
        assert (end * factor in product) == (not is_open or factor == 0)


@given(one=intervals(), other=intervals())
def test_intervals_meet_exactly_when_they_have_an_intersection(
    one: Interval, other: Interval
) -> None:
    both = one.intersection(other)
    assert (both is not None) == one.meets(other) == other.meets(one)
    if both is not None:
        assert both.within(one)
        assert both.within(other)


@given(one=intervals(), other=intervals())
def test_a_hull_holds_both_and_is_one_of_them_where_one_holds_the_other(
    one: Interval, other: Interval
) -> None:
    hull = one.hull(other)
    assert one.within(hull)
    assert other.within(hull)
    if one.within(other):
        assert hull == other


@given(data=st.data(), one=intervals(), other=intervals())
def test_within_means_that_members_are_members(
    data: st.DataObject, one: Interval, other: Interval
) -> None:
    member = data.draw(members(one))
    if one.within(other):
        assert member in other
    elif member not in other:
        assert not one.within(other)


@given(one=intervals(), other=intervals())
def test_order_is_strict_and_excludes_meeting(one: Interval, other: Interval) -> None:
    assert one.below(other) + other.below(one) + one.meets(other) == 1


def test_touching_ends_meet_only_where_both_belong() -> None:
    one, two, three = (Fraction(number) for number in (1, 2, 3))
    closed = Interval(one, two)
    assert closed.meets(Interval(two, three))
    assert not closed.meets(Interval(two, three, low_open=True))
    assert closed.within(Interval(one, three))
    assert not closed.within(Interval(one, three, low_open=True))


def test_one_over_an_interval_around_zero_is_any_number() -> None:
    assert Interval(Fraction(-1), Fraction(2)).reciprocal() == EVERYTHING


def test_one_over_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.point(0).reciprocal()


@pytest.mark.parametrize(("low", "high"), [(2, 1), (1, 1)])
def test_an_interval_without_members_is_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="needs low <= high"):
        Interval(Fraction(low), Fraction(high), low_open=True)


def test_a_float_that_is_not_infinite_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not the float 1\.5"):
        Interval(1.5, Fraction(2))


@pytest.mark.parametrize("exponent", [-400, -3, 0, 12, 400])
def test_an_interval_is_written_whatever_the_size_of_its_ends(exponent: int) -> None:
    end = 3 * Fraction(10) ** exponent
    assert Fraction(repr(Interval.at_least(end)).strip("[)").partition(",")[0]) == end
    assert Fraction(str(Number(end))) == end


@given(
    exact=st.lists(fractions),
    close=st.lists(st.fractions(1, 1 + Fraction(1, 10**17), max_denominator=10**19)),
    large=st.booleans(),
    roots=st.lists(st.integers(2, 9)),
)
def test_ends_are_put_in_their_exact_order_also_where_floats_cannot_tell_them_apart(
    exact: list[Fraction], close: list[Fraction], roots: list[int], *, large: bool
) -> None:
    ends = [*exact, *close, INFINITY, -INFINITY, *(root(Fraction(each), 2) for each in roots)]
    ends += [Fraction(10) ** 400] if large else []
    assert descending(ends) == sorted(ends, reverse=True)


def test_what_is_replaced_is_checked_as_what_is_made() -> None:
    interval = Interval(Fraction(0), Fraction(1))
    assert replace(interval, low=-INFINITY) == Interval(-INFINITY, Fraction(1), low_open=True)
    with pytest.raises(ValueError, match="low <= high"):
        replace(interval, low=Fraction(2))
