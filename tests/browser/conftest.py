"""A real browser without a window, for pages on disk. Without one these tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import pipeline
from factcheck.language import speaking
from factcheck.render.html.audit import render
from factcheck.render.marks import Mark, Text
from tests.render.sample import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: make browser"
    )
    program = os.environ.get("BROWSER_PROGRAM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if program is None:
        pytest.skip("no Chromium on the path; BROWSER_PROGRAM may name one")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=program, args=FLAGS, chromium_sandbox=os.geteuid() != 0
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Read axe-core, the judge of accessibility."""
    file = ROOT / ".cache" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
    if not file.exists():
        pytest.skip("axe-core is not installed: make browser")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Write pages of the sample with a text, of a document, and of one in Chinese; give URLs."""
    folder = tmp_path_factory.mktemp("pages")
    audit = sample()
    quotes = [(each.id, each.claim.quote) for each in audit]
    text, marks = "", []
    for name, quote in quotes:
        start = len(text)
        text += f"{quote}</script><script>window.hacked=1</script>\n"
        marks.append(Mark(start=start, end=start + len(quote), claims=(name,)))
    shown = Text(text=text, name="<b>text.md", marks=tuple(marks), lost=(quotes[0][0],))
    found = {"sample": render(audit, shown), "embedded": _embedded("world-economy-2021")}
    with speaking("zh"):
        found["chinese"] = _embedded("changzhi-2021")
    for name, page in found.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in found}


def _embedded(name: str) -> str:
    return render(pipeline.run([ROOT / "claims" / f"{name}.yaml"], ROOT / "reference"))
