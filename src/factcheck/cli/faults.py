"""Faults of the input, told to the person who will mend them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factcheck.cli.output import complain, screen

if TYPE_CHECKING:
    from factcheck.domain.diagnostic import Diagnostic, InputError
    from factcheck.render.layout import Page

UNUSABLE = 2


def report(error: InputError) -> int:
    """Tell every fault, each with its place, its snippet and its remedy, and how many there are."""
    from factcheck.render.layout import Page

    seen = screen(sys.stderr)
    page = Page(columns=seen.columns, colour=seen.colour)
    files = {each.at.file for each in error.diagnostics}
    faults = counted(len(error.diagnostics), "fault")
    told = [_told(each, page) for each in error.diagnostics]
    told.append(f"{faults} in {counted(len(files), 'file')}; nothing was checked.\n")
    complain("\n".join(told))
    return UNUSABLE


def _told(fault: Diagnostic, page: Page) -> str:

    from factcheck.render.layout import Style

    key = f"{fault.key}: " if fault.key else ""
    lines = [
        f"{page.styled(str(fault.at), Style.BOLD)}: {key}{page.styled(fault.problem, Style.RED)}"
    ]
    lines += [f"    {line}" for line in fault.snippet.splitlines()]
    if fault.remedy:
        lines += page.paragraph(fault.remedy, indent=4)
    return "\n".join([*lines, ""])


def counted(number: int, what: str) -> str:
    """Give a number of things, in the singular where there is one."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
