"""A sign of life: on a terminal, for work that takes long, and gone when it is done."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

WORK = (
    "import time; from factcheck.cli.progress import shown\nwith shown('auditing'): time.sleep({})"
)


MEASURED = (
    "import time; from factcheck.cli.progress import measured\n"
    "with measured('auditing', '{number} claims a second') as advance:\n"
    "    time.sleep(0.2); advance(0.5, 1000); time.sleep(0.2)"
)


def seen(seconds: float) -> str:
    """Return what a terminal is sent on standard error by work of so many seconds."""
    return seen_of(WORK.format(seconds))


def seen_of(work: str) -> str:
    """Return what a terminal is sent on standard error by some work."""
    inner, outer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", work],
        stderr=outer,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    ) as process:
        os.close(outer)
        read = b""
        try:
            while piece := os.read(inner, 4096):
                read += piece
        except OSError:  # the other end is closed
            pass
        os.close(inner)
    assert process.returncode == 0
    return read.decode()


def test_work_that_is_soon_done_shows_nothing() -> None:
    assert seen(0.1) == ""


def test_work_that_takes_long_is_shown_while_it_lasts() -> None:
    shown = seen(1.2)
    assert "auditing" in shown
    assert shown.endswith(("\x1b[2K", "\x1b[?25h\r\x1b[1A\x1b[2K"))


def test_how_far_work_is_and_how_fast_is_shown() -> None:
    shown = seen_of(MEASURED)
    assert "50%" in shown
    assert "claims a second" in shown
    silent = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, check=True)
    assert silent.stderr == b""


@pytest.mark.parametrize("seconds", [0.1, 0.8])
def test_a_pipe_is_never_told(seconds: float) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORK.format(seconds)], capture_output=True, check=True
    )
    assert done.stderr == done.stdout == b""


LOCATED = (
    "import time; from factcheck.cli.progress import located\n"
    "with located('checking') as reach:\n"
    "    reach(0.1, 'p. 1'); time.sleep({}); reach(0.5, 'p. 7'); time.sleep(0.2)"
)


def test_how_far_into_a_document_work_is_is_shown_where_it_takes_long() -> None:
    shown = seen_of(LOCATED.format(0.6))
    assert "50%" in shown
    assert "p. 7" in shown
    assert "p. 7" not in seen_of(LOCATED.format(0))
    work = LOCATED.format(0.6)
    silent = subprocess.run([sys.executable, "-c", work], capture_output=True, check=True)
    assert silent.stderr == b""
