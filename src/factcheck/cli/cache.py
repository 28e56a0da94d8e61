"""Tell of the indexes of large references, and remove them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.language import counted, say


def command(
    clear: Annotated[bool, typer.Option("--clear", help="Remove all indexes.")] = False,
) -> int:
    """Tell where the indexes of large references are kept, and how much room they take.

    An index answers for the very files it was made from, all of which are hashed each time; it can
    be removed at any time, and is made anew.
    """
    from factcheck.load.store import place

    folder = place.cache_folder()
    if clear:
        output.show(say("{size} freed", size=_size(place.clear(folder))) + "\n")
        return 0
    indexes = tuple(place.kept(folder))
    number = counted("{number} index", "{number} indexes", len(indexes))
    size = _size(sum(index.size for index in indexes))
    output.show(f"{folder.as_posix()}: {number}, {size}\n")
    return 0


def _size(number: int) -> str:
    """Write a number of bytes in millions."""
    return f"{number / 1e6:.1f} MB"
