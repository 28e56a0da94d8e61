"""Which combinations of texts the rows of a table have, and where each is met first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from factcheck.load.long_tables.blocks import Places

Numbers: TypeAlias = npt.NDArray[np.integer]

MOST_SLOTS = 1 << 24  # up to which every combination that could be has a slot of its own
_MOST = 1 << 62


class TooManyCombinationsError(Exception):
    """More than can be counted through in a machine word."""


def combined(columns: Sequence[tuple[Numbers, int]]) -> tuple[Places, int]:
    """Return one number for the numbers of each row, and how many there could be.

    Parameters
    ----------
    columns : sequence of (numbers, size)
        By row, each below its size.

    Raises
    ------
    TooManyCombinationsError
        If there could be too many.
    """
    whole, size = columns[0][0].astype(np.int64), columns[0][1]
    for numbers, each in columns[1:]:
        size *= each
        if size > _MOST:
            raise TooManyCombinationsError
        if each > 1:
            whole *= each
            whole += numbers
    return whole, size


def first_places(numbers: Places, size: int) -> Places:
    """Return the place at which each number below a size is met first, of those that are met."""
    count = len(numbers)
    slots = np.full(size, count, np.int64)
    slots[numbers[::-1]] = np.arange(count - 1, -1, -1)  # what is written last stays
    return slots[slots < count]


def repeated(numbers: Places, most: int) -> Places:
    """Return the places of numbers that are met twice, of so many at most, in their order.

    >>> repeated(np.array([5, 7, 5, 8, 7]), 1)
    array([0, 2])
    """
    order = np.argsort(numbers, kind="stable")
    again = np.flatnonzero(numbers[order[1:]] == numbers[order[:-1]])[:most]
    return np.unique(np.concatenate((order[again], order[again + 1])))


def are_distinct(numbers: Places, size: int) -> bool:
    """Whether no number is met twice."""
    if size <= max(MOST_SLOTS, 8 * len(numbers)):  # no more room than to put them in order
        slots = np.zeros(size, np.bool_)
        slots[numbers] = True
        return bool(np.count_nonzero(slots) == len(numbers))
    ordered = np.sort(numbers)
    return bool((ordered[1:] != ordered[:-1]).all())
