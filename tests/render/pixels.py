"""A PNG as its pixels, by the standard library: only what tests of pictures need."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Give width, height and the pixels row by row, four bytes (red, green, blue, alpha) each."""
    assert png.startswith(SIGNATURE)
    chunks = list(_chunks(png))
    width, height, *form = struct.unpack(">IIBBBBB", chunks[0][1])
    assert form == [8, 6, 0, 0, 0]  # eight bits of each of four, whole rows
    lines = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    return width, height, _unfiltered(lines, 4 * width, height)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _unfiltered(lines: bytes, stride: int, height: int) -> bytes:
    """Undo what each row was predicted by: left, above, their mean, or the nearest (Paeth)."""
    rows, above = bytearray(), bytes(stride)
    for number in range(height):
        start = number * (stride + 1)
        kind, row = lines[start], bytearray(lines[start + 1 : start + 1 + stride])
        for at in range(stride) if kind else ():
            left = row[at - 4] if at >= 4 else 0
            corner = above[at - 4] if at >= 4 else 0
            row[at] = (row[at] + _predicted(kind, left, above[at], corner)) % 256
        rows += row
        above = bytes(row)
    return bytes(rows)


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    match kind:
        case 1:
            return left
        case 2:
            return up
        case 3:
            return (left + up) // 2
        case _:
            guess = left + up - corner
            return min((left, up, corner), key=lambda each: abs(guess - each))
