"""What a user wrote comes out of a Markdown reader as it went in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.domain.verdict import Label
from factcheck.pipeline import run
from factcheck.render.markdown.audit import render
from factcheck.render.notation.markdown import anchor, code, escaped, link, table
from factcheck.render.notation.signs import visible
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

signs = st.one_of(
    st.sampled_from(list("\\`*_{}[]<>()#+-.!|~$&:@^=\"'\n\t 01.50")),
    st.characters(codec="utf-8"),
)
texts = st.one_of(
    st.text(signs, max_size=30),
    st.sampled_from(
        [
            "01.50",
            "1. x",
            "- x",
            "# x",
            "> x",
            "&amp;",
            "&#124;",
            "<!-- x -->",
            "[a]: b",
            "====",
            "***",
        ]
    ),
)


def said(tokens: list[Token]) -> str:
    """The text that a reader shows."""
    parts = []
    for token in tokens:
        if token.children is not None:
            parts.append(said(token.children))
        elif token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
    return "".join(parts)


def shown(text: str) -> str:
    """What a terminal or a page may show of a text: one line, without what cannot be printed."""
    return " ".join(visible(text).split())


@given(text=texts)
def test_a_paragraph_says_what_its_author_wrote(text: str) -> None:
    tokens = READER.parse(escaped(text))
    assert said(tokens) == shown(text)
    assert {each.type for each in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@given(text=texts)
def test_an_item_of_a_list_says_what_its_author_wrote(text: str) -> None:
    tokens = READER.parse(f"- {escaped(text)}")
    assert said(tokens) == shown(text)
    assert sum(each.type == "list_item_open" for each in tokens) == 1


@given(cells=st.lists(texts, min_size=2, max_size=4))
def test_a_cell_of_a_table_says_what_its_author_wrote(cells: list[str]) -> None:
    heads = tuple(f"h{place}" for place in range(len(cells)))
    tokens = READER.parse("\n".join(table(heads, [tuple(map(escaped, cells))])))
    inside = [
        said(tokens[place + 1].children or [])
        for place, token in enumerate(tokens)
        if token.type == "td_open"
    ]
    assert inside == [shown(cell) for cell in cells]


@given(text=texts)
def test_code_says_what_its_author_wrote(text: str) -> None:
    assert said(READER.parse(f"x {code(text)}")) == f"x {shown(text)}".rstrip()


@given(text=texts, path=st.text(signs, max_size=20))
def test_a_link_leads_where_it_should_and_nowhere_else(text: str, path: str) -> None:
    tokens = READER.parse(link(text, f"https://example.org/{path}"))
    links = [each for token in tokens for each in token.children or () if each.type == "link_open"]
    assert len(links) == 1
    assert str(links[0].attrs["href"]).startswith("https://example.org/")
    assert said(tokens) == shown(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", "notes.txt"])
def test_an_address_that_a_browser_should_not_follow_is_no_link(url: str) -> None:
    assert link("text", url) == "text"


def test_the_report_says_every_quote_as_it_was() -> None:
    text = said(READER.parse(render(sample())))
    for verdict in sample():
        assert shown(verdict.claim.quote) in text


def test_the_report_has_one_section_a_claim_and_links_that_lead_somewhere() -> None:
    report = render(sample())
    assert report.count('<a id="claim-') == len(sample())
    assert report.count("<details>") == report.count("</details>")
    targets = set(re.findall(r'<a id="([^"]+)"></a>', report))
    assert set(re.findall(r"\]\(#([^)]+)\)", report)) <= targets


def test_the_worst_claims_stand_first_among_those_that_need_attention() -> None:
    report = render(sample())
    part = report[report.index("## What needs attention") : report.index("## What is settled")]
    assert re.findall(r"^\S \*\*(\w+)", part, re.MULTILINE) == [
        "Contradicted", "Contradicted", "Contradicted", "Near", "Conflicting",
    ]  # fmt: skip


def test_what_fails_stands_on_the_first_screen_with_a_sentence_to_print() -> None:
    audit = run([ROOT / "claims" / "changzhi-2021.yaml"], ROOT / "reference")
    screen = "\n".join(render(audit).splitlines()[:30])
    assert "Published figures settle 17 of 91 statements that can be measured" in screen
    assert "翻了一番" in screen
    assert (
        "in 2021 stood at 1.82 times that of 2016; doubled would need at least 1.95 times."
        in screen
    )
    assert screen.index("翻了一番") < screen.index("What is settled")


def test_every_claim_leads_from_a_part_of_the_overview_to_where_it_is_told() -> None:
    for audit in (sample(), run(sorted((ROOT / "claims").glob("*.yaml")), ROOT / "reference")):
        report = render(audit)
        for verdict in audit:
            target = anchor(verdict.id)
            assert report.count(f'<a id="{target}"></a>') == 1
            if verdict.label is not Label.NOT_CHECKABLE:
                assert f"](#{target})" in report


def test_a_number_below_zero_is_written_as_it_is_behind_a_label_and_in_a_table() -> None:
    for audit in (sample(), run(sorted((ROOT / "claims").glob("*.yaml")), ROOT / "reference")):
        assert not re.findall(r"(?:: |\| )\\-", render(audit))


def test_a_report_knows_no_time_and_is_the_same_twice() -> None:
    assert render(sample()) == render(sample())


def test_a_source_that_can_be_read_is_a_link_and_another_is_not() -> None:
    report = render(sample())
    assert "(<https://example.org/a_(b)?c=d&e=f%7Cg>)" in report
    assert "javascript" not in report
