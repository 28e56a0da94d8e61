"""What a reader can do with the page, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (400, 1400)
EVERY = ".claims > details"
SHOWN = f"{EVERY}:visible"
IS_SEEN = """claim => {
  const line = claim.querySelector("summary").getBoundingClientRect();
  return claim.contains(document.elementFromPoint(line.left + 40, line.top + line.height / 2));
}"""


@contextmanager
def opened(
    browser: Browser,
    url: str,
    width: int = 1200,
    **options: Any,  # noqa: ANN401
) -> Iterator[Page]:
    """Open a page; whatever it complains of, asks for or runs unasked is a fault."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce", **options
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("request", lambda request: faults.append(request.url))
    page.goto(url)
    yield page
    assert [each for each in faults if each != url.partition("#")[0]] == []
    context.close()


@pytest.mark.parametrize("name", ["sample", "embedded", "chinese"])
def test_no_request_leaves_the_page_and_nothing_is_complained_of(
    browser: Browser, pages: dict[str, str], name: str
) -> None:
    with opened(browser, pages[name]) as page:
        page.wait_for_timeout(200)
        assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_text_of_a_user_is_never_run_and_never_becomes_an_element(
    browser: Browser, pages: dict[str, str]
) -> None:
    with opened(browser, pages["sample"]) as page:
        assert page.evaluate("typeof window.hacked") == "undefined"
        assert page.locator("main script, main img, main iframe, main b b").count() == 0
        assert page.evaluate(
            "[...document.querySelectorAll('*')].every(each => "
            "[...each.attributes].every(one => !one.name.startsWith('on')))"
        )


def test_unticking_a_verdict_hides_its_claims_and_tells_the_count(
    browser: Browser, pages: dict[str, str]
) -> None:
    with opened(browser, pages["embedded"]) as page:
        every = page.locator(EVERY).count()
        supported = page.locator(f"{EVERY}.supported").count()
        assert 0 < supported < every
        page.uncheck("#show-supported")
        assert page.locator(SHOWN).count() == every - supported
        assert page.inner_text("#shown") == f"{every - supported} of {every} claims shown"
        page.check("#show-supported")
        assert page.locator(SHOWN).count() == every


def test_a_search_leaves_the_claims_that_hold_every_word(
    browser: Browser, pages: dict[str, str]
) -> None:
    with opened(browser, pages["embedded"]) as page:
        every = page.locator(EVERY).count()
        page.keyboard.press("/")
        page.keyboard.type("japan PRICES")
        found = page.locator(SHOWN)
        assert 0 < found.count() < every
        for text in found.all_text_contents():
            assert "japan" in text.lower()
            assert "prices" in text.lower()
        page.keyboard.press("Escape")
        assert page.locator(SHOWN).count() == every


def test_a_link_opens_its_claim_and_moves_the_focus_there_even_if_it_was_hidden(
    browser: Browser, pages: dict[str, str]
) -> None:
    with opened(browser, pages["embedded"]) as page:
        page.click("#all")
        page.uncheck("#show-contradicted")
        page.fill("#search", "nothing holds this")
        first = page.locator(".worst a").first
        target = first.get_attribute("href")
        first.click()
        claim = page.locator(EVERY, has=page.locator(f"[id='{(target or '')[1:]}']"))
        assert claim.is_visible()
        assert claim.evaluate("each => each.open && each.contains(document.activeElement)")
        assert claim.evaluate(IS_SEEN)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_address_of_a_claim_shows_its_first_line(
    browser: Browser, pages: dict[str, str], width: int
) -> None:
    url = f"{pages['embedded']}#claim-italy-seventh"
    with opened(browser, url, width, java_script_enabled=width > 1000) as page:
        page.wait_for_timeout(200)
        assert page.locator(f"{EVERY}[open]", has_text="Italy came seventh").evaluate(IS_SEEN)


def test_every_link_within_the_page_leads_somewhere_and_others_to_the_web(
    browser: Browser, pages: dict[str, str]
) -> None:
    with opened(browser, pages["sample"]) as page:
        for link in page.locator("a").all():
            to = link.get_attribute("href") or ""
            if to.startswith("#"):
                assert page.locator(f"[id='{to[1:]}']").count() == 1
            else:
                assert re.match("https?://", to)


def test_all_claims_open_and_close_at_once(browser: Browser, pages: dict[str, str]) -> None:
    with opened(browser, pages["embedded"]) as page:
        page.click("#all")
        assert page.locator(f"{EVERY}:not([open])").count() == 0
        page.click("#all")
        assert page.locator(f"{EVERY}[open]").count() == 0


def test_it_works_by_keyboard_alone(browser: Browser, pages: dict[str, str]) -> None:
    with opened(browser, pages["embedded"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.locator(f"{EVERY}.supported summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(f"{EVERY}.supported[open]").count() == 1
        page.locator("#show-supported").focus()
        page.keyboard.press("Space")
        assert page.locator(f"{EVERY}.supported:visible").count() == 0


def test_without_scripts_claims_open_and_verdicts_are_filtered(
    browser: Browser, pages: dict[str, str]
) -> None:
    with opened(browser, pages["embedded"], java_script_enabled=False) as page:
        assert page.locator("#search").is_hidden()
        page.uncheck("#show-supported")
        assert page.locator(f"{EVERY}.supported").first.is_hidden()
        page.check("#show-supported")
        claim = page.locator(f"{EVERY}.supported").first
        claim.locator("summary").first.click()
        assert claim.locator("div").first.is_visible()


def test_in_print_a_claim_is_as_on_the_screen(browser: Browser, pages: dict[str, str]) -> None:
    with opened(browser, pages["embedded"]) as page:
        page.emulate_media(media="print")
        assert page.locator(".bar").is_hidden()
        told = page.locator(f"{EVERY} > div:visible")
        assert 0 < told.count() == page.locator(f"{EVERY}[open]").count()
        page.evaluate("document.getElementById('all').click()")
        assert told.count() == page.locator(EVERY).count()


@pytest.mark.parametrize("name", ["embedded", "chinese"])
def test_a_report_is_printed_on_twenty_pages_at_most(
    browser: Browser, pages: dict[str, str], name: str
) -> None:
    with opened(browser, pages[name]) as page:
        sheets = page.pdf(format="A4")
        assert 0 < len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 20


@pytest.mark.parametrize("name", ["sample", "embedded", "chinese"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_of_the_page(
    browser: Browser, pages: dict[str, str], name: str, width: int
) -> None:
    with opened(browser, pages[name], width) as page:
        page.click("#all")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["sample", "embedded", "chinese"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(
    browser: Browser, pages: dict[str, str], axe: str, name: str, scheme: str
) -> None:
    with opened(browser, pages[name], color_scheme=scheme, bypass_csp=True) as page:
        page.click("#all")
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            result = page.evaluate("axe.run()")
            told = [
                (fault["id"], fault["impact"], [node["html"][:200] for node in fault["nodes"]][:3])
                for fault in result["violations"]
            ]
            assert told == []
            assert len(result["passes"]) > 20


@pytest.mark.parametrize("name", ["embedded", "chinese"])
def test_an_extractor_of_structured_data_finds_the_reviews(
    pages: dict[str, str], name: str
) -> None:
    extruct = pytest.importorskip("extruct", reason="extruct is not installed: make browser")
    page = Path(url2pathname(urlsplit(pages[name]).path)).read_text(encoding="utf-8")
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert found["@graph"]
    for review in found["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["url"]
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
