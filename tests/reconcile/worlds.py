"""Small hidden worlds: true values, and honest statements about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from hypothesis import strategies as st
from msgspec import Struct

from factcheck.domain.expression import Expression, Greatest, Number, added, rooted
from factcheck.domain.formula import Term
from factcheck.domain.interval import POSITIVE, Interval
from factcheck.domain.range import range_of
from factcheck.domain.relation import Relation
from factcheck.domain.surd import Surd
from factcheck.reconcile import Domain, Footing, Stated
from factcheck.wording.formula_reader import parse_formula

Shape = Callable[[Mapping[tuple[str, int], Expression], int, int], Expression]

YEARS = (0, 1, 2)
PARTS = ("a", "b")


def leaf(name: str, year: int) -> Term:
    return Term(indicator=f"{name}{year}")


LEAVES = {(name, year): leaf(name, year) for name in (*PARTS, "w") for year in YEARS}


class World(Struct, frozen=True, kw_only=True):
    statements: tuple[Stated, ...]
    hard: tuple[Stated, ...]
    truth: Mapping[Expression, Fraction]


def positive(_: Expression) -> Domain:
    return Domain(interval=POSITIVE)


def expression(text: str) -> Expression:
    return parse_formula(text).expression


def value(of: Expression, truth: Mapping[Expression, Fraction]) -> Fraction:
    """Give the true value, or a rational so near a root that no printed digit tells."""
    bindings = {each: Interval.point(number) for each, number in truth.items()}
    low = range_of(of, bindings).low
    assert not isinstance(low, float)
    return low.near() if isinstance(low, Surd) else low


def said(of: Expression, truth: Mapping[Expression, Fraction], step: Fraction) -> Interval:
    """Round the true value to a step, and give what the rounded figure stands for."""
    printed = round(value(of, truth) / step) * step
    return Interval(printed - step / 2, printed + step / 2)


def stated(identifier: str, of: Expression, interval: Interval) -> Stated:
    return Stated(id=identifier, relation=Relation(expression=of, interval=interval))


LINEAR: dict[str, Expression] = {
    **{f"level {name}{year}": each for (name, year), each in LEAVES.items()},
    **{
        f"growth {name}{year}": LEAVES[name, year] / LEAVES[name, year - 1] - 1
        for name in (*PARTS, "w")
        for year in YEARS[1:]
    },
    **{f"multiple {name}": LEAVES[name, 2] / LEAVES[name, 0] for name in (*PARTS, "w")},
    **{f"cagr {name}": rooted(LEAVES[name, 2] / LEAVES[name, 0], 2) - 1 for name in (*PARTS, "w")},
    **{f"share {year}": LEAVES["a", year] / LEAVES["w", year] for year in YEARS},
    **{f"difference {year}": LEAVES["a", year] - LEAVES["b", year] for year in YEARS},
    **{f"part {year}": 3 * LEAVES["a", year] + LEAVES["b", year] / 2 for year in YEARS},
    "contribution": (LEAVES["a", 2] - LEAVES["a", 1]) / LEAVES["w", 1],
}
NONLINEAR: dict[str, Expression] = {
    "point change": LEAVES["a", 2] / LEAVES["w", 2] - LEAVES["a", 1] / LEAVES["w", 1],
    "gap": rooted(LEAVES["a", 2] / LEAVES["a", 0], 2) - rooted(LEAVES["b", 2] / LEAVES["b", 0], 2),
    "faster": LEAVES["a", 2] / LEAVES["a", 1] - LEAVES["b", 2] / LEAVES["b", 1],
    "product": LEAVES["a", 1] * LEAVES["b", 1],
    "largest": Greatest(of=(LEAVES["a", 0], LEAVES["b", 0], Number(Fraction(5)))),
}
SUMS = tuple(
    added(tuple(LEAVES[part, year] for part in PARTS)) - LEAVES["w", year] for year in YEARS
)


@st.composite
def worlds(draw: st.DrawFn, shapes: Mapping[str, Expression], most: int = 9) -> World:
    """Draw true values and honest statements, rounded more or less coarsely."""
    truth: dict[Expression, Fraction] = {}
    for year in YEARS:
        for part in PARTS:
            truth[LEAVES[part, year]] = Fraction(draw(st.integers(10, 900)), 10)
        truth[LEAVES["w", year]] = sum((truth[LEAVES[p, year]] for p in PARTS), Fraction(0))
    names = draw(st.lists(st.sampled_from(sorted(shapes)), min_size=1, max_size=most, unique=True))
    statements = []
    for name in names:
        step = Fraction(1, draw(st.sampled_from((1, 10, 100))))
        if not name.startswith(("level", "difference", "part", "product", "largest")):
            step /= 100
        statements.append(stated(name, shapes[name], said(shapes[name], truth, step)))
    hard = tuple(
        Stated(
            id=f"sum {year}",
            relation=Relation(expression=each, interval=Interval.point(0)),
            standing=Footing.HARD,
        )
        for year, each in zip(YEARS, SUMS, strict=True)
    )
    return World(statements=tuple(statements), hard=hard, truth=truth)
