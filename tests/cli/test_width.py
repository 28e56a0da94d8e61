"""What commands print fits into eighty columns, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from factcheck.cli.app import NAMES, app
from factcheck.render import Format

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "reference"
FERRIES = ROOT / "docs" / "examples" / "ferries" / "review-2024.md"
WORLD_BANK = next((REFERENCE / "raw").glob("API_NY.GDP*.csv"))
CALLS = {
    **{f"{name} --help": (name, "--help") for name in NAMES},
    "kinds": ("kinds",),
    "units": ("units",),
    "series": ("series", "--reference", str(REFERENCE)),
    "lint": ("lint", str(REFERENCE)),
    "draft --why": ("draft", str(FERRIES), "--why"),
}


def wide(text: str) -> list[str]:
    return [line for line in text.splitlines() if cell_len(line) > 80]


def printed(language: str, *call: str) -> str:
    result = CliRunner().invoke(app, call, env={"COLUMNS": "80", "FACTCHECK_LANG": language})
    return result.stdout + result.stderr


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal(language: str, call: str) -> None:
    text = printed(language, *CALLS[call])
    assert text
    assert wide(text) == []


def test_questions_of_an_import_fit_and_its_command_is_one_line(tmp_path: Path) -> None:
    text = printed("en", "import", str(WORLD_BANK), "--reference", str(tmp_path / "new"))
    assert [line.split()[0] for line in wide(text)] == ["Call"]


def test_the_help_of_formats_names_each_of_them() -> None:
    text = " ".join(printed("en", "audit", "--help").split())
    assert [form for form in Format if form.value not in text] == []


@pytest.mark.parametrize("length", [1, 40, 90])
def test_a_remark_is_one_line_in_a_pipe_and_fits_a_terminal(length: int, tmp_path: Path) -> None:
    report = tmp_path / ("r" * length) / "year.txt"
    report.parent.mkdir()
    report.write_text("Exports rose 6.4 percent in 2021.", encoding="utf-8")
    call = ["draft", str(report), "--proposer", "no-such-program-" + "x" * length]
    piped = CliRunner().invoke(app, call).stderr
    shown = CliRunner().invoke(app, call, env={"COLUMNS": "80"}).stderr
    assert "cannot be run" in piped
    assert piped.count("\n") == 1
    assert wide(shown) in ([], [line for line in shown.splitlines() if " " not in line.strip()])
    assert "".join(shown.split()) == "".join(piped.split())
