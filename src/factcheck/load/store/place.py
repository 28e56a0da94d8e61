"""Where indexes are kept, and which there are."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".index"
_UNFINISHED = ".part"
_LEFT_BEHIND = 3600  # seconds, after which nobody finishes what was begun


class KeptIndex(NamedTuple):
    """An index that is kept."""

    path: Path
    size: int  # bytes


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of indexes, as the XDG Base Directory Specification has it.

    >>> cache_folder({"XDG_CACHE_HOME": "/tmp/cache"}).as_posix()
    '/tmp/cache/factcheck'
    """
    named = environment.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "factcheck"
    if sys.platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"]) / "factcheck" / "cache"
    return Path.home() / ".cache" / "factcheck"


def kept(folder: Path) -> Iterator[KeptIndex]:
    """Yield the indexes in a folder, and what is left of unfinished ones."""
    for path in sorted(folder.glob(f"*{SUFFIX}*")):
        try:
            yield KeptIndex(path, path.stat().st_size)
        except OSError:  # another process removed it
            continue


def clear(folder: Path) -> int:
    """Remove all indexes; return how many bytes they took."""
    freed = 0
    for index in kept(folder):
        index.path.unlink(missing_ok=True)
        freed += index.size
    return freed


def path_of(folder: Path, reference: Path, key: str) -> Path:
    """Return where the index of a reference is kept; those of one reference begin alike."""
    return folder / f"{_begin(reference)}-{key}{SUFFIX}"


def begun(path: Path) -> Path:
    """Return where to write an index that nobody is to read before it is finished."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path.with_name(f"{path.name}.{os.getpid()}-{time.time_ns()}{_UNFINISHED}")


def finish(part: Path, path: Path, reference: Path) -> None:
    """Put a written index in its place, which others of that reference lose."""
    part.replace(path)
    for other in path.parent.glob(f"{_begin(reference)}-*{SUFFIX}"):
        if other != path:
            other.unlink(missing_ok=True)
    for other in path.parent.glob(f"*{_UNFINISHED}"):
        if time.time() - other.stat().st_mtime > _LEFT_BEHIND:
            other.unlink(missing_ok=True)


def _begin(reference: Path) -> str:
    """Return a short name of a reference as it was named, from where it was named."""
    name = f"{reference.resolve()}\0{reference.as_posix()}"
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
