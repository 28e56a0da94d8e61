"""What an editor completes, says and marks while one writes claims: the real server, our schema.

The server is asked for files of this project that need not be saved: `claims/new.yaml` is none.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factcheck import kinds
from factcheck.cli.app import app
from factcheck.domain.diagnostic import InputError
from factcheck.load import read
from factcheck.load.fields import COMPARATORS, fields_of
from factcheck.load.schema_values import first_line
from factcheck.load.statement import COMMON
from factcheck.pipeline import compiled_claims
from tests.editor.conftest import ROOT
from tests.editor.server import Mark, Server
from tests.kinds.test_kinds import CASES
from tests.load.test_schema import EVERYTHING

NEW = ROOT / "claims" / "new.yaml"
MODELINE = "# yaml-language-server: $schema="
BROKEN = ROOT / "tests" / "load" / "broken"


def with_modeline(*folders: Path) -> dict[Path, str]:
    texts = {file: file.read_text("utf-8") for each in folders for file in each.glob("*.yaml")}
    return {file: text for file, text in texts.items() if text.startswith(MODELINE)}


def marked(server: Server, text: str) -> list[Mark]:
    return server.open({NEW: text})[NEW]


def offered(server: Server, text: str) -> dict[str, dict[str, Any]]:
    """Complete at the sign `|` of a text."""
    before, _, after = text.partition("|")
    server.open({NEW: before + after})
    lines = before.split("\n")
    return {each["label"]: each for each in server.complete(NEW, len(lines), len(lines[-1]) + 1)}


def said(server: Server, text: str, word: str) -> str:
    """Hover over the first place where a word stands as a key."""
    server.open({NEW: text})
    before = text[: re.search(rf"\b{word}:", text).start()]  # type: ignore[union-attr]
    lines = before.split("\n")
    return server.hover(NEW, len(lines), len(lines[-1]) + 2)


def test_the_files_of_this_project_open_without_a_mark(server: Server) -> None:
    texts = with_modeline(ROOT / "claims", ROOT / "reference")
    assert {"changzhi-2021", "indicators", "areas", "sources"} <= {each.stem for each in texts}
    assert {file: marks for file, marks in server.open(texts).items() if marks} == {}


def test_the_files_of_a_new_project_open_without_a_mark(server: Server, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["init", str(tmp_path / "new")]).exit_code == 0
    texts = with_modeline(tmp_path / "new" / "claims", tmp_path / "new" / "reference")
    assert len(texts) == 4
    assert {file: marks for file, marks in server.open(texts).items() if marks} == {}


def test_nothing_is_marked_that_the_loader_takes(server: Server) -> None:
    cases = [each for each in CASES if not each.fault]
    texts = {NEW.with_stem(f"new-{at}"): each.claim_file() for at, each in enumerate(cases)}
    texts[NEW] = EVERYTHING
    assert {file: marks for file, marks in server.open(texts).items() if marks} == {}


@pytest.mark.parametrize("name", kinds.names())
def test_a_claim_is_offered_the_keys_of_its_kind_that_it_has_not_yet(
    server: Server, name: str
) -> None:
    fields = fields_of(kinds.named(name))
    keys = {*COMMON, *(each.key for each in fields if each.name != "amount")}
    keys |= {*COMPARATORS} if any(each.name == "amount" for each in fields) else set()
    found = offered(server, f"claims:\n  - id: a\n    kind: {name}\n    note: x\n    |\n")
    found.pop(f"kind-{name}", None)  # all keys at once that the kind cannot do without
    assert {*found} == keys - {"id", "kind", "note"}
    assert [label for label, each in found.items() if not each["documentation"]] == []
    assert {each["insertText"] for each in found.values()} == {f"{label}: " for label in found}


def test_every_kind_is_offered_with_what_it_says(server: Server) -> None:
    found = offered(server, "claims:\n  - id: a\n    kind: |\n")
    assert {label: each["documentation"] for label, each in found.items()} == {
        name: first_line(kinds.named(name)) for name in kinds.names()
    }


def test_a_claim_without_a_kind_is_offered_what_any_claim_has(server: Server) -> None:
    found = offered(server, "claims:\n  - id: a\n    |\n")
    assert {*found} == {"kind", "quote", "note", "line", "claim"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("    basis: |", {"current", "constant", "none"}),
        ("    measure: |", {"level", "change", "growth", "cagr", "share"}),
        ("    from: |", {"largest", "smallest"}),
        ("    note: |", set()),
        ("    of: |", set()),
    ],
)
def test_a_closed_set_is_offered_and_nothing_where_words_are_free(
    server: Server, text: str, words: set[str]
) -> None:
    assert {*offered(server, f"claims:\n  - id: a\n    kind: rank\n{text}\n")} == words


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("document", "who says it, and of what area and period"),
        ("published", "claims are judged by what was public then"),
        ("parent", "the area it is a part of"),
        ("nature", "adds up over time, stands at a moment, or is a ratio"),
        ("grade", "how near it is to who knows"),
        ("vintage", "the edition it stands in"),
        ("claims", "what is said, one entry a claim"),
        ("quote", "the words of the document"),
        ("kind", "The amount of `of` in one period."),
        ("since", "the same span one year before, unless said"),
        ("more than", "more than the figure"),
        ("between", "between two: 100 to 300, or [100, 300]"),
        ("exchange rate", "of which it is the price"),
        ("measure", "How an indicator is looked at."),
    ],
)
def test_a_key_says_what_it_means(server: Server, word: str, text: str) -> None:
    assert text in said(server, EVERYTHING, word).replace("\\", "")


@pytest.mark.parametrize(
    ("line", "text", "at", "message"),
    [
        (3, "    kind: grwth", 3, 'Valid values: "average", "cagr"'),
        (4, "    off: x", 4, "Property off is not allowed."),
        (4, "    of: [x]", 4, "Expected one of string, number"),
        (5, "    line: twelve", 5, "Write digits alone: 12."),
        (5, "    basis: curent", 5, 'Valid values: "current", "constant", "none"'),
        (6, "    note: x", 2, "The claim states no amount: add one of is, about"),
        (5, "    about: 3 %", 5, "'is' is given as well; keep one of the two."),
        (5, "    about: 3 %", 6, "'about' is given as well; keep one of the two."),
        (2, "  - id: a b", 2, "Use letters, digits, '-', '_' and '.', no spaces."),
        (1, "claims: x", 1, "Begin each claim with `- id: …`."),
    ],
)
def test_a_fault_is_marked_in_its_line(
    server: Server, line: int, text: str, at: int, message: str
) -> None:
    lines = ["claims:", "  - id: a", "    kind: growth", "    of: x", "    note: x", "    is: 3 %"]
    assert marked(server, "\n".join(lines)) == []
    lines[line - 1] = text
    assert any(message in each.text for each in marked(server, "\n".join(lines)) if each.line == at)


@pytest.mark.parametrize(
    "name",
    """alias between-one claim-is-no-mapping claims-are-no-list comparison-sign key-twice
    line-not-a-number list-at-the-top list-where-text-is-wanted no-claims no-claims-key
    no-comparator no-id-no-kind none-of-the-words text-at-the-top thousands-in-a-list
    unknown-document-key unknown-keys unknown-kind wrong-dates""".split(),
)
def test_editor_and_lint_find_the_same_lines(server: Server, name: str) -> None:
    file = BROKEN / f"{name}.yaml"
    with pytest.raises(InputError) as refusal:
        compiled_claims(*read([file], ROOT / "tests" / "load" / "reference"))
    lines = {each.line for each in marked(server, file.read_text("utf-8"))}
    assert lines == {each.at.line for each in refusal.value.diagnostics}
