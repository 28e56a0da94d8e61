"""Faults of the input, told to the person who will mend them."""

from __future__ import annotations

import sys
from collections.abc import Sized
from typing import TYPE_CHECKING

from factcheck.cli.output import complain, screen
from factcheck.language import counted, later, say

if TYPE_CHECKING:
    from factcheck.domain.diagnostic import Diagnostic, InputError
    from factcheck.render.notation.columns import Page

UNUSABLE = 2
UNCHECKED = later("{faults} in {files}; nothing was checked.")
UNWRITTEN = later("{faults} in {files}; nothing was written.")


def report(error: InputError, end: str = UNCHECKED) -> int:
    """Tell every fault, each with its place, its snippet and its remedy, and how many there are.

    Parameters
    ----------
    error : InputError
    end : str
        What to say of the `faults` and `files` in the end: what was not done.

    Returns
    -------
    int
        The exit status.
    """
    from factcheck.render.notation.columns import Page

    seen = screen(sys.stderr)
    page = Page(columns=seen.columns, colour=seen.colour)
    files = {each.at.file for each in error.diagnostics}
    faults = counted("{number} fault", "{number} faults", len(error.diagnostics))
    told = [_told(each, page) for each in error.diagnostics]
    told.append(say(end, faults=faults, files=counted_files(files)) + "\n")
    complain("\n".join(told))
    return UNUSABLE


def _told(fault: Diagnostic, page: Page) -> str:

    from factcheck.render.notation.columns import Style

    key = f"{fault.key}: " if fault.key else ""
    lines = [
        f"{page.styled(str(fault.at), Style.BOLD)}: {key}{page.styled(fault.problem, Style.RED)}"
    ]
    lines += [f"    {line}" for line in fault.snippet.splitlines()]
    if fault.remedy:
        lines += page.paragraph(fault.remedy, indent=4)
    return "\n".join([*lines, ""])


def counted_files(files: Sized) -> str:
    """Say how many files there are."""
    return counted("{number} file", "{number} files", len(files))
