"""All that reading a reference depends on, in one hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import factcheck
from factcheck.language import language
from factcheck.load.digests import sha256_of

_FORM = 3  # of an index
LARGE = 1 << 18  # bytes of a folder, from which on an index is worth the while


class Contents(NamedTuple):
    """What a folder holds."""

    key: str  # the same for the same files, read by the same release, told in the same language
    states: tuple[tuple[int, int, int], ...]  # of all files, which change where a file does

    def is_as(self, other: Contents) -> bool:
        """Whether no file was changed between."""
        return (self.key, self.states) == (other.key, other.states)


def is_large(folder: Path, least: int) -> bool:
    """Whether a folder holds so many bytes, or more."""
    size = 0
    for _, path in _files(folder):
        size += path.stat().st_size
        if size >= least:
            return True
    return False


def contents(folder: Path) -> Contents:
    """Read and hash all files of a folder; raises OSError where one cannot be read."""
    whole, states = hashlib.sha256(), []
    whole.update(f"{_FORM} {release()} {language()} {folder.as_posix()}\n".encode())
    for name, path in sorted(_files(folder)):
        state = path.stat()
        states.append((state.st_ino, state.st_mtime_ns, state.st_ctime_ns))
        whole.update(f"{sha256_of(path)}  {name}\n".encode("utf-8", "surrogateescape"))
    return Contents(whole.hexdigest()[:40], tuple(states))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file of a folder, and of those that links in it lead to."""
    passed: set[tuple[int, int]] = set()
    for place, inside, files in os.walk(folder, followlinks=True):
        here = Path(place)
        inside[:] = [name for name in inside if _is_new(here / name, passed)]
        for name in files:
            path = here / name
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path


def _is_new(folder: Path, passed: set[tuple[int, int]]) -> bool:
    """Whether a folder was not passed before: links may lead back to one that was."""
    state = folder.stat()
    place = (state.st_dev, state.st_ino)
    if place in passed:
        return False
    passed.add(place)
    return True


def release() -> str:
    """Return what tells this release apart from others, and its source from what it was before."""
    states = sorted(_sources(os.path.dirname(factcheck.__file__)))  # noqa: PTH120 - of every start
    return f"{factcheck.__version__} {hashlib.sha256(repr(states).encode()).hexdigest()}"


def _sources(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the place, size and date of every module below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _sources(entry.path)
