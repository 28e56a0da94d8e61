"""Columns of numbers that grow by a row at a time, and are looked at as arrays."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_TYPES: Mapping[str, type[np.generic]] = {"q": np.int64, "b": np.bool_, "d": np.float64}


class Growing:
    """A table of columns, each of one type: whole numbers (q), truth values (b) or floats (d).

    Parameters
    ----------
    **types : str
        The type of each column, by name.
    """

    def __init__(self, **types: str) -> None:
        self._columns = {name: array(code) for name, code in types.items()}
        self._adders: list[tuple[str, Callable[[Any], None]]] = [
            (name, column.append) for name, column in self._columns.items()
        ]
        self._arrays: dict[str, npt.NDArray[Any]] = {}
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, **values: float) -> None:
        """Add a row; a column that is not named is 0 in it."""
        value_of = values.get
        for name, add in self._adders:
            add(value_of(name, 0))
        self._length += 1

    def extend(self, rows: Sequence[Sequence[float]]) -> None:
        """Add rows, each with a value for every column in their order."""
        for (_, column), values in zip(
            self._columns.items(), zip(*rows, strict=True), strict=False
        ):
            column.extend(values)
        self._length += len(rows)

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        """Return a column as it is now."""
        column, array_ = self._columns[name], self._arrays.get(name)
        if array_ is None or len(array_) < len(column):
            whole = np.array(column, dtype=_TYPES[column.typecode])
            self._arrays[name] = array_ = whole
        return array_
