"""Laws of the words that are data: what is read is what was written, and each means one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.wording import vocabulary
from tools.vocabulary import WRITTEN, pages, text


def test_the_file_that_is_read_says_what_the_pages_say() -> None:
    stale = f"{WRITTEN.name} is older than the pages beside it: run `make vocabulary`"
    assert WRITTEN.read_text(encoding="utf-8") == text(), stale


def test_every_leaf_of_a_page_is_a_text() -> None:
    for name, page in pages().items():
        for section, rows in page.items():
            for key, row in rows.items():
                assert isinstance(row, str), (name, section, key)


@pytest.mark.parametrize("language", [page for page in pages() if page.endswith("/units")])
def test_a_language_names_units_that_there_are(language: str) -> None:
    for group, rows in vocabulary.groups(language).items():
        signs = {row.split(", ")[0] for row in vocabulary.section("units", group)}
        assert set(rows) <= signs, group


def test_the_package_holds_the_pages() -> None:
    assert (Path(vocabulary.__file__).parent / "units.yaml").exists()
