"""The figures of a report in an editor: marked by the verdicts of their claims, as both change."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types as lsp

from factcheck.desk.reports import JudgedReport, ReportDesk, drifted, report_inlays, report_marks
from factcheck.desk.session import Session
from factcheck.draft import coverage
from factcheck.manuscript import read_manuscript
from tests.desk.test_server import Editor, asked

REPORT = """\
# 🌾 Mills

In 2022 the mills of Springfield made 217.5 t of flour,
🌾 a growth of 9 percent
after 205 t in 2021. They employ 31 people.
"""
CLAIMS = """\
document: {title: A leaflet, area: springfield, published: 2023-05-01, period: 2022}
areas: {springfield: {names: {en: Springfield}}}
indicators: {flour: {names: {en: flour}, unit: t}}
series:
  flour: {2021: 205, 2022: 217.5}
claims:
  - {id: level, quote: made 217.5 t of flour, kind: level, of: flour, is: 217.5 t}
  - {id: mills, quote: the mills, kind: qualitative, nature: opinion}
  - {id: grew, quote: a growth of 9 percent, kind: growth, of: flour, is: 9 %}
"""


def judged(folder: Path, report: str, claims: str, name: str = "leaflet.yaml") -> JudgedReport:
    (folder / name).write_text(claims, encoding="utf-8")
    return ReportDesk(Session(None), [folder]).judge((folder / "leaflet.md").as_posix(), report, {})


def words(report: JudgedReport, text: str) -> dict[str, list[str]]:
    """Return the words that are marked, by what they are marked as."""
    lines = text.split("\n")
    found: dict[str, list[str]] = {}
    for mark in report_marks(report):
        where = mark.where
        found.setdefault(mark.code, []).append(lines[where.line][where.start : where.stop])
    return found


def test_figures_are_marked_by_their_verdicts_and_those_that_no_claim_covers(
    tmp_path: Path,
) -> None:
    report = judged(tmp_path, REPORT, CLAIMS)
    assert words(report, REPORT) == {
        "contradicted": ["9 percent"],
        "uncovered": ["205 t", "31 people"],
    }
    assert [inlay.text for inlay in report_inlays(report)] == ["✔", "✘", "–"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_marks_are_those_that_coverage_tells_of_the_file(tmp_path: Path, ends: str) -> None:
    text = REPORT.replace("\n", ends)
    (tmp_path / "leaflet.md").write_bytes(text.encode())
    report = judged(tmp_path, text, CLAIMS)
    assert report.judged is not None
    assert report.judged.audit is not None
    claims = [verdict.claim for verdict in report.judged.audit]
    assert report.coverage == coverage(read_manuscript(tmp_path / "leaflet.md"), claims)


NAMED = CLAIMS.replace("title: A leaflet", "title: A leaflet, report: {}")


@pytest.mark.parametrize(
    ("name", "claims", "is_found"),
    [
        ("leaflet.yaml", CLAIMS, True),
        ("other.yaml", CLAIMS, False),
        ("other.yaml", NAMED.replace("{}", "leaflet.md", 1), True),
        ("other.yaml", NAMED.replace("{}", "../{folder}/leaflet.md", 1), True),
        ("other.yaml", NAMED.replace("{}", "..\\{folder}\\leaflet.md", 1), True),
        ("leaflet.yaml", NAMED.replace("{}", "elsewhere.md", 1), False),
    ],
)
def test_a_report_is_known_by_the_key_of_its_claim_file_or_by_its_name(
    tmp_path: Path, name: str, claims: str, *, is_found: bool
) -> None:
    report = judged(tmp_path, REPORT, claims.replace("{folder}", tmp_path.name), name)
    assert (report.coverage is not None) is is_found
    assert bool(report_marks(report)) is is_found


def test_a_quote_that_is_gone_is_marked_in_the_claim_file(tmp_path: Path) -> None:
    report = judged(tmp_path, REPORT.replace("made 217.5", "milled 217.5"), CLAIMS)
    (mark,) = drifted(report, CLAIMS)
    line = CLAIMS.split("\n")[mark.where.line]
    assert line[mark.where.start : mark.where.stop] == "made 217.5 t of flour"


@pytest.mark.parametrize("text", ["", "\x00", "🙂 \ud800 5 %", "\r5 %\r"])
def test_any_text_is_borne(tmp_path: Path, text: str) -> None:
    report_marks(judged(tmp_path, text, CLAIMS))


def test_marks_follow_the_claim_file_and_the_report(tmp_path: Path) -> None:
    async def told(desk: Editor, uri: str) -> list[str]:
        while (published := await desk.told()).uri != uri:
            pass
        return [str(mark.code) for mark in published.diagnostics]

    async def questions(desk: Editor) -> None:
        report = (tmp_path / "leaflet.md").as_uri()
        await desk.open(CLAIMS)
        item = lsp.TextDocumentItem(uri=report, language_id="markdown", version=0, text=REPORT)
        desk.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        assert await told(desk, report) == ["contradicted", "uncovered", "uncovered"]
        desk.send(CLAIMS.replace("is: 9 %", "is: 6 %"))
        assert await told(desk, desk.uri) == []
        assert await told(desk, report) == ["uncovered", "uncovered"]
        whole = lsp.TextDocumentContentChangeWholeDocument(text="Nothing.\n")
        desk.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(1, report), [whole])
        )
        assert await told(desk, desk.uri) == ["drifted"] * 3
        assert await told(desk, report) == []
        desk.send(CLAIMS.replace("is: 9 %", "is: 9 bagz"))
        assert await told(desk, desk.uri) == ["fault"]
        assert await told(desk, report) == ["fault"]

    asked(tmp_path, questions)


def test_a_figure_tells_its_derivation_and_leads_to_its_claim(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        await desk.open(CLAIMS)
        report = lsp.TextDocumentIdentifier((tmp_path / "leaflet.md").as_uri())
        item = lsp.TextDocumentItem(report.uri, "markdown", 0, REPORT)
        desk.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        place = lsp.Position(2, REPORT.split("\n")[2].index("217") + 1)
        hover = await desk.ask("hover", lsp.HoverParams(report, place))
        assert "217.5 t" in hover.contents.value
        (claim,) = await desk.ask("definition", lsp.DefinitionParams(report, place))
        assert (claim.uri, claim.range.start.line) == (desk.uri, 6)
        head = lsp.Position(0, 3)
        assert await desk.ask("hover", lsp.HoverParams(report, head)) is None
        assert not await desk.ask("definition", lsp.DefinitionParams(report, head))

    asked(tmp_path, questions)
