"""Numbers are shown short, and never so that they tell another story."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.interval import Interval
from factcheck.domain.surd import root
from factcheck.render.phrases.number import bounds, decimal, ends, spread, telling

fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)
decimals = st.builds(
    lambda digits, power: Fraction(digits, 10**power),
    st.integers(-(10**8), 10**8),
    st.integers(0, 6),
)
places = st.integers(min_value=0, max_value=4)


def intervals() -> st.SearchStrategy[Interval]:
    return st.builds(lambda one, other: Interval(*sorted((one, other))), decimals, decimals)


def read(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def numbers(text: str) -> list[Fraction]:
    return [read(each) for each in re.findall(r"-?\d[\d,]*(?:\.\d+)?", text)]


def side(value: Fraction, edge: Fraction) -> int:
    return (value > edge) - (value < edge)


@given(value=fractions, places=places, edge=fractions)
def test_a_number_is_shown_on_the_side_of_an_edge_where_it_lies(
    value: Fraction, places: int, edge: Fraction
) -> None:
    shown = read(telling(value, places, [edge]))
    assert side(shown, edge) == side(value, edge) or abs(value - edge) < Fraction(1, 10**14)


@given(value=fractions, places=places)
def test_what_is_not_nought_is_not_shown_as_nought(value: Fraction, places: int) -> None:
    assert (read(telling(value, places)) == 0) == (value == 0)


@given(interval=intervals(), places=places)
def test_a_condition_admits_nothing_that_lies_outside(interval: Interval, places: int) -> None:
    assert interval.is_point or all(
        value in interval for value in numbers(bounds(interval, places))
    )


@given(interval=intervals(), places=places)
def test_brackets_hold_the_whole_interval(interval: Interval, places: int) -> None:
    shown = numbers(ends(interval, places))
    assert shown[0] <= interval.low
    assert shown[-1] >= interval.high or interval.is_point


@given(interval=intervals(), places=places, claimed=intervals())
def test_what_is_found_outside_a_claim_is_never_shown_inside_it(
    interval: Interval, places: int, claimed: Interval
) -> None:
    if not interval.meets(claimed):
        shown = numbers(spread(interval, places, (claimed.low, claimed.high)))
        assert not any(value in claimed for value in shown)


@given(interval=intervals(), places=places, claimed=intervals())
def test_what_is_found_inside_a_claim_is_never_shown_outside_it(
    interval: Interval, places: int, claimed: Interval
) -> None:
    if interval.within(claimed):
        shown = numbers(spread(interval, places, (claimed.low, claimed.high)))
        assert all(value in claimed for value in shown)


def test_a_printed_figure_is_shown_as_it_was_printed() -> None:
    assert spread(Interval(Fraction("2310.5"), Fraction("2311.5")), 1) == "2311"
    assert spread(Interval(Fraction("224.05"), Fraction("224.15")), 1) == "224.1"


def test_a_number_just_short_of_an_edge_shows_that_it_is_short() -> None:
    assert telling(Fraction("1.9499"), 2, [Fraction("1.95")]) == "1.9499"


def test_a_wide_range_is_shown_by_its_ends() -> None:
    assert spread(Interval(Fraction("9.8"), Fraction("10.6")), 1) == "9.8 to 10.6"


def test_a_root_is_shown_to_the_digits_wanted() -> None:
    assert decimal(root(Fraction(2), 2), 3) == "1.414"


def test_no_change_is_no_tiny_change() -> None:
    assert spread(Interval(Fraction("-0.00004"), Fraction("0.00006")), 1) == "0.00"
