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


def require(report: Path, form: str, out: Path | None) -> None:
    """See to it that a copy with remarks can be written, before anything is checked.

    Parameters
    ----------
    report : Path
    form : str
        The format of the copy, "docx" or "pdf".
    out : Path or None
        Where it goes.

    Raises
    ------
    typer.BadParameter
        If the report is of another format, or the copy would go to a terminal or over the report.
    """
    if report.suffix.casefold() != f".{form}":
        raise typer.BadParameter(
            say(
                "remarks are written into a copy of the report, and {file} is no {format}.",
                file=report.name,
                format=form.upper(),
            ),
            param_hint="--format",
        )
    if (out is None or str(out) == "-") and sys.stdout.isatty():
        raise typer.BadParameter(
            say("{format} is not for a terminal; name a file.", format=form.upper()),
            param_hint="--output",
        )
    if out is not None and out.exists() and report.exists() and out.samefile(report):
        raise typer.BadParameter(
            say("the copy would replace the report itself; name another file."),
            param_hint="--output",
        )


def deliver(report: Path, remarks: Sequence[Remark], author: str, out: Path | None) -> None:
    """Write a copy of a DOCX or a PDF with a comment or a note at each remark."""
    from factcheck.manuscript.annotation import annotated

    written = annotated(report, remarks, author or AUTHOR)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
    else:
        output.replace(out, written)
