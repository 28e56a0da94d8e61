"""Columns that tell by how many per cent others grew, whatever their heads say, if they say it.

A page may part a table from its heads, and a bank signs no more than the first and the last of its
percentages. That such a column is not added up shows in its figures alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.check.tables.cells import CellNumber, TableEntry

_FEWEST = 2  # rows that hold, of which one does not by chance
_NEAR = 6  # columns before it, in which what grew is sought
_LONG = 10  # times its last digit: a level that grew by a number of per cent one can tell


def grows_by(body: Sequence[Sequence[TableEntry]], at: int) -> bool:
    """Whether a column holds the growth, in per cent, of one column before it on another.

    Parameters
    ----------
    body : sequence of rows of TableEntry
        The rows below the heads.
    at : int
        The column.

    Examples
    --------
    >>> from factcheck.check.tables.cells import read_entries
    >>> rows = [["Rent", "1,134", "1,115", "2"], ["Staff", "2,360", "2,519", "(6)"]]
    >>> grows_by(read_entries(rows), 3), grows_by(read_entries(rows), 2)
    (True, False)
    """
    before = [
        column
        for column in range(max(1, at - 2 * _NEAR), at)
        if any(row[column].number is not None for row in body)
    ][-_NEAR:]
    return any(
        _holds(list(_rows(body, at, new, old))) for new in before for old in before if new != old
    )


def _rows(
    body: Sequence[Sequence[TableEntry]], at: int, new: int, old: int
) -> Iterator[tuple[CellNumber, CellNumber, CellNumber]]:
    for row in body:
        told, later, earlier = row[at].number, row[new].number, row[old].number
        if told is None or later is None or earlier is None or told.value == 0:
            continue
        if earlier.value > _LONG * earlier.place and later.value > 0:
            yield told, later, earlier


def _holds(rows: Sequence[tuple[CellNumber, CellNumber, CellNumber]]) -> bool:
    """Whether growth explains nearly all rows, and not every one of them by chance."""
    met = [told for told, later, earlier in rows if _is_growth(told, later, earlier)]
    is_told = any(abs(told.value) >= 2 * told.place for told in met)
    return len(met) >= _FEWEST and 5 * len(met) >= 4 * len(rows) and is_told


def _is_growth(told: CellNumber, later: CellNumber, earlier: CellNumber) -> bool:
    above, below = later.value + later.place / 2, earlier.value - earlier.place / 2
    highest = above / below - 1
    lowest = (later.value - later.place / 2) / (earlier.value + earlier.place / 2) - 1
    half = told.place / 2
    return told.value - half <= highest * 100 and lowest * 100 <= told.value + half
