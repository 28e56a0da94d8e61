"""Laws of the parts: the simplex method, circles of ratios, hitting sets, counts, the solver."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.finding import Gravity
from factcheck.domain.formula import Term
from factcheck.domain.interval import Interval
from factcheck.domain.relation import Relation
from factcheck.reconcile import (
    Budget,
    Domain,
    Footing,
    Stated,
    possible_pairs,
    reconcile,
    smallest_counts,
    smt_lib,
    solver,
)
from factcheck.reconcile.bounds_state import HIGH, LOW, outward, whole
from factcheck.reconcile.conflicts import hitting_sets
from factcheck.reconcile.sampling import simplest
from factcheck.reconcile.simplex import InfeasibleError, Simplex
from factcheck.wording.figure_reader import parse_figure
from tests.reconcile.worlds import expression, positive, stated

fractions = st.fractions(min_value=-20, max_value=20, max_denominator=12)
rows = st.lists(
    st.tuples(st.lists(st.integers(-3, 3), min_size=3, max_size=3), fractions, st.booleans()),
    max_size=6,
)


def tableau(given_rows: list[tuple[list[int], Fraction, bool]]) -> Simplex:
    simplex = Simplex(3)
    for number, (factors, bound, strict) in enumerate(given_rows):
        terms = [(index, Fraction(each)) for index, each in enumerate(factors) if each]
        if terms:
            simplex.at_least(simplex.row(terms), bound, number, strict=strict)
    simplex.solve()
    return simplex


@given(given_rows=rows)
def test_rows_without_a_solution_come_with_multiples_that_prove_it(
    given_rows: list[tuple[list[int], Fraction, bool]],
) -> None:
    try:
        tableau(given_rows)
    except InfeasibleError as error:
        total = [Fraction(0)] * 3
        right, strict = Fraction(0), False
        for number, factor in error.reasons:
            assert isinstance(number, int)
            factors, bound, is_strict = given_rows[number]
            assert factor >= 0
            total = [one + factor * each for one, each in zip(total, factors, strict=True)]
            right, strict = right + factor * bound, strict or is_strict
        assert total == [0, 0, 0]
        assert right > 0 or (right == 0 and strict)


@given(given_rows=rows)
def test_values_that_were_found_satisfy_every_row(
    given_rows: list[tuple[list[int], Fraction, bool]],
) -> None:
    try:
        simplex = tableau(given_rows)
    except InfeasibleError:
        assume(False)  # noqa: FBT003 - not a case for this law
    for factors, bound, strict in given_rows:
        value = tuple(
            sum((Fraction(f) * simplex.value[i][part] for i, f in enumerate(factors)), Fraction(0))
            for part in (0, 1)
        )
        assert not any(factors) or value >= (bound, Fraction(1 if strict else 0))


@given(given_rows=rows, goal=st.lists(st.integers(-3, 3), min_size=3, max_size=3))
def test_no_values_exceed_a_maximum_and_some_come_as_near_as_wanted(
    given_rows: list[tuple[list[int], Fraction, bool]], goal: list[int]
) -> None:
    assume(any(goal))
    try:
        best = tableau(given_rows).maximum({i: Fraction(f) for i, f in enumerate(goal) if f})
    except InfeasibleError:
        assume(False)  # noqa: FBT003
    if best is None:
        return
    with pytest.raises(InfeasibleError):
        tableau([*given_rows, (goal, best.value, best.is_reached)])
    tableau(
        [*given_rows, (goal, best.value, not best.is_reached)] if best.is_reached else given_rows
    )
    tableau([*given_rows, (goal, best.value - Fraction(1, 10**9), False)])


@given(sets=st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), max_size=5))
def test_hitting_sets_are_all_the_minimal_ones(sets: list[frozenset[int]]) -> None:
    every = [frozenset(c) for n in range(8) for c in itertools.combinations(range(7), n)]
    hitting = [each for each in every if all(each & one for one in sets)]
    minimal = [each for each in hitting if not any(other < each for other in hitting)]
    found = hitting_sets(sets)
    assert set(found) <= set(minimal)
    assert len(found) == min(len(minimal), 64)


@given(value=st.fractions(max_denominator=10**30), side=st.sampled_from((LOW, HIGH)))
def test_a_shortened_bound_lies_outward(value: Fraction, side: int) -> None:
    short = outward(value, side)
    assert short <= value if side == LOW else short >= value
    assert abs(short - value) <= abs(value) / 2**120


@pytest.mark.parametrize("is_open", [True, False])
@given(value=fractions, side=st.sampled_from((LOW, HIGH)))
def test_a_whole_bound_leaves_out_no_whole_number(
    *, value: Fraction, is_open: bool, side: int
) -> None:
    bound, _ = whole(value, side, is_open=is_open)
    allowed = [
        each
        for each in range(-25, 26)
        if (each > value if side == LOW else each < value) or (each == value and not is_open)
    ]
    assert bound == (min(allowed) if side == LOW else max(allowed))


@given(low=fractions, width=st.fractions(min_value=0, max_value=2, max_denominator=500))
def test_the_simplest_fraction_has_the_smallest_denominator(low: Fraction, width: Fraction) -> None:
    found = simplest(low, low + width)
    assert low <= found <= low + width
    for denominator in range(1, found.denominator):
        assert -(-low * denominator // 1) > (low + width) * denominator


@given(base=st.integers(1, 200), count=st.integers(1, 200))
def test_the_smallest_counts_are_no_larger_than_the_true_ones(base: int, count: int) -> None:
    ratio = Fraction(count, base)
    step = Fraction(1, 1000)
    shown = Interval(round(ratio / step) * step - step / 2, round(ratio / step) * step + step / 2)
    smallest = smallest_counts(shown)
    assert smallest is not None
    assert smallest[0] <= base
    assert Fraction(smallest[1], smallest[0]) in shown


def test_pairs_of_counts_are_all_that_a_percentage_allows() -> None:
    now, before = Term(indicator="now"), Term(indicator="before")
    fall = Interval(Fraction("-0.155"), Fraction("-0.145"))
    claim = stated("fall", now / before - 1, fall)
    count = Domain(interval=Interval(Fraction(1), Fraction(40)), integer=True)
    expected = [
        (old, new) for old in range(1, 41) for new in range(1, 41) if Fraction(new, old) - 1 in fall
    ]
    assert list(possible_pairs([claim], (before, now), bounds=lambda _: count)) == expected


@given(
    growths=st.lists(st.integers(900, 1200), min_size=2, max_size=5),
    slack=st.sampled_from((-3, -1, 0, 1, 3)),
)
def test_growths_round_a_circle_contradict_just_when_their_product_does(
    growths: list[int], slack: int
) -> None:
    levels = [Term(indicator=f"x{index}") for index in range(len(growths) + 1)]
    half = Fraction(1, 2000)
    low = high = Fraction(1)
    said = []
    for index, growth in enumerate(growths):
        interval = Interval(Fraction(growth, 1000) - half, Fraction(growth, 1000) + half)
        low, high = low * interval.low, high * interval.high  # type: ignore[assignment]
        said.append(stated(f"step {index}", levels[index + 1] / levels[index], interval))
    start = high + Fraction(slack, 10**6)
    said.append(stated("all", levels[-1] / levels[0], Interval(start, start + 1)))
    small = Budget(rows=0)  # no linear programme: the circle has to show it
    for budget in (Budget(), small):
        result = reconcile(said, bounds=positive, budget=budget)
        assert bool(result.findings) is (slack > 0)
        assert result.undecided == ()


def figure_said(identifier: str, text: str, written: str) -> Stated:
    figure = parse_figure(written)
    relation = Relation(expression=expression(text), interval=figure.implied(), figure=figure)
    return Stated(id=identifier, relation=relation, words=written)


@pytest.mark.parametrize(
    ("sum_printed", "gravity"),
    [
        ("24.5 t", None),  # within rounding
        ("24.7 t", Gravity.DEPENDS_ON_ROUNDING),  # if figures are cut off, not rounded
        ("25.2 t", Gravity.CONTRADICTION),
        ("30 t", Gravity.CONTRADICTION),
        ("20 t", Gravity.DEPENDS_ON_ROUNDING),  # if zeros at the end do not count
    ],
)
def test_a_conflict_is_graded_by_whether_rounding_could_save_it(
    sum_printed: str, gravity: Gravity | None
) -> None:
    said = [
        figure_said("one", "a", "12.1 t"),
        figure_said("other", "b", "12.4 t"),
        figure_said("whole", "a + b", sum_printed),
    ]
    findings = reconcile(said, bounds=positive).findings
    assert [each.gravity for each in findings] == ([] if gravity is None else [gravity])


@pytest.mark.parametrize(
    ("patients", "gravity"),
    [
        ("40 persons", Gravity.CONTRADICTION),  # counted one by one, its zero too
        ("4000 persons", Gravity.DEPENDS_ON_ROUNDING),  # may have been rounded
    ],
)
def test_a_count_with_one_zero_at_its_end_is_no_round_figure(
    patients: str, gravity: Gravity
) -> None:
    said = [figure_said("all", "x", patients), figure_said("more", "x", "at least 4001 persons")]
    (finding,) = reconcile(said, bounds=positive).findings
    assert finding.gravity is gravity


def test_what_holds_only_if_figures_are_ties_depends_on_rounding() -> None:
    level, least = figure_said("level", "x", "100 t"), figure_said("least", "x", "at least 100.5 t")
    (finding,) = reconcile([level, least], bounds=positive).findings
    assert finding.gravity is Gravity.DEPENDS_ON_ROUNDING
    assert set(finding.claims) == {"level", "least"}


def test_a_repair_says_what_the_figure_would_have_to_be() -> None:
    said = [
        figure_said("now", "x", "110.0 t"),
        figure_said("growth", "x / y - 1", "6.0 %"),
        figure_said("before", "y", "100.0 t"),
    ]
    (finding,) = reconcile(said, bounds=positive).findings
    needed = {repair.claim: repair.needed for repair in finding.repairs}
    growth = needed["growth"]
    assert growth is not None
    assert growth.within(Interval(Fraction("0.098"), Fraction("0.102")))
    assert finding.repairs[0].claim in {"now", "before"}
    assert "smallest repair" in finding.message


HARD_QUESTION = [
    stated("sum", expression("p + q"), Interval.point(11)),
    stated("product", expression("p * q"), Interval.point(29)),  # p and q are irrational
]


def test_without_a_solver_what_it_would_decide_is_undecided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solver, "is_installed", lambda: False)
    findings = reconcile(HARD_QUESTION, bounds=positive)
    assert findings.findings == ()
    assert findings.undecided == (("product", "sum"),)


def test_a_question_is_ended_when_its_time_is_up() -> None:
    pytest.importorskip("z3")
    result = reconcile(HARD_QUESTION, bounds=positive, budget=Budget(solver_steps=0))
    assert result.findings == ()
    assert result.undecided


def test_the_solver_decides_what_nothing_else_does() -> None:
    pytest.importorskip("z3")
    assert reconcile(HARD_QUESTION, bounds=positive).undecided == ()


def test_ids_of_what_cannot_be_reconciled_are_given() -> None:
    from factcheck.domain.expression import Rank

    rank = Rank(subject=expression("x"), peers=(expression("y"),))
    second = Interval.point(2)
    assert reconcile([stated("rank", rank, second)], bounds=positive).left_out == ("rank",)


def test_whoever_is_first_is_not_behind_anybody() -> None:
    from factcheck.domain.expression import Rank

    peers = (expression("y"), expression("z"))
    said = [
        stated("first", Rank(subject=expression("x"), peers=peers), Interval.point(1)),
        stated("mine", expression("x"), Interval(Fraction(4), Fraction(5))),
        stated("theirs", expression("z"), Interval(Fraction(5), Fraction(6), low_open=True)),
    ]
    (finding,) = reconcile(said, bounds=positive).findings
    assert finding.claims == ("first", "mine", "theirs")


def test_any_solver_can_be_given_the_question() -> None:
    z3 = pytest.importorskip("z3")
    for interval, answer in ((Interval.point(29), "sat"), (Interval.point(31), "unsat")):
        said = [HARD_QUESTION[0], stated("product", expression("p * q"), interval)]
        solver_of_tests = z3.Solver()
        solver_of_tests.from_string(smt_lib(said, bounds=positive))
        assert str(solver_of_tests.check()) == answer


def test_statements_of_one_id_stand_and_fall_together() -> None:
    said = [
        stated("both", expression("x"), Interval(Fraction(1), Fraction(2))),
        stated("both", expression("y"), Interval(Fraction(1), Fraction(2))),
        stated("other", expression("x + y"), Interval(Fraction(9), Fraction(10))),
    ]
    (finding,) = reconcile(said, bounds=positive).findings
    assert finding.claims == ("both", "other")


def test_a_hard_statement_is_named_by_no_finding() -> None:
    hard = replace(
        stated("bound", expression("x"), Interval.at_most(Fraction(1))), standing=Footing.HARD
    )
    said = stated("share", expression("x"), Interval(Fraction(2), Fraction(3)))
    (finding,) = reconcile([said], hard=[hard], bounds=positive).findings
    assert (finding.claims, finding.evidence) == (("share",), ())
