"""The report for people: every claim counted, the worst last, nothing wider than the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.text import Text

from factcheck.domain.verdict import Label
from factcheck.pipeline import run
from factcheck.render.notation.page import Page
from factcheck.render.phrases.labels import heading
from factcheck.render.terminal.audit import Detail, render
from factcheck.render.terminal.explain import render as explain
from tests.render.sample import sample

LABELS = [label for label in Label if sample().counts()[label]]

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_of_an_embedded_document_is_wider_than_the_screen(columns: int) -> None:
    audit = run([ROOT / "claims" / "changzhi-2021.yaml"], ROOT / "reference")
    for line in render(audit, Page(columns=columns), Detail.NORMAL).splitlines():
        assert cell_len(line) <= columns


@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_of_a_derivation_is_wider_than_the_screen(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    audit = run(sorted(Path("claims").glob("*.yaml")), Path("reference"))
    for verdict in audit:
        for line in explain(audit, verdict, Page(columns=columns)).splitlines():
            assert cell_len(line) <= columns or " " not in line.strip()  # a path is not broken


@pytest.mark.parametrize("columns", [60, 80, 120, 160])
@pytest.mark.parametrize("detail", Detail)
def test_no_line_is_wider_than_the_screen_or_ends_with_a_blank(
    columns: int, detail: Detail
) -> None:
    for line in render(sample(), Page(columns=columns), detail).splitlines():
        assert cell_len(line) <= columns
        assert line == line.rstrip()


def test_counts_add_up() -> None:
    text = render(sample())
    summary = text[text.rindex("─") :].split("Not checked")[0]
    total, *parts = map(int, re.findall(r"(\d+) ", summary))
    assert total == len(sample()) == sum(parts)


def test_the_worst_stand_last() -> None:
    text = render(sample())
    places = [text.index(f"{label.symbol} {heading(label).upper()}") for label in LABELS]
    assert places == sorted(places)


def test_many_open_claims_are_told_by_reason_and_listed_where_asked() -> None:
    audit = run([ROOT / "claims" / "changzhi-2021.yaml"], ROOT / "reference")
    open_ones = [each for each in audit if each.label is Label.UNVERIFIABLE]
    short, long = render(audit), render(audit, Page(columns=200), Detail.LISTED)
    numbers = re.findall(r"^ *(\d+)  [a-z-]+: ", short, re.MULTILINE)
    assert sum(map(int, numbers)) == len(open_ones)
    assert all(each.id in long for each in open_ones)
    assert len(short.splitlines()) <= 100


@pytest.mark.parametrize("columns", [80, 160])
def test_what_a_flag_means_is_told_once_beside_what_holds(columns: int) -> None:
    audit = run([ROOT / "claims" / "changzhi-2021.yaml"], ROOT / "reference")
    whole = render(audit, Page(columns=columns))
    legends = re.findall(r"^ *\* ([a-z-]+) \(", whole[: whole.index("✘")], re.MULTILINE)
    assert legends
    assert len(legends) == len(set(legends))


@pytest.mark.parametrize("detail", [Detail.NORMAL, Detail.LISTED, Detail.VERBOSE])
def test_every_claim_is_shown_or_counted(detail: Detail) -> None:
    text = render(sample(), Page(columns=200), detail)
    hidden = {Label.NOT_CHECKABLE} if detail < Detail.VERBOSE else set()
    assert all(each.id in text for each in sample() if each.label not in hidden)


def test_what_is_well_takes_one_line() -> None:
    text = render(sample(), Page(columns=100))
    assert next(line for line in text.splitlines() if "gdp-2021 " in line).count("2311") == 2


def test_a_quiet_report_leaves_out_what_is_well_but_counts_it() -> None:
    text = render(sample(), detail=Detail.QUIET)
    assert "gdp-since-revised" not in text
    assert "2 supported" in text


def test_colour_carries_no_meaning_of_its_own() -> None:
    coloured = Text.from_ansi(render(sample(), Page(colour=True)))
    assert coloured.spans
    assert coloured.plain == render(sample(), Page(colour=False))


def test_a_fault_says_what_was_claimed_and_found_by_how_much_and_on_what_evidence() -> None:
    text = render(sample(), Page(columns=100))
    block = " ".join(text[text.index("✘ gdp-doubled") :].split("\n\n")[0].split())
    for said in (
        "翻了一番",
        "doubled, that is at least 1.95 times",
        "1.82 times",
        "7.1 %",
        "official",
    ):
        assert said in block
    assert "gross product in 2016 at most 1185.17 亿元" in block
    assert "published: 1269.2 亿元" in block


def test_editions_that_disagree_are_both_shown() -> None:
    text = render(sample(), Page(columns=120))
    block = text[text.index("⇄ gdp-disputed") :].split("\n\n")[0]
    assert "1331.14 亿元" in block
    assert "contradicted by almanac" in block


def test_the_next_command_is_about_the_worst_claim() -> None:
    assert render(sample()).rstrip().endswith("Next: factcheck explain gdp-doubled")


def test_no_claims_give_no_counts_that_mislead() -> None:
    assert "0 of 11 claims: nothing to show" in render(
        replace(sample(), verdicts=(), findings=()), of=11
    )
