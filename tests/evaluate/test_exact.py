"""Laws of evaluation: exact at the edges, never a false alarm."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import Fit, Outcome, Slack
from factcheck.domain.range import range_of
from factcheck.domain.relation import Relation
from factcheck.evaluate import evaluate
from factcheck.resolve import Resolver
from factcheck.wording.figure_reader import parse_figure
from tests.build import CATALOGUE, OUTPUT, PEOPLE, cell, quantity, reference
from tests.strategies import intervals, positive

AFTER, BEFORE, HEADS = (
    quantity(OUTPUT, "2021"),
    quantity(OUTPUT, "2016"),
    quantity(PEOPLE, "2021"),
)
NEAREST = (ROUND_HALF_UP, ROUND_HALF_EVEN)


def outcome_of(expression: Expression, claimed: str, levels: dict[Expression, str]) -> Outcome:
    """Evaluate a claim, written as a figure, against levels as printed."""
    names = {AFTER: (OUTPUT, "2021"), BEFORE: (OUTPUT, "2016"), HEADS: (PEOPLE, "2021")}
    cells = [cell(*names[leaf], value) for leaf, value in levels.items()]  # type: ignore[index]
    figure = parse_figure(claimed)
    relation = Relation(expression=expression, interval=figure.implied(), figure=figure)
    (evidence,) = Resolver(reference(cells)).sets(expression)
    return evaluate(relation, evidence, CATALOGUE)


truths = st.decimals(min_value=Decimal(1), max_value=Decimal(10**6), places=6)
places = st.integers(min_value=0, max_value=3)


def printed(value: Decimal, digits: int, rounding: str) -> str:
    """Print a number to so many places."""
    return str(value.quantize(Decimal(1).scaleb(-digits), rounding))


@given(
    truth=truths,
    claimed_places=places,
    known_places=places,
    rounding=st.tuples(st.sampled_from(NEAREST), st.sampled_from(NEAREST)),
)
def test_a_level_honestly_rounded_is_never_refuted(
    truth: Decimal, claimed_places: int, known_places: int, rounding: tuple[str, str]
) -> None:
    claimed = printed(truth, claimed_places, rounding[0]) + " 元"
    known = printed(truth, known_places, rounding[1]) + " 元"
    assert outcome_of(AFTER, claimed, {AFTER: known}).fit is not Fit.OUTSIDE


@given(after=truths, before=truths, digits=st.tuples(places, places, places))
def test_growth_honestly_rounded_is_never_refuted(
    after: Decimal, before: Decimal, digits: tuple[int, int, int]
) -> None:
    growth = 100 * (Fraction(after) / Fraction(before) - 1)
    scaled = Decimal(round(growth * 10 ** digits[0])).scaleb(-digits[0])
    found = outcome_of(
        AFTER / BEFORE - 1,
        f"{scaled} %",
        {
            AFTER: printed(after, digits[1], ROUND_HALF_UP) + " 元",
            BEFORE: printed(before, max(digits[2], 1), ROUND_HALF_EVEN) + " 元",
        },
    )
    assert found.fit is not Fit.OUTSIDE


@given(truth=truths, rounding=st.sampled_from([ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING]))
def test_a_figure_cut_off_or_rounded_the_wrong_way_is_at_worst_a_slip(
    truth: Decimal, rounding: str
) -> None:
    text = printed(truth, 1, rounding)
    assume(abs(Fraction(text) - Fraction(truth)) <= Fraction(truth) / 21)
    found = outcome_of(AFTER, f"{text} 元", {AFTER: f"{truth} 元"})
    assert found.fit is not Fit.OUTSIDE or found.slack in (Slack.TRUNCATED, Slack.WRONG_WAY)


@pytest.mark.parametrize(
    ("claimed", "known", "fit", "slack"),
    [
        ("2311 元", "2311.1 元", Fit.INSIDE, None),
        ("2311 元", "2311.45 元", Fit.INSIDE, None),
        ("2311 元", "2311.5 元", Fit.OVERLAPPING, None),
        ("2311.0 元", "2312 元", Fit.OUTSIDE, None),
        ("2311 元", "2312 元", Fit.OVERLAPPING, Slack.TIE),
        ("2311 元", "2313 元", Fit.OUTSIDE, None),
        ("2311 元", "2312.5 元", Fit.OUTSIDE, Slack.LAST_DIGIT),
        ("7 元", "8 元", Fit.OVERLAPPING, Slack.TIE),
        ("about 2300 元", "2350.0 元", Fit.OVERLAPPING, None),
        ("2311.1 元", "2311 元", Fit.OVERLAPPING, None),
        ("2311 元", "2311.6 元", Fit.OUTSIDE, Slack.TRUNCATED),
        ("2312 元", "2311.1 元", Fit.OUTSIDE, Slack.WRONG_WAY),
        ("2310 元", "2311.1 元", Fit.OUTSIDE, Slack.LAST_DIGIT),
        ("2314 元", "2311.1 元", Fit.OUTSIDE, None),
        ("9 元", "7.8 元", Fit.OUTSIDE, None),
        ("10 元", "8.8 元", Fit.OUTSIDE, None),
        ("10.0 元", "10.12 元", Fit.OUTSIDE, Slack.LAST_DIGIT),
        ("2 元", "2.6 元", Fit.OUTSIDE, None),
        ("21 元", "20.4 元", Fit.OUTSIDE, Slack.WRONG_WAY),
        ("19 元", "20.4 元", Fit.OUTSIDE, None),
        ("over 2000 元", "2000.0 元", Fit.OVERLAPPING, None),
        ("at least 2000 元", "2000.05 元", Fit.INSIDE, None),
        ("at least 2000 元", "2000.0 元", Fit.OVERLAPPING, None),
        ("over 2000 元", "1999.9 元", Fit.OUTSIDE, None),
        ("nearly 2000 元", "1999.9 元", Fit.INSIDE, None),
        ("nearly 2000 元", "2001 元", Fit.OUTSIDE, None),
        ("about 2300 元", "2311.1 元", Fit.INSIDE, None),
        ("about 2300 元", "2351 元", Fit.OUTSIDE, Slack.TRUNCATED),
    ],
)
def test_the_edge_decides(claimed: str, known: str, fit: Fit, slack: Slack | None) -> None:
    found = outcome_of(AFTER, claimed, {AFTER: known})
    assert (found.fit, found.slack) == (fit, slack)


def test_places_are_counted_and_have_no_slips() -> None:
    rank = Rank(subject=AFTER, peers=(BEFORE,))
    found = outcome_of(rank, "2", {AFTER: "10 元", BEFORE: "5 元"})
    assert (found.fit, found.slack) == (Fit.OUTSIDE, None)


def test_what_is_missing_may_be_anything_within_its_bounds() -> None:
    rank = Rank(subject=AFTER, peers=(BEFORE,))
    assert outcome_of(rank, "1", {AFTER: "10 元"}).fit is Fit.OPEN
    assert outcome_of(rank, "3", {AFTER: "10 元"}).fit is Fit.OUTSIDE


@given(
    claimed=intervals(positive, bounded=True),
    ranges=st.tuples(*[intervals(positive, bounded=True)] * 3),
    shape=st.sampled_from(
        [AFTER / BEFORE - 1, AFTER - BEFORE, AFTER / HEADS, (AFTER - BEFORE) / HEADS]
    ),
)
def test_a_break_even_is_where_the_claim_begins_to_hold(
    claimed: Interval, ranges: tuple[Interval, ...], shape: Expression
) -> None:
    from factcheck.evaluate.break_even import solved

    bindings: dict[Expression, Interval] = dict(zip((AFTER, BEFORE, HEADS), ranges, strict=True))
    anything = dict.fromkeys(bindings, EVERYTHING)
    for target, holds in solved(shape, claimed, bindings, anything).items():
        if target is HEADS or holds is None or not isinstance(holds.low, Fraction):
            continue
        for value in {holds.low, holds.low - Fraction(1, 7), holds.low + Fraction(1, 7)}:
            if target is BEFORE and value <= 0:
                continue
            here = range_of(shape, {**bindings, target: Interval.point(value)})
            assert here.meets(claimed) == (value in holds)


def test_evidence_for_nothing_gives_an_open_outcome() -> None:
    figure = parse_figure("5 元")
    relation = Relation(expression=AFTER, interval=figure.implied(), figure=figure)
    empty = EvidenceSet(vintage="", evidence=(), missing=(AFTER,))
    assert evaluate(relation, empty, CATALOGUE).fit is Fit.OPEN
