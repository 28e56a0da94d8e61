"""How publishers lay out their files: one module a layout, and what all of them give.

A layout knows the shape of a file, and nothing of a project: it gives the figures as printed, with
the codes and names that the file itself uses, and the place of each cell. What they mean in a
project (which indicator, which area, from which source) is said by the descriptor of the reference.

A module of this folder is a layout if it has a function `recognises` and a function `read`, as
`Layout` says; where other files are read with one, a function `companions` names them by its path.
Modules that layouts share begin with an underscore. There is no list to edit.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from factcheck.load.layouts.original import Layout, Match, Original

TIDY = "tidy"  # the table that a reference has unless it says otherwise
_SHARED = ("original",)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all layouts, in alphabetical order, without importing any."""
    modules = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(
        sorted(name for name in modules if name not in _SHARED and not name.startswith("_"))
    )


def named(name: str) -> Layout:
    """Return the layout of that name, imported on first use.

    Raises
    ------
    KeyError
        If there is no such layout.
    """
    if name not in names():
        raise KeyError(name)
    return cast("Layout", import_module(f"{__name__}.{name}"))


def source(name: str) -> Mapping[str, str]:
    """Return who publishes files of a layout, as in sources.yaml; empty where anyone may."""
    own: Mapping[str, str] = getattr(named(name), "SOURCE", {})
    return own


def companions(name: str, path: Path) -> tuple[Path, ...]:
    """Return the files that are read with a file of a layout: its metadata, or its tables."""
    beside = getattr(named(name), "companions", None)
    return tuple(each for each in beside(path) if each.is_file()) if beside else ()


def recognised(original: Original) -> tuple[str, ...]:
    """Return the layouts that a file most surely has: none, one, or those that cannot be told."""
    matches = {name: named(name).recognises(original) for name in names()}
    best = max(matches.values(), default=Match.NO)
    if best is Match.NO:
        return ()
    return tuple(name for name, match in matches.items() if match is best)
