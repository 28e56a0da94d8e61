"""What is asked of every document of a run, and what comes of one: values that travel."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck import __version__
from factcheck.language import language
from factcheck.load.digests import sha256_of
from factcheck.load.fingerprint import hash_of
from factcheck.load.store.contents import release
from factcheck.render import Format
from factcheck.render.selection import Selection

T = TypeVar("T")
FORMATS = (Format.TEXT, Format.JSONL, Format.CSV)  # of which each document is a piece


class AuditJob(Struct, frozen=True, kw_only=True):
    """How each document is audited, and as what it is written."""

    reference: str = ""  # a folder; none where claim files bring all themselves
    as_of: date | None = None
    edition: str = ""
    panel: str = ""  # a file
    baseline: str = ""  # a file
    selection: Selection = Selection()
    failing: frozenset[str] = frozenset()
    form: Format = Format.JSONL
    language: str = ""
    version: str = __version__
    inputs: tuple[str, ...] = ()  # hashes of what is read beside the claim files, and of who reads
    grounds: str = ""  # the hash of the reference
    indexes: str = ""  # the folder in which indexes of large references are kept
    kept: str = ""  # the folder in which results are kept
    folder: str = ""  # from which files are named, where a process may have begun in another

    def key(self, task: FileTask) -> str:
        """Return a hash of all that the result of a task depends on.

        Raises
        ------
        OSError
            If its file cannot be read.
        """
        told = msgspec.json.encode(
            (replace(self, indexes="", kept="", folder=""), task), order="deterministic"
        )
        return hashlib.sha256(told + sha256_of(Path(task.file)).encode()).hexdigest()


class FileTask(Protocol):
    """A file of a run, and what else tells its result from others."""

    @property
    def file(self) -> str:
        """Where it is."""
        ...


class DocumentTask(Struct, frozen=True, kw_only=True):
    """A document of a run."""

    file: str
    document: str  # its id among all documents of the run


def job_of(job: AuditJob) -> AuditJob:
    """Return a job with the language spoken now, and the hashes of what it reads.

    What is not there has none; who reads it says so.
    """
    return replace(
        job,
        language=language(),
        inputs=(release(), _hash(job.panel), _hash(job.baseline)),
        grounds=_hash(job.reference),
    )


def _hash(name: str) -> str:
    path = Path(name)
    return hash_of(path) if name and path.exists() else ""


def shard(tasks: Sequence[T], number: int, of: int) -> Sequence[T]:
    """Return one of some parts of all tasks, in their order; together they are all, once.

    >>> [shard("abcdefg", number, 3) for number in (1, 2, 3)]
    ['ab', 'cd', 'efg']
    """
    return tasks[(number - 1) * len(tasks) // of : number * len(tasks) // of]
