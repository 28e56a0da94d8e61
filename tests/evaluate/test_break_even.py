"""Laws of break-evens: they say exactly from which value of an input the claim would hold."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.domain.evidence import Evidence, EvidenceSet
from factcheck.domain.expression import Expression, Rank, rooted
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.relation import Relation
from factcheck.evaluate import evaluate
from factcheck.wording.figure_reader import parse_figure
from tests.build import CATALOGUE, OUTPUT, THERE, quantity
from tests.strategies import intervals, positive

NOW, THEN = quantity(OUTPUT, "2021"), quantity(OUTPUT, "2016")
NEAR = quantity(OUTPUT, "2021", THERE)
SHAPES: tuple[Expression, ...] = (
    NOW,
    NOW - THEN,
    NOW / THEN,
    NOW / THEN - 1,
    NOW / NEAR,
    NOW / (THEN + NEAR),
    rooted(NOW / THEN, 3) - 1,
    Rank(subject=NOW, peers=(THEN, NEAR)),
    Rank(subject=NOW, peers=(THEN, NEAR), smallest_first=True),
)
levels = st.fixed_dictionaries({NOW: positive, THEN: positive, NEAR: positive})


def outcome_of(
    expression: Expression, claimed: Interval, known: dict[Expression, Fraction]
) -> Outcome:
    answers = tuple(
        Evidence(answers=leaf, interval=Interval.point(value)) for leaf, value in known.items()
    )
    relation = Relation(expression=expression, interval=claimed)
    return evaluate(relation, EvidenceSet(vintage="", evidence=answers), CATALOGUE)


@given(shape=st.sampled_from(SHAPES), claimed=intervals(bounded=True), known=levels, other=positive)
def test_a_claim_holds_with_another_value_where_its_break_even_says_so(
    shape: Expression, claimed: Interval, known: dict[Expression, Fraction], other: Fraction
) -> None:
    for each in outcome_of(shape, claimed, known).break_evens:
        changed = outcome_of(shape, claimed, known | {each.input: other})
        holds = each.holds is not None and other in each.holds
        assert holds is (changed.fit is not Fit.OUTSIDE)


@given(shape=st.sampled_from(SHAPES), claimed=intervals(bounded=True), known=levels)
def test_what_is_measured_has_a_break_even(
    shape: Expression, claimed: Interval, known: dict[Expression, Fraction]
) -> None:
    inputs = [each.input for each in outcome_of(shape, claimed, known).break_evens]
    assert NOW in inputs


@given(claimed=intervals(positive, bounded=True), level=positive)
def test_the_distance_leads_to_an_edge(claimed: Interval, level: Fraction) -> None:
    assume(not claimed.is_point)
    (each,) = outcome_of(NOW, claimed, {NOW: level}).break_evens
    assert each.distance is not None
    assert {level - each.distance, level + each.distance} & {claimed.low, claimed.high}


def test_a_word_is_met_outright_at_its_own_value() -> None:
    figure = parse_figure("doubled")
    relation = Relation(expression=NOW / THEN, interval=figure.implied(), figure=figure)
    known = {NOW: Fraction(2311), THEN: Fraction(1269)}
    answers = tuple(Evidence(answers=leaf, interval=Interval.point(known[leaf])) for leaf in known)
    outcome = evaluate(relation, EvidenceSet(vintage="", evidence=answers), CATALOGUE)
    by_input = {each.input: each for each in outcome.break_evens}
    assert by_input[THEN].outright == Interval.point(Fraction("1155.5"))
    assert by_input[THEN].holds == Interval(
        Fraction(0), Fraction(2311) / Fraction("1.95"), low_open=True
    )
    assert by_input[NOW].outright == Interval.point(2538)
