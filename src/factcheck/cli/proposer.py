"""Asks another program how it reads a text: a reader whom nobody believes on its word."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import threading
from collections.abc import Sequence

from msgspec import Struct

from factcheck.language import say

LONGEST = 50_000_000  # bytes of an answer
_PIECE = 65_536


class ProposerAnswer(Struct, frozen=True, kw_only=True):
    """The readings that a program gave, or why there are none."""

    readings: Sequence[object] = ()
    problem: str = ""


def ask(command: str, text: str, seconds: float) -> ProposerAnswer:
    """Give a program a text on its standard input, and return what it answers in time."""
    from factcheck.draft.proposals import RefusedError, parsed

    try:
        arguments = shlex.split(command)
        process = subprocess.Popen(  # noqa: S603 - the program that the user names
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError, IndexError) as error:
        return ProposerAnswer(problem=say("it cannot be run: {reason}", reason=str(error)))
    content, problem = _conversation(process, text.encode("utf-8", "replace"), seconds)
    if problem:
        return ProposerAnswer(problem=problem)
    if process.returncode:
        return ProposerAnswer(
            problem=say("it ended with status {status}", status=process.returncode)
        )
    try:
        return ProposerAnswer(readings=parsed(content))
    except RefusedError as error:
        return ProposerAnswer(problem=str(error))


def _conversation(
    process: subprocess.Popen[bytes], text: bytes, seconds: float
) -> tuple[bytes, str]:
    """Return what a program wrote until it ended, and why it was ended instead."""
    late = threading.Event()

    def end_it() -> None:
        late.set()
        _end(process)

    timer = threading.Timer(seconds, end_it)
    writer = threading.Thread(target=_write, args=(process, text), daemon=True)
    timer.start()
    writer.start()
    pieces: list[bytes] = []
    length = 0
    problem = ""
    assert process.stdout is not None  # noqa: S101 - it was asked for
    while piece := process.stdout.read1(_PIECE):  # type: ignore[attr-defined]
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST:
            problem = say("its answer is longer than {number} bytes", number=LONGEST)
            _end(process)
            break
    process.stdout.close()
    process.wait()  # it may have closed its output and go on: the clock ends it
    timer.cancel()
    if late.is_set():
        problem = say("it did not answer in {number} seconds", number=f"{seconds:g}")
    return b"".join(pieces), problem


def _write(process: subprocess.Popen[bytes], text: bytes) -> None:
    """Give a program its text; one that does not read it to the end may have its reasons."""
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with contextlib.suppress(OSError):
        process.stdin.write(text)
    with contextlib.suppress(OSError):
        process.stdin.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program, and what it has started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
