"""Texts as codes: each distinct one is read once, however many rows have it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Codes: TypeAlias = "npt.NDArray[np.int64]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"


class Codebook(dict[K, int], Generic[K, V]):
    """Codes of keys, from 0 as they are met, and what was read of each.

    Parameters
    ----------
    read : callable
        Reads a key when it is met for the first time.
    """

    def __init__(self, read: Callable[[K], V]) -> None:
        super().__init__()
        self._read = read
        self.values_of: list[V] = []

    def __missing__(self, key: K) -> int:
        value = self._read(key)
        code = self[key] = len(self.values_of)
        self.values_of.append(value)
        return code

    def codes(self, keys: Iterable[K], count: int) -> Codes:
        """Return the code of each of so many keys."""
        return np.fromiter(map(self.__getitem__, keys), np.int64, count)


def distinct(codes: Sequence[Codes], sizes: Sequence[int]) -> tuple[Codes, Codes]:
    """Return where each distinct combination of codes is met first, and which one each row has.

    Parameters
    ----------
    codes : sequence of arrays, n rows each
    sizes : sequence of int
        All codes of an array are below its size.
    """
    together = np.zeros(len(codes[0]), np.int64)
    for column, size in zip(codes, sizes, strict=True):
        together = together * max(1, size) + column
    _, first, which = np.unique(together, return_index=True, return_inverse=True)
    return first, which
