"""The command line in Chinese: what is asked for is spoken, and programs notice nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from typer.testing import CliRunner

from factcheck.cli.app import NAMES, app
from factcheck.cli.usage import reworded
from factcheck.language import LANGUAGES, OWN_VARIABLE, asked, speaking
from factcheck.render import Format
from tests.render.sample import CLAIMS, REFERENCE

AUDIT = ("audit", str(CLAIMS), "--reference", str(REFERENCE))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = {"PATH": os.environ["PATH"]}


def run(*arguments: str, **environment: str) -> str:
    """Run a command of its own process, in an environment that says nothing but this."""
    return run_in(None, *arguments, **environment)


def run_in(folder: Path | None, *arguments: str, **environment: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True, check=False, encoding="utf-8", cwd=folder,
        env={**ENGLISH, "PYTHONUTF8": "1", **environment},
    )  # fmt: skip
    return finished.stdout + finished.stderr


def is_chinese(text: str) -> bool:
    return "论断" in text


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("--lang", "zh", "kinds", "--help"), {}),
        (("audit", "--help", "--lang=zh"), {}),
        (("audit", "--help"), {OWN_VARIABLE: "zh"}),
        (("audit", "--help"), {"LANG": "zh_CN.UTF-8"}),
        (("audit", "--help"), {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}),
        (("audit", "--help"), {"LANGUAGE": "fr:zh", "LANG": "en_US.UTF-8"}),
    ],
)
def test_what_is_asked_for_is_spoken(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert is_chinese(run(*arguments, **environment))


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ((), {}),
        ((), {"LANG": "C.UTF-8"}),
        ((), {"LANG": "fr_FR.UTF-8"}),
        ((), {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}),
        ((), {OWN_VARIABLE: "en", "LANG": "zh_CN.UTF-8"}),
        (("--lang", "en"), {OWN_VARIABLE: "zh"}),
    ],
)
def test_all_else_is_english(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    assert not CHINESE.search(run("audit", "--help", *arguments, **environment))


def test_a_setting_is_kept_to_unless_an_option_or_our_variable_says_otherwise(
    tmp_path: Path,
) -> None:
    (tmp_path / "factcheck.toml").write_text('lang = "zh"\n', encoding="utf-8")
    assert CHINESE.search(run_in(tmp_path, "units", "kilogram"))
    assert CHINESE.search(run_in(tmp_path, "lint", LANG="en_GB.UTF-8"))
    assert not CHINESE.search(run_in(tmp_path, "lint", **{OWN_VARIABLE: "en"}))
    assert not CHINESE.search(run_in(tmp_path, "lint", "--lang", "en"))


@pytest.mark.parametrize("command", NAMES)
def test_help_in_chinese_names_the_same_options_and_leaves_no_english(command: str) -> None:
    page = {code: run(command, "--help", "--lang", code) for code in LANGUAGES}
    options = {code: set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", page[code])) for code in page}
    assert options["zh"] == options["en"]
    bare = re.sub(r"<.*?>|\[(?:OPTIONS|ARGS)\]|(?<![\w-])--?[a-z-]+|[A-Z]{2,}", "", page["zh"])
    assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+\b", bare), bare


@pytest.mark.parametrize("command", [(), *((each,) for each in NAMES)])
def test_help_in_chinese_is_no_wider_than_the_terminal(command: tuple[str, ...]) -> None:
    page = run(*command, "--help", "--lang", "zh", COLUMNS="80")
    assert [line for line in page.splitlines() if cell_len(line) > 80 and "<" not in line] == []


WRONG_CALLS = [
    ("adit",),
    ("audit", "--foo"),
    ("audit", "--format", "x"),
    ("audit", "--format"),
    ("audit", "--quiet=1"),
    ("explain",),
    ("explain", "nothing-of-the-sort"),
    ("audit", "--as-of", "20 Feb"),
    ("audit", "--verdict", "contradictd"),
    ("schema", "surplus"),
    ("watch", "--every", "0"),
    ("watch", "--every", "often"),
    ("audit", "--lang", "tlh"),
]


@pytest.mark.parametrize("arguments", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_told_of_in_chinese_and_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["--lang", "zh", *arguments])
    assert result.exit_code == 2
    assert CHINESE.search(result.stderr)
    words = re.sub(r"'[^']*'|\[[A-Z]+\]|[\w./-]*factcheck[\w ./-]*|--?[a-z-]+", "", result.stderr)
    assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+\b", words), words


@given(st.text(max_size=40))
def test_a_fault_that_is_not_known_is_told_as_it_is(message: str) -> None:
    with speaking("zh"):
        said = reworded(message)
    assert said == message or CHINESE.search(said)


@given(st.lists(st.sampled_from(["--lang", "zh", "en", "--lang=zh", "--", "audit", "-x"])))
def test_any_arguments_ask_for_a_language_we_have(arguments: list[str]) -> None:
    assert asked(arguments, {}) in LANGUAGES


@given(st.dictionaries(st.sampled_from(["LANGUAGE", "LC_ALL", "LANG", OWN_VARIABLE]), st.text()))
def test_any_environment_asks_for_a_language_we_have(environment: dict[str, str]) -> None:
    assert asked([], environment) in LANGUAGES


def shape(value: object) -> object:
    """Give what programs go by: keys, codes and numbers; texts of people as mere texts."""
    codes = re.compile(r"[\w.:/@\[\]()+*,^-]*")
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value]
    return value if not isinstance(value, str) or codes.fullmatch(value) else "text"


def test_json_has_the_same_keys_codes_and_numbers_in_every_language() -> None:
    texts = {code: run(*AUDIT, "--format", "json", "--lang", code) for code in LANGUAGES}
    english, chinese = json.loads(texts["en"]), json.loads(texts["zh"])
    assert chinese.pop("language") == "zh"
    assert english.pop("language") == "en"
    for each in (english, chinese):
        for claim in each["claims"]:
            claim.pop("notes")
    keys = {"id", "verdict", "reason", "flags", "grade", "kind", "direction", "conflicts"}
    assert [{key: each[key] for key in keys - {"direction"}} for each in english["claims"]] == [
        {key: each[key] for key in keys - {"direction"}} for each in chinese["claims"]
    ]


@pytest.mark.parametrize("form", [each for each in Format if each is not Format.TEXT])
def test_every_format_is_the_same_bytes_each_time_in_chinese(form: Format) -> None:
    once = run(*AUDIT, "--format", form, "--lang", "zh")
    assert once == run(*AUDIT, "--format", form, LANG="zh_CN.UTF-8")


def test_the_terminal_report_in_chinese_is_no_wider_than_the_terminal() -> None:
    said = run(*AUDIT, "--verbose", "--lang", "zh", COLUMNS="80")
    wide = [line for line in said.splitlines() if cell_len(line) > 80]
    english = run(*AUDIT, "--verbose", "--lang", "en", COLUMNS="80")
    assert len(wide) <= len([line for line in english.splitlines() if cell_len(line) > 80])
