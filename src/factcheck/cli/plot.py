"""Draw one claim."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from factcheck.cli import faults, options, output, progress


def command(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim.")],
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge by what was public on that day (2022-02-20)."),
    ] = None,
    out: options.Output = None,
) -> int:
    """Draw the series behind a claim, and where the claim needs it to lie, as SVG.

    Exit status: 0 drawn, 2 unusable input, 3 nothing to draw.
    """
    from factcheck.domain.diagnostic import InputError

    if out is not None and out.suffix.lower() not in (".svg", ""):
        raise typer.BadParameter(
            f"pictures are written as SVG, not as {out.suffix}; any browser turns one into PNG.",
            param_hint="--output",
        )
    day = options.day(as_of)
    try:
        with progress.shown("auditing"):
            from factcheck import pipeline

            audit = pipeline.run(
                options.claims(paths), options.reference_folder(reference), as_of=day
            )
    except InputError as error:
        return faults.report(error)
    from factcheck.render.plot import render

    found = next((each for each in audit if each.id == claim), None)
    if found is None:
        known = [each.id for each in audit]
        raise typer.BadParameter(
            f"no claim is called {claim!r}.{options.nearest(claim, known)}", param_hint="CLAIM"
        )
    drawn = render(audit, found)
    if not drawn:
        sys.stderr.write(f"{claim}: the reference has no figures to draw\n")
        return 3
    output.deliver(drawn, out)
    return 0
