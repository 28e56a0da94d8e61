"""Faults of the input, told to the person who will mend them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import TYPE_CHECKING

from factcheck.cli.output import complain
from factcheck.cli.output import page as page_of
from factcheck.language import counted, later, say

if TYPE_CHECKING:
    from factcheck.domain.diagnostic import Diagnostic, InputError
    from factcheck.render.notation.page import Line, Page

UNUSABLE = 2
_MANY = 4  # places at which one cause is told once
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
    page = page_of(stream=sys.stderr)
    files = {diagnostic.at.file for diagnostic in error.diagnostics}
    faults = counted("{number} fault", "{number} faults", len(error.diagnostics))
    told = [line for fault in _causes(error.diagnostics) for line in _told(fault, page)]
    complain(page.written([*told, say(end, faults=faults, files=counted_files(files))]))
    return UNUSABLE


def _causes(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return each cause once: what is said of many places of a file is said at the first."""
    from msgspec.structs import replace

    causes: dict[tuple[str, str, str, str], list[Diagnostic]] = {}
    for fault in diagnostics:
        key = (fault.at.file, fault.key, fault.problem, fault.remedy)
        causes.setdefault(key, []).append(fault)
    told = []
    for faults in causes.values():
        if len(faults) < _MANY:
            told += faults
            continue
        more = counted(
            "and {number} place more like it", "and {number} places more like it", len(faults) - 1
        )
        first = faults[0]
        problem = say("{problem}, {more}", problem=first.problem, more=more)
        told.append(replace(first, problem=problem))
    return sorted(told, key=lambda fault: fault.at)


def _told(fault: Diagnostic, page: Page) -> Iterator[Line]:
    from factcheck.render.notation.page import Style, styled

    key = f": {fault.key}: " if fault.key else ": "
    yield styled(str(fault.at), Style.BOLD) + key + styled(fault.problem, Style.RED)
    yield from (f"    {line}" for line in fault.snippet.splitlines())
    if fault.remedy:
        yield from page.paragraph(fault.remedy, indent=4)
    yield ""


def counted_files(files: Sized) -> str:
    """Say how many files there are."""
    return counted("{number} file", "{number} files", len(files))
