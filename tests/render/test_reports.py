"""The pages in reports/ are those that the embedded claims give today."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app

ROOT = Path(__file__).parents[2]
CLAIMS = sorted(each.name for each in (ROOT / "claims").glob("*.yaml"))
SUFFIXES = (".md", ".html")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", CLAIMS)
def test_a_report_is_up_to_date(
    name: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    report = Path("reports") / Path(name).with_suffix(suffix).name
    today = tmp_path / report.name
    done = CliRunner().invoke(app, ["audit", f"claims/{name}", "--output", str(today)])
    assert done.exit_code in (0, 1), done.output
    is_current = report.read_bytes() == today.read_bytes()
    assert is_current, f"{report} is stale; write it anew: make reports"


def test_every_report_is_of_a_document_that_is_there() -> None:
    reports = {each.name for each in (ROOT / "reports").iterdir()}
    assert reports == {Path(name).with_suffix(each).name for name in CLAIMS for each in SUFFIXES}
