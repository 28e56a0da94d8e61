"""Where something stands in a file."""

from __future__ import annotations

import re

from msgspec import Struct

_DIGITS = re.compile(r"([0-9]+)")
_LINE_AND_COLUMN = re.compile(r"([0-9]+):([0-9]+)")


class Location(Struct, frozen=True, kw_only=True):
    """A place in a file; lines and columns count from 1, as editors do.

    In text they count characters; in a table as published, the columns are those of the table. What
    has neither lines nor columns is told by its own name of the cell.

    >>> str(Location(file="claims/plan.yaml", line=14, column=9))
    'claims/plan.yaml:14:9'
    >>> str(Location(file="yearbook.xlsx", cell="表1!D14"))
    'yearbook.xlsx!表1!D14'

    Places stand in the order of the file: row 10 is after row 2.

    >>> Location(file="c.parquet", cell="row 2:is") < Location(file="c.parquet", cell="row 10:is")
    True
    """

    file: str
    line: int = 1
    column: int = 1
    cell: str = ""  # of a file as published: "31:4", "表1!D14" of a workbook, "#/facts/0" of JSON
    digest: str = ""  # "sha256:…" of that very file, where known; no part of the place

    @classmethod
    def of_cell(cls, file: str, cell: str, digest: str = "") -> Location:
        """Return the place of a cell as layouts write it: "31:4", "表1!D14", "#/facts/0".

        >>> str(Location.of_cell("facts.json", "#/facts/0"))
        'facts.json#/facts/0'
        """
        match = _LINE_AND_COLUMN.fullmatch(cell)
        line, column = (int(match[1]), int(match[2])) if match else (1, 1)
        return cls(file=file, line=line, column=column, cell=cell, digest=digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Location) and self._place == other._place

    def __hash__(self) -> int:
        return hash(self._place)

    def __lt__(self, other: Location) -> bool:
        return self._order < other._order

    @property
    def _place(self) -> tuple[str, int, int, str]:
        return (self.file, self.line, self.column, self.cell)

    @property
    def _order(self) -> tuple[str, int, int, list[str | int]]:
        parts: list[str | int] = [*_DIGITS.split(self.cell)]  # every second one digits
        parts[1::2] = [int(digits) for digits in parts[1::2]]
        return (self.file, self.line, self.column, parts)

    def __str__(self) -> str:
        if not self.cell or _LINE_AND_COLUMN.fullmatch(self.cell):
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}{'' if self.cell.startswith('#') else '!'}{self.cell}"
