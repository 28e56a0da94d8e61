"""A pipe or a device in place of a file is one fault, and no command waits for it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from tests.render.sample import CLAIMS

REFUSED = "it is a pipe or a device"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(CLAIMS, tmp_path / "plan.yaml")
    (tmp_path / "report.md").write_text("Revenue rose 8 %.\n", encoding="utf-8")
    for name in ("pipe.yaml", "pipe.csv", "pipe.txt"):
        os.mkfifo(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "audit pipe.yaml",
        "audit plan.yaml --panel pipe.csv",
        "audit plan.yaml --baseline pipe.txt",
        "lint pipe.yaml",
        "--config pipe.txt audit plan.yaml",
        "explain a pipe.yaml",
        "draft pipe.txt",
        "coverage pipe.txt plan.yaml",
        "coverage report.md pipe.yaml",
        "render pipe.txt -f html",
        "diff pipe.yaml plan.yaml",
        "import pipe.csv",
        "check pipe.txt --against report.md",
        "check report.md --against pipe.csv",
        "audit /dev/zero",
    ],
)
def test_what_may_never_end_is_refused(folder: Path, line: str) -> None:
    del folder
    done = CliRunner().invoke(app, line.split())
    assert done.exit_code == 2
    assert REFUSED in done.stderr
