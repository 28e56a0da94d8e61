"""Set the claims of each document against each other."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import caching, faults, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import say


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    bounds: Annotated[
        bool,
        typer.Option("--bounds/--no-bounds", help="List what follows for unpublished figures."),
    ] = True,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Show which claims cannot hold together, and what the others imply.

    Exit status: 0 no conflict, 1 a conflict, 2 unusable input, 3 nothing to check.
    """
    from msgspec.structs import replace

    from factcheck.domain.asked import VERDICTS
    from factcheck.domain.diagnostic import InputError
    from factcheck.domain.finding import Gravity

    try:
        with progress.shown(say("reconciling")):
            from factcheck import pipeline
            from factcheck.domain.terms import Terms

            audit = pipeline.run(
                options.claims(paths),
                options.reference_folder(reference),
                Terms(thorough=True),
                replace(VERDICTS, growths=bounds),
                caching.store(),
            )
    except InputError as error:
        return faults.report(error)
    from factcheck.render.terminal.reconciled import render

    output.show(render(audit, output.page(colour), bounds=bounds))
    if not any(verdict.outcomes or verdict.wanted for verdict in audit):
        return 3
    sure = (
        finding for finding in audit.findings if finding.gravity is not Gravity.READING_IN_DOUBT
    )
    return 1 if any(sure) else 0
