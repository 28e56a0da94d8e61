"""Reports of one issuer side by side: differences are told with both places, and accuse nobody."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck import pipeline
from factcheck.cli.app import app
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.rational import Fraction
from factcheck.domain.record import IssuerRecord
from factcheck.load import read, read_text
from factcheck.pipeline.records import records

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "nordholm"
HEAD = """\
document: {{title: "Report {year}", issuer: Town, {dated}area: town, period: {year}}}
areas: {{town: {{name: Town}}}}
indicators: {{flour: {{name: flour, unit: t, nature: flow, at least: 0}}}}
claims:
"""
LEVEL = "  - {{id: flour-{year}, kind: level, of: flour, period: {year}, {said}}}\n"
GROWTH = "  - {{id: growth-{year}, kind: growth, of: flour, period: {year}, is: {said} %}}\n"


def claims_of(year: int, lines: str, *, dated: bool = True) -> tuple[Claim, ...]:
    published = f"published: {date(year + 1, 3, 1)}, " if dated else ""
    head = HEAD.format(year=year, dated=published)
    claims, _ = read_text(head + lines, f"report-{year}.yaml")
    return claims


def levels(said: dict[int, str]) -> str:
    return "".join(LEVEL.format(year=told, said=text) for told, text in said.items())


def record_of(*reports: tuple[Claim, ...]) -> tuple[Audit, IssuerRecord]:
    _, reference = read_text(HEAD.format(year=2021, dated="") + levels({2021: "is: 1 t"}))
    audit, (record,) = records([claim for report in reports for claim in report], reference)
    return audit, record


def told(record: IssuerRecord) -> list[tuple[str, str, str]]:
    return [
        (str(each.measured), each.earlier.document.id, each.later.document.id)
        for each in record.differences
    ]


def test_three_reports_of_the_ferries() -> None:
    claims, reference = read([EXAMPLE / "claims"], EXAMPLE / "reference")
    audit, (record,) = records(claims, reference)
    assert [document.id for document in record.documents] == [
        "ferries-2021", "ferries-2022", "ferries-2023",
    ]  # fmt: skip
    assert told(record) == [
        ("revenue@nordholm[2021]", "ferries-2021", "ferries-2022"),
        ("fuel@nordholm[2022]", "ferries-2022", "ferries-2023"),
        ("passengers@nordholm[2021]", "ferries-2021", "ferries-2022"),
    ]
    implied = record.differences[-1].later
    assert not implied.is_printed
    assert [telling.verdict.id for telling in implied.tellings] == [
        "ferries-2022/passengers-grew", "ferries-2022/passengers",
    ]  # fmt: skip
    alone = pipeline.audit(claims, reference)
    assert [verdict.label for verdict in audit] == [verdict.label for verdict in alone]
    assert audit.findings == alone.findings


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_format_tells_both_places_of_each_difference(form: str, language: str) -> None:
    arguments = [EXAMPLE / "claims", "-r", EXAMPLE / "reference", "-f", form]
    done = CliRunner(env={"COLUMNS": "400"}).invoke(
        app, ["--lang", language, "record", *map(str, arguments)]
    )
    assert done.exit_code == 0
    claims, reference = read([EXAMPLE / "claims"], EXAMPLE / "reference")
    _, (record,) = records(claims, reference)
    for difference in record.differences:
        for side in (difference.earlier, difference.later):
            for telling in side.tellings:
                at = telling.verdict.claim.at
                assert f"{at.file}:{at.line}" in done.stdout
                assert telling.verdict.claim.quote in done.stdout.replace("&quot;", '"')
    assert ("accuses nobody" in " ".join(done.stdout.split())) is (language == "en")


def test_without_several_reports_of_one_issuer_there_is_no_record() -> None:
    report = EXAMPLE / "claims" / "ferries-2021.yaml"
    for arguments in ([report], [EXAMPLE / "claims", "--issuer", "nobody"]):
        given_arguments = ["record", *map(str, arguments), "-r", str(EXAMPLE / "reference")]
        done = CliRunner().invoke(app, given_arguments)
        assert done.exit_code == 3
        assert "No issuer has several reports here" in done.stderr


AMOUNTS = st.integers(1_000, 99_999)  # tenths of tonnes
PLACES = st.integers(-2, 1)


def rounded(value: Fraction, places: int) -> str:
    scaled = round(value * Fraction(10) ** places)
    return f"{float(scaled / Fraction(10) ** places):.{max(places, 0)}f}"


@given(st.lists(st.tuples(AMOUNTS, PLACES, PLACES), min_size=3, max_size=5), st.randoms())
def test_honest_reports_of_one_world_never_differ(
    world: list[tuple[int, int, int]], chance: random.Random
) -> None:
    years = {2018 + place: Fraction(value, 10) for place, (value, _, _) in enumerate(world)}
    reports = []
    for year, (_, now, before) in zip(years, world, strict=True):
        lines = levels({year: f"is: {rounded(years[year], now)} t"})
        if year - 1 in years:
            lines += levels({year - 1: f"is: {rounded(years[year - 1], before)} t"})
            growth = (years[year] / years[year - 1] - 1) * 100
            lines += GROWTH.format(year=year, said=rounded(growth, 1))
        reports.append(claims_of(year, lines))
    chance.shuffle(reports)
    _, record = record_of(*reports)
    assert told(record) == []


@given(
    value=AMOUNTS,
    change=st.integers(-500, 500).filter(lambda change: abs(change) > 1),
    last=st.booleans(),
)
def test_a_restated_figure_is_told_with_both_reports(
    value: int, change: int, *, last: bool
) -> None:
    was, now = f"is: {value / 10:.1f} t", f"is: {(value + change) / 10:.1f} t"
    reports = [
        claims_of(2020, levels({2020: was})),
        claims_of(2021, levels({2020: now, 2021: "is: 5 t"})),
        claims_of(2022, levels({2020: now if last else was})),
    ]
    expected = [("flour@town[2020]", "report-2020", "report-2021")]
    if not last:
        expected.append(("flour@town[2020]", "report-2021", "report-2022"))
    audit, record = record_of(*reports)
    assert told(record) == expected
    assert not audit.inconsistent()
    assert told(record_of(*reversed(reports))[1]) == expected


@pytest.mark.parametrize(
    ("growth", "differs"), [("20.0", False), ("19.9", False), ("19.7", True), ("22", True)]
)
def test_a_growth_counts_from_what_was_printed_the_year_before(
    growth: str, *, differs: bool
) -> None:
    before = claims_of(2020, levels({2020: "is: 100.0 t"}))
    lines = levels({2021: "is: 120.0 t"}) + GROWTH.format(year=2021, said=growth)
    _, record = record_of(before, claims_of(2021, lines))
    assert told(record) == [("flour@town[2020]", "report-2020", "report-2021")][: int(differs)]


def test_a_growth_is_held_against_the_levels_of_another_report() -> None:
    both = claims_of(2021, levels({2020: "is: 100.0 t", 2021: "is: 120.0 t"}))
    _, record = record_of(both, claims_of(2022, GROWTH.format(year=2021, said="12")))
    ((measured, earlier, later),) = told(record)
    assert "2020" in measured
    assert (earlier, later) == ("report-2021", "report-2022")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("is: 1802765 t", "is: 1800000 t"),
        ("is: 99.6 t", "about: 100 t"),
        ("is: 99.6 t", "is: 99 t"),
        ("more than: 90 t", "is: 99.6 t"),
        ("is: 99.6 t", "between: 90 to 100 t"),
    ],
)
def test_what_some_rule_of_rounding_makes_one_is_no_difference(one: str, other: str) -> None:
    _, record = record_of(
        claims_of(2020, levels({2020: one})), claims_of(2021, levels({2020: other}))
    )
    assert told(record) == []


def test_reports_without_days_restate_nothing_and_doubts_take_no_part() -> None:
    one = claims_of(2020, levels({2020: "is: 101 t"}), dated=False)
    other = claims_of(2021, levels({2020: "is: 113 t"}), dated=False)
    _, record = record_of(one, other)
    (difference,) = record.differences
    assert not difference.is_dated
    doubted = claims_of(2021, levels({2020: 'is: 113 t, review: ["of which year?"]'}))
    _, record = record_of(one, doubted)
    assert told(record) == []
