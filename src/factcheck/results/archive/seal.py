"""The seal of a file: by it a reader knows that nothing in it was changed, added or cut off."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

SEAL = "seal"

T = TypeVar("T")

_SORTED = msgspec.json.Encoder(order="sorted")
_DELETE = b"\x7f"  # the one sign of ASCII that is written by its number in ASCII, and not in UTF-8


def seal_of(content: Mapping[str, object]) -> str:
    """Give the SHA-256 of all that a file says but its seal, however it is set out and ordered.

    Examples
    --------
    >>> seal_of({"claims": [], "factcheck": "1"}) == seal_of({"factcheck": "1", "claims": []})
    True
    """
    sealing = Sealing()
    sealing.some((key, content[key]) for key in sorted(content) if key != SEAL)
    return sealing.seal()


class Sealing:
    """Makes a seal of what is taken in, key by key as they are sorted.

    Examples
    --------
    >>> sealing = Sealing()
    >>> list(sealing.several("claims", [{"id": "one"}]))
    [{'id': 'one'}]
    >>> sealing.seal() == seal_of({"claims": [{"id": "one"}]})
    True
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256(b"{")
        self._is_first = True

    def some(self, members: Iterable[tuple[str, object]]) -> None:
        """Take in some keys, each with its value."""
        for key, value in members:
            self._begin(key)
            self._hash.update(_text(value))

    def several(self, key: str, values: Iterable[T]) -> Iterator[T]:
        """Take in a key with a list, whose values are given on one by one."""
        self._begin(key)
        self._hash.update(b"[")
        between = b""
        for value in values:
            self._hash.update(between + _text_of_record(value))
            between = b","
            yield value
        self._hash.update(b"]")

    def seal(self) -> str:
        """Give the seal of all that was taken in."""
        whole = self._hash.copy()
        whole.update(b"}")
        return f"sha256:{whole.hexdigest()}"

    def _begin(self, key: str) -> None:
        self._hash.update((b"" if self._is_first else b",") + _text(key) + b":")
        self._is_first = False


def _text(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _text_of_record(value: object) -> bytes:
    """Return the same of a value without numbers of floating point.

    Where that is plain ASCII as it is, the quicker of two libraries writes it alike.
    """
    try:
        text = _SORTED.encode(value)
    except UnicodeEncodeError:
        return _text(value)
    return text if text.isascii() and _DELETE not in text else _text(value)
