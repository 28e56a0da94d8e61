"""A report as it was asked for: its format and its place. What audit and render have in common."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from factcheck.cli import output
from factcheck.cli.output import Colour
from factcheck.render import SUFFIXES, Format

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.render.marks import Text

Form: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",  # all of them are a line of 81 columns
        help="One of text, markdown, html, json, jsonl, csv, sarif, junit, github, claimreview; by "
        "--output unless given.",
    ),
]
TextFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--report", metavar="FILE", help="The document itself, to show with its claims marked."
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Faults and counts only.")]
Open: TypeAlias = Annotated[
    bool, typer.Option("--open", help="List the claims that wait for evidence.")
]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="Every claim in full.")]


class Checked(NamedTuple):
    """What is reported on."""

    audit: Audit
    of: int  # so many claims were checked, of which these were asked for
    arguments: str | None  # those with which a command reads the same files, if one can
    text: Text | None = None  # of the document, for a page


class Manner(NamedTuple):
    """How it is reported."""

    form: Format
    out: Path | None
    colour: Colour = Colour.AUTO
    quiet: bool = False
    verbose: bool = False
    lists_open: bool = False


def form_of(form: Format | None, out: Path | None) -> Format:
    """Give the format asked for, or the one that the name of a file calls for, or text."""
    return form or (SUFFIXES.get(output.inner_suffix(out)) if out else None) or Format.TEXT


def deliver(checked: Checked, manner: Manner) -> None:
    """Write a report."""
    output.deliver(_written(checked, manner), manner.out)
    if manner.form is Format.GITHUB:
        _summarise(checked.audit)


def _written(checked: Checked, manner: Manner) -> str | Iterator[str]:
    audit, of, arguments = checked.audit, checked.of, checked.arguments
    match manner.form:
        case Format.TEXT:
            from factcheck.render.terminal.audit import Detail, render

            detail = Detail.LISTED if manner.lists_open else Detail.NORMAL
            if manner.quiet or manner.verbose:
                detail = Detail.QUIET if manner.quiet else Detail.VERBOSE
            page = output.page(manner.colour, file=manner.out)
            return render(audit, page, detail, of=of, again=arguments)
        case Format.HTML:
            from factcheck.render.html import audit as html

            return html.render(audit, checked.text)
        case Format.JSON:
            from factcheck.render.machine import json

            return json.pieces(audit, of=of, arguments=arguments or "")
        case _:
            from factcheck.render import renderer

            return renderer(manner.form)(audit)


def write_pages(audit: Audit, folder: Path) -> None:
    """Write a page for each claim that came to a verdict of substance."""
    from factcheck.render.html.publication import render
    from factcheck.render.machine.claimreview import RATINGS, page_of

    for verdict in audit:
        if verdict.label in RATINGS:
            output.replace(folder / page_of(verdict, audit), render(audit, verdict))


def _summarise(audit: Audit) -> None:
    """Add the summary to the page that GitHub Actions shows of a step, where it runs there."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        from factcheck.render.machine.github import summary

        with Path(file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(summary(audit))
