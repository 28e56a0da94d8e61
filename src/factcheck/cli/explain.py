"""Derive one verdict in full."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from factcheck.cli import faults, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import say


def command(
    claim: options.ClaimId,
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
    panel: options.PanelFile = None,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Derive one verdict: cells, conversions, intervals, comparison."""
    from factcheck.domain.diagnostic import InputError

    terms = options.terms(as_of, vintage)
    try:
        with progress.shown(say("auditing")):
            from factcheck import pipeline

            audit = pipeline.run(
                options.claims(paths),
                options.reference_folder(reference),
                options.with_panel(terms, panel),
            )
    except InputError as error:
        return faults.report(error)
    options.require_edition(vintage, audit)
    from factcheck.render.notation.columns import Page
    from factcheck.render.terminal.explain import render

    verdicts = [verdict for verdict in audit if verdict.id == claim]
    if not verdicts:
        ids = [verdict.id for verdict in audit]
        raise typer.BadParameter(options.unknown_claim(claim, ids), param_hint="CLAIM")
    screen = output.screen(sys.stdout, _colour(colour, out))
    page = Page(columns=min(screen.columns, 120), colour=screen.colour)
    output.deliver("\n".join(render(audit, verdict, page) for verdict in verdicts), out)
    return 0


def _colour(colour: Colour, out: Path | None) -> Colour:
    return Colour.NEVER if out and colour is Colour.AUTO else colour
