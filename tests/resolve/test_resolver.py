"""Laws of evidence: like with like, by edition, the best grade, and what was public."""

from datetime import date
from fractions import Fraction

import pytest

from factcheck.domain.evidence import Derivation
from factcheck.domain.expression import Rank
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Basis
from factcheck.domain.range import range_of
from factcheck.domain.verdict import Reason
from factcheck.resolve import Resolver, reason_of
from tests.build import (
    BUREAU,
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
