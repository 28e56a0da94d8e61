"""Where indexes and what was read of claim files are kept, and which there are."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from factcheck.language import language

SUFFIX, OF_CLAIMS, ACROSS = ".index", ".claims", ".across"
_UNFINISHED = ".part"
_LEFT_BEHIND = 3600  # seconds, after which nobody finishes what was begun


class KeptFile(NamedTuple):
    """An index that is kept, figures of several areas beside it, or what was read of claims."""

    path: Path
    size: int  # bytes

    @property
    def is_index(self) -> bool:
        """Whether it is an index."""
        return SUFFIX in self.path.suffixes

    @property
    def is_of_claims(self) -> bool:
        """Whether it is of a claim file."""
        return OF_CLAIMS in self.path.suffixes


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of what is kept, as the XDG Base Directory Specification has it.

    >>> cache_folder({"XDG_CACHE_HOME": "/tmp/cache"}).as_posix()
    '/tmp/cache/factcheck'
    """
    named = environment.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "factcheck"
    if sys.platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"]) / "factcheck" / "cache"
    return Path.home() / ".cache" / "factcheck"


def kept(folder: Path) -> Iterator[KeptFile]:
    """Yield what is kept in a folder, and what is left of what was not finished."""
    sorts = (folder.glob(f"*{suffix}*") for suffix in (SUFFIX, OF_CLAIMS, ACROSS))
    for path in sorted(chain.from_iterable(sorts)):
        try:
            yield KeptFile(path, path.stat().st_size)
        except OSError:  # another process removed it
            continue


def clear(folder: Path) -> int:
    """Remove all that is kept; return how many bytes it took."""
    freed = 0
    for index in kept(folder):
        index.path.unlink(missing_ok=True)
        freed += index.size
    return freed


def path_of(folder: Path, reference: Path, key: str) -> Path:
    """Return where the index of a reference is kept; those of one reference begin alike."""
    return folder / f"{_begin(reference)}-{key}{SUFFIX}"


def across_path_of(folder: Path, reference: Path, key: str) -> Path:
    """Return where figures of a reference are kept that were asked for together."""
    return folder / f"{_begin(reference)}-{key}{ACROSS}"


def claims_path_of(folder: Path, file: Path, key: str) -> Path:
    """Return where what was read of a claim file is kept; those of one file begin alike."""
    return folder / f"{_begin(file)}-{key}{OF_CLAIMS}"


def begun(path: Path) -> Path:
    """Return where to write what nobody is to read before it is finished."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path.with_name(f"{path.name}.{os.getpid()}-{time.time_ns()}{_UNFINISHED}")


def finish(part: Path, path: Path, source: Path) -> None:
    """Put what was written of a reference or a file in its place, and remove what was before."""
    part.replace(path)
    for other in path.parent.glob(f"{_begin(source)}-*{path.suffix}"):
        if other != path:
            other.unlink(missing_ok=True)
    for other in path.parent.glob(f"*{_UNFINISHED}"):
        if time.time() - other.stat().st_mtime > _LEFT_BEHIND:
            other.unlink(missing_ok=True)


def _begin(source: Path) -> str:
    """Return a short name of a reference or a file as it was named, from where, in a language.

    What is told in another language is kept beside it: two people may take turns.
    """
    name = f"{source.resolve()}\0{source.as_posix()}\0{language()}"
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
