"""A run over many documents that is stopped, and goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.corpus.world import written

FACTCHECK = (sys.executable, "-m", "factcheck")


def is_alive(group: int) -> bool:
    """Whether a process of a group runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_interrupt_ends_all_and_the_next_run_goes_on(tmp_path: Path) -> None:
    world = written(tmp_path, 150)
    command = (*FACTCHECK, "audit", "--jobs", "2", "--keep", "kept", "-f", "jsonl")
    run = subprocess.Popen(
        [*command, "-o", "verdicts.jsonl"], cwd=world, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    while not any((world / "kept").rglob("*.result")):
        assert run.poll() is None
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "the same command goes on from kept" in told
    assert not (world / "verdicts.jsonl").exists()
    for _ in range(100):
        if not is_alive(run.pid):
            break
        time.sleep(0.05)
    assert not is_alive(run.pid)
    before = {path: path.stat().st_mtime_ns for path in (world / "kept").rglob("*.result")}
    assert 0 < len(before) < 150
    again = subprocess.run(command, cwd=world, capture_output=True, check=False)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    fresh = subprocess.run(
        [*FACTCHECK, "audit", "--jobs", "1", "-f", "jsonl"], cwd=world, capture_output=True,
        check=False,
    )  # fmt: skip
    assert again.stdout == fresh.stdout
    assert again.returncode == fresh.returncode == 1
