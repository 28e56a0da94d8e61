"""Results of documents in a folder, each under the hash of all that it depends on.

A run that was stopped goes on from them, and so does one to which documents were added. They may be
removed at any time.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from factcheck.corpus.unfinished import put_in_place

_SUM = 4  # bytes


def read(folder: str, key: str) -> bytes | None:
    """Return a result; None where none is kept, or not all of one."""
    if not folder or not key:
        return None
    try:
        content = _place(folder, key).read_bytes()
    except OSError:
        return None
    result = content[_SUM:]
    return result if content[:_SUM] == _sum(result) else None


def write(folder: str, key: str, result: bytes) -> None:
    """Keep a result: whoever reads it finds all of it.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    with put_in_place(_place(folder, key)) as part:
        part.write_bytes(_sum(result) + result)


def _place(folder: str, key: str) -> Path:
    return Path(folder) / key[:2] / f"{key}.result"


def _sum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM)
