"""One pass over a long table: its plain rows as numbers, and the lines that are something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.load.file_content import Content
from factcheck.load.long_tables.blocks import Block, Places, Truths, blocks
from factcheck.load.long_tables.codes import LONGEST, Coder, Codes
from factcheck.load.long_tables.words import are_plain_numbers
from factcheck.load.sampling_columns import SAMPLING

CODED = (
    "area", "indicator", "period", "unit", "basis", "adjustment", "vintage", "released", "status",
    "source",
)  # fmt: skip
_NUMBER, _STORED = "value", "stored"
_LEAST = 1 << 16  # numbers that an array has room for
_LONGEST_LINE = 100_000  # bytes; the reader of rows refuses longer cells


class TooLongLineError(Exception):
    """A line that may hold a cell of more characters than one may have."""


class CodedColumn(NamedTuple):
    """The texts of a column by row, as numbers."""

    codes: Codes
    firsts: Places  # row in which each text is met first, by its number


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What a table holds, by line and by plain row."""

    starts: npt.NDArray[np.unsignedinteger[Any]]  # of every line
    rows: npt.NDArray[np.int32]  # which lines are plain rows
    columns: Mapping[str, CodedColumn]  # by plain row

    def others(self) -> list[int]:
        """Return the lines that are no plain rows."""
        is_other = np.ones(len(self.starts), np.bool_)
        is_other[self.rows] = False
        return np.flatnonzero(is_other).tolist()


class GrowingArray:
    """Numbers that are appended; nothings at its start take no room.

    It grows as a whole: very many small arrays would leave the memory in pieces that nobody else
    can use.
    """

    def __init__(self, kind: type[np.generic]) -> None:
        self.values: npt.NDArray[Any] = np.zeros(0, kind)
        self.nothings = self.count = 0  # values before those that are held, and those held

    def extend(self, values: npt.NDArray[Any] | int) -> None:
        """Append numbers, or so many nothings."""
        if isinstance(values, int):
            if not self.count:
                self.nothings += values
                return
            values = np.broadcast_to(self.values.dtype.type(0), values)
        if not self.count and self.nothings:
            self.values, self.count = np.zeros(self.nothings, self.values.dtype), self.nothings
            self.nothings = 0
        size = self.count + len(values)
        if size > len(self.values):
            longer = np.empty(max(size, self.count + self.count // 2, _LEAST), self.values.dtype)
            longer[: self.count] = self.values[: self.count]
            self.values = longer
        self.values[self.count : size] = values
        self.count = size

    def whole(self) -> npt.NDArray[Any]:
        """Return them all."""
        if self.nothings:
            return np.broadcast_to(self.values.dtype.type(0), self.nothings)
        return self.values[: self.count]


@dataclass(kw_only=True)
class _Scanner:
    header: Sequence[str]
    place: type[np.unsignedinteger[Any]]  # the kind of number that a place of the file fits in
    coders: dict[str, Coder] = field(default_factory=dict)
    codes: dict[str, GrowingArray] = field(default_factory=dict)
    lines: int = 0

    def __post_init__(self) -> None:
        self.starts, self.rows = GrowingArray(self.place), GrowingArray(np.int32)

    def take(self, begin: int, block: Block) -> None:
        """Take in some lines that begin at a place of the file."""
        ends = np.append(block.lines[1:], len(block.text))
        if (ends - block.lines).max() > _LONGEST_LINE:
            raise TooLongLineError
        plain = np.flatnonzero(self._are_plain(block))
        for number, name in enumerate(self.header):
            if name in CODED:
                coder = self.coders.setdefault(name, Coder())
                codes = coder.codes(block, number, plain)
                own = self.codes.setdefault(name, GrowingArray(np.uint16))
                own.extend(codes if coder.size > 1 else len(codes))
        self.starts.extend(block.lines + begin)
        self.rows.extend(block.rows[plain] + self.lines)
        self.lines += len(block.lines)

    def _are_plain(self, block: Block) -> Truths:
        """Tell which rows hold a plain number, and nothing that has to be looked at by itself."""
        plain = np.ones(len(block.rows), np.bool_)
        for number, name in enumerate(self.header):
            starts = block.starts[number]
            lengths = block.ends[number] - starts
            if name in CODED:
                plain &= lengths <= LONGEST
            elif name in (_NUMBER, _STORED):
                is_number = are_plain_numbers(block.text, starts, lengths)
                plain &= is_number | ((name == _STORED) & (lengths == 0))
            elif name in SAMPLING:
                plain &= lengths == 0
        return plain


def scan(content: Content, start: int, delimiter: str, header: Sequence[str]) -> Scan:
    """Go over the lines of a table from a place on.

    Raises
    ------
    TooLongLineError, TooManyTextsError
        If it is not for columns.
    """
    scanner = _Scanner(header=header, place=_smallest(len(content)))
    for begin, block in blocks(content, start, ord(delimiter), len(header)):
        scanner.take(begin, block)
    return Scan(
        starts=scanner.starts.whole(),
        rows=scanner.rows.whole(),
        columns={
            name: CodedColumn(codes.whole(), np.array(scanner.coders[name].firsts, np.int64))
            for name, codes in scanner.codes.items()
        },
    )


def _smallest(size: int) -> type[np.unsignedinteger[Any]]:
    """Return the kind of number that a place of so long a file fits in."""
    return np.uint32 if size < 1 << 32 else np.uint64
