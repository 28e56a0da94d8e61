"""Say which figures would settle the claims that are open."""

from __future__ import annotations

import sys

from factcheck.cli import faults, options, output, progress
from factcheck.language import say


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    out: options.Output = None,
) -> int:
    """List the figures that would settle open claims, those that settle the most first.

    With --output it writes a table of the reference to fill in. Name it among the resources of
    datapackage.yaml; rows without a value are passed over.

    Exit status: 0 some are wanted, 2 unusable input, 3 none.
    """
    from factcheck.domain.diagnostic import InputError

    try:
        with progress.shown(say("auditing")):
            from factcheck import pipeline
            from factcheck.diagnose.wanted import wanted

            audit = pipeline.run(options.claims(paths), options.reference_folder(reference))
    except InputError as error:
        return faults.report(error)
    from factcheck.load.observations import COLUMNS, WANTED
    from factcheck.render.notation.columns import Page
    from factcheck.render.terminal.wanted import render, table

    catalogue = audit.reference.catalogue
    cells = wanted(audit.verdicts, catalogue)
    seen = output.screen(sys.stdout)
    page = Page(columns=seen.columns, colour=seen.colour)
    output.deliver(table(cells, COLUMNS, WANTED) if out else render(cells, catalogue, page), out)
    return 0 if cells else 3
