"""Each verdict of substance gets a page of its own, with one review at an absolute address."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.render.machine.claimreview import RATINGS
from tests.render.sample import CLAIMS, REFERENCE, sample

SAMPLE = ("audit", str(CLAIMS), "-r", str(REFERENCE))
SITE = "https://example.org/checks"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def reviews(page: Path) -> list[dict[str, object]]:
    text = page.read_text(encoding="utf-8")
    found = re.search(r"application/ld\+json\"?>(.*?)</script>", text, re.DOTALL)
    assert found is not None
    graph = json.loads(found[1])["@graph"]
    return [each for each in graph if each["@type"] == "ClaimReview"]


def test_every_verdict_of_substance_has_a_page_with_one_review(tmp_path: Path) -> None:
    done = run(*SAMPLE, "--pages", str(tmp_path), "--site", f"{SITE}/", "--checked-by", "The desk")
    assert done.exit_code == 1
    pages = sorted(tmp_path.glob("*.html"))
    assert len(pages) == sum(verdict.label in RATINGS for verdict in sample()) > 5
    for page in pages:
        (review,) = reviews(page)
        assert review["url"] == f"{SITE}/{page.name}"
        assert review["author"] == {"@type": "Organization", "name": "The desk", "url": SITE}


def test_reviews_of_a_report_stand_on_its_page(tmp_path: Path) -> None:
    out = tmp_path / "plan.html"
    assert run(*SAMPLE, "--site", SITE, "--output", str(out)).exit_code == 1
    found = reviews(out)
    anchors = {str(each["url"]).removeprefix(f"{SITE}/plan.html#") for each in found}
    text = out.read_text(encoding="utf-8")
    assert len(anchors) == len(found) > 5
    assert all(f"id={each}>" in text or f'id="{each}"' in text for each in anchors)


def test_a_verdict_to_be_published_has_the_address_of_its_page() -> None:
    done = run("explain", "gdp-doubled", str(CLAIMS), "-r", str(REFERENCE), "-f", "html",
               "--site", SITE)  # fmt: skip
    assert done.exit_code == 0
    assert f'"url":"{SITE}/claim-gdp-doubled.html"' in done.stdout.replace('": "', '":"')


@pytest.mark.parametrize("site", ["example.org", "ftp://example.org", "https://"])
def test_an_address_of_reviews_is_one_of_the_web(site: str) -> None:
    done = run(*SAMPLE, "--site", site)
    assert done.exit_code == 2
    assert "is no address of the web" in " ".join(done.output.split())
