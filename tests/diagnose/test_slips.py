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
