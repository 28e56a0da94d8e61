"""Say which verdicts changed between two results, and why."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import faults, options, output, progress
from factcheck.cli.output import Colour

if TYPE_CHECKING:
    from factcheck.compare import Ruling


class DiffFormat(StrEnum):
    """What a comparison is written as."""

    TEXT = "text"
    JSON = "json"


def command(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="A result as JSON, a claim file, or a folder.")
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="What to compare it with.")],
    reference: options.Reference = options.REFERENCE,
    old_reference: Annotated[
        Path | None,
        typer.Option(
            "--old-reference", metavar="DIR", help="Reference for the claims of OLD, if another."
        ),
    ] = None,
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="Format.")] = DiffFormat.TEXT,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Show which verdicts changed from OLD to NEW, and why.

    OLD and NEW are results of `factcheck audit --format json`, or claim files, which are audited.

    Exit status: 0 nothing got worse, 1 something did, 2 unusable input, 3 no claims in both.
    """
    from factcheck.compare import compare
    from factcheck.domain.diagnostic import InputError

    try:
        with progress.shown("comparing"):
            before = _rulings(old, old_reference or reference)
            after = _rulings(new, reference)
    except InputError as error:
        return faults.report(error)
    comparison = compare(before, after)
    from factcheck.render import difference
    from factcheck.render.layout import Page

    if form is DiffFormat.JSON:
        output.deliver(difference.render_json(comparison), out)
    else:
        when = Colour.NEVER if out and colour is Colour.AUTO else colour
        seen = output.screen(sys.stdout, when)
        page = Page(columns=seen.columns, colour=seen.colour)
        output.deliver(difference.render(comparison, page), out)
    if not before and not after:
        return 3
    return 1 if comparison.is_worse else 0


def _rulings(path: Path, reference: Path) -> tuple[Ruling, ...]:
    """Read a result, or audit claims to get one."""
    from factcheck.load.result import read_result, rulings

    if path.suffix == ".json":
        return read_result(path)
    from factcheck import pipeline
    from factcheck.render.record import audit_record

    audit = pipeline.run([path], options.reference_folder(reference))
    return rulings(audit_record(audit))
