"""A client of the language server for YAML: what an editor asks it, over its standard streams."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, TypeAlias

Message: TypeAlias = dict[str, Any]

LONGEST = 120.0  # seconds, of a whole session: a server that hangs is ended
OFFLINE = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """What an editor underlines, and says of it."""

    line: int  # from 1
    text: str


class Server:
    """A running server, asked one thing at a time."""

    def __init__(
        self, process: subprocess.Popen[bytes], root: Path, schemas: Mapping[str, list[str]]
    ) -> None:
        self._process = process
        self._settings = {"yaml": OFFLINE | {"schemas": schemas}}
        self._asked, self._version = 0, 0
        self._marks: dict[str, list[Mark]] = {}
        self._request(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            capabilities={
                "workspace": {"configuration": True},
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                    "hover": {"contentFormat": ["markdown"]},
                },
            },
        )
        self._send(method="initialized", params={})

    def open(self, texts: Mapping[Path, str]) -> dict[Path, list[Mark]]:
        """Open files with these texts, which need not be saved, and give what is marked in each."""
        for file, text in texts.items():
            self._marks.pop(file.as_uri(), None)
            self._version += 1
            opened = {"uri": file.as_uri(), "version": self._version, "text": text}
            self._send(
                method="textDocument/didOpen",
                params={"textDocument": opened | {"languageId": "yaml"}},
            )
        while any(file.as_uri() not in self._marks for file in texts):
            self._receive()
        return {file: sorted(self._marks[file.as_uri()]) for file in texts}

    def complete(self, file: Path, line: int, column: int) -> list[Message]:
        """Give what is offered at a place of an open file, counted from 1."""
        found = self._request("textDocument/completion", **_place(file, line, column))
        items: list[Message] = found["items"]
        return items

    def hover(self, file: Path, line: int, column: int) -> str:
        """Give what is said of a place of an open file, counted from 1."""
        found = self._request("textDocument/hover", **_place(file, line, column))
        return "" if found is None else str(found["contents"]["value"])

    def _request(self, method: str, **params: object) -> Any:  # noqa: ANN401 - JSON
        self._asked += 1
        self._send(id=self._asked, method=method, params=params)
        while True:
            message = self._receive()
            if "method" not in message and message.get("id") == self._asked:
                if "error" in message:
                    raise ValueError(f"{method}: {message['error']}")
                return message["result"]

    def _receive(self) -> Message:
        """Read one message, and answer or note what the server asks and tells of its own."""
        message = self._read()
        params = message.get("params", {})
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                self._marks[params["uri"]] = [
                    Mark(each["range"]["start"]["line"] + 1, each["message"])
                    for each in params["diagnostics"]
                ]
            case "workspace/configuration":
                wanted = [self._settings.get(each["section"], {}) for each in params["items"]]
                self._send(id=message["id"], result=wanted)
            case str() if "id" in message:
                self._send(id=message["id"], result=None)
        return message

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _read(self) -> Message:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while head := stream.readline().strip():
            name, _, value = head.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has ended")
        found: Message = json.loads(stream.read(length))
        return found


def _place(file: Path, line: int, column: int) -> Message:
    return {
        "textDocument": {"uri": file.as_uri()},
        "position": {"line": line - 1, "character": column - 1},
    }


@contextmanager
def started(command: list[str], root: Path, schemas: Mapping[str, list[str]]) -> Iterator[Server]:
    """Run a server for a folder; `schemas` says which files follow which schema, as settings do."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        limit = Timer(LONGEST, process.kill)
        limit.start()
        try:
            yield Server(process, root, schemas)
        finally:
            limit.cancel()
            process.kill()
