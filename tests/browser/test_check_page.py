"""What a reader can do with a checked report, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.language import speaking
from factcheck.render.html.check import render
from tests.browser.test_page import WIDTHS, opened
from tests.render.checked import checked

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
MARKS = ".sheet a.figure"
NOTES = ".finding:not(.of-table)"


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Write pages of a report, plain, hostile, and told in Chinese; give URLs."""
    folder = tmp_path_factory.mktemp("reports")
    pages = {"plain": render(*checked(folder)), "hostile": render(*checked(folder, HOSTILE))}
    with speaking("zh"):
        pages["chinese"] = render(*checked(folder))
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.mark.parametrize("name", ["plain", "hostile", "chinese"])
def test_it_fetches_nothing_and_runs_nothing_of_a_user(
    browser: Browser, reports: dict[str, str], name: str
) -> None:
    with opened(browser, reports[name]) as page:
        page.wait_for_timeout(200)
        assert page.evaluate("performance.getEntriesByType('resource').length") == 0
        assert page.evaluate("typeof window.hacked") == "undefined"
        assert page.locator("main img, main script").count() == 0


def test_a_figure_leads_to_its_note_and_the_note_back(
    browser: Browser, reports: dict[str, str]
) -> None:
    with opened(browser, reports["plain"]) as page:
        mark = page.locator(f"{MARKS}.o-agrees, {MARKS}.o-to-check").first
        mark.click()
        note = page.locator(".finding:has(> div:target)")
        assert note.count() == 1
        assert note.evaluate("each => each.open")
        note.locator(".back").click()
        assert page.locator(f"{MARKS}:target").inner_text() == mark.inner_text()


def test_unticking_an_outcome_hides_its_notes_and_no_word_of_the_report(
    browser: Browser, reports: dict[str, str]
) -> None:
    with opened(browser, reports["plain"], java_script_enabled=False) as page:
        words = page.locator(".pair-row > p").all_inner_texts()
        before = page.locator(f"{NOTES}:visible").count()
        page.uncheck("#show-o-to-check")
        assert page.locator(f"{NOTES}:visible").count() == before - 1
        assert page.locator(".pair-row > p").all_inner_texts() == words


def test_without_scripts_notes_open(browser: Browser, reports: dict[str, str]) -> None:
    with opened(browser, reports["plain"], java_script_enabled=False) as page:
        note = page.locator(f"{NOTES}.o-to-check")
        assert not note.locator(".sum").is_visible()
        note.locator("summary > span").click()
        assert note.locator(".sum").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_notes_stand_beside_the_text_or_below_it(
    browser: Browser, reports: dict[str, str], width: int
) -> None:
    with opened(browser, reports["plain"], width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        row = page.locator(".pair-row:has(a.figure)").first
        text, notes = (row.locator(part).first.bounding_box() for part in ("p", ".beside"))
        assert text is not None
        assert notes is not None
        if width > 1000:
            assert notes["x"] >= text["x"] + text["width"]
            assert abs(notes["y"] - text["y"]) < 30
        else:
            assert notes["y"] >= text["y"] + text["height"]


def test_in_print_every_note_is_open_and_no_box_is_printed(
    browser: Browser, reports: dict[str, str]
) -> None:
    with opened(browser, reports["plain"]) as page:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(f"{NOTES}:not([open])").count() == 0
        assert not page.locator(".chips").is_visible()
        assert page.locator(".sheet table .faulty").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["plain", "chinese"])
def test_axe_finds_no_fault_in_a_checked_report(
    browser: Browser, reports: dict[str, str], axe: str, name: str, scheme: str
) -> None:
    with opened(browser, reports[name], color_scheme=scheme, bypass_csp=True) as page:
        page.evaluate(axe)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults = page.evaluate("axe.run()")["violations"]
            told = [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults]
            assert told == []
