"""Our rationals are those of the standard library, in all that they do, and stay our own."""

from __future__ import annotations

import copy
import fractions
import math
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import root

WHOLE = st.integers(-(10**12), 10**12) | st.integers(-4, 4)
STANDARD = st.builds(fractions.Fraction, WHOLE, st.integers(1, 10**6) | st.integers(1, 6))
OTHERS = STANDARD | WHOLE | st.booleans() | st.floats(-1e6, 1e6) | STANDARD.map(Fraction)
TWO = (
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    operator.floordiv,
    operator.mod,
    operator.eq,
    operator.ne,
    operator.lt,
    operator.le,
    operator.gt,
    operator.ge,
)
ONE = (operator.neg, operator.pos, abs, hash, bool, int, float, str, repr, math.floor, math.ceil)


Number: TypeAlias = "int | float | fractions.Fraction"
Operation: TypeAlias = Callable[..., object]


def outcome(operation: Operation, *operands: Number) -> tuple[str, object]:
    """Give what an operation comes to, or how it fails."""
    try:
        return "is", operation(*operands)
    except (ArithmeticError, TypeError, ValueError) as error:
        return type(error).__name__, None


def plain(value: Number) -> Number:
    return fractions.Fraction(value) if type(value) is Fraction else value


@given(STANDARD, OTHERS, st.sampled_from(TWO))
def test_two_are_worked_on_as_by_the_standard_library(
    one: fractions.Fraction, other: Number, operation: Operation
) -> None:
    for ours, theirs in (
        (outcome(operation, Fraction(one), other), outcome(operation, one, plain(other))),
        (outcome(operation, other, Fraction(one)), outcome(operation, plain(other), one)),
    ):
        assert ours == theirs
        assert isinstance(ours[1], fractions.Fraction) == isinstance(theirs[1], fractions.Fraction)


@given(STANDARD, st.sampled_from(ONE))
def test_one_is_worked_on_as_by_the_standard_library(
    one: fractions.Fraction, operation: Operation
) -> None:
    assert operation(Fraction(one)) == operation(one)


@given(STANDARD, st.integers(-6, 6) | st.fractions(-2, 2, max_denominator=3))
def test_powers_are_those_of_the_standard_library(
    one: fractions.Fraction, exponent: Number
) -> None:
    assert outcome(operator.pow, Fraction(one), exponent) == outcome(operator.pow, one, exponent)


@given(STANDARD, STANDARD | WHOLE, st.sampled_from((operator.add, operator.sub, operator.mul)))
def test_one_of_ours_makes_all_ours_and_in_lowest_terms(
    one: fractions.Fraction, other: Number, operation: Operation
) -> None:
    for found in (operation(Fraction(one), other), operation(other, Fraction(one))):
        assert type(found) is Fraction
        assert math.gcd(found.numerator, found.denominator) == 1
        assert found.denominator > 0


@given(STANDARD, st.integers(0, 5))
def test_a_quotient_a_power_and_a_sign_are_ours(one: fractions.Fraction, exponent: int) -> None:
    ours = Fraction(one)
    assert {type(each) for each in (ours / 7, ours**exponent, -ours, abs(ours), +ours)} == {
        Fraction
    }
    if one:
        assert {type(each) for each in (7 / ours, one / ours, ours / one, ours**-2)} == {Fraction}


@given(STANDARD)
def test_they_are_found_by_each_other_and_kept_whole(one: fractions.Fraction) -> None:
    ours = Fraction(one)
    assert {one: "found"}[ours] == {ours: "found"}[one] == "found"
    assert pickle.loads(pickle.dumps(ours)) == copy.deepcopy(ours) == one
    assert isinstance(one, Fraction)
    assert isinstance(ours, fractions.Fraction)


@pytest.mark.parametrize("other", [7, 1.5, Decimal(2), "three", None, Interval.point(4)])
def test_only_rationals_are_rationals(other: object) -> None:
    assert not isinstance(other, Fraction)


def test_what_is_no_number_is_asked_in_turn() -> None:
    half, surd = Fraction(1, 2), root(Fraction(2), 2)
    assert half < surd < 1 / half
    assert str(half + surd) == str(surd + half)
