"""Two results, or two sets of claims, compared on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from tests.render.sample import CLAIMS, FOLDER, REFERENCE

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def result(tmp_path: Path) -> Path:
    file = tmp_path / "result.json"
    run("audit", CLAIMS, "-r", REFERENCE, "-o", file)
    return file


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    folder = tmp_path / "altered"
    shutil.copytree(FOLDER, folder)
    table = folder / "reference" / "town.csv"
    text = table.read_text(encoding="utf-8")
    assert "1269.2" in text
    table.write_text(text.replace("1269.2", "1155.5"), encoding="utf-8")
    return folder


def test_claims_do_not_differ_from_their_own_result(result: Path) -> None:
    for pair in ((result, CLAIMS), (CLAIMS, result), (result, result)):
        done = run("diff", *pair, "-r", REFERENCE)
        assert (done.exit_code, done.stdout) == (0, "11 unchanged.\n")


def test_a_figure_of_the_reference_that_changed_is_the_reason(altered: Path) -> None:
    old = ("--old-reference", REFERENCE, "-r", altered / "reference")
    better = run("diff", CLAIMS, altered / "plan.yaml", *old)
    assert better.exit_code == 0
    assert "gdp-doubled: contradicted → supported" in better.stdout
    assert "1269.2 亿元" in better.stdout
    new = ("--old-reference", altered / "reference", "-r", REFERENCE)
    assert run("diff", altered / "plan.yaml", CLAIMS, *new).exit_code == 1


def test_a_comparison_as_json_says_what_changed_and_why(altered: Path, result: Path) -> None:
    claims = altered / "plan.yaml"
    done = run("diff", result, claims, "-r", altered / "reference", "--format", "json")
    found = json.loads(done.stdout)
    schema = json.loads((ROOT / "schema" / "diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found)
    change = next(each for each in found["changes"] if each["claim"] == "gdp-doubled")
    assert (change["course"], change["old"]["verdict"]) == ("better", "contradicted")
    assert change["why"][0]["cause"] == "evidence"


def test_a_comparison_as_markdown_keeps_words_from_becoming_marks(altered: Path) -> None:
    table = altered / "reference" / "town.csv"
    text = table.read_text(encoding="utf-8")
    assert "2066.4" in text
    table.write_text(text.replace("2066.4", "2066.5"), encoding="utf-8")
    options = ("--old-reference", REFERENCE, "-r", altered / "reference", "-f", "markdown")
    done = run("diff", CLAIMS, altered / "plan.yaml", *options)
    page = MarkdownIt("commonmark").render(done.stdout)
    assert "&lt;b&gt;`e` *f*" in page
    assert "<h3>✔ Better</h3>" in page


def test_claims_are_judged_by_the_day_that_is_asked_for(result: Path) -> None:
    done = run("diff", result, CLAIMS, "-r", REFERENCE, "--as-of", "2024-06-01")
    assert done.exit_code == 1
    assert "gdp-since-revised: supported → contradicted" in done.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [('{"factcheck": "0"}', "no result"), ("[]", "no result"), ('{\n "a": ]', ":2:7")],
)
def test_a_file_that_is_no_result_is_a_fault(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    done = run("diff", file, CLAIMS, "-r", REFERENCE)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_result_that_was_changed_by_hand_is_not_compared(result: Path) -> None:
    text = result.read_text(encoding="utf-8")
    result.write_text(text.replace("contradicted", "supported"), encoding="utf-8")
    for pair in ((result, CLAIMS), (CLAIMS, result)):
        done = run("diff", *pair, "-r", REFERENCE)
        assert done.exit_code == 2
        assert "it was changed after it was written" in done.stderr
