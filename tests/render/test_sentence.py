"""A verdict in a sentence opposes what differs; where sources disagree, both are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.domain.audit import Audit
from factcheck.domain.outcome import Fit
from factcheck.domain.verdict import Label
from factcheck.pipeline import run
from factcheck.render.account.audit import concerns
from factcheck.render.html.audit import render as page
from factcheck.render.machine.message import message
from factcheck.render.markdown.audit import render as report
from factcheck.render.notation.markdown import inline
from factcheck.render.phrases import words
from factcheck.render.phrases.sentence import sentence
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]


def audits() -> list[Audit]:
    return [sample(), run([ROOT / "claims" / "world-economy-2021.yaml"], ROOT / "reference")]


@pytest.mark.parametrize("audit", audits(), ids=["sample", "world"])
def test_a_sentence_opposes_no_figure_to_what_bears_it_out(audit: Audit) -> None:
    opposed = [each for each in audit if ", not " in sentence(each, audit.reference.catalogue)]
    assert opposed
    for verdict in opposed:
        assert verdict.label is not Label.CONFLICTING
        assert [each.fit for each in words.deciding(verdict)] == [Fit.OUTSIDE]


@pytest.mark.parametrize("audit", audits(), ids=["sample", "world"])
def test_a_conflict_of_sources_is_told_with_both_wherever_it_needs_attention(audit: Audit) -> None:
    catalogue = audit.reference.catalogue
    conflicting = [
        each for each in concerns(audit, catalogue) if each.verdict.label is Label.CONFLICTING
    ]
    assert conflicting
    markdown, html = report(audit), page(audit)
    for concern in conflicting:
        (text, *_) = concern.but
        (other, *_) = words.opposed(concern.verdict)
        assert text.endswith(words.found(other, catalogue))
        assert f"- But: {inline(text)}" in markdown
        assert html[html.index("id=attention>") : html.index("id=claims>")].count(text) == 1
        assert f"but {text}" in message(concern.verdict, catalogue)
        told = sentence(concern.verdict, catalogue)
        assert concern.found in told
        assert words.found(other, catalogue) in told
