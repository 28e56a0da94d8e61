"""Figures with a sampling error: read as without, the error kept beside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.rational import Fraction
from factcheck.domain.sampling import Estimate
from factcheck.wording.figure_reader import FigureError, parse_figure

HUNDREDTH = Fraction(1, 100)


@pytest.mark.parametrize(
    ("written", "figure", "below", "above", "level"),
    [
        ("4.1 ± 0.2 %", "4.1 %", "0.2", "0.2", None),
        ("4.1% +/- 0.2%", "4.1%", "0.2", "0.2", None),
        ("(4.1 ± 0.2) %", "4.1 %", "0.2", "0.2", None),
        ("4.1 % ± 0.2 pp", "4.1 %", "0.2", "0.2", None),
        ("42 % ± 3 (95 %)", "42 %", "3", "3", "0.95"),
        ("42 % (95 % CI 38 to 47)", "42 %", "4", "5", "0.95"),
        ("42% [90% CI: 38–47%]", "42%", "4", "5", "0.9"),
        ("42 % (confidence interval 38, 47)", "42 %", "4", "5", None),
        ("42%（95%置信区间38%至47%）", "42%", "4", "5", "0.95"),
        ("about 42 % (95 % CI 38 to 46)", "about 42 %", "4", "4", "0.95"),
        ("-0.3 % (95 % CI -0.8 to 0.2)", "-0.3 %", "0.5", "0.5", "0.95"),
        ("4.1 % (SE 0.1)", "4.1 %", "0.196", "0.196", None),
    ],
)
def test_a_figure_with_its_error_stands_for_what_it_does_without(
    written: str, figure: str, below: str, above: str, level: str | None
) -> None:
    found, plain = parse_figure(written), parse_figure(figure)
    assert found.text == written
    assert plain.sampling is None
    assert found.implied() == plain.implied()
    assert (found.value, found.hedge, found.unit) == (plain.value, plain.hedge, plain.unit)
    assert found.sampling is not None
    assert found.sampling.below == Fraction(below) * HUNDREDTH
    assert found.sampling.above == Fraction(above) * HUNDREDTH
    assert found.sampling.level == (None if level is None else Fraction(level))


def test_an_error_is_in_the_unit_of_its_figure_unless_it_has_one() -> None:
    for written in ("12.3 million ± 0.2 million", "12.3 million ± 200 thousand"):
        error = parse_figure(written).sampling
        assert error is not None
        assert error.above == 200_000
    apart = parse_figure("12.3 ± 0.2", unit="million persons").sampling
    assert apart is not None
    assert apart.below == 200_000
    german = parse_figure("4,1 ± 0,2 %", language="de").sampling
    assert german is not None
    assert german.below == Fraction(2, 1000)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("42 % (95 % CI 43 to 46)", "does not lie within its own error"),
        ("42 % (95 % CI 46 to 38)", "does not lie within its own error"),
        ("4.1 % ± -0.2", "does not lie within its own error"),
        ("4.1 % ± 3 t", "the error is in t"),
        ("doubled ± 3", "is no number that has a sampling error"),
        ("4.1 to 4.3 ± 0.2", "is no number that has a sampling error"),
        ("4.1 ± much", "unknown unit"),
    ],
)
def test_an_error_that_is_none_is_refused(written: str, problem: str) -> None:
    with pytest.raises(FigureError) as raised:
        parse_figure(written)
    assert problem in raised.value.problem


numbers = st.fractions(min_value=-100, max_value=100, max_denominator=20)
margins = st.fractions(min_value=0, max_value=20, max_denominator=20)
estimates = st.builds(Estimate, value=numbers, below=margins, above=margins)


@given(one=estimates, other=estimates)
def test_two_estimates_are_within_error_of_each_other_or_neither_is(
    one: Estimate, other: Estimate
) -> None:
    assert one.is_within_error_of(other) is other.is_within_error_of(one)
    apart = abs(one.value - other.value)
    facing = (one.below, other.above) if one.value > other.value else (one.above, other.below)
    if apart > sum(facing) or apart == 0:
        assert not one.is_within_error_of(other)
    elif apart <= max(facing):
        assert one.is_within_error_of(other)
