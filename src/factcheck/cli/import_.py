"""Bring in a file as its publisher gives it."""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from factcheck.cli import faults, options, output
from factcheck.language import later, listed, say

if TYPE_CHECKING:
    from factcheck.domain.diagnostic import Diagnostic
    from factcheck.load.published import Published

_UNREAD = later("{faults} in {files}; their figures are left out.")

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Files as their publishers give them.")
]


Tidy = Annotated[
    bool, typer.Option("--tidy", help="Print what is read as a tidy table; write nothing.")
]
Layout = Annotated[
    str,
    typer.Option(metavar="NAME", help="Read them by this layout.", show_default="told by the file"),
]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="KEY=VALUE", help="Say what a file does not: unit=%, area:USA=usa."
    ),
]
Encoding = Annotated[
    str,
    typer.Option(metavar="NAME", help="How they are encoded.", show_default="told by the file"),
]
Sheet = Annotated[str, typer.Option(metavar="NAME", help="Read this sheet of a workbook.")]


def command(
    files: Files,
    tidy: Tidy = False,
    layout: Layout = "",
    answers: Answers = None,
    encoding: Encoding = "",
    sheet: Sheet = "",
    out: options.Output = None,
) -> int:
    """Bring in a file as its publisher gives it.

    With --tidy it prints the figures as they are read, each with its file and cell, and writes
    nothing. A file at fault gives none.

    Exit status: 0 read, 2 a file is at fault.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.load.layouts.original import Original
    from factcheck.load.published import published

    if not tidy:
        raise typer.BadParameter(say("Say --tidy: files are read and printed, not yet kept."))
    mapping = read_answers(answers or [])
    read = [
        published(
            Original(
                path=path, name=path.as_posix(), encoding=encoding, sheet=sheet, mapping=mapping
            ),
            layout,
        )
        for path in _without_tables_of_packages(files)
    ]
    wrong = _deliver(read, out)
    for each in read:
        if not each.faults:
            output.complain("".join(f"{line}\n" for line in each.told()))
    return faults.report(InputError(wrong), _UNREAD) if wrong else 0


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
        key, equals, value = text.partition("=")
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


def _without_tables_of_packages(files: list[Path]) -> list[Path]:
    """Return the files but those that a package among them names: its descriptor reads them."""
    from factcheck.load.layouts.package import descriptor_of

    there = {path.resolve() for path in files}
    return [path for path in files if descriptor_of(path) not in there]


def _deliver(read: list[Published], out: Path | None) -> list[Diagnostic]:
    """Write the table of all files that can be read; return the faults of the others."""
    from factcheck.load.published import COLUMNS

    wrong: list[Diagnostic] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerow(COLUMNS)
        for each in read:
            with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as part:
                _write(each, part)
                wrong += each.faults
                if not each.faults:
                    part.seek(0)
                    shutil.copyfileobj(part, table)
        if all(each.faults for each in read):
            return wrong
        table.seek(0)
        if out is None or str(out) == "-":
            shutil.copyfileobj(table, sys.stdout)
        elif not wrong:
            output.replace(out, table.read())
    return wrong


def _write(each: Published, part: TextIO) -> None:
    from factcheck.load.published import tidy

    writer = csv.writer(part, lineterminator="\n")
    for cell in each.cells():
        writer.writerow(tidy(cell, each.original.name))
