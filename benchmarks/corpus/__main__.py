"""What documents cost by format, and what a second process and kept results save.

    python benchmarks/corpus [DOCUMENTS]

All times are of the processor, of all processes together: on a machine that does something else
too, the clock says nothing. Two processes take half the time of the clock where that is free.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from world import write

CLAIMS = 100  # a document


class Cost(NamedTuple):
    """What a run took."""

    seconds: float  # of the processor
    peak: float  # MB, of its largest process
    size: int  # bytes written


def run(folder: Path, *arguments: str) -> Cost:
    """Audit all documents of a world."""
    command = [sys.executable, "-m", "factcheck", "audit", "--output", "verdicts", *arguments]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    size = (folder / "verdicts").stat().st_size
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, size)


def main() -> None:
    """Print a table."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    claims = documents * CLAIMS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "world"
        write(folder, documents, CLAIMS)
        print(f"{documents} documents of {CLAIMS} claims")
        print("| | s | ms a claim | bytes a claim | MB |\n| --- | --: | --: | --: | --: |")
        runs = {
            "a line a document": ("--jobs", "1"),
            "CSV": ("--jobs", "1", "--format", "csv"),
            "JSON Lines": ("--jobs", "1", "--format", "jsonl"),
            "JSON Lines, two processes": ("--jobs", "2", "--format", "jsonl"),
            "JSON Lines, kept": ("--keep", "kept", "--format", "jsonl"),
            "JSON Lines, from what was kept": ("--keep", "kept", "--format", "jsonl"),
        }
        for what, arguments in runs.items():
            cost = run(folder, *arguments)
            print(
                f"| {what} | {cost.seconds:.2f} | {cost.seconds / claims * 1000:.2f} "
                f"| {cost.size / claims:.0f} | {cost.peak:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
