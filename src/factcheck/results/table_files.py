"""What came of one table of claims of a run, in which each is audited into a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from factcheck.domain.diagnostic import Diagnostic


class TableResult(Struct, frozen=True, kw_only=True):
    """The verdicts of a table, counted; they stand in a file."""

    file: str
    labels: Mapping[str, int] = {}
    failing: int = 0
    faulty: int = 0  # rows that cannot be read
    faults: tuple[Diagnostic, ...] = ()  # the first of them
    unread: tuple[Diagnostic, ...] = ()  # why the whole table cannot be
    written: str = ""  # the hash of the file
    crash: str = ""  # an error of ours

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return sum(self.labels.values()) + self.faulty
