"""The report with comments, as a reader orders it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest

from factcheck.manuscript.model import ReportTable
from factcheck.manuscript.read import read_manuscript
from tests.manuscript.documents import saved

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "ferries"


def run(folder: Path, report: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", "check", report]
    command += ["--against", str(EXAMPLE / "data"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example's report as a document of Word."""
    document = docx.Document()
    for block in read_manuscript(EXAMPLE / "review-2024.md").blocks:
        if not isinstance(block, ReportTable):
            document.add_paragraph(block.text)
            continue
        table = document.add_table(len(block.rows), len(block.rows[0]))
        for row, texts in zip(table.rows, block.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    folder = tmp_path_factory.mktemp("commented")
    (folder / "report.docx").write_bytes(saved(document))
    return folder


def test_a_copy_of_the_report_has_a_comment_at_each_finding(folder: Path) -> None:
    done = run(folder, "report.docx", "--output", "checked.docx", "--checked-by", "A. Reader")
    assert (done.returncode, done.stderr) == (1, "")
    report, copy = folder / "report.docx", folder / "checked.docx"
    assert read_manuscript(copy).blocks == read_manuscript(report).blocks
    comments = [(comment.author, comment.text) for comment in docx.Document(str(copy)).comments]
    assert {author for author, _ in comments} == {"A. Reader"}
    heads = [text.split("\n")[0] for _, text in comments]
    assert any(head.startswith("✘ 46.2%: wrong; it is") for head in heads)
    assert any(head.startswith("✘ T2!B4 does not add up") for head in heads)
    assert not any("✔" in head for head in heads)
    run(folder, "report.docx", "--output", "all.docx", "--verbose")
    every = [(one.author, one.text) for one in docx.Document(str(folder / "all.docx")).comments]
    assert {author for author, _ in every} == {"factcheck"}
    assert sum(text.startswith("✔") for _, text in every) >= 15


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report.docx", "-o", "report.docx"), "would replace the report itself"),
        (("report.docx", "-o", "checked.pdf"), "report.docx is no PDF"),
        (("notes.md", "--format", "docx", "-o", "a.docx"), "notes.md is no DOCX"),
    ],
)
def test_a_copy_that_cannot_be_is_refused(
    folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    (folder / "notes.md").write_text("Sales rose by 5 %.\n", encoding="utf-8")
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())


def test_the_author_is_the_one_that_the_settings_name(folder: Path) -> None:
    (folder / "factcheck.toml").write_text('checked-by = "The desk"\n', encoding="utf-8")
    run(folder, "report.docx", "--output", "desk.docx")
    (folder / "factcheck.toml").unlink()
    assert {one.author for one in docx.Document(str(folder / "desk.docx")).comments} == {"The desk"}


CLAIMS = """\
document: {title: A review, area: town, period: 2024}
areas: {town: {names: {en: Town}}}
indicators: {staff: {names: {en: people employed}, unit: person}}
series: {staff: {2023: 391, 2024: 420}}
claims:
  - id: staff
    quote: 412 people
    kind: level
    of: staff
    is: 412 persons
    reviewed: {by: A. Reader, on: 2025-03-01, state: disputed, note: ask the office}
  - {id: more, quote: 21 more, kind: change, of: staff, since: 2023, is: 29 persons}
"""


def test_verdicts_of_claims_are_comments_as_well(folder: Path) -> None:
    (folder / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "coverage", "report.docx", "claims.yaml"]
    done = subprocess.run(
        [*command, "-o", "covered.docx"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    texts = [comment.text for comment in docx.Document(str(folder / "covered.docx")).comments]
    (staff,) = (text for text in texts if "staff" in text)
    assert "412" in staff
    assert "disputed by A. Reader, 2025-03-01: ask the office" in staff
    assert "claims.yaml:4" in staff
    assert not any("more:" in text for text in texts)
    assert "No claim covers this." in texts
