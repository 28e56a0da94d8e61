"""Laws of near misses: a slip of the last of two digits or more, within 5 % of what was found."""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.domain.evidence import Evidence, EvidenceSet
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome, Slack
from factcheck.domain.relation import Relation
from factcheck.evaluate import evaluate
from factcheck.judge.relations import label_of
from factcheck.wording.figure_reader import parse_figure
from tests.build import CATALOGUE, OUTPUT, quantity
from tests.strategies import intervals, positive

NOW, BEFORE = quantity(OUTPUT, "2021"), quantity(OUTPUT, "2016")
NEAREST = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN])
numbers = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**5), places=2)
multiples = st.integers(2, 60)
figures = st.builds(
    lambda number, unit, sign: f"{sign}{number}{unit}",
    numbers.map(lambda each: f"{each.normalize():f}"),
    st.sampled_from([" 元", " %", " times", " 个", " 亿元", " pp"]),
    st.sampled_from(["", "", "-", "about "]),
)


def outcome_of(claimed: str, found: Interval, expression: Expression = NOW) -> Outcome:
    """Evaluate a figure against what one thing was found to be."""
    figure = parse_figure(claimed)
    evidence = Evidence(answers=expression, interval=found)
    relation = Relation(expression=expression, interval=figure.implied(), figure=figure)
    return evaluate(relation, EvidenceSet(vintage="", evidence=(evidence,)), CATALOGUE)


@given(claimed=figures, off=st.integers(-30, 30), width=st.integers(0, 12))
def test_a_near_miss_is_near(claimed: str, off: int, width: int) -> None:
    figure = parse_figure(claimed)
    assume(figure.value)
    tenth = figure.rounded_to / 10
    low = figure.value + off * tenth
    found = outcome_of(claimed, Interval(low, low + width * tenth))
    if found.slack is None or found.slack is Slack.TIE:
        return
    assert found.fit is Fit.OUTSIDE
    assert abs(figure.value) >= 10 * figure.rounded_to
    nearest = min((low, low + width * tenth), key=lambda end: abs(end - figure.value))
    assert abs(figure.value - nearest) <= abs(nearest) / 20
    assert abs(figure.value - nearest) <= figure.rounded_to * 3 / 2


@given(times=multiples, found=intervals(positive, bounded=True))
def test_the_spelling_of_a_multiple_makes_no_difference(times: int, found: Interval) -> None:
    spellings = [f"{times}x", f"{times} times", f"{times}倍", f"{times}-fold", f"增长到{times}倍"]
    scaled = found * Interval.point(Fraction(times, 100))
    labels = {label_of(outcome_of(each, scaled, NOW / BEFORE)) for each in spellings}
    assert len(labels) == 1


@given(found=st.fractions(min_value=Fraction(1, 2), max_value=Fraction(13, 4)))
def test_a_miss_of_a_word_and_of_its_digit_are_misses_alike(found: Fraction) -> None:
    word, digit = (
        outcome_of(each, Interval.point(found), NOW / BEFORE) for each in ("doubled", "2 times")
    )
    assert word.slack is digit.slack is None


@given(
    truth=numbers,
    digits=st.tuples(st.integers(-1, 2), st.integers(-1, 2)),
    rules=st.tuples(NEAREST, NEAREST),
)
def test_rounding_by_either_rule_is_never_contradicted(
    truth: Decimal, digits: tuple[int, int], rules: tuple[str, str]
) -> None:
    claimed, known = (
        truth.quantize(Decimal(1).scaleb(-max(place, 0)), rule)
        for place, rule in zip(digits, rules, strict=True)
    )
    found = outcome_of(f"{claimed} 元", parse_figure(f"{known} 元").implied())
    assert found.fit is not Fit.OUTSIDE


@given(number=st.integers(1, 10**6), off=st.integers(-3, 3))
def test_of_two_figures_of_one_precision_the_next_is_near_and_no_other(
    number: int, off: int
) -> None:
    assume(number + off > 0)
    found = outcome_of(f"{number + off} %", parse_figure(f"{number} %").implied())
    assert found.fit is (
        Fit.INSIDE if off == 0 else Fit.OVERLAPPING if off in (-1, 1) else Fit.OUTSIDE
    )
    assert found.slack is (Slack.TIE if off in (-1, 1) else None)


@pytest.mark.parametrize("claimed", ["at least 88 %", "over 87.5 %", "87.5 % to 90 %", "doubled"])
def test_bounds_ranges_and_words_are_no_ties(claimed: str) -> None:
    edge = parse_figure(claimed).implied().low
    assert isinstance(edge, Fraction)
    found = outcome_of(claimed, Interval(edge - 1, edge))
    assert found.slack is None


def test_exact_evidence_on_the_end_of_a_claim_is_inside_it() -> None:
    found = outcome_of("86 %", Interval.point(Fraction(173, 200)))
    assert (found.fit, found.slack) == (Fit.INSIDE, None)


@pytest.mark.parametrize(("claimed", "known", "slack"), [(1807, 1808, Slack.COUNT), (10, 11, None)])
def test_a_count_is_off_by_one_and_not_rounded(
    claimed: int, known: int, slack: Slack | None
) -> None:
    assert outcome_of(f"{claimed} 个", Interval.point(Fraction(known))).slack is slack
