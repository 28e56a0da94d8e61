"""What is told of a claim is told once, and every writer tells all of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.location import Location
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import LANGUAGES, speaking
from factcheck.load import read_text
from factcheck.render import Format, renderer
from factcheck.render.account.audit import conflict
from factcheck.render.account.blocks import Cautions, Citation, Table, Topical, labelled
from factcheck.render.account.claim import account, brief
from factcheck.render.html.claim import Place
from factcheck.render.html.claim import claim as page_claim
from factcheck.render.markdown.claim import Links, section
from factcheck.render.notation.page import Page
from factcheck.render.notation.signs import visible
from factcheck.render.notation.tree import page
from factcheck.render.phrases.citing import names, told_once, written
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.titles import place, places
from factcheck.render.terminal import explain, reconciled
from factcheck.render.terminal.audit import Detail
from factcheck.render.terminal.audit import render as terminal
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


AT_ODDS = """
document: {area: here, period: 2021}
areas: {here: {name: Here}}
indicators: {output: {name: output, unit: t}}
claims:
- {id: before, kind: level, of: output, period: 2020, is: 100 t}
- {id: after, kind: level, of: output, is: 150 t}
- {id: growth, kind: growth, of: output, is: 10 %}
"""


@cache
def embedded() -> Audit:
    return pipeline.run(sorted((ROOT / "claims").glob("*.yaml")), ROOT / "reference")


def texts(block: Topical) -> list[str]:
    """Every text of a block that a reader has to find somewhere."""
    match block:
        case Citation(figures=figures, origin=origin, grid=grid) if grid:
            return [*origin, *(cell for row in grid for cell in row)]
        case Citation(figures=figures, origin=origin):
            return [*figures, *origin]
        case Cautions(flags=flags):
            return [flag.in_plain_words for flag in flags]
        case Table(rows=rows, summary=summary):
            return [summary] if summary else [cell for row in rows for cell in row]
        case _:
            return [text for _, text in labelled(block)]


def plain(text: str) -> str:
    """Leave out all blanks: where lines break is the writer's business."""
    return "".join(visible(text).split())


def in_terminal(verdict: Verdict, audit: Audit) -> str:
    del audit
    one = Audit(
        documents=(verdict.claim.document,), verdicts=(verdict,), reference=sample().reference
    )
    return terminal(one, Page(columns=10_000), Detail.VERBOSE)


def in_markdown(verdict: Verdict, audit: Audit) -> str:
    def shown(tokens: list[Token]) -> str:
        return "".join(shown(each.children) if each.children else each.content for each in tokens)

    return shown(READER.parse("\n".join(section(verdict, audit, Links()))))


def on_page(verdict: Verdict, audit: Audit) -> str:
    where = Place(audit=audit, anchors={id(verdict): "c"}, by_id={})
    return unescape(re.sub("<[^>]*>", "", page(page_claim(verdict, where))))


def left_out_of_markdown(verdict: Verdict) -> set[Topic]:
    """Objections by other editions, since all of these are listed."""
    del verdict
    return {Topic.BUT}


def left_out_of_page(verdict: Verdict) -> set[Topic]:
    """And what would settle it beyond the first three; what is not measured where nothing is."""
    told_above = {Topic.SAYS, Topic.WHY} if verdict.label is Label.NOT_CHECKABLE else set()
    return {Topic.BUT, Topic.SETTLE_BY} | told_above


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("write", "left_out"),
    [(in_markdown, left_out_of_markdown), (on_page, left_out_of_page)],
    ids=["markdown", "page"],
)
def test_every_block_of_an_account_is_written(
    write: Callable[[Verdict, Audit], str],
    left_out: Callable[[Verdict], set[Topic]],
    language: str,
) -> None:
    blocks = 0
    with speaking(language):
        for audit in (sample(), embedded()):
            for verdict in audit:
                seen = plain(write(verdict, audit))
                for block in account(verdict, audit.reference.catalogue):
                    if block.topic not in left_out(verdict):
                        blocks += 1
                        assert [text for text in texts(block) if plain(text) not in seen] == []
    assert blocks > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_terminal_says_all_of_an_account_in_brief(language: str) -> None:
    with speaking(language):
        for verdict in sample():
            seen = plain(in_terminal(verdict, sample()))
            for block in brief(verdict, sample().reference.catalogue):
                for label, text in labelled(block):
                    assert plain(label) + plain(text) in seen


def test_an_account_in_brief_adds_nothing_and_loses_no_fault() -> None:
    for verdict in embedded():
        whole = account(verdict, embedded().reference.catalogue)
        short = tuple(brief(verdict, embedded().reference.catalogue))
        assert {block.topic for block in short} <= {block.topic for block in whole}
        assert [block for block in whole if block.topic is Topic.FLAG] == [
            block for block in short if block.topic is Topic.FLAG
        ]


def test_nothing_is_told_twice_of_one_claim() -> None:
    for verdict in (*sample(), *embedded()):
        blocks = account(verdict, embedded().reference.catalogue)
        assert len(set(blocks)) == len(blocks)


def test_a_derivation_tells_what_was_remarked_and_every_flag() -> None:
    for verdict in sample():
        seen = plain(explain.render(sample(), verdict, Page(columns=10_000)))
        for block in account(verdict, sample().reference.catalogue):
            if block.topic in (Topic.SAYS, Topic.REMARK, Topic.NOTE, Topic.FLAG, Topic.IMPLIED):
                told = (
                    [flag.in_words for flag in block.flags]
                    if isinstance(block, Cautions)
                    else texts(block)
                )
                assert all(plain(text) in seen for text in told)


def test_cells_of_a_workbook_are_named_and_lines_of_one_file_set_in_a_row() -> None:
    cell = Location(file="book.xlsx", cell="Sheet1!B7")
    assert place(cell) == "book.xlsx!Sheet1!B7"
    lines = [Location(file="a.csv", line=3), cell, Location(file="a.csv", line=9)]
    assert places(lines) == ("a.csv:3,9", "book.xlsx!Sheet1!B7")


def explained(audit: Audit) -> str:
    return "\n".join(explain.render(audit, verdict) for verdict in audit if verdict.findings)


@pytest.mark.parametrize(
    ("write", "by_name"),
    [
        (renderer(Format.MARKDOWN), True),
        (renderer(Format.HTML), True),
        (reconciled.render, False),
        (explained, False),
    ],
    ids=["markdown", "page", "reconcile", "explain"],
)
def test_a_conflict_is_told_in_the_same_words_by_all(
    write: Callable[[Audit], str], *, by_name: bool
) -> None:
    audit = pipeline.audit(*read_text(AT_ODDS))
    called = names(audit) if by_name else {}
    text = plain(unescape(write(audit)).replace("\\", ""))
    (finding,) = audit.findings
    at_odds = conflict(finding, audit)
    for told in at_odds.lines:
        said = plain(written(told_once(told, called), lambda claim: called.get(claim, claim)))
        assert said in plain(re.sub(r"<[^>]*>|\]\([^)]*\)|\[", "", text))


def test_a_claim_at_odds_leads_to_the_others() -> None:
    audit = pipeline.audit(*read_text(AT_ODDS))
    lines = "\n".join(section(audit["before"], audit, Links()))
    assert "cannot hold together with [after](#claim-after) and [growth](#claim-growth)" in lines
