"""Tell of the indexes of large references and of the claims read by them, and remove them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.language import counted, say


def command(
    clear: Annotated[bool, typer.Option("--clear", help="Remove all of it.")] = False,
) -> int:
    """Tell where indexes of large references, and claims read by them, are kept, and how large.

    An index answers for the very files it was made from, all of which are hashed each time, and so
    does what was read of a claim file; they can be removed at any time, and are made anew.
    """
    from factcheck.load.store import place

    folder = place.cache_folder()
    if clear:
        output.show(say("{size} freed", size=_size(place.clear(folder))) + "\n")
        return 0
    files = tuple(place.kept(folder))
    indexes = counted("{number} index", "{number} indexes", sum(file.is_index for file in files))
    claims = counted(
        "{number} claim file", "{number} claim files", sum(file.is_of_claims for file in files)
    )
    size = _size(sum(file.size for file in files))
    output.show(f"{folder.as_posix()}: {indexes}, {claims}, {size}\n")
    return 0


def _size(number: int) -> str:
    """Write a number of bytes in millions."""
    return f"{number / 1e6:.1f} MB"
