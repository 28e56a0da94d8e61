"""Bring in a file as its publisher gives it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.language import listed, say

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Files as their publishers give them.")
]


Tidy = Annotated[
    bool, typer.Option("--tidy", help="Print what is read as a tidy table; write nothing.")
]
Layout = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Read all files by this layout; otherwise it is recognised.",
        show_default=False,
    ),
]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="KEY=VALUE", help="Say what a file does not: unit=%, area:USA=usa."
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="Encoding of the files, where they do not tell it.", show_default=False
    ),
]
Sheet = Annotated[str, typer.Option(metavar="NAME", help="Read this sheet of a workbook.")]


Source = Annotated[
    str,
    typer.Option(
        metavar="ID[=TITLE]",
        help="Who publishes the figures, where the layout does not tell.",
        show_default=False,
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would come of it; write nothing.")
]


def command(
    files: Files,
    reference: options.Reference = options.REFERENCE,
    answers: Answers = None,
    source: Source = "",
    layout: Layout = "",
    encoding: Encoding = "",
    sheet: Sheet = "",
    dry_run: DryRun = False,
    tidy: Tidy = False,
    out: options.Output = None,
) -> int:
    """Bring in a file as its publisher gives it.

    It is copied to the raw files of the reference, and named there with its layout, its source and
    its hash. What neither the file nor the reference says is asked; where nobody can be asked, the
    --map options that are needed are printed, and nothing is written.

    With --tidy it prints the figures as they are read, each with its file and cell, and writes
    nothing. A file with a fault gives no figures.

    Exit status: 0 done, 2 a file is at fault or something must be answered.
    """
    mapping = read_answers(answers or [])
    paths = _without_tables_of_packages([_descriptor_in(path) for path in files])
    if tidy:
        from factcheck.cli.import_tidy import TidyReading, print_tidy

        return print_tidy(paths, TidyReading(layout, encoding, sheet, mapping), out)
    from factcheck.cli.import_files import import_files
    from factcheck.load.imports.wish import Wish

    wish = Wish(
        files=tuple(paths),
        folder=reference,
        mapping=mapping,
        today=date.today(),  # noqa: DTZ011 - the day of the person who brings it in
        layout=layout,
        encoding=encoding,
        sheet=sheet,
        source=source,
    )
    return import_files(wish, dry_run=dry_run)


def read_answers(answers: list[str]) -> dict[str, str]:
    """Read answers such as `unit=%` and `area:USA=usa`.

    Raises
    ------
    typer.BadParameter
        If one is written otherwise, or answers what is not asked.
    """
    from factcheck.load.layouts.original import ANSWERS, OTHERS

    mapping = {}
    for text in answers:
        is_of_code = ":" in text.partition("=")[0]  # which may hold the sign itself: (n = 212)
        key, equals, value = text.rpartition("=") if is_of_code else text.partition("=")
        column = key.partition(":")[0].strip()
        if not equals or column not in (*ANSWERS, *OTHERS):
            raise typer.BadParameter(
                say(
                    "{text!r} is no answer; write KEY=VALUE or KEY:CODE=VALUE. KEY is {keys}.",
                    text=text,
                    keys=listed((*ANSWERS, *OTHERS)),
                )
            )
        mapping[":".join(part.strip() for part in key.split(":", 1))] = value.strip()
    return mapping


def _descriptor_in(path: Path) -> Path:
    """Return the descriptor of a folder that holds a package; else the path itself."""
    from factcheck.load.layouts._descriptor import descriptor_in

    return descriptor_in(path) or path


def _without_tables_of_packages(files: list[Path]) -> list[Path]:
    """Return the files but those that a package among them names: its descriptor reads them."""
    from factcheck.load.layouts._descriptor import is_descriptor
    from factcheck.load.layouts.package import companions, descriptor_of

    there = {path.resolve() for path in files}
    tables = {
        table.resolve() for path in files if is_descriptor(path) for table in companions(path)
    }
    return [
        path for path in files if descriptor_of(path) not in there and path.resolve() not in tables
    ]
