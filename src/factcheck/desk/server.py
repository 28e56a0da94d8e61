"""The language server: what editors ask, answered from one session."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument

from factcheck import __version__
from factcheck.desk.actions import actions
from factcheck.desk.completion import Offer, offers
from factcheck.desk.cursor import CursorSpot, spot
from factcheck.desk.definitions import definitions
from factcheck.desk.hover import hover
from factcheck.desk.layout import Stretch
from factcheck.desk.marks import TextMark, inlays, marks
from factcheck.desk.reports import SUFFIXES as SUFFIXES_OF_REPORTS
from factcheck.desk.reports import (
    JudgedReport,
    ReportDesk,
    drifted,
    report_definitions,
    report_hover,
    report_inlays,
    report_marks,
)
from factcheck.desk.session import Judged, Session
from factcheck.domain.location import Location
from factcheck.load.claim_folders import SUFFIXES

SOURCE = "factcheck"
SETTLED = 0.03  # seconds without a further key after which what was typed is judged
_RETURN_ALONE = re.compile(r"\r(?!\n)")
_KINDS = {
    "key": lsp.CompletionItemKind.Property,
    "kind": lsp.CompletionItemKind.Class,
    "indicator": lsp.CompletionItemKind.Variable,
    "area": lsp.CompletionItemKind.Value,
    "unit": lsp.CompletionItemKind.Unit,
    "period": lsp.CompletionItemKind.Constant,
    "word": lsp.CompletionItemKind.EnumMember,
}


class DeskServer(LanguageServer):
    """The server, and the session that it answers from."""

    def __init__(self, session: Session, paths: Sequence[Path] = ()) -> None:
        super().__init__(
            "factcheck", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full
        )
        self.session = session
        self.reports = ReportDesk(session, paths)
        self.sent: dict[str, list[TextMark]] = {}  # by document

    def judged(self, document: TextDocument) -> Judged:
        """Judge a claim file as it stands in the editor."""
        return self.session.judge(_name(document.uri), _source(document))

    def judged_report(self, document: TextDocument) -> JudgedReport:
        """Judge the figures of a report as it stands in the editor."""
        texts = {_name(document.uri): _source(document) for document in self.opened(_is_claims)}
        return self.reports.judge(_name(document.uri), _source(document), texts)

    def document(self, uri: str) -> TextDocument:
        """Return a document that is open: no other is read, whatever it is.

        Raises
        ------
        JsonRpcInvalidParams
            If it is not open.
        """
        document: TextDocument | None = self.workspace.text_documents.get(uri)
        if document is None:
            raise JsonRpcInvalidParams(f"not open: {uri}")
        return document

    def opened(self, wanted: Callable[[str], bool]) -> list[TextDocument]:
        """Return the open documents of a sort."""
        return [
            document for document in self.workspace.text_documents.values() if wanted(document.uri)
        ]

    def publish(self, changed: str = "") -> None:
        """Send the marks of the document that changed, and of all others whose marks did.

        What a claim file says changes the marks of its report, and a report the marks on quotes.
        """
        reports = {
            document.uri: self.judged_report(document) for document in self.opened(_is_report)
        }
        for document in self.opened(_is_claims):
            name = _name(document.uri)
            text_marks = list(marks(self.judged(document), name))
            for report in reports.values():
                text_marks += drifted(report, _source(document)) if report.claims == name else ()
            self._send(document, text_marks, is_changed=document.uri == changed)
        for document in self.opened(_is_report):
            text_marks = list(report_marks(reports[document.uri]))
            self._send(document, text_marks, is_changed=document.uri == changed)

    def _send(
        self, document: TextDocument, text_marks: list[TextMark], *, is_changed: bool
    ) -> None:
        if not is_changed and self.sent.get(document.uri) == text_marks:
            return
        self.sent[document.uri] = text_marks
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                uri=document.uri,
                version=document.version,
                diagnostics=[_diagnostic(mark, document) for mark in text_marks],
            )
        )


def serve(session: Session, paths: Sequence[Path] = ()) -> None:
    """Answer an editor over standard input and output until it leaves.

    The server closes what it is given, and the command has still to leave: it is given copies.
    """
    questions = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    server(session, paths).start_io(questions, answers)


def server(session: Session, paths: Sequence[Path] = ()) -> DeskServer:
    """Return a server with all that it answers.

    Parameters
    ----------
    session : Session
        What judges.
    paths : sequence of Path
        Where the claim files of reports are.
    """
    desk = DeskServer(session, paths)
    for method, answer in _ANSWERS.items():
        desk.feature(method, _OPTIONS.get(method))(answer)
    return desk


def _opened(ls: DeskServer, parameters: lsp.DidOpenTextDocumentParams) -> None:
    ls.publish(parameters.text_document.uri)


async def _changed(ls: DeskServer, parameters: lsp.DidChangeTextDocumentParams) -> None:
    document = ls.document(parameters.text_document.uri)
    version = document.version
    await asyncio.sleep(SETTLED)
    if document.version == version:
        ls.publish(document.uri)


def _saved(ls: DeskServer, parameters: lsp.DidSaveTextDocumentParams) -> None:
    """Judge all that is open again: what was saved may be a file of the reference."""
    ls.publish(parameters.text_document.uri)


def _closed(ls: DeskServer, parameters: lsp.DidCloseTextDocumentParams) -> None:
    uri = parameters.text_document.uri
    ls.session.forget(_name(uri))
    ls.reports.forget(_name(uri))
    ls.sent.pop(uri, None)
    nothing = lsp.PublishDiagnosticsParams(uri=uri, diagnostics=[])
    ls.text_document_publish_diagnostics(nothing)
    ls.publish()  # a report is judged by the claim file on disk again


def _hovered(ls: DeskServer, parameters: lsp.HoverParams) -> lsp.Hover | None:
    document, place = _spot(ls, parameters)
    if _is_report(document.uri):
        line, character = _place(document, parameters.position)
        text = report_hover(ls.judged_report(document), line, character)
    else:
        text = hover(place, ls.judged(document))
    if not text:
        return None
    fenced = f"```text\n{text.rstrip()}\n```"
    return lsp.Hover(lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=fenced))


def _completed(ls: DeskServer, parameters: lsp.CompletionParams) -> lsp.CompletionList:
    document, place = _spot(ls, parameters)
    if not _is_claims(document.uri):
        return lsp.CompletionList(is_incomplete=False, items=[])
    judged = ls.judged(document)
    at = _range(
        Stretch(line=parameters.position.line, start=place.start, stop=place.start), document
    ).start
    span = lsp.Range(start=at, end=parameters.position)
    items = [_item(offer, span, place) for offer in offers(place, judged.reference)]
    return lsp.CompletionList(is_incomplete=False, items=items)


def _defined(ls: DeskServer, parameters: lsp.DefinitionParams) -> list[lsp.Location]:
    document, place = _spot(ls, parameters)
    if _is_report(document.uri):
        line, character = _place(document, parameters.position)
        return _locations(report_definitions(ls.judged_report(document), line, character))
    return _locations(definitions(place, ls.judged(document)))


def _offered(ls: DeskServer, parameters: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    document = ls.document(parameters.text_document.uri)
    name, line = _name(document.uri), parameters.range.start.line
    if not _is_claims(document.uri):
        return []
    return [
        lsp.CodeAction(
            title=action.title,
            kind=lsp.CodeActionKind.QuickFix,
            edit=lsp.WorkspaceEdit(
                changes={
                    document.uri: [
                        lsp.TextEdit(_range(edit.where, document), edit.text)
                        for edit in action.edits
                    ]
                }
            ),
        )
        for action in actions(ls.judged(document), name, line, partial(ls.session.tried, name))
    ]


def _hinted(ls: DeskServer, parameters: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    document = ls.document(parameters.text_document.uri)
    first, last = parameters.range.start.line, parameters.range.end.line
    edits = (
        inlays(ls.judged(document), _name(document.uri))
        if _is_claims(document.uri)
        else report_inlays(ls.judged_report(document))
    )
    return [
        lsp.InlayHint(
            position=_range(inlay.where, document).end, label=inlay.text, padding_left=True
        )
        for inlay in edits
        if first <= inlay.where.line <= last
    ]


_ANSWERS: Mapping[str, Callable[..., object]] = {
    lsp.TEXT_DOCUMENT_DID_OPEN: _opened,
    lsp.TEXT_DOCUMENT_DID_CHANGE: _changed,
    lsp.TEXT_DOCUMENT_DID_SAVE: _saved,
    lsp.TEXT_DOCUMENT_DID_CLOSE: _closed,
    lsp.TEXT_DOCUMENT_HOVER: _hovered,
    lsp.TEXT_DOCUMENT_COMPLETION: _completed,
    lsp.TEXT_DOCUMENT_DEFINITION: _defined,
    lsp.TEXT_DOCUMENT_CODE_ACTION: _offered,
    lsp.TEXT_DOCUMENT_INLAY_HINT: _hinted,
}
_OPTIONS = {
    lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionOptions(trigger_characters=[" ", ":", "-"]),
}


def _name(uri: str) -> str:
    """Return the name under which a file is judged and told of."""
    return Path(to_fs_path(uri) or uri).as_posix()


def _is_claims(uri: str) -> bool:
    return Path(_name(uri)).suffix in SUFFIXES


def _is_report(uri: str) -> bool:
    return Path(_name(uri)).suffix.casefold() in SUFFIXES_OF_REPORTS


def _spot(
    desk: DeskServer,
    parameters: lsp.HoverParams | lsp.CompletionParams | lsp.DefinitionParams,
) -> tuple[TextDocument, CursorSpot]:
    document = desk.document(parameters.text_document.uri)
    line, character = _place(document, parameters.position)
    return document, spot(_source(document), line, character)


def _place(document: TextDocument, position: lsp.Position) -> tuple[int, int]:
    """Return a place of the editor as line and character, counted from 0."""
    place = document.position_codec.position_from_client_units(_lines(document), position)
    return place.line, place.character


def _source(document: TextDocument) -> str:
    """Return a text in which each line ends in a line feed, as long as the text itself.

    For editors and in YAML, a carriage return alone ends a line too.
    """
    return _RETURN_ALONE.sub("\n", document.source)


def _lines(document: TextDocument) -> tuple[str, ...]:
    """Return the lines of a text as editors count them: other signs than breaks part none."""
    return tuple(f"{line}\n" for line in _source(document).split("\n"))


def _range(where: Stretch, document: TextDocument) -> lsp.Range:
    """Return a stretch in the units of the editor."""
    span = lsp.Range(
        start=lsp.Position(where.line, where.start), end=lsp.Position(where.line, where.stop)
    )
    return document.position_codec.range_to_client_units(_lines(document), span)


def _diagnostic(mark: TextMark, document: TextDocument) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        range=_range(mark.where, document),
        severity=lsp.DiagnosticSeverity(int(mark.severity)),
        code=mark.code,
        source=SOURCE,
        message=mark.text,
    )


def _item(offer: Offer, span: lsp.Range, place: CursorSpot) -> lsp.CompletionItem:
    """Return one offer; a unit stands behind the number that is written already."""
    text = offer.text
    if offer.sort == "unit":
        number = place.value.rstrip()
        number = number[: len(number) - len(number.lstrip("+-0123456789.,"))] or number
        text = f"{number} {offer.text}" if number else offer.text
    return lsp.CompletionItem(
        label=offer.text,
        kind=_KINDS[offer.sort],
        detail=offer.detail or None,
        filter_text=text,
        text_edit=lsp.TextEdit(range=span, new_text=text),
    )


def _locations(places: Iterable[Location]) -> list[lsp.Location]:
    """Return places in files as the protocol has them."""
    located = []
    for place in places:
        uri = from_fs_path(str(Path(place.file).resolve()))
        at = lsp.Position(max(place.line - 1, 0), max(place.column - 1, 0))
        if uri is not None:
            located.append(lsp.Location(uri=uri, range=lsp.Range(start=at, end=at)))
    return located
