"""The page on commands tells of every command, option, format and status, and of no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.render import Format

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text)) - {"-h", "--help"}


def test_every_command_is_on_the_page() -> None:
    shown = CliRunner().invoke(app, ["--help"]).stdout.partition("Check:")[2]
    commands = re.findall(r"^  ([a-z]+)  ", shown, re.MULTILINE)
    assert commands
    assert all(f"`factcheck {command}" in PAGE for command in commands)


def test_the_options_of_audit_on_the_page_are_those_it_has() -> None:
    section = PAGE.partition("## audit")[2].partition("### Exit status")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `-")]
    shown = CliRunner().invoke(app, ["audit", "--help"], env={"COLUMNS": "200"}).stdout
    assert options(" ".join(cells)) == options(shown)


def test_the_formats_on_the_page_are_those_there_are() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith("| `--format`"))
    assert line.split("|")[2].strip(" `").split() == [str(form) for form in Format]


@pytest.mark.parametrize("command", ["import", "fetch"])
def test_the_options_of_a_command_on_the_page_are_those_it_has(command: str) -> None:
    section = PAGE.partition(f"## {command}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `-")]
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout
    assert options(" ".join(cells)) == options(shown.partition("Options:")[2]) - {"--lang"}
