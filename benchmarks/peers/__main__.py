"""Print what factcheck costs beside what one would write instead, on the same claims.

Ratios are of the time of the processor, all threads together, to a bare ``python -c pass`` of the
same run: they hold from machine to machine better than seconds, and on a busy one.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from measure import Command, Cost, measured

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS = HERE.parent / "RESULTS.md"
PEERS = {
    "pandas": "with_pandas",
    "pandera": "with_pandera",
    "pointblank": "with_pointblank",
    "Great Expectations": "with_gx",
    "DuckDB": "with_duckdb",
}
MODULES = ("pandas", "pandera", "pointblank", "great_expectations", "duckdb")
FACTCHECK = (sys.executable, "-m", "factcheck")
CLAIM = "gdp-2021"  # of the work report
FLOOR = "`python -c pass`"
BARE = {FLOOR: Command((sys.executable, "-c", "pass"))}

Print = Callable[[str], None]


class Bench:
    """The measurements, each of which prints a table."""

    def __init__(self, peers: str, work: Path, runs: int, tell: Print) -> None:
        self.peers, self.work, self.runs, self.tell = peers, work, runs, tell
        self.cache = work / "cache"
        os.environ["XDG_CACHE_HOME"] = str(self.cache)
        os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # empty: byte code is kept, as after `make`

    def starts(self) -> None:
        """What a start costs, and the documents of this repository."""
        commands = {
            "`import typer`": (sys.executable, "-c", "import typer"),
            "`--help`": (*FACTCHECK, "--help"),
            "`audit`, the work report": (*FACTCHECK, "audit", "claims/changzhi-2021.yaml"),
            "`audit`, the world economy": (*FACTCHECK, "audit", "claims/world-economy-2021.yaml"),
            "`explain` a claim": (*FACTCHECK, "explain", CLAIM),
            "`plot` a claim": (*FACTCHECK, "plot", CLAIM),
        }
        self._table(
            "Starts, and the documents here",
            {name: Command(each) for name, each in commands.items()},
            self.runs,
        )

    def beside_peers(self) -> None:
        """150 claims of 10^4 cells, and 10^3 of as many."""
        for claims, peers in ((150, tuple(PEERS)), (1000, ("pandas", "pandera", "DuckDB"))):
            world = self._world(self.work / f"{claims}", 10**4, claims)
            ours = {"factcheck": Command(self._audit(world))}
            self._table(
                f"{claims} claims of 10⁴ cells", ours | self._others(world, peers), self.runs
            )

    def cells(self, largest: int) -> None:
        """150 claims of more and more cells; with an index and without."""
        size = 10**4
        while size <= largest:
            world = self._world(self.work / f"cells-{size}", size, 150)
            cleared = (*FACTCHECK, "cache", "--clear")
            whole = self._audit(world)
            commands = {
                "factcheck, `--no-cache`": Command((*whole, "--no-cache")),
                "factcheck, the first time": Command(whole, cleared),
                "factcheck, from then on": Command(whole),
            }
            others = self._others(world, ("pandas", "DuckDB"))
            self._table(f"150 claims of {size:,} cells", commands | others, min(self.runs, 3))
            size *= 10

    def claims(self, largest: int) -> None:
        """More and more claims of 10^5 cells, as CSV."""
        self.tell("\n## More and more claims\n\nOf 10⁵ cells, written as CSV; once each.\n")
        self.tell("| claims | seconds of the processor | claims a second | MB at most |")
        self.tell("| --- | --- | --- | --- |")
        size = 100
        while size <= largest:
            world = self._world(self.work / f"claims-{size}", 10**5, size)
            command = Command((*self._audit(world), "--format", "csv"))
            (cost,) = measured({"": command}, 1).values()
            rate = size / cost.processor
            self.tell(f"| {size:,} | {cost.processor:.1f} | {rate:,.0f} | {cost.memory:,.0f} |")
            size *= 10

    def json(self, claims: int) -> None:
        """What a result as JSON costs and weighs."""
        world = self._world(self.work / f"claims-{claims}", 10**5, claims)
        out = world / "result.json"
        command = Command((*self._audit(world), "--output", str(out)))
        (cost,) = measured({"": command}, 1).values()
        written = out.read_bytes()
        size, packed = (len(each) / claims / 1000 for each in (written, zlib.compress(written)))
        self.tell(
            f"\n{claims:,} claims as JSON: {cost.processor:.1f} s of the processor, "
            f"{cost.memory:,.0f} MB at most, {size:.1f} kB a claim on disk, "
            f"{packed:.1f} as `.json.gz`."
        )

    def _world(self, folder: Path, cells: int, claims: int) -> Path:
        """Make a world in a process of its own, lest the memory of ours count as that of others."""
        command = (sys.executable, HERE / "world.py", folder, str(cells), str(claims))
        subprocess.run(command, check=True)
        return folder

    def _audit(self, world: Path) -> tuple[str, ...]:
        return (*FACTCHECK, "audit", f"{world}/claims.yaml", "--reference", f"{world}/reference")

    def _others(self, world: Path, names: Sequence[str]) -> dict[str, Command]:
        return {
            name: Command((self.peers, str(HERE / f"{PEERS[name]}.py"), str(world)))
            for name in names
            if self.peers
        }

    def _table(self, title: str, commands: Mapping[str, Command], runs: int) -> None:
        costs = measured({**BARE, **commands}, runs)
        floor = costs[FLOOR].processor
        self.tell(f"\n## {title}\n")
        self.tell(f"| | × the floor of {floor * 1000:.0f} ms | ms | ms on the clock | MB at most |")
        self.tell("| --- | --- | --- | --- | --- |")
        for name, cost in costs.items():
            self.tell(_row(name, cost, floor))


def _row(name: str, cost: Cost, floor: float) -> str:
    cells = f"{cost.processor / floor:.1f} | {cost.processor * 1000:.0f}"
    return f"| {name} | {cells} | {cost.clock * 1000:.0f} | {cost.memory:.0f} |"


def _setting(peers: str) -> str:
    """Say on what was measured."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = next(iter(models), platform.processor())
    script = f"import importlib.metadata as m\nfor n in {MODULES}: print(n, m.version(n))"
    versions = (
        subprocess.run([peers, "-c", script], capture_output=True, text=True, check=True)
        .stdout.strip()
        .replace("\n", ", ")
        if peers
        else "no peers installed"
    )
    return (
        f"{date.today()}, {model}, {os.cpu_count()} processors, {platform.system()}, "  # noqa: DTZ011
        f"Python {platform.python_version()}; {versions}. "
        f"Load of the machine as it began: {os.getloadavg()[0]:.1f}."
    )


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default="", help="the Python that has the peers")
    parser.add_argument("--runs", type=int, default=5, help="rounds of each table (5)")
    parser.add_argument("--cells", type=int, default=10**6, help="of the largest reference (10^6)")
    parser.add_argument("--claims", type=int, default=10**5, help="of the largest document (10^5)")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name} too")
    options = parser.parse_args()
    os.chdir(ROOT)
    lines: list[str] = []

    def tell(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    work = Path(tempfile.mkdtemp(prefix="factcheck-bench-"))
    try:
        bench = Bench(options.peers, work, options.runs, tell)
        tell(f"# The last run\n\n`make bench` writes this page. {_setting(options.peers)}")
        tell(
            "\nRatios are of the time of the processor, all threads together, to a bare "
            "`python -c pass` of the same table. All check the same claims, and that every value "
            "of the table is a number and no row is there twice."
        )
        bench.starts()
        bench.beside_peers()
        bench.cells(options.cells)
        bench.claims(options.claims)
        bench.json(min(options.claims, 10**4))
    finally:
        shutil.rmtree(work)
    if options.write:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
