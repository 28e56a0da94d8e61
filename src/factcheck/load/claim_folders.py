"""Which files of a folder are claim files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.load.reference_files import DESCRIPTORS

SUFFIXES = frozenset({".yaml", ".yml"})


def claim_files(folder: Path) -> list[Path]:
    """Return the claim files of a folder and of the folders in it, in order.

    A project may be named as a whole: what stands in a folder of reference series is no claim file,
    nor is what is hidden, as the settings of an editor are.
    """
    return sorted(_inside(folder, is_named=True))


def _inside(folder: Path, *, is_named: bool) -> Iterator[Path]:
    if not is_named and any((folder / name).is_file() for name in DESCRIPTORS):
        return
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _inside(path, is_named=False)
        elif path.suffix in SUFFIXES:
            yield path
