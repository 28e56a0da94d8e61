"""Laws of the claim file, of merging into one, and of coverage."""

import textwrap
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.draft import Heading, NameCatalogue, claim_file, coverage, draft, merge
from factcheck.draft.coverage import Coverage
from factcheck.draft.locate import locate
from factcheck.draft.merge import kept_claims
from factcheck.manuscript.markdown import markdown
from factcheck.manuscript.source import ReportFile
from tests.draft.test_cases import Sentence, sentences

REFERENCE = Path(__file__).parents[2] / "reference"
ALL = tuple(sentences())
reports = st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique_by=str).map(
    lambda chosen: "\n".join(each.text for each in chosen)
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim as coverage sees it."""

    id: str
    quote: str
    line: int | None = None


def lint(path: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["lint", str(path), "--reference", str(REFERENCE)])
    return result.exit_code, result.output


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_claim_file_of_all_sentences_passes_lint(language: str, tmp_path: Path) -> None:
    text = "\n".join(each.text for each in ALL if each.is_chinese == (language == "zh"))
    file = tmp_path / "report.yaml"
    file.write_text(claim_file(draft(text, period="2021")), encoding="utf-8")
    status, said = lint(file)
    assert status == 0, said


@given(report=reports)
def test_every_drafted_figure_is_in_the_claim_file(report: str) -> None:
    made = draft(report, period="2021")
    quotes = {each.quote for each in kept_claims(claim_file(made))}
    figures = [each for each in made.claims if each.number]
    assert all(any(" ".join(each.quote.split()) in quote for quote in quotes) for each in figures)


@given(report=reports)
def test_merging_a_draft_into_its_own_file_adds_nothing(report: str) -> None:
    made = draft(report, period="2021")
    file = claim_file(made)
    merged = merge(file, made)
    assert (merged.text, merged.added, merged.drifted) == (file, (), ())


@given(report=reports, added=st.sampled_from(ALL))
def test_merging_keeps_every_line_of_the_old_file(report: str, added: Sentence) -> None:
    old = claim_file(draft(report, period="2021")).replace("kind: level", "kind: level  # seen")
    merged = merge(old, draft(f"{report}\n{added.text}", period="2021"))
    lines = iter(merged.text.splitlines())
    assert all(line in lines for line in old.rstrip("\n").splitlines())


def in_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


@given(report=reports, added=st.sampled_from(ALL))
def test_line_ends_of_windows_make_no_other_claims(report: str, added: Sentence) -> None:
    wrapped = "\n".join(textwrap.fill(line, 60) for line in report.split("\n"))
    for text in (report, wrapped):
        made, other = (draft(each, period="2021") for each in (text, in_windows(text)))
        assert claim_file(other) == claim_file(made)
        old, more = claim_file(made), f"{text}\n{added.text}"
        merged = merge(in_windows(old), draft(in_windows(more), period="2021"))
        assert merged.text == in_windows(merge(old, draft(more, period="2021")).text)


def test_a_real_report_is_drafted_alike_with_line_ends_of_windows() -> None:
    example = Path(__file__).parents[2] / "docs" / "examples" / "ferries" / "review-2024.md"
    text = example.read_text(encoding="utf-8")
    made, other = (
        draft(markdown(ReportFile(name="r.md", content=each.encode())))
        for each in (text, in_windows(text))
    )
    assert claim_file(other) == claim_file(made)


def test_merging_tells_what_drifted_and_adds_what_is_new() -> None:
    old = claim_file(draft("收入增长5%。\n利润12亿元。", period="2021"))
    merged = merge(old, draft("收入增长5%。\n利润13亿元。", period="2021"))
    assert merged.drifted == ("l002-level",)
    assert merged.added == ("l002-level-2",)
    assert "13 亿元" in merged.text
    assert "12 亿元" in merged.text


def test_a_known_indicator_is_named_and_not_declared() -> None:
    catalogue = NameCatalogue.of({"出口总额": "exports"}, units={"exports": "CNY"}, areas=["某市"])
    made = draft("出口总额13亿元。", catalogue=catalogue, period="2021")
    file = claim_file(made, catalogue=catalogue, heading=Heading(area="某市", title="报告"))
    assert "of: exports" in file
    assert "indicators:" not in file
    assert "title: 报告" in file


def test_an_indicator_in_another_unit_is_another_indicator() -> None:
    catalogue = NameCatalogue.of({"出口总额": "exports"}, units={"exports": "CNY"})
    file = claim_file(draft("出口总额130万吨。", period="2021"), catalogue=catalogue)
    assert "of: exports" not in file


def test_what_is_less_than_sure_is_to_be_reviewed() -> None:
    file = claim_file(draft("The result was seen by 12 percent.", period="2021"))
    (claim,) = yaml.safe_load(file)["claims"]
    assert claim["review"][0].startswith("low confidence")


def test_a_record_told_of_a_threshold_is_its_first_time() -> None:
    file = claim_file(draft("财政收入首次突破300亿元。", period="2021"))
    assert "first: yes" in file
    assert "kind: record" not in file


@given(report=reports)
def test_the_drafted_claims_cover_their_own_report(report: str) -> None:
    made = draft(report, period="2021")
    quoted = [Quoted(each.id, each.quote, each.line) for each in made.claims]
    found = coverage(report, quoted, drafted=made)
    assert found.uncovered == ()
    assert found.drifted == ()


@given(report=reports, without=st.integers(0, 5))
def test_a_figure_without_its_claim_is_uncovered(report: str, without: int) -> None:
    made = draft(report, period="2021")
    figures = [each for each in made.claims if each.number and len(each.quote) > 3]
    if without >= len(figures):
        return
    gone = figures[without]
    others = [each for each in made.claims if gone.quote not in each.quote]
    found = coverage(report, [Quoted(each.id, each.quote, each.line) for each in others])
    assert (gone.figure_start, gone.figure_end) in {(e.start, e.end) for e in found.uncovered}


@given(report=reports)
def test_the_pieces_of_a_coverage_are_the_text(report: str) -> None:
    assert "".join(piece.text for piece in coverage(report, []).pieces()) == report


def test_markdown_is_loud_where_nothing_covers_and_shows_the_verdict_elsewhere() -> None:
    found: Coverage = coverage("收入增长5%,利润12亿元。", [Quoted("a", "收入增长5%", 1)])
    said = found.markdown({"a": "✔"})
    assert said == "收入增长⟦5% ✔⟧,利润⟦**12亿元** NOT COVERED⟧。"
    assert found.summary() == "1 of 2 figures covered, 1 not"


def test_a_quote_that_is_gone_is_told() -> None:
    assert coverage("利润12亿元。", [Quoted("old", "利润13亿元", 1)]).drifted == ("old",)


def test_the_occurrence_nearest_to_the_line_is_taken() -> None:
    found = coverage("增长5%。\n增长5%。\n", [Quoted("second", "增长5%", 2)])
    assert [each.claims for each in found.figures] == [(), ("second",)]


def test_growth_over_months_is_held_against_the_same_months() -> None:
    text = "前7个月,出口增长8.4%,高于全省2.1个百分点。"
    file = claim_file(draft(text, period="2021"))
    assert file.count("period: 2021-01..2021-07") == 2
    assert "since" not in file
    assert "measure: growth" in file


def test_a_quote_in_traditional_characters_stays_as_printed() -> None:
    made = draft("全年營業額較前年成長4.6%,達52億元。", period="2022")
    assert [each.quote for each in made.claims] == ["成長4.6%", "達52億元"]
    assert coverage(made.text, made.claims).uncovered == ()


@given(claims=st.integers(1, 6), places=st.integers(1, 6))
def test_claims_in_the_same_words_share_out_the_places_where_they_stand(
    claims: int, places: int
) -> None:
    text = "，".join(["居全省第一"] * places)
    named = [SimpleNamespace(id=str(each), quote="全省第一", line=1) for each in range(claims)]
    spans = [each.span for each in locate(text, named)]
    assert len(set(spans)) == min(claims, places)
    assert spans == sorted(spans, key=lambda each: each or (0, 0))
