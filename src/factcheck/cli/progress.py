"""A sign of life on a terminal, for work that takes longer than half a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

PATIENCE = 0.5  # seconds before anything is shown
_WIDTH = 20


@contextmanager
def shown(what: str) -> Iterator[None]:
    """Show on standard error that something is being done, if that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()
    sign = Thread(target=_show, args=(what, done), daemon=True)
    sign.start()
    try:
        yield
    finally:
        done.set()
        sign.join()


def _show(what: str, done: Event) -> None:
    began = time.monotonic()
    if done.wait(PATIENCE):
        return
    place = 0
    while not done.wait(0.1):
        place = (place + 1) % _WIDTH
        bar = "".join("#" if abs(place - column) < 3 else "." for column in range(_WIDTH))
        sys.stderr.write(f"\r{what} [{bar}] {time.monotonic() - began:.0f} s")
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
