"""Whoever is spoken to, verdicts and their evidence are the same."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from factcheck.domain.verdict import Label
from factcheck.language import LANGUAGES, speaking
from factcheck.render.html.audit import render as page
from factcheck.render.machine import claimreview, github, junit, sarif
from factcheck.render.machine.csv import MARK
from factcheck.render.machine.csv import render as table
from factcheck.render.markdown.audit import render as markdown
from factcheck.render.phrases.labels import heading
from tests.render.sample import sample

SAID = {"says", "claimed", "found", "off_by", "wanted"}  # columns for people


def test_a_table_has_the_same_codes_in_chinese() -> None:
    with speaking("zh"):
        chinese = table(sample())
    rows = [
        list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))
        for text in (table(sample()), chinese)
    ]
    english, chinese_rows = (
        [{key: cell for key, cell in row.items() if key not in SAID} for row in each]
        for each in rows
    )
    assert english == chinese_rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_which_language_it_speaks(language: str) -> None:
    with speaking(language):
        text = page(sample())
    assert f"<html lang={language}>" in text


def test_a_page_in_chinese_keeps_quotes_in_the_language_of_their_document() -> None:
    with speaking("zh"):
        text = page(sample())
    for verdict in sample():
        if verdict.claim.document.language != "zh":
            assert not re.search(rf"<h3 lang=zh>{re.escape(verdict.claim.quote)}<", text)


def test_a_page_gives_its_script_the_words_to_show() -> None:
    with speaking("zh"):
        text = page(sample())
    assert "data-text" in text
    assert "Open all" not in text
    assert "claims shown" not in text


def test_reports_name_every_verdict_in_chinese() -> None:
    with speaking("zh"):
        names = {heading(each.label) for each in sample()}
        told = markdown(sample())
        counts = github.render(sample())
        failures = junit.render(sample())
    for name in names:
        assert name in told
        assert name in counts
    assert any(name in failures for name in names)


def test_machines_find_the_same_codes_in_chinese() -> None:
    with speaking("zh"):
        results = json.loads(sarif.render(sample()))["runs"][0]["results"]
        reviews = json.loads(claimreview.render(sample()))["@graph"]
    english = json.loads(sarif.render(sample()))["runs"][0]["results"]
    for ours, theirs in zip(english, results, strict=True):
        assert ours.get("properties") == theirs.get("properties")
        assert ours["partialFingerprints"] == theirs["partialFingerprints"]
    names = {each["reviewRating"]["alternateName"] for each in reviews}
    assert not names & {heading(label) for label in Label}
