"""Laws of drafting reports as people have them: places, tables set aside, commands on files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.draft import claim_file, coverage, draft
from factcheck.draft.merge import kept_claims, merge
from factcheck.load import read_text
from factcheck.manuscript import read_manuscript
from factcheck.manuscript.markdown import markdown
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.text import text as plain_text
from factcheck.manuscript.word import word
from tests.draft.test_cases import Sentence, sentences
from tests.manuscript.pages import Words, column, pdf_of

ALL = tuple(sentences())
CHOSEN = st.lists(st.sampled_from(ALL), min_size=1, max_size=4, unique_by=str)
ROWS = (("Shop", "2023", "2024"), ("North", "1,200", "1,350"), ("South", "2,500", "2,750"))


def word_report(paragraphs: list[str], *, with_table: bool = False) -> bytes:
    document = Document()
    document.add_heading("Year in brief 2021", 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
        if with_table:
            table = document.add_table(3, 3)
            for row, cells in enumerate(ROWS):
                for number, cell in enumerate(cells):
                    table.cell(row, number).text = cell
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@given(CHOSEN)
def test_a_report_in_word_is_drafted_with_the_paragraph_of_each_claim(
    chosen: list[Sentence],
) -> None:
    texts = [" ".join(one.text.split()) for one in chosen]
    report = word(ReportFile(name="a.docx", content=word_report(texts)))
    for claim in draft(report, period="2021").claims:
        assert claim.place is not None
        paragraph = report.blocks[claim.place.paragraph - 1].text
        start = report.starts[claim.place.paragraph - 1]
        assert start <= claim.figure_start < start + len(paragraph)


@given(CHOSEN)
def test_the_draft_of_a_report_in_word_is_covered_by_its_own_file_and_passes_lint(
    chosen: list[Sentence],
) -> None:
    texts = [" ".join(one.text.split()) for one in chosen]
    report = word(ReportFile(name="a.docx", content=word_report(texts, with_table=True)))
    made = draft(report, period="2021")
    if not made.claims:
        return
    file = claim_file(made)
    claims, _ = read_text(file)
    found = coverage(report, claims, drafted=made)
    assert (found.uncovered, found.drifted) == ((), ())
    merged = merge(file, made)
    assert (merged.text, merged.added) == (file, ())


@given(CHOSEN)
def test_a_text_is_drafted_alike_as_a_text_and_as_a_report(chosen: list[Sentence]) -> None:
    content = "\n".join(one.text for one in chosen)
    report = plain_text(ReportFile(name="a.txt", content=content.encode()))
    if report.tables:
        return
    assert claim_file(draft(report, period="2021")) == claim_file(draft(content, period="2021"))


def test_tables_are_set_aside_and_their_figures_counted() -> None:
    report = word(
        ReportFile(name="a.docx", content=word_report(["Exports rose 5 percent."], with_table=True))
    )
    made = draft(report)
    assert [claim.figure for claim in made.claims] == ["5 percent"]
    assert (made.tables, made.figures_in_tables) == (1, 4)
    assert sum(each.role == "table" for each in made.numerals) == 6


def test_every_digit_of_a_report_is_accounted_for() -> None:
    report = word(
        ReportFile(
            name="a.docx",
            content=word_report(["Exports rose 5 percent; 7 remain of PM2.5."], with_table=True),
        )
    )
    made = draft(report)
    spans = [(each.figure_start, each.figure_end) for each in made.claims]
    spans += [(each.start, each.end) for each in made.numerals]
    assert all(
        any(start <= at < end for start, end in spans)
        for at, sign in enumerate(report.text)
        if sign.isdigit()
    )


def test_a_heading_by_its_style_dates_what_stands_below_it_and_a_caption_dates_nothing() -> None:
    document = Document()
    document.add_heading(
        "Results for 2019 of the works that we own and run, all of them together", 1
    )
    document.add_paragraph("Sales for 2016", style="Caption")
    document.add_paragraph("Exports rose 5 percent.")
    buffer = io.BytesIO()
    document.save(buffer)
    made = draft(word(ReportFile(name="a.docx", content=buffer.getvalue())))
    assert [claim.period for claim in made.claims if claim.figure == "5 percent"] == ["2019"]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "year.docx").write_bytes(
        word_report(["Exports rose 6.4 percent.", "Imports fell 2.1 percent."], with_table=True)
    )
    lines = column(["Exports rose 6.4 percent in 2021."])
    (tmp_path / "year.pdf").write_bytes(
        pdf_of(lines, column(["Imports fell 2.1 percent in 2021."]))
    )
    (tmp_path / "year.html").write_text(
        "<h1>2021</h1><nav>Top 10</nav><p>Exports rose 6.4 percent.</p>", encoding="utf-8"
    )
    (tmp_path / "gbk.txt").write_bytes("2021年出口总额增长6.4%，进口总额下降2.1%。".encode("gbk"))
    return tmp_path


def run(*arguments: str, given_text: bytes | None = None) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, list(arguments), input=given_text)
    return ended.exit_code, ended.stdout, ended.stderr


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("year.docx", [{"paragraph": 2}, {"paragraph": 3}]),
        ("year.pdf", [{"page": 1, "paragraph": 1}, {"page": 2, "paragraph": 1}]),
        ("year.html", [{"paragraph": 2}]),
        ("gbk.txt", [{"line": 1}, {"line": 1}]),
    ],
)
def test_the_command_drafts_each_format_with_places_back_into_it(
    name: str, places: list[dict[str, int]], reports: Path
) -> None:
    file = reports / "claims.yaml"
    status, _, said = run("draft", str(reports / name), "-o", str(file), "--period", "2021")
    assert status == 0, said
    claims = yaml.safe_load(file.read_text(encoding="utf-8"))["claims"]
    told = [
        {key: claim[key] for key in ("line", "page", "paragraph") if key in claim}
        for claim in claims
    ]
    assert told == places
    assert run("lint", str(file))[0] == 0
    status, out, _ = run("coverage", str(reports / name), str(file), "--strict")
    assert status == 0, out


def test_the_command_says_what_it_sets_aside(reports: Path) -> None:
    assert "2 tables with 8 figures are not drafted." in run("draft", str(reports / "year.docx"))[2]
    assert "Left out: 1 piece around the text." in run("draft", str(reports / "year.html"))[2]
    assert "Read as GB18030 (GBK)." in run("draft", str(reports / "gbk.txt"))[2]


def test_a_report_of_nothing_but_tables_says_so(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Shop\t2023\nNorth\t1,350\n", encoding="utf-8")
    status, _, said = run("draft", str(report))
    assert status == 3
    assert "all figures stand in tables" in said


def test_standard_input_is_read() -> None:
    status, out, _ = run("draft", "-", given_text=b"Exports rose 6.4 percent in 2021.")
    assert status == 0
    assert kept_claims(out)[0].quote == "rose 6.4 percent"


def test_residue_is_placed_in_the_report(tmp_path: Path) -> None:
    report = tmp_path / "a.pdf"
    report.write_bytes(pdf_of([*column(["Exports rose 6.4 percent, and 7 remain."])]))
    assert run("draft", str(report), "--residue")[1] == "p. 1, paragraph 1: 7\n"


def test_reports_of_one_name_in_two_folders_share_no_id(tmp_path: Path) -> None:
    ids = []
    for folder in ("north", "south"):
        report = tmp_path / folder / "report.txt"
        report.parent.mkdir()
        report.write_text("Exports rose 6.4 percent in 2021.", encoding="utf-8")
        ids += [claim.id for claim in kept_claims(run("draft", str(report))[1])]
    assert len(set(ids)) == 2


def test_the_same_words_on_two_pages_are_each_covered_where_they_stand() -> None:
    words = "Exports rose 6.4 percent."
    content = pdf_of([Words(50, 500, words)], [Words(50, 400, words)])
    path_claims = "claims:\n  - id: b\n    quote: rose 6.4 percent\n    page: 2\n    paragraph: 1\n"
    from factcheck.manuscript.pdf import pdf

    report = pdf(ReportFile(name="a.pdf", content=content))
    found = coverage(report, kept_claims(path_claims))
    assert [each.claims for each in found.figures] == [(), ("b",)]


def test_coverage_is_blind_to_case_and_counts_tables_and_names(tmp_path: Path) -> None:
    report = tmp_path / "a.md"
    report.write_text(
        "EXPORTS ROSE 6.4 PERCENT under the 14th Plan of PM2.5.\n\n"
        "| Shop | 2023 |\n| --- | --- |\n| North | 1,350 |\n",
        encoding="utf-8",
    )
    claims = kept_claims("claims:\n  - id: a\n    quote: Exports rose 6.4 percent\n    line: 1\n")
    found = coverage(read_manuscript(report), claims)
    assert (found.uncovered, found.drifted, found.tables, found.in_tables) == ((), (), 1, 1)
    assert found.in_names


def test_a_quote_is_not_found_inside_a_number() -> None:
    claims = kept_claims("claims:\n  - id: a\n    quote: 1 million\n    line: 1\n")
    found = coverage("We added 2.41 million users, more than the 1 million told.", claims)
    assert [each.text for each in found.uncovered] == ["2.41 million users"]


@given(CHOSEN)
def test_a_page_in_markdown_is_drafted_by_the_places_of_its_file(chosen: list[Sentence]) -> None:
    content = "".join(f"# Part\n\n**{one.text}**\n\n" for one in chosen)
    report = markdown(ReportFile(name="a.md", content=content.encode()))
    if report.unsaid:
        return
    made, alone = draft(report, period="2021"), draft(content, period="2021")
    assert made.spans() == alone.spans()
    assert [claim.id for claim in made.claims] == [claim.id for claim in alone.claims]


def test_tables_code_and_comments_of_a_page_in_markdown_are_no_prose() -> None:
    content = (
        "---\ntitle: 9 lives\n---\n\nExports rose 6.4 percent.\n\n"
        "| Shop | Sold |\n| --- | --- |\n| North | 1,350 |\n\n"
        "```\nImports fell 3 percent.\n```\n\n<!-- Prices fell 8 percent. -->\n\n"
        "In 2021 prices fell 2 percent.\n"
    )
    made = draft(markdown(ReportFile(name="a.md", content=content.encode())))
    assert [(claim.line, claim.figure) for claim in made.claims] == [
        (5, "6.4 percent"),
        (17, "2 percent"),
    ]
    assert {numeral.text: numeral.role for numeral in made.numerals} == {
        "9": "aside",
        "1,350": "table",
        "3": "aside",
        "8": "aside",
        "2021": "period",
    }
    assert (made.tables, made.figures_in_tables) == (1, 1)
    assert made.text == content


def test_what_is_not_covered_is_told_with_its_place_in_the_report(reports: Path) -> None:
    file = reports / "claims.yaml"
    file.write_text(
        "document: {area: town, period: 2021}\nareas: {town: {name: Town}}\n"
        "indicators: {exports: {name: exports}}\nclaims:\n"
        "  - {id: a, quote: Exports rose 6.4 percent, page: 1, paragraph: 1, kind: growth,"
        " of: exports, is: 6.4 percent}\n",
        encoding="utf-8",
    )
    status, out, _ = run("coverage", str(reports / "year.pdf"), str(file), "--strict")
    assert status == 1
    assert "p. 2, paragraph 1: 2.1 percent is covered by no claim" in out
