"""A result rendered later is, byte for byte, what the audit would have written at once."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.language import SOURCE
from factcheck.render import Format
from factcheck.results.archive.seal import seal_of
from tests.cli.test_process import imported
from tests.render.sample import CLAIMS, REFERENCE

SELECTIONS = {
    "all": [],
    "some": ["-k", "gdp"],
    "one verdict": ["--verdict", "near-miss"],
    "none": ["-k", "no such text"],
}


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), env=environment)


def audit(out: Path, *arguments: object, **environment: str) -> bytes:
    given = ["audit", CLAIMS, "-r", REFERENCE, "-o", out, *arguments]
    assert run(*given, **environment).exit_code in (0, 1, 3)
    return out.read_bytes()


def rendered(result: Path, out: Path, *arguments: object, **environment: str) -> bytes:
    done = run("render", result, "-o", out, *arguments, **environment)
    assert (done.exit_code, done.output) == (0, "")
    return out.read_bytes()


@pytest.fixture
def result(tmp_path: Path) -> Path:
    audit(tmp_path / "result.json")
    return tmp_path / "result.json"


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=list(SELECTIONS))
@pytest.mark.parametrize("form", Format)
def test_every_format_is_written_as_the_audit_wrote_it(
    form: Format, selection: list[str], tmp_path: Path
) -> None:
    audit(tmp_path / "result.json", *selection)
    at_once = audit(tmp_path / "at-once", "-f", form, *selection)
    assert rendered(tmp_path / "result.json", tmp_path / "later", "-f", form) == at_once


def test_a_packed_result_is_read_as_the_one_that_is_not(result: Path, tmp_path: Path) -> None:
    packed = tmp_path / "result.json.gz"
    assert gzip.decompress(audit(packed)) == result.read_bytes()
    assert audit(packed) == audit(packed)  # no time is in it
    assert len(packed.read_bytes()) < len(result.read_bytes()) / 5
    later = tmp_path / "later"
    assert rendered(packed, later, "-f", "csv") == rendered(result, later, "-f", "csv")
    assert "unchanged" in run("diff", packed, result).output


@pytest.mark.parametrize("kept", [2, 9, 200, -1])
def test_a_packed_result_that_is_cut_short_is_one_fault(kept: int, tmp_path: Path) -> None:
    packed = tmp_path / "result.json.gz"
    packed.write_bytes(audit(packed)[:kept])
    done = run("render", packed)
    assert done.exit_code == 2
    assert "the file is no JSON that can be read" in done.output


@pytest.mark.parametrize("detail", ["-q", "-v"])
def test_the_text_is_as_full_and_as_wide_as_asked_for(
    detail: str, result: Path, tmp_path: Path
) -> None:
    asked = [detail, "--colour", "always"]
    at_once = audit(tmp_path / "at-once", "-f", "text", *asked, COLUMNS="66")
    assert b"\x1b[" in at_once
    later = rendered(result, tmp_path / "later", "-f", "text", *asked, COLUMNS="66")
    assert later == at_once


def test_known_findings_stay_known(tmp_path: Path) -> None:
    claims = Path(shutil.copy(CLAIMS, tmp_path / "plan.yaml"))
    given = ["audit", claims, "-r", REFERENCE]
    known = tmp_path / "known.json"
    assert run(*given, "-q", "--write-baseline", known).exit_code == 0
    for name in ("result.json", "at-once.sarif", "at-once.txt"):
        assert run(*given, "--baseline", known, "-o", tmp_path / name).exit_code == 0
    for suffix in ("sarif", "txt"):
        at_once = (tmp_path / f"at-once.{suffix}").read_bytes()
        assert rendered(tmp_path / "result.json", tmp_path / f"later.{suffix}") == at_once


def test_a_page_may_show_the_text_of_the_document(result: Path, tmp_path: Path) -> None:
    text = tmp_path / "plan.txt"
    text.write_text("地区生产总值翻了一番。发展质量\n明显提升。", encoding="utf-8")
    at_once = audit(tmp_path / "at-once.html", "--report", text)
    assert rendered(result, tmp_path / "later.html", "--report", text) == at_once
    done = run("render", result, "-f", "csv", "--report", text)
    assert done.exit_code == 2
    assert "--format html" in done.stderr


@pytest.mark.parametrize("form", Format)
def test_a_result_is_rendered_in_its_language(form: Format, tmp_path: Path) -> None:
    audit(tmp_path / "result.json", "--lang", "zh")
    assert json.loads((tmp_path / "result.json").read_bytes())["language"] == "zh"
    at_once = audit(tmp_path / "at-once", "-f", form, "--lang", "zh")
    later = rendered(tmp_path / "result.json", tmp_path / "later", "-f", form, LANG="en_GB.UTF-8")
    assert later == at_once


def test_another_language_takes_another_audit(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["factcheck", "render", str(result), "--lang", "zh"])
    done = run("render", result, "--lang", "zh")
    assert done.exit_code == 2
    assert "--lang" in done.stderr
    monkeypatch.setattr(sys, "argv", ["factcheck", "--lang", SOURCE, "render", str(result)])
    assert run("--lang", SOURCE, "render", result).exit_code == 0


def test_neither_claims_nor_reference_are_read(
    result: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    at_once = audit(tmp_path / "at-once.md")
    monkeypatch.chdir(moved)
    assert rendered(result, moved / "later.md") == at_once


def test_rendering_takes_no_tables_and_no_solver(result: Path) -> None:
    assert not imported("render", str(result)) & {"numpy", "pandas", "z3"}
    assert "rich" not in imported("render", str(result), "--format", "markdown")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"factcheck": "2"}, "'factcheck' is '2', and not '1'"),
        ({"archive": None}, "it was changed after it was written"),
        ({"claims": []}, "it was changed after it was written"),
        ({"seal": ""}, "it was changed after it was written"),
    ],
)
def test_a_file_that_is_not_what_was_written_is_refused(
    change: dict[str, object], fault: str, result: Path
) -> None:
    whole = json.loads(result.read_text(encoding="utf-8"))
    result.write_text(json.dumps(whole | change), encoding="utf-8")
    done = run("render", result)
    assert done.exit_code == 2
    assert fault in done.stderr
    assert "factcheck audit --format json" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("command", [["render"], ["diff", "two.json"]], ids=" ".join)
def test_a_file_of_another_sort_is_told_for_what_it_lacks(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text('{"claims": []}', encoding="utf-8")
    done = run(*command, "one.json")
    assert done.exit_code == 2
    assert "this is no result of an audit: 'factcheck' is missing" in done.stderr


def test_a_fault_in_the_archive_is_told_with_its_place(result: Path) -> None:
    whole = json.loads(result.read_text(encoding="utf-8"))
    whole["archive"][0]["is"] = "Path"
    whole["seal"] = seal_of(whole)
    result.write_text(json.dumps(whole), encoding="utf-8")
    done = run("render", result)
    assert done.exit_code == 2
    assert "$.archive[0].is: 'Path' is no sort of entry" in done.stderr


@pytest.mark.parametrize("name", ["lines.jsonl", "cells.csv", "nothing.json", "."])
def test_what_is_no_result_is_refused(name: str, tmp_path: Path) -> None:
    for form in ("jsonl", "csv"):
        audit(tmp_path / {"jsonl": "lines.jsonl", "csv": "cells.csv"}[form])
    done = run("render", tmp_path / name)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert done.stderr
