"""A first project: it can be used at once, and costs nobody a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.language import speaking
from factcheck.load.starter import starter

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("init").exit_code == 0
    return tmp_path


@pytest.mark.usefixtures("project")
def test_a_first_project_has_no_faults_and_one_claim_that_fails() -> None:
    assert run("lint").exit_code == 0
    done = run("audit", "--format", "json")
    assert done.exit_code == 1
    verdicts = json.loads(done.stdout)["summary"]["verdicts"]
    assert {label: number for label, number in verdicts.items() if number} == {
        "supported": 2,
        "not-checkable": 1,
        "contradicted": 1,
    }


@pytest.mark.usefixtures("project")
def test_the_claim_that_fails_says_what_to_do_next() -> None:
    shown = run("audit").stdout
    command = shown.rpartition("Next: factcheck ")[2].split()
    assert command == ["explain", "visitors-growth"]
    assert run(*command).exit_code == 0


def test_mended_as_its_comment_says_the_claim_is_supported(project: Path) -> None:
    file = project / "claims" / "example.yaml"
    text = file.read_text(encoding="utf-8")
    remedy = re.findall(r"# .*(is: \d.*)", text)
    assert remedy == ["is: 8.0 %"]
    file.write_text(text.replace("    is: 8.5 %", f"    {remedy[0]}"), encoding="utf-8")
    assert run("audit").exit_code == 0


def test_the_reference_of_a_first_project_is_a_valid_data_package(project: Path) -> None:
    report = frictionless.validate(str(project / "reference" / "datapackage.yaml"))
    assert report.valid, report.to_summary()


def test_its_columns_are_those_of_every_reference() -> None:
    name = "reference/observation.schema.json"
    own = ROOT / "src" / "factcheck" / "starter" / name
    assert own.read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("name", ["claims/example.yaml", "reference/pool.csv", "factcheck.toml"])
def test_a_file_in_the_way_is_kept_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.exit_code == 2
    assert str(mine) in done.stderr
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [mine]


def test_a_project_in_a_folder_says_how_to_get_there(tmp_path: Path) -> None:
    folder = tmp_path / "my project"
    shown = run("init", folder).stdout
    assert shown.endswith(f"Next: cd '{folder}' && factcheck audit\n")
    assert (folder / "claims" / "example.yaml").is_file()


@pytest.fixture
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    with speaking("zh"):
        assert run("init").exit_code == 0
        yield tmp_path


def test_a_first_project_in_chinese_has_the_files_of_the_english_one(chinese: Path) -> None:
    made = {str(each.relative_to(chinese)) for each in chinese.rglob("*") if each.is_file()}
    with speaking("en"):
        assert made == {*starter(), "schema/claims.schema.json"}
    assert "language: zh" in (chinese / "claims" / "example.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("chinese")
def test_a_first_project_in_chinese_has_the_verdicts_of_the_english_one() -> None:
    assert run("lint").exit_code == 0
    done = run("audit", "--format", "json")
    assert done.exit_code == 1
    labels = {each["id"]: each["verdict"] for each in json.loads(done.stdout)["claims"]}
    assert labels == {
        "visitors": "supported",
        "visitors-growth": "contradicted",
        "visitors-record": "supported",
        "water": "not-checkable",
    }
    shown = run("audit").stdout
    assert "比上年增长8.5%" in shown.rpartition("✘")[2]
    assert shown.endswith("factcheck explain visitors-growth\n")


def test_its_reference_is_a_valid_data_package_with_the_same_figures(chinese: Path) -> None:
    report = frictionless.validate(str(chinese / "reference" / "datapackage.yaml"))
    assert report.valid, report.to_summary()
    with speaking("en"):
        english = starter()["reference/pool.csv"]
    own = (chinese / "reference" / "pool.csv").read_text(encoding="utf-8")
    assert [_figure(line) for line in own.splitlines()] == [
        _figure(line) for line in english.splitlines()
    ]


def _figure(line: str) -> list[str]:
    """Give the area, indicator, period and value of a line of the table."""
    return line.split(",")[:4]


def test_mended_as_its_comment_says_the_chinese_claim_is_supported(chinese: Path) -> None:
    file = chinese / "claims" / "example.yaml"
    text = file.read_text(encoding="utf-8")
    remedy = re.findall(r"# .*(is: \d.*)", text)
    assert remedy == ["is: 8.0 %"]
    file.write_text(text.replace("    is: 8.5 %", f"    {remedy[0]}"), encoding="utf-8")
    assert run("audit").exit_code == 0
