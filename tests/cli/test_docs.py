"""The pages that messages name are shown by the program itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = re.compile(r"docs/[\w/-]+\.md")


def invoked(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["docs", *arguments])


def test_every_page_that_the_program_names_is_shown() -> None:
    sources = (ROOT / "src" / "factcheck").rglob("*.py")
    named = {page for file in sources for page in PAGE.findall(file.read_text(encoding="utf-8"))}
    assert len(named) > 5
    for page in named:
        done = invoked(page)
        assert (page, done.exit_code) == (page, 0)
        assert done.stdout == (ROOT / page).read_text(encoding="utf-8")


def test_every_page_that_is_listed_is_shown_by_its_name() -> None:
    names = [line.split()[0] for line in invoked().stdout.splitlines()]
    assert {"claim-file", "editor", "flags/gaps", "zh/README"} <= set(names)
    assert all(invoked(name).exit_code == 0 for name in names)


@pytest.mark.parametrize("page", ["claimfile", "../README", "adr/README", "/etc/passwd"])
def test_what_is_no_page_is_refused(page: str) -> None:
    done = invoked(page)
    assert done.exit_code == 2
    assert "there is no page" in done.stderr
