"""A verdict that is published stands for itself, and what it proposes to print would hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Label
from factcheck.pipeline import run
from factcheck.render.account.publication import publication
from factcheck.render.html.publication import render as page
from factcheck.render.markdown.publication import render as markdown
from factcheck.render.notation.markdown import escaped, inline
from factcheck.render.phrases import words
from factcheck.render.phrases.instead import instead
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.sentence import agreement, sentence
from factcheck.render.phrases.titles import advised
from factcheck.wording.figure_reader import parse_figure
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]


def audits() -> list[Audit]:
    documents = sorted((ROOT / "claims").glob("*.yaml"))
    return [sample(), *(run([each], ROOT / "reference") for each in documents)]


class Leads(HTMLParser):
    """The names and the addresses on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id":
                self.names.append(value or "")
            if key == "href":
                self.addresses.append(value or "")


@pytest.mark.parametrize("audit", audits(), ids=["sample", "changzhi", "world"])
def test_a_published_verdict_leads_to_nothing_beside_it(audit: Audit) -> None:
    for verdict in audit:
        leads = Leads(page(audit, verdict))
        assert len(leads.names) == len(set(leads.names))
        assert not [each for each in leads.addresses if not re.match(r"https?://|data:,$", each)]
        assert "](#" not in markdown(audit, verdict)


@pytest.mark.parametrize("audit", audits(), ids=["sample", "changzhi", "world"])
def test_a_published_verdict_says_what_it_is_of_and_is_the_same_twice(audit: Audit) -> None:
    for verdict in audit:
        text = markdown(audit, verdict)
        told = publication(audit, verdict)
        assert text == markdown(audit, verdict)
        assert page(audit, verdict) == page(audit, verdict)
        assert f"> {escaped(verdict.claim.quote or verdict.claim.words())}" in text
        assert escaped(told.document) in text
        assert all(escaped(advised(flag))[1:] in text for flag in verdict.flags)
        better = instead(verdict)
        assert (f"- Print instead: {inline(better)}" in text) is bool(better)
        assert any(block.topic is Topic.INSTEAD for block in told.blocks) is bool(better)


@pytest.mark.parametrize("audit", audits(), ids=["sample", "changzhi", "world"])
def test_a_verdict_is_said_to_agree_or_to_fail_and_never_both(audit: Audit) -> None:
    catalogue = audit.reference.catalogue
    for verdict in audit:
        against, along = sentence(verdict, catalogue), agreement(verdict, catalogue)
        assert not (against and along)
        assert not along or verdict.label in (Label.SUPPORTED, Label.COMPATIBLE)
        assert (" as is claimed." in along) is (bool(along) and verdict.label is Label.SUPPORTED)
        assert publication(audit, verdict).sentence == against + along


def test_what_is_to_be_printed_instead_holds_all_that_was_found() -> None:
    proposed = 0
    for audit in audits():
        for verdict in audit:
            text = instead(verdict)
            if not text:
                continue
            assert verdict.label in (Label.CONTRADICTED, Label.NEAR_MISS)
            (outcome,) = words.deciding(verdict)
            printed = parse_figure(text.removeprefix("place ")).implied()
            assert outcome.found.within(printed)
            assert not printed.within(outcome.claimed)
            proposed += 1
    assert proposed > 4
