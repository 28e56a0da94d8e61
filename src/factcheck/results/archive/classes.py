"""The classes an archive may hold: those of the domain and the kinds of claim, and no others."""

from __future__ import annotations

import pkgutil
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib import import_module

from msgspec import Struct

from factcheck import domain
from factcheck.domain.defaults import defaults
from factcheck.domain.expression import Expression
from factcheck.domain.series import Reference
from factcheck.kinds import KINDS, named

TAG = "is"  # the key of an entry that says of which class it is
_KIND = "kind "  # stands before the name of a kind, apart from the classes of the domain


class EntryField(Struct, frozen=True, kw_only=True):
    """A field of a class: its annotation, and the value that need not be written."""

    name: str
    hint: object
    default: object  # NODEFAULT where it has to be written


def class_of(tag: str) -> type[Struct] | None:
    """Give the class that a tag stands for; None where there is none."""
    if tag.startswith(_KIND):
        try:
            return typing.cast("type[Struct]", named(tag.removeprefix(_KIND)))
        except KeyError:
            return None
    cls = _domain().get(tag)
    if cls is None or not issubclass(cls, Struct) or cls in (Expression, Reference):
        return None
    return cls


@cache
def tag_of(cls: type) -> str:
    """Give the tag of a class.

    Raises
    ------
    ValueError
        If objects of it are not kept.
    """
    if _domain().get(cls.__name__) is cls:
        return cls.__name__
    for name, each in KINDS.items():
        if each is cls:
            return _KIND + name
    raise ValueError(f"no entry of an archive is a {cls!r}")


@cache
def fields_of(cls: type[Struct]) -> tuple[EntryField, ...]:
    """Give the fields of a class, with their annotations resolved."""
    names = dict(_domain())
    for base in reversed(cls.__mro__):
        names |= vars(import_module(base.__module__))
    hints = typing.get_type_hints(cls, globalns=names)
    return tuple(
        EntryField(name=name, hint=hints[name], default=default)
        for name, default in defaults(cls).items()
    )


@cache
def _domain() -> Mapping[str, type]:
    """Give the classes of the domain by name, also for annotations that are not imported."""
    names = (module.name for module in pkgutil.iter_modules(domain.__path__))
    modules = [import_module(f"{domain.__name__}.{name}") for name in names]
    return {
        var.__name__: var
        for module in modules
        for var in vars(module).values()
        if isinstance(var, type)
        and var.__module__ == module.__name__
        and issubclass(var, Struct | Enum)
        and not var.__name__.startswith("_")
    }
