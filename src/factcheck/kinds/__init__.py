"""Kinds of claim: each a front end that turns what was said into relations.

A kind is a frozen struct whose fields are its YAML keys (``whole_area`` is written
``whole area``, ``is_`` is ``is``). Its module bears its name and lies in this folder; there is no
list to edit. Modules whose name begins with an underscore are no kinds.

Fields may be an `Indicator`, `Area`, `Period`, `Basis`, `Figure`, `Formula`, a `StrEnum`, `str`,
`int`, `bool`, a tuple of those, or one of them or None. A field named ``amount`` is written as one
of the comparators. ``area`` and ``period`` that are not given come from the document.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from factcheck.domain.claim import Statement

K = TypeVar("K", bound=type[Statement])

KINDS: dict[str, type[Statement]] = {}


def kind(name: str) -> Callable[[K], K]:
    """Class decorator: make a kind of claim known by its YAML name.

    Raises
    ------
    ValueError
        If two kinds share a name.
    """

    def register(cls: K) -> K:
        if name in KINDS:
            raise ValueError(f"two kinds share the name {name!r}")
        KINDS[name] = cls
        return cls

    return register


@cache
def names() -> tuple[str, ...]:
    """Give the names of all kinds, in alphabetical order, without importing any."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def named(name: str) -> type[Statement]:
    """Give the kind of that name, imported on first use.

    Raises
    ------
    KeyError
        If there is no such kind.
    """
    if name not in KINDS:
        if name not in names():
            raise KeyError(name)
        importlib.import_module(f"{__name__}.{name}")
    return KINDS[name]
