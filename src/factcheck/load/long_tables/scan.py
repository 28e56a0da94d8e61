"""One pass over a long table: its plain rows as numbers, and the lines that are something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from factcheck.load.long_tables.blocks import Block, Places, Truths, blocks
from factcheck.load.long_tables.codes import LONGEST, Coder, Codes
from factcheck.load.long_tables.words import are_plain_numbers
from factcheck.load.sampling_columns import SAMPLING

N = TypeVar("N", bound=np.generic)

CODED = (
    "area", "indicator", "period", "unit", "basis", "adjustment", "vintage", "released", "status",
    "source",
)  # fmt: skip
_NUMBER, _STORED = "value", "stored"
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


@dataclass(kw_only=True)
class _Scanner:
    header: Sequence[str]
    starts: list[Places] = field(default_factory=list)
    rows: list[npt.NDArray[np.int32]] = field(default_factory=list)
    codes: dict[str, list[Codes]] = field(default_factory=dict)
    coders: dict[str, Coder] = field(default_factory=dict)
    lines: int = 0

    def take(self, begin: int, block: Block) -> None:
        """Take in some lines that begin at a place of the file."""
        ends = np.append(block.lines[1:], len(block.text))
        if (ends - block.lines).max() > _LONGEST_LINE:
            raise TooLongLineError
        plain = np.flatnonzero(self._are_plain(block))
        for number, name in enumerate(self.header):
            if name in CODED:
                coder = self.coders.setdefault(name, Coder())
                self.codes.setdefault(name, []).append(coder.codes(block, number, plain))
        self.starts.append(block.lines + begin)
        self.rows.append((block.rows[plain] + self.lines).astype(np.int32))
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


def scan(content: bytes, start: int, delimiter: str, header: Sequence[str]) -> Scan:
    """Go over the lines of a table from a place on.

    Raises
    ------
    TooLongLineError, TooManyTextsError
        If it is not for columns.
    """
    scanner = _Scanner(header=header)
    for begin, block in blocks(content, start, ord(delimiter), len(header)):
        scanner.take(begin, block)
    return Scan(
        starts=_joined(scanner.starts, np.int64).astype(_smallest(len(content))),
        rows=_joined(scanner.rows, np.int32),
        columns={
            name: CodedColumn(
                _joined(codes, np.uint16), np.array(scanner.coders[name].firsts, np.int64)
            )
            for name, codes in scanner.codes.items()
        },
    )


def _smallest(size: int) -> type[np.unsignedinteger[Any]]:
    """Return the kind of number that a place of so long a file fits in."""
    return np.uint32 if size < 1 << 32 else np.uint64


def _joined(parts: list[npt.NDArray[N]], kind: type[N]) -> npt.NDArray[N]:
    """Join arrays, and let go of them."""
    whole = np.concatenate(parts) if parts else np.zeros(0, kind)
    parts.clear()
    return whole
