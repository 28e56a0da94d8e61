"""Where entries are put, each once, and what is kept of a reference beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from factcheck.domain.expression import Expression, walk
from factcheck.results.archive.entries import written
from factcheck.results.archive.plain import Record


@dataclass(slots=True)
class Store:
    """Entries in order, each after those it refers to, which are handed on as they come."""

    _new: list[Record] = field(default_factory=list)
    _objects: list[object] = field(default_factory=list)  # kept, so ids stay theirs
    _by_id: dict[int, int] = field(default_factory=dict)  # place of the entry of an object
    _by_text: dict[bytes, int] = field(default_factory=dict)  # by a hash of what is written

    def __iter__(self) -> Iterator[object]:
        """Give all objects that were put here."""
        return iter(self._objects)

    def new(self) -> list[Record]:
        """Hand on the entries that were not yet."""
        new, self._new = self._new, []
        return new

    def put(self, value: object) -> int:
        """Give the place of the entry of an object, which is written unless it is there."""
        place = self._by_id.get(id(value))
        if place is not None:
            return place
        if isinstance(value, Expression):  # its parts first: sums over many areas are deep
            for part in reversed(tuple(walk(value))):
                self._put(part)
        return self._put(value)

    def _put(self, value: object) -> int:
        place = self._by_id.get(id(value))
        if place is not None:
            return place
        entry = written(value, self.put)
        text = hashlib.blake2b(msgspec.json.encode(entry), digest_size=16).digest()
        place = self._by_text.get(text)
        if place is None:
            place = self._by_text[text] = len(self._by_text)
            self._new.append(entry)
        self._by_id[id(value)] = place
        self._objects.append(value)
        return place
