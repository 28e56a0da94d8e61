"""A panel: one row an area and year, one column an indicator, as it was read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Panel(Struct, frozen=True, kw_only=True):
    """A table of many areas over many years, for base rates; every cell is still text."""

    name: str  # of the file
    columns: Mapping[str, tuple[str, ...]]  # by the name in the first row; all of one length
    area: str  # the column that names the area
    year: str
    level: str = ""  # the column that says what kind of area it is; empty where there is none
    code: str = ""  # the column of its official code

    def __len__(self) -> int:
        return len(self.columns[self.area])
