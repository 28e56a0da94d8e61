"""Where entries are put, each once, and what is kept of a reference beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.domain.expression import Expression, walk
from factcheck.results.archive.entries import written
from factcheck.results.archive.plain import Record


@dataclass(frozen=True, slots=True)
class Store:
    """Entries in order, each after those it refers to."""

    entries: list[Record] = field(default_factory=list)
    _objects: dict[int, tuple[object, int]] = field(
        default_factory=dict
    )  # kept, so ids stay theirs
    _places: dict[str, int] = field(default_factory=dict)  # by what is written

    def __iter__(self) -> Iterator[object]:
        """Give all objects that were put here."""
        return iter([value for value, _ in self._objects.values()])

    def put(self, value: object) -> int:
        """Give the place of the entry of an object, which is written unless it is there."""
        stored = self._objects.get(id(value))
        if stored is not None:
            return stored[1]
        if isinstance(value, Expression):  # its parts first: sums over many areas are deep
            for part in reversed(tuple(walk(value))):
                self._put(part)
        return self._put(value)

    def _put(self, value: object) -> int:
        stored = self._objects.get(id(value))
        if stored is not None:
            return stored[1]
        entry = written(value, self.put)
        place = self._places.setdefault(json.dumps(entry), len(self.entries))
        if place == len(self.entries):
            self.entries.append(entry)
        self._objects[id(value)] = (value, place)
        return place
