"""Print the figures of published files as one tidy table."""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from factcheck.cli import faults, output
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.language import later
from factcheck.load.layouts.original import Original
from factcheck.load.published import COLUMNS, Published, published, tidy

_UNREAD = later("{faults} in {files}; their figures are left out.")


class TidyReading(NamedTuple):
    """How files are to be read, as far as it is said."""

    layout: str
    encoding: str
    sheet: str
    mapping: Mapping[str, str]


def print_tidy(paths: list[Path], reading: TidyReading, out: Path | None) -> int:
    """Print the figures of files; tell what was read and what is at fault."""
    read = [_opened(path, reading) for path in paths]
    wrong = _deliver(read, out)
    for file in read:
        if not file.faults:
            output.complain("".join(f"{line}\n" for line in file.told()))
    return faults.report(InputError(wrong), _UNREAD) if wrong else 0


def _opened(path: Path, reading: TidyReading) -> Published:
    original = Original(
        path=path,
        name=path.as_posix(),
        encoding=reading.encoding,
        sheet=reading.sheet,
        mapping=reading.mapping,
    )
    return published(original, reading.layout)


def _deliver(read: list[Published], out: Path | None) -> list[Diagnostic]:
    """Write the table of all files that can be read; return the faults of the others."""
    wrong: list[Diagnostic] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerow(COLUMNS)
        for file in read:
            with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as part:
                _write(file, part)
                wrong += file.faults
                if not file.faults:
                    part.seek(0)
                    shutil.copyfileobj(part, table)
        if all(file.faults for file in read):
            return wrong
        table.seek(0)
        if out is None or str(out) == "-":
            shutil.copyfileobj(table, sys.stdout)
        elif not wrong:
            output.replace(out, table.read())
    return wrong


def _write(file: Published, part: TextIO) -> None:
    writer = csv.writer(part, lineterminator="\n")
    for cell in file.cells():
        writer.writerow(tidy(cell, file.original.name))
