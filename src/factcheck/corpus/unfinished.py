"""Files that are being written: whole in their place, or not there, however their process ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_UNFINISHED: set[Path] = set()  # of this process


@contextmanager
def put_in_place(place: Path) -> Iterator[Path]:
    """Yield a path to write to; what is written there is put in its place when it is whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    _UNFINISHED.add(part)
    try:
        yield part
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
        _UNFINISHED.discard(part)


def end_process(status: int) -> None:
    """End this process at once, and leave nothing that it was writing."""
    for part in tuple(_UNFINISHED):
        part.unlink(missing_ok=True)
    os._exit(status)
