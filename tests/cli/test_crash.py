"""Laws of errors of our own: one line says so, and no status of theirs is one of a verdict."""

import os
import subprocess
import sys

import pytest

BREAK = """
import sys
from factcheck.cli import main, units

def command():
    raise {error}

units.command = command
sys.argv = ["factcheck", "units"]
main()
"""


def broken(error: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BREAK.format(error=error)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "error", ["RecursionError('too deep')", "KeyError('x')", "MemoryError", "ValueError('a\\nb')"]
)
def test_an_error_of_ours_is_one_line_and_status_4(error: str) -> None:
    done = broken(error)
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("factcheck: an error of ours")
    assert error.partition("(")[0] in done.stderr
    assert "FACTCHECK_TRACEBACK" in done.stderr


def test_where_it_comes_from_is_told_on_request() -> None:
    done = broken("KeyError('x')", FACTCHECK_TRACEBACK="1")
    assert done.returncode == 4
    assert "Traceback (most recent call last)" in done.stderr
    assert done.stderr.count("an error of ours") == 1


def test_it_is_told_in_the_language_of_the_reader() -> None:
    done = broken("KeyError('x')", FACTCHECK_LANG="zh", PYTHONIOENCODING="utf-8")
    assert done.returncode == 4
    assert "KeyError" in done.stderr
    assert "an error of ours" not in done.stderr
