"""Values as bytes, and back: of classes that hold values alone, so that reading runs nothing else.

What stands in a catalogue that whoever reads them has too is written as its name there.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from typing import TypeAlias

from factcheck.domain.catalogue import Catalogue

Key: TypeAlias = tuple[str, str]  # a section of a catalogue, and an id in it

_ROOMS = ("factcheck.domain.", "factcheck.kinds.")  # whose classes are values
_OTHERS = {("datetime", "date"), ("msgspec._utils", "rebuild")}  # which makes structs
_PROTOCOL = 5
_WHOLE: Key = ("", "")


class NoValueError(Exception):
    """Bytes that no values were written as, or values of another sort."""


def as_bytes(value: object, known: Catalogue) -> bytes:
    """Write values, those of a catalogue by their names.

    Raises
    ------
    NoValueError
        If they are not of the classes that can be read back.
    """
    stream = io.BytesIO()
    try:
        _Writer(stream, known).dump(value)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
        raise NoValueError from error
    return stream.getvalue()


def from_bytes(content: bytes, known: Catalogue) -> object:
    """Read values by the catalogue that they were written by.

    Raises
    ------
    NoValueError
        If they cannot be read, or are of other classes than those of values.
    """
    try:
        return _Reader(io.BytesIO(content), known).load()
    except Exception as error:  # whatever bytes can be taken for
        raise NoValueError from error


class _Writer(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, known: Catalogue) -> None:
        super().__init__(stream, _PROTOCOL)
        self._keys = {id(part): key for key, part in _parts(known)}

    def persistent_id(self, value: object) -> Key | None:
        return self._keys.get(id(value))


class _Reader(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, known: Catalogue) -> None:
        super().__init__(stream)
        self._parts = dict(_parts(known))

    def persistent_load(self, key: Key) -> object:
        return self._parts[key]

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            named = super().find_class(module, name)
            if isinstance(named, type) and named.__module__ == module:
                return named
        raise pickle.UnpicklingError(f"{module}.{name} is no class of values")


def _parts(known: Catalogue) -> Iterator[tuple[Key, object]]:
    yield _WHOLE, known
    for section, entries in (
        ("indicators", known.indicators),
        ("areas", known.areas),
        ("editions", known.editions),
    ):
        yield (section, ""), entries
        yield from (((section, entry.id), entry) for entry in entries)
    yield from ((("sources", name), source) for name, source in known.sources.items())
