"""Report again, without checking again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import annotation, faults, report
from factcheck.cli.options import ColourWhen, Output
from factcheck.cli.output import Colour
from factcheck.language import by_option, say, speak


def command(
    result: Annotated[
        Path,
        typer.Argument(metavar="RESULT", help="JSON as factcheck audit --format json writes it."),
    ],
    form: report.Form = None,
    text: report.TextFile = None,
    quiet: report.Quiet = False,
    verbose: report.Verbose = False,
    lists_open: report.Open = False,
    out: Output = None,
    colour: ColourWhen = Colour.AUTO,
) -> int:
    """Write a result in another format, as the audit itself would have written it.

    Neither claims nor reference are read. The texts are in the language of the audit.

    Exit status: 0 written, 2 unusable input.
    """
    from factcheck.domain.diagnostic import InputError

    form = report.form_of(form, out)
    annotation.required(form, text)
    try:
        from factcheck.load.archived import read_audit

        found = read_audit(result)
        _speak(found.language)
        shown = None if text is None else annotation.marked(found.audit, text)
    except InputError as error:
        return faults.report(error, faults.UNWRITTEN)
    report.deliver(
        report.Checked(audit=found.audit, of=found.of, arguments=found.arguments, text=shown),
        report.Manner(
            form=form, out=out, colour=colour, quiet=quiet, verbose=verbose, lists_open=lists_open
        ),
    )
    return 0


def _speak(language: str) -> None:
    """Speak the language of a result.

    Raises
    ------
    typer.BadParameter
        If another is asked for: part of its texts were said when the audit ran.
    """
    wanted = by_option(sys.argv[1:])
    if wanted and wanted != language:
        problem = say(
            "the texts of this result are in the language {language!r}; audit again with "
            "--lang {wanted}.",
            language=language,
            wanted=wanted,
        )
        raise typer.BadParameter(problem, param_hint="--lang")
    speak(language)
