"""The hash of a file, and whether it is the one that a descriptor tells."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

from factcheck.language import say

_PIECE = 1 << 20  # bytes


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as descriptors write it."""
    with path.open("rb") as stream:
        return f"sha256:{_digest(stream, 'sha256')}"


def other_hash(stream: BinaryIO, told: str) -> tuple[str, str] | None:
    """Say that a file is not the one whose hash is told, and what to do; None where it is."""
    algorithm, _, value = told.rpartition(":")
    try:
        found = _digest(stream, algorithm.replace("-", "") or "md5")
    except ValueError:
        return (
            say("unknown hash {name!r}", name=algorithm),
            say("Write `hash: sha256:…` in the descriptor."),
        )
    if found == value.casefold():
        return None
    return (
        say("its hash is {found}, and the descriptor says {told}", found=found, told=value),
        say("Bring back the file that was meant, or give the new hash if this one is."),
    )


def _digest(stream: BinaryIO, algorithm: str) -> str:
    digest = hashlib.new(algorithm, usedforsecurity=False)
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
