"""The tutorial and the README do what they say: files are written and commands run, in order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.domain.verdict import Label
from factcheck.language import speaking
from factcheck.render.phrases.labels import heading

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tutorial.md"
FIRST_HOUR = ROOT / "docs" / "first-hour.md"
GUIDE = ROOT / "docs" / "zh" / "README.md"
IN_REPOSITORY = "仓库"  # behind the word console, in the guide
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """Give the top-level sections of a claim file by their names."""
    parts = re.split(r"^(?=\w+:)", text, flags=re.MULTILINE)
    return {part.partition(":")[0]: part.rstrip() + "\n\n" for part in parts if part.strip()}


def write(file: Path, block: str) -> None:
    """Write the sections of a claim file, in place of those it has under their names."""
    known = sections(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text("".join((known | sections(block)).values()), encoding="utf-8")


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Give each command of a console block with what it is to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def printed(command: str, folder: Path, language: str = "en") -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"}
    settings["FACTCHECK_LANG"] = language
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def shows(shown: str, text: str) -> bool:
    """Whether a text is as shown; … stands for anything."""
    pattern = ".*".join(re.escape(part) for part in shown.split("…"))
    return re.fullmatch(pattern, text, re.DOTALL) is not None


def test_every_step_of_the_tutorial_comes_out_as_shown(tmp_path: Path) -> None:
    for language, name, block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if language == "yaml":
            write(tmp_path / name, block)
        for command, shown in commands(block):
            text = printed(command, tmp_path)
            assert shows(shown, text), f"{command} prints:\n{text}"


def test_every_step_of_the_first_hour_comes_out_as_shown(tmp_path: Path) -> None:
    for _, name, block in BLOCK.findall(FIRST_HOUR.read_text(encoding="utf-8")):
        if name:
            (tmp_path / name).write_text(block, encoding="utf-8")
        for command, shown in commands(block):
            text = printed(command, tmp_path)
            assert shows(shown, text), f"{command} prints:\n{text}"


def test_every_step_of_the_guide_in_chinese_comes_out_as_shown(tmp_path: Path) -> None:
    for language, name, block in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if name and (ROOT / name).is_file():  # quoted from there
            assert set(block.splitlines()) <= set((ROOT / name).read_text("utf-8").splitlines())
        elif language == "yaml":
            write(tmp_path / name, block)
        for command, shown in commands(block) if language == "console" else ():
            text = printed(command, ROOT if name == IN_REPOSITORY else tmp_path, "zh")
            assert shows(shown, text), f"{command} prints:\n{text}"


def test_the_guide_in_chinese_has_every_verdict_under_its_code() -> None:
    rows = re.findall(r"^\| (\S) \| (\S+) \| `(\S+)` \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    with speaking("zh"):
        assert set(rows) == {(each.symbol, heading(each), each.value) for each in Label}


def test_every_command_of_the_readme_prints_what_it_shows() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = [block for language, _, block in BLOCK.findall(page) if language == "console"]
    assert blocks
    for block in blocks:
        for command, shown in commands(block):
            text = printed(command, ROOT)
            assert shows(shown, text), f"{command} prints:\n{text}"


@pytest.mark.parametrize("page", [ROOT / "README.md", GUIDE], ids=["readme", "guide"])
def test_every_page_it_links_to_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [each for each in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in each]
    assert links
    assert [each for each in links if not (page.parent / each).exists()] == []
