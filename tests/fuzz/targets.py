"""What reads bytes that anybody may have written: each reads them, or tells a fault."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from pygls.exceptions import JsonRpcException

from factcheck import pipeline
from factcheck.desk.actions import actions
from factcheck.desk.answers import DeskAnswers
from factcheck.desk.completion import offers
from factcheck.desk.cursor import spot
from factcheck.desk.definitions import definitions
from factcheck.desk.hover import hover
from factcheck.desk.marks import inlays, marks
from factcheck.desk.reports import ReportDesk, report_inlays, report_marks
from factcheck.desk.server import server
from factcheck.desk.session import Session
from factcheck.domain.asked import VERDICTS
from factcheck.domain.diagnostic import InputError
from factcheck.draft import draft
from factcheck.load import read, read_reference
from factcheck.load.archived import read_audit
from factcheck.load.layouts.original import Original
from factcheck.load.published import published
from factcheck.load.settings import read_settings
from factcheck.manuscript import read_manuscript

LONGEST = 4_000  # characters of a report that are drafted


def claims(file: Path) -> None:
    """Read a claim file, and audit it without a reference."""
    stated, whole = read([file])
    pipeline.audit(stated, whole, asked=VERDICTS)


def table(file: Path) -> None:
    """Read a table of observations of a reference that declares two indicators."""
    folder = file.parent / "reference"
    folder.mkdir()
    written = {
        "datapackage.yaml": "name: r\nresources: [{name: t, path: t.csv}]\n",
        "indicators.yaml": "gdp: {unit: CNY, nature: flow}\nrate: {unit: '%', nature: rate}\n",
        "areas.yaml": "town: {names: {en: Town}}\n",
        "sources.yaml": "office: {title: Office, grade: official}\n",
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "t.csv").write_bytes(file.read_bytes())
    read_reference(folder)


def layout(file: Path) -> None:
    """Read a file as its publisher gives it, and every figure of it."""
    original = Original(path=file, name=file.name)
    reading = published(original)
    for _ in reading.unanswered():
        pass


def report(file: Path) -> None:
    """Read a report, and draft its claims."""
    text = read_manuscript(file).text
    draft(text[:LONGEST])


def result(file: Path) -> None:
    """Read a result of an audit."""
    read_audit(file)


def settings(file: Path) -> None:
    """Read a file of settings."""
    read_settings(file, {})


def editor(file: Path) -> None:
    """Open a claim file or a report in an editor, and ask everything at some places of it."""
    text = file.read_bytes().decode("utf-8", "replace")[:LONGEST]
    session = Session(None)
    if file.suffix == ".md":
        (file.parent / "input.yaml").write_text(_CLAIMS, encoding="utf-8")
        report = ReportDesk(session, ()).judge(file.as_posix(), text, {})
        for mark in report_marks(report):
            assert mark.where.start <= mark.where.stop
        report_inlays(report)
        return
    name = file.as_posix()
    judged = session.judge(name, text)
    marks(judged, name)
    inlays(judged, name)
    lines = text.split("\n")
    for line in range(0, len(lines), max(len(lines) // 7, 1)):
        for character in (0, len(lines[line]) // 2, len(lines[line])):
            place = spot(text, line, character)
            hover(place, judged)
            offers(place, judged.reference)
            definitions(place, judged)
        actions(judged, name, line, partial(session.tried, name))


class _OwnFaults(logging.Handler):
    """Keeps the first error of ours that the server's library has caught, and told its log."""

    def __init__(self) -> None:
        super().__init__()
        self.first: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None and not isinstance(error, JsonRpcException):
            inside = traceback.extract_tb(error.__traceback__)
            if any("factcheck/desk" in each.filename for each in inside):
                is_early = "initialized" in str(error)  # asked before it began
                self.first = self.first or (None if is_early else error)


def messages(file: Path) -> None:
    """Send an editor's messages to the language server."""
    bodies = file.read_bytes().split(b"\n")
    stream = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
    log = logging.getLogger("pygls")
    faults = _OwnFaults()
    log.addHandler(faults)
    log.propagate = False
    with contextlib.suppress(SystemExit):  # it may have been told to exit
        server(Session(None)).start_io(io.BytesIO(stream), io.BytesIO())
    log.removeHandler(faults)
    if faults.first is not None:
        raise faults.first


def call(file: Path) -> None:
    """Answer the call of a program, as its protocol hands it over."""
    try:
        asked = json.loads(file.read_bytes())
    except ValueError:
        return
    if isinstance(asked, dict) and isinstance(asked.get("arguments"), dict):
        answers = DeskAnswers(file.parent, None)
        question, arguments = str(asked.get("question")), asked["arguments"]
        if question in QUESTIONS and set(arguments) <= QUESTIONS[question]:
            json.dumps(answers.answer(question, {key: str(arguments[key]) for key in arguments}))


def _conversation() -> Iterator[Mapping[str, object]]:
    """Give what an editor sends that opens a file, asks, and leaves."""
    file = {"uri": "file:///c.yaml"}
    opened = {**file, "languageId": "yaml", "version": 0, "text": _CLAIMS}
    place = {"textDocument": file, "position": {"line": 4, "character": 30}}
    for number, (method, parameters) in enumerate(
        (
            ("initialize", {"capabilities": {}}),
            ("textDocument/didOpen", {"textDocument": opened}),
            ("textDocument/hover", place),
            ("textDocument/completion", place),
            ("textDocument/definition", place),
            ("shutdown", None),
            ("exit", None),
        )
    ):
        is_told = method in ("textDocument/didOpen", "exit")
        asked = {} if is_told else {"id": number}
        yield {"jsonrpc": "2.0", **asked, "method": method, "params": parameters}


_CLAIMS = """\
document: {area: t, period: 2021}
areas: {t: {name: T}}
indicators: {a: {name: a, unit: t}}
series: {a: {2020: 1.2, 2021: 2.4}}
claims:
  - {id: x, quote: 100 %, kind: growth, of: a, is: 100 %}
  - {id: y, kind: level, of: a, is: 3 t}
"""
QUESTIONS: Mapping[str, set[str]] = {
    "audit_claims": {"claims", "path", "only"},
    "try_sentence": {"sentence", "area", "period", "published"},
    "explain": {"claim", "claims", "path"},
    "find_series": {"text"},
}
SEEDS: Mapping[str, tuple[bytes, ...]] = {  # of targets that no file of the repository is for
    "messages": ("\n".join(map(json.dumps, _conversation())).encode(),),
    "call": tuple(
        json.dumps({"question": question, "arguments": arguments}).encode()
        for question, arguments in (
            ("audit_claims", {"claims": _CLAIMS}),
            ("audit_claims", {"path": "claims/a.yaml", "only": "failing"}),
            ("explain", {"claim": "x", "claims": _CLAIMS}),
            ("try_sentence", {"sentence": "Output grew by 5 % in 2021.", "area": "t"}),
            ("try_sentence", {"sentence": "增长5%。", "period": "2021", "published": "2022-01-01"}),
            ("find_series", {"text": "a"}),
        )
    ),
}
TARGETS: Mapping[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "claims": (claims, (".yaml",)),
    "table": (table, (".csv",)),
    "layout": (layout, (".csv", ".tsv", ".json", ".xml", ".xlsx", ".txt")),
    "report": (report, (".md", ".txt", ".html", ".docx", ".pdf")),
    "result": (result, (".json",)),
    "settings": (settings, (".toml",)),
    "editor": (editor, (".yaml", ".md")),
    "messages": (messages, (".lsp",)),
    "call": (call, (".call",)),
}


def tried(target: str, content: bytes, suffix: str) -> None:
    """Give a target a file of these bytes; a fault that is told is all that may come of it."""
    function, _ = TARGETS[target]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"input{suffix}"
        file.write_bytes(content)
        try:
            function(file)
        except InputError as error:
            if not error.diagnostics:
                raise ValueError("an error without a fault") from error
