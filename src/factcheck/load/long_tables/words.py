"""Cells as machine words of eight bytes: to be compared, or seen to be plain numbers, at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from factcheck.load.long_tables.blocks import Bytes, Places, Truths

Words: TypeAlias = npt.NDArray[np.uint64]

_BYTES = 8
_LONGEST_NUMBER = 16  # bytes


def _in_every_byte(byte: int) -> np.uint64:
    return np.uint64(byte * 0x0101010101010101)


_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_BYTES + 1)], dtype=np.uint64)
_LOW = _in_every_byte(0x7F)
_HIGH_HALF = _in_every_byte(0xF0)
_ZEROS = _in_every_byte(ord("0"))
_DOTS = _in_every_byte(ord("."))
_SIX = _in_every_byte(6)
_ONES = _in_every_byte(1)
_DOT_TO_ZERO = np.uint64(ord(".") ^ ord("0"))


def words(text: Bytes, starts: Places, lengths: Places) -> list[Words]:
    """Return the bytes of cells, eight a word, with nothing where a cell is at its end."""
    at_any_byte = np.ndarray((len(text) - _BYTES + 1,), "<u8", text.data, strides=(1,))
    longest = int(lengths.max(initial=0))
    if longest <= _BYTES:
        return [at_any_byte[starts] & _MASKS[lengths]]
    return [
        at_any_byte[starts + done] & _MASKS[np.clip(lengths - done, 0, _BYTES)]
        for done in range(0, longest, _BYTES)
    ]


def are_plain_numbers(text: Bytes, starts: Places, lengths: Places) -> Truths:
    """Tell of each cell whether it is a number as `-12.5`: digits, a sign before, a point between.

    It may say no of some that are: of those that are longer than numbers usually are.
    """
    minus = text[starts] == ord("-")
    first = starts + minus
    size = lengths - minus
    plain: Truths = (size > 0) & (size <= _LONGEST_NUMBER)
    plain &= (text[first] != ord(".")) & (text[first + np.maximum(size, 1) - 1] != ord("."))
    dots = np.zeros(len(starts), np.uint8)
    for done, word in enumerate(words(text, first, np.where(plain, size, 0))):
        left = np.clip(size - done * _BYTES, 0, _BYTES)
        filled = word | (_ZEROS & ~_MASKS[left])
        dot = _bytes_that_are(filled, _DOTS)
        digits = filled ^ (dot * _DOT_TO_ZERO)
        plain &= (digits & _HIGH_HALF) == _ZEROS
        plain &= ((digits + _SIX) & _HIGH_HALF) == _ZEROS
        dots += np.bitwise_count(dot)
    plain &= dots <= 1
    return plain


def _bytes_that_are(word: Words, byte: np.uint64) -> Words:
    """Return 1 in every byte of a word that is this one, 0 in the others."""
    other = word ^ byte
    return (~(((other & _LOW) + _LOW) | other | _LOW) >> np.uint64(7)) & _ONES
