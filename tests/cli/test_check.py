"""`factcheck check` as people and machines meet it, on a small report and its data."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.manuscript.read import read_manuscript

DATA = "$ millions,2023,2024\nRevenue,410.2,455.0\nInventories,61.0,54.0\n"
SOUND = "# Annual report 2024\n\nRevenue was $455.0 million.\n"
FAULTY = f"{SOUND}\nInventories were $45.0 million. Overseas revenue was $99.0 million.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "accounts.csv").write_text(DATA, encoding="utf-8")
    return tmp_path


def check(report: str, *arguments: str, lang: str = "en") -> Result:
    Path("report.md").write_text(report, encoding="utf-8")
    return CliRunner().invoke(app, ["--lang", lang, "check", "report.md", *arguments])


@pytest.mark.usefixtures("here")
def test_a_sound_report_ends_with_0_and_says_how_much_agrees() -> None:
    result = check(SOUND, "--against", "data")
    assert result.exit_code == 0
    assert "1 in agreement" in result.stdout


@pytest.mark.usefixtures("here")
def test_errors_come_first_with_their_cell_and_end_with_1() -> None:
    result = check(FAULTY, "--against", "data")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("✘ $45.0 million: wrong; it is $54.0 million")
    assert "data/accounts.csv#C3" in result.stdout
    assert result.stdout.index("$45.0 million") < result.stdout.index("? $99.0 million: to check")
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("here")
def test_what_is_told_is_told_in_chinese_too() -> None:
    result = check(FAULTY, "--against", "data", lang="zh")
    assert "有误" in result.stdout
    assert "待查" in result.stdout


def test_findings_are_json_with_offsets_and_cells(here: Path) -> None:
    result = check(FAULTY, "--against", "data", "--format", "findings")
    statements = json.loads(result.stdout)["statements"]
    (wrong,) = [one for one in statements if one["outcome"] == "wrong"]
    assert wrong["evidence"] == ["data/accounts.csv#C3"]
    text = read_manuscript(here / "report.md").text
    assert text[wrong["start"] : wrong["end"]] == wrong["figure"] == "$45.0 million"


@pytest.mark.usefixtures("here")
def test_sarif_has_a_result_for_each_figure_and_a_level_for_errors_alone() -> None:
    result = check(FAULTY, "--against", "data", "--format", "sarif")
    (run,) = json.loads(result.stdout)["runs"]
    kinds = [(one["kind"], one["level"]) for one in run["results"]]
    assert kinds == [("pass", "none"), ("fail", "error"), ("review", "none")]


@pytest.mark.usefixtures("here")
def test_markdown_and_json_hold_the_error() -> None:
    assert "$45.0 million" in check(FAULTY, "--against", "data", "-f", "markdown").stdout
    full = json.loads(check(FAULTY, "--against", "data", "-f", "json").stdout)
    assert [one["outcome"] for one in full["statements"]] == ["agrees", "wrong", "to_check"]


def test_a_file_is_written_in_the_format_of_its_name(here: Path) -> None:
    result = check(FAULTY, "--against", "data", "-o", "out.sarif")
    assert result.exit_code == 1
    assert json.loads((here / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.usefixtures("here")
def test_the_tables_of_a_report_are_evidence_for_its_text() -> None:
    table = "\n| $ millions | 2024 |\n| --- | --- |\n| Revenue | 455.0 |\n"
    result = check(f"# Annual report 2024\n\nRevenue was $545.0 million.\n{table}")
    assert result.exit_code == 1
    assert "report#T1!B2" in result.stdout


@pytest.mark.usefixtures("here")
def test_a_missing_file_and_one_of_no_known_sort_are_faults_with_their_place() -> None:
    Path("notes.xyz").write_text("x", encoding="utf-8")
    result = check(SOUND, "--against", "nothing.csv", "--against", "notes.xyz")
    assert result.exit_code == 2
    assert "nothing.csv:1:1" in result.stderr
    assert "'.xyz'" in result.stderr


@pytest.mark.usefixtures("here")
def test_a_report_without_figures_ends_with_3() -> None:
    result = check("# A letter\n\nAll went well.\n")
    assert result.exit_code == 3


@pytest.mark.usefixtures("here")
def test_ties_are_written_corrected_and_kept() -> None:
    check(FAULTY, "--against", "data", "--ties", "ties.csv")
    with Path("ties.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    (doubtful,) = [row for row in rows if row["figure"] == "$99.0 million"]
    assert doubtful["tied"] == "likely"
    doubtful["tied"], doubtful["cells"] = "settled", "data/accounts.csv#C2"
    with Path("ties.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    settled = Path("ties.csv").read_text(encoding="utf-8")
    result = check(FAULTY, "--against", "data", "--ties", "ties.csv")
    assert "✘ $99.0 million: wrong; it is $455.0 million" in result.stdout
    assert Path("ties.csv").read_text(encoding="utf-8") == settled


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("report.md", "--against", "empty.csv"), "empty.csv:1:1: it holds no table with figures"),
        (("report.md", "--ties", "notes.txt"), "notes.txt:1:1: this is no table of ties"),
        (("accounts.csv",), "accounts.csv:1:1: this is data, and no report"),
    ],
)
def test_what_is_of_the_wrong_sort_is_one_clear_fault_and_left_as_it_is(
    arguments: tuple[str, ...], problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "report.md": "# Review 2024\n\nSales were $5 million.\n",
        "empty.csv": "",
        "notes.txt": "Call the auditor.\n",
        "accounts.csv": "$ million,2024\nSales,5\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["--lang", "en", "check", *arguments])
    assert done.exit_code == 2
    assert problem in done.output
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in files} == files
