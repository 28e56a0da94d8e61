"""Print what a table of claims costs by format and length, beside what one would write instead.

The same claims of the same figures for all: each peer is given them as numbers, joins them to the
reference, and writes a verdict a claim; factcheck reads them as they are printed. Ratios are of the
time of the processor, all threads together, to pandas in the same round.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = HERE.parent / "peers"
sys.path.insert(0, str(PEERS))

from measure import Command, Cost, measured  # noqa: E402 - from the folder beside this one

FACTCHECK = (sys.executable, "-m", "factcheck")
FORMATS = ("csv", "jsonl", "parquet")
SCRIPTS = {"pandas": "with_pandas", "DuckDB": "with_duckdb", "pandera": "with_pandera"}


def world(folder: Path, cells: int, claims: int) -> Path:
    """Make a world in a process of its own, and its claims as tables of each format."""
    subprocess.run((sys.executable, HERE / "make.py", folder, str(cells), str(claims)), check=True)
    return folder


def audit(folder: Path, form: str) -> Command:
    """Return the command that judges the claims of a world, from file to file."""
    claims, verdicts = folder / f"claims-as-printed.{form}", folder / f"verdicts.{form}"
    reference = ("-r", str(folder / "reference"))
    return Command((*FACTCHECK, "audit", str(claims), *reference, "-o", str(verdicts)))


def rows(costs: Mapping[str, Cost], claims: int, floor: str) -> Sequence[str]:
    """Return a row of a table for each way."""
    lines = []
    for name, cost in costs.items():
        pace = claims / cost.processor
        ratio = cost.processor / costs[floor].processor if floor in costs else 1.0
        lines.append(
            f"| {name} | {cost.processor:.1f} | {pace:,.0f} | {ratio:.1f} | {cost.memory:,.0f} |"
        )
    return lines


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default="", help="the Python that has the peers")
    parser.add_argument("--cells", type=int, default=10**5, help="of the reference (10^5)")
    parser.add_argument("--claims", type=int, default=10**6, help="of the longest table (10^6)")
    parser.add_argument("--runs", type=int, default=1, help="rounds of each table (1)")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="factcheck-tables-"))
    try:
        print(
            f"{date.today()}, {os.cpu_count()} processors, "  # noqa: DTZ011
            f"Python {platform.python_version()}; load {os.getloadavg()[0]:.1f}; "
            f"{options.cells:,} cells\n"
        )
        size = 10**4
        while size <= options.claims:
            folder = world(work / f"{size}", options.cells, size)
            commands = {f"factcheck, {form}": audit(folder, form) for form in FORMATS}
            if options.peers:
                commands |= {
                    name: Command((options.peers, str(HERE / f"{script}.py"), str(folder)))
                    for name, script in SCRIPTS.items()
                }
            print(f"| {size:,} claims | seconds of the processor | claims/s | × pandas | MB |")
            print("| --- | --- | --- | --- | --- |")
            print("\n".join(rows(measured(commands, options.runs), size, "pandas")), flush=True)
            print()
            shutil.rmtree(folder)
            size *= 10
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
