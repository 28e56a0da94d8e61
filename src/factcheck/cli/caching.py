"""The indexes of large references, kept from one run to the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.load.store.store import ReferenceStore

VARIABLE = "FACTCHECK_NO_CACHE"
_stores: list[ReferenceStore] = []  # of the command that runs


def store(*, is_wanted: bool = True) -> ReferenceStore | None:
    """Return the store of this user; None where none is wanted."""
    if not is_wanted or os.environ.get(VARIABLE):
        return None
    from factcheck.load.store.place import cache_folder
    from factcheck.load.store.store import ReferenceStore

    _stores.append(ReferenceStore(place=cache_folder()))
    return _stores[-1]


def keep() -> None:
    """Make the indexes that are to be made, now that the answer is given."""
    while _stores:
        _stores.pop().keep()
