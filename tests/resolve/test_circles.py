"""Laws of indicators that are defined by each other: the search ends, and finds what can be found.

Evidence is set beside a search that knows no memory and no short cut, which only small systems
allow; its cost is counted in calls, so that no clock decides.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator, Names, Rate, RateForm
from factcheck.domain.expression import added
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Basis
from factcheck.domain.range import range_of
from factcheck.domain.series import Reference
from factcheck.resolve import Resolver
from factcheck.wording.formula_reader import parse_formula
from factcheck.wording.unit_table import DEFAULT
from tests.build import HERE, OUTPUT, OUTPUT_GROWTH, cell, quantity
from tests.costs import calls_to

YUAN = DEFAULT.unit("CNY")
NAMES = "abcde"
Identities = dict[str, tuple[str, ...]]  # of each indicator, the terms of its one sum after another
sums = st.sets(st.sampled_from(NAMES), min_size=1, max_size=3).map("+".join)
systems = st.fixed_dictionaries({name: st.lists(sums, max_size=2).map(tuple) for name in NAMES})
cells = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 50), max_size=3)


@dataclass(frozen=True, slots=True)
class System:
    """Indicators that are sums of each other, and the figures of some."""

    identities: Identities
    published: dict[str, int]

    def reference(self, year: str = "2020") -> Reference:
        """Return it as a reference."""
        indicators = {
            name: Indicator(id=name, unit=YUAN, identities=tuple(map(parse_formula, formulas)))
            for name, formulas in self.identities.items()
        }
        known = Catalogue(indicators=Names(indicators.values()), areas=Names([HERE]))
        figures = (
            cell(indicators[name], year, f"{value}.0 CNY") for name, value in self.published.items()
        )
        return Reference.of(known, figures)

    def resolver(self) -> Resolver:
        """Return what answers from it."""
        return Resolver(self.reference())

    @property
    def is_circular(self) -> bool:
        """Whether some indicator is defined by itself, by whatever steps."""
        open_names = set(self.identities)
        while grounded := {
            name
            for name in open_names
            if not any(open_names.intersection(sum_.split("+")) for sum_ in self.identities[name])
        }:
            open_names -= grounded
        return bool(open_names)

    def values(self, name: str, passed: frozenset[str], solved_for: str = "") -> Iterator[Interval]:
        """Yield what an indicator can be worked out to, by every way that meets nothing twice.

        What can be derived is not solved for; but in a circle either may come first, as what closes
        it is open or not when it is met, and then each counts.
        """
        if name in self.published:
            yield Interval(
                Fraction(self.published[name]) - Fraction(1, 20),
                Fraction(self.published[name]) + Fraction(1, 20),
            )
            return
        passed |= {name}
        is_derived = False
        for formula in self.identities[name]:
            terms = formula.split("+")
            if not all(term in self.published or self.identities[term] for term in terms):
                continue  # a term that nothing is said of is not looked for
            for value in self._combined(terms, passed, solved_for):
                is_derived = True
                yield value
        if solved_for or (is_derived and not self.is_circular):
            return
        for whole, formulas in self.identities.items():
            for formula in formulas if whole in self.published else ():
                terms = formula.split("+")
                if name in terms:
                    others = [term for term in terms if term != name]
                    (total,) = self.values(whole, frozenset())
                    for value in self._combined(others, passed, name):
                        yield total - value

    def _combined(
        self, terms: list[str], passed: frozenset[str], solved_for: str
    ) -> Iterator[Interval]:
        if passed.isdisjoint(terms):
            ways = [list(self.values(term, passed, solved_for)) for term in terms]
            for values in itertools.product(*ways):
                total = Interval.point(0)
                for value in values:
                    total += value
                yield total


@given(identities=systems, published=cells)
@example(  # the one is solved for on the way to the other, which may not take that
    identities={"a": ("a+b+c",), "b": (), "c": ("a",), "d": (), "e": ("a+c", "c")},
    published={"b": 1, "e": 1},
)
@example(  # figures that disagree: a is c by one identity, and nought by another
    identities={"a": ("d",), "b": ("a+d",), "c": ("d",), "d": ("a",), "e": ("a+c",)},
    published={"c": 1, "e": 1},
)
@example(
    identities={"a": ("d",), "b": ("d+a",), "c": ("d",), "d": ("a",), "e": ("c+a",)},
    published={"c": 1, "e": 1},
)
def test_what_can_be_worked_out_is_and_nothing_else(
    identities: Identities, published: dict[str, int]
) -> None:
    system = System(identities, published)
    resolver = system.resolver()
    for indicator in system.reference().catalogue.indicators:
        wanted = quantity(indicator, "2020")
        every = set(system.values(indicator.id, frozenset()))
        answers = {range_of(wanted, answer.bindings) for answer in resolver.sets(wanted)}
        assert bool(answers) == bool(every)
        assert all(
            any(answer.intersection(value) == answer for value in every) for answer in answers
        )
        assert not resolver.gave_up(wanted)


@given(identities=systems, published=cells, terms=st.lists(st.sampled_from(NAMES), min_size=1))
def test_whole_sets_are_those_that_lack_nothing(
    identities: Identities, published: dict[str, int], terms: list[str]
) -> None:
    system = System(identities, published)
    indicators = system.reference().catalogue.indicators
    wanted = added(tuple(quantity(indicators[name], "2020") for name in terms))
    whole = tuple(each for each in system.resolver().sets(wanted) if not each.missing)
    assert system.resolver().whole_sets(wanted) == whole


RATE = replace(OUTPUT_GROWTH, id="rate", rate=Rate(of="z", form=RateForm.GROWTH))
Published = tuple[str, str, Basis | None]  # an indicator, a period, and the basis it is on
GROUNDS: dict[str, tuple[str, list[Published]]] = {
    "a figure": ("y", [("y", "2020", None)]),
    "a figure carried on": ("z", [("z", "2019", None), ("rate", "2020", Basis.CURRENT)]),
    "a growth": ("y * (z / z[-1])", [("y", "2020", None), ("rate", "2020", Basis.CURRENT)]),
    "a growth on another basis": (
        "y * (z / z[-1])",
        [("y", "2020", None), ("rate", "2020", Basis.CONSTANT)],
    ),
    "a chain": (
        "y * (z / z[-2])",
        [("y", "2020", None), ("rate", "2020", Basis.CURRENT), ("rate", "2019", Basis.CURRENT)],
    ),
    "a chain on another basis": (
        "y * (z / z[-2])",
        [("y", "2020", None), ("rate", "2020", Basis.CONSTANT), ("rate", "2019", Basis.CONSTANT)],
    ),
    "an identity that is solved": (
        "y",
        [("w", "2020", None), ("z", "2020", None), ("y", "2010", None)],
    ),
    "two figures": (
        "y * (z / z[-1])",
        [("y", "2020", None), ("z", "2020", None), ("z", "2019", None)],
    ),
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_what_failed_in_a_circle_is_found_when_its_ground_is(ground: str) -> None:
    formula, figures = GROUNDS[ground]
    identities: Identities = {"asked": ("x", "s"), "x": ("s", formula), "s": ("x",)}
    identities |= {"w": ("y + z",), "y": (), "z": ()}
    indicators = {
        name: replace(OUTPUT, id=name, identities=tuple(map(parse_formula, formulas)))
        for name, formulas in identities.items()
    } | {"rate": RATE}
    known = Reference.of(
        Catalogue(indicators=Names(indicators.values()), areas=Names([HERE])),
        [
            cell(indicators[name], period, "5 %" if name == "rate" else "5.0 CNY", basis=basis)
            for name, period, basis in (*figures, ("z", "2010", None))
        ],
    )
    by_x, by_s = Resolver(known).sets(quantity(indicators["asked"], "2020"))
    assert [by_x.evidence[0].formula, by_s.evidence[0].formula] == ["x", "s"]
    assert by_x.evidence[0].interval == by_s.evidence[0].interval


def sums_of_all_others(size: int, lag: str = "") -> Identities:
    names = [f"x{number}" for number in range(size)]
    return {
        name: ("+".join(f"{other}{lag}" for other in names if other != name),) for name in names
    }


def each_equal_to_any_other(size: int) -> Identities:
    names = [f"x{number}" for number in range(size)]
    return {name: tuple(other for other in names if other != name) for name in names}


def calls_to_answer(system: System) -> int:
    """Count the calls of functions that it takes to ask for the first indicator."""
    resolver = system.resolver()
    wanted = quantity(system.reference().catalogue.indicators["x0"], "2020")
    return calls_to(lambda: resolver.sets(wanted))


@pytest.mark.parametrize("published", [{}, {"x5": 7}, {"x3": 7, "x4": 7, "x5": 7}], ids=len)
@pytest.mark.parametrize("shape", [sums_of_all_others, each_equal_to_any_other])
def test_the_cost_of_a_circle_grows_little_faster_than_its_terms(
    shape: Callable[[int], Identities], published: dict[str, int]
) -> None:
    small, large = (
        calls_to_answer(System(shape(size), published)) / (size * (size - 1)) for size in (7, 21)
    )
    assert large < 6 * small  # and not a hundredfold, as along every way


def test_where_other_years_make_a_circle_too_large_it_is_said_and_not_taken_for_no_figures() -> (
    None
):
    names = [f"x{number}" for number in range(8)]
    system = System(
        {name: tuple(f"{other}[-1]" for other in names if other != name) for name in names},
        dict.fromkeys(names, 5),
    )
    known = system.reference("2010")
    wanted = quantity(known.catalogue.indicators["x0"], "2020")
    resolver = Resolver(known)
    assert resolver.sets(wanted) == ()
    assert resolver.gave_up(wanted)
