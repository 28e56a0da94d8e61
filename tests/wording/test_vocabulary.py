"""Laws of the words that are data: what is read is what was written, and each means one thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.wording import vocabulary
from factcheck.wording.running_numbers import numbers
from factcheck.wording.unit_table import DEFAULT
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


@pytest.mark.parametrize(
    "code", sorted(name for name in DEFAULT.money if re.fullmatch("[A-Z]{3}", name))
)
def test_the_code_of_a_currency_before_a_number_is_its_unit_in_running_text(code: str) -> None:
    text = f"Revenue was {code} 4,762 million."
    (number,) = numbers(text, ((0, len(text)),))
    assert (number.currency, text[number.start : number.end]) == (code, f"{code} 4,762")


@pytest.mark.parametrize("capitals", ["GDP", "TOP", "ALL", "XYZ"])
def test_other_capitals_before_a_number_are_no_currency(capitals: str) -> None:
    (number,) = numbers(f"{capitals} 4,762", ((0, 9),))
    assert not number.currency
