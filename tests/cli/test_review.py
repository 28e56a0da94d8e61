"""Sign-off: who has looked at a finding, in the claim file itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.load import read
from factcheck.load.archived import read_audit
from factcheck.pipeline import run as audited
from factcheck.render.machine import json as machine_json

HEAD = """\
document: {title: A leaflet, area: Springfield, published: 2024-05-01, period: 2022}
areas: {springfield: {name: Springfield}}
indicators: {flour: {name: flour, unit: t}}
series:
  flour: {2021: 205, 2022: 217.5}
claims:
"""
GREW = "  - {id: grew, kind: growth, of: flour, is: 9 %SIGNED}  # of the first page\n"
LEVEL = "  - id: level\n    kind: level\n    of: flour\n    is: 300 t\n\n  # the end\n"
SIGNED = ", reviewed: {by: the desk, on: 2024-06-01, state: STATE}"


def invoked(*arguments: object, answers: str = "") -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], input=answers)


@pytest.fixture(autouse=True)
def _no_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def claims(folder: Path, state: str = "") -> Path:
    file = folder / "leaflet.yaml"
    signed = SIGNED.replace("STATE", state) if state else ""
    file.write_text(HEAD + GREW.replace("SIGNED", signed), encoding="utf-8")
    return file


@pytest.mark.parametrize(("state", "status"), [("", 1), ("accepted", 0), ("disputed", 1)])
def test_what_is_accepted_fails_nothing_and_is_shown(
    tmp_path: Path, state: str, status: int
) -> None:
    done = invoked("audit", claims(tmp_path, state))
    assert done.exit_code == status
    assert "✘ grew" in done.stdout
    assert ("by the desk, 2024-06-01" in done.stdout) is bool(state)


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_sign_off_is_told_in_every_report(tmp_path: Path, form: str) -> None:
    done = invoked("audit", claims(tmp_path, "disputed"), "--format", form)
    assert "the desk" in done.stdout
    assert "disputed" in done.stdout


def test_an_acceptance_holds_for_what_was_found_then(tmp_path: Path) -> None:
    file = claims(tmp_path)
    assert invoked("review", file, "--by", "the desk", answers="a\n\n").exit_code == 0
    assert invoked("audit", file).exit_code == 0
    file.write_text(file.read_text("utf-8").replace("9 %", "12 %"), encoding="utf-8")
    done = invoked("audit", file)
    assert done.exit_code == 1
    assert "another figure is claimed or found" in done.stderr
    assert "Of 1 finding, 0 accepted, 0 disputed, 1 accepted as it no longer is" in done.stdout
    assert "1 of 1" in invoked("review", file, "--by", "the desk", answers="q\n").stdout


def test_a_walk_writes_each_answer_and_nothing_else(tmp_path: Path) -> None:
    file = claims(tmp_path)
    text = file.read_text("utf-8") + LEVEL
    file.write_text(text, encoding="utf-8")
    answers = "a\nknown since May\nd\nnot our mill\n"
    done = invoked("review", file, "--by", "the desk", "--on", "2024-06-01", answers=answers)
    assert "2 claims signed off." in done.stdout
    grew, level = read([file], None)[0]
    assert grew.reviewed is not None
    assert level.reviewed is not None
    assert (grew.reviewed.state, grew.reviewed.note) == ("accepted", "known since May")
    assert (level.reviewed.state, level.reviewed.note) == ("disputed", "not our mill")
    rest = [line for line in file.read_text("utf-8").splitlines() if "reviewed" not in line]
    assert rest == [line for line in text.splitlines() if "grew" not in line]


def test_what_is_read_rightly_loses_its_doubts_and_is_judged(tmp_path: Path) -> None:
    file = claims(tmp_path)
    text = file.read_text("utf-8").replace("9 %", '9 %, review: ["which mill?"]')
    file.write_text(text, encoding="utf-8")
    done = invoked("review", file, "--by", "the desk", answers="r\nn\n")
    assert "✘ Contradicted" in done.stdout
    assert file.read_text("utf-8") == claims(tmp_path).read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_keeps_its_encoding(tmp_path: Path, encoding: str) -> None:
    file = claims(tmp_path)
    mark = "\ufeff" if encoding.endswith("be") else ""
    file.write_bytes((mark + file.read_text("utf-8")).encode(encoding))
    before = file.read_bytes().decode(encoding)
    done = invoked("review", file, "--by", "the desk", "--on", "2024-06-01", answers="a\n\n")
    assert done.exit_code == 0
    first, _, signed = file.read_bytes().decode(encoding).partition(", reviewed: {")
    assert first + signed[signed.index("}") + 1 :] == before


def walk(file: Path) -> tuple[subprocess.Popen[str], IO[str]]:
    """Start a walk in a process of its own, and wait until it has shown the first claim."""
    command = [sys.executable, "-m", "factcheck", "review", file.name, "--by", "the desk"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", cwd=file.parent
    )
    assert process.stdin is not None
    assert process.stdout is not None
    shown = ""
    while "[q]uit: " not in shown:
        shown += process.stdout.read(1) or pytest.fail(shown)
    return process, process.stdin


@pytest.mark.parametrize(
    ("change", "answers", "status"),
    [
        (("9 %", "12 %"), "a\n\na\nseen again\n", 0),
        (("9 %", "12 %"), "a\n\nq\n", 0),
        (("id: grew", "id: rose"), "a\n\n", 0),  # nothing of that name is left to ask of
        (("claims:", "claims: ["), "d\n\n", 2),
    ],
)
def test_what_was_saved_meanwhile_is_shown_before_it_is_signed(
    tmp_path: Path, change: tuple[str, str], answers: str, status: int
) -> None:
    file, is_signed = claims(tmp_path), "seen again" in answers
    process, answer = walk(file)
    saved = file.read_text("utf-8").replace(*change)
    file.write_text(saved, encoding="utf-8")
    answer.write(answers)
    answer.flush()
    shown, faults = process.communicate(timeout=60)
    assert process.returncode == status, faults
    assert "asked again" in faults
    assert ("12 %" in shown) is ("12 %" in change)
    assert ("1 claim signed off." in shown) is is_signed
    assert ("seen again" in file.read_text("utf-8")) is is_signed
    assert is_signed or file.read_text("utf-8") == saved


def test_a_quote_is_shown_in_the_paragraph_of_its_report(tmp_path: Path) -> None:
    report = "The mills of\nSpringfield grew by\r\n9 percent again.\n\nAnother paragraph.\n"
    (tmp_path / "leaflet.md").write_bytes(report.encode())
    file = claims(tmp_path)
    text = file.read_text("utf-8").replace(
        "title: A leaflet", "title: A leaflet, report: leaflet.md"
    )
    text = text.replace("{id: grew", "{id: grew, quote: grew by 9 percent")
    file.write_text(text, encoding="utf-8")
    done = invoked("review", file, "--by", "the desk", answers="n\n")
    shown = " ".join(done.stdout.split())
    assert "The mills of Springfield ⟦grew by 9 percent⟧ again. grew ✘" in shown
    assert "Another" not in shown


def test_the_end_of_the_input_ends_the_walk(tmp_path: Path) -> None:
    file = claims(tmp_path)
    text = file.read_bytes()
    assert invoked("review", file, answers="").exit_code == 0
    assert file.read_bytes() == text


def test_a_sign_off_is_kept_with_the_audit(tmp_path: Path) -> None:
    audit = audited([claims(tmp_path, "accepted")], None)
    assert audit.known == {("leaflet", "grew")}
    file = tmp_path / "result.json"
    file.write_text(machine_json.render(audit), encoding="utf-8")
    assert json.loads(file.read_text("utf-8"))["claims"][0]["reviewed"]["by"] == "the desk"
    (verdict,) = read_audit(file).audit
    assert verdict.claim == audit["grew"].claim
    assert read_audit(file).audit.known == audit.known
