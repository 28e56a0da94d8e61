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


@pytest.mark.parametrize(
    ("redirection", "status"),
    [
        ("units >&-", 2),
        ("--help >&-", 2),
        ("audit claims/world-economy-2021.yaml >&-", 2),
        ("units 2>&- >/dev/null", 0),
        ("nosuch 2>&-", 2),
        ("audit claims/world-economy-2021.yaml --output {file} >&-", 1),
    ],
)
def test_an_output_that_is_closed_is_no_error_of_ours(
    redirection: str, status: int, tmp_path: Path
) -> None:
    """What goes elsewhere is written all the same, and the status stays that of the verdicts."""
    file = tmp_path / "report.md"
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m factcheck {redirection.format(file=file)}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1
    assert file.exists() == ("{file}" in redirection)
