"""Laws of evidence: like with like, by edition, the best grade, and what was public."""

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Indicator, Names
from factcheck.domain.evidence import Derivation, EvidenceSet
from factcheck.domain.expression import Number, Rank, added
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Basis
from factcheck.domain.range import range_of
from factcheck.domain.reason import Reason
from factcheck.resolve import Resolver, reason_of
from factcheck.resolve.sets import _options
from factcheck.wording.formula_reader import parse_formula
from tests.build import (
    BUREAU,
    CATALOGUE,
    DOLLAR,
    HERE,
    LAND,
    OUTPUT,
    OUTPUT_GROWTH,
    OUTPUT_PER_HEAD,
    PAPER,
    PEOPLE,
    THERE,
    cell,
    quantity,
    reference,
)


def test_levels_of_one_edition_are_taken_together() -> None:
    known = reference(
        [
            cell(OUTPUT, "2021", "200 CNY"),
            cell(OUTPUT, "2016", "100 CNY"),
            cell(OUTPUT, "2016", "90 CNY", vintage="restated"),
        ]
    )
    ratio = quantity(OUTPUT, "2021") / quantity(OUTPUT, "2016")
    (only,) = Resolver(known).sets(ratio)
    assert only.vintage == "first"
    assert not only.mixed_vintage
    assert [str(each.figure) for each in only.observations()] == ["200 CNY", "100 CNY"]


def test_each_edition_that_answers_everything_is_a_set() -> None:
    known = reference(
        cell(OUTPUT, year, f"{value} CNY", vintage=vintage)
        for vintage, values in {"first": (100, 200), "restated": (90, 190)}.items()
        for year, value in zip(("2016", "2021"), values, strict=True)
    )
    ratio = quantity(OUTPUT, "2021") / quantity(OUTPUT, "2016")
    assert {each.vintage for each in Resolver(known).sets(ratio)} == {"first", "restated"}


def test_editions_are_mixed_only_where_no_edition_has_all_and_it_is_said() -> None:
    known = reference(
        [
            cell(OUTPUT, "2021", "200 CNY"),
            cell(OUTPUT, "2016", "90 CNY", vintage="restated"),
        ]
    )
    ratio = quantity(OUTPUT, "2021") / quantity(OUTPUT, "2016")
    (only,) = Resolver(known).sets(ratio)
    assert only.mixed_vintage


def test_the_better_grade_decides_and_the_worse_is_kept_aside() -> None:
    known = reference(
        [
            cell(OUTPUT, "2021", "200 CNY", source=PAPER),
            cell(OUTPUT, "2021", "210 CNY", source=BUREAU),
        ]
    )
    (only,) = Resolver(known).sets(quantity(OUTPUT, "2021"))
    (answer,) = only.evidence
    assert [each.source for each in answer.cells] == [BUREAU]
    assert [each.source for each in answer.aside] == [PAPER]


def test_figures_of_one_grade_that_agree_narrow_each_other() -> None:
    known = reference([cell(OUTPUT, "2021", "2311 CNY"), cell(OUTPUT, "2021", "2311.1 CNY")])
    (only,) = Resolver(known).sets(quantity(OUTPUT, "2021"))
    assert only.evidence[0].interval == Interval(Fraction("2311.05"), Fraction("2311.15"))


def test_figures_of_one_grade_that_disagree_are_rival_sets() -> None:
    known = reference([cell(OUTPUT, "2021", "2311 CNY"), cell(OUTPUT, "2021", "2400 CNY")])
    assert len(Resolver(known).sets(quantity(OUTPUT, "2021"))) == 2


def test_an_edition_that_disagrees_with_itself_in_much_makes_no_more_than_so_many_sets() -> None:
    years = tuple(map(str, range(2001, 2006)))  # two figures a year: thirty-two ways to choose
    known = reference(
        cell(OUTPUT, year, f"{value} CNY", vintage=vintage)
        for year in years
        for value in (100, 200)
        for vintage in ("first", "restated")
    )
    of = [quantity(OUTPUT, year) for year in years]
    resolver = Resolver(known)
    assert len(resolver.sets(added(tuple(of)))) == 24
    assert len(_options({each: resolver.candidates.of(each) for each in of})) == 2 * 24


def test_plain_arithmetic_rests_on_nothing_and_wants_nothing() -> None:
    nothing = EvidenceSet(vintage="", evidence=(), missing=())
    assert Resolver(reference([])).sets(Number(Fraction(1, 2))) == (nothing,)


def test_only_what_was_public_by_the_day_counts_and_the_undated_count_as_public() -> None:
    known = reference(
        [
            cell(OUTPUT, "2021", "200 CNY", vintage="first", released="2022-02-01"),
            cell(OUTPUT, "2021", "210 CNY", vintage="final", released="2022-12-01"),
            cell(OUTPUT, "2021", "205 CNY", vintage="undated"),
        ]
    )
    found = Resolver(known, public_by=date(2022, 3, 1)).sets(quantity(OUTPUT, "2021"))
    assert {each.vintage for each in found} == {"first", "undated"}


def test_a_document_is_no_evidence_for_itself() -> None:
    known = reference([cell(OUTPUT, "2021", "200 CNY", source=PAPER)])
    assert Resolver(known, own_source=PAPER.id).sets(quantity(OUTPUT, "2021")) == ()


def growth_of_output(basis: Basis) -> tuple[object, ...]:
    return (
        quantity(OUTPUT, "2021", basis=basis),
        quantity(OUTPUT, "2020", basis=basis),
    )


def test_a_published_rate_answers_the_ratio_of_its_basis() -> None:
    known = reference([cell(OUTPUT_GROWTH, "2021", "11 %"), cell(OUTPUT, "2021", "200 CNY")])
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    (only,) = Resolver(known).sets(after / after.shifted(-1) - 1)
    assert only.evidence[0].how is Derivation.RATE
    assert only.evidence[0].interval == Interval(Fraction("1.105"), Fraction("1.115"))


def test_levels_of_another_basis_answer_only_for_want_of_better_and_it_is_said() -> None:
    levels = [cell(OUTPUT, "2020", "100 CNY"), cell(OUTPUT, "2021", "135 CNY")]
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    ratio = after / after.shifted(-1)
    (only,) = Resolver(reference(levels)).sets(ratio)
    assert only.other_basis
    with_rate = reference([*levels, cell(OUTPUT_GROWTH, "2021", "11 %")])
    (only,) = Resolver(with_rate).sets(ratio)
    assert not only.other_basis


def test_yearly_rates_are_chained_over_a_span_and_a_gap_breaks_the_chain() -> None:
    rates = [cell(OUTPUT_GROWTH, str(year), "10 %") for year in (2019, 2020, 2021)]
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    ratio = after / after.shifted(-3)
    (only,) = Resolver(reference(rates)).sets(ratio)
    assert only.evidence[0].how is Derivation.CHAIN
    assert Fraction("1.331") in only.evidence[0].interval
    assert Resolver(reference(rates[:1] + rates[2:])).sets(ratio) == ()


def test_growth_is_chained_over_sixty_years_and_no_further() -> None:
    rates = [cell(OUTPUT_GROWTH, str(year), "1.0 %") for year in range(1961, 2022)]
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    resolver = Resolver(reference(rates))
    assert len(resolver.sets(after / after.shifted(-60))) == 1
    assert resolver.sets(after / after.shifted(-61)) == ()


def test_each_link_of_a_chain_answers_the_growth_of_its_year() -> None:
    rates = [cell(OUTPUT_GROWTH, str(year), "10 %") for year in (2020, 2021)]
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    between, before = after.shifted(-1), after.shifted(-2)
    (only,) = Resolver(reference(rates)).sets(after / before)
    (chain,) = only.evidence
    assert [link.answers for link in chain.parts] == [after / between, between / before]
    assert [link.how for link in chain.parts] == [Derivation.RATE] * 2


def test_a_chain_that_disagrees_with_itself_in_much_is_tied_in_no_more_than_so_many_ways() -> None:
    rates = [  # two figures a year: thirty-two ways to choose
        cell(OUTPUT_GROWTH, str(year), growth)
        for year in range(2017, 2022)
        for growth in ("1 %", "9 %")
    ]
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    assert len(Resolver(reference(rates)).candidates.of(after / after.shifted(-5))) == 24


@pytest.mark.parametrize(("level", "back"), [("2020", False), ("2022", True)])
def test_what_carries_a_level_is_kept_as_the_growth_it_is(level: str, *, back: bool) -> None:
    growth = "2022" if back else "2021"
    known = reference(
        [
            cell(OUTPUT, level, "100.0 CNY"),
            cell(OUTPUT_GROWTH, growth, "10.0 %", basis=Basis.CURRENT),
        ]
    )
    (only,) = Resolver(known).sets(quantity(OUTPUT, "2021"))
    (near, rate) = only.evidence[0].parts
    after = quantity(OUTPUT, growth)
    assert (near.answers, near.how) == (quantity(OUTPUT, level), Derivation.PUBLISHED)
    assert (rate.answers, rate.how) == (after / after.shifted(-1), Derivation.RATE)


def test_what_an_edition_publishes_as_growth_answers_the_ratio() -> None:
    known = reference([cell(OUTPUT_GROWTH, "2021", "11 %")])
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    (candidate,) = Resolver(known).published(after / after.shifted(-1))
    (rate,) = candidate.evidence
    assert (rate.answers, rate.how) == (after / after.shifted(-1), Derivation.RATE)


def test_nothing_answers_what_is_neither_a_quantity_nor_one_over_another() -> None:
    half = Number(Fraction(1, 2))
    resolver = Resolver(reference([cell(OUTPUT, "2021", "200 CNY")]))
    assert resolver.candidates.of(half) == ()
    assert resolver.published(half) == ()


@pytest.mark.parametrize("area", [HERE, Area(id="nowhere")])
@pytest.mark.parametrize("indicator", [OUTPUT_PER_HEAD, replace(OUTPUT_PER_HEAD, id="unheard_of")])
def test_nothing_answers_what_no_catalogue_knows(area: Area, indicator: Indicator) -> None:
    known = reference(
        [
            cell(OUTPUT, "2021", "200 CNY", area=area),
            cell(PEOPLE, "2021", "50 persons", area=area),
        ]
    )
    found = Resolver(known).sets(quantity(indicator, "2021", area))
    assert bool(found) == (area is HERE and indicator is OUTPUT_PER_HEAD)


def test_an_identity_of_an_area_that_no_catalogue_knows_answers_nothing() -> None:
    lead = Indicator(
        id="lead", unit=OUTPUT.unit, identities=(parse_formula("output - income@nowhere"),)
    )
    income = replace(OUTPUT, id="income")
    catalogue = replace(CATALOGUE, indicators=Names([OUTPUT, income, lead]))
    known = reference([cell(OUTPUT, "2021", "200 CNY")], catalogue)
    assert Resolver(known).sets(quantity(lead, "2021")) == ()


def test_average_growth_over_a_span_answers_the_ratio_of_its_ends() -> None:
    known = reference([cell(OUTPUT_GROWTH, "2019..2021", "10 %")])
    after = quantity(OUTPUT, "2021", basis=Basis.CONSTANT)
    (only,) = Resolver(known).sets(after / after.shifted(-3))
    assert only.evidence[0].interval == Interval(Fraction("1.095"), Fraction("1.105")) ** 3


def test_an_identity_answers_what_nobody_published() -> None:
    known = reference([cell(OUTPUT, "2021", "200 CNY"), cell(PEOPLE, "2021", "50 persons")])
    per_head = quantity(OUTPUT_PER_HEAD, "2021")
    (only,) = Resolver(known).sets(per_head)
    assert only.evidence[0].how is Derivation.IDENTITY
    assert Fraction(4) in only.evidence[0].interval


def test_the_parts_of_an_area_answer_for_it_only_when_all_are_known() -> None:
    cells = [cell(OUTPUT, "2021", "60 CNY"), cell(OUTPUT, "2021", "40 CNY", area=THERE)]
    whole = quantity(OUTPUT, "2021", LAND)
    (only,) = Resolver(reference(cells)).sets(whole)
    assert only.evidence[0].how is Derivation.PARTS
    assert Fraction(100) in only.evidence[0].interval
    assert Resolver(reference(cells[:1])).sets(whole) == ()


def test_an_exchange_rate_serves_every_area() -> None:
    known = reference(
        [cell(OUTPUT, "2021", "640 CNY"), cell(DOLLAR, "2021", "6.4 CNY/USD", area=LAND)]
    )
    expression = quantity(OUTPUT, "2021") / quantity(DOLLAR, "2021")
    (only,) = Resolver(known).sets(expression)
    assert Fraction(100) in range_of(expression, only.bindings)


def test_what_is_missing_is_named() -> None:
    known = reference([cell(OUTPUT, "2021", "200 CNY")])
    rank = Rank(subject=quantity(OUTPUT, "2021"), peers=(quantity(OUTPUT, "2021", THERE),))
    (only,) = Resolver(known).sets(rank)
    assert only.missing == (quantity(OUTPUT, "2021", THERE),)


def test_nothing_answers_a_place_among_peers_that_are_not_known() -> None:
    known = reference([cell(OUTPUT, "2021", "200 CNY")])
    rank = Rank(subject=quantity(OUTPUT, "2021"), peers=())
    assert Resolver(known).sets(rank) == ()
    assert range_of(rank, {rank.subject: Interval.point(200)}) == Interval.at_least(Fraction(1))
    assert reason_of(rank, (), known) is Reason.NO_PEERS


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ([], Reason.NO_SERIES),
        ([("2019", "1 CNY")], Reason.NO_PERIOD),
        ([("2021", "1 CNY")], Reason.NO_BASE_PERIOD),
        ([("2016", "1 CNY")], Reason.NO_PERIOD),
    ],
)
def test_the_reason_says_what_is_wanting(known: list[tuple[str, str]], reason: Reason) -> None:
    cells = reference([cell(OUTPUT, period, value) for period, value in known])
    ratio = quantity(OUTPUT, "2021") / quantity(OUTPUT, "2016")
    resolver = Resolver(cells)
    assert resolver.sets(ratio) == ()
    assert reason_of(ratio, resolver.lacks(ratio), cells) is reason


def test_peers_are_wanting_where_only_the_subject_is_known() -> None:
    cells = reference([cell(OUTPUT, "2021", "1 CNY", area=HERE)])
    rank = Rank(subject=quantity(OUTPUT, "2021"), peers=(quantity(OUTPUT, "2021", THERE),))
    (only,) = Resolver(cells).sets(rank)
    assert reason_of(rank, only.missing, cells) is Reason.NO_PEERS
