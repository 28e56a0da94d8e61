"""Laws of identities: solved for what is unknown, they hold the truth, and they come to an end."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.domain.catalogue import Catalogue, Indicator, Names
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.range import range_of
from factcheck.domain.series import Reference
from factcheck.resolve import Resolver, written
from factcheck.resolve.identities import solutions
from factcheck.wording.formula_reader import parse_formula
from factcheck.wording.unit_table import DEFAULT
from tests.build import HERE, cell, quantity

YUAN = DEFAULT.unit("CNY")
A, B = Indicator(id="a", unit=YUAN), Indicator(id="b", unit=YUAN)
FORMULAS = ("a + b", "a - b", "b - a", "a * b", "a / b", "b / a", "(a + b) / 2", "a[-1] + b")
CIRCULAR = ("whole[-1] + a", "a[-1] + whole[-2]", "whole[+1] - b", "a * whole[-1]", "b + a[-1]")
numbers = st.integers(1, 60)


def whole(*identities: str) -> Indicator:
    formulas = tuple(map(parse_formula, identities))
    return Indicator(id="whole", unit=YUAN, identities=formulas)


def catalogue(of: Indicator) -> Catalogue:
    return Catalogue(indicators=Names([A, B, of]), areas=Names([HERE]))


@given(formula=st.sampled_from(FORMULAS), a=numbers, b=numbers)
def test_what_an_identity_is_solved_for_holds_the_truth(formula: str, a: int, b: int) -> None:
    total = whole(formula)
    unknown = quantity(A, "2019" if "[-1]" in formula else "2020")
    truth: dict[Expression, Fraction] = {
        unknown: Fraction(a),
        quantity(B, "2020"): Fraction(b),
    }
    known = catalogue(total)
    of = written(total.identities[0], quantity(total, "2020"), known)
    assert of is not None
    value = range_of(of, {each: Interval.point(number) for each, number in truth.items()}).low
    assert isinstance(value, Fraction)
    assume(abs(value) >= 1)
    cells = [cell(total, "2020", f"{float(value):.1f} CNY"), cell(B, "2020", f"{b}.0 CNY")]
    (found,) = Resolver(Reference.of(known, cells)).sets(unknown)
    assert truth[unknown] in range_of(unknown, found.bindings)


@given(
    identities=st.lists(st.sampled_from(CIRCULAR), min_size=1, unique=True),
    cells=st.sets(st.tuples(st.sampled_from("abw"), st.integers(2000, 2004))),
    asked=st.permutations([(name, year) for name in "abw" for year in (1999, 2001, 2003)]),
)
def test_circles_come_to_an_end_that_is_the_same_whatever_was_asked_before(
    identities: list[str], cells: set[tuple[str, int]], asked: list[tuple[str, int]]
) -> None:
    total = whole(*identities)
    by_name = {"a": A, "b": B, "w": total}
    known = Reference.of(
        catalogue(total),
        [cell(by_name[name], str(year), f"{year - 1990} CNY") for name, year in sorted(cells)],
    )
    resolver = Resolver(known)
    for name, year in asked:
        wanted = quantity(by_name[name], str(year))
        assert resolver.sets(wanted) == Resolver(known).sets(wanted)


def test_an_identity_is_not_solved_for_what_occurs_in_it_twice() -> None:
    known = catalogue(whole("a / (a + b)"))
    assert list(solutions(quantity(A, "2020"), known, lambda _: True)) == []
    assert len(list(solutions(quantity(B, "2020"), known, lambda _: True))) == 1
