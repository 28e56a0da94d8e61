"""Baselines: files of known findings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck.language import say
from factcheck.load.result import read_json, record, records, text, unusable
from factcheck.results.archive.plain import MalformedError
from factcheck.results.baseline import KnownFinding

VERSION = "1"


def read_baseline(path: Path) -> tuple[KnownFinding, ...]:
    """Read known findings.

    Raises
    ------
    InputError
        If the file cannot be read, or is no baseline.
    """
    value = read_json(path)
    try:
        return _findings(record(value, say("the file")))
    except MalformedError as error:
        raise unusable(
            path.as_posix(),
            say("this is no baseline: {error}", error=error),
            say("Write one by: factcheck audit --write-baseline FILE"),
        ) from None


def _findings(content: Mapping[str, object]) -> tuple[KnownFinding, ...]:
    if content.get("factcheck baseline") != VERSION:
        raise MalformedError(say("'factcheck baseline' is not {version!r}", version=VERSION))
    return tuple(
        KnownFinding(
            document=text(each, "document"),
            claim=text(each, "claim"),
            verdict=text(each, "verdict"),
            fingerprint=text(each, "fingerprint"),
            note=text(each, "note"),
        )
        for each in records(content, "known")
    )
