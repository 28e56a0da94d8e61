"""Libraries that only some files need, and how to install them."""

from __future__ import annotations

from importlib.util import find_spec

from factcheck.language import say
from factcheck.load.layouts.original import Original


def is_installed(original: Original, library: str, extra: str) -> bool:
    """Whether a library is there; noted as a fault of the file where it is not."""
    if find_spec(library) is not None:
        return True
    original.fault(
        say("to read it takes a library that is not installed"),
        say("Install it: pip install 'factcheck-audit[{extra}]'.", extra=extra),
    )
    return False
