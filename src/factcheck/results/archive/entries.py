"""Objects as entries: the form of each field by its annotation, and objects made anew."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache

from msgspec import NODEFAULT

from factcheck.domain.catalogue import Catalogue, Named, Names
from factcheck.domain.claim import Statement
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference
from factcheck.domain.surd import Surd
from factcheck.kinds import KINDS
from factcheck.language import say
from factcheck.results.archive import form, numbers
from factcheck.results.archive.classes import TAG, class_of, fields_of, tag_of
from factcheck.results.archive.form import Objects, Put, ValueForm, shown
from factcheck.results.archive.plain import MalformedError, Plain, Record

_SINGLE: Mapping[object, ValueForm] = {
    str: numbers.TEXT,
    bool: numbers.TRUTH,
    int: numbers.WHOLE,
    float: numbers.ROUGH,
    Fraction: numbers.RATIONAL,
    date: numbers.DAY,
    Fraction | Surd | float: numbers.END,
}


def written(value: object, put: Put) -> Record:
    """Give the entry of an object; what is as it is by default is left out."""
    cls: type = type(value)
    entry: Record = {TAG: tag_of(cls)}
    for name, default, write in _plan_of(cls):
        member: object = getattr(value, name)
        if member is default or (type(member) is type(default) and member == default):
            continue
        entry[name] = write(member, put)
    return entry


@cache
def _plan_of(cls: type) -> tuple[tuple[str, object, Callable[[object, Put], Plain]], ...]:
    """Return the fields of a class: their names, what need not be written, and how all else is."""
    return tuple((field.name, field.default, form_of(field.hint).write) for field in fields_of(cls))


def read(entry: object, objects: Objects) -> object:
    """Make the object of an entry.

    Raises
    ------
    MalformedError
        If it is no entry, or no such object can be.
    """
    if not isinstance(entry, dict):
        raise MalformedError(say("{value} is no object", value=shown(entry)))
    tag = entry.get(TAG)
    cls = class_of(tag) if isinstance(tag, str) else None
    if cls is None:
        raise MalformedError(say("{value} is no sort of entry", value=shown(tag)), f".{TAG}")
    members: dict[str, object] = {}
    for field in fields_of(cls):
        if field.name in entry:
            try:
                members[field.name] = form_of(field.hint).read(entry[field.name], objects)
            except MalformedError as error:
                raise error.within(f".{field.name}") from None
        elif field.default is NODEFAULT:
            raise MalformedError(say("{key} is missing", key=repr(field.name)))
    for key in entry:
        if key != TAG and key not in members:
            raise MalformedError(say("the key is not known"), f".{key}")
    return _made(cls, members)


def _made(cls: type, members: Mapping[str, object]) -> object:
    try:
        return cls(**members)
    except (ValueError, ArithmeticError) as error:
        raise MalformedError(str(error)) from None


@cache
def form_of(hint: object) -> ValueForm:
    """Give the form of values with an annotation.

    Raises
    ------
    TypeError
        If there is none: a fault of the class that has such a field.
    """
    if hint in _SINGLE:
        return _SINGLE[hint]
    if isinstance(hint, type):
        return _form_of_class(hint)
    arguments = typing.get_args(hint)
    match typing.get_origin(hint):
        case types.UnionType | typing.Union if (
            len(arguments) == 2 and arguments[1] is types.NoneType
        ):
            return form.optional(form_of(arguments[0]))
        case origin if origin is tuple and arguments[-1] is ...:
            return form.several(form_of(arguments[0]))
        case origin if origin is tuple:
            return form.fixed([form_of(argument) for argument in arguments])
        case origin if origin is frozenset:
            return form.unordered(form_of(arguments[0]))
        case origin if origin is Mapping and arguments[0] is str:
            return form.by_text(form_of(arguments[1]))
        case origin if origin is Names:
            return _names(arguments[0])
    raise TypeError(f"no form for fields of type {hint}")


def _form_of_class(cls: type) -> ValueForm:
    if cls is Reference:
        return _reference()
    if issubclass(cls, Enum):
        return form.choice(cls)
    if cls is Statement:
        return form.reference(lambda value: isinstance(value, tuple(KINDS.values())))
    return form.reference(lambda value: isinstance(value, cls))


def _names(cls: type) -> ValueForm:
    """Give the form of a list of a catalogue."""
    inner = form.several(form_of(cls))

    def write(value: object, put: Put) -> Plain:
        if not isinstance(value, Names):
            raise ValueError(f"no list of a catalogue: {value!r}")
        return inner.write(tuple(value), put)

    def read(value: object, objects: Objects) -> object:
        return Names(typing.cast("tuple[Named, ...]", inner.read(value, objects)))

    return ValueForm(write, read)


def _reference() -> ValueForm:
    """Give the form of a reference: its catalogue, and its observations in their order."""
    inner = form.fixed([form_of(Catalogue), form_of(tuple[Observation, ...])])

    def write(value: object, put: Put) -> Plain:
        if not isinstance(value, Reference):
            raise ValueError(f"no reference: {value!r}")
        return inner.write((value.catalogue, tuple(value)), put)

    def read(value: object, objects: Objects) -> object:
        catalogue, observations = typing.cast(
            "tuple[Catalogue, tuple[Observation, ...]]", inner.read(value, objects)
        )
        return Reference.of(catalogue, observations)

    return ValueForm(write, read)
