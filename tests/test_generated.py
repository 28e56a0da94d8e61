"""What is made from other files, or tells what there is, is as it would be made today.

Here are the indexes, the picture and the list of rooms; tests of their own hold the schema, the
catalogues of texts, the reports and the snapshots of messages to the same. `make generate` writes
all but the list of rooms.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.picture import drawing
from tools.indexes import INDEXES, renewed

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("file", INDEXES, ids=lambda file: file.parent.name)
def test_an_index_lists_every_page(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text == renewed(text, INDEXES[file]()), "write it anew: make indexes"
    pages = {page.name for page in file.parent.glob("[a-z]*.md")}
    assert {page for page in pages if f"({page})" not in text} == set()


def test_the_page_on_design_names_every_room() -> None:
    package = ROOT / "src" / "factcheck"
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rooms = {file.parent.relative_to(package) for file in package.glob("*/__init__.py")}
    rooms |= {
        file.parent.relative_to(package)
        for room in ("load", "draft", "render", "results")
        for file in package.glob(f"{room}/*/__init__.py")
    }
    assert {room.as_posix() for room in rooms if f"`{room.as_posix()}/`" not in text} == set()


def test_the_picture_shows_what_an_audit_shows() -> None:
    stored = (ROOT / "docs" / "audit.svg").read_text(encoding="utf-8")
    assert stored == drawing(), "write it anew: make picture"
