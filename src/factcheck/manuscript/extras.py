"""Libraries that only some formats of reports need, and how to install them."""

from __future__ import annotations

from importlib.util import find_spec

from factcheck.language import say
from factcheck.manuscript.source import ReportFile


def demand(file: ReportFile, library: str, extra: str) -> None:
    """Raise the fault that tells which extra reads a file, unless its library is there."""
    if find_spec(library) is None:
        raise file.fault(
            say("to read it takes a library that is not installed"),
            say("Install it: pip install 'factcheck-audit[{extra}]'.", extra=extra),
        )
