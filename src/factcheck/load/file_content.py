"""The bytes of a file that is too long to be held in memory, read when they are asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import say

ON_DISK = 1 << 27  # bytes, from which on a file stays where it is
_PIECE = 1 << 18  # bytes that are searched together
_LINE = 1 << 10  # bytes that are searched first: a line is seldom longer


class FileContent:
    """The bytes of a file, as a `bytes` of them would give them: sliced, and searched.

    They are those that the file had when it was opened; a file that is changed meanwhile is a
    fault. Several processes may read one at a time.
    """

    def __init__(self, path: Path, start: int = 0) -> None:
        self.path, self.start = path, start
        self._file = path.open("rb", buffering=0)
        self._state = self._now()

    def __reduce__(self) -> tuple[type[FileContent], tuple[Path, int]]:
        return FileContent, (self.path, self.start)

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def __len__(self) -> int:
        size, _ = self._state
        return max(size - self.start, 0)

    def __getitem__(self, part: slice) -> bytes:
        start, stop, step = part.indices(len(self))
        if step != 1:
            raise ValueError(f"a step of {step}")
        content = self._read(self.start + start, max(stop - start, 0))
        if len(content) != max(stop - start, 0) or self._now() != self._state:
            raise self._changed()
        return content

    def find(self, part: bytes, start: int = 0) -> int:
        """Return where some bytes are met first, from a place on; -1 where they are not."""
        size = _LINE
        while start < len(self):
            piece = self[start : start + size + len(part) - 1]
            place = piece.find(part)
            if place >= 0:
                return start + place
            start, size = start + size, _PIECE
        return -1

    def startswith(self, prefixes: bytes | tuple[bytes, ...]) -> bool:
        """Whether they begin with some bytes."""
        return self[:64].startswith(prefixes)

    def removeprefix(self, prefix: bytes) -> FileContent:
        """Return the bytes behind some that they begin with, or all of them."""
        return FileContent(self.path, self.start + len(prefix)) if self.startswith(prefix) else self

    def _now(self) -> tuple[int, int]:
        state = os.fstat(self._file.fileno())
        return state.st_size, state.st_mtime_ns

    def _read(self, start: int, size: int) -> bytes:
        if not hasattr(os, "pread"):
            self._file.seek(start)
            return self._file.read(size) or b""
        parts: list[bytes] = []
        while size > 0:
            part = os.pread(self._file.fileno(), size, start)
            if not part:
                break
            parts.append(part)
            start, size = start + len(part), size - len(part)
        return b"".join(parts)

    def _changed(self) -> InputError:
        at = Location(file=self.path.as_posix(), line=1, column=1)
        problem = say("the file was changed while it was read")
        return InputError(
            [Diagnostic(at=at, key="", problem=problem, remedy=say("Run the command again."))]
        )


Content: TypeAlias = bytes | FileContent


def content_of(path: Path) -> Content:
    """Return the bytes of a file, which stay in it where they are very many."""
    return FileContent(path) if path.stat().st_size >= ON_DISK else path.read_bytes()
