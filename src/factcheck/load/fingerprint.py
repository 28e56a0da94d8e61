"""Hashes of what an audit read, so that another can tell whether they read the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.domain.method import InputDigest
from factcheck.load.digests import sha256_of


def digests(paths: Iterable[Path]) -> tuple[InputDigest, ...]:
    """Return the hash of each file or folder.

    That of a folder is over the names and hashes of all files in it, by name; what is hidden does
    not count.
    """
    return tuple(InputDigest(name=path.as_posix(), sha256=hash_of(path)) for path in paths)


def hash_of(path: Path) -> str:
    """Return the hash of a file or folder."""
    if not path.is_dir():
        return sha256_of(path)
    whole = hashlib.sha256()
    for file in sorted(_visible(path), key=lambda file: file.relative_to(path).as_posix()):
        whole.update(f"{sha256_of(file)}  {file.relative_to(path).as_posix()}\n".encode())
    return f"sha256:{whole.hexdigest()}"


def _visible(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        parts = file.relative_to(folder).parts
        if file.is_file() and not any(part.startswith((".", "__pycache__")) for part in parts):
            yield file
