"""Baselines: files of known findings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck.baseline import Known
from factcheck.load.result import MalformedError, read_json, record, records, text, unusable

VERSION = "1"


def read_baseline(path: Path) -> tuple[Known, ...]:
    """Read known findings.

    Raises
    ------
    InputError
        If the file cannot be read, or is no baseline.
    """
    value = read_json(path)
    try:
        return _known(record(value, "the file"))
    except MalformedError as error:
        remedy = "Write one by: factcheck audit --write-baseline FILE"
        raise unusable(path.as_posix(), f"this is no baseline: {error}", remedy) from None


def _known(content: Mapping[str, object]) -> tuple[Known, ...]:
    if content.get("factcheck baseline") != VERSION:
        raise MalformedError(f"'factcheck baseline' is not {VERSION!r}")
    return tuple(
        Known(
            document=text(each, "document"),
            claim=text(each, "claim"),
            verdict=text(each, "verdict"),
            fingerprint=text(each, "fingerprint"),
            note=text(each, "note"),
        )
        for each in records(content, "known")
    )
