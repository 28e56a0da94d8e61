"""Check claims, and report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import accepted, annotation, config, faults, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import later, say
from factcheck.render import SUFFIXES, Format

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.render.layout import Page
    from factcheck.render.selection import Selection

FAIL_ON = "contradicted,implausible"
UNKNOWN = later("unknown verdict {word!r}.")


def command(
    context: typer.Context,
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Show claims of this kind; may be repeated."),
    ] = None,
    text: Annotated[
        str, typer.Option("-k", metavar="TEXT", help="Show claims with TEXT in id, quote or words.")
    ] = "",
    verdict: Annotated[
        list[str] | None,
        typer.Option(metavar="LABEL", help="Show claims with this verdict; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Faults and counts only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every claim in full.")] = False,
    fail_on: Annotated[
        str, typer.Option(metavar="LABEL,…", help="Verdicts that make the exit status 1.")
    ] = FAIL_ON,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Judge by what was public on that day (2022-02-20)."),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", "-f", help="Format; by --output unless given.")
    ] = None,
    vintage: options.Vintage = "",
    panel: options.PanelFile = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Text of the document, to show with its claims marked."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Known findings, which do not make the exit status 1."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what fails to FILE as known findings."),
    ] = None,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Check claims against the reference, and against each other.

    Exit status: 0 all well, 1 a claim failed, 2 unusable input, 3 nothing to check.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.domain.verdict import Label
    from factcheck.kinds import names

    selection = _selection(
        options.chosen(only or (), names(), later("unknown kind {word!r}.")),
        options.chosen(verdict or (), tuple(Label), UNKNOWN),
        text,
    )
    failing = frozenset(map(Label, options.chosen([fail_on], tuple(Label), UNKNOWN)))
    day = options.day(as_of)
    if out and config.is_set(context, "form"):  # the name of a file says more than a setting
        form = None
    form = form or (SUFFIXES.get(out.suffix.lower()) if out else None) or Format.TEXT
    annotation.required(form, report)
    try:
        known = accepted.read(None if write_baseline else baseline)
        with progress.shown(say("auditing")):
            from factcheck import pipeline

            whole = pipeline.run(
                options.claims(paths),
                options.reference_folder(reference),
                as_of=day,
                edition=vintage,
                panel=options.panel(panel),
            )
            whole = accepted.marked(whole, known)
            audit = selection.of(whole)
            shown = None if report is None else annotation.marked(audit, report)
    except InputError as error:
        return faults.report(error)
    options.require_edition(vintage, whole)
    if form is Format.TEXT:
        from factcheck.render.terminal import Detail, render

        detail = 0 if quiet else 2 if verbose else 1
        page = _page(out, colour)
        again = options.again(paths, reference, panel)
        output.deliver(render(audit, page, Detail(detail), of=len(whole), again=again), out)
    elif form is Format.HTML:
        from factcheck.render import html

        output.deliver(html.render(audit, shown), out)
    else:
        from factcheck.render import renderer

        output.deliver(renderer(form)(audit), out)
        if form is Format.GITHUB:
            _summarise(audit)
    if write_baseline:
        return accepted.write(whole, write_baseline, failing)
    if known:
        accepted.tell(audit, failing)
    return audit.exit_status(failing)


def _selection(kinds: frozenset[str], labels: frozenset[str], text: str) -> Selection:
    from factcheck.render.selection import Selection

    return Selection(kinds=kinds, labels=labels, text=text)


def _page(out: Path | None, colour: Colour) -> Page:
    """Give the page to set the report on: the screen, or a file without colour."""
    from factcheck.render.layout import Page

    seen = output.screen(sys.stdout, Colour.NEVER if out and colour is Colour.AUTO else colour)
    return Page(columns=seen.columns, colour=seen.colour)


def _summarise(audit: Audit) -> None:
    """Add the summary to the page that GitHub Actions shows of a step, where it runs there."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        from factcheck.render.github import summary

        with Path(file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(summary(audit))
