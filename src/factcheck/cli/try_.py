"""Draft a sentence and audit it at once."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import faults, options, output, report
from factcheck.cli.audit import FAIL_ON, UNKNOWN
from factcheck.cli.output import Colour
from factcheck.language import say
from factcheck.render import Format


def command(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence with a figure.")],
    reference: options.Reference = options.REFERENCE,
    area: Annotated[str, typer.Option(help="The area it is about, unless it says so.")] = "",
    period: Annotated[str, typer.Option(help="The period it is about, unless it says so.")] = "",
    published: Annotated[str, typer.Option(metavar="DATE", help="When it was said.")] = "",
    fail_on: Annotated[
        str, typer.Option(metavar="LABEL,…", help="Verdicts that make the exit status 1.")
    ] = FAIL_ON,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Draft the claims of a sentence, and check them against the reference.

    A claim whose reading is in doubt accuses nobody; what it would be is said.

    Exit status: 0 all well, 1 a claim failed, 2 unusable input, 3 nothing to check.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.domain.verdict import INCONSISTENT, REVIEW, Label
    from factcheck.load import read_reference
    from factcheck.pipeline.sentence import tried_sentence

    options.day(published or None)
    failing = options.chosen([fail_on], (*Label, INCONSISTENT, REVIEW), UNKNOWN)
    folder = options.reference_folder(reference)
    try:
        base = None if folder is None else read_reference(folder)
        tried = tried_sentence(sentence, base, area=area, period=period, published=published)
    except InputError as error:
        return faults.report(error)
    audit = tried.audit
    if audit is None:
        output.complain(say("Nothing to check: no figure of the sentence claims anything.") + "\n")
        return 3
    if not tried.area:
        note = say("Which area? Give --area, unless the sentence names one.")
        output.complain(f"{note}\n")
    manner = report.Manner(
        form=Format.TEXT, out=out, colour=colour, quiet=False, verbose=True, lists_open=False
    )
    report.deliver(report.Checked(audit=audit, of=len(audit), arguments=None), manner)
    return audit.exit_status(failing)
