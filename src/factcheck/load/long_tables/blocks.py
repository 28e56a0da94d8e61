"""Lines of a table as numbers: where each cell of many rows begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from factcheck.load.file_content import Content

Bytes: TypeAlias = npt.NDArray[np.uint8]
Places: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]

PADDING = 64  # bytes behind a block that may be looked at: the longest cell
_SIZE = 1 << 19  # bytes of a block, few enough to stay near the processor
_NEWLINE, _RETURN = b"\n\r"


class BrokenLineError(Exception):
    """A line that others than we may take for two."""


class Block(NamedTuple):
    """Some lines of a table, those of plain rows cut into cells."""

    text: Bytes  # with padding behind it
    lines: Places  # where each line begins
    rows: Places  # which of the lines are rows of so many cells, without a quote
    starts: list[Places]  # of their cells, by column
    ends: list[Places]


def blocks(content: Content, start: int, delimiter: int, cells: int) -> Iterator[tuple[int, Block]]:
    """Cut the lines from a place on into blocks; give each with where it begins.

    Raises
    ------
    BrokenLineError
        If lines end in more than one way.
    """
    while start < len(content):
        stop = content.find(b"\n", start + _SIZE) + 1 or len(content)
        lines = content[start:stop]
        yield start, _block(lines if lines.endswith(b"\n") else lines + b"\n", delimiter, cells)
        start = stop


def _block(lines: bytes, delimiter: int, cells: int) -> Block:
    text = np.frombuffer(lines + bytes(PADDING), np.uint8)
    body = text[: len(lines)]
    cuts = np.flatnonzero((body == delimiter) | (body == _NEWLINE))
    last = np.flatnonzero(body[cuts] == _NEWLINE)  # of the cuts, those that end a line
    first = np.concatenate(([0], last[:-1] + 1))
    ends_of_lines = cuts[last]
    begins = np.concatenate(([0], ends_of_lines[:-1] + 1))
    is_plain = last - first == cells - 1
    if b'"' in lines:
        quotes = np.flatnonzero(body == ord('"'))
        is_plain[np.searchsorted(ends_of_lines, quotes)] = False
    rows = np.flatnonzero(is_plain)
    firsts = first[rows]
    ends = [cuts[firsts + number] for number in range(cells)]
    starts = [begins[rows], *(end + 1 for end in ends[:-1])]
    if b"\r" in lines:
        at_end = text[ends_of_lines - 1] == _RETURN  # of an empty first line: of the padding
        if np.count_nonzero(at_end) != np.count_nonzero(body == _RETURN):
            raise BrokenLineError
        ends[-1] -= at_end[rows]
    return Block(text, begins, rows, starts, ends)
