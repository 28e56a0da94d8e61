"""Check a report against its data, without a claim file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import annotated, faults, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import later, say

if TYPE_CHECKING:
    from factcheck.check.findings import CheckResult
    from factcheck.load.tie_rows import TieRow
    from factcheck.render.notation.page import Page

_NOTHING = 3
UNCHECKED = later("{faults} in {files}; nothing was checked.")


class CheckFormat(StrEnum):
    """What findings are written as."""

    TEXT = "text"
    FINDINGS = "findings"
    JSON = "json"
    SARIF = "sarif"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_SUFFIXES = {
    ".json": CheckFormat.FINDINGS,
    ".sarif": CheckFormat.SARIF,
    ".md": CheckFormat.MARKDOWN,
    ".html": CheckFormat.HTML,
    ".docx": CheckFormat.DOCX,
    ".pdf": CheckFormat.PDF,
}
_COPIES = frozenset({CheckFormat.DOCX, CheckFormat.PDF})  # of the report, with remarks in it


def command(
    report: Annotated[
        Path,
        typer.Argument(metavar="REPORT", help="The report: DOCX, PDF, HTML, Markdown or text."),
    ],
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            metavar="DATA",
            help="What it is checked against: a workbook, CSV, Parquet, last year's report, "
            "or a folder; may be repeated.",
        ),
    ] = None,
    form: Annotated[
        CheckFormat | None, typer.Option("--format", "-f", help="Format; by --output unless given.")
    ] = None,
    ties: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What figures are tied to, a table to correct: it is read if it is there, and "
            "written anew; what a person has settled stays.",
        ),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="RESULT",
            help="The check of an earlier draft, as JSON: what changed since is told in the end.",
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="List what agrees as well.")
    ] = False,
    checked_by: Annotated[
        str, typer.Option(metavar="NAME", help="Author of the remarks in a DOCX or PDF.")
    ] = "",
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Check a report against its data: each figure of its text, and each of its tables.

    Figures are tied to cells by the words around them. Where a tie is not certain, nobody is
    accused. The report's own tables are evidence for its text.

    Exit status: 0 all well, 1 an error was found, 2 unusable input, 3 nothing to check.
    """
    from factcheck.check.checking import check
    from factcheck.check.since import read_check
    from factcheck.check.sources import require_report
    from factcheck.check.ties import renewed
    from factcheck.domain.diagnostic import InputError
    from factcheck.load.tie_rows import tie_rows, tie_table
    from factcheck.manuscript.read import read_manuscript

    wanted = form or (_SUFFIXES.get(out.suffix.casefold()) if out else None) or CheckFormat.TEXT
    if wanted in _COPIES:
        annotated.require(report, wanted, out)
    rows: tuple[TieRow, ...] = ()
    try:
        require_report(report)
        last = None if since is None else read_check(since)
        if ties is not None and ties.exists():
            rows = tie_rows(ties)
        with progress.shown(say("reading {path}", path=report.name)):
            manuscript = read_manuscript(report)
        with progress.located(say("checking")) as reach:
            result = check(manuscript, against or (), ties=rows, told=reach)
    except InputError as error:
        return faults.report(error, UNCHECKED)
    if ties is not None:
        output.replace(ties, tie_table(renewed(result, rows)))
    if wanted in _COPIES:
        from factcheck.render.remarks import remarks

        annotated.deliver(report, remarks(result, manuscript, verbose=verbose), checked_by, out)
    elif wanted is CheckFormat.HTML:
        from factcheck.render.html.check import render

        output.deliver(render(result, manuscript), out)
    else:
        output.deliver(_written(result, wanted, out, colour, verbose), out)
    if last is not None:
        page = output.page(colour, file=out)
        is_text = wanted is CheckFormat.TEXT and out is None
        (output.show if is_text else output.complain)(_changes(last, result, page))
    if not result.statements and not result.tables:
        output.complain(say("Nothing is checked: the report holds no figure.") + "\n")
        return _NOTHING
    return int(result.has_errors)


def _changes(last: CheckResult, result: CheckResult, page: Page) -> str:
    """Say what changed since an earlier draft was checked."""
    from factcheck.check.since import since
    from factcheck.render.terminal.since import render

    return f"\n{render(since(last, result), page)}"


def _written(
    result: CheckResult, form: CheckFormat, out: Path | None, colour: Colour, verbose: bool
) -> str:
    match form:
        case CheckFormat.FINDINGS:
            from factcheck.render.machine.check import findings

            return findings(result)
        case CheckFormat.JSON:
            from factcheck.render.machine.check import full

            return full(result)
        case CheckFormat.SARIF:
            from factcheck.render.machine.check import sarif

            return sarif(result)
        case CheckFormat.MARKDOWN:
            from factcheck.render.markdown.check import render as markdown

            return markdown(result)
        case CheckFormat.TEXT | CheckFormat.HTML | CheckFormat.DOCX | CheckFormat.PDF:
            from factcheck.render.terminal.check import render

            return render(result, output.page(colour, file=out), verbose=verbose)
