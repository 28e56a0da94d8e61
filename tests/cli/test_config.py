"""Settings on the command line: below every option, above every default."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from tests.render.sample import CLAIMS, REFERENCE

SETTINGS = """\
[tool.factcheck]
claims = ["{claims}"]
reference = "{reference}"
fail-on = ["unverifiable"]
format = "csv"
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = SETTINGS.format(claims=CLAIMS.resolve(), reference=REFERENCE.resolve())
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_a_setting_holds_where_no_option_says_otherwise() -> None:
    assert run("audit").stdout.startswith("\ufeff")
    assert run("audit", "--format", "json").stdout.startswith("{")
    assert run("audit", "-k", "gdp-doubled").exit_code == 0
    assert run("audit", "-k", "gdp-doubled", "--fail-on", "contradicted").exit_code == 1


@pytest.mark.usefixtures("project")
def test_other_commands_read_the_same_claims_and_reference() -> None:
    assert run("lint").stdout.startswith("No faults: 11 claims")
    assert run("explain", "gdp-doubled").exit_code == 0
    assert "gdp@town" in run("series").stdout


def test_the_name_of_a_file_says_more_than_a_setting(project: Path) -> None:
    run("audit", "-o", project / "report.md")
    assert (project / "report.md").read_text(encoding="utf-8").startswith("# ")


def test_what_applies_is_shown_as_toml_with_its_file(project: Path) -> None:
    shown = run("--show-config").stdout
    assert shown.startswith("# pyproject.toml\n")
    assert tomllib.loads(shown)["fail-on"] == ["unverifiable"]
    again = project / "factcheck.toml"
    again.write_text(shown, encoding="utf-8")
    assert tomllib.loads(run("--show-config").stdout) == tomllib.loads(shown)


def test_without_a_file_the_usual_values_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert tomllib.loads(run("--show-config").stdout) == {
        "claims": ["claims"],
        "reference": "reference",
        "fail-on": ["contradicted", "implausible", "inconsistent"],
        "format": "text",
        "colour": "auto",
    }


def test_a_fault_of_the_settings_stops_every_command_that_takes_them(project: Path) -> None:
    file = project / "factcheck.toml"
    file.write_text("fail_on = []\n", encoding="utf-8")
    for command in (["audit"], ["lint"], ["series"], ["--show-config"]):
        done = run(*command)
        assert done.exit_code == 2
        assert "factcheck.toml:1:1: fail_on: unknown key" in done.stderr
    assert run("units").exit_code == 0


def test_another_file_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text("fail-on = []\n", encoding="utf-8")
    assert run("--config", file, "audit", CLAIMS, "-r", REFERENCE).exit_code == 0
