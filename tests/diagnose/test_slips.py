"""Laws of slips: a right figure is never corrected, planted slips are named, chance is kept low."""

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.slips.planted import level, planted, true_claims
from benchmarks.slips.world import World
from factcheck.diagnose.printing import Printing
from factcheck.diagnose.slips import MOST_CHANCE_CLOSE, MOST_SLIPS
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit
from factcheck.domain.surd import Surd, root
from factcheck.wording.figure_reader import parse_figure

SEEDS = range(6)
CLAIMS = 8


@cache
def world(seed: int) -> World:
    return World(seed)


seeds = st.sampled_from(SEEDS)


@given(seed=seeds, which=st.integers(0, CLAIMS - 1))
def test_a_right_figure_is_never_corrected(seed: int, which: int) -> None:
    make, truth = list(true_claims(world(seed)))[which]
    verdict = world(seed).judged(make(truth))
    assert verdict.outcomes[0].fit is not Fit.OUTSIDE
    assert world(seed).slips(verdict) == ()


@given(
    seed=seeds,
    which=st.integers(0, CLAIMS - 1),
    factor=st.fractions(Fraction(1, 20), 20, max_denominator=1000),
)
def test_a_slip_gives_the_printed_figure_and_rarely_by_accident(
    seed: int, which: int, factor: Fraction
) -> None:
    make, truth = list(true_claims(world(seed)))[which]
    verdict = world(seed).judged(make(truth * factor))
    slips = world(seed).slips(verdict)
    chances = [each.chance for each in slips]
    assert len(slips) <= MOST_SLIPS
    assert chances == sorted(chances)
    assert all(0 <= chance <= MOST_CHANCE_CLOSE for chance in chances)
    assert all(each.found.meets(each.claimed) for each in slips)


@pytest.mark.parametrize("kind", SlipKind)
def test_a_planted_slip_is_named(kind: SlipKind) -> None:
    named = [
        kind in {each.kind for each in world(seed).slips(world(seed).judged(make(value)))}
        for seed in SEEDS
        for planted_kind, make, value in planted(world(seed))
        if planted_kind is kind and value
    ]
    assert 2 * sum(named) > len(named) > 0


@given(seed=seeds, digit=st.integers(1, 9))
def test_of_one_digit_nothing_can_be_told_from_chance(seed: int, digit: int) -> None:
    verdict = world(seed).judged(level(unit="百亿元", places=0)(Fraction(digit) * 10**10))
    assert world(seed).slips(verdict) == ()


@given(number=st.integers(1, 10**6), places=st.integers(0, 4), share=st.fractions(-1, 1))
def test_a_value_prints_as_the_number_it_rounds_to(
    number: int, places: int, share: Fraction
) -> None:
    text = f"{number / 10**places:.{places}f} %"
    printing = Printing.of(parse_figure(text))
    assert printing is not None
    assert printing.number == number
    value = (number + share / 2) * printing.place
    assert number in printing.numbers(Interval.point(value))
    assert number + 2 not in printing.numbers(Interval.point(value))


@given(
    place=st.sampled_from([Fraction(1, 100), Fraction(-1, 10), Fraction(3)]),
    start=st.sampled_from([Fraction(0), Fraction(-1, 2), Fraction(-1)]),
    width=st.integers(0, 1),
    halves=st.lists(st.integers(-8, 40), min_size=2, max_size=2),
    offset=st.sampled_from([Fraction(0), Fraction(1, 10**40), root(Fraction(2), 2)]),
    low_open=st.booleans(),
    high_open=st.booleans(),
)
def test_the_numbers_of_a_range_are_those_whose_own_range_meets_it(
    place: Fraction,
    start: Fraction,
    width: int,
    halves: list[int],
    offset: Fraction | Surd,
    *,
    low_open: bool,
    high_open: bool,
) -> None:
    low, high = (Fraction(each, 2) for each in sorted(halves))
    own = Interval(low + offset, high + offset, low_open and low < high, high_open and low < high)
    printing = Printing(number=5, place=place, start=start, width=width)
    meeting = {number for number in range(1, 60) if printing.range_of(number).meets(own)}
    assert printing.numbers(own * place) == (meeting if high - low <= 2 else set())
