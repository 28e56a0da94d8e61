"""What the first lines of a text say of itself, and that a claim file marks what nobody gave."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import Heading, NameCatalogue, claim_file, draft
from factcheck.draft.letterhead import Letterhead, letterhead
from factcheck.load import read_text

CASES = yaml.safe_load((Path(__file__).parent / "letterheads.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_text_says_of_itself(name: str) -> None:
    case = CASES[name]
    told = letterhead(case["text"])
    assert told == Letterhead(**case.get("says", {}))


def test_an_area_of_the_catalogue_is_known_by_its_name_in_a_title() -> None:
    known = NameCatalogue(area_ids={"Port Ellis": "port-ellis", "Ellis": "ellis"})
    assert letterhead("Work report of Port Ellis\n\nSales rose.", known).area == "Port Ellis"
    assert letterhead("Work report of Ellison\n\nSales rose.", known).area == ""


@given(st.text(max_size=200))
def test_whatever_a_text_says_of_itself_is_in_it(text: str) -> None:
    told = letterhead(text)
    assert told.title in text
    assert told.issuer in text


def test_a_claim_file_marks_what_its_text_told() -> None:
    text = (
        "Retail trade in Spain\nOffice for Statistics\nReleased on 3 October 2024\n\nSales rose 3%."
    )
    given_ones = Heading(title="Trade")
    page = claim_file(draft(text), heading=given_ones.with_told(letterhead(text)))
    assert [line for line in page.splitlines() if "taken from the text" in line] == [
        "  issuer: Office for Statistics  # taken from the text: is it right?",
        "  published: 2024-10-03  # taken from the text: is it right?",
        "  area: Spain  # taken from the text: is it right?",
    ]
    assert "  title: Trade\n" in page
    read_text(page)
