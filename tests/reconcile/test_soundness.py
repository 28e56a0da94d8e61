"""Laws of reconciliation: never a false alarm, nothing missed, nothing superfluous."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.expression import Expression, leaves, replaced
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.relation import Relation
from factcheck.reconcile import Budget, Reconciliation, Stated, reconcile
from tests.reconcile.worlds import LINEAR, NONLINEAR, World, positive, value, worlds

# Each example is a network solved several times over: in CI, too, some hundred of them must do.
FEW = settings(max_examples=min(100, settings().max_examples))
BILLIONTH = Fraction(1, 10**9)


def found(world: World, *ask: Expression) -> Reconciliation:
    budget = Budget(trials=150, solver_steps=10_000_000)
    return reconcile(world.statements, hard=world.hard, bounds=positive, ask=ask, budget=budget)


def reconcile_all(world: World) -> Reconciliation:
    return reconcile(world.statements, hard=world.hard, bounds=positive)


@st.composite
def misprinted(draw: st.DrawFn, world: World) -> World:
    """Shift one statement by some of its own widths."""
    index = draw(st.integers(0, len(world.statements) - 1))
    shift = draw(st.sampled_from((-40, -3, -1, 1, 2, 5, 60)))
    changed = list(world.statements)
    relation = changed[index].relation
    width = relation.interval.width()
    assert isinstance(width, Fraction)
    moved = replace(relation, interval=relation.interval + shift * width)
    changed[index] = replace(changed[index], relation=moved)
    return replace(world, statements=tuple(changed))


wrong_worlds = worlds(LINEAR).flatmap(misprinted)


@FEW
@given(world=worlds({**LINEAR, **NONLINEAR}))
def test_honest_statements_about_one_world_are_never_in_conflict(world: World) -> None:
    assert found(world).findings == ()


@FEW
@given(world=worlds(LINEAR))
def test_whether_linear_statements_can_hold_is_always_decided(world: World) -> None:
    assert found(world).undecided == ()


@FEW
@given(world=worlds(LINEAR) | wrong_worlds, nearly=st.sampled_from((1, Fraction(1001, 1000))))
def test_values_that_may_bear_statements_out_change_nothing(world: World, nearly: Fraction) -> None:
    values = {quantity: number * nearly for quantity, number in world.truth.items()}
    shown = reconcile(
        world.statements, hard=world.hard, bounds=positive, values=values, implies=False
    )
    assert shown == replace(reconcile_all(world), implied=())


@FEW
@given(world=worlds({**LINEAR, **NONLINEAR}))
def test_values_never_show_what_cannot_hold_nor_leave_more_open(world: World) -> None:
    shown = reconcile(
        world.statements, hard=world.hard, bounds=positive, values=world.truth, implies=False
    )
    assert shown.findings == ()
    assert set(shown.undecided) <= set(reconcile_all(world).undecided)


@FEW
@given(world=worlds({**LINEAR, **NONLINEAR}), name=st.sampled_from(sorted({**LINEAR, **NONLINEAR})))
def test_implied_ranges_contain_the_truth(world: World, name: str) -> None:
    asked = {**LINEAR, **NONLINEAR}[name]
    result = found(world, asked)
    for each in result.implied:
        assert world.truth[each.quantity] in each.interval
    if not name.startswith(("cagr", "gap")):  # whose true value is a root, here only near
        assert value(asked, world.truth) in result.asked[0].interval


@FEW
@given(world=wrong_worlds)
def test_a_conflict_is_found_exactly_where_an_independent_solver_finds_one(world: World) -> None:
    independent = pytest.importorskip("tests.reconcile.independent")
    can_hold = independent.Solver().can_hold((*world.statements, *world.hard))
    result = found(world)
    assert result.undecided == ()
    assert (result.findings == ()) == can_hold


@FEW
@given(world=wrong_worlds)
def test_every_conflict_is_minimal(world: World) -> None:
    independent = pytest.importorskip("tests.reconcile.independent")
    for finding in found(world).findings:
        members = [each for each in world.statements if each.id in finding.claims]
        assert independent.Solver().is_minimal(members, world.hard)


@FEW
@given(world=wrong_worlds)
def test_dropping_a_correction_mends_everything_and_nothing_smaller_does(world: World) -> None:
    for correction in (result := found(world)).corrections:
        rest = [each for each in world.statements if each.id not in correction]
        assert found(replace(world, statements=tuple(rest))).findings == ()
        assert len(correction) <= min(len(each.claims) for each in result.findings)


@FEW
@given(world=worlds(LINEAR, most=6), name=st.sampled_from(sorted(LINEAR)))
def test_a_tight_range_is_the_tightest(world: World, name: str) -> None:
    independent = pytest.importorskip("tests.reconcile.independent")
    assume(not name.startswith("cagr"))
    (implied,) = found(world, LINEAR[name]).asked
    assert implied.exact
    everything = (*world.statements, *world.hard)
    interval, solver = implied.interval, independent.Solver()
    if isinstance(interval.low, Fraction):
        below = Interval.at_most if interval.low_open else Interval.less_than
        assert not solver.can_hold(everything, (LINEAR[name], below(interval.low)))
        near = interval.low + BILLIONTH
        assert solver.can_hold(everything, (LINEAR[name], Interval.at_most(near)))
    if isinstance(interval.high, Fraction):
        above = Interval.at_least if interval.high_open else Interval.more_than
        assert not solver.can_hold(everything, (LINEAR[name], above(interval.high)))
        near = interval.high - BILLIONTH
        assert solver.can_hold(everything, (LINEAR[name], Interval.at_least(near)))


@FEW
@given(world=worlds(LINEAR))
def test_ranges_of_linear_statements_are_exact(world: World) -> None:
    assert all(each.exact for each in found(world).implied)


@FEW
@given(world=wrong_worlds, shuffle=st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_nothing(world: World, shuffle: object) -> None:
    statements = list(world.statements)
    shuffle.shuffle(statements)  # type: ignore[attr-defined]
    assert found(replace(world, statements=tuple(statements))) == found(world)


@FEW
@given(world=wrong_worlds, factor=st.fractions(min_value=Fraction(1, 1000), max_value=1000))
def test_the_unit_of_quantities_changes_nothing(world: World, factor: Fraction) -> None:
    assume(factor > 0)

    def rescaled(stated: Stated) -> Stated:
        expression = stated.relation.expression
        units = {leaf: leaf / factor for leaf in leaves(expression)}
        relation = Relation(
            expression=replaced(expression, units),
            interval=stated.relation.interval,
        )
        return replace(stated, relation=relation)

    other = replace(
        world,
        statements=tuple(map(rescaled, world.statements)),
        hard=tuple(map(rescaled, world.hard)),
    )
    mine, theirs = found(world), found(other)
    assert [each.claims for each in mine.findings] == [each.claims for each in theirs.findings]
    assert {each.quantity: each.interval * factor for each in mine.implied} == {
        each.quantity: each.interval for each in theirs.implied
    }


@FEW
@given(world=wrong_worlds)
def test_a_repair_is_what_the_others_leave(world: World) -> None:
    for finding in found(world).findings:
        for repair in finding.repairs:
            assert repair.needed is None or repair.needed.low < INFINITY
