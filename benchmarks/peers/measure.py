"""What commands cost: time of the processor, time on the clock and memory, all taking turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

RAN = frozenset({0, 1})  # 1: the audit ran, and a claim failed


class Cost(NamedTuple):
    """What one run of a command costs."""

    processor: float  # seconds, of all threads
    clock: float  # seconds
    memory: float  # MB, at its most


class Command(NamedTuple):
    """A command, and what is done before each run of it."""

    arguments: Sequence[str]
    before: Sequence[str] = ()


def measured(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """Return the medians of each command over some rounds; a slow spell hits all alike."""
    rounds = [[_cost(command) for command in commands.values()] for _ in range(runs)]
    return {
        name: Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
        for name, costs in zip(commands, zip(*rounds, strict=True), strict=True)
    }


def _cost(command: Command) -> Cost:
    if command.before:
        subprocess.run(command.before, check=True, capture_output=True)
    began = time.perf_counter()
    with subprocess.Popen(
        command.arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        complaint = b"" if process.stderr is None else process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in RAN:
        sys.exit(f"{' '.join(command.arguments)} ended with {process.returncode}:\n{complaint!r}")
    return Cost(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)
