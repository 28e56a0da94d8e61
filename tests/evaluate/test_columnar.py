"""Laws of columnar evaluation: row by row what the exact evaluator says, above all on the edges."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.evidence import Derivation, Evidence, EvidenceSet
from factcheck.domain.expression import (
    Divide,
    Expression,
    Greatest,
    Least,
    Rank,
    leaves,
    number,
    rooted,
    walk,
)
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import Fit
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.surd import Surd
from factcheck.evaluate import evaluate
from factcheck.evaluate.columnar import (
    FITS,
    Column,
    Leaf,
    PrintedColumn,
    certified,
    evaluate_many,
    fits,
)
from factcheck.evaluate.columnar_steps import UNDECIDED
from factcheck.evaluate.columns import NO_HIGH, NO_LOW
from factcheck.evaluate.exact import fit_of, possible
from factcheck.resolve.slots import slots
from factcheck.wording.figure_reader import parse_figure
from tests.build import CATALOGUE, OUTPUT, PEOPLE, quantity

A, B, C, D = map(Leaf, range(4))
SHAPES: tuple[Expression, ...] = (
    A,
    A / B - 1,
    A / B,
    A - B,
    A / (B + C),
    (A - B) / C,
    A * B / C,
    (A / B) * (C / D) - 1,
    rooted(A / B, 5) - 1,
    rooted(A / B, 2) - 1,
    rooted(A / B, 3) + 1,
    (A / B - 1) - (C / D - 1),
    rooted(A / B, 2) - rooted(C / D, 3),
    A / B / C,
    A**2 - B,
    (A - B) ** 3,
    A**-2,
    A / (B - C),
    2 * A / 3 - B + Fraction(1, 7),
    A - Greatest(of=(B, C)),
    A - Least(of=(B / C, D)),
    Rank(subject=A, peers=(B, C, D)),
    Rank(subject=A / B, peers=(C / D,), smallest_first=True),
)
UNITS = st.sampled_from(
    [Fraction(1), Fraction(1, 1000), Fraction(10**7), Fraction(1, 2), Fraction(2000, 3)]
)
ROUND = np.array([0, 1, 2, 4, 5, 8, 10, 25, 32, 100, 243, 1000, 100_000, 161_051])


def column(
    source: np.random.Generator, rows: int, unit: Fraction, *, signed: bool, large: bool
) -> Column:
    """Draw intervals: points, narrow ones and wide ones, of round numbers and of any."""
    size = 10 ** source.integers(1, 18 if large else 6, rows)
    low = np.where(source.random(rows) < 0.5, source.choice(ROUND, rows), source.integers(0, size))
    if signed:
        low = low * source.choice([-1, 1, 1], rows)
    high = low + np.where(source.random(rows) < 0.4, 0, source.integers(0, 12, rows))
    low_open, high_open = ((source.random(rows) < 0.1) & (high > low) for _ in range(2))
    if signed:
        low = np.where(source.random(rows) < 0.02, NO_LOW, low)
        high = np.where(source.random(rows) < 0.02, NO_HIGH, high)
    return Column(low=low, high=high, unit=unit, low_open=low_open, high_open=high_open)


def claims_near(source: np.random.Generator, found: Sequence[Interval], unit: Fraction) -> Column:
    """Draw claims whose ends lie on, just below or just above the ends of what is found."""
    ends = []
    for end in ("low", "high"):
        near = []
        for each in found:
            value = getattr(each, end if source.random() < 0.7 else ("low", "high")[end == "low"])
            whole = 0 if isinstance(value, float) else int(_near(value) / unit)
            near.append(max(min(whole + int(source.integers(-1, 2)), 2**61), -(2**61)))
        ends.append(np.array(near))
    low, high = np.minimum(*ends), np.maximum(*ends)
    flags = [(source.random(len(found)) < 0.2) & (high > low) for _ in range(2)]
    free = source.random(len(found))
    return Column(
        low=np.where(free < 0.05, NO_LOW, low),
        high=np.where(free > 0.95, NO_HIGH, high),
        unit=unit,
        low_open=flags[0],
        high_open=flags[1],
    )


def _near(value: Fraction | Surd) -> Fraction:
    return value.near() if isinstance(value, Surd) else value


def ranges(shape: Expression, leaves: Sequence[Column], rows: int) -> list[Interval]:
    """Give what the definition finds in each row."""
    return [
        possible(shape, {Leaf(place): each.interval(row) for place, each in enumerate(leaves)})
        for row in range(rows)
    ]


@given(
    shape=st.sampled_from(SHAPES),
    seed=st.integers(0, 2**32),
    units=st.lists(UNITS, min_size=5, max_size=5),
    wild=st.tuples(st.booleans(), st.booleans()),
    complete=st.booleans(),
)
def test_columns_say_what_the_exact_evaluator_says(
    shape: Expression,
    seed: int,
    units: list[Fraction],
    wild: tuple[bool, bool],
    *,
    complete: bool,
) -> None:
    rows, source = 100, np.random.default_rng(seed)
    count = len(_leaves(shape))
    leaves = [column(source, rows, unit, signed=wild[0], large=wild[1]) for unit in units[:count]]
    found = ranges(shape, leaves, rows)
    claimed = claims_near(source, found, units[-1])
    expected = []
    for row, each in enumerate(found):
        told = (each, *(leaf.interval(row) for leaf in leaves))
        is_complete = complete and EVERYTHING not in told
        expected.append(fit_of(claimed.interval(row), each, complete=is_complete))
    codes = fits(shape, claimed, leaves, complete=complete)
    assert [FITS[code] for code in codes.tolist()] == expected


@pytest.mark.parametrize("shape", [A, A - B, A / B - 1, A / (B + C), (A - B) / C], ids=str)
def test_small_positive_integers_are_decided_without_the_exact_evaluator(
    shape: Expression,
) -> None:
    source = np.random.default_rng(0)
    leaves = [
        PrintedColumn(values=source.integers(1, 10**6, 1000), unit=Fraction(1, 100))
        for _ in _leaves(shape)
    ]
    claimed = PrintedColumn(values=source.integers(-1000, 1000, 1000), unit=Fraction(1, 1000))
    assert UNDECIDED not in certified(shape, claimed, leaves)


@given(digits=st.integers(-(10**12), 10**12), places=st.integers(0, 6))
def test_a_printed_column_stands_for_what_the_figure_stands_for(digits: int, places: int) -> None:
    figure = parse_figure(f"{Decimal(digits).scaleb(-places):f} t")
    unit = figure.last_place
    printed = PrintedColumn(values=np.array([int(figure.value / unit)]), unit=unit)
    assert printed.interval(0) == figure.implied()


def test_blocks_make_no_difference() -> None:
    source = np.random.default_rng(0)
    after, before = (PrintedColumn(values=source.integers(1, 10**6, 70_000)) for _ in range(2))
    claimed = PrintedColumn(values=source.integers(-100, 300, 70_000), unit=Fraction(1, 100))
    whole = fits(A / B - 1, claimed, [after, before])
    last = [PrintedColumn(values=each.values[65_000:]) for each in (after, before)]
    part = fits(A / B - 1, PrintedColumn(values=claimed.values[65_000:], unit=claimed.unit), last)
    assert (whole[65_000:] == part).all()


def test_no_rows_have_no_fits() -> None:
    empty = PrintedColumn(values=np.array([], np.int64))
    assert fits(A / B, empty, [empty, empty]).shape == (0,)


def test_columns_that_do_not_go_with_the_shape_are_refused() -> None:
    one, two = PrintedColumn(values=np.array([1])), PrintedColumn(values=np.array([1, 2]))
    with pytest.raises(ValueError, match="leaves"):
        fits(A / B, one, [one])
    with pytest.raises(ValueError, match="leaves"):
        fits(A / (A + B), one, [one, one])
    with pytest.raises(ValueError, match="length"):
        fits(A / B, one, [one, two])


def test_rows_without_a_member_are_refused() -> None:
    one = np.array([1])
    with pytest.raises(ValueError, match="no member"):
        fits(A, PrintedColumn(values=one), [Column(low=one, high=one - 1)])
    with pytest.raises(ValueError, match="no member"):
        fits(A, Column(low=one, high=one, low_open=np.array([True])), [PrintedColumn(values=one)])
    with pytest.raises(ValueError, match="61 bits"):
        fits(A, PrintedColumn(values=one), [PrintedColumn(values=np.array([2**62]))])


def test_what_does_not_fit_integers_or_floats_is_still_exact() -> None:
    after, before = (PrintedColumn(values=np.array([2**61 - 1 - each])) for each in (0, 1))
    vast = Fraction(10) ** 400
    far = [PrintedColumn(values=each.values, unit=vast) for each in (after, before)]
    for unit in (Fraction(1), vast):
        claimed = PrintedColumn(values=np.array([1]), unit=unit)
        (code,) = fits(A - B, claimed, [after, before])
        found = after.interval(0) - before.interval(0)
        assert FITS[code] is fit_of(claimed.interval(0), found)
    ratio = fits(A**65 / B**65, PrintedColumn(values=np.array([1])), far)
    assert FITS[ratio[0]] is Fit.INSIDE


FIGURES = st.sampled_from(
    "10 元|12.5 元|1.25 万元|0 元|-3 元|over 5 元|100.0 亿元|7 t|33 mu|5.20 %|1.1 times|doubled|"
    "三成|nearly 200 元|at most 0.1|2e40 元|10 %|21.00 %|0.0 %".split("|")
)
QUANTITIES = [
    quantity(indicator, period)
    for indicator in (OUTPUT, PEOPLE)
    for period in ("2016", "2020", "2021")
]
EXPRESSIONS = st.recursive(
    st.sampled_from(QUANTITIES).map(lambda each: each) | st.builds(number, st.integers(-2, 2)),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: pair[0] + pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] - pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] * pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] / pair[1]),
        st.tuples(inner, inner).map(lambda pair: Least(of=pair)),
        st.tuples(inner, inner).map(lambda pair: Rank(subject=pair[0], peers=pair[1:])),
        inner.map(lambda each: each**2),
    ),
    max_leaves=5,
) | st.builds(
    lambda pair, degree: rooted(pair[0] / pair[1], degree) - 1,
    st.permutations(QUANTITIES),
    st.integers(1, 5),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Relation, EvidenceSet]:
    """Draw a relation, and evidence for some of it: cells, or ratios of two levels."""
    figure = parse_figure(draw(FIGURES))
    expression = draw(EXPRESSIONS)
    relation = Relation(expression=expression, interval=figure.implied(), figure=figure)
    evidence, missing = [], []
    for slot in slots(expression):
        levels = [
            Evidence(answers=slot, interval=parse_figure(draw(FIGURES)).implied())
            for _ in range(2 if isinstance(slot, Divide) else 1)
        ]
        if draw(st.integers(0, 9)) == 0:
            missing += [each for each in leaves(slot) if isinstance(each, Quantity)]
        elif len(levels) == 1 or levels[1].interval == Interval.point(0):
            evidence.append(levels[0])
        else:
            ratio = levels[0].interval / levels[1].interval
            evidence.append(
                Evidence(answers=slot, interval=ratio, how=Derivation.LEVELS, parts=tuple(levels))
            )
    return relation, EvidenceSet(vintage="", evidence=tuple(evidence), missing=tuple(missing))


@given(pairs=st.lists(questions(), min_size=1, max_size=8), copies=st.sampled_from([1, 32]))
def test_many_relations_fit_as_each_does(
    pairs: list[tuple[Relation, EvidenceSet]], copies: int
) -> None:
    asked = pairs * copies
    many = evaluate_many(
        [relation for relation, _ in asked], [evidence for _, evidence in asked], CATALOGUE
    )
    assert many == [evaluate(*pair, CATALOGUE).fit for pair in pairs] * copies


def _leaves(shape: Expression) -> list[Leaf]:
    return [each for each in walk(shape) if isinstance(each, Leaf)]
