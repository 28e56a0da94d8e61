"""Every door says on what grade of evidence a verdict rests, and how much of it has no date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.pipeline import run
from factcheck.render.html import audit as html
from factcheck.render.html import claim as html_claim
from factcheck.render.markdown import audit as markdown
from factcheck.render.markdown import claim as markdown_claim
from factcheck.render.notation.page import Page
from factcheck.render.phrases import words
from factcheck.render.terminal import audit as terminal
from factcheck.render.terminal import explain

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "claims").glob("*.yaml"))


def _first_of_explain(audit: Audit, verdict: Verdict) -> str:
    said = explain.render(audit, verdict, Page(columns=400))
    return said.partition("\n\n")[0]


def _first_of_page(audit: Audit, verdict: Verdict) -> str:
    place = html_claim.Place(audit=audit, anchors={id(verdict): "c"}, by_id={verdict.id: "c"})
    return tostring(html_claim.claim(verdict, place), encoding="unicode").partition("</summary>")[0]


def _first_of_section(audit: Audit, verdict: Verdict) -> str:
    lines = markdown_claim.section(verdict, audit, markdown_claim.Links())
    return next(each for each in lines if each.startswith("- "))


@pytest.mark.parametrize("first", [_first_of_explain, _first_of_page, _first_of_section])
def test_the_first_line_tells_the_grade(first: Callable[[Audit, Verdict], str]) -> None:
    graded = 0
    audit = run(FILES, ROOT / "reference")
    for verdict in audit.verdicts:
        strength = words.strength(verdict)
        assert strength in first(audit, verdict)
        graded += bool(strength)
    assert graded > 20


def test_a_line_counts_the_figures_that_carry_no_date() -> None:
    audit = run(FILES, ROOT / "reference")
    line = words.undated(audit)
    assert line in terminal.render(audit, Page(columns=200)).splitlines()
    assert line in html.render(audit)
    for document in audit.documents:
        assert words.undated(audit.of(document)) in markdown.render(audit).splitlines()


def test_a_figure_is_counted_once_and_only_where_neither_it_nor_its_source_has_a_date() -> None:
    audit = run(FILES, ROOT / "reference")
    dated = [
        verdict
        for verdict in audit
        if all(
            cell.source.published or cell.released
            for outcome in verdict.outcomes
            for cell in outcome.evidence.observations()
        )
    ]
    assert any(each.outcomes for each in dated)
    assert words.undated(dated) == ""
    assert words.undated([*audit, *audit]) == words.undated(audit)
