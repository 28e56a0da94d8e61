"""Tables of claims as CSV, or parted by semicolons or tabs, read some rows at a time."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.language import counted, say
from factcheck.load.claim_tables.rows import ClaimRows, is_passed_over, key_of, require_keys
from factcheck.load.input_file import encoding_of
from factcheck.load.reasons import reason

_DELIMITERS = (",", ";", "\t")
_NO_TEXT = re.compile("[\ud800-\udfff\ufffd]")  # what stands for bytes that are none


class _BadBytes:
    """Lets bytes that are no text pass, as signs that no text has, and counts them."""

    NAME = "factcheck-bad-bytes"

    def __init__(self) -> None:
        self.number = 0
        codecs.register_error(self.NAME, self._pass)

    def _pass(self, error: UnicodeError) -> tuple[str | bytes, int]:
        self.number += 1
        return codecs.lookup_error("surrogateescape")(error)


_BAD_BYTES = _BadBytes()  # of all tables that are open; who counts more than at first, looks


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
        text, bad_bytes = _text_of(content), _BAD_BYTES.number
        line, names, delimiter = _header(text)
        keys = tuple(map(key_of, names))
        require_keys(path.as_posix(), keys, line)
        reader = csv.reader(text, strict=True, delimiter=delimiter)
        rows = _Rows(path.as_posix(), keys, reader, line, bad_bytes)
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
                places=block.places,
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
        errors=_BadBytes.NAME if encoding == "utf-8" else "replace",
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


class _Parted(Protocol):
    """What parts lines into rows, and knows in which line it is."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class _Rows:
    """The rows of an open table, each parted into as many cells as there are names."""

    def __init__(
        self, file: str, keys: tuple[str, ...], reader: _Parted, line: int, bad_bytes: int
    ) -> None:
        self._file, self._keys, self._before = file, keys, line
        self._places = [place for place, key in enumerate(keys, 1) if not is_passed_over(key)]
        self._reader, self._bad_bytes = reader, bad_bytes  # as many as there were before
        self._number = 0  # of the last row
        self._end = line  # of the line in which that ends
        self._unreadable = ""  # why the row after those that were parted is none
        self._faults: list[Diagnostic] = []

    def block(self, size: int) -> ClaimRows | None:
        """Return the next rows, at most so many; None where there are no more."""
        rows, ends, is_over = self._parted(size)
        if is_over and not rows:
            return None
        starts = [self._end + 1, *(end + 1 for end in ends)][: len(rows)]
        self._end = ends[-1] if ends else self._end
        if set(map(len, rows)) == {len(self._keys)} and all(map(any, rows)) and self._are_texts():
            numbers: Sequence[int] = range(self._number + 1, self._number + len(rows) + 1)
            self._number += len(rows)
        else:
            rows, starts, numbers = self._whole(rows, starts)
        if self._unreadable:
            self._number += 1
            self._note_unreadable(self._end + 1, self._unreadable)
            self._end, self._unreadable = self._before + self._reader.line_num, ""
        faults, self._faults = tuple(self._faults), []
        columns = tuple(zip(*rows, strict=True)) or ((),) * len(self._keys)
        return ClaimRows(
            file=self._file,
            keys=tuple(self._keys[place - 1] for place in self._places),
            columns=tuple(columns[place - 1] for place in self._places),
            numbers=numbers,
            lines=starts,
            places=self._places,
            faults=faults,
        )

    def _parted(self, size: int) -> tuple[list[list[str]], list[int], bool]:
        """Return the next rows as they are parted, the line that each ends in, and if it is over.

        They end before one that cannot be parted, of which a fault is noted.
        """
        rows: list[list[str]] = []
        ends: list[int] = []
        reader, before = self._reader, self._before
        try:
            for row in itertools.islice(reader, size):
                rows.append(row)
                ends.append(before + reader.line_num)
        except csv.Error as error:
            self._unreadable = str(error)
            return rows, ends, False
        return rows, ends, len(rows) < size

    def _whole(
        self, rows: list[list[str]], starts: list[int]
    ) -> tuple[list[list[str]], list[int], list[int]]:
        """Return the rows that have as many cells as there are names; empty ones are blank."""
        sound: list[list[str]] = []
        lines: list[int] = []
        numbers: list[int] = []
        for row, line in zip(rows, starts, strict=True):
            self._number += bool(row)
            if not any(map(str.strip, row)):
                continue
            if len(row) != len(self._keys):
                self._note_width(line, len(row))
                continue
            if not self._are_texts() and any(map(_NO_TEXT.search, row)):
                self._note_no_text(line)
                continue
            sound.append(row)
            lines.append(line)
            numbers.append(self._number)
        return sound, lines, numbers

    def _are_texts(self) -> bool:
        return _BAD_BYTES.number == self._bad_bytes

    def _note_unreadable(self, line: int, cause: str) -> None:
        self._note(
            line,
            say("the row cannot be read: {reason}", reason=reason(cause)),
            say('Close its quotes; inside quotes write "" for a quote.'),
        )

    def _note_no_text(self, line: int) -> None:
        self._note(
            line, say("a cell of the row is no text in UTF-8"), say("Save the table as UTF-8.")
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
