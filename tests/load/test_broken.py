"""What the author of a broken file is told: place, problem, remedy, and the line with its fault.

Each file has its messages beside it. `make snapshots` writes them anew.
"""

import os
from pathlib import Path

import pytest

from factcheck.domain.diagnostic import InputError
from factcheck.load import read, read_reference
from factcheck.load.snippet import WIDTH, display_width
from factcheck.pipeline import compiled_claims

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
BROKEN_REFERENCES = sorted(each for each in (HERE / "broken_reference").iterdir() if each.is_dir())


def settled(messages: str, folder: Path, snapshot: Path) -> None:
    """Hold messages against those on file, file names freed of where the project lies."""
    messages = messages.replace(f"{folder.as_posix()}/", "").replace(folder.as_posix(), "folder")
    messages += "\n"
    if os.environ.get("WRITE_SNAPSHOTS"):
        snapshot.write_text(messages, encoding="utf-8")
    assert messages == snapshot.read_text(encoding="utf-8"), "write it anew: make snapshots"


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_claim_file_tells_what_is_wrong(file: Path) -> None:
    with pytest.raises(InputError) as refusal:
        compiled_claims(*read([file], HERE / "reference"))
    settled(str(refusal.value), file.parent, file.with_suffix(".txt"))


@pytest.mark.parametrize("folder", BROKEN_REFERENCES, ids=lambda folder: folder.name)
def test_a_broken_reference_tells_what_is_wrong(folder: Path, tmp_path: Path) -> None:
    """The files of the folder replace those of a sound reference; an empty one is taken away."""
    for file in (HERE / "reference").iterdir():
        own = folder / file.name
        if not own.exists() or own.read_bytes():
            (tmp_path / file.name).write_bytes((own if own.exists() else file).read_bytes())
    with pytest.raises(InputError) as refusal:
        read_reference(tmp_path)
    settled(str(refusal.value), tmp_path, folder / "messages.txt")


def test_the_folder_holds_many_ways_to_break_a_file() -> None:
    assert len(BROKEN) >= 25
    assert len(BROKEN_REFERENCES) >= 10


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_every_message_has_a_place_inside_its_file_a_problem_and_a_remedy(file: Path) -> None:
    with pytest.raises(InputError) as refusal:
        compiled_claims(*read([file], HERE / "reference"))
    lines = file.read_bytes().decode("utf-8-sig", "replace").split("\n")
    for each in refusal.value.diagnostics:
        assert each.at.file == file.as_posix()
        assert 1 <= each.at.line <= len(lines)
        assert 1 <= each.at.column <= len(lines[each.at.line - 1]) + 1
        assert each.problem
        assert each.remedy.endswith((".", "?", "`"))
        assert all(display_width(line) <= WIDTH + 6 for line in each.snippet.splitlines())


def test_all_faults_of_all_files_are_told_at_once() -> None:
    with pytest.raises(InputError) as refusal:
        read([HERE / "broken"], HERE / "reference")
    assert {each.at.file for each in refusal.value.diagnostics} == {
        each.as_posix() for each in BROKEN
    }
