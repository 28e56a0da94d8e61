"""Laws of output that cannot be written: one line says so, and the status is 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")  # a device on which every write fails
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("audit", "--help"), ("audit", "claims/world-economy-2021.yaml"), ("units",)],
    ids=" ".join,
)
def test_what_cannot_be_written_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=ROOT,
            env={**os.environ, "NO_COLOR": "1"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("factcheck: ")
