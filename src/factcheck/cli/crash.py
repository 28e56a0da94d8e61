"""Errors of our own: one line that is worth reporting, and a status that no verdict has."""

from __future__ import annotations

import os
from pathlib import Path
from traceback import FrameSummary, extract_tb, format_exception

from factcheck.cli.output import complain
from factcheck.language import say

STATUS = 4
VARIABLE = "FACTCHECK_TRACEBACK"
_PACKAGE = Path(__file__).parents[1]
_LONGEST = 200


def tell(error: BaseException) -> int:
    """Tell of an error of ours, at length where that is asked for; give the exit status."""
    if os.environ.get(VARIABLE):
        complain("".join(format_exception(error)))
    told = say(
        "factcheck: an error of ours, so there is no verdict: {error}. Please report this line and "
        "what it was called with; {variable}=1 shows where it comes from.",
        error=_named(error),
        variable=VARIABLE,
    )
    complain(f"{told}\n")
    return STATUS


def _named(error: BaseException) -> str:
    """Give the sort of an error, what it says, in one line, and where in the package it arose."""
    said = " ".join(str(error).split())[:_LONGEST]
    places = [place for frame in extract_tb(error.__traceback__) if (place := _place(frame))]
    named = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"{named} ({places[-1]})" if places else named


def _place(frame: FrameSummary) -> str:
    file = Path(frame.filename)
    if not file.is_relative_to(_PACKAGE):
        return ""
    return f"{file.relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
