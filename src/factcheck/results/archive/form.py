"""How a value stands in JSON, by the annotation of the field that holds it.

Numbers are exact: a rational is text, so is a number of floating point, in as many digits as give
it back; so is a whole number that a reader of JSON might round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, IntEnum
from typing import TypeAlias

from msgspec import Struct

from factcheck.language import counted, say
from factcheck.language import listed as words_in_a_row
from factcheck.results.archive.plain import MalformedError, Plain

Put: TypeAlias = Callable[[object], int]  # gives an object its entry, and the place of that
Objects: TypeAlias = Sequence[object]  # the objects of the entries read so far


class ValueForm(Struct, frozen=True):
    """One way to write values: `read` gives back what `write` was given.

    `write` raises ValueError for what is not of this form, `read` a MalformedError.
    """

    write: Callable[[object, Put], Plain]
    read: Callable[[object, Objects], object]


def reference(fits: Callable[[object], bool]) -> ValueForm:
    """Give the form of an object with an entry of its own: the place of it."""

    def write(value: object, put: Put) -> Plain:
        return put(value)

    def read(value: object, objects: Objects) -> object:
        if isinstance(value, bool) or not isinstance(value, int):
            raise MalformedError(say("{value} is no place of an entry", value=shown(value)))
        if not 0 <= value < len(objects):
            raise MalformedError(say("there is no entry {place} before this one", place=value))
        if not fits(objects[value]):
            raise MalformedError(say("entry {place} is of another sort than belongs", place=value))
        return objects[value]

    return ValueForm(write, read)


def optional(form: ValueForm) -> ValueForm:
    """Give the form of a value that may be absent."""

    def write(value: object, put: Put) -> Plain:
        return None if value is None else form.write(value, put)

    def read(value: object, objects: Objects) -> object:
        return None if value is None else form.read(value, objects)

    return ValueForm(write, read)


def several(form: ValueForm, gather: Callable[[Iterable[object]], object] = tuple) -> ValueForm:
    """Give the form of any number of values of one form."""

    def write(value: object, put: Put) -> Plain:
        return [form.write(member, put) for member in members(value)]

    def read(value: object, objects: Objects) -> object:
        return gather(_read(form, each, objects, place) for place, each in enumerate(listed(value)))

    return ValueForm(write, read)


def unordered(form: ValueForm) -> ValueForm:
    """Give the form of a set: a list that is always in the same order."""

    def write(value: object, put: Put) -> Plain:
        return sorted((form.write(member, put) for member in members(value)), key=repr)

    return ValueForm(write, several(form, frozenset).read)


def fixed(forms: Sequence[ValueForm]) -> ValueForm:
    """Give the form of so many values, each of its own form."""

    def write(value: object, put: Put) -> Plain:
        pairs = zip(forms, members(value), strict=True)
        return [form.write(each, put) for form, each in pairs]

    def read(value: object, objects: Objects) -> object:
        values = listed(value)
        if len(values) != len(forms):
            raise MalformedError(
                counted(
                    "{number} value stands where {wanted} belong",
                    "{number} values stand where {wanted} belong",
                    len(values),
                    wanted=len(forms),
                )
            )
        pairs = enumerate(zip(forms, values, strict=True))
        return tuple(_read(form, each, objects, place) for place, (form, each) in pairs)

    return ValueForm(write, read)


def by_text(form: ValueForm) -> ValueForm:
    """Give the form of values under texts: an object of JSON."""

    def write(value: object, put: Put) -> Plain:
        if not isinstance(value, dict):
            raise ValueError(f"no values under texts: {value!r}")
        return {str(key): form.write(each, put) for key, each in value.items()}

    def read(value: object, objects: Objects) -> object:
        if not isinstance(value, dict):
            raise MalformedError(say("{value} is no object", value=shown(value)))
        return {key: _read(form, each, objects, key) for key, each in value.items()}

    return ValueForm(write, read)


def choice(options: type[Enum]) -> ValueForm:
    """Give the form of one of a closed set: its value, or its name where values are numbers."""
    is_numbered = issubclass(options, IntEnum)
    words = {
        option.name.lower() if is_numbered else str(option.value): option for option in options
    }
    written = {each: word for word, each in words.items()}

    def write(value: object, put: Put) -> Plain:
        del put
        return written[options(value)]

    def read(value: object, objects: Objects) -> object:
        del objects
        if not isinstance(value, str) or value not in words:
            known_words = words_in_a_row(map(repr, words))
            raise MalformedError(
                say("{value} is none of {words}", value=shown(value), words=known_words)
            )
        return words[value]

    return ValueForm(write, read)


def _read(form: ValueForm, value: object, objects: Objects, step: int | str) -> object:
    try:
        return form.read(value, objects)
    except MalformedError as error:
        raise error.within(f"[{step!r}]") from None


def members(value: object) -> Iterable[object]:
    """Give the members of a value of Python that has some; raises ValueError where it has none."""
    if not isinstance(value, tuple | frozenset):
        raise ValueError(f"not several values: {value!r}")
    return value


def listed(value: object) -> list[object]:
    """Give a list of JSON as one; raises MalformedError where it is none."""
    if not isinstance(value, list):
        raise MalformedError(say("{value} is no list", value=shown(value)))
    return value


def shown(value: object) -> str:
    """Quote a value of a file, cut where it is long."""
    text = repr(value) if not isinstance(value, dict | list) else type(value).__name__
    return text if len(text) <= 40 else f"{text[:39]}…"
