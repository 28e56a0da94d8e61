"""A report says how it was made, and the command it names makes the same report again."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from tests.render.sample import CLAIMS, REFERENCE

SAMPLE = [str(CLAIMS), "-r", str(REFERENCE)]


def written(out: Path, *arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments, "-o", str(out)])
    assert done.exit_code in (0, 1), done.output
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "terms", [[], ["--as-of", "2023-01-01"], ["--vintage", "almanac"]], ids=["own", "day", "name"]
)
def test_the_command_of_a_report_makes_the_same_report(terms: list[str], tmp_path: Path) -> None:
    text = written(tmp_path / "a.md", "audit", *SAMPLE, *terms)
    command = re.search(r"To repeat it: `factcheck (.*)`", text)
    assert command is not None
    assert written(tmp_path / "b.md", *shlex.split(command[1])) == text


def test_a_report_names_the_day_the_files_and_who_checked(tmp_path: Path) -> None:
    text = written(tmp_path / "a.md", "audit", *SAMPLE, "--checked-by", "A. *Reader*")
    part = text[text.index("## Method") :].split("\n## ")[0]
    assert "Judged by: what was public on 2022-02-20, the day of the document" in part
    assert "Checked by: A. \\*Reader\\*" in part
    assert part.count("`sha256:") == 2
    later = written(tmp_path / "b.md", "audit", *SAMPLE, "--as-of", "2023-01-01")
    assert "Judged by: what was public on 2023-01-01, as was asked for" in later


def test_who_checked_may_stand_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, reference = CLAIMS.resolve(), REFERENCE.resolve()
    (tmp_path / "factcheck.toml").write_text('checked-by = "the desk"\n')
    monkeypatch.chdir(tmp_path)
    page = written(tmp_path / "a.html", "audit", str(claims), "-r", str(reference))
    assert re.search(r"<dt>checked by(</dt>)?\s*<dd>the desk", page)
