"""The record of an issuer over the years."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import caching, faults, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import say

NOTHING = 3


class RecordFormat(StrEnum):
    """What a record is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


_BY_SUFFIX = {
    ".md": RecordFormat.MARKDOWN,
    ".html": RecordFormat.HTML,
    ".htm": RecordFormat.HTML,
}


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    issuer: Annotated[
        str, typer.Option(metavar="TEXT", help="Only issuers with this in their name.")
    ] = "",
    as_of: options.AsOf = None,
    form: Annotated[
        RecordFormat | None,
        typer.Option("--format", "-f", help="Format; by --output unless given."),
    ] = None,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Lay the reports of an issuer side by side: what they tell again, and what otherwise.

    The same figure told twice and unequal, and a growth that counts from another base than was
    printed the year before, are told with both places. They accuse nobody: a later report may
    restate.

    Exit status: 0 told, 2 unusable input, 3 no issuer with several reports.
    """
    from factcheck.domain.diagnostic import InputError

    terms = options.terms(as_of)
    try:
        with progress.shown(say("auditing")):
            from factcheck.load import read
            from factcheck.pipeline.records import records

            audit, told = records(
                *read(options.claims(paths), options.reference_folder(reference), caching.store()),
                terms,
            )
    except InputError as error:
        return faults.report(error)
    chosen = [record for record in told if issuer.casefold() in record.issuer.casefold()]
    if not chosen:
        output.complain(
            say("No issuer has several reports here. `issuer:` of a document names its own.") + "\n"
        )
        return NOTHING
    manner = form or (_BY_SUFFIX.get(out.suffix.lower()) if out else None) or RecordFormat.TEXT
    match manner:
        case RecordFormat.TEXT:
            from factcheck.render.terminal import record as terminal

            written = terminal.render(chosen, audit, output.page(colour, file=out))
        case RecordFormat.MARKDOWN:
            from factcheck.render.markdown import record as markdown

            written = markdown.render(chosen, audit)
        case RecordFormat.HTML:
            from factcheck.render.html import record as html

            written = html.render(chosen, audit)
    output.deliver(written, out)
    return 0
