"""The laws hold for expressions of any shape, not only for those that claims make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.domain.expression import (
    Divide,
    Expression,
    Greatest,
    Least,
    Number,
    rooted,
    walk,
)
from factcheck.domain.formula import Term
from factcheck.domain.interval import EVERYTHING, POSITIVE, Interval
from factcheck.domain.range import range_of
from factcheck.domain.surd import Surd
from factcheck.reconcile import Budget, Domain, reconcile
from tests.reconcile.worlds import stated

NAMES = tuple(Term(indicator=name) for name in "xyz")
QUICK = Budget(solver_steps=2_000_000, trials=20, branches=100)
numbers = st.fractions(min_value=-9, max_value=9, max_denominator=4)
above_zero = st.fractions(min_value=Fraction(1, 4), max_value=9, max_denominator=4)

expressions = st.recursive(
    st.sampled_from(NAMES) | numbers.map(Number),
    lambda parts: st.one_of(
        st.tuples(parts, parts).map(lambda both: both[0] + both[1]),
        st.tuples(parts, parts).map(lambda both: both[0] - both[1]),
        st.tuples(parts, parts).map(lambda both: both[0] * both[1]),
        st.tuples(parts, parts).map(lambda both: both[0] / both[1]),
        st.tuples(parts, parts).map(lambda both: Greatest(of=both)),
        st.tuples(parts, parts).map(lambda both: Least(of=both)),
        st.tuples(parts, st.integers(-2, 3)).map(lambda both: both[0] ** both[1]),
        st.tuples(parts, st.integers(2, 3)).map(lambda both: rooted(*both)),
    ),
    max_leaves=6,
)
several = st.lists(expressions, min_size=1, max_size=4)
slacks = st.fractions(min_value=0, max_value=1, max_denominator=8)


def around(of: Expression, truth: Mapping[Expression, Fraction], slack: Fraction) -> Interval:
    """Give an interval that holds the true value of an expression, where it has one."""
    try:
        found = range_of(of, {leaf: Interval.point(number) for leaf, number in truth.items()})
    except (ZeroDivisionError, ValueError):
        found = EVERYTHING
    value = found.low
    assume(found.is_point)
    assert not isinstance(value, float)
    low, high = value.enclosure(64) if isinstance(value, Surd) else (value, value)
    return Interval(low - slack, high + slack)


def bases(said: Sequence[Expression]) -> set[Expression]:
    return {
        part.right
        for expression in said
        for part in walk(expression)
        if isinstance(part, Divide) and not part.right.parts()
    }


@settings(max_examples=min(200, settings().max_examples))
@given(said=several, values=st.tuples(above_zero, above_zero, above_zero), slack=slacks)
def test_what_is_true_of_positive_quantities_is_never_in_conflict_nor_ruled_out(
    said: list[Expression], values: tuple[Fraction, Fraction, Fraction], slack: Fraction
) -> None:
    truth: dict[Expression, Fraction] = dict(zip(NAMES, values, strict=True))
    statements = [stated(str(i), each, around(each, truth, slack)) for i, each in enumerate(said)]
    result = reconcile(
        statements, bounds=lambda _: Domain(interval=POSITIVE), ask=said, budget=QUICK
    )
    assert result.findings == ()
    for implied in result.implied:
        assert truth[implied.quantity] in implied.interval
    for expression, implied in zip(said, result.asked, strict=True):
        assert around(expression, truth, Fraction(0)).meets(implied.interval)


@settings(max_examples=min(200, settings().max_examples))
@given(said=several, values=st.tuples(numbers, numbers, numbers), slack=slacks)
def test_what_is_true_of_any_quantities_is_in_no_conflict_if_bases_are_positive(
    said: list[Expression], values: tuple[Fraction, Fraction, Fraction], slack: Fraction
) -> None:
    truth: dict[Expression, Fraction] = dict(zip(NAMES, values, strict=True))
    assume(all(truth[each] > 0 for each in bases(said) if each in truth))
    statements = [stated(str(i), each, around(each, truth, slack)) for i, each in enumerate(said)]
    assert reconcile(statements, budget=QUICK).findings == ()


@settings(max_examples=min(20, settings().max_examples))
@given(start=above_zero, limit=above_zero)
def test_a_square_that_outgrows_itself_ends(start: Fraction, limit: Fraction) -> None:
    """Each step would double the digits of a bound: x is at least its square over a limit."""
    x = NAMES[0]
    said = [
        stated("start", x, Interval.at_least(1 + start)),
        stated("square", x * x / Number(limit) - x, Interval.at_most(Fraction(0))),
    ]
    result = reconcile(said, bounds=lambda _: Domain(interval=POSITIVE), budget=QUICK)
    assert (result.findings != ()) == (1 + start > limit)
