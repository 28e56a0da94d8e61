"""Check claims, and report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import (
    accepted,
    annotation,
    caching,
    config,
    faults,
    many,
    method,
    options,
    progress,
    report,
    table_files,
    tables,
)
from factcheck.cli.output import Colour
from factcheck.language import later, say

if TYPE_CHECKING:
    from factcheck.render.selection import Selection

FAIL_ON = "contradicted,implausible,inconsistent"
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
    quiet: report.Quiet = False,
    verbose: report.Verbose = False,
    lists_open: report.Open = False,
    fail_on: Annotated[
        str, typer.Option(metavar="LABEL,…", help="Verdicts that make the exit status 1.")
    ] = FAIL_ON,
    as_of: options.AsOf = None,
    form: report.Form = None,
    vintage: options.Vintage = "",
    panel: options.PanelFile = None,
    report_text: report.TextFile = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Known findings, which do not make the exit status 1."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what fails to FILE as known findings."),
    ] = None,
    checked_by: method.CheckedBy = "",
    site: method.Site = "",
    pages: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Write each verdict as a page of its own too, to be published."
        ),
    ] = None,
    jobs: many.Jobs = None,
    shard: many.Shard = "",
    keep: many.Keep = None,
    scheduler: many.Scheduler = "",
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read a large reference anew, and keep no index.")
    ] = False,
    fail_on_faults: Annotated[
        bool,
        typer.Option("--fail-on-faults", help="Of a table: exit status 2 where a row is faulty."),
    ] = False,
    faults_file: Annotated[
        Path | None,
        typer.Option("--faults", metavar="FILE", help="Of a table: write all faults, JSON Lines."),
    ] = None,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Check claims against the reference, and against each other.

    A table of claims (CSV, JSON Lines or Parquet), a claim a row, is checked row by row, each by
    itself, into a table of verdicts: --output verdicts.parquet.

    With --jobs, --shard, --keep or --scheduler each document is audited by itself: what is at fault
    in one stops no other, and what a claim file declares counts in that file alone. Of tables each
    has a file of verdicts then, in the folder that --output names.

    Exit status: 0 all well, 1 a claim failed, 2 unusable input, 3 nothing to check.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.domain.verdict import INCONSISTENT, REVIEW, Label
    from factcheck.kinds import names
    from factcheck.render.depth import asked_by

    failing = options.chosen([fail_on], (*Label, INCONSISTENT, REVIEW), UNKNOWN)
    terms = options.terms(as_of, vintage)
    apart = many.apart(jobs, shard, keep, scheduler)
    if tables.are_tables(paths):
        tables.refuse_others(context)
        wanted = tables.TableRequest(
            folder=options.reference_folder(reference),
            terms=options.with_panel(terms, panel),
            failing=failing,
            fails_on_faults=fail_on_faults,
            out=out,
            faults=faults_file,
            store=caching.store(is_wanted=not no_cache),
        )
        return table_files.audit(apart, paths or [], wanted, panel)
    selection = _selection(
        options.chosen(only or (), names(), later("unknown kind {word!r}.")),
        options.chosen(verdict or (), tuple(Label), UNKNOWN),
        text,
    )
    form = report.form_of(None if out and config.is_set(context, "form") else form, out)
    if apart:
        many.refuse(context, form)
        asked = many.RunRequest(
            paths=options.claims(paths),
            reference=options.reference_folder(reference),
            as_of=terms.as_of,
            edition=vintage,
            panel=panel,
            baseline=baseline,
            selection=selection,
            failing=failing,
            form=form,
            is_cached=not no_cache,
        )
        return many.audit(apart, asked, many.RunManner(out, colour, quiet))
    annotation.required(form, report_text)
    again = options.again(paths, reference, panel)
    folder = options.reference_folder(reference)
    try:
        findings = accepted.read(None if write_baseline else baseline)
        with progress.shown(say("auditing")):
            from factcheck import pipeline

            whole = pipeline.run(
                options.claims(paths),
                folder,
                options.with_panel(terms, panel),
                asked_by(form, selection, is_verbose=verbose),
                caching.store(is_wanted=not no_cache),
            )
            whole = accepted.marked(whole, findings)
            whole = method.put_down(
                whole, form, options.repeated(again, as_of, vintage), (folder, panel)
            )
            whole = method.signed(whole, checked_by, site)
            audit = selection.of(whole)
            marked_text = None if report_text is None else annotation.marked(audit, report_text)
    except InputError as error:
        status = faults.report(error)
        options.tell_missing_reference(folder)
        return status
    options.require_edition(vintage, whole)
    report.deliver(
        report.Checked(audit=audit, of=len(whole), arguments=again, text=marked_text),
        report.Manner(
            form=form, out=out, colour=colour, quiet=quiet, verbose=verbose, lists_open=lists_open
        ),
    )
    if pages is not None:
        report.write_pages(audit, pages)
    options.tell_what_is_not_read(paths, folder, whole.reference)
    if write_baseline:
        return accepted.write(whole, write_baseline, failing)
    if findings or whole.known:
        accepted.tell(audit, failing)
    return audit.exit_status(failing)


def _selection(kinds: frozenset[str], labels: frozenset[str], text: str) -> Selection:
    from factcheck.render.selection import Selection

    return Selection(kinds=kinds, labels=labels, text=text)
