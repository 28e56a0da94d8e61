"""Where a file is kept that is brought in, and under which name: or that it is there already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from factcheck.language import say
from factcheck.load import layouts
from factcheck.load.imports.survey import Survey
from factcheck.load.imports.wish import Plan, Wish
from factcheck.load.layouts._descriptor import is_descriptor
from factcheck.load.layouts.original import Original, PublishedCell
from factcheck.load.published import Published, published
from factcheck.load.resources import NamedResource

RAW = "raw"


def already(
    looked: Survey, wish: Wish, digest: str, resources: Sequence[NamedResource]
) -> int | None:
    """Return the resource that a file is already: that very file, or the same figures again.

    Some services put the hour into each answer, so that no two are alike to the byte.
    """
    for number, resource in enumerate(resources):
        if resource.digest == digest:
            return number
    origin = wish.origins.get(looked.published.original.path)
    if origin is None:
        return None
    figures = None
    for number in reversed(range(len(resources))):
        resource = resources[number]
        path = wish.folder / resource.path
        if resource.address == origin.address and path.is_file():
            figures = figures or _figures(looked.published)
            before = Original(path=path, name=path.as_posix())
            return number if figures == _figures(published(before, resource.layout)) else None
    return None


def _figures(file: Published) -> list[PublishedCell]:
    """Return the figures of a file, whatever their places in it and the day it was given."""
    return [cell._replace(cell="", released="") for cell in file.unanswered()]


def free_name(name: str, taken: set[str]) -> str:
    """Return a name that is not taken, with a number where it needs one."""
    names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)


def place(plan: Plan, wish: Wish, path: Path) -> str:
    """Return where in the folder a file is kept: a changed file beside the one that was there."""
    inside = wish.folder.resolve()
    if path.resolve().is_relative_to(inside):
        return path.resolve().relative_to(inside).as_posix()
    tail = f"{path.resolve().parent.name}/{path.name}" if is_descriptor(path) else path.name
    folders = (RAW, *(f"{RAW}/{wish.today}{end}" for end in ("", *(f"-{n}" for n in range(2, 99)))))
    for folder in folders:
        name = f"{folder}/{tail}"
        if not (wish.folder / name).exists() and name not in plan.copies:
            if folder != RAW:
                plan.told.append(
                    say("{file}: changed, and kept as a new vintage beside the old", file=tail)
                )
            return name
    raise ValueError(tail)


def copies(path: Path, name: str, layout: str) -> dict[str, Path]:
    """Return under which names a file is kept, and those that are read with it."""
    parent = PurePosixPath(name).parent
    beside = {
        (parent / companion.relative_to(path.parent).as_posix()).as_posix(): companion
        for companion in layouts.companions(layout, path)
    }
    return {name: path, **beside}


def vintage_name(
    looked: Survey, wish: Wish, source: str, resources: Sequence[NamedResource]
) -> str:
    """Return a name for the edition: of who says it, and of the day it was released, or today."""
    days = [day for day in looked.released if day]
    of_day = days[0] if len(days) == 1 else str(wish.today)
    name = looked.published.original.path.name
    before = [resource for resource in resources if PurePosixPath(resource.path).name == name]
    return free_name(f"{source}-{of_day}", {each.mapping.get("vintage", "") for each in before})
