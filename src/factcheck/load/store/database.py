"""One index as a SQLite database, of which only the series that are asked for are read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.domain.series import SeriesKey, Status
from factcheck.language import say

Row: TypeAlias = tuple[SeriesKey, Collection[Status], bytes]

_PAGE = 16384  # bytes, so that most series stand in one
_SCHEMA = f"""
    PRAGMA page_size = {_PAGE};
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE head (content BLOB, check_sum INTEGER);
    CREATE TABLE series (
        place INTEGER PRIMARY KEY,
        indicator TEXT, area TEXT, statuses TEXT, parts BLOB, check_sum INTEGER
    );
"""
_BETWEEN = "|"  # statuses
_KEYS = "SELECT indicator, area FROM series ORDER BY place"
_SORTS = "SELECT DISTINCT statuses FROM series"
_OF_SORT = "SELECT place, indicator, area FROM series WHERE statuses = ?"
_PARTS = "SELECT parts, check_sum FROM series WHERE indicator = ? AND area = ?"


class DamagedError(Exception):
    """A file that is no index, or not all of one."""


def write(path: Path, rows: Iterable[Row], head: Callable[[], bytes]) -> None:
    """Write an index where there is no file; its head is asked for after the last series.

    Raises
    ------
    sqlite3.Error
        If it cannot be written.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(_SCHEMA)
        database.execute("BEGIN")
        database.executemany(
            "INSERT INTO series (indicator, area, statuses, parts, check_sum) VALUES (?,?,?,?,?)",
            (
                (*key, _BETWEEN.join(sorted(statuses)), parts, zlib.crc32(parts))
                for key, statuses, parts in rows
            ),
        )
        content = head()
        database.execute("INSERT INTO head VALUES (?,?)", (content, zlib.crc32(content)))
        database.execute("CREATE UNIQUE INDEX by_key ON series (indicator, area)")
        database.execute("CREATE INDEX by_statuses ON series (statuses, place, indicator, area)")
        database.execute("COMMIT")


class Database:
    """A finished index, which nobody changes any more; raises DamagedError where it is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
            self.head = _sound(self._connection.execute("SELECT * FROM head").fetchone())
        except sqlite3.Error as error:
            raise DamagedError from error

    def parts(self, key: SeriesKey) -> bytes | None:
        """Return what is kept of a series; None where there is none.

        Raises
        ------
        InputError
            If the index was damaged; then it is removed.
        """
        rows = self._rows(_PARTS, key)
        try:
            return _sound(rows[0]) if rows else None
        except DamagedError:
            raise self._damaged() from None

    def keys(self) -> Iterator[SeriesKey]:
        """Yield the key of each series in their order."""
        yield from self._rows(_KEYS)

    def settled_in(self, statuses: Collection[str]) -> list[SeriesKey]:
        """Return the keys of the series, in their order, of which a figure is settled so."""
        found: list[tuple[int, str, str]] = []
        for (sorts,) in self._rows(_SORTS):
            if not set(sorts.split(_BETWEEN)).isdisjoint(statuses):
                found += self._rows(_OF_SORT, (sorts,))
        return [(indicator, area) for _, indicator, area in sorted(found)]

    def __len__(self) -> int:
        count: int = self._rows("SELECT count(*) FROM series")[0][0]
        return count

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            rows: list[tuple[Any, ...]] = self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            raise self._damaged() from None
        return rows

    def _damaged(self) -> InputError:
        self.path.unlink(missing_ok=True)
        return InputError(
            [
                Diagnostic(
                    at=Location(file=self.path.as_posix()),
                    key="",
                    problem=say("the index of the reference is damaged, and was removed"),
                    remedy=say("Run the command again: it is made anew."),
                )
            ]
        )


def _sound(row: tuple[Any, ...] | None) -> bytes:
    """Return a content that is as it was written."""
    if row is None or zlib.crc32(row[0]) != row[1]:
        raise DamagedError
    content: bytes = row[0]
    return content
