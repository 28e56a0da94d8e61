"""One edition may be asked for: it decides where it answers, and must be known."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app

REPORT = """
document: {title: Report, area: town, period: 2021}
areas: {town: {name: Town}}
indicators: {output: {name: output, unit: t}}
sources: {office: {title: Office, grade: official}}
series:
  - indicator: output
    period: 2021
    value: 100
    vintage: first
    released: 2022-01-10
    source: office
  - indicator: output
    period: 2021
    value: 120
    vintage: final
    released: 2022-12-10
    source: office
claims:
  - {id: size, kind: level, of: output, is: 100 t}
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    file = tmp_path / "report.yaml"
    file.write_text(REPORT, "utf-8")
    return str(file)


@pytest.mark.parametrize(("edition", "status"), [("first", 0), ("final", 1)])
def test_the_edition_asked_for_decides(report: str, edition: str, status: int) -> None:
    assert CliRunner().invoke(app, ["audit", report, "--vintage", edition]).exit_code == status


def test_every_edition_is_shown_the_deciding_one_first(report: str) -> None:
    shown = CliRunner().invoke(app, ["explain", "size", report, "--vintage", "first"]).stdout
    _, _, table = shown.partition("By set of evidence, of which the first decides\n")
    first, second, *_ = table.splitlines()
    assert first.split()[0] == "first"  # "first published", by the reference here
    assert first.endswith("✔ supported")
    assert second.split()[0] == "final,"
    assert second.endswith("✘ contradicted")


def test_an_edition_that_answers_nothing_is_refused_with_a_hint(report: str) -> None:
    refused = CliRunner().invoke(app, ["audit", report, "--vintage", "fist"])
    assert refused.exit_code == 2
    assert "Did you mean first?" in refused.output
