"""A sentence alone: as entries to paste, audited, and with the words that made its claims."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.draft import draft
from factcheck.draft.normalise import normalise
from factcheck.draft.sentence import pasted
from tests.draft.test_cases import Sentence, sentences

ALL = tuple(sentences())


def run(*arguments: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, list(arguments))
    return ended.exit_code, ended.stdout, ended.stderr


@given(st.sampled_from(ALL))
def test_the_entries_of_a_sentence_are_yaml_and_have_the_claims_of_its_draft(one: Sentence) -> None:
    made = draft(one.text)
    entries = yaml.safe_load(pasted(made)) or []
    assert all("line" not in entry and "kind" in entry for entry in entries)
    quotes = {str(entry["quote"]) for entry in entries}
    assert {" ".join(claim.quote.split()) for claim in made.claims} >= {
        " ".join(quote.split()) for quote in quotes
    }


def test_a_sentence_is_drafted_with_its_doubts() -> None:
    status, out, _ = run("draft", "--sentence", "Exports rose 6.4 percent.")
    assert status == 0
    (claim,) = yaml.safe_load(out)
    assert claim["is"] == "6.4 percent"
    assert any("period" in doubt for doubt in claim["review"])


def test_a_sentence_and_a_report_are_not_drafted_together(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Exports rose 6.4 percent.", encoding="utf-8")
    for arguments in ((str(report), "--sentence", "Exports rose 6.4 percent."), ()):
        status, _, said = run("draft", *arguments)
        assert status == 2
        assert "name a report, or give a sentence" in " ".join(said.split())


def test_a_sentence_without_a_figure_says_so() -> None:
    status, _, said = run("draft", "--sentence", "Nothing to see here.")
    assert status == 3
    assert "holds no figure" in said


REFERENCE = Path(__file__).parents[2] / "reference"


def tried(sentence: str, *arguments: str) -> tuple[int, str, str]:
    return run("try", sentence, "-r", str(REFERENCE), "--area", "长治市", *arguments)


def test_a_sentence_is_audited_at_once() -> None:
    status, out, _ = tried("2021年地区生产总值完成2311亿元。")
    assert status == 0
    assert "SUPPORTED" in out
    status, out, _ = tried("2021年地区生产总值完成2411亿元。")
    assert status == 1
    assert "CONTRADICTED" in out
    assert "Next:" not in out


def test_a_sentence_in_doubt_accuses_nobody_and_says_what_it_would_be() -> None:
    status, out, _ = tried("地区生产总值完成2411亿元。", "--published", "2022-02-20")
    assert status == 0
    assert "reading in doubt" in out


def test_a_sentence_of_nothing_is_nothing_to_check() -> None:
    assert tried("Nothing to see here.")[0] == 3


def test_each_figure_says_which_words_made_it_what_it_is(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(
        "In 2021 exports rose 6.4 percent. Over the year prices of grain fell 2.1 percent,"
        " and they ranked third in the country.\n",
        encoding="utf-8",
    )
    status, out, _ = run("draft", str(report), "--why")
    assert status == 0
    first = out.split("\n\n")[0].splitlines()
    assert first[0] == "line 1: 6.4 percent"
    assert [line.split(maxsplit=1)[0] for line in first[1:]] == [
        "kind",
        "subject",
        "period",
        "base",
    ]
    assert "growth: “rose”" in first[1]
    assert "exports: “exports”" in first[2]
    assert "2021: “2021”" in first[3]
    assert "taken for granted" in first[4]


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique_by=str))
def test_words_that_are_shown_stand_in_the_text_and_asking_for_them_changes_nothing(
    chosen: list[Sentence],
) -> None:
    text = "\n".join(one.text for one in chosen)
    made = draft(text, explained=True)
    plain = normalise(text).text
    for claim in made.claims:
        for words in (claim.why.kind, claim.why.period, claim.why.base) if claim.why else ():
            assert not words.startswith("“") or words.split("”")[0].strip("“") in plain
    assert [claim.quote for claim in made.claims] == [claim.quote for claim in draft(text).claims]
