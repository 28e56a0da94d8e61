"""Which files an audit depends on, and whether they changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from factcheck.load.claim_folders import claim_files

State: TypeAlias = "Mapping[Path, tuple[int, int, int]]"


def state(claims: Iterable[Path], others: Iterable[Path]) -> State:
    """Give a stamp of every file an audit reads: two states differ when one was saved between.

    Parameters
    ----------
    claims : iterable of Path
        Claim files, and folders of which the claim files count.
    others : iterable of Path
        Files, and folders of which every file counts.
    """
    found: dict[Path, tuple[int, int, int]] = {}
    for path in (*_claim_files(claims), *_files(others)):
        try:
            seen = path.stat()
        except OSError:  # an editor may be about to put it in place
            continue
        found[path] = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
    return found


def _claim_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from claim_files(path) if path.is_dir() else (path,)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (each for each in sorted(path.rglob("*")) if each.is_file())
        else:
            yield path
