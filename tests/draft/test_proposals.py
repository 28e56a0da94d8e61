"""Another reader beside the rules: nothing it says is believed, and what differs is a doubt."""

from __future__ import annotations

import json
import shlex
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli import proposer
from factcheck.cli.app import app
from factcheck.draft import claim_file, draft
from factcheck.draft.proposals import RefusedError, parsed
from factcheck.load import read_text
from tests.draft.test_cases import Sentence, sentences

PROGRAM = Path(__file__).with_name("proposers.py")
TEXT = "In 2021 exports rose 6.4 percent. Imports fell 2.1 percent in 2021."
UNREAD = "In 2021 exports rose 6.4 percent, and 7 remain."
ALL = tuple(sentences())


def command(*arguments: str) -> str:
    return shlex.join([sys.executable, str(PROGRAM), *arguments])


def run(report: Path, *arguments: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, ["draft", str(report), *arguments])
    return ended.exit_code, ended.stdout, ended.stderr


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "year.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_who_reads_as_the_rules_do_changes_nothing(report: Path) -> None:
    _, alone, _ = run(report)
    status, beside, said = run(report, "--proposer", command("well"))
    assert (status, beside) == (0, alone)
    assert "not hold" not in said


def test_who_reads_otherwise_makes_doubts_with_both_readings(report: Path) -> None:
    status, out, said = run(report, "--proposer", command("wrongly"))
    assert status == 0
    first, second = yaml.safe_load(out)["claims"]
    assert first["review"] == ["period: 2021, or 1999 as was proposed?"]
    assert second["review"] == [
        "kind: growth, or share as was proposed?",
        "subject: imports, or prices as was proposed?",
    ]
    assert first["kind"] == second["kind"] == "growth"
    assert "8 proposed readings do not hold" in said
    assert "'Exports rose 9.9 percent' does not stand in the text" in said
    assert "there is no kind 'prophecy'" in said
    assert "has another value" in said


@pytest.mark.parametrize(
    ("manner", "problem"),
    [
        ("unread", "it ended with status 3"),
        ("hostile", "its answer is no JSON in UTF-8"),
        ("deep", "its answer is no JSON in UTF-8"),
    ],
)
def test_who_answers_nothing_usable_is_told_and_the_rules_draft_alone(
    manner: str, problem: str, report: Path
) -> None:
    _, alone, _ = run(report)
    status, out, said = run(report, "--proposer", command(manner))
    assert (status, out) == (0, alone)
    assert problem in said
    assert "Drafted by the rules alone." in said


@pytest.mark.parametrize("manner", ["late", "never"])
def test_who_does_not_answer_in_time_is_ended(manner: str, report: Path) -> None:
    began = time.monotonic()
    status, _, said = run(report, "--proposer", command(manner), "--wait", "1")
    assert status == 0
    assert "it did not answer in 1 seconds" in said
    assert time.monotonic() - began < 20


def test_who_never_stops_answering_is_ended(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposer, "LONGEST", 3_000_000)
    status, _, said = run(report, "--proposer", command("endless"))
    assert status == 0
    assert "its answer is longer than 3000000 bytes" in said


def test_a_program_that_is_not_there_is_told(report: Path) -> None:
    for wanting in ("no-such-program-at-all", "'", " "):
        status, _, said = run(report, "--proposer", wanting)
        assert status == 0
        assert "it cannot be run" in said


def test_a_figure_that_only_the_proposal_reads_is_a_claim_in_doubt() -> None:
    member = {
        "text": "7 remain",
        "value": "7",
        "type": "count",
        "period": "2021",
        "subject": "works",
    }
    made = draft(UNREAD, proposals=[member])
    (added,) = [claim for claim in made.claims if claim.figure == "7"]
    assert (added.period, added.subject) == ("2021", "works")
    assert added.doubts[0] == "it was proposed; by the rules the figure claims nothing"
    assert made.refused == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "8 remain"}, "does not stand in the text"),
        ({"text": "In 2021 exports rose 6.4 percent, and 7 remain"}, "does not hold one figure"),
        ({"value": "8"}, "has another value"),
        ({"value": 7.0}, "is no number in decimals"),
        ({"value": True}, "is no number in decimals"),
        ({"value": "7/1"}, "is no number in decimals"),
        ({"unit": "CNY"}, "is in another unit"),
        ({"type": "event"}, "there is no kind 'event'"),
        ({"period": "some day"}, "is no period"),
        ({"subject": "a\nb"}, "is no short text on one line"),
        ({"subject": "a" * 500}, "is no short text on one line"),
        ({"start": 0, "end": 5, "fig_start": 0, "fig_end": 1}, "does not stand where it says"),
        ({"start": "0"}, "are no places in the text"),
    ],
)
def test_a_proposal_that_does_not_hold_is_refused_with_its_reason(
    change: dict[str, object], reason: str
) -> None:
    member = {"text": "7 remain", "value": "7", "type": "count", "period": "2021"} | change
    made = draft(UNREAD, proposals=[member])
    (refused,) = made.refused
    assert reason in refused
    assert made.claims == draft(UNREAD).claims


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
KEYS = ("text", "value", "unit", "type", "period", "base", "start", "end", "fig_start", "subject")


@given(st.lists(JSON | st.fixed_dictionaries(dict.fromkeys(KEYS, JSON)), max_size=5))
def test_whatever_is_proposed_the_rules_stand(members: list[object]) -> None:
    made = draft(TEXT, proposals=members)
    assert made.claims == draft(TEXT).claims
    assert len(made.refused) == len(members)


@given(st.binary(max_size=200))
def test_whatever_bytes_are_answered_are_a_list_or_refused(answer: bytes) -> None:
    try:
        members = parsed(answer)
    except RefusedError:
        return
    assert isinstance(json.loads(answer), list)
    assert list(members) == json.loads(answer)


KINDS = (
    "level count growth cagr multiple threshold share ratio point_change growth_diff change"
    " contribution range condition rank ordinal record target"
).split()


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=2, unique_by=str), st.data())
def test_a_draft_with_any_proposal_passes_lint(chosen: list[Sentence], data: st.DataObject) -> None:
    text = "\n".join(one.text for one in chosen) + "\nThere were 7 left, and 12 others."
    members = [
        span
        | {
            "type": data.draw(st.sampled_from(KINDS)),
            "period": data.draw(st.sampled_from(["2020", "2021Q3", ""])),
            "base": data.draw(st.sampled_from(["2019", ""])),
            "subject": data.draw(st.sampled_from(["works", "粮食产量", ""])),
        }
        for span in draft(text, period="2021").spans()
    ]
    members += [
        {"text": words, "value": value, "type": data.draw(st.sampled_from(KINDS))}
        for words, value in (("7 left", "7"), ("12 others", "12"))
    ]
    made = draft(text, period="2021", proposals=members)
    if made.claims:
        claims, _ = read_text(claim_file(made))
        assert {claim.id for claim in claims} <= {claim.id for claim in made.claims}
