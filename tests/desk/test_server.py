"""An editor's questions, asked of the language server over its own pipes."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

pytest.importorskip("pygls")

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

TEXT = """\
document: {title: A leaflet, area: 春田, published: 2024-05-01, period: 2022}
areas: {springfield: {names: {zh: 春田, en: Springfield}}}
indicators: {flour: {names: {zh: 面粉产量, en: flour milled}, unit: t}}
series:
  flour: {2020: 200, 2021: 205, 2022: 217.5}
claims:
  - id: level
    kind: level
    of: flour
    is: 217.5 t
  - {id: grew, quote: 增长𝟛倍, kind: growth, of: 面粉产量, is: 9 %}
  - id: since
    kind: growth
    of: flour
    since: 2021
    is: 8.8 %
"""
GREW, SINCE = 10, 14  # lines, counted from 0
WAIT = 30  # seconds


def units(line: str, part: str) -> int:
    """Count what stands before a part of a line as editors do."""
    return len(line[: line.index(part)].encode("utf-16-le")) // 2


class Editor:
    """A client of the protocol that has one file open."""

    def __init__(self, client: LanguageClient, file: Path) -> None:
        self.client = client
        self.uri = file.as_uri()
        self.version = 0
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        def published(told: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(told)

        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)

    async def open(self, text: str) -> list[lsp.Diagnostic]:
        item = lsp.TextDocumentItem(
            uri=self.uri, language_id="yaml", version=self.version, text=text
        )
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.marks()

    async def change(self, text: str) -> list[lsp.Diagnostic]:
        self.send(text)
        return await self.marks()

    def send(self, text: str) -> None:
        """Tell of an edit, and wait for nothing."""
        self.version += 1
        whole = lsp.TextDocumentContentChangeWholeDocument(text=text)
        document = lsp.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        parameters = lsp.DidChangeTextDocumentParams(document, [whole])
        self.client.text_document_did_change(parameters)

    async def marks(self) -> list[lsp.Diagnostic]:
        return list((await self.told()).diagnostics)

    async def told(self) -> lsp.PublishDiagnosticsParams:
        """Return the next marks of any document."""
        return await asyncio.wait_for(self.published.get(), WAIT)

    async def ask(self, question: str, parameters: object) -> Any:  # noqa: ANN401 - as each answers
        """Ask one question of the protocol, such as hover."""
        method = getattr(self.client, f"text_document_{question}_async")
        return await asyncio.wait_for(method(parameters), WAIT)

    def at(self, line: int, character: int) -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
        return lsp.TextDocumentIdentifier(self.uri), lsp.Position(line, character)


@asynccontextmanager
async def editor(folder: Path, *arguments: str) -> AsyncIterator[Editor]:
    client = LanguageClient("test", "1")
    file = folder / "leaflet.yaml"
    desk = Editor(client, file)
    await client.start_io(sys.executable, "-m", "factcheck", "lsp", *arguments, cwd=folder)
    await client.initialize_async(
        lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=folder.as_uri())
    )
    client.initialized(lsp.InitializedParams())
    try:
        yield desk
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]


T = TypeVar("T")


def asked(folder: Path, questions: Callable[[Editor], Awaitable[T]], *arguments: str) -> T:
    async def run() -> T:
        async with editor(folder, *arguments) as desk:
            return await asyncio.wait_for(questions(desk), WAIT)

    return asyncio.run(run())


def test_verdicts_are_marks_on_the_amounts(tmp_path: Path) -> None:
    marks = asked(tmp_path, lambda desk: desk.open(TEXT))
    found = {mark.code: mark for mark in marks}
    assert set(found) == {"contradicted"}
    (grew, since) = sorted(marks, key=lambda mark: mark.range.start.line)
    line = TEXT.split("\n")[GREW]
    start = units(line, "9 %")
    assert grew.range == lsp.Range(lsp.Position(GREW, start), lsp.Position(GREW, start + 3))
    assert grew.severity is lsp.DiagnosticSeverity.Error
    assert "claimed 9 %" in grew.message
    assert since.range.start.line == SINCE + 1


def test_marks_stand_on_the_same_lines_whatever_ends_them(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        marks = await desk.open(TEXT)
        for end in ("\r\n", "\r"):
            assert await desk.change(TEXT.replace("\n", end)) == marks
            place = lsp.HoverParams(*desk.at(9, 9))
            assert "217.5 t" in (await desk.ask("hover", place)).contents.value

    asked(tmp_path, questions)


def test_marks_follow_each_edit_and_faults_stand_where_they_are(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        assert len(await desk.open(TEXT)) == 2
        (mark,) = await desk.change(TEXT.replace("is: 9 %", "is: 9 bagz"))
        assert mark.code == "fault"
        assert (mark.range.start.line, mark.severity) == (GREW, lsp.DiagnosticSeverity.Error)
        mended = TEXT.replace("9 %", "6 %").replace("8.8 %", "6.1 %")
        assert await desk.change(mended) == []

    asked(tmp_path, questions)


def test_a_fault_of_the_reference_is_told_on_the_first_line_and_blames_no_claim(
    tmp_path: Path,
) -> None:
    async def questions(desk: Editor) -> None:
        (mark,) = await desk.open(TEXT)
        assert (mark.code, mark.range.start.line) == ("fault", 0)
        assert "1 fault in the reference" in mark.message
        assert "there is no such folder" in mark.message

    asked(tmp_path, questions, "-r", "nowhere")


def test_hovering_tells_the_derivation_and_the_series(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        await desk.open(TEXT)
        claim = await desk.ask("hover", lsp.HoverParams(*desk.at(9, 9)))
        series = await desk.ask("hover", lsp.HoverParams(*desk.at(8, 10)))
        nothing = await desk.ask("hover", lsp.HoverParams(*desk.at(4, 0)))
        assert "217.5 t" in claim.contents.value
        assert "Supported" in claim.contents.value
        assert "flour@springfield" in series.contents.value
        assert nothing is None

    asked(tmp_path, questions)


@pytest.mark.parametrize(
    ("line", "written", "offered"),
    [
        ("    kind: ", "", {"level", "growth", "record"}),
        ("    of: ", "面", {"面粉产量", "flour", "flour milled"}),
        ("    area: ", "", {"springfield", "春田", "Springfield"}),
        ("    period: ", "", {"2020", "2021", "2022"}),
        ("    is: ", "3 ", {"t", "kg", "%"}),
        ("    ", "", {"of: ", "since: ", "is: "}),
        ("    basis: ", "", {"current", "constant"}),
    ],
)
def test_what_may_be_written_is_offered(
    tmp_path: Path, line: str, written: str, offered: set[str]
) -> None:
    text = f"{TEXT}  - id: new\n    kind: growth\n{line}{written}\n"
    place = text.count("\n") - 1

    async def questions(desk: Editor) -> set[str]:
        await desk.open(text)
        where = desk.at(place, len(line) + len(written))
        answer = await desk.ask("completion", lsp.CompletionParams(*where))
        return {item.label for item in answer.items}

    assert offered <= asked(tmp_path, questions)


def test_a_word_leads_to_where_it_is_declared(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        await desk.open(TEXT)
        flour = units(TEXT.split("\n")[GREW], "面粉")
        places = [desk.at(GREW, flour), desk.at(0, 36), desk.at(9, 9)]
        answers = [await desk.ask("definition", lsp.DefinitionParams(*place)) for place in places]
        assert [place.range.start.line for (place,) in answers] == [2, 1, 4]

    asked(tmp_path, questions)


def test_the_word_that_was_meant_and_the_slip_are_offered_as_changes(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        await desk.open(TEXT.replace("kind: level", "kind: levle"))
        here = lsp.Range(lsp.Position(7, 0), lsp.Position(7, 5))
        context = lsp.CodeActionContext(diagnostics=[])
        document = lsp.TextDocumentIdentifier(desk.uri)
        (action,) = await desk.ask("code_action", lsp.CodeActionParams(document, here, context))
        (edit,) = action.edit.changes[desk.uri]
        assert (edit.new_text, edit.range.start) == ("level", lsp.Position(7, 10))
        await desk.change(TEXT)
        here = lsp.Range(lsp.Position(SINCE, 0), lsp.Position(SINCE, 5))
        actions = await desk.ask("code_action", lsp.CodeActionParams(document, here, context))
        edits = [edit for action in actions for edit in action.edit.changes[desk.uri]]
        assert "2020" in {edit.new_text for edit in edits}

    asked(tmp_path, questions)


SLIPS = """\
document: {title: A leaflet, area: 春田, published: 2024-05-01, period: 2022}
areas: {springfield: {names: {zh: 春田, en: Springfield}}}
indicators:
  flour: {names: {zh: 面粉产量, en: flour milled}, unit: t}
  sales: {names: {zh: 销售额, en: sales}, unit: yuan}
  land: {names: {zh: 面积, en: land}, unit: ha}
series:
  flour: {2019: 141, 2020: 171.3, 2021: 205, 2022: 217.5}
  sales: {2021: 3311000000, 2022: 3452000000}
  land: {2022: 4631}
claims:
"""
BLOCK = "  - id: new\n    kind: {}\n    of: {}\n"


@pytest.mark.parametrize(
    ("claim", "written"),
    [
        (BLOCK.format("growth", "flour") + "    is: 27.0 %\n", "    since: 2020\n    is: 27.0 %\n"),
        ("  - {id: new, kind: growth, of: flour, is: 27.0 %}\n", "since: 2020, is: 27.0 %}"),
        (
            BLOCK.format("growth", "flour") + "    since: 2021\n    is: 27.0 %\n",
            "    since: 2020\n",
        ),
        (
            BLOCK.format("level", "flour") + "    is: 171.3 t\n",
            "    period: 2020\n    is: 171.3 t\n",
        ),
        (BLOCK.format("level", "flour") + "    period: 2022\n    is: 171.3 t\n", "period: 2020\n"),
        (BLOCK.format("level", "sales") + "    is: 34.52 万元\n", "    is: 34.52 亿元\n"),
        (BLOCK.format("level", "sales") + "    is: '34.52 万元'  # so\n", "'34.52 亿元'  # so\n"),
        (BLOCK.format("level", "sales") + "    is: 3.452 million yuan\n", "3.452 billion yuan\n"),
        (BLOCK.format("level", "sales") + "    is: 3,452,000 yuan\n", "3,452,000 thousand yuan\n"),
        (BLOCK.format("level", "flour") + "    is: 217,500 斤\n", "    is: 217,500 kg\n"),
        (BLOCK.format("level", "land") + "    is: 4631 亩\n", "    is: 4631 ha\n"),
    ],
)
def test_the_slip_that_is_named_is_mended_in_the_text(
    tmp_path: Path, claim: str, written: str
) -> None:
    """Each change is made as an editor makes it, and the claim then holds."""

    async def questions(desk: Editor) -> None:
        (mark, *_) = await desk.open(SLIPS + claim)
        assert mark.code == "contradicted"
        context = lsp.CodeActionContext(diagnostics=[])
        parameters = lsp.CodeActionParams(lsp.TextDocumentIdentifier(desk.uri), mark.range, context)
        results = [
            made(SLIPS + claim, action.edit.changes[desk.uri])
            for action in await desk.ask("code_action", parameters)
        ]
        assert [text for text in results if written in text], results
        for text in results:
            assert "contradicted" not in {mark.code for mark in await desk.change(text)}

    asked(tmp_path, questions)


def made(text: str, edits: list[lsp.TextEdit]) -> str:
    """Make edits in a text, the last first, as the protocol wants it."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda each: each.range.start, reverse=True):
        start, end = edit.range.start, edit.range.end
        assert start.line == end.line
        units_of = lines[start.line].encode("utf-16-le")
        changed = (
            units_of[: 2 * start.character]
            + edit.new_text.encode("utf-16-le")
            + units_of[2 * end.character :]
        )
        lines[start.line] = changed.decode("utf-16-le")
    return "\n".join(lines)


def test_what_was_found_stands_behind_the_amount(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> list[lsp.InlayHint]:
        await desk.open(TEXT)
        whole = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
        document = lsp.TextDocumentIdentifier(desk.uri)
        return list(await desk.ask("inlay_hint", lsp.InlayHintParams(document, whole)))

    hints = {hint.position.line: hint.label for hint in asked(tmp_path, questions)}
    assert hints[9] == "✔ 217.5 t"
    assert str(hints[GREW]).startswith("✘ ")


def test_what_is_not_open_is_not_read(tmp_path: Path) -> None:
    async def questions(desk: Editor) -> None:
        nowhere = lsp.TextDocumentIdentifier("file:///dev/zero")
        with pytest.raises(JsonRpcException, match="not open"):
            await desk.ask("hover", lsp.HoverParams(nowhere, lsp.Position(0, 0)))
        assert len(await desk.open(TEXT)) == 2

    asked(tmp_path, questions)


@pytest.mark.parametrize("leaves", [b"shutdown exit", b""], ids=["politely", "without a word"])
def test_the_server_leaves_with_its_editor(tmp_path: Path, leaves: bytes) -> None:
    bodies = [b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}']
    if leaves:
        bodies += [
            b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
            b'{"jsonrpc":"2.0","method":"exit"}',
        ]
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "lsp", "-r", str(tmp_path / "none")],
        input=b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies),
        capture_output=True,
        timeout=WAIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"capabilities" in done.stdout
