"""Many tables of claims, each into a file of its own: the bytes of one table audited alone."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from tests.corpus.world import written

TOWNS = 6
HEAD = "id,kind,of,area,period,is\n"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write tables of claims, of which one has a row that cannot be read."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, TOWNS)
    for table in range(5):
        rows = [
            f"c{number},level,output,town_{number % TOWNS},2021,{120 + number % (TOWNS + 1)} t"
            for number in range(40 + table)
        ]
        rows += ["bad,level,output,nowhere,2021,1 t"] if table == 3 else []
        (tmp_path / f"part-{table}.csv").write_text(HEAD + "\n".join([*rows, ""]), "utf-8")
    return tmp_path


def invoked(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def parts(world: Path) -> list[str]:
    return sorted(path.name for path in world.glob("part-*.csv"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_table_has_the_file_that_it_has_alone(world: Path) -> None:
    alone = {}
    for name in parts(world):
        invoked(name, "-o", "one.csv")
        alone[name] = (world / "one.csv").read_bytes()
    done = invoked(*parts(world), "--jobs", 2, "-o", "verdicts")
    together = invoked(*parts(world), "-o", "all.csv")
    assert contents(world / "verdicts") == alone
    assert (done.exit_code, done.stderr) == (together.exit_code, together.stderr)
    assert "part-3.csv" in done.stderr
    for number in (1, 2):
        invoked(*parts(world), "--shard", f"{number}/2", "-o", "halves")
    assert contents(world / "halves") == alone


def test_what_was_written_and_stands_is_not_made_again(world: Path) -> None:
    arguments = [*parts(world), "--keep", "kept", "-o", "verdicts"]
    first = invoked(*arguments)
    files = contents(world / "verdicts")
    before = {path: path.stat().st_mtime_ns for path in (world / "verdicts").iterdir()}
    lost, spoilt = world / "verdicts" / "part-1.csv", world / "verdicts" / "part-2.csv"
    lost.unlink()
    spoilt.write_bytes(b"")
    again = invoked(*arguments)
    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
    assert contents(world / "verdicts") == files
    after = {path: path.stat().st_mtime_ns for path in before}
    assert {path for path in before if after[path] != before[path]} == {lost, spoilt}
    table = world / "part-0.csv"
    table.write_text(table.read_text("utf-8").replace("120 t", "999 t"), "utf-8")
    invoked(*arguments)
    assert b"contradicted" in (world / "verdicts" / "part-0.csv").read_bytes()


def test_a_table_that_cannot_be_read_stops_no_other(world: Path) -> None:
    (world / "part-2.csv").write_text("", "utf-8")
    done = invoked(*parts(world), "gone.csv", "--jobs", 2, "-o", "verdicts")
    assert done.exit_code == 2
    assert "part-2.csv" in done.stderr
    assert "gone.csv" in done.stderr
    assert "2 faults in 2 files; these tables were not checked." in done.stderr
    assert sorted(contents(world / "verdicts")) == [f"part-{n}.csv" for n in (0, 1, 3, 4)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["part-0.csv", "--jobs", 2], "name a folder"),
        (["part-0.csv", "--jobs", 2, "-o", "one.csv"], "name a folder"),
        (["part-0.csv", "sub/part-0.csv", "--jobs", 2, "-o", "out"], "would have one file"),
        (["part-0.csv", "--jobs", 2, "-o", "out", "--pages", "x"], "does not go with a table"),
        (["part-0.csv", "--jobs", 2, "-o", "out", "-r", "nowhere"], "there is no such folder"),
    ],
)
def test_what_cannot_be_done_is_told(world: Path, arguments: list[object], told: str) -> None:
    done = invoked(*arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())
    assert not (world / "out").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_ends_a_process_leaves_nothing_half_written(
    tmp_path: Path, number: signal.Signals
) -> None:
    place = tmp_path / "verdicts.csv"
    place.write_text("old", "utf-8")
    waiting = (
        "import pathlib, time\n"
        "from factcheck.corpus.processes import _begin\n"
        "from factcheck.corpus.unfinished import put_in_place\n"
        "_begin()\n"
        f"with put_in_place(pathlib.Path({str(place)!r})) as part:\n"
        "    part.write_text('half')\n"
        "    print('writing', flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        assert len(contents(tmp_path)) == 2
        process.send_signal(number)
    assert process.returncode == 128 + number
    assert contents(tmp_path) == {"verdicts.csv": b"old"}
