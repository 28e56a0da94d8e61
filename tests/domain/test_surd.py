"""Laws of roots."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.surd import Surd, integer_root, rational_root, root
from tests.strategies import fractions, positive

degrees = st.integers(min_value=2, max_value=7)


@given(value=positive, degree=degrees)
def test_the_power_of_a_root_is_the_number(value: Fraction, degree: int) -> None:
    product = result = root(value, degree)
    for _ in range(degree - 1):
        product = product * result
    assert product == value


@given(one=positive, other=positive, degree=degrees)
def test_roots_stand_in_the_order_of_their_numbers(
    one: Fraction, other: Fraction, degree: int
) -> None:
    assert (root(one, degree) < root(other, degree)) == (one < other)
    assert (root(one, degree) == root(other, degree)) == (one == other)


@given(value=positive, degree=degrees, edge=fractions)
def test_a_root_compares_with_a_rational_as_their_powers_do(
    value: Fraction, degree: int, edge: Fraction
) -> None:
    expected = edge < 0 or value > edge**degree
    assert (root(value, degree) > edge) == expected


@given(one=positive, other=positive, degrees_=st.tuples(degrees, degrees))
def test_differences_have_the_sign_of_the_comparison(
    one: Fraction, other: Fraction, degrees_: tuple[int, int]
) -> None:
    first, second = root(one, degrees_[0]), root(other, degrees_[1])
    difference = first - second
    assert (difference == 0) == (first == second)
    assert (difference > 0) == (first > second)
    assert second + difference == first


@given(one=positive, factor=positive, degree=degrees)
def test_multiples_of_one_root_are_merged(one: Fraction, factor: Fraction, degree: int) -> None:
    again = root(one * factor**degree, degree)
    assert again - factor * root(one, degree) == 0


@given(value=positive, degree=degrees, bits=st.integers(min_value=1, max_value=200))
def test_an_enclosure_holds_the_number(value: Fraction, degree: int, bits: int) -> None:
    number = root(value, degree)
    if isinstance(number, Surd):
        low, high = number.enclosure(bits)
        assert low < number < high


@given(value=st.integers(min_value=0, max_value=10**40), degree=st.integers(1, 9))
def test_an_integer_root_is_the_largest_that_fits(value: int, degree: int) -> None:
    found = integer_root(value, degree)
    assert found**degree <= value < (found + 1) ** degree


@given(value=positive, degree=degrees)
def test_a_rational_root_is_found_where_there_is_one(value: Fraction, degree: int) -> None:
    assert rational_root(value**degree, degree) == value


def test_infinities_lie_beyond_every_root() -> None:
    number = root(Fraction(2), 2)
    assert -math.inf < number < math.inf
    assert number != math.inf


@pytest.mark.parametrize(("value", "degree"), [(-2, 2), (2, 0)])
def test_what_is_no_root_is_refused(value: int, degree: int) -> None:
    with pytest.raises(ValueError, match="root of degree"):
        root(Fraction(value), degree)


def test_a_sum_of_roots_has_no_inverse_here() -> None:
    number = root(Fraction(2), 2) + root(Fraction(3), 2)
    with pytest.raises(ValueError, match="cannot divide"):
        1 / number
