"""What is called impossible of whole numbers is: all of them are tried."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.figure import Figure
from factcheck.domain.granularity import Totals, may_deviate
from factcheck.domain.interval import Interval
from factcheck.domain.whole_numbers import WholeDeviation, WholeMean, cut_off
from factcheck.wording.figure_reader import parse_figure

EXACT = Context(prec=60)
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
SCALES = ((0, 1), (0, 3), (1, 5), (2, 2))

numbers = st.lists(st.integers(min_value=-20, max_value=100), min_size=2, max_size=30)


def figure(value: Decimal, places: int, rounding: str) -> Figure:
    text = f"{value.quantize(Decimal(1).scaleb(-places), rounding, EXACT):f}"
    return replace(parse_figure(text), is_count=False)


def ratio(above: int, below: int) -> Decimal:
    return EXACT.divide(Decimal(above), Decimal(below))


@given(
    data=numbers,
    items=st.integers(min_value=1, max_value=4),
    places=st.tuples(st.integers(0, 4), st.integers(0, 4)),
    rounding=st.sampled_from(ROUNDINGS),
    divisor=st.sampled_from((0, 1)),
    is_bounded=st.booleans(),
)
def test_the_mean_and_deviation_of_whole_numbers_are_never_refused(
    data: list[int],
    items: int,
    places: tuple[int, int],
    rounding: str,
    divisor: int,
    *,
    is_bounded: bool,
) -> None:
    count = len(data)
    lowest, highest = (min(data) // items, -(-max(data) // items)) if is_bounded else (None, None)
    mean = figure(ratio(sum(data), count * items), places[0], rounding)
    squares = count * sum(each**2 for each in data) - sum(data) ** 2
    spread = EXACT.sqrt(ratio(squares, count * (count - divisor) * items**2))
    deviation = figure(spread, places[1], rounding)
    of_mean = WholeMean(count=count, items=items, lowest=lowest, highest=highest)
    of_deviation = WholeDeviation(
        count=count, items=items, lowest=lowest, highest=highest, mean=mean.implied()
    )
    assert not of_mean.refusal(mean)
    assert not of_deviation.refusal(deviation)


@pytest.mark.parametrize("low_high", SCALES, ids=str)
@pytest.mark.parametrize("count", range(1, 6))
def test_few_numbers_have_the_squares_that_all_of_them_show(
    count: int, low_high: tuple[int, int]
) -> None:
    low, high = low_high
    shown = {
        (sum(each), sum(number**2 for number in each))
        for each in combinations_with_replacement(range(low, high + 1), count)
    }
    totals = Totals(count=count, low=low, high=high)
    told = {
        (total, squares)
        for total in range(count * low, count * high + 1)
        for squares in range(count * high**2 + 3)
        if totals.have(total, Interval.point(squares - Fraction(total**2, count)))
    }
    assert told == shown


@pytest.mark.parametrize("count", range(2, 6))
def test_printed_means_and_deviations_of_few_numbers_are_those_that_all_of_them_print(
    count: int,
) -> None:
    low, high, half = 1, 5, Fraction(1, 20)
    every = list(combinations_with_replacement(range(low, high + 1), count))
    moments = {
        (Fraction(sum(each), count), Fraction(sum(each), count) ** 2, sum(n**2 for n in each))
        for each in every
    }
    totals = Totals(count=count, low=low, high=high)
    for tenths in range(low * 10, high * 10 + 1, 3):
        mean = Fraction(tenths, 10)
        near = [each for each in moments if abs(each[0] - mean) <= half]
        squared = {
            (squares - count * square) / divisor
            for _, square, squares in near
            for divisor in (count - 1, count)
        }
        for step in range(31):
            spread = Interval(Fraction(step, 10) - half, Fraction(step, 10) + half)
            can = any(each in spread**2 for each in squared)
            assert may_deviate(totals, Interval(mean - half, mean + half), spread) == can


@pytest.mark.parametrize("count", [*range(1, 30), 40, 77])
def test_a_percentage_is_refused_where_no_part_prints_as_it(count: int) -> None:
    half = Fraction(1, 200)
    for percent in range(101):
        can = any(
            abs(Fraction(part, count) - Fraction(percent, 100)) <= half for part in range(count + 1)
        )
        said = WholeMean(count=count).refusal(parse_figure(f"{percent} %"))
        assert (not said) == can


def test_the_least_and_the_greatest_deviation_are_told() -> None:
    mean = parse_figure("3.50").implied()
    small = WholeDeviation(count=20, mean=mean).refusal(parse_figure("0.2"))
    large = WholeDeviation(count=20, lowest=1, highest=5, mean=mean).refusal(parse_figure("2.3"))
    assert small == "if it is of 20, the deviation at that mean is at least 0.5"
    assert large == "if it is of 20, the deviation at that mean is at most 1.93"


@given(
    data=numbers,
    items=st.integers(min_value=1, max_value=4),
    places=st.tuples(st.integers(0, 4), st.integers(0, 4)),
    roundings=st.tuples(*[st.sampled_from((*ROUNDINGS, ROUND_DOWN))] * 2),
    divisor=st.sampled_from((0, 1)),
)
def test_what_whole_numbers_give_cut_off_is_never_impossible(
    data: list[int],
    items: int,
    places: tuple[int, int],
    roundings: tuple[str, str],
    divisor: int,
) -> None:
    count = len(data)
    mean = figure(ratio(sum(data), count * items), places[0], roundings[0])
    squares = count * sum(each**2 for each in data) - sum(data) ** 2
    spread = EXACT.sqrt(ratio(squares, count * (count - divisor) * items**2))
    deviation = figure(spread, places[1], roundings[1])
    of_mean = WholeMean(count=count, items=items)
    of_deviation = WholeDeviation(count=count, items=items, mean=mean.implied(), cut=cut_off(mean))
    assert not of_mean.refusal(mean) or of_mean.fits_cut_off(mean)
    assert not of_deviation.refusal(deviation) or of_deviation.fits_cut_off(deviation)


@pytest.mark.parametrize("count", [*range(1, 30), 40, 77])
def test_a_percentage_fits_cut_off_where_a_part_has_its_digits_and_more(count: int) -> None:
    for permille in range(1000):
        can = any(part * 1000 // count == permille for part in range(count + 1))
        said = WholeMean(count=count).fits_cut_off(
            parse_figure(f"{permille // 10}.{permille % 10} %")
        )
        assert said == can


@pytest.mark.parametrize("text", ["1/2", "1 in 5", "half", "about 66 %", "60 % to 70 %"])
def test_what_was_not_cut_off_is_not_read_so(text: str) -> None:
    assert cut_off(parse_figure(text)) is None
