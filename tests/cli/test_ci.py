"""The files for CI do what their page says, in a repository with a first project."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from factcheck.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
IDENTITY = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def block(name: str) -> str:
    found = re.search(rf"^```yaml {re.escape(name)}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


WORKFLOW = yaml.safe_load(block(".github/workflows/factcheck.yaml"))
STEPS: Mapping[str, str] = {
    step["name"]: step["run"]
    for step in WORKFLOW["jobs"]["audit"]["steps"]
    if "run" in step and step["name"] != "Install"
}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *IDENTITY, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


def mend(folder: Path) -> None:
    file = folder / "claims" / "example.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("is: 8.5 %", "is: 8.0 %"), encoding="utf-8")


def ran(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does, with the command of this environment on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "RUNNER_TEMP": str(folder.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def statuses(folder: Path, base: str) -> dict[str, int]:
    summary = str(folder.parent / "summary.md")
    return {
        name: ran(script, folder, BASE=base, GITHUB_STEP_SUMMARY=summary).returncode
        for name, script in STEPS.items()
    }


def test_the_steps_of_the_workflow_pass_but_the_one_that_found_something(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD").strip()
    found = statuses(repository, base)
    assert found == {"Lint": 0, "Audit": 1, "What changed": 0, "Page": 0}
    assert "visitors-growth" in (repository.parent / "summary.md").read_text(encoding="utf-8")
    assert "visitors-growth" in (repository / "audit.html").read_text(encoding="utf-8")


def test_once_the_claim_is_mended_it_passes_and_says_what_changed(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD").strip()
    mend(repository)
    done = ran(STEPS["What changed"], repository, BASE=base)
    assert done.returncode == 0
    assert "visitors-growth: contradicted → supported" in done.stdout
    assert ran(STEPS["Audit"], repository).returncode == 0


def test_the_page_is_not_written_of_input_that_cannot_be_used(repository: Path) -> None:
    (repository / "claims" / "example.yaml").write_text("claims: [", encoding="utf-8")
    assert ran(STEPS["Page"], repository).returncode == 1
    assert not (repository / "audit.html").exists()


def test_every_hook_the_page_names_is_there_and_no_other() -> None:
    (repo,) = yaml.safe_load(block(".pre-commit-config.yaml"))["repos"]
    assert [each["id"] for each in repo["hooks"]] == [each["id"] for each in HOOKS]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_on_the_files_of_a_project(hook: Mapping[str, str], repository: Path) -> None:
    changed = git(repository, "ls-files").split()
    assert {each for each in changed if re.search(hook["files"], each)} == {
        each for each in changed if not each.startswith("schema/")
    }
    mend(repository)
    assert ran(hook["entry"], repository).returncode == 0


def test_the_hook_that_audits_stops_a_claim_that_fails(repository: Path) -> None:
    entries = {each["id"]: each["entry"] for each in HOOKS}
    assert ran(entries["factcheck-lint"], repository).returncode == 0
    assert ran(entries["factcheck-audit"], repository).returncode == 1
