"""What is made from other files is as it would be made today.

Here are the indexes and the picture; tests of their own hold the schema, the catalogues of texts,
the reports and the snapshots of messages to the same. `make generate` writes all of them.
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


def test_the_picture_shows_what_an_audit_shows() -> None:
    stored = (ROOT / "docs" / "audit.svg").read_text(encoding="utf-8")
    assert stored == drawing(), "write it anew: make picture"
