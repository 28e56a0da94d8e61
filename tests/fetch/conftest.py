"""A service of our own: it answers in the shape of those of publishers, faults included."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest


class Reply(NamedTuple):
    """One answer: `length` is what is told of it, where that is not true."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    sleep: float = 0.0


class Asked(NamedTuple):
    path: str
    agent: str
    accept: str


@dataclass
class Service:
    """Answers by the first part of a path that fits, each reply once, the last for ever."""

    base: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def reply(self, path: str) -> Reply:
        for start, replies in self.replies.items():
            if path.startswith(start):
                return replies.pop(0) if len(replies) > 1 else replies[0]
        return Reply(b"no such series", 404)


@pytest.fixture
def service() -> Iterator[Service]:
    own = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = self.headers
            own.asked.append(Asked(self.path, headers["User-Agent"], headers["Accept"]))
            reply = own.reply(self.path)
            if reply.sleep:
                own.closing.wait(reply.sleep)
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    own.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield own
    own.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()
