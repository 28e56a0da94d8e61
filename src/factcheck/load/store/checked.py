"""Files of values with a check sum before them, each written as a whole."""

from __future__ import annotations

import zlib
from pathlib import Path

from factcheck.domain.catalogue import Catalogue
from factcheck.load.store import place
from factcheck.load.store.objects import NoValueError, as_bytes, from_bytes

_LENGTH = 4  # bytes of a check sum


def read_values(path: Path, known: Catalogue) -> object:
    """Return what was written to a file; None where there is none, or not all of it."""
    try:
        content = path.read_bytes()
        if _check_sum(content[_LENGTH:]) != content[:_LENGTH]:
            return None
        return from_bytes(content[_LENGTH:], known)
    except (OSError, NoValueError):
        return None


def write_values(path: Path, values: object, known: Catalogue, source: Path) -> None:
    """Write values of a source, in the place of those that were kept of it before.

    What cannot be kept is not: a cache is no reason to fail.
    """
    try:
        content = as_bytes(values, known)
        part = place.begun(path)
        try:
            part.write_bytes(_check_sum(content) + content)
            place.finish(part, path, source)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, NoValueError):
        return


def _check_sum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_LENGTH)
