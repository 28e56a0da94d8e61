"""Draft a claim file from the text of a report."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import faults, options, output
from factcheck.cli.reading import document_name, notes, tables_told
from factcheck.language import counted, listed, say, several

if TYPE_CHECKING:
    from factcheck.draft import Draft


_ADDED = several("{number} claim added: {ids}", "{number} claims added: {ids}")
_DRIFTED = several(
    "{number} claim no longer in the text: {ids}", "{number} claims no longer in the text: {ids}"
)


class DraftFormat(StrEnum):
    """What a draft is written as."""

    YAML = "yaml"
    SPANS = "spans"


def command(
    report: Annotated[
        Path,
        typer.Argument(
            metavar="REPORT",
            help="The report: text, Markdown, HTML, DOCX or PDF, or - for standard input.",
        ),
    ],
    reference: options.Reference = options.REFERENCE,
    form: Annotated[
        DraftFormat,
        typer.Option("--format", "-f", help="A claim file, or JSON with offsets of each claim."),
    ] = DraftFormat.YAML,
    title: Annotated[str, typer.Option(help="Title of the document.")] = "",
    issuer: Annotated[str, typer.Option(help="Who issued it.")] = "",
    published: Annotated[str, typer.Option(metavar="DATE", help="When.")] = "",
    area: Annotated[str, typer.Option(help="The area it is about, unless a claim says so.")] = "",
    period: Annotated[str, typer.Option(help="The period it is about.")] = "",
    source: Annotated[
        str, typer.Option(help="Its id among the sources: never evidence for its own claims.")
    ] = "",
    url: Annotated[str, typer.Option(help="Where it can be read.")] = "",
    merge_into: Annotated[
        Path | None,
        typer.Option("--merge", metavar="CLAIMS", help="Add what this claim file lacks to it."),
    ] = None,
    residue: Annotated[
        bool, typer.Option("--residue", help="List the numerals that claim nothing, instead.")
    ] = False,
    out: options.Output = None,
) -> int:
    """Draft claims from a report's text, for a person to review.

    Every numeral of the text becomes a claim, part of one, a name, or listed residue.

    Exit status: 0 drafted, 2 unusable input, 3 nothing to draft.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.draft import Heading, NameCatalogue, claim_file, draft, merge
    from factcheck.load import read_reference, read_report
    from factcheck.manuscript import read_manuscript
    from factcheck.pipeline.drafts import self_audited

    options.day(published or None)
    try:
        manuscript = read_manuscript(report)
        folder = options.reference_folder(reference)
        base = None if folder is None else read_reference(folder)
        known = None if base is None else NameCatalogue.known(base.catalogue)
        old = None if merge_into is None else read_report(merge_into)
    except InputError as error:
        return faults.report(error, faults.UNWRITTEN)
    file = merge_into or (out if form is DraftFormat.YAML and not residue else None)
    name = file.stem if file else document_name(report, manuscript)
    made = draft(manuscript, catalogue=known, period=period, published=published, area=area)
    drafted = self_audited(made.of(name), known, base)
    for note in (*notes(manuscript), *tables_told(drafted)):
        output.complain(f"{note}\n")
    heading = Heading(
        title=title or manuscript.title,
        issuer=issuer,
        published=published,
        area=area,
        source=source,
        url=url,
    )
    if residue:
        output.deliver(_residue(drafted), out)
    elif form is DraftFormat.SPANS:
        output.deliver(_spans(drafted), out)
    elif old is None and not drafted.claims:
        output.complain(f"{_nothing(drafted)}\n")
    elif old is None:
        output.deliver(claim_file(drafted, catalogue=known, heading=heading), out)
        if not drafted.period:
            note = say("The text names no period: give --period, or write it in the file.")
            output.complain(f"{note}\n")
    else:
        merged = merge(old, drafted, catalogue=known)
        output.deliver(merged.text, out or merge_into)
        _tell(merged.added, *_ADDED)
        _tell(merged.drifted, *_DRIFTED)
    return 0 if drafted.claims else 3


def _nothing(drafted: Draft) -> str:
    """Say why nothing was drafted."""
    if drafted.tables and all(numeral.role == "table" for numeral in drafted.numerals):
        return say("Nothing is drafted: all figures stand in tables.")
    if not drafted.numerals:
        return say("Nothing is drafted: the text holds no figure.")
    roles = listed(dict.fromkeys(numeral.role for numeral in drafted.numerals))
    return counted(
        "Nothing is drafted: the one numeral of the text claims nothing ({roles}).",
        "Nothing is drafted: the {number} numerals of the text claim nothing ({roles}).",
        len(drafted.numerals),
        roles=roles,
    )


def _residue(drafted: Draft) -> str:
    lines = (f"{drafted.place(each)}: {each.text}" for each in drafted.residue)
    return "".join(f"{line}\n" for line in lines)


def _spans(drafted: Draft) -> str:
    from json import dumps

    return dumps(drafted.spans(), ensure_ascii=False, indent=1) + "\n"


def _tell(ids: tuple[str, ...], one: str, many: str) -> None:
    """Say on stderr what became of claims, since the file itself is on stdout or replaced."""
    if ids:
        said = counted(one, many, len(ids), ids=listed(ids))
        sys.stderr.write(f"{said}\n")
