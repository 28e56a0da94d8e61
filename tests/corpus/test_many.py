"""Many documents, each audited by itself: wherever that is done, the same bytes."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.corpus.engine import Engine
from factcheck.corpus.job import AuditJob, DocumentTask, job_of, shard
from factcheck.corpus.task import audited, result_of, results
from factcheck.render.machine import csv
from factcheck.results.documents import DocumentResult
from tests.corpus.world import written

TOWNS = 7


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return written(tmp_path, TOWNS)


def invoked(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def tasks_of(world: Path) -> list[DocumentTask]:
    files = sorted((world / "claims").iterdir())
    return [
        DocumentTask(file=file.relative_to(world).as_posix(), document=file.stem) for file in files
    ]


def one_by_one(world: Path, form: str) -> bytes:
    """Audit each file in a run of its own."""
    head = csv.head().encode() if form == "csv" else b""
    runs = [invoked(task.file, "-f", form).stdout_bytes for task in tasks_of(world)]
    return head + b"".join(run.removeprefix(head) for run in runs)


@given(st.integers(0, 60), st.integers(1, 80))
def test_the_parts_are_all_once_in_order_and_of_one_size(documents: int, parts: int) -> None:
    tasks = [DocumentTask(file=str(number), document="") for number in range(documents)]
    shards = [shard(tasks, number, parts) for number in range(1, parts + 1)]
    assert [task for part in shards for task in part] == tasks
    assert max(map(len, shards)) - min(map(len, shards)) <= 1


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_runs_and_parts_of_runs_give_the_bytes_of_documents_one_by_one(
    world: Path, form: str
) -> None:
    whole = one_by_one(world, form)
    assert whole.count(b"contradicted") >= TOWNS // 3
    assert invoked("--jobs", 2, "-f", form).stdout_bytes == whole
    parts = [invoked("--shard", f"{number}/3", "-f", form).stdout_bytes for number in (1, 2, 3)]
    assert b"".join(parts) == whole


def test_a_line_tells_what_came_of_each_document_and_the_last_of_all(world: Path) -> None:
    done = invoked("--jobs", 1)
    lines = done.stdout.splitlines()
    assert done.exit_code == 1
    assert [line.split()[1] for line in lines[:TOWNS]] == [
        f"{t.document}:" for t in tasks_of(world)
    ]
    assert lines[0].startswith("✘ town_0: ")
    assert lines[-1].startswith(f"{TOWNS} documents, {4 * TOWNS} claims: ")
    quiet = invoked("--jobs", 1, "-q").stdout.splitlines()
    assert [line for line in lines if line.startswith("✘")] == quiet[:-2]
    (world / "claims" / "town_0.yaml").unlink()
    assert invoked("--jobs", 1, "--fail-on", "conflicting").exit_code == 0


def test_a_fault_stops_no_other_document(world: Path) -> None:
    before = invoked("--jobs", 1, "-f", "jsonl").stdout.splitlines()
    faulty = world / "claims" / "town_2.yaml"
    faulty.write_text(faulty.read_text("utf-8").replace("kind: growth", "kind: groth"), "utf-8")
    done = invoked("--jobs", 2, "-f", "jsonl")
    assert done.exit_code == 2
    assert "claims/town_2.yaml:5" in done.stderr
    assert "1 fault in 1 file; these documents were not audited." in done.stderr
    kept = [line for line in before if json.loads(line)["document"]["id"] != "town_2"]
    assert done.stdout.splitlines() == kept
    assert "not audited" in invoked("--jobs", 1).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--jobs", 1, "nowhere"], "nowhere:1:1: there is no such file"),
        (["--jobs", 1, "-r", "nowhere"], "there is no such folder"),
        (["--jobs", 1, "--panel", "no.csv"], "the panel cannot be opened"),
        (["--jobs", 1, "--vintage", "revised"], "no edition 'revised' answers a claim"),
        (["--jobs", 1, "-f", "html"], "not as html"),
        (["--jobs", 1, "--pages", "pages"], "audited together"),
        (["--shard", "0/3"], "write 1/4 for the first of four"),
        (["--shard", "4/3"], "write 1/4 for the first of four"),
        (["--shard", "half"], "write 1/4 for the first of four"),
    ],
)
def test_what_cannot_be_done_is_told(world: Path, arguments: list[object], told: str) -> None:
    del world
    done = invoked(*arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())


def test_what_a_claim_file_declares_counts_in_it_alone(world: Path) -> None:
    for name, figure in (("first", 10), ("second", 20)):
        text = (
            "document: {title: A leaflet, area: mill, published: 2022-02-20, period: 2021}\n"
            f"areas: {{mill: {{name: Mill of {name}}}}}\n"
            "indicators: {flour: {name: flour, unit: t}}\n"
            f"series: {{flour: {{2021: {figure}}}}}\n"
            f"claims: [{{id: level, kind: level, of: flour, is: {figure} t}}]\n"
        )
        (world / f"{name}.yaml").write_text(text, "utf-8")
    assert invoked("first.yaml", "second.yaml").exit_code == 2  # two mills of one id
    done = invoked("first.yaml", "second.yaml", "--jobs", 2, "-f", "jsonl")
    assert [json.loads(line)["verdict"] for line in done.stdout.splitlines()] == ["supported"] * 2


def test_known_findings_and_selections_hold_in_each_document(world: Path) -> None:
    invoked("--write-baseline", "known.json")
    assert invoked("--jobs", 1, "--baseline", "known.json").exit_code == 0
    (world / "reference" / "figures.csv").write_text(
        (world / "reference" / "figures.csv").read_text("utf-8").replace(",123,", ",124,"), "utf-8"
    )
    done = invoked("--jobs", 1, "--baseline", "known.json")
    assert done.exit_code == 1
    assert "No longer so: town_3/level" in done.stderr
    lines = invoked("--jobs", 1, "--only", "growth", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["growth"] * TOWNS


def test_what_is_kept_is_not_made_again_while_all_is_as_it_was(world: Path) -> None:
    fresh = invoked("--jobs", 1, "-f", "jsonl").stdout
    assert invoked("--keep", "kept", "-f", "jsonl").stdout == fresh
    files = {path: path.stat().st_mtime_ns for path in (world / "kept").rglob("*.result")}
    assert len(files) == TOWNS
    assert invoked("--keep", "kept", "-f", "jsonl", "--jobs", 2).stdout == fresh
    assert {path: path.stat().st_mtime_ns for path in (world / "kept").rglob("*.*")} == files
    report = world / "claims" / "town_1.yaml"
    report.write_text(report.read_text("utf-8").replace("121 t", "150 t"), "utf-8")
    changed = invoked("--keep", "kept", "-f", "jsonl").stdout
    assert changed == invoked("--jobs", 1, "-f", "jsonl").stdout != fresh
    assert len(list((world / "kept").rglob("*.result"))) == TOWNS + 1


@pytest.mark.parametrize(
    "arguments",
    [["--as-of", "2021-01-01"], ["--only", "growth"], ["-f", "csv"], ["--fail-on", "supported"]],
)
def test_what_is_kept_answers_no_other_question(world: Path, arguments: list[str]) -> None:
    del world
    invoked("--keep", "kept", "-f", "jsonl")
    asked = ["-f", "jsonl", *arguments]
    again, fresh = invoked("--keep", "kept", *asked), invoked("--jobs", 1, *asked)
    assert (again.stdout, again.exit_code) == (fresh.stdout, fresh.exit_code)


@pytest.mark.parametrize("content", [b"", b"1234", b"\x00" * 40])
def test_what_was_damaged_is_made_again(world: Path, content: bytes) -> None:
    fresh = invoked("--keep", "kept", "-f", "jsonl").stdout
    for path in (world / "kept").rglob("*.result"):
        path.write_bytes(content)
    assert invoked("--keep", "kept", "-f", "jsonl").stdout == fresh


def test_a_reference_that_is_changed_meanwhile_answers_nothing(world: Path) -> None:
    job = job_of(AuditJob(reference="reference"))
    with (world / "reference" / "figures.csv").open("a", encoding="utf-8") as table:
        table.write("town_0,output,2019,90,t,yearbook\n")
    result = result_of(audited(job, tasks_of(world)[0]))
    assert not result.is_audited
    assert "no longer" in result.faults[0].problem


def test_a_process_that_is_killed_loses_nothing(world: Path) -> None:
    job, tasks = job_of(AuditJob(reference="reference")), tasks_of(world) * 9
    done: list[DocumentResult] = []
    for result in results(Engine(processes=2), job, tasks):
        if not done:
            for process in multiprocessing.active_children():
                os.kill(process.pid or 0, signal.SIGKILL)
        done.append(result)
    assert done == list(results(Engine(), job, tasks))
    assert not multiprocessing.active_children()
