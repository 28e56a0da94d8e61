"""Tables of claims as CSV, or parted by semicolons or tabs, read some rows at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.language import counted, say
from factcheck.load.claim_tables.rows import ClaimRows, key_of, require_keys, without_own
from factcheck.load.input_file import encoding_of
from factcheck.load.reasons import reason

_DELIMITERS = (",", ";", "\t")


def delimited_blocks(path: Path, size: int) -> Iterator[ClaimRows]:
    """Yield the rows of a table below the one that names its columns, so many at a time.

    Raises
    ------
    InputError
        If the columns are not those of claims.
    OSError
        If it cannot be opened.
    """
    whole = path.stat().st_size or 1
    with path.open("rb") as content:
        text = _text_of(content)
        line, names, delimiter = _header(text)
        keys = tuple(map(key_of, names))
        require_keys(str(path), keys, line)
        rows = _Rows(str(path), keys, text, delimiter, line)
        while True:
            block = rows.block(size)
            share = min(1.0, content.tell() / whole)
            if block is None:
                return
            yield ClaimRows(
                file=block.file,
                keys=block.keys,
                columns=block.columns,
                numbers=block.numbers,
                lines=block.lines,
                faults=block.faults,
                share=share,
            )


def _text_of(content: BinaryIO) -> io.TextIOWrapper:
    """Return the text of a file; bytes that are none stay to be seen in their row."""
    encoding = encoding_of(content.read(4))
    content.seek(0)
    return io.TextIOWrapper(
        content,
        encoding="utf-8-sig" if encoding == "utf-8" else "utf-16",
        errors="surrogateescape" if encoding == "utf-8" else "replace",
        newline="",
    )


def _header(text: io.TextIOWrapper) -> tuple[int, list[str], str]:
    """Return the line of the names, the names, and what parts them: what lets one be `kind`."""
    line, first = 0, ""
    for first in text:
        line += 1
        if first.strip():
            break
    for delimiter in _DELIMITERS:
        names = next(csv.reader([first.rstrip("\r\n")], delimiter=delimiter), [])
        if "kind" in map(key_of, names):
            return line, names, delimiter
    return max(1, line), next(csv.reader([first.rstrip("\r\n")]), []), ","


class _Rows:
    """The rows of an open table, each parted into as many cells as there are names."""

    def __init__(
        self, file: str, keys: tuple[str, ...], text: io.TextIOWrapper, delimiter: str, line: int
    ) -> None:
        self._file, self._keys, self._before = file, keys, line
        self._reader = csv.reader(text, strict=True, delimiter=delimiter)
        self._number = 0  # of the last row
        self._faults: list[Diagnostic] = []

    def block(self, size: int) -> ClaimRows | None:
        """Return the next rows, at most so many; None where there are no more."""
        rows: list[list[str]] = []
        lines: list[int] = []
        numbers: list[int] = []
        width, reader, is_over = len(self._keys), self._reader, False
        while len(rows) + len(self._faults) < size:
            line = self._before + reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                is_over = True
                break
            except csv.Error as error:
                self._number += 1
                self._note_unreadable(line, str(error))
                continue
            if not row:
                continue
            self._number += 1
            if len(row) != width:
                self._note_width(line, len(row))
                continue
            rows.append(row)
            lines.append(line)
            numbers.append(self._number)
        if is_over and not rows and not self._faults:
            return None
        faults, self._faults = tuple(self._faults), []
        columns = tuple(zip(*rows, strict=True)) or ((),) * width
        keys, kept = without_own(self._keys, columns)
        return ClaimRows(
            file=self._file, keys=keys, columns=kept, numbers=numbers, lines=lines, faults=faults
        )

    def _note_unreadable(self, line: int, cause: str) -> None:
        self._note(
            line,
            say("the row cannot be read: {reason}", reason=reason(cause)),
            say('Close its quotes; inside quotes write "" for a quote.'),
        )

    def _note_width(self, line: int, cells: int) -> None:
        self._note(
            line,
            say(
                "the row has {cells}, and there are {columns}",
                cells=counted("{number} cell", "{number} cells", cells),
                columns=counted("{number} column", "{number} columns", len(self._keys)),
            ),
            say("Write as many cells as there are names; quote one that holds a comma."),
        )

    def _note(self, line: int, problem: str, remedy: str) -> None:
        at = Location(file=self._file, line=line)
        self._faults.append(Diagnostic(at=at, key="", problem=problem, remedy=remedy))
