"""A copy of a report with remarks beside its words, in the report's own format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli import output
from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.manuscript.remarks import Remark

AUTHOR = "factcheck"  # where nobody is named


def require_word(report: Path, out: Path | None) -> None:
    """See to it that a copy with comments can be written, before anything is checked.

    Raises
    ------
    typer.BadParameter
        If the report is no DOCX, or the copy would go to a terminal or over the report.
    """
    if report.suffix.casefold() != ".docx":
        raise typer.BadParameter(
            say(
                "comments are written into a copy of a DOCX, and {file} is none.", file=report.name
            ),
            param_hint="--format",
        )
    if (out is None or str(out) == "-") and sys.stdout.isatty():
        raise typer.BadParameter(
            say("a DOCX is not for a terminal; name a file: --output checked.docx."),
            param_hint="--output",
        )
    if out is not None and out.exists() and report.exists() and out.samefile(report):
        raise typer.BadParameter(
            say("the copy would replace the report itself; name another file."),
            param_hint="--output",
        )


def deliver(report: Path, remarks: Sequence[Remark], author: str, out: Path | None) -> None:
    """Write a copy of a DOCX with a comment at each remark."""
    from factcheck.manuscript.source import report_file
    from factcheck.manuscript.word_comments import commented

    written = commented(report_file(report), remarks, author or AUTHOR)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
    else:
        output.replace(out, written)
