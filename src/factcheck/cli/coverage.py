"""Say which figures of a report no claim covers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import annotated, caching, faults, options, output
from factcheck.cli.output import Colour
from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.draft import Coverage
    from factcheck.render.notation.page import Page


class CoverageFormat(StrEnum):
    """What the marked text is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"
    PDF = "pdf"


_COPIES = {".docx": CoverageFormat.DOCX, ".pdf": CoverageFormat.PDF}  # of the report, with remarks


def command(
    report: Annotated[
        Path,
        typer.Argument(
            metavar="REPORT",
            help="The report: text, Markdown, HTML, DOCX or PDF, or - for standard input.",
        ),
    ],
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS", help="Its claim file.")],
    reference: options.Reference = options.REFERENCE,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 if a figure is uncovered.")
    ] = False,
    form: Annotated[
        CoverageFormat | None,
        typer.Option("--format", "-f", help="Format; by --output unless given."),
    ] = None,
    checked_by: Annotated[
        str, typer.Option(metavar="NAME", help="Author of the remarks in a DOCX or PDF.")
    ] = "",
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Show the report with each figure marked by the verdict of its claim.

    Figures that no claim covers stand out, and so do quotes that are no longer in the text. As DOCX
    or PDF it is a copy of the report with remarks at what fails, is in doubt or uncovered.

    Exit status: 0 shown, 1 with --strict if something is uncovered, 2 unusable input.
    """
    from factcheck import pipeline
    from factcheck.domain.asked import VERDICTS
    from factcheck.domain.diagnostic import InputError
    from factcheck.draft import coverage
    from factcheck.manuscript import read_manuscript

    wanted = form or (_COPIES.get(out.suffix.casefold()) if out else None) or CoverageFormat.TEXT
    if wanted in _COPIES.values():
        annotated.require(report, wanted, out)
    try:
        manuscript = read_manuscript(report)
        folder = options.reference_folder(reference)
        audit = pipeline.run([claims], folder, asked=VERDICTS, store=caching.store())
    except InputError as error:
        return faults.report(error)
    found = coverage(manuscript, [verdict.claim for verdict in audit])
    marks = {verdict.id: verdict.label.symbol for verdict in audit}
    if wanted in _COPIES.values():
        from factcheck.desk.reports import remarks_on

        annotated.deliver(report, remarks_on(found, audit), checked_by, out)
    elif wanted is CoverageFormat.MARKDOWN:
        output.deliver(f"{found.markdown(marks).rstrip()}\n\n---\n\n{found.summary()}\n", out)
    else:
        output.deliver(_marked(found, marks, output.page(colour, file=out)), out)
    return 1 if strict and (found.uncovered or found.drifted) else 0


def _marked(found: Coverage, marks: dict[str, str], page: Page) -> str:
    """Set the text with its marks, what is uncovered, and the count."""
    from factcheck.render.notation.styled import Style, lines_of, styled

    pieces = []
    for piece in found.pieces():
        if piece.covered is None:
            pieces.append(styled(piece.text))
        elif piece.covered.claims:
            signs = "".join(dict.fromkeys(marks[claim] for claim in piece.covered.claims))
            pieces.append(styled("[") + styled(piece.text, Style.BOLD) + f" {signs}]")
        else:
            loud = say("{text} NOT COVERED", text=piece.text)
            pieces.append(styled("[") + styled(loud, Style.BOLD, Style.RED) + "]")
    text = page.written([*lines_of(pieces), ""])
    for each in found.uncovered:
        text += (
            say("{place}: {text} is covered by no claim", place=found.place(each), text=each.text)
            + "\n"
        )
    for name in found.drifted:
        text += say("{claim}: its quote no longer stands in the text", claim=name) + "\n"
    for numeral in found.residue:
        text += (
            say(
                "{place}: {text} was read as no claim",
                place=found.place(numeral),
                text=numeral.text,
            )
            + "\n"
        )
    return f"{text}{found.summary()}\n"
