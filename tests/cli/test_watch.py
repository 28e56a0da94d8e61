"""Watching: every save is seen, faults end nothing, and Ctrl-C ends it well."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.load.watched import state
from tests.cli.test_process import interruptible
from tests.render.sample import FOLDER

READY = b"Ctrl-C ends it.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "files"))


@contextmanager
def watching(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    claims, reference = folder / "plan.yaml", folder / "reference"
    command = ["watch", str(claims), "-r", str(reference), "-q", "--every", "0.02"]
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "COLUMNS": "80", "PYTHONUNBUFFERED": "1"},
        preexec_fn=interruptible,  # noqa: PLW1509 - no threads run here
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[bytes]) -> str:
    """Give what is shown until it watches again."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.endswith(READY):
            return b"".join(lines).decode()
    raise AssertionError(b"".join(lines).decode())


def save(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text(text.replace(old, new), encoding="utf-8")
    fresh.replace(file)  # as most editors do


def test_every_save_is_audited_and_told_until_ctrl_c(folder: Path) -> None:
    with watching(folder) as process:
        assert "gdp-doubled" in told(process)
        save(folder / "reference" / "town.csv", "1269.2", "1155.5")
        assert "gdp-doubled: contradicted → supported" in told(process)
        save(folder / "plan.yaml", "kind: multiple", "kind: multiples")
        assert "Did you mean 'multiple'?" in told(process)
        save(folder / "plan.yaml", "kind: multiples", "kind: multiple")
        assert "11 unchanged." in told(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stdout is not None
        assert process.stdout.read().strip() == b""


def test_a_file_that_is_saved_added_or_removed_changes_the_state(folder: Path) -> None:
    def now() -> object:
        return state([folder / "plan.yaml"], [folder / "reference"])

    seen = [now()]
    assert now() == seen[0]
    (folder / "reference" / "more.csv").write_text("a", encoding="utf-8")
    seen.append(now())
    save(folder / "plan.yaml", "kind: multiple", "kind:  multiple")
    seen.append(now())
    (folder / "plan.yaml").unlink()
    seen.append(now())
    assert all(one != other for one, other in itertools.pairwise(seen))


def test_among_claims_only_claim_files_count(folder: Path) -> None:
    before = state([folder], [])
    (folder / "plan.yaml~").touch()
    assert state([folder], []) == before
