"""Documents on a cluster of two workers: the bytes of one process, whoever is killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from tests.corpus.world import written

TOWNS = 120
AUDIT = (sys.executable, "-m", "factcheck", "audit", "-f", "jsonl")
pytestmark = pytest.mark.filterwarnings("ignore")  # of the library, about what it closes late


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]
        yield cluster


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return written(tmp_path, TOWNS)


def run(world: Path, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [*AUDIT, *map(str, arguments)]
    return subprocess.run(command, cwd=world, capture_output=True, check=False)


def test_a_cluster_writes_the_bytes_of_one_process(world: Path, cluster: LocalCluster) -> None:
    faulty = world / "claims" / "town_3.yaml"
    faulty.write_text(faulty.read_text("utf-8").replace("kind: growth", "kind: groth"), "utf-8")
    here = run(world, "--jobs", 1)
    there = run(world, "--scheduler", cluster.scheduler_address)
    assert here.returncode == 2
    assert (there.returncode, there.stdout, there.stderr) == (2, here.stdout, here.stderr)
    part = run(world, "--scheduler", cluster.scheduler_address, "--shard", "2/3")
    assert part.stdout == run(world, "--jobs", 1, "--shard", "2/3").stdout


def test_a_worker_that_is_killed_loses_nothing(world: Path, cluster: LocalCluster) -> None:
    here = run(world, "--jobs", 1)
    command = [*AUDIT, "--scheduler", cluster.scheduler_address, "--keep", "kept"]
    there = subprocess.Popen(command, cwd=world, stdout=subprocess.PIPE)
    while not any((world / "kept").rglob("*.result")):
        assert there.poll() is None
        time.sleep(0.02)
    victim = next(iter(cluster.workers.values())).pid
    os.kill(victim, signal.SIGKILL)
    done = len(list((world / "kept").rglob("*.result")))
    told, _ = there.communicate(timeout=300)
    assert done < TOWNS  # it was killed in the middle
    assert told == here.stdout
    assert there.returncode == 1
    documents = [json.loads(line)["document"]["id"] for line in told.decode().splitlines()]
    assert len(set(documents)) == TOWNS


def test_tables_on_a_cluster_are_those_of_one_process(world: Path, cluster: LocalCluster) -> None:
    for part in range(6):
        rows = [
            f"c{town},level,output,town_{town},2021,{120 + town - town % 3} t"
            for town in range(part, TOWNS, 2)
        ]
        table = "\n".join(["id,kind,of,area,period,is", *rows, ""])
        (world / f"part-{part}.csv").write_text(table, "utf-8")
    tables = sorted(path.name for path in world.glob("part-*.csv"))
    command = [*AUDIT[:4], *tables, "-o"]
    here = subprocess.run([*command, "here", "--jobs", "1"], cwd=world, check=False)
    there = subprocess.run(
        [*command, "there", "--scheduler", cluster.scheduler_address], cwd=world, check=False
    )
    assert here.returncode == there.returncode == 1
    for name in tables:
        verdicts = (world / "there" / name).read_bytes()
        assert verdicts == (world / "here" / name).read_bytes()
        assert b"contradicted" in verdicts


def test_no_scheduler_is_told(world: Path) -> None:
    done = run(world, "--scheduler", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"tcp://127.0.0.1:1" in done.stderr
    both = run(world, "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2")
    assert b"leave --jobs out" in both.stderr
