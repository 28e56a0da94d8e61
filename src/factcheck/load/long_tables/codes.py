"""The texts of a column as small numbers, the same text always as the same number."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from factcheck.load.long_tables.blocks import Block, Places, Truths
from factcheck.load.long_tables.words import Words, words

Codes: TypeAlias = npt.NDArray[np.uint16]

LONGEST = 48  # bytes of a text
_MOST = 1 << 15  # texts of a column
_SLOTS = 16  # bits
_MIX = np.uint64(0x9E3779B97F4A7C15)


class TooManyTextsError(Exception):
    """A column whose texts are too many to look at each of them by itself."""


class Coder:
    """Gives the texts of one column their numbers, in the order in which they are met."""

    def __init__(self) -> None:
        self.size = 0
        self.firsts: list[int] = []  # row in which each text is met first, by number
        self._rows = 0  # that were numbered
        self._keys = np.zeros(_MOST, np.uint64)  # of texts by number: their words in one
        self._words: list[Words] = []  # of texts by number, the first word of all, the second, …
        self._slots = np.zeros(1 << _SLOTS, np.uint16)  # number by the upper bits of the key

    def codes(self, block: Block, column: int, rows: Places) -> Codes:
        """Return the number of the text that stands in a column of some rows of a block.

        Raises
        ------
        TooManyTextsError
            If there are too many.
        """
        starts, ends = block.starts[column], block.ends[column]
        if len(rows) < len(starts):
            starts, ends = starts[rows], ends[rows]
        cells = words(block.text, starts, ends - starts)
        while len(self._words) < len(cells):
            self._words.append(np.zeros(_MOST, np.uint64))
        keys = _keys(cells)
        codes = self._slots[_slot(keys)]
        strange = np.flatnonzero(~self._are(codes, cells))
        if len(strange):
            some = [word[strange] for word in cells]
            codes[strange] = self._sought(keys[strange], some, strange + self._rows)
        self._rows += len(codes)
        return codes

    def _are(self, codes: Codes, cells: list[Words]) -> Truths:
        """Tell which cells are the texts of these numbers, byte by byte."""
        same = np.full(len(codes), self.size > 0)
        for place, texts in enumerate(self._words):
            same &= texts[codes] == (cells[place] if place < len(cells) else np.uint64(0))
        return same

    def _sought(self, keys: Words, cells: list[Words], rows: Places) -> Codes:
        """Return the numbers of texts that are not found in their slots; new ones get one."""
        distinct, first, which = np.unique(keys, return_index=True, return_inverse=True)
        order = np.argsort(self._keys[: self.size], kind="stable")
        places = np.searchsorted(self._keys[: self.size], distinct, sorter=order)
        numbers = np.zeros(len(distinct), np.uint16)
        for each in np.argsort(first, kind="stable").tolist():
            place = int(places[each])
            if place < len(order) and self._keys[order[place]] == distinct[each]:
                numbers[each] = order[place]
                continue
            if self.size == _MOST:
                raise TooManyTextsError
            numbers[each] = self.size
            self._keys[self.size] = distinct[each]
            for texts, word in zip(self._words, cells, strict=False):
                texts[self.size] = word[first[each]]
            self._slots[_slot(distinct[each])] = self.size
            self.firsts.append(int(rows[first[each]]))
            self.size += 1
        codes = numbers[which]
        if not self._are(codes, cells).all():  # two texts of one key
            raise TooManyTextsError
        return codes


def _keys(cells: list[Words]) -> Words:
    """Return one word for the words of each text, nearly always another one for another text."""
    keys = cells[0] * _MIX
    for word in cells[1:]:
        keys = np.where(word, (keys ^ (keys >> np.uint64(29)) ^ word) * _MIX, keys)
    return keys


def _slot(keys: Words) -> Words:
    return keys >> np.uint64(64 - _SLOTS)
