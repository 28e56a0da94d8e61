"""Which files of a folder are claim files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.load.reference_files import DESCRIPTORS

SUFFIXES = frozenset({".yaml", ".yml"})
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_TEXTS = frozenset({".txt", ".json", ""})
_CLAIMS = re.compile(r'^\s*\{?\s*"?claims"?\s*:', re.MULTILINE)
_RESULT = '"factcheck":'  # of what an audit wrote as JSON
_LONGEST = 1 << 14  # signs in which its keys are looked for


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
        elif path.suffix.casefold() in SUFFIXES:
            yield path


def passed_over(folder: Path) -> list[Path]:
    """Return the files beside the claim files of a folder that look like claims and are not read.

    These are tables with a column of kinds, and claim files whose name has another ending.
    """
    beside = {file.parent for file in claim_files(folder)} | {folder}
    return sorted(
        path
        for each in beside
        for path in each.iterdir()
        if not path.name.startswith(".") and path.is_file() and _looks_like_claims(path)
    )


def _looks_like_claims(path: Path) -> bool:
    suffix = path.suffix.casefold()
    if suffix in SUFFIXES:
        return False
    if suffix not in _TABLES | _TEXTS:
        return False
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            text = stream.read(_LONGEST)
    except OSError:
        return False
    if suffix in _TEXTS:
        return _CLAIMS.search(text) is not None and _RESULT not in text
    head = text.partition("\n")[0].casefold()
    return {"kind", "of"} <= set(re.split(r'[",;\t\r]+', head))
