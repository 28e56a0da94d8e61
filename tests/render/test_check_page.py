"""The page of a checked report: all of it is there, marked, and nothing a user wrote is markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factcheck.check.findings import CheckResult
from factcheck.render.html.check import render
from tests.render.checked import FIGURES, PROSE, checked

HOSTILE = "</script><script>x()</script><img src=//e.org onerror=x()> \"'&amp;\u202e javascript:x()"


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, and the text of all but scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def having(self, name: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.elements if name in attributes]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(render(*checked(tmp_path)))


def test_the_report_is_shown_whole_and_in_order(page: Page) -> None:
    shown = re.sub(r"[✘≁?○–✔]", "", page.text)
    assert re.sub("[✘≁?○–✔]", "", PROSE) in shown
    for word in ("A letter", "An item", "Table 1. Sales", "North", "6.1", "South", "4.0"):
        shown = shown[shown.index(word) :]


def test_each_figure_is_marked_by_its_outcome_and_leads_to_its_note(page: Page) -> None:
    ids = [attributes["id"] for attributes in page.having("id")]
    assert len(ids) == len(set(ids))
    marks = [one for one in page.having("href") if "figure" in one.get("class", "").split()]
    assert [one["class"].split()[1] for one in marks] == [
        f"o-{outcome.value.replace('_', '-')}" for outcome in FIGURES.values()
    ]
    assert {one["href"][1:] for one in marks} <= set(ids)


def test_every_link_leads_to_a_place_on_the_page(page: Page) -> None:
    ids = {attributes["id"] for attributes in page.having("id")}
    links = [one["href"] for tag, one in page.elements if tag == "a"]
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


def test_errors_are_told_first_then_what_no_data_cover_then_what_agrees(page: Page) -> None:
    heads = ("Errors", "To check", "In no data", "In agreement", "The report")
    places = [page.text.index(head) for head in heads]
    assert places == sorted(places)


def test_the_faulty_cell_and_the_cells_of_its_sum_are_marked(page: Page) -> None:
    faulty = [one["title"] for one in page.having("title") if one.get("class") == "faulty"]
    summed = [one["title"] for one in page.having("title") if one.get("class") == "summed"]
    carried = [one["title"] for one in page.having("title") if one.get("class") == "carried"]
    assert (faulty, summed, carried) == (["B4"], ["B2", "B3"], ["C3"])
    assert "C3 is 4.2 here and 2.4  in a.xlsx T1!B3." in page.text


def test_no_text_of_a_user_becomes_an_element_or_an_address(tmp_path: Path) -> None:
    hostile = Page(render(*checked(tmp_path, HOSTILE)))
    plain = Page(render(*checked(tmp_path, "plain")))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in plain.elements]
    for _, attributes in hostile.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert "javascript:" not in attributes.get("href", "")


def test_the_same_check_gives_the_same_bytes_and_tells_no_folder(tmp_path: Path) -> None:
    first, second = (render(*checked(tmp_path)) for _ in range(2))
    assert first == second
    assert str(tmp_path) not in first


def test_a_report_without_figures_says_so(tmp_path: Path) -> None:
    result, manuscript = checked(tmp_path)
    bare = CheckResult(report=result.report, language="en")
    page = Page(render(bare, manuscript))
    assert "0 figures were checked." in page.text
    assert "None: nothing that is surely tied to the data differs from it." in page.text
